"""The closed forms of skill in two stages agree with fine grids, plain sums over families, and known limits."""

import math
from itertools import pairwise, product
from statistics import NormalDist, linear_regression

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from minimodels import _early_investment as shown
from minimodels.early_investment import Parameters, best_ratio, best_share, best_share_alone, evaluate, floor_at, skill

ORDERS, WEIGHTS, SHARES, BUDGETS = st.floats(-3, 0.9), st.floats(0.2, 0.8), st.floats(0, 1), st.floats(0.1, 5)


def grown(y: float, s: float, phi: float, B: float, gamma: float) -> float:
    """What a child earns, written out in logarithms instead of powers."""
    one, two = math.log(0.2 * y + s * B), math.log(0.2 * y + (1 - s) * 1.1 * B)
    if phi == 0:
        return 3 * math.exp(0.7 * (gamma * one + (1 - gamma) * two))
    most = max(phi * one, phi * two)
    weighed = gamma * math.exp(phi * one - most) + (1 - gamma) * math.exp(phi * two - most)
    return 3 * math.exp(0.7 / phi * (most + math.log(weighed)))


def families() -> list[float]:
    """Incomes of the families, one quantile each, with mean 1."""
    incomes = [math.exp(0.8 * NormalDist().inv_cdf((i + 0.5) / 401)) for i in range(401)]
    return [y * 401 / math.fsum(incomes) for y in incomes]


@pytest.mark.parametrize(("phi", "gamma"), list(product((-2, -0.5, 0.3, 0.5), (0.35, 0.5, 0.65))))
def test_the_best_share_is_that_of_a_fine_grid(phi: float, gamma: float) -> None:
    """Where families add nothing, no share of a grid of 10,000 yields more, and the best of it lies there."""
    grid = [i / 10_000 for i in range(1, 10_000)]
    found = max(grid, key=lambda s: gamma / phi * s**phi + (1 - gamma) / phi * (1.1 * (1 - s)) ** phi)
    assert abs(found - best_share_alone(phi, gamma)) < 2e-4


@given(ORDERS, WEIGHTS)
def test_over_half_goes_early_if_the_ratio_beats_interest(phi: float, gamma: float) -> None:
    """The shift to early years stands or falls with weight and interest: over half means a ratio over 1/1.1."""
    ratio, share = best_ratio(phi, gamma), best_share_alone(phi, gamma)
    if abs(share - 0.5) > 1e-9:
        assert (share > 0.5) == (ratio > 1 / 1.1) == (gamma / (1 - gamma) > 1.1**phi)


@given(ORDERS, WEIGHTS, BUDGETS)
@settings(max_examples=20)
def test_the_poor_are_served_best_between_what_suits_each_of_them(phi: float, gamma: float, B: float) -> None:
    """With family money the best share lies between those of the tenth's poorest and richest family, and on a grid."""
    ratio, share = best_ratio(phi, gamma), best_share(phi, B, gamma)
    own = [(ratio * (0.2 * y + 1.1 * B) - 0.2 * y) / (B * (1 + 1.1 * ratio)) for y in families()[:40:39]]
    low, high = (min(1.0, max(0.0, s)) for s in sorted(own))
    assert low - 1e-4 <= share <= high + 1e-4
    assert floor_at(share, phi, B, gamma) >= max(floor_at(i / 50, phi, B, gamma) for i in range(51)) - 1e-9


@given(SHARES, st.sampled_from((-2, -0.77, 0, 0.31, 0.9)), st.floats(0, 5), WEIGHTS)
@settings(max_examples=15)
@example(0.55, -0.5, 0.3, 0.5)
def test_incomes_are_spread_as_plain_sums_say(s: float, phi: float, B: float, gamma: float) -> None:
    """Tenth, mean, mean difference and regression slope over families written out one by one agree, cash included."""
    o, none = evaluate(Parameters(s, phi, B, gamma)), [3 * (0.2 * y) ** 0.7 for y in families()]
    in_skills, in_cash = [grown(y, s, phi, B, gamma) for y in families()], [x + 1.21 * B for x in none]
    skills, cash = (o.floor, o.mean, o.gini, o.link), (o.floor_cash, o.mean_cash, o.gini_cash, o.link_cash)
    for incomes, found in ((in_skills, skills), (in_cash, cash)):
        total = math.fsum(incomes)
        apart = math.fsum(abs(a - b) for a in incomes for b in incomes) / (2 * 401 * total)
        slope = linear_regression([math.log(y) for y in families()], [math.log(x) for x in incomes]).slope
        assert found == pytest.approx((math.fsum(sorted(incomes)[:40]) / 40, total / 401, apart, slope))


@given(SHARES, ORDERS, st.floats(0, 5), WEIGHTS)
def test_children_of_the_poorest_stay_poorest(s: float, phi: float, B: float, gamma: float) -> None:
    """Public money narrows gaps and never turns families round: more parental income never means lower earnings."""
    stages = [(0.2 * y + s * B, 0.2 * y + 1.1 * (1 - s) * B) for y in families()[::20]]
    earned = [skill(early, late, phi, gamma) for early, late in stages]
    assert all(poorer < richer for poorer, richer in pairwise(earned))


@given(st.floats(0.05, 5), st.floats(0.05, 5), WEIGHTS)
def test_the_limits_of_substitution_are_known_forms(early: float, late: float, gamma: float) -> None:
    """Far below 0 the smaller stage decides, near 0 the geometric mean, at 1 the plain weighted mean."""
    assert skill(early, late, -200, gamma) == pytest.approx(min(early, late) ** 0.7, rel=0.01)
    assert skill(early, late, 1e-6, gamma) == pytest.approx(skill(early, late, 0, gamma), rel=1e-4)
    assert skill(early, late, 1, gamma) == pytest.approx((gamma * early + (1 - gamma) * late) ** 0.7)


def test_help_for_one_stage_alone_can_widen_gaps() -> None:
    """If late needs early, money for the late stage alone does more for those whose parents paid for the early one."""
    ginis = [evaluate(Parameters(0, -2, B, 0.5)).gini for B in (0.3, 1, 5)]
    assert ginis == sorted(ginis)
    assert evaluate(Parameters(0.5, -2, 5, 0.5)).gini < evaluate(Parameters(0.5, -2, 0.3, 0.5)).gini


@pytest.mark.parametrize(("s", "phi", "B"), list(product((0, 0.55, 1), (-2, 0, 0.9), (0.3, 5))))
def test_both_curves_pass_through_the_present_state(s: float, phi: float, B: float) -> None:
    """What the pictures draw meets the numbers of the state, and the first ends where all is early."""
    o = evaluate(Parameters(s, phi, B, 0.5))
    here, early = (o.floor_none + B * (o.gains[i] or 0) for i in (shown.FINE.index(s), -1))
    assert here == pytest.approx(o.floor)
    assert early == pytest.approx(o.floor_early)
    assert o.floors[shown.BUDGETS.index(B)] == o.floor
