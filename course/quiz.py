"""Check the banks of questions, and let the questions test themselves."""

from pathlib import Path
from typing import Annotated

import typer

import minimodels
from course.problem import Problem
from quiz import BankError, Question, read_bank
from quiz.stress import alike, stress

app = typer.Typer(
    help="Check and stress the banks of questions.\n\nExample: `course quiz check`",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)

Banks = Annotated[list[Path] | None, typer.Argument(help="Banks; without any, those of all chapters.")]


@app.command()
def check(banks: Banks = None) -> None:
    """Read banks and say all that is wrong with them; one line for each bank that is sound.

    Example: `course quiz check book/problem/quiz.toml`
    """
    for path, questions in _read(banks):
        wrong = list(alike(questions))
        if wrong:
            raise Problem("\n".join(f"{path}: {what}" for what in wrong), status=1)
        print(f"{path}: {len(questions)} questions are sound")


@app.command("stress")
def run(
    banks: Banks = None,
    seeds: Annotated[int, typer.Option(min=1, max=100_000, help="Draws of each question.")] = 100,
) -> None:
    """Let every question test itself over many draws: right, foreseen, partly right and unreadable answers.

    Example: `course quiz stress --seeds 100`
    """
    for path, questions in _read(banks):
        wrong = list(stress(questions, seeds))
        if wrong:
            raise Problem("\n".join(f"{path}: {what}" for what in wrong), status=1)
        print(f"{path}: {len(questions)} questions keep what they say over {seeds} draws")


def _read(banks: list[Path] | None) -> list[tuple[Path, list[Question]]]:
    """Read banks; all problems of all of them are told at once."""
    paths = banks or sorted(Path("book").glob("*/quiz.toml"))
    if not paths:
        raise Problem(f"there is no bank book/*/quiz.toml in {Path.cwd()}: run it in the root of the repository")
    read: list[tuple[Path, list[Question]]] = []
    problems: list[str] = []
    for path in paths:
        try:
            read.append((path, read_bank(path, models=minimodels.names())))
        except BankError as error:
            problems += error.problems
    if problems:
        raise Problem("\n".join(problems), status=1)
    return read
