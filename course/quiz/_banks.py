"""The banks that a command is about: those that are named, or all there are."""

from pathlib import Path
from typing import Annotated

import typer

import minimodels
from course.coverage import LEDGER
from course.problem import Problem
from quiz import BankError, LedgerError, Question, read_bank, read_ledger

Banks = Annotated[list[Path] | None, typer.Argument(help="Banks; without any, those of all chapters and exercises.")]
PLACES = ("book/*/quiz.toml", "exercises/*/instructor/questions.toml")


def read(banks: list[Path] | None) -> list[tuple[Path, list[Question]]]:
    """Read banks.

    Raises:
        Problem: with all problems of all of them.
    """
    paths = banks or [path for place in PLACES for path in sorted(Path().glob(place))]
    if not paths:
        raise Problem(f"there is no bank {PLACES[0]} in {Path.cwd()}: run it in the root of the repository")
    found: list[tuple[Path, list[Question]]] = []
    problems: list[str] = []
    try:
        claims = read_ledger(LEDGER) if LEDGER.exists() else {}
    except LedgerError as error:
        claims, problems = {}, error.problems
    for path in paths:
        try:
            found.append((path, read_bank(path, models=minimodels.library, claims=claims)))
        except BankError as error:
            problems += error.problems
    if problems:
        raise Problem("\n".join(problems), status=1)
    return found
