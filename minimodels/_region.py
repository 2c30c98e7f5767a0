"""What the model of the region tells and shows: its numbers, words, pictures and sources, and how it finds a root."""

from collections.abc import Callable
from itertools import pairwise
from math import exp, log
from typing import Any, NamedTuple

from minimodels._controls import number, span
from minimodels._model import Source
from minimodels._picture import DASHED, DOTTED, Axis, Band, Dots, Line, Panel, Point, Rule

TAX_STOPS = (0, 0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.75, 1, 1.25, 1.5, 2, 2.5, 3)
USEFUL = (0.01, 0.02, *span(0.05, 0.5, 0.05))
SHARES = (0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
LOCAL = (0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9)
TAXES = (0, 0.01, 0.03, 0.06, *(i / 20 for i in range(2, 17)), 0.9, 1, 1.1, 1.25, 1.4, 1.5, 1.75, 2, 2.25, 2.5, 2.75, 3)
TODAY = tuple(round(10 ** (i / 5), 5) for i in range(-12, 15))  #: capital at which the second panel is drawn
PERIODS = 120  #: that the third panel shows
SHOWN = (0, 5, 10, 11, 12, 14, 16, 18, 20, 23, 26, 30, 35, 40, 41, 42, 44, 47, 50, 55, *range(60, 121, 10))
PATIENCE = 3000  #: periods after which a region has certainly chosen its side of the threshold


class Outcome(NamedTuple):
    """What follows from a state: of decreasing returns as far as ``total``, of increasing returns thereafter."""

    best_tax: float = number("tax that holds most capital", digits=3)
    held: float = number("capital held, of the most without a dividend", digits=3, percent=True)
    most_held: float = number("capital held with the best tax, of the same", digits=3, percent=True)
    revenue: float = number("revenue, of the most it could take", digits=3, percent=True)
    goods: float = number("public goods, of the most it could build", digits=3, percent=True)
    dividend: float = number("dividend paid, of the most it could pay", digits=3, percent=True)
    tied: float = number("public part of all capital", digits=3, percent=True)
    total: float = number("private and public capital, of the most private capital", digits=3, percent=True)
    held_by_tax: tuple[float, ...] = number("capital held, by tax", digits=3, percent=True)
    revenue_by_tax: tuple[float, ...] = number("revenue, by tax", digits=3, percent=True)
    poor: float = number("capital in the poor state", digits=4)
    threshold: float | None = number("capital at the threshold", digits=3)
    rich: float | None = number("capital in the rich state", digits=3)
    growth: tuple[float, ...] = number("capital drawn by the goods that capital pays for, over that capital", digits=3)
    rests: tuple[float | None, ...] = number("capital at rest: poor, threshold, rich", digits=4)
    lasting: tuple[float, ...] = number("whether capital returns there", digits=0)
    path: tuple[float | None, ...] = number("capital, of that before the dividend", digits=2, percent=True)
    bottom: float | None = number("capital left at the end of the slump", digits=3, percent=True)
    later: float | None = number("capital 80 periods after the slump", digits=3, percent=True)
    ends: float | None = number("capital long after the slump", digits=3)


def curves(plain: Callable[..., Any], alpha: float, e: float) -> list[tuple[float, ...]]:
    """Capital and revenue by tax with decreasing returns."""
    return [tuple(plain(tax, alpha, e)[i] for tax in TAXES) for i in (0, 1)]


def outcome(tax: float, here: tuple[float, ...], best: float, curves: Any, rest: Any, drawn: Any, hit: Any) -> Outcome:
    """Put the numbers of a state in order; without a rich region there is no slump to tell of."""
    path: tuple[float | None, ...] = (None,) * len(SHOWN)
    bottom = later = ends = None
    if hit is not None:
        path, bottom, later, ends = tuple(hit[0][t] for t in SHOWN), hit[0][40], hit[0][120], hit[1]
    growth = tuple(capital / today for capital, today in zip(drawn, TODAY, strict=True))
    second = (*rest, growth, tuple(rest), (1.0, 0.0, 1.0))
    values: Any = (tax, here[0], best, *here[1:], *curves, *second, path, bottom, later, ends)
    return Outcome(*values)


def crossing(falling: Callable[[float], float], low: float = 1e-6, high: float = 1e6) -> float:
    """Find where a function of capital falls through zero, by false position on the logarithm (the Illinois rule)."""
    left, right = log(low), log(high)
    over, under = falling(low), falling(high)
    middle, before = right, 0.0
    for _ in range(100):
        middle = (left * under - right * over) / (under - over)
        value = falling(exp(middle))
        if abs(value) < 1e-14 or right - left < 1e-14:
            break
        if value > 0:
            left, over, under = middle, value, under / 2 if before > 0 else under
        else:
            right, under, over = middle, value, over / 2 if before < 0 else over
        before = value
    return exp(middle)


def crossings(function: Callable[[float], float]) -> list[float]:
    """Find every capital between 0.0001 and 10,000 at which a function changes its sign, lowest first."""
    grid = [10 ** (i / 20) for i in range(-80, 81)]
    values = [function(capital) for capital in grid]
    found = []
    for (low, high), (at_low, at_high) in zip(pairwise(grid), pairwise(values), strict=True):
        if (at_low > 0) != (at_high > 0):
            sign = 1 if at_low > 0 else -1
            found.append(crossing(lambda capital, sign=sign: sign * function(capital), low, high))  # type: ignore[misc]
    return found


def describe(p: Any, o: Outcome) -> str:
    """Tell the state in words."""
    if p.tau == 0:
        text = "Without a tax there are no goods, and with decreasing returns no capital."
    else:
        text = "The region holds {held} of the capital that it could hold at most without a dividend; "
        other = "a higher" if p.tau < o.best_tax else "a lower"
        best = abs(p.tau - o.best_tax) < 1e-9
        text += "no other tax would hold more." if best else f"{other} tax, {{best_tax}}, would hold most."
    if o.ends is None:
        text += " With increasing returns this tax is too low for a rich state: only the poor one is left, with a "
        return text + "capital of {poor}, and the third picture has no rich region to start from."
    if o.rich is None:
        text += " With increasing returns the dividend eats the goods: only the poor state is left, with a capital of "
        return text + "{poor}."
    text += " With increasing returns it is poor with a capital of {poor} or rich with {rich}; the threshold between "
    text += "is {threshold}."
    if o.ends == o.rich:
        return text + " The slump leaves {bottom} of the capital, enough to grow rich again."
    return text + " The slump leaves {bottom} of the capital, too little: it ends poor."


BASE: dict[str, float | str] = {"tau": 0.5, "e": 0}
PANELS = (
    Panel(
        title="Decreasing returns: tax, capital and revenue",
        alt="Line chart over the tax: capital held rises and then falls, with its top at {best_tax}. At a tax of {tau} "
        "the region holds {held} of the most without a dividend and takes {revenue} of the most revenue.",
        x=Axis("tax on capital, τ", 0, 3),
        y=Axis("share of the most possible", 0, 1.1, percent=True),
        marks=(
            Line("capital, usefulness 0.02", "held_by_tax", "neutral", x=TAXES, at={"alpha": 0.02}, dash=DOTTED),
            Line("capital, usefulness 0.15", "held_by_tax", "neutral", x=TAXES, at={"alpha": 0.15}, dash=DASHED),
            Line("revenue, present usefulness", "revenue_by_tax", "state", x=TAXES, dash=DASHED),
            Line("capital, present usefulness", "held_by_tax", "capital", x=TAXES),
            Point("best_tax", "most_held", "capital", hollow=True, label="most capital"),
            Point("tau", "held", "capital"),
        ),
    ),
    Panel(
        title="Increasing returns: where capital grows",
        alt="Chart of the factor by which capital grows or shrinks against capital today, with a line at 1. Capital "
        "settles at {poor} or, if there is such a state, at {rich}; the threshold between is {threshold}. The tax is "
        "{tau}, the dividend {e}.",
        x=Axis("capital today", 0.005, 500, log=True),
        y=Axis("capital drawn / capital today (1: no change)", 0.2, 5, log=True),
        marks=(
            Rule(y=1.0),
            Line("tax 0.5, no dividend", "growth", "neutral", x=TODAY, at=BASE, dash=DASHED),
            Line("present tax and dividend", "growth", "capital", x=TODAY),
            Dots("rests", (1.0, 1.0, 1.0), "lasting", "capital", "poor, rich", "threshold"),
        ),
    ),
    Panel(
        title="Same slump, different owners",
        alt="Line chart over 120 periods: a rich region begins to pay a dividend of {e}; from period 10 to 40 "
        "productivity is halved. With a tax of {tau} and {omega} local owners {bottom} of its capital is left at the "
        "end of the slump, and it settles at {ends}.",
        x=Axis("period", 0, 120),
        y=Axis("capital (rich, no dividend = 1)", 0, 1.05),
        marks=(
            Band(10, 40, "slump"),
            Line("τ 0.5, no dividend, 0 % local", "path", "neutral", x=SHOWN, at={**BASE, "omega": 0}, dash=DOTTED),
            Line("the same, 30 % local", "path", "neutral", x=SHOWN, at={**BASE, "omega": 0.3}, dash=DASHED),
            Line("the same, 60 % local", "path", "neutral", x=SHOWN, at={**BASE, "omega": 0.6}, dash=(12.0, 3.0)),
            Line("present state", "path", "capital", x=SHOWN),
        ),
    ),
)
EXERCISES = (
    "Write `steady_k_if_output_is_taxed(share, alpha, beta, r)`: steady capital when the region takes a share of its "
    "output, not a tax on each unit of capital, and spends all of it on goods. Which share holds most capital?",
    "Goods that make capital earn more here, and owners who do not leave: two meanings of tying capital down. Tell "
    "them apart by what happens to each in the slump, and say which of them the paper's argument needs.",
)
SOURCES = (
    Source("Barro 1990: public services paid for by taxes raise growth first, then lower it."),
    Source("Baldwin and Krugman 2004: where firms gain by being together, that gain can be taxed without driving out."),
    Source("Krugman 1991: increasing returns gather firms in one region and empty another."),
    Source("Arthur 1989: with increasing returns small events decide which of several lasting states is reached."),
    Source("Our own simplification: the slump, the local owners and all numbers of the second and third picture."),
)
