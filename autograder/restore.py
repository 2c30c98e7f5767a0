"""Second stage: our cells put back, the student's answers kept."""

from collections.abc import Mapping
from dataclasses import dataclass

from autograder.assignment import Cell, StudentAssignment
from autograder.draws import mistaken
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

    ``essays`` holds the student's texts by the id of their cell, ``typed`` what stands in the answer cell of each of
    the bank's questions. ``unsure`` says of a question why it cannot be graded without a person, ``notes`` what was
    put back.
    """

    steps: tuple[Step, ...]
    essays: Mapping[str, str]
    typed: Mapping[str, str]
    unsure: Mapping[str, str]
    notes: tuple[str, ...]


def restore(submission: Submission, assignment: StudentAssignment) -> Notebook:
    """Put our locked cells and tests back and take the student's answers by their ids.

    Code cells that students add themselves stay where they are: an answer may need them. Cells of the bank's questions
    do not run: what is typed there is read.
    """
    handed_in = _by_id(submission, assignment)
    doubts = {cell.id: doubt for cell in assignment.cells if (doubt := _doubt(cell, handed_in[cell.id]))}
    steps = list(_added(submission, assignment, None))
    for cell in assignment.cells:
        if not cell.asked:
            steps += _own(cell, handed_in[cell.id], cell.id in doubts)
        steps += _added(submission, assignment, cell.id)
    questions = assignment.questions
    unsure = {q.id: doubts[a.id] for q in questions for a in assignment.answers(q) if a.id in doubts}
    typed = [(q, a) for q in questions if q.asked for a in assignment.answers(q)]
    if other := mistaken(assignment.mark, submission.mark):
        unsure |= {q.id: other for q in questions if q.asked}
    return Notebook(
        steps=tuple(steps),
        essays={q.id: handed_in[q.id][0].source for q in questions if q.role == "essay" and q.id not in doubts},
        typed={q.id: handed_in[a.id][0].source for q, a in typed if a.id not in doubts},
        unsure=unsure,
        notes=tuple(note for cell in assignment.cells if (note := _note(cell, handed_in[cell.id]))),
    )


def _own(cell: Cell, found: list[SubmittedCell], doubtful: bool) -> list[Step]:
    """What is to be done with one of our cells: our own source is run, or the student's answer."""
    if cell.role == "test":
        return [Step(cell.source, cell.id, cell)]
    if cell.role == "locked" and cell.is_code:
        return [Step(cell.source, cell.id)]
    return [Step(found[0].source, cell.id)] if cell.role == "answer" and not doubtful else []


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
