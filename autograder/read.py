"""First stage: the bytes of a submission, checked and never run."""

import json
from dataclasses import dataclass
from typing import Any

from autograder.draws import MARK

__all__ = ["Submission", "SubmittedCell", "Unreadable", "read"]

LARGEST = 10_000_000  #: bytes of a submitted notebook


class Unreadable(Exception):
    """The submission is no notebook that could be graded; the text says why."""


@dataclass(frozen=True)
class SubmittedCell:
    """A cell of the student's notebook; ``id`` is its nbgrader id, if it has one."""

    id: str | None
    is_code: bool
    source: str


@dataclass(frozen=True)
class Submission:
    """The cells that a student handed in, in their order; ``mark`` says for whom the questions were drawn."""

    cells: tuple[SubmittedCell, ...]
    mark: Any = None


def read(raw: bytes) -> Submission:
    """Read a notebook of any version of the format.

    Raises:
        Unreadable: when it is none, or too large.
    """
    if len(raw) > LARGEST:
        raise Unreadable(f"the notebook is larger than {LARGEST // 1_000_000} MB")
    try:
        text = raw.decode("utf-8-sig")
        notebook = json.loads(text)
    except UnicodeDecodeError:
        raise Unreadable("the file is not UTF-8 text") from None
    except (ValueError, RecursionError):
        raise Unreadable("the file is not valid JSON") from None
    try:
        if notebook["nbformat"] < 4:
            from nbformat import convert, reader  # slow to import, and seldom needed

            notebook = convert(reader.reads(text), 4)
        return Submission(tuple(_cell(cell) for cell in notebook["cells"]), notebook.get("metadata", {}).get(MARK))
    except Exception:
        # The converters of old versions fail in many ways on what is no notebook.
        raise Unreadable("the file is JSON, but not a notebook") from None


def _cell(cell: Any) -> SubmittedCell:
    source = cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])
    grade_id = cell.get("metadata", {}).get("nbgrader", {}).get("grade_id")
    return SubmittedCell(grade_id if isinstance(grade_id, str) else None, cell["cell_type"] == "code", source)
