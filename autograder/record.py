"""Grades in nbgrader's gradebook: written so that writing them again changes nothing, and no manual grade is lost."""

import contextlib
import html
import os
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from autograder.assignment import StudentAssignment
from autograder.problem import Problem
from autograder.score import Grade

__all__ = ["open_gradebook", "record"]


@contextlib.contextmanager
def open_gradebook(url: str, source: Path) -> Iterator[Any]:
    """Open nbgrader's gradebook (any SQLAlchemy URL) and enter the exercise, as nbgrader does when it releases it.

    Raises:
        Problem: when it cannot be opened or written, or holds submissions of an exercise with other cells.
    """
    from nbgrader.api import Gradebook, InvalidEntry  # slow to import
    from sqlalchemy.exc import SQLAlchemyError

    # nbgrader calls `alembic` by its bare name when it makes a new gradebook.
    os.environ["PATH"] = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)))
    try:
        with Gradebook(url) as gradebook:
            _enter(gradebook, url, source)
            yield gradebook
    except (SQLAlchemyError, InvalidEntry, ImportError) as error:
        reason = str(error).split("\n", 1)[0]
        raise Problem(f"the gradebook {url} cannot be used: {reason}") from error


def record(gradebook: Any, assignment: StudentAssignment, student: str, grade: Grade) -> None:
    """Enter a grade. What a person gave stands; it is marked for review when our points have changed since."""
    name = assignment.name
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # nbgrader builds a submission in a way of which SQLAlchemy warns
        gradebook.update_or_create_student(student)
        gradebook.update_or_create_submission(name, student)
    for question in grade.questions:
        entry = gradebook.find_grade(question.id, name, name, student)
        if entry.manual_score is None or entry.auto_score != question.points:
            entry.needs_manual_grade = question.points is None or entry.manual_score is not None
        entry.auto_score = question.points
    reasons = {question.id: question.reason for question in grade.questions}
    for cell in assignment.cells:
        if cell.role in ("answer", "essay"):
            told = [reasons[q.id] for q in assignment.questions if cell in assignment.answers(q) and reasons[q.id]]
            comment = gradebook.find_comment(cell.id, name, name, student)
            # The reason may quote the student, and nbgrader shows comments in a browser.
            comment.auto_comment = html.escape("; ".join(dict.fromkeys(told)), quote=False) or None
    gradebook.db.commit()


def _enter(gradebook: Any, url: str, source: Path) -> None:
    import nbformat
    from nbgrader.preprocessors import ClearSolutions, ComputeChecksums, SaveCells

    name = source.stem
    gradebook.update_or_create_assignment(name)
    notebook = nbformat.read(source, as_version=4)
    resources: dict[str, Any] = {"nbgrader": {"notebook": name, "assignment": name, "db_url": url}}
    try:
        for step in (ClearSolutions(), ComputeChecksums(), SaveCells()):
            notebook, resources = step.preprocess(notebook, resources)
    except RuntimeError as error:
        raise Problem(f"the gradebook {url} holds grades for other cells: {error}") from error
