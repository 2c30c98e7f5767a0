"""A tiny exercise for the tests of single stages."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from autograder import Grade, Limits, StudentAssignment, grade, load

Graded = Callable[..., Grade]


def _cell(grade_id: str, source: str, *, points: float | None = None, solution: bool = False) -> Any:
    kind = "markdown" if points and solution else "code"
    meta = {"grade_id": grade_id, "grade": points is not None, "solution": solution, "locked": not solution}
    meta |= {"schema_version": 3, "task": False} | ({} if points is None else {"points": points})
    code: dict[str, Any] = {"outputs": [], "execution_count": None} if kind == "code" else {}
    return {"cell_type": kind, "id": grade_id, "metadata": {"nbgrader": meta}, "source": source, **code}


SOLUTION = "### BEGIN SOLUTION\n{}\n### END SOLUTION"
HIDDEN = "### BEGIN HIDDEN TESTS\n{}\n### END HIDDEN TESTS"
USUAL = Limits()
TINY = [
    _cell("setup", "import math\nwidth = 3"),
    _cell("double", SOLUTION.format("def double(x):\n    return 2 * x"), solution=True),
    _cell("doubles", "assert double(2) == 4\n" + HIDDEN.format("assert double(21) == 42"), points=2),
    _cell("number", SOLUTION.format("answer = 5.0"), solution=True),
    _cell("numbers", HIDDEN.format("assert abs(answer - 5) <= 0.01"), points=2),
    _cell("half", SOLUTION.format("half = 1.0"), solution=True),
    _cell("halves", "half  # its value is the number of points", points=1),
    _cell("essay", "A model answer.", points=4, solution=True),
]


def notebook(cells: list[Any]) -> Any:
    """Make a notebook of these cells."""
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> StudentAssignment:
    """Load the tiny exercise from a real file."""
    folder = tmp_path_factory.mktemp("exercises")
    write_exercise(folder, TINY)
    return load("tiny", folder)


def write_exercise(folder: Path, cells: list[Any]) -> None:
    """Write an exercise named `tiny`."""
    (folder / "tiny").mkdir()
    (folder / "tiny" / "tiny.ipynb").write_text(json.dumps(notebook(cells)), encoding="utf-8")


@pytest.fixture
def graded(tiny: StudentAssignment) -> Graded:
    """Grade the tiny exercise with the given answers; what is not given is right."""

    def run(limits: Limits = USUAL, **answers: str) -> Grade:
        cells = [{**c, "source": answers.get(c["id"], c["source"])} for c in TINY]
        return grade(json.dumps(notebook(cells)).encode(), tiny, limits)

    return run


def points(result: Grade) -> dict[str, float | None]:
    """Points by question."""
    return {question.id: question.points for question in result.questions}


def reason(result: Grade, question_id: str) -> str:
    """Why a question got its points."""
    return next(q.reason for q in result.questions if q.id == question_id)
