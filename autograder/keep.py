"""What a person reads of a submission in nbgrader's formgrader: the author's notebook with the student's answers in it.

The formgrader turns Markdown into HTML as it stands, scripts and `javascript:` links included, and asks no option of
nbconvert about it. So nothing in the file may be a student's markup: an essay is kept as plain text.
"""

import copy
import html
import json
import os
from pathlib import Path
from typing import Any

from autograder.assignment import StudentAssignment
from autograder.read import Submission, read

__all__ = ["keep"]


def keep(raw: bytes, assignment: StudentAssignment, target: Path) -> None:
    """Write a student's assignment, tests included, with the answers of a submission in it, as ``target``.

    Outputs, attachments and cells of the student's own are left out. A file that would not change is not touched.

    Raises:
        Unreadable: when the submission is no notebook.
        OSError: when the file cannot be written.
    """
    submission = read(raw)
    notebook = copy.deepcopy(assignment.notebook)
    for cell in notebook["cells"]:
        _fill(cell, submission)
    # Half of a surrogate pair is no text: a question mark takes its place.
    content = (json.dumps(notebook, indent=1, ensure_ascii=False) + "\n").encode("utf-8", "replace")
    if not target.exists() or target.read_bytes() != content:
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_suffix(".part")
        part.write_bytes(content)
        os.replace(part, target)


def _fill(cell: Any, submission: Submission) -> None:
    """Put the student's answer into a cell; of different answers with the same id a person reads all."""
    meta = cell["metadata"].get("nbgrader", {})
    if cell["cell_type"] == "code":
        cell |= {"outputs": [], "execution_count": None}
    if meta.get("solution"):
        found = dict.fromkeys(each.source for each in submission.cells if each.id == meta["grade_id"])
        answer = "\n\n".join(found)
        cell["source"] = answer if cell["cell_type"] == "code" else _as_text(answer)


def _as_text(essay: str) -> str:
    """Write an essay as Markdown that shows every character of it as it was typed, and wraps long lines."""
    style = "white-space: pre-wrap; word-break: normal; font-family: inherit"
    return f'<pre style="{style}">\n{html.escape(essay)}\n</pre>'
