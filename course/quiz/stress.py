"""Let the questions test themselves."""

from typing import Annotated

import typer

from course.problem import Problem
from course.quiz._banks import Banks, read
from quiz import stress as engine


def stress(
    banks: Banks = None,
    seeds: Annotated[int, typer.Option(min=1, max=100_000, help="Draws of each question.")] = 100,
) -> None:
    """Let every question test itself over many draws: right, foreseen, partly right and unreadable answers.

    Example: `course quiz stress --seeds 100`
    """
    for path, questions in read(banks):
        wrong = list(engine.stress(questions, seeds))
        if wrong:
            raise Problem("\n".join(f"{path}: {what}" for what in wrong), status=1)
        print(f"{path}: {len(questions)} questions keep what they say over {seeds} draws")
