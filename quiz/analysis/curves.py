"""Characteristic curves: the two-parameter logistic model of item response theory, fitted by the library girth."""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

STUDENTS, ITEMS = 200, 5  #: fewer make no estimate that is worth showing
MOST = 10_000  #: students that are fitted; more change no digit that is shown
EDGE = 0.02  #: items that are right less often, or wrong less often, have no curve
INSTALL = "pip install 'egalitarianism-course[irt]'"


class Curve(NamedTuple):
    """An item: how steeply and where the chance of a right answer rises with ability, in standard deviations."""

    discrimination: float
    difficulty: float

    def at(self, ability: float) -> float:
        """Chance of a right answer (Birnbaum 1968, without the factor 1.7)."""
        return 1 / (1 + math.exp(-self.discrimination * (ability - self.difficulty)))


class Fit(NamedTuple):
    """What came of the fit: curves by question, and a sentence that says what was fitted or why nothing was."""

    curves: Mapping[str, Curve]
    said: str


def fit(right: Mapping[str, Mapping[int, bool]], falling: Sequence[str] = ()) -> Fit:
    """Fit the model by marginal maximum likelihood.

    Args:
        right: for each question the students that answered it, and whether fully right.
        falling: questions that better students answer worse; the model has no curve for them.
    """
    used = {q: given for q, given in right.items() if q not in falling and _varies(given)}
    counts: dict[int, int] = {}
    for given in used.values():
        for student in given:
            counts[student] = counts.get(student, 0) + 1
    students = [student for student, count in counts.items() if count >= ITEMS]
    if len(used) < ITEMS or len(students) < STUDENTS:
        need = f"{ITEMS} questions that {STUDENTS} students each answered, some right and some wrong"
        there = f"{len(used)} such questions, and {len(students):,} students who answered {ITEMS} of them"
        return Fit({}, f"Too few for characteristic curves: they need {need}; there are {there}.")
    try:
        curves = _fit(used, students)
    except ImportError:
        return Fit({}, f"Characteristic curves need the library girth, which is not installed: {INSTALL}")
    who = f"{len(used)} questions, answered by {len(students):,} students"
    return Fit(
        curves, f"Characteristic curves: a two-parameter logistic model of {who}. Right is what earned all points."
    )


def _varies(given: Mapping[int, bool]) -> bool:
    return len(given) >= STUDENTS and EDGE <= sum(given.values()) / len(given) <= 1 - EDGE


def _fit(used: Mapping[str, Mapping[int, bool]], students: Sequence[int]) -> dict[str, Curve]:
    import numpy as np  # not needed, and not installed, without the extra
    from girth import INVALID_RESPONSE, twopl_mml

    # Sorted, so that who the students are and in which order they come changes no bit of the sums.
    rows = sorted([int(given.get(student, INVALID_RESPONSE)) for given in used.values()] for student in students)
    kept = rows[:: math.ceil(len(rows) / MOST)]
    found = twopl_mml(np.array(kept).T)
    pairs = zip(used, found["Discrimination"], found["Difficulty"], strict=True)
    return {question: Curve(round(float(a), 4), round(float(b), 4)) for question, a, b in pairs}
