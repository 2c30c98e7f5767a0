"""Mistakes that nobody foresaw: wrong answers that several students share and of which the question says nothing."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from quiz.analysis.marking import parameters
from quiz.analysis.responses import Asked
from quiz.forms import Number
from quiz.patterns import plain

FEWEST, SHARE = 3, 0.05  #: students, and of the wrong answers to this variant, that make a mistake worth a feedback


@dataclass(frozen=True)
class Cluster:
    """Wrong answers that are one to the question: the value in the middle, or the commonest spelling."""

    value: str
    count: int
    of: int  #: wrong answers to this variant
    drawn: str  #: the parameters of this variant, where several were answered


def clusters(asked: Asked) -> list[Cluster]:
    """Find the mistakes that nobody foresaw, the commonest first."""
    wrong: dict[str, list[float | str]] = defaultdict(list)
    size = Counter(given.variant for given in asked.given.values() if given.share is not None and given.share < 1)
    for given in asked.given.values():
        if given.loose is not None:
            wrong[given.variant].append(given.loose)
    out = []
    for digest, values in wrong.items():
        variant = asked.variants[digest]
        drawn = parameters(variant) if len(asked.variants) > 1 else ""
        least = max(FEWEST, math.ceil(SHARE * size[digest]))
        form = variant.form()
        numbers = [value for value in values if isinstance(value, float)]
        found = near(numbers, form, least) if isinstance(form, Number) else alike(map(str, values), least)
        out += [Cluster(value, count, size[digest], drawn) for value, count in found]
    return sorted(out, key=lambda one: (-one.count, one.drawn, one.value))


def near(values: Iterable[float], form: Number, least: int) -> list[tuple[str, int]]:
    """Group numbers that lie within the question's tolerance of each other, the largest group first."""
    if form.width is None:
        digits = Counter(f"{value:.{(form.digits or 1) - 1}e}" for value in values)
        return [(f"{float(value):g}", count) for value, count in sorted(digits.items()) if count >= least]
    left, out = sorted(values), []
    while len(left) >= least:
        start, end = _densest(left, form.width * (1 + 1e-9))
        if end - start < least:
            break
        out.append((f"{left[(start + end - 1) // 2]:.6g}", end - start))
        left[start:end] = []
    return out


def _densest(values: list[float], width: float) -> tuple[int, int]:
    """Find the largest run of sorted values that spans no more than a width; the lowest of equally large ones."""
    best, start = (0, 0), 0
    for end in range(1, len(values) + 1):
        while values[end - 1] - values[start] > width:
            start += 1
        if end - start > best[1] - best[0]:
            best = (start, end)
    return best


def alike(values: Iterable[str], least: int) -> list[tuple[str, int]]:
    """Group texts that are the same once they are made plain, each under its commonest spelling."""
    spelled: dict[str, Counter[str]] = defaultdict(Counter)
    for value in values:
        spelled[plain(value)][value] += 1
    return [
        (min(found, key=lambda spelling: (-found[spelling], spelling)), found.total())
        for _, found in sorted(spelled.items())
        if found.total() >= least
    ]
