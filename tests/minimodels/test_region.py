"""The region agrees with capital that moves step by step, a polynomial's roots, and taxes tried one by one."""

from itertools import pairwise
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minimodels import region as model


def wanted(goods: float, tau: float, c: float, alpha: float, a: float) -> float:
    """Capital at which 0.4 a goods^alpha capital^-0.6 is 1 + tau + c capital, by bisection."""
    low, high = 0.0, 1e6
    for _ in range(90):
        middle = (low + high) / 2
        earned = 0.4 * a * goods**alpha * middle**-0.6
        low, high = (middle, high) if earned > 1 + tau + c * middle else (low, middle)
    return low


def increasing(start: float, tau: float, e: float, omega: float, slump: range, periods: int) -> list[float]:
    """Capital period by period where returns increase; goods begin at what the capital pays for without a dividend."""
    capital, goods, path = start, 0.05 + tau * start, [start]
    for t in range(periods):
        move = wanted(goods, tau, 0.2, 1, 3.5 if t in slump else 7) - capital
        goods = 0.8 * goods + 0.2 * (0.05 + (1 - e) * tau * capital)
        capital += 0.4 * (1 - omega) * move
        path.append(capital)
    return path


def rest(tau: float, e: float) -> list[float]:
    """States at rest: where a polynomial in y = capital^0.2 changes its sign on a fine grid, then by bisection."""

    def above(y: float) -> bool:
        return 0.14 - (1 + tau) * y**3 + 2.8 * (1 - e) * tau * y**5 - 0.2 * y**8 > 0

    found = []
    for low, high in pairwise(i / 300 for i in range(1500)):
        if above(low) != above(high):
            for _ in range(60):
                middle = (low + high) / 2
                low, high = (middle, high) if above(middle) == above(low) else (low, middle)
            found.append(low**5)
    return found


@pytest.mark.parametrize("alpha", [0.01, 0.17, 0.3, 0.43])
def test_no_tax_and_no_dividend_on_a_grid_does_better(alpha: float) -> None:
    """Capital, revenue and dividend are largest at the three closed forms, off the stops too."""
    taxes, shares = [i / 1000 for i in range(1, 3001)], [i / 1000 for i in range(1000)]
    held = {tax: model.steady_capital(tax, alpha, 0.2, 1) for tax in taxes}
    paid = {share: share * model.steady_capital(0.5, alpha, share, 1) for share in shares}
    assert abs(max(held, key=held.__getitem__) - alpha / (1 - alpha)) < 0.001
    assert abs(max(taxes, key=lambda tax: tax * held[tax]) - 1.5) < 0.001
    assert abs(max(paid, key=paid.__getitem__) - (0.6 - alpha) / 0.6) < 0.001


@pytest.mark.parametrize(("tau", "alpha", "e"), [(0.5, 0.3, 0.2), (1.7, 0.13, 0.45), (0.08, 0.37, 0)])
@pytest.mark.parametrize("factor", [0.1, 10])
def test_capital_that_moves_comes_to_rest_at_the_formula(tau: float, alpha: float, e: float, factor: float) -> None:
    """With decreasing returns it does so from far below and from far above."""
    at_rest = model.steady_capital(tau, alpha, e, 1)
    capital = factor * at_rest
    goods = (1 - e) * tau * capital
    for _ in range(300):
        move = 0.4 * (wanted(goods, tau, 0, alpha, 1) - capital)
        goods = 0.8 * goods + 0.2 * (1 - e) * tau * capital
        capital += move
    assert isclose(capital, at_rest, rel_tol=1e-4)


@given(st.floats(0.01, 0.5), st.floats(0.01, 3), st.floats(0, 0.9), st.floats(0.2, 5))
def test_better_building_multiplies_capital_by_a_power(alpha: float, tau: float, e: float, q: float) -> None:
    """Its exponent is alpha / (0.6 - alpha), so 1 at a usefulness of 0.3."""
    grown = model.steady_capital(tau, alpha, e, q) / model.steady_capital(tau, alpha, e, 1)
    assert isclose(grown, q ** (alpha / (0.6 - alpha)), rel_tol=1e-6)


@given(st.floats(0, 3), st.floats(0, 0.9))
def test_states_at_rest_are_roots_of_a_polynomial(tau: float, e: float) -> None:
    """Its signs change three times, so there are one or three; where two are about to merge both may be missed."""
    found, roots = [k for k in model.steady_states(tau, e, 1) if k is not None], rest(tau, e)
    if len(roots) == 3 and roots[2] < 1.2 * roots[1]:
        return
    assert found == pytest.approx(roots, rel=1e-6)


def test_a_threshold_parts_rise_from_fall_until_too_much_is_paid_out() -> None:
    """At a tax of 0.5 capital that moves step by step shows it; from a share between 5 and 10 % on nothing rises."""
    poor, threshold, top = rest(0.5, 0)
    assert isclose(increasing(0.8 * threshold, 0.5, 0, 0, range(0), 1500)[-1], poor, rel_tol=1e-3)
    assert isclose(increasing(1.25 * threshold, 0.5, 0, 0, range(0), 1500)[-1], top, rel_tol=1e-3)
    rich = [len(rest(0.5, i / 100)) == 3 for i in range(100)]
    assert 5 < rich.index(False) <= 10
    assert not any(rich[rich.index(False) :])


@pytest.mark.parametrize("omega", [0, 0.3, 0.6, 0.93])
@pytest.mark.parametrize(("tau", "e"), [(0.5, 0), (0.8, 0.22)])
def test_the_slump_agrees_with_a_plain_simulation(tau: float, e: float, omega: float) -> None:
    """Period by period, and in the end."""
    start = rest(tau, 0)[2]
    path, hit = increasing(start, tau, e, omega, range(10, 40), 2500), model.slump(tau, e, omega)
    assert hit is not None
    assert all(isclose(a * start, b, rel_tol=1e-6) for a, b in zip(hit[0], path, strict=False))
    assert isclose(hit[1], path[-1], rel_tol=0.01)
