"""The taxes agree with places that try every tax in turn, and with shoppers and capital counted one by one."""

from math import fsum, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minimodels import tax_competition as model


def spread_of_capital(taxes: list[float], goods: list[float], m: float) -> list[float]:
    """Capital of each place: 4, and m times the lead of its offer over the mean of all offers."""
    offers = [g - t for g, t in zip(goods, taxes, strict=True)]
    mean = fsum(offers) / len(offers)
    return [4 + m * (offer - mean) for offer in offers]


def settle(goods: list[float], mu: float, m: float) -> list[float]:
    """Let places answer each other in turn, each with the best tax of a grid, which is then refined."""
    taxes = [1.0] * len(goods)

    def gains(i: int, tax: float) -> float:
        k = spread_of_capital([*taxes[:i], tax, *taxes[i + 1 :]], goods, m)[i]
        return k * k / 2 + mu * tax * k

    for step in (0.5, 0.1, 0.02, 0.004):
        for _ in range(30):
            before = list(taxes)
            for i in range(len(goods)):
                taxes[i] = max((taxes[i] + step * j for j in range(-6, 7)), key=lambda t: gains(i, t))
            if taxes == before:
                break
    return taxes


@pytest.mark.parametrize(
    ("n", "mu", "m", "goods"),
    [(2, 1, 1, 0), (10, 1.5, 1, 2), (7, 1.33, 0.87, 1.3), (3, 1.1, 0.95, 0), (5, 2.2, 0.7, 2.6), (4, 1, 1, 3.1)],
)
def test_places_that_answer_each_other_end_at_the_formula(n: int, mu: float, m: float, goods: float) -> None:
    """Best replies on a grid, in turn, end at the taxes and the capital of the closed form, off the stops too."""
    found = settle([goods, *[0.0] * (n - 1)], mu, m)
    per_capital = model.tax_per_capital(model.outflow(n, m), mu)
    one, others = model.capitals(goods, n, mu, m)
    assert abs(found[0] - per_capital * one) < 0.02
    assert max(abs(tax - per_capital * others) for tax in found[1:]) < 0.02
    held = spread_of_capital([per_capital * one, *[per_capital * others] * (n - 1)], [goods, *[0.0] * (n - 1)], m)
    assert isclose(held[0], one)
    assert isclose(held[1], others)


@given(st.integers(2, 500))
def test_without_any_extra_worth_the_tax_is_four_over_the_rivals(n: int) -> None:
    """With full mobility and money worth no more than money the tax is 4 / (n - 1), and goes to zero."""
    assert isclose(model.common_tax(model.outflow(n, 1), 1), 4 / (n - 1), rel_tol=1e-9)


@given(st.integers(2, 100), st.floats(0, 4))
def test_the_tax_of_a_place_with_goods_when_money_is_only_money(n: int, goods: float) -> None:
    """It is 4 / (n - 1) and an n-th of the lead of its goods over the mean: with many rivals it goes to zero."""
    tax = model.tax_per_capital(model.outflow(n, 1), 1) * model.capitals(goods, n, 1, 1)[0]
    assert isclose(tax, 4 / (n - 1) + (goods - goods / n) / n, rel_tol=1e-9)


@pytest.mark.parametrize(("n", "mu", "m"), [(10, 1.5, 1), (4, 1.2, 0.9)])
def test_goods_that_all_have_win_nothing(n: int, mu: float, m: float) -> None:
    """If every place has the same goods, taxes are those of places without any: 1.78 for ten and 1.5."""
    assert max(abs(tax - model.common_tax(model.outflow(n, m), mu)) for tax in settle([2.0] * n, mu, m)) < 0.02


def collected(small: float, large: float, theta: float, delta: float) -> tuple[float, float]:
    """Revenues of two countries whose people live evenly along a line, whichever rate is the lower one."""
    cross = (large - small) / delta
    across = min(cross, 1) if cross > 0 else theta * max(cross, -1)
    return small * (theta + across), large * (1 - across)


@pytest.mark.parametrize(("theta", "delta"), [(0.4, 1), (0.1, 1), (0.7, 2.5), (0.33, 0.2), (0.95, 1)])
def test_no_rate_on_a_grid_does_better_in_either_country(theta: float, delta: float) -> None:
    """Neither overbidding nor undercutting pays, nor does another reply of the large country to the minimum."""
    small, large = model.rates(theta, delta)
    floor, grid = model.half_way(theta, delta), [delta * i / 400 for i in range(801)]
    assert max(collected(t, large, theta, delta)[0] for t in grid) <= collected(small, large, theta, delta)[0] + 1e-9
    assert max(collected(small, t, theta, delta)[1] for t in grid) <= collected(small, large, theta, delta)[1] + 1e-9
    reply = model.large_reply(floor, delta)
    best = collected(floor, reply, theta, delta)
    assert max(collected(t, reply, theta, delta)[0] for t in grid if t >= floor) <= best[0] + 1e-9
    assert max(collected(floor, t, theta, delta)[1] for t in grid if t >= floor) <= best[1] + 1e-9


@given(st.floats(0.05, 0.99), st.floats(1e-6, 10))
def test_a_floor_pleases_both_and_one_rate_only_the_large(theta: float, delta: float) -> None:
    """Whatever the sizes and the cost of shopping; both rates go to zero with that cost."""
    small, large, _, _, *won = model.two_countries(theta, delta)
    assert won[0] > 0 < won[1]
    assert won[2] < 0 < won[3]
    assert small < large <= delta
