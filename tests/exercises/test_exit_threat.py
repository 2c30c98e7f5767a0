"""The exercise itself: its mathematics, the mistakes that its author foresaw, and that the models do not solve it."""

import json
import math
import random
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import minimodels
from autograder import Limits, StudentAssignment, grade
from tests.autograder.classroom import ROOT, Json, filled, solutions
from tests.autograder.conftest import points
from tests.exercises.conftest import NAME

EXERCISE = ROOT / "exercises" / NAME
WRONG = sorted((EXERCISE / "instructor" / "wrong").glob("*.toml"))
SOLUTIONS = solutions(EXERCISE / f"{NAME}.ipynb")
TYPED: dict[str, float | None] = {"half": 1, "silence": 2, "regions": 1}
FULL: dict[str, float | None] = {
    **TYPED,
    "standard-visible": 2,
    "standard-hidden": 2,
    "standard-limit": 2,
    "worth": 2,
    "newspaper": None,
}

Answered = Callable[..., dict[str, float | None]]


@pytest.fixture
def answered(released: Json, exit_threat: StudentAssignment) -> Answered:
    """Grade the full solution with some cells changed; give the points."""

    def run(changed: dict[str, str]) -> dict[str, float | None]:
        notebook = filled(released, {**SOLUTIONS, **changed})
        return points(grade(json.dumps(notebook).encode(), exit_threat, Limits()))

    return run


@pytest.mark.parametrize("path", WRONG, ids=lambda path: path.stem)
def test_a_foreseeable_mistake_gets_these_points(path: Path, answered: Answered) -> None:
    """Each mistake says why it is one, and what it must get."""
    mistake = tomllib.loads(path.read_text(encoding="utf-8"))
    assert mistake["why"].strip()
    assert answered(mistake["cells"]) == {**TYPED, **mistake["points"], "newspaper": None}
    assert mistake["points"].keys() >= FULL.keys() - TYPED.keys() - {"newspaper"}


SOLVED = {
    "a fine search": """
def rooted_standard(g, K, L):
    def welfare(s):
        leaving = min(1, max(0, (s - g) / K)) ** 2
        return (1 - leaving) * s - leaving * L
    return max((i / 100 for i in range(601)), key=welfare)""",
    "a search with the model's own share": """
def rooted_standard(g, K, L):
    def welfare(s):
        leaving = exit_threat.leaving_share(s, g, K) ** 2
        return (1 - leaving) * s - leaving * L
    return max((i / 200 for i in range(1201)), key=welfare)""",
    "bisection": """
from math import isclose
def rooted_standard(g, K, L):
    low, high = 0.0, 1.0
    while not isclose(low, high, abs_tol=1e-9):
        x = (low + high) / 2
        low, high = (x, high) if K - 2 * (g + L) * x - 3 * K * x * x > 0 else (low, x)
    return min(6.0, g + K * low)""",
}


@pytest.mark.parametrize("solution", SOLVED.values(), ids=SOLVED.keys())
def test_other_ways_to_the_answer_are_right_too(solution: str, answered: Answered) -> None:
    """The task allows pencil and paper as well as a search."""
    assert answered({"rooted-standard": solution}) == FULL


#: Every way that we know to let the models do the work: the same costs, the same mean cost, a K that fits one case, the
#: full standard, the state of full information, and the best of these where an answer can be checked by hand.
WRAPPERS = {
    "the same largest cost": "exit_threat.best_standard(g, K, L)",
    "the same mean cost": "exit_threat.best_standard(g, 4 * K / 3, L)",
    "a K that fits the first case": "exit_threat.best_standard(g, 5 * K / 3, L)",
    "evaluated": "exit_threat.evaluate(exit_threat.Parameters(g=g, K=K, L=L)).standard",
    "the full standard": "exit_threat.FULL_STANDARD",
    "full information": "exit_threat.welfare_full_information(g, K, L)",
    "a smaller loss": "exit_threat.best_standard(g, K, L / 2)",
    "the mean of two": "(exit_threat.best_standard(g, K, L) + exit_threat.FULL_STANDARD) / 2",
}


@pytest.mark.parametrize("expression", WRAPPERS.values(), ids=WRAPPERS.keys())
def test_calling_the_models_does_not_solve_the_task(expression: str, answered: Answered) -> None:
    """The best that one gets out of `minimodels` alone earns nothing in any cell of the function."""
    found = answered({"rooted-standard": f"def rooted_standard(g, K, L):\n    return {expression}"})
    assert found == {**FULL, "standard-visible": 0, "standard-hidden": 0, "standard-limit": 0}


def rooted_standard() -> Callable[[float, float, float], float]:
    """Run the author's solution."""
    namespace: dict[str, Any] = {}
    exec(SOLUTIONS["rooted-standard"], namespace)
    found: Callable[[float, float, float], float] = namespace["rooted_standard"]
    return found


def test_the_solution_is_the_best_standard_by_brute_force() -> None:
    """In 200 random states no standard on a grid of 6,001 does better, with the share that leaves from its density."""
    draw = random.Random(2)
    best = rooted_standard()
    for _ in range(200):
        g, K, L = draw.uniform(0, 7), draw.uniform(0.5, 12), draw.uniform(0, 10)

        def welfare(s: float) -> float:
            leaving = min(1.0, max(0.0, (s - g) / K)) ** 2  # noqa: B023 - used within the same turn
            return (1 - leaving) * s - leaving * L  # noqa: B023

        grid = max((i / 1000 for i in range(6001)), key=welfare)
        assert abs(best(g, K, L) - grid) <= 0.001


def test_the_share_that_leaves_follows_from_the_density() -> None:
    """Summing the density 2k/K² up to s - g gives ((s - g)/K)², the share in the solution."""
    K, g, s = 6.0, 2.0, 4.0
    steps = 10_000
    width = (s - g) / steps
    assert math.isclose(math.fsum(2 * (i + 0.5) * width / K**2 * width for i in range(steps)), ((s - g) / K) ** 2)


def test_the_rubric_has_four_levels_for_the_points_of_the_essay(exit_threat: StudentAssignment) -> None:
    """From full points down to one; a blank answer gets none without a reader."""
    rubric = tomllib.loads((EXERCISE / "instructor" / "rubric.toml").read_text(encoding="utf-8"))
    essay = next(q for q in exit_threat.questions if q.role == "essay")
    assert (rubric["question"], rubric["max_points"]) == (essay.id, essay.points)
    assert [level["points"] for level in rubric["levels"]] == [4, 3, 2, 1]
    assert all(level["text"].strip() for level in rubric["levels"])


def test_the_order_of_the_regions_is_the_models(exit_threat: StudentAssignment) -> None:
    """The key, which the bank states by hand, is what the model gives for the four regions."""
    states = {"a": {"K": 6, "g": 4}, "b": {"K": 6, "g": 4, "c": 1}, "c": {"K": 12, "g": 2}, "d": {"K": 6, "g": 2}}
    model = minimodels.find("exit_threat")
    standard = {region: model.evaluate(model.at({"L": 4, **state})).standard for region, state in states.items()}
    assert exit_threat.asked["regions"].right() == sorted(standard, key=lambda region: -standard[region])
    assert sorted(standard.values()) == [1, 2, 4, 5]


def test_half_of_the_standard_is_given_away_where_the_question_says_so() -> None:
    """With no goods and no loss; and the coincidence that feedback mentions ends with goods worth 2."""
    model = minimodels.find("exit_threat")
    found = [model.evaluate(model.at({"K": 6, "L": 0, "g": g})).standard for g in (0, 2)]
    assert found == [3, 4]
