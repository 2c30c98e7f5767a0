"""Grades notebooks that nobody trusts: a pipeline of four stages, with a type for each.

``read`` checks the bytes, ``restore`` puts our cells back, ``run`` runs the student's cells in a box and our tests
outside it, ``score`` turns what happened into points.
"""

from autograder.assignment import StudentAssignment, load, names
from autograder.box import check
from autograder.limits import Limits
from autograder.problem import Problem
from autograder.read import Unreadable, read
from autograder.restore import restore
from autograder.run import run
from autograder.score import Grade, QuestionGrade, for_a_person, score

__all__ = [
    "Grade",
    "Limits",
    "Problem",
    "QuestionGrade",
    "StudentAssignment",
    "check",
    "for_a_person",
    "grade",
    "load",
    "names",
]


def grade(raw: bytes, assignment: StudentAssignment, limits: Limits) -> Grade:
    """Grade one submission, whatever it contains.

    Raises:
        Problem: when no box can be started on this machine.
    """
    try:
        submission = read(raw)
    except Unreadable as reason:
        return for_a_person(assignment, str(reason))
    notebook = restore(submission, assignment)
    transcript = run(notebook, limits)
    return score(transcript, assignment)
