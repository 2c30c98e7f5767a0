"""Classical item analysis: numbers from lists of scores. None stands for what cannot be computed.

Formulas as in Lord and Novick, Statistical Theories of Mental Test Scores (1968).
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence


def mean(values: Sequence[float]) -> float | None:
    """Arithmetic mean; None of nothing."""
    return math.fsum(values) / len(values) if values else None


def variance(values: Sequence[float]) -> float:
    """Sample variance, with n - 1 below; 0 for fewer than two values."""
    if len(values) < 2:
        return 0.0
    middle = math.fsum(values) / len(values)
    return math.fsum((value - middle) ** 2 for value in values) / (len(values) - 1)


def correlation(x: Sequence[float], y: Sequence[float]) -> float | None:
    """Pearson's correlation of two lists of one length, -1 to 1; None where one of them does not vary.

    With x in {0, 1} this is the point-biserial correlation.
    """
    if len(x) < 2:
        return None
    at_x, at_y = math.fsum(x) / len(x), math.fsum(y) / len(y)
    together = math.fsum((a - at_x) * (b - at_y) for a, b in zip(x, y, strict=True))
    alone = math.fsum((a - at_x) ** 2 for a in x) * math.fsum((b - at_y) ** 2 for b in y)
    # Rounding leaves a trace of variance where all values are the same.
    return max(-1.0, min(1.0, together / math.sqrt(alone))) if alone > 1e-20 * len(x) ** 2 else None


def alpha(rows: Sequence[Sequence[float]]) -> float | None:
    """Cronbach's alpha of complete scores; Kuder and Richardson's formula 20 where all of them are 0 or 1.

    Args:
        rows: for each student the scores on all items, in one order.

    Returns:
        At most 1, perhaps negative; None for fewer than two items or where the totals do not vary.
    """
    items = len(rows[0]) if rows else 0
    total = variance([math.fsum(row) for row in rows])
    if items < 2 or total < 1e-20:
        return None
    within = math.fsum(variance(column) for column in zip(*rows, strict=True))
    return items / (items - 1) * (1 - within / total)


def alpha_without(rows: Sequence[Sequence[float]]) -> list[float | None]:
    """Cronbach's alpha when one item is left out, for each item in turn."""
    items = len(rows[0]) if rows else 0
    columns = list(zip(*rows, strict=True))
    variances = [variance(column) for column in columns]
    totals = [math.fsum(row) for row in rows]
    out: list[float | None] = []
    for left_out, column in enumerate(columns):
        total = variance([whole - score for whole, score in zip(totals, column, strict=True)])
        within = math.fsum(v for i, v in enumerate(variances) if i != left_out)
        usable = items > 2 and total > 1e-20
        out.append((items - 1) / (items - 2) * (1 - within / total) if usable else None)
    return out


def thirds(values: Sequence[float]) -> list[int]:
    """Put each value into the lower (0), middle (1) or upper (2) third by its rank; equal values stay together."""
    ranked = sorted(values)
    size = len(ranked)
    return [
        min(2, int(3 * (bisect_left(ranked, value) + bisect_right(ranked, value)) / (2 * size))) for value in values
    ]


def differ(groups: Iterable[Sequence[float]]) -> float:
    """How likely groups that do not differ would have means at least as far apart as these: a chi-square test.

    The sum of squared distances between the groups' means and that of all, each times its size, over the variance of
    all, is about chi-square with one degree of freedom less than there are groups. For scores of 0 and 1 this
    is Pearson's test of homogeneity, but for the factor n / (n - 1).

    Args:
        groups: scores; at least two groups of ten or so for the approximation to hold.

    Returns:
        A probability; 1 where nothing varies.
    """
    lists = list(groups)
    everyone = [score for group in lists for score in group]
    spread, middle = variance(everyone), math.fsum(everyone) / len(everyone)
    if spread < 1e-20:
        return 1.0
    between = math.fsum(len(group) * (math.fsum(group) / len(group) - middle) ** 2 for group in lists)
    return chi_square_above(between / spread, len(lists) - 1)


def chi_square_above(x: float, degrees: int) -> float:
    """Probability that chi-square with some degrees of freedom exceeds x (Abramowitz and Stegun 26.4.4 and 26.4.5)."""
    half, odd = x / 2, degrees % 2
    if half == 0:
        return 1.0
    powers = [i + odd / 2 for i in range(degrees // 2)]
    terms = [math.exp(power * math.log(half) - half - math.lgamma(power + 1)) for power in powers]
    return min(1.0, math.fsum(terms) + (math.erfc(math.sqrt(half)) if odd else 0.0))
