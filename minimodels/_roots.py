"""Where a function of one number crosses zero first."""

import math
from collections.abc import Callable


def first_crossing(rising: Callable[[float], float], steepest: float, limit: float) -> float:
    """Lowest root below ``limit`` of a function that is at most 0 at 0; infinity if there is none.

    No step of -value / steepest can pass a root if slopes are at most ``steepest``. Steps are at least .001; a root
    that a step passes nevertheless is found by false position (the Illinois rule).
    """
    high, over = 0.0, rising(0.0)
    if over == 0:
        return high
    while over < 0:
        low, under = high, over
        high = low + max(0.001, -under / steepest)
        if high >= limit:
            return math.inf
        over = rising(high)
    value, middle = 0.0, high
    for _ in range(60):
        last, middle = value, high - over * (high - low) / (over - under)
        value = rising(middle)
        if abs(value) < 1e-15:
            break
        if value < 0:
            low, under, over = middle, value, over / 2 if last < 0 else over
        else:
            high, over, under = middle, value, under / 2 if last > 0 else under
    return middle
