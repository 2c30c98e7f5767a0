"""Grids of incomes, measures of their inequality, and the search for a first root, against closed forms."""

import math
from collections.abc import Callable
from statistics import NormalDist

import pytest

from minimodels._incomes import gini, lognormal, poverty, share_below_mean
from minimodels._roots import first_crossing


@pytest.mark.parametrize("sigma", [0.2, 0.7, 1.2])
def test_a_fine_lognormal_grid_has_the_moments_of_the_distribution(sigma: float) -> None:
    """Mean 1, the Gini coefficient 2 Phi(sigma / sqrt 2) - 1, and Phi(sigma / 2) of the people below the mean."""
    incomes = lognormal(sigma, 4000)
    assert math.fsum(incomes) / 4000 == pytest.approx(1, abs=1e-12)
    assert list(incomes) == sorted(incomes)
    assert gini([(x, 1 / 4000) for x in incomes]) == pytest.approx(
        2 * NormalDist().cdf(sigma / math.sqrt(2)) - 1, abs=2e-3
    )
    assert sum(x < 1 for x in incomes) / 4000 == pytest.approx(share_below_mean(sigma), abs=1e-3)


def test_a_grid_mirrors_itself_around_the_median() -> None:
    """On a log scale the lowest income is as far below the median as the highest is above it."""
    incomes = lognormal(0.7, 400)
    products = [low * high for low, high in zip(incomes, reversed(incomes), strict=True)]
    assert max(products) == pytest.approx(min(products), rel=1e-9)


@pytest.mark.parametrize(
    ("people", "value"),
    [
        ([(1.0, 0.5), (1.0, 0.5)], 0),
        ([(0.0, 0.5), (2.0, 0.5)], 0.5),
        ([(0.0, 0.9), (1.0, 0.1)], 0.9),
        ([(3.0, 0.25), (1.0, 0.75)], 0.25),
    ],
)
def test_the_gini_coefficient_of_two_groups(people: list[tuple[float, float]], value: float) -> None:
    """Of two groups it is the richer group's share of income less its share of people, in whatever order they stand."""
    assert gini(people) == pytest.approx(value, abs=1e-12)


@pytest.mark.parametrize(("low", "value"), [(0.59, 0.3), (0.6, 0), (0.61, 0)])
def test_the_poor_have_less_than_six_tenths_of_the_median(low: float, value: float) -> None:
    """The line itself is not poor; the median counts people, not groups."""
    assert poverty([(5.0, 0.2), (1.0, 0.5), (low, 0.3)]) == pytest.approx(value)


@pytest.mark.parametrize(
    ("rising", "steepest", "root"),
    [
        (lambda t: 0.0 * t, 1, 0),
        (lambda t: 2 * t - 1, 2, 0.5),
        (lambda t: t * (1 - t) - 0.16, 1, 0.2),
        (lambda t: math.sqrt(t) - 0.5, 1, 0.25),  # steeper than promised at 0, but with a single root
        (lambda t: -0.1 if t < 0.35 else 0.1, 1, 0.35),
        (lambda t: t * (1 - t) - 0.26, 1, math.inf),
        (lambda t: t - 2, 1, math.inf),
    ],
)
def test_the_lowest_root_is_found(rising: Callable[[float], float], steepest: float, root: float) -> None:
    """The lowest of several roots, a jump over zero, and infinity where there is no root below the limit."""
    assert first_crossing(rising, steepest, 1) == pytest.approx(root, abs=1e-9)
