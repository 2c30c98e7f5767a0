"""Last stage: points from what happened. Pure; what is unsure goes to a person and is never a pass."""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from autograder.assignment import Cell, StudentAssignment
from autograder.run import TestRun, Transcript
from autograder.wire import printable
from student.answers import Unreadable
from student.typed import NotData, typed

if TYPE_CHECKING:
    from quiz import Question

__all__ = ["Grade", "QuestionGrade", "Status", "for_a_person", "for_typed", "score"]

#: ``invalid`` is an answer to a question of the bank that is empty or cannot be read. ``to_read`` is the normal way of
#: an essay; ``needs_person`` means that something is unsure.
Status = Literal["right", "partly", "wrong", "invalid", "to_read", "needs_person"]


@dataclass(frozen=True)
class QuestionGrade:
    """Points for one question, from 0 to ``max_points``; None while a person has to decide."""

    id: str
    status: Status
    points: float | None
    max_points: float
    reason: str = ""


@dataclass(frozen=True)
class Grade:
    """The grade of a submission, with notes on what was put back before it ran."""

    questions: tuple[QuestionGrade, ...]
    notes: tuple[str, ...] = ()

    @property
    def points(self) -> float:
        """Sum of the points that are settled."""
        return math.fsum(q.points for q in self.questions if q.points is not None)

    @property
    def max_points(self) -> float:
        """Sum of the points that there are."""
        return math.fsum(q.max_points for q in self.questions)

    @property
    def needs_person(self) -> str:
        """Why a person must look, in one line; empty when none must (an essay to read is no doubt)."""
        return "; ".join(dict.fromkeys(q.reason for q in self.questions if q.status == "needs_person"))


def for_a_person(assignment: StudentAssignment, reason: str) -> Grade:
    """Leave every question to a person."""
    return Grade(tuple(_undecided(question, reason) for question in assignment.questions))


def score(transcript: Transcript, assignment: StudentAssignment) -> Grade:
    """Turn what happened into points."""
    errors = {run.label: run.error for run in transcript.cells if run.error}
    questions = []
    for question in assignment.questions:
        if doubt := transcript.notebook.unsure.get(question.id):
            questions.append(_undecided(question, doubt))
        elif question.role == "essay":
            questions.append(_essay(question, transcript.notebook.essays[question.id]))
        elif question.asked:
            source = transcript.notebook.typed[question.id]
            questions.append(for_typed(question, assignment.asked[question.asked], source))
        else:
            earlier = [errors[cell.id] for cell in assignment.answers(question) if cell.id in errors]
            questions.append(_tested(question, transcript.tests[question.id], earlier))
    return Grade(tuple(questions), transcript.notebook.notes)


def _essay(question: Cell, text: str) -> QuestionGrade:
    if text.strip() in ("", question.released.strip()):
        return QuestionGrade(question.id, "wrong", 0.0, question.points, "not answered")
    return QuestionGrade(question.id, "to_read", None, question.points, "essay: read it")


def for_typed(question: Cell, asked: "Question", source: str) -> QuestionGrade:
    """Points of a question of the bank, for what is typed into its answer cell."""
    try:
        answer = typed(source)
        result = asked.score(answer)
    except NotData as reason:
        return _undecided(question, str(reason))
    except Unreadable as reason:
        told = "not answered" if answer == "" else f"the answer cannot be read: {printable(str(reason))}"
        return QuestionGrade(question.id, "invalid", 0.0, question.points, f"invalid: {told}")
    except Exception as error:  # an answer that nobody thought of
        return _undecided(question, f"the answer cannot be scored: {printable(str(error))}")
    told = " ".join(result.feedback)
    if result.share is None:
        return _undecided(question, told or "only a person can tell")
    points = min(question.points, max(0.0, result.share * question.points))
    status: Status = "right" if result.share >= 1 else "wrong" if points == 0 else "partly"
    return QuestionGrade(question.id, status, points, question.points, "" if status == "right" else told)


def _tested(question: Cell, test: TestRun, earlier: list[tuple[str, str]]) -> QuestionGrade:
    """Points of a test; ``earlier`` are the errors of the answer's own cells, which explain why a name is missing."""
    if test.unsure:
        return _undecided(question, test.unsure)
    if test.error:
        cause = earlier[0] if earlier and test.error[0] == "NameError" else test.error
        return QuestionGrade(question.id, "wrong", 0.0, question.points, _tell(cause))
    if test.credit is None:
        return QuestionGrade(question.id, "right", question.points, question.points)
    if math.isnan(test.credit):
        return _undecided(question, f"the test {question.id} gave no number of points")
    points = min(question.points, max(0.0, test.credit))
    status: Status = "right" if points == question.points else "wrong" if points == 0 else "partly"
    return QuestionGrade(question.id, status, points, question.points)


def _tell(error: tuple[str, str]) -> str:
    kind, text = error
    if kind == "NotImplementedError":
        return "not answered"
    return (
        text
        if kind in ("AssertionError", "RemoteError", "TooLong", "TooMuchOutput") and text
        else f"{kind}: {text}".rstrip(": ")
    )


def _undecided(question: Cell, reason: str) -> QuestionGrade:
    return QuestionGrade(question.id, "needs_person", None, question.points, reason)
