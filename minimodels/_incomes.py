"""Grids of incomes, and how unequal incomes are."""

import math
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from statistics import NormalDist


def normal() -> "NormalDist":
    """Return the standard normal distribution; its module takes longer to import than all of a model does."""
    from statistics import NormalDist

    return NormalDist()


@cache
def lognormal(sigma: float, n: int) -> tuple[float, ...]:
    """Incomes of n equally many people, increasing: midpoints of the quantiles of a lognormal, rescaled to mean 1."""
    quantile = normal().inv_cdf
    raw = [math.exp(sigma * quantile((i + 0.5) / n)) for i in range(n)]
    mean = math.fsum(raw) / n
    return tuple(x / mean for x in raw)


def share_below_mean(sigma: float) -> float:
    """Share of a lognormal distribution that lies below its mean, Phi(sigma/2)."""
    return normal().cdf(sigma / 2)


def gini(people: Sequence[tuple[float, float]]) -> float:
    """Gini coefficient, with ranks in the middle of each person's share, of pairs (income, share of people)."""
    ordered = sorted(people)
    sums = list(accumulate(income * share for income, share in ordered))
    return 1 - math.fsum(w * (2 * so_far - v * w) for (v, w), so_far in zip(ordered, sums, strict=True)) / sums[-1]


def poverty(people: Sequence[tuple[float, float]]) -> float:
    """Share of people with under 60 % of the median, of pairs (income, share of people)."""
    ordered = sorted(people)
    below = accumulate(share for _, share in ordered)
    median = next(income for (income, _), so_far in zip(ordered, below, strict=True) if so_far >= 0.5)
    return math.fsum(share for income, share in ordered if income < 0.6 * median)
