"""Second stage: our cells put back, the student's answers kept."""

from collections.abc import Mapping
from dataclasses import dataclass

from autograder.assignment import Cell, StudentAssignment
from autograder.read import Submission, SubmittedCell

__all__ = ["Notebook", "Step", "restore"]


@dataclass(frozen=True)
class Step:
    """One thing to do: run a cell in the box, or, if ``test`` is set, run that test outside it."""

    source: str
    label: str
    test: Cell | None = None


@dataclass(frozen=True)
class Notebook:
    """What will be run, in order.

    ``essays`` holds the student's texts by the id of their cell, ``unsure`` says of a question why it cannot be graded
    without a person, ``notes`` what was put back.
    """

    steps: tuple[Step, ...]
    essays: Mapping[str, str]
    unsure: Mapping[str, str]
    notes: tuple[str, ...]


def restore(submission: Submission, assignment: StudentAssignment) -> Notebook:
    """Put our locked cells and tests back and take the student's answers by their ids.

    Code cells that students add themselves stay where they are: an answer may need them.
    """
    handed_in = _by_id(submission, assignment)
    doubts = {cell.id: doubt for cell in assignment.cells if (doubt := _doubt(cell, handed_in[cell.id]))}
    steps = list(_added(submission, assignment, None))
    for cell in assignment.cells:
        if cell.role == "test":
            steps.append(Step(cell.source, cell.id, cell))
        elif cell.role == "locked" and cell.is_code:
            steps.append(Step(cell.source, cell.id))
        elif cell.role == "answer" and cell.id not in doubts:
            steps.append(Step(handed_in[cell.id][0].source, cell.id))
        steps += _added(submission, assignment, cell.id)
    questions = assignment.questions
    return Notebook(
        steps=tuple(steps),
        essays={q.id: handed_in[q.id][0].source for q in questions if q.role == "essay" and q.id not in doubts},
        unsure={q.id: doubts[a.id] for q in questions for a in assignment.answers(q) if a.id in doubts},
        notes=tuple(note for cell in assignment.cells if (note := _note(cell, handed_in[cell.id]))),
    )


def _by_id(submission: Submission, assignment: StudentAssignment) -> dict[str, list[SubmittedCell]]:
    found: dict[str, list[SubmittedCell]] = {cell.id: [] for cell in assignment.cells}
    for cell in submission.cells:
        if cell.id in found:
            found[cell.id].append(cell)
    return found


def _doubt(cell: Cell, found: list[SubmittedCell]) -> str | None:
    """Why it is not clear what the student answers in this cell, if so."""
    if cell.role not in ("answer", "essay"):
        return None
    if not found:
        return f"the answer cell {cell.id!r} is missing"
    if len({each.source for each in found}) > 1:
        return f"{len(found)} different cells have the id {cell.id!r}"
    return None


def _note(cell: Cell, found: list[SubmittedCell]) -> str | None:
    """What was put back in place of what the student handed in, if anything."""
    if cell.role in ("answer", "essay"):
        return None
    if not found:
        return f"cell {cell.id!r} was deleted; it was put back"
    if any(each.source.strip() != cell.released.strip() for each in found):
        return f"cell {cell.id!r} was changed; ours was used"
    return None


def _added(submission: Submission, assignment: StudentAssignment, after: str | None) -> list[Step]:
    """The code cells that the student added between the cell ``after`` and the next one of ours."""
    ours = {cell.id for cell in assignment.cells}
    steps: list[Step] = []
    here: str | None = None
    for cell in submission.cells:
        if cell.id in ours:
            here = cell.id
        elif cell.is_code and here == after:
            steps.append(Step(cell.source, "a cell that the student added"))
    return steps
