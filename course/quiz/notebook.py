"""Write an exercise's questions into its notebook."""

from typing import Annotated

import typer

from autograder.assignment import bank_of, source_of
from course.assignment import EXERCISES
from course.problem import Problem
from course.quiz._files import write
from quiz.notebook import put


def notebook(name: Annotated[str, typer.Argument(help="The exercise: a folder in exercises/.")]) -> None:
    """Write the questions of an exercise into its notebook, in place of those that it held before.

    They are read from `exercises/NAME/instructor/questions.toml`, and stand after the Markdown cell with the id
    `questions`, with their first numbers. A second run changes nothing.

    Example: `course quiz notebook exit_threat`
    """
    import nbformat  # slow to import

    path = source_of(name, EXERCISES)
    bank = bank_of(path)
    try:
        made = nbformat.read(path, as_version=4)
        made.cells = [nbformat.from_dict(cell) for cell in put(made, [question.draw() for question in bank])]
        nbformat.validate(made)
    except Exception as error:  # nbformat fails in many ways on what is no notebook
        raise Problem(f"{path}: {error}", 1) from error
    write(path, nbformat.writes(made) + "\n")
    print(f"{path}: {len(bank)} questions")
