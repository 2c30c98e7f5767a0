"""The closed forms of joining and voting agree with members who decide one by one, and with every voter counted."""

from itertools import product
from math import isclose, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minimodels.common_interest import breaking_distance, class_vote, misfit, support

MEMBERS = 4001


def left_in_the_end(h: float, agreements: int, paid: float) -> float:
    """Share that stays when members on a line leave, round after round, a movement that began with everybody."""
    needs = [-h + 2 * h * i / (MEMBERS - 1) for i in range(MEMBERS)]
    offers = [-h + (2 * j + 1) * h / agreements for j in range(agreements)]
    far = sorted(min(abs(need - offer) for offer in offers) for need in needs)
    inside = MEMBERS
    for _ in range(MEMBERS):
        stay = sum(d * d <= inside / MEMBERS - paid + 1e-12 for d in far[:inside])
        if stay == inside:
            break
        inside = stay
    return inside / MEMBERS


@pytest.mark.parametrize(
    ("h", "agreements", "paid"),
    [
        (0.89, 1, 0.2),
        (0.95, 1, 0.2),
        (1.08, 1, 0.2),
        (1.14, 1, 0.2),
        (2.1, 2, 0.2),
        (2.3, 2, 0.2),
        (1.7, 1, 0.07),
        (2, 1, 0),
        (3.3, 3, 0.15),
        (0.6, 1, 0.6),
        (0.65, 1, 0.6),
        (0.8, 2, 0.9),
    ],
)
def test_members_who_decide_one_by_one_end_where_the_formula_says(h: float, agreements: int, paid: float) -> None:
    """Four thousand members who leave in turn end at the share of the closed form, with one agreement and with more."""
    assert abs(left_in_the_end(h, agreements, paid) - support(h / agreements, paid)) < 0.01


@given(st.floats(0.01, 0.499))
def test_the_movement_collapses_at_the_fold(paid: float) -> None:
    """A bisection for the last distance with any support finds 1 / (2 root of the dues)."""
    low, high = 0.1, 20.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if support(middle, paid) > 0 else (low, middle)
    found = breaking_distance(paid)
    assert found is not None
    assert abs(low - found) < 1e-5
    assert isclose(found, 1 / (2 * sqrt(paid)))


def counted(lam: float, workers: float, issues: int) -> float:
    """Vote for the class party by going through every pattern of the other issues, each as likely."""
    vote, patterns = 0.0, list(product((-1, 1), repeat=issues - 1))
    for own, size in ((1, workers), (-1, 1 - workers)):
        for pattern in patterns:
            leaning = round(own * (1 - lam) + lam / (issues - 1) * sum(pattern), 9)
            vote += size / len(patterns) * (0.5 if leaning == 0 else float(leaning > 0))
    return vote


@given(st.floats(0, 0.99), st.floats(0, 1), st.integers(2, 8))
def test_the_vote_is_that_of_every_voter_counted(lam: float, workers: float, issues: int) -> None:
    """Counting all patterns of likes and dislikes gives the same vote, for any class and number of issues."""
    if all(abs((1 - lam) * (issues - 1) - lam * k) > 1e-6 for k in range(issues)):  # ties are for the next test
        assert isclose(class_vote(lam, workers, issues), counted(lam, workers, issues), abs_tol=1e-9)


def test_ties_are_halved() -> None:
    """Where the other issues just balance class a coin decides, in the formula as in the count."""
    for lam in (0.5, 0.7, 0.875):
        assert isclose(class_vote(lam, 0.6, 8), counted(lam, 0.6, 8))


def test_a_majority_never_falls_below_one_half_and_a_minority_never_loses() -> None:
    """Issues beyond class move every class's vote toward one half and never past it."""
    for step in range(100):
        assert 0.5 - 1e-12 <= class_vote(step / 100, 0.6, 8) <= 0.6 + 1e-12
        assert 0.45 - 1e-12 <= class_vote(step / 100, 0.45, 8) <= 0.5 + 1e-12


def test_the_misfit_is_that_of_many_members() -> None:
    """The mean squared distance of evenly spread needs from three agreements is the formula's."""
    needs = [-1.5 + 3 * (i + 0.5) / 30_000 for i in range(30_000)]
    found = sum(min((need - offer) ** 2 for offer in (-1, 0, 1)) for need in needs) / len(needs)
    assert isclose(found, misfit(1.5, 3), rel_tol=1e-6)
