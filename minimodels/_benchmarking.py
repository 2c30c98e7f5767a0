"""What benchmarking tells and shows: numbers, facts, words, pictures. Its equations stand in the model's file."""

from itertools import pairwise
from typing import Any, NamedTuple

from minimodels._controls import Value, number, span
from minimodels._model import Failure, Reference, Source
from minimodels._picture import DASHED, DOTTED, Axis, Line, Panel, Point, Rule

PERIODS_SHOWN = (*range(21), *range(25, 121, 5))  #: in the course that is drawn
PERIODS, ROUNDS = tuple(map(float, PERIODS_SHOWN)), tuple(map(float, range(13)))
CHANCES = (0.05, 0.1, 0.15, *span(0.2, 1, 0.1))
DEADLINES = (*span(5, 30, 5), 40.0, 50.0, 60.0, 80.0, 100.0, 120.0)
END: dict[str, Value] = {"T": 120}
EASY: dict[str, Value] = {"K": 0, "T": 120}
RESULT = Axis("average performance, share of the best", 0.6, 1.02, percent=True)


CONTACTS = {
    "complete": "all see all",
    "hub": "all meet at one centre",
    "ring": "each sees two neighbours",
    "isolated": "no contact",
}


class Draw(NamedTuple):
    """The luck of twenty regions, whatever their contact: where they start, what they try, whether they would copy."""

    start: list[int]
    tried: list[list[int]]  #: period by period, the practice that each region would change
    luck: list[list[float]]  #: period by period, 0 to 1; a region copies if its number is below the chance of copying


class Course(NamedTuple):
    """What became of the regions, period by period from 0."""

    mean: tuple[float, ...]  #: average performance, as a share of the best possible
    best: tuple[float, ...]  #: performance of the best region
    kinds: tuple[float, ...]  #: how many different policies the regions have


class Problem(NamedTuple):
    """A landscape: performance of each of the 1,024 policies, and what each becomes by trying to change a practice."""

    land: list[float]
    after: dict[float, tuple[float, ...]]


class Outcome(NamedTuple):
    """What follows from a state; performance is a share of the best policy's."""

    result: float = number("average performance at the deadline", digits=3, percent=True)
    alone: float = number("average performance without contact", digits=3, percent=True)
    gain: float = number("gain from contact", digits=3, percent=True)
    best: float = number("performance of the best region", digits=3, percent=True)
    best_alone: float = number("performance of the best region without contact", digits=3, percent=True)
    kinds: float = number("different policies among the twenty regions", digits=1)
    patchy_gain: float = number("gain of seeing two neighbours over seeing all", digits=3, percent=True)
    one_round: float = number("average quality after one round of pure copying", digits=3)
    rounds: int = number("rounds until a good idea spreads no further", digits=0)
    reached: float = number("regions that then have it", digits=2, percent=True)
    path: tuple[float, ...] = number("average performance by period", digits=3, percent=True)
    spread: tuple[float, ...] = number("regions that have the good idea, by round", digits=2, percent=True)


def drawn(course: tuple[float, ...]) -> tuple[float, ...]:
    """Pick the periods that are drawn."""
    return tuple(course[period] for period in PERIODS_SHOWN)


def sound(o: Outcome) -> bool:
    """Averages lie below the best region's, these below the best possible; there are one to twenty policies."""
    return 0 < o.result <= o.best + 1e-12 and o.best <= 1 and 1 <= o.kinds <= 20


def level(o: Outcome) -> bool:
    """Unless policies differ, all regions perform alike."""
    return o.kinds > 1 or abs(o.result - o.best) < 1e-12


def ahead(o: Outcome) -> bool:
    """The best region is better than without contact."""
    return o.best > o.best_alone + 1e-9


def spreads(o: Outcome) -> bool:
    """An idea gains regions in each round up to the one that is named, and in none of the twelve after it."""
    rises = [a < b for a, b in pairwise(o.spread)]
    return rises == [True] * o.rounds + [False] * (12 - o.rounds) and o.spread[12] == o.reached


def heard(o: Outcome, deadline: float) -> bool:
    """All regions have the good idea by a deadline."""
    return o.reached == 1 and o.rounds <= deadline


def describe(p: Any, o: Outcome) -> str:
    """Tell the state in words."""
    if o.result > 0.9995 < o.alone:
        return "This problem is easy: by period {T} regions find the best possible, with or without contact."
    if p.network == "isolated":
        told = "Without contact regions average {result} of the best possible in period {T}, each by its own search. "
        return told + "The best of them has {best}, but nobody learns of it."
    told = "In period {T} regions average {result} of the best possible; without contact {alone}. "
    if o.patchy_gain > 0.0005:
        told += (
            "More contact is not better here: each seeing two neighbours, they would end higher than all seeing all. "
        )
    elif o.patchy_gain < -0.0005:
        told += "More contact is better here: all seeing all, they end higher than each seeing two neighbours. "
    alike = "Regions have become alike, and the best" if o.kinds < 1.05 else "The best region"
    if o.best < o.best_alone - 0.0005:
        return told + alike + " has {best}; without contact the best of twenty has {best_alone}."
    return told + alike + " has {best}."


EARLY: dict[str, Value] = {"T": 5}
RING: dict[str, Value] = {"network": "ring"}
HUB: dict[str, Value] = {"network": "hub"}
ISOLATED: dict[str, Value] = {"network": "isolated"}
ROUND = "After one round of pure copying"
IDEA = "The number of rounds in which a good idea reaches all twenty regions"
REFERENCES: tuple[Reference[Any], ...] = (
    Reference(f"{ROUND} twenty regions that each see two neighbours average", RING, "one_round", 0.75, 9),
    Reference(f"{ROUND} twenty regions that all see all average", {}, "one_round", 0.95238, 5),
    Reference(f"{ROUND} twenty regions that meet at one centre average", HUB, "one_round", 0.68095, 5),
    Reference("Without contact the average of qualities drawn from 0 to 1 stays at", ISOLATED, "one_round", 0.5, 9),
    Reference(f"{IDEA}, each seeing two neighbours, is", RING, "rounds", 10, 9),
    Reference(f"{IDEA}, all meeting at one centre, is", HUB, "rounds", 2, 9),
    Reference("Without contact the share of regions that have a good idea stays at", ISOLATED, "reached", 0.05, 9),
    *(
        Reference(f"In period {how}, regions average", state, "result", value, digits)
        for how, state, value, digits in (
            ("60 at K = 5, all seeing all and copying at once", {}, 0.915898, 6),
            ("5, all seeing all", EARLY, 0.910, 3),
            ("5, each seeing two neighbours", EARLY | RING, 0.880, 3),
            ("5, without contact", EARLY | ISOLATED, 0.782, 3),
            ("120, each seeing two neighbours", END | RING, 0.946, 3),
            ("120, all seeing all", END, 0.916, 3),
            ("120, all meeting at one centre", END | HUB, 0.924, 3),
            ("120, without contact", END | ISOLATED, 0.890, 3),
            ("120, all seeing all but copying with a chance of 10 %", END | {"copy": 0.1}, 0.976, 3),
            ("120, without links (K = 0), all seeing all", EASY, 1, 9),
            ("120, without links or contact", EASY | ISOLATED, 1, 9),
        )
    ),
    Reference("In period 120, without contact, the best of twenty regions has", END | ISOLATED, "best", 0.997, 3),
    Reference("In period 60, without contact, the number of different policies averages", ISOLATED, "kinds", 13.6, 1),
)
FAILURES = (
    Failure("C5-53", "A centre makes all alike sooner; without one neighbours keep searching.", {}),
    Failure("C3-40", "All copy at once and become alike; of twenty who search alone one finds better.", {}),
    Failure("C3-39", "On an easy problem every region finds the best, whomever it sees.", EASY),
    Failure("C3-39", "There is little time: from neighbour to neighbour a good idea takes ten rounds.", {"T": 5}),
    Failure("C5-46", "On an easy problem every region finds the best by itself.", EASY),
    Failure("C5-51", "On a hard problem copying more readily ends the search for something better sooner.", {}),
    Failure("C5-52", "Regions that look only to themselves never hear of it.", {"network": "isolated"}),
    Failure("C5-52", "From neighbour to neighbour it takes ten rounds.", {"network": "ring", "T": 5}),
)
PANELS = (
    Panel(
        title="Average performance over time",
        alt="Curves of average performance by period, for four kinds of contact. In period {T}, with contact: "
        "{network}, it is {result} of the best possible, without contact {alone}.",
        x=Axis("period", 0, 120),
        y=RESULT,
        marks=(
            Line("all see all", "path", "associations", x=PERIODS, at={"network": "complete"}),
            Line(
                "all see all, copy with 10 %",
                "path",
                "associations",
                x=PERIODS,
                at={"network": "complete", "copy": 0.1},
                dash=DASHED,
            ),
            Line("one centre", "path", "state", x=PERIODS, at={"network": "hub"}, dash=(12, 4)),
            Line("two neighbours", "path", "neutral", x=PERIODS, at={"network": "ring"}),
            Line("no contact", "path", "neutral", x=PERIODS, at={"network": "isolated"}, dash=DOTTED),
            Rule(x="T", label="deadline"),
            Point("T", "result", "associations"),
        ),
    ),
    Panel(
        title="One good idea, twenty regions",
        alt="Curves: share of regions that have the one good idea, by round. With contact: {network}, it spreads no "
        "further after round {rounds}, when {reached} have it.",
        x=Axis("round", 0, 12),
        y=Axis("regions that have the good idea", 0, 1.04, percent=True),
        marks=(
            Line("all see all", "spread", "associations", x=ROUNDS, at={"network": "complete"}),
            Line("one centre", "spread", "state", x=ROUNDS, at={"network": "hub"}, dash=(12, 4)),
            Line("two neighbours", "spread", "neutral", x=ROUNDS, at={"network": "ring"}),
            Line("no contact", "spread", "neutral", x=ROUNDS, at={"network": "isolated"}, dash=DOTTED),
            Point("rounds", "reached", "associations"),
        ),
    ),
    Panel(
        title="Readiness to copy and performance",
        alt="Curves of average performance at the deadline over the chance of copying, for four kinds of contact. "
        "With contact: {network}, and copying with a chance of {copy}, it is {result} of the best possible.",
        x=Axis("chance of copying when it pays", 0, 1.02, percent=True),
        y=Axis("average performance at the deadline", 0.75, 1.02, percent=True),
        marks=(
            Line("all see all", "result", "associations", over="copy", at={"network": "complete"}),
            Line("one centre", "result", "state", over="copy", at={"network": "hub"}, dash=(12, 4)),
            Line("two neighbours", "result", "neutral", over="copy", at={"network": "ring"}),
            Line("no contact", "result", "neutral", over="copy", at={"network": "isolated"}, dash=DOTTED),
            Point("copy", "result", "associations"),
        ),
    ),
)
SOURCES = (
    Source("Lazer and Friedman 2007: well connected searchers lead early and end lower on complex problems."),
    Source("March 1991: slow learners keep alive what others can learn from."),
    Source("Mason and Watts 2012: in experiments with people, groups in close contact did better all the same."),
    Source("Volden 2006: states copy policies that have succeeded elsewhere."),
    Source("Dorf and Sabel 1998: a centre that compares what local units do.", "dorf1998"),
    Source("Our own simplification, with 20 regions and 10 practices; the numbers are ours."),
)
