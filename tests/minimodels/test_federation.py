"""The closed forms of the federation agree with simulated bad years, with a search, and with exits one by one."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minimodels.federation import gain, gap_of_richest, insurable, largest_contribution, limits, members_left

SHARES, INSECURITIES, GENEROSITIES = st.floats(0, 1), st.floats(0, 1), st.floats(0, 0.15)
LEARNING, FEARS = st.floats(0, 0.02), st.floats(0, 0.06)
INCOMES = [0.75 + 0.5 * i / 9 for i in range(10)]


def benefit(members: list[float], i: int, tau: float, sigma: float, rho: float, giving: float, fixed: float) -> float:
    """What member i gains, from the variance of its income with and without the pool, written out."""
    n, own, mean = len(members), members[i], math.fsum(members) / len(members)
    alone = sigma**2
    keep, pooled = 1 - tau + tau / n, tau / n  # weights of its own shock and of each other one
    within = sigma**2 * (rho + (1 - rho) * (keep**2 + (n - 1) * pooled**2))
    return tau * (mean - own) + (alone - within) + giving * tau + fixed


def exits(tau: float, sigma: float, rho: float, giving: float, learn: float, fear: float) -> list[list[float]]:
    """Who is left after each exit: the region that loses most goes first, until nobody loses."""
    history = [list(INCOMES)]
    while len(history[-1]) > 1:
        here = history[-1]
        fixed = learn * (len(here) - 1) + fear
        gains = [benefit(here, i, tau, sigma, rho, giving, fixed) for i in range(len(here))]
        if min(gains) >= -1e-9:
            return history
        history.append([income for i, income in enumerate(here) if i != gains.index(min(gains))])
    return history


@pytest.mark.parametrize(("tau", "gap", "sigma", "rho"), [(0.5, 0.12, 0.5, 0.2), (0.85, -0.2, 0.3, 0.6)])
def test_the_gain_is_the_certainty_equivalent_of_simulated_years(
    tau: float, gap: float, sigma: float, rho: float
) -> None:
    """Mean utility -exp(-2 income) over years drawn, turned back into income, differs by the gain."""
    rng, apart, together = random.Random(0), [], []
    for _ in range(40_000):
        common = rng.gauss(0, 1)
        shocks = [sigma * (math.sqrt(rho) * common + math.sqrt(1 - rho) * rng.gauss(0, 1)) for _ in range(10)]
        pooled = (1 - tau) * (gap + shocks[0]) + tau * math.fsum(shocks) / 10
        apart.append(math.exp(-2 * (gap + shocks[0])))
        together.append(math.exp(-2 * pooled))
    means = [math.fsum(values) / len(values) for values in (apart, together)]
    found = (math.log(means[0]) - math.log(means[1])) / 2
    ratios = [a / means[0] - b / means[1] for a, b in zip(apart, together, strict=True)]
    error = math.sqrt(math.fsum(r * r for r in ratios) / len(ratios)) / 2 / math.sqrt(len(ratios))
    assert abs(found - gain(tau, gap, insurable(sigma, rho, 10), 0, 0)) < 3 * error


@given(st.floats(-0.3, 0.3), SHARES, INSECURITIES, GENEROSITIES, st.floats(0, 0.3))
def test_the_largest_contribution_is_the_largest_of_a_grid(
    gap: float, rho: float, sigma: float, giving: float, fixed: float
) -> None:
    """Up to the largest contribution no rate is a loss, and beyond it every rate is."""
    k = insurable(sigma, rho, 10)
    largest = largest_contribution(gap, k, giving, fixed)
    assert 0 <= largest <= 1
    for tau in (i / 200 for i in range(201)):
        gained = gain(tau, gap, k, giving, fixed)
        assert gained > -1e-8 if tau <= largest else gained < 1e-8


@given(SHARES, INSECURITIES, SHARES, GENEROSITIES, LEARNING, FEARS)
def test_exits_one_by_one_end_where_the_limits_say(
    tau: float, sigma: float, rho: float, giving: float, learn: float, fear: float
) -> None:
    """Letting the most dissatisfied go until all are content leaves as many, and the poorest, as the closed form."""
    accepted = limits(sigma, rho, giving, learn, fear)
    if all(abs(tau - limit) > 1e-4 for limit in accepted):
        left = exits(tau, sigma, rho, giving, learn, fear)[-1]
        assert left == INCOMES[: members_left(tau, accepted)]


def test_the_rich_leave_one_by_one_from_the_top() -> None:
    """At a contribution of half and insecurity .35 five leave one by one, and at no contribution none does."""
    assert [len(left) for left in exits(0.5, 0.35, 0.2, 0, 0, 0)] == [10, 9, 8, 7, 6, 5]
    assert [len(left) for left in exits(0, 0.35, 0.2, 0, 0, 0)] == [10]


@given(INSECURITIES, SHARES)
def test_pooling_removes_its_share_of_the_variance(sigma: float, rho: float) -> None:
    """With all incomes pooled the variance falls by (1 - rho)(1 - 1/n), and half of A times that is gained."""
    assert math.isclose(insurable(sigma, rho, 10), sigma**2 * (1 - rho) * 0.9, abs_tol=1e-12)
    assert math.isclose(gap_of_richest(7), INCOMES[6] - math.fsum(INCOMES[:7]) / 7)


def test_insecurity_that_strikes_all_at_once_buys_nothing() -> None:
    """Where all shocks are common no insecurity makes a region without generosity contribute to a pool."""
    assert {largest_contribution(0.1, insurable(i / 20, 1, 10), 0, 0) for i in range(21)} == {0}
