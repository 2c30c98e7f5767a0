"""The best policy against a search that knows nothing of its three kinds, and what follows from its formulas."""

import random
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minimodels.capstone import best_plan, needed_strength, strength, with_feedback

scales = st.floats(0.01, 3)
strengths = st.floats(0.01, 4)


def searched(kappa: float, Q: float, phi: float, steps: int = 400) -> float:
    """Largest dividend over a fine grid of taxes and spendings, with firms counted one by one in two groups."""
    best = 0.0
    top = kappa + Q
    for i in range(steps + 1):
        tax = i * top / steps
        for j in range(steps + 1):
            spent = j * top / steps / 2
            worth = sqrt(Q * spent)
            caring = 1 - min(1, max(0, tax - worth) / kappa)
            others = 1 - min(1, tax / kappa)
            best = max(best, tax * ((1 - phi) * caring + phi * others) - spent)
    return best


@pytest.mark.parametrize("seed", range(4))
def test_the_best_policy_is_what_a_search_finds(seed: int) -> None:
    """On random costs, goods and shares of indifferent capital the formula is the search's best, to its grain."""
    chance = random.Random(seed)
    kappa, Q, phi = chance.uniform(0.05, 2), chance.uniform(0.05, 2), chance.choice((0, 0.25, 0.5, 0.75))
    found = searched(kappa, Q, phi)
    assert found <= best_plan(kappa, Q, phi).dividend + 1e-12
    assert found == pytest.approx(best_plan(kappa, Q, phi).dividend, rel=0.01)


@given(kappa=scales, Q=strengths)
def test_without_indifferent_capital_two_formulas_suffice(kappa: float, Q: float) -> None:
    """Q/4 where goods are strong enough for the costs of moving, kappa^2 / (4 kappa - Q) elsewhere."""
    expected = Q / 4 if 2 * kappa <= Q else kappa**2 / (4 * kappa - Q)
    assert best_plan(kappa, Q, 0).dividend == pytest.approx(expected)


@given(Q=strengths, phi=st.sampled_from((0, 0.25, 0.5, 0.75)))
def test_at_full_mobility_the_indifferent_share_counts_twice(Q: float, phi: float) -> None:
    """What is left is (1 - phi)^2 Q / 4: less capital stays, and less is worth spending on it."""
    assert best_plan(0, Q, phi).dividend == pytest.approx((1 - phi) ** 2 * Q / 4)


@given(kappa=st.just(0) | st.floats(0.001, 2), need=st.floats(0.05, 0.5), phi=st.sampled_from((0, 0.5)))
def test_the_needed_strength_is_the_smallest_that_is_enough(kappa: float, need: float, phi: float) -> None:
    """With it the minimum is paid; with a little less it is not, unless captive firms pay it alone."""
    Q = needed_strength(kappa, need, phi)
    assert best_plan(kappa, Q, phi).dividend >= need - 1e-9
    if Q:
        assert best_plan(kappa, 0.99 * Q, phi).dividend < need


@given(q=st.floats(0, 2), v=st.floats(0, 1.2), q1=st.floats(0, 2))
def test_feedback_ends_where_it_reproduces_itself(q: float, v: float, q1: float) -> None:
    """Followed round by round, dividend and capacity come to rest at the formula's dividend."""
    dividend = 0.0
    for _ in range(300):
        dividend = strength(q + q1 * dividend, v) / 4
    assert with_feedback(q, v, q1) == pytest.approx(dividend, abs=1e-9)
