"""Why do firms that could take the high road not take it? Each high-road firm helps the next one.

High-road firms need skills, information and suppliers that they help each other produce: 0.8 when all take part. A
low-road firm saves 1; alone high-road firms lose, together they win. The cost of changing over can freeze any state.
Supports and barriers move the tipping point, and a temporary push of 0.8 works only if it carries the economy past it.
"""

import math
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import NamedTuple

from minimodels._controls import Controls, number, slider, span
from minimodels._model import Claim, Failure, Model, Reference, Source, Theorem
from minimodels._picture import DASHED, DOTTED, Axis, Band, Line, Panel, Paths, Rule

PROFIT = 1.0  #: of a firm before supports, edge and barrier, h
EDGE = 1.0  #: what a firm saves by paying and training less: the private edge of the low road, d
JOINTNESS = 0.8  #: supports that firms produce together when all are on the high road, g1
PUSH = 0.8  #: what a temporary push adds to the advantage of the high road
STARTS = (0.02, 0.1, 0.18, 0.26, 0.34, 0.42, 0.49, 0.6, 0.68, 0.76, 0.84, 0.92, 0.98)
TIMES = (0.0, 1.0, 2.0, 3.0, 4.0, 6.0, 9.0, 13.0, 18.0, 24.0, 30.0)  #: at which pushes are drawn
PATH_TIMES = (0.0, 2.0, 4.0, 7.0, 11.0, 16.0, 22.0, 30.0)  #: fewer, so that rounding to percents does not show
SHARE, TIME = Axis("firms on the high road", 0, 1, percent=True), Axis("periods", 0, 30)
ZONE = Band("slides_below", "climbs_above", label="nobody moves", along="y")


@dataclass(frozen=True)
class Parameters(Controls):
    """What the reader moves; paths depend on all of it, so stops are few and often share their paths."""

    g0: float = slider("supports provided, g0", default=0.2, stops=span(0, 1, 0.1))
    b: float = slider("barrier on the low road, b", default=0.3, stops=span(0, 1, 0.1))
    z: float = slider("share of supports open to low-road firms, z", default=0, unit="%", stops=(0, 0.39, 0.41, 0.8))
    T: float = slider("cost of changing over, T", default=0.1, stops=span(0, 0.3, 0.1))


class Outcome(NamedTuple):
    """What follows from a state; shares are those of firms on the high road."""

    slides_below: float = number("share below which firms slide back to the low road", digits=3, percent=True)
    climbs_above: float = number("share above which firms follow to the high road", digits=3, percent=True)
    alone: float = number("advantage of the high road for the first firm", digits=3)
    together: float = number("advantage of the high road when all are on it", digits=3)
    profit_high: float = number("profit of a firm when all are on the high road")
    profit_low: float = number("profit of a firm when all are on the low road")
    push_1: float = number("share in the end after a push of one period", percent=True)
    push_2: float = number("share in the end after a push of two periods", percent=True)
    push_3: float = number("share in the end after a push of three periods", percent=True)
    paths: tuple[float, ...] = number("shares over time from each start", percent=True)
    pushed_1: tuple[float, ...] = number("shares over time with a push of one period", percent=True)
    pushed_2: tuple[float, ...] = number("shares over time with a push of two periods", percent=True)
    pushed_3: tuple[float, ...] = number("shares over time with a push of three periods", percent=True)


def profits(x: float, g0: float, b: float, z: float) -> tuple[float, float]:
    """Profits on the high and on the low road, where firms can use a share z of the supports and meet the barrier."""
    supports = g0 + JOINTNESS * x
    return PROFIT + supports, PROFIT + EDGE + z * supports - b


def advantage(x: float, g0: float, b: float, z: float) -> float:
    """How much more a firm earns on the high road, (1 - z) (g0 + g1 x) + b - d."""
    high, low = profits(x, g0, b, z)
    return exact(high - low)


def tipping_share(level: float, alone: float, together: float) -> float:
    """Share, 0 to 1, up to which the advantage, linear from ``alone`` to ``together``, is below a level."""
    return min(1.0, max(0.0, exact((level - alone) / (together - alone))))


def share_after(x: float, alone: float, together: float, T: float, time: float) -> float:
    """Share on the high road after ``time`` periods from x: exact, where Euler's steps of .1 err by .005."""
    gain, growth = alone + (together - alone) * x, together - T
    if gain < 0:  # the low road draws, and the same law holds for the share on it
        return 1 - share_after(1 - x, -together, -alone, T, time)
    if gain <= T:
        return x
    return 1 - (1 - x) * growth / ((gain - T) * math.exp(growth * time) + (together - alone) * (1 - x))


def pushed_share(periods: float, alone: float, together: float, T: float, time: float) -> float:
    """Share after ``time`` periods from x = 0 when the first ``periods`` of them have a push."""
    reached = share_after(0, alone + PUSH, together + PUSH, T, min(time, periods))
    return share_after(reached, alone, together, T, max(0, time - periods))


def largest_leak(g0: float, b: float, T: float) -> float:
    """Largest share z of supports open to low-road firms with which an all-high-road economy holds."""
    return exact(1 - (EDGE - b - T) / (g0 + JOINTNESS))


def exact(value: float) -> float:
    """Drop the dust of binary fractions, so that whoever gains just the cost of changing stays."""
    return round(value, 9)


def end_share(p: Parameters, x: float) -> float:
    """Share in the end of an economy that starts at x: whoever moves makes the road taken more attractive."""
    gain = advantage(x, p.g0, p.b, p.z)
    return x if abs(gain) <= p.T else float(gain > 0)


@cache
def evaluate(p: Parameters) -> Outcome:
    """Find the tipping zone and the paths of one state."""
    alone, together = (advantage(x, p.g0, p.b, p.z) for x in (0, 1))
    low, high = (tipping_share(level, alone, together) for level in (-p.T, p.T))
    one, two, three = (end_share(p, pushed_share(n, alone, together, p.T, n)) for n in (1, 2, 3))
    paths = tuple(share_after(x, alone, together, p.T, t) for x in STARTS for t in PATH_TIMES)
    pushes = [tuple(pushed_share(n, alone, together, p.T, t) for t in TIMES) for n in (1, 2, 3)]
    earned = profits(1, p.g0, p.b, p.z)[0], profits(0, p.g0, p.b, p.z)[1]
    return Outcome(low, high, alone, together, *earned, one, two, three, paths, *pushes)


def describe(p: Parameters, o: Outcome) -> str:
    """Tell the state in words."""
    if o.alone > p.T:
        return "Even the first firm gains {alone} by changing over at a cost of {T}: all end on the high road."
    if o.together < -p.T:
        return "Even when all are on the high road it pays to leave it: all end on the low road."
    slides, follows = o.slides_below > 0, o.climbs_above < 1
    if not slides and not follows:
        return "Nobody moves, whatever the start: neither road gains more than the {T} that changing over costs."
    back = "An economy with less than {slides_below} of its firms on the high road" if slides else "No economy"
    climb = "one with more than {climbs_above} on the high road" if follows else "none"
    pushes = "From the low road, pushes of one, two and three periods lead to {push_1}, {push_2} and {push_3}."
    return f"{back} slides back, and {climb} climbs{'; any other stays as it is' if p.T else ''}. {pushes}"


def paths_keep_to_the_law(p: Parameters) -> bool:
    """The slope of each path, early and late, is (1 - x) (gain - T)+ - x (-gain - T)+."""
    o = evaluate(p)
    for start, time in product(STARTS, (0.5, 6)):
        before, x, after = (share_after(start, o.alone, o.together, p.T, time + step) for step in (-1e-4, 0, 1e-4))
        gain = advantage(x, p.g0, p.b, p.z)
        if abs((after - before) / 2e-4 - (1 - x) * max(0, gain - p.T) + x * max(0, -gain - p.T)) > 1e-6:
            return False
    return True


def edges_tell_the_end(p: Parameters) -> bool:
    """Both edges are shares; an economy ends at 0 below the lower one, at 1 above the upper one, else where it is."""
    low, high = evaluate(p).slides_below, evaluate(p).climbs_above
    return 0 <= low <= high <= 1 and all(end_share(p, x) == (0 if x < low else 1 if x > high else x) for x in STARTS)


PUSHED = (("one period", "push_1", 0), ("two periods", "push_2", 0.56), ("three periods", "push_3", 1))
MODEL = Model(
    title="Why do firms that could take the high road not take it?",
    question="If both roads are profitable, what decides which one an economy is on?",
    paragraphs=("5.3", "5.11", "4.7"),
    parameters=Parameters,
    outcome=Outcome,
    evaluate=evaluate,
    equations=(profits, advantage, tipping_share, share_after, pushed_share, largest_leak, end_share),
    theorems=(
        Theorem("Along every path firms move at a rate that is their gain less the cost T.", paths_keep_to_the_law),
        Theorem("The edges of the strip where nobody moves tell where any economy ends.", edges_tell_the_end),
        Theorem(
            "0.1 more of supports does for the advantage what 0.125 more of firms on the high road do.",
            lambda p: advantage(0, p.g0 + 0.1, p.b, p.z) == advantage(0.125, p.g0, p.b, p.z),
        ),
        Theorem(
            "If z = 0, a barrier above 1 − g0 + T, and no lower one, leaves only the high road.",
            lambda p: p.z > 0 or (end_share(p, 0) == 1) == (p.b > exact(EDGE - p.g0 + p.T)),
            show={"b": 1},
        ),
        Theorem(
            "With z above 1 − (1 − b − T)/(g0 + 0.8), and with no lower z, the high road unravels.",
            lambda p: end_share(p, 1) == (0 if p.z > largest_leak(p.g0, p.b, p.T) else 1),
            show={"z": 0.41},
        ),
    ),
    references=(
        Reference("Firms slide back while the share on the high road is below", {}, "slides_below", 0.5, 9),
        Reference("Firms follow to the high road once the share on it is above", {}, "climbs_above", 0.75, 9),
        Reference("From 49 % on the high road an economy ends at a share of", {}, lambda p: end_share(p, 0.49), 0, 9),
        Reference("From 60 % on the high road an economy ends at a share of", {}, lambda p: end_share(p, 0.6), 0.6, 9),
        Reference("From 76 % on the high road an economy ends at a share of", {}, lambda p: end_share(p, 0.76), 1, 9),
        Reference("With 0.1 more of supports firms slide back below a share of", {"g0": 0.3}, "slides_below", 0.375, 9),
        Reference("With 0.1 more of barrier firms slide back below a share of", {"b": 0.4}, "slides_below", 0.375, 9),
        Reference("A push lifts the share from 0 in one period to", {}, lambda p: evaluate(p).pushed_3[1], 0.256, 3),
        *(Reference(f"A push of {n} ends at a share of", {}, of, value, 2) for n, of, value in PUSHED),
        Reference("When all are on the high road a firm earns", {}, "profit_high", 2, 9),
        Reference("When all are on the low road, without a barrier, a firm earns", {"b": 0}, "profit_low", 2, 9),
        Reference("The high road holds up to a share z of", {}, lambda p: largest_leak(p.g0, p.b, p.T), 0.4, 9),
        Reference("With z = 39 % a full high road ends with a share of", {"z": 0.39}, lambda p: end_share(p, 1), 1, 9),
        Reference("With z = 41 % a full high road ends with a share of", {"z": 0.41}, lambda p: end_share(p, 1), 0, 9),
    ),
    claims=(
        Claim("C5-15", "No firm gains by taking the high road alone.", lambda p: evaluate(p).alone <= p.T),
        Claim("C5-14", "Supports produced together hold all on the high road.", lambda p: evaluate(p).together >= -p.T),
        Claim("C5-12", "Moving costs keep some economies mixed.", lambda p: any(end_share(p, x) == x for x in STARTS)),
        Claim("C5-11", "Three periods of push have a lasting effect.", lambda p: evaluate(p).push_3 > end_share(p, 0)),
    ),
    failures=(
        Failure("C5-15", "The barrier is so high that the first firm gains 0.2; all follow, without a push.", {"b": 1}),
        Failure("C5-14", "Low-road firms can use 41 % of them: they help everyone and hold no one.", {"z": 0.41}),
        Failure("C5-12", "Changing over is free: nothing rests, save on the tipping point itself.", {"T": 0}),
        Failure("C5-11", "Without a barrier three periods of push are too short.", {"b": 0}),
    ),
    panels=(
        Panel(
            title="Each high-road firm helps the next",
            alt="Line chart: the advantage of the high road against the share of firms on it rises from {alone} to "
            "{together}. The strip in which nobody moves goes from a share of {slides_below} to {climbs_above}.",
            x=SHARE,
            y=Axis("advantage of the high road", -1, 1.8),
            marks=(
                Band("slides_below", "climbs_above", label="nobody moves"),
                Rule(y=0.0),
                Line("no barrier", y=("alone", "together"), x=(0, 1), at={"b": 0}, role="neutral", dash=DASHED),
                Line("barrier of 0.6", y=("alone", "together"), x=(0, 1), at={"b": 0.6}, role="neutral", dash=DOTTED),
                Line("present barrier", y=("alone", "together"), x=(0, 1), role="capital"),
            ),
        ),
        Panel(
            title="Where an economy starts, and where it ends",
            alt="Thirteen paths: from below {slides_below} to 0 %, from above {climbs_above} to 100 %; others stay.",
            x=TIME,
            y=SHARE,
            marks=(ZONE, Paths("from thirteen starts", y="paths", role="capital", x=PATH_TIMES, count=len(STARTS))),
        ),
        Panel(
            title="What is left of a push, short or long",
            alt="Three paths from 0. Pushes of one, two and three periods end at {push_1}, {push_2} and {push_3}.",
            x=TIME,
            y=SHARE,
            marks=(
                ZONE,
                Line("push for one period", y="pushed_1", x=TIMES, role="state", dash=DOTTED),
                Line("push for two periods", y="pushed_2", x=TIMES, role="state", dash=DASHED),
                Line("push for three periods", y="pushed_3", x=TIMES, role="state"),
            ),
        ),
    ),
    describe=describe,
    exercises=(
        "Write `tipping_with_two_sizes(cost_small, cost_large, share_small)`: changing over costs small firms more.",
        "What is fairer to small firms, more supports or a lower barrier, when both move the tipping point alike?",
    ),
    sources=(
        Source("Murphy, Shleifer and Vishny 1989: firms that gain together where each would lose alone.", "murphy1989"),
        Source("Acemoglu 1997: training and innovation need each other, so two states can last.", "acemoglu1997"),
        Source("Streeck 1997: constraints from which firms benefit and which none chooses.", "streeck1997"),
    ),
)
