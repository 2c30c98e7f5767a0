"""What deliberation tells and shows: numbers, words, pictures. Its equations stand in the model's file."""

from math import pi
from typing import Any, NamedTuple

from minimodels._controls import Value, number
from minimodels._model import Failure, Reference, Source, State
from minimodels._picture import DASHED, DOTTED, Axis, Line, Panel, Point, Rule

TIMES = tuple(map(float, range(21)))  #: rounds of discussion
ERROR = Axis("squared error, % of one person's", 0.004, 4, log=True, percent=True)


class Outcome(NamedTuple):
    """What follows from a state; errors are expected squares, as shares of that of one impartial person."""

    error: float = number("squared error of the room, in % of one person's", digits=4, percent=True)
    lasting: float = number("error that stays however many come", digits=4, percent=True)
    all_tell: float = number("error if all told what they know", digits=4, percent=True)
    lean: float = number("lean of what is told toward side A", digits=3)
    tells: float = number("chance that a person tells", percent=True)
    apart: float = number("distance of two rooms after two rounds", percent=True)
    distances: tuple[float, ...] = number("distance of two rooms by round", digits=3, percent=True)


def describe(p: Any, o: Outcome) -> str:
    """Tell the state in words."""
    if p.alpha == 1:
        told = "All tell what they know, so who is in the room does not matter: its error is {error} of one person's."
    elif p.f == 0.5:
        told = "Both sides hold back alike: the error is {error} of one person's; if all told, it would be {all_tell}."
    else:
        told = (
            "What is told leans to side A by {lean} of one person's usual error. The squared error of the room is "
            "{error} of one person's; if all told, it would be {all_tell}."
        )
    if o.lasting > o.error / 2:
        told += " More people hardly help: {lasting} would stay however many came."
    elif o.error > 1:
        told += " That is more than one who tells would err, since some, or all, say nothing."
    if p.h == 1:
        return told + " Rooms that never meet stay as far apart as they are."
    if p.h == 0.5:
        return told + " Rooms that listen to each other as much as to themselves agree at once."
    return told + " After two rounds two rooms still keep {apart} of their distance."


TELL_ALL: dict[str, Value] = {"alpha": 1, "n": 12}
ONE_SIDE: State = {"alpha": 0, "f": 1}
APART = "the share of their distance that two rooms keep is"
REFERENCES: tuple[Reference[Any], ...] = (
    *(
        Reference(f"Twelve who all tell, {100 * f:g} % on side A, err by", TELL_ALL | {"f": f}, "error", 1 / 12, 9)
        for f in (0.5, 0.75, 1)
    ),
    Reference("Forty self-seeking people, half on each side, err by", {"alpha": 0, "n": 40}, "error", 0.0514, 4),
    Reference("What self-seeking people tell, half on each side, leans to side A by", {"alpha": 0}, "lean", 0, 9),
    Reference("Two self-seeking people, half on each side, err by", {"alpha": 0, "n": 2}, "error", 1.625, 9),
    Reference("Two self-seeking people of one side err by", {"alpha": 0, "f": 1, "n": 2}, "error", 1.7046, 4),
    Reference("Forty self-seeking people of one side err by", {"alpha": 0, "f": 1, "n": 40}, "error", 0.6553, 4),
    Reference("Any number of self-seeking people of one side err by at least", ONE_SIDE, "lasting", 2 / pi, 9),
    Reference("What self-seeking people of one side tell leans to it by", ONE_SIDE, "lean", 0.797885, 6),
    *(
        Reference(f"Fifteen of one side, {100 * a:g} % other-regarding, err by", {"alpha": a, "f": 1}, "error", x, 4)
        for a, x in ((0, 0.6894), (0.4, 0.2038), (0.8, 0.0819))
    ),
    Reference("At α = 40 % a person tells with a chance of", {}, "tells", 0.7, 9),
    Reference(f"After two rounds at h = 80 % {APART}", {}, "apart", 0.36, 9),
    Reference(f"After two rounds at h = 100 % {APART}", {"h": 1}, "apart", 1, 9),
)

FAILURES: tuple[Failure, ...] = (
    Failure("C3-44", "One weak step is enough: everybody shares a bias of 0.5.", {"alpha": 1, "n": 200, "b": 0.5}),
    Failure("C3-25", "Self-seeking people of one side: the error nears 64 %, however many come.", {"alpha": 0, "f": 1}),
    Failure("C2-47", "Nine in ten are: to suppose it of all is hardly a mistake.", {"alpha": 0.9}),
    Failure("C3-34", "All have the same stake, and it distorts what they tell.", {"alpha": 0, "f": 1}),
    Failure("C3-38", "A bias that everybody shares keeps the error above 25 %.", {"alpha": 1, "b": 0.5}),
    Failure("C3-40", "The shared bias is small, and what the room lacks is evidence.", {"b": 0.1}),
    Failure("C3-45", "Rooms that listen to each other a little soon come near.", {}),
    Failure("C3-47", "The rooms never meet.", {"h": 1}),
    Failure("C3-52", "People who share a worry are nearly all on the same side.", {"f": 0.95}),
)

PANELS: tuple[Panel, ...] = (
    Panel(
        title="Regard for others and error",
        alt="Falling curves: the squared error of {n} people against the share that is other-regarding. "
        "At {alpha}, with {f} on side A and a shared bias of {b}, it is {error}.",
        x=Axis("share other-regarding, α", 0, 1, percent=True),
        y=ERROR,
        marks=(
            Line("one side only", "error", "capital", "alpha", at={"f": 1, "b": 0}, dash=DOTTED),
            Line("half on each side", "error", "neutral", "alpha", at={"f": 0.5, "b": 0}, dash=DASHED),
            Line("half each, bias of 0.4", "error", "worst_off", "alpha", at={"f": 0.5, "b": 0.4}, dash=DASHED),
            Line("this room", "error", "associations", "alpha"),
            Point("alpha", "error", "associations"),
        ),
    ),
    Panel(
        title="Number of people and error",
        alt="Falling curves: the error of the room against the number of people. With {n} it is {error} of one "
        "person's; {lasting} would stay however many came.",
        x=Axis("people in the room, n", 2, 200, log=True),
        y=ERROR,
        marks=(
            Line("self-seeking, one side", "error", "capital", "n", at={"alpha": 0, "f": 1, "b": 0}, dash=DOTTED),
            Line("self-seeking, balanced", "error", "neutral", "n", at={"alpha": 0, "f": 0.5, "b": 0}, dash=DASHED),
            Line("all other-regarding", "error", "state", "n", at={"alpha": 1, "b": 0}, dash=DASHED),
            Line("this room", "error", "associations", "n"),
            Point("n", "error", "associations"),
        ),
    ),
    Panel(
        title="How far apart two rooms stay",
        alt="Curves by round of discussion: two rooms that give their own opinions a weight of {h} keep {apart} of "
        "their distance after two rounds.",
        x=Axis("rounds (upright line: two)", 0, 20),
        y=Axis("distance of two rooms", 0, 1.05, percent=True),
        marks=(
            Rule(x=2.0),
            Line("h = 100 %: they never meet", "distances", "capital", x=TIMES, at={"h": 1}, dash=DOTTED),
            Line("h = 95 %: they hardly meet", "distances", "neutral", x=TIMES, at={"h": 0.95}, dash=DASHED),
            Line("these rooms", "distances", "associations", x=TIMES),
        ),
    ),
)

EXERCISES = (
    "Write `majority_with_leader(n, p, follow)`: all judges but the first copy the first with chance `follow`.",
    "The paper hopes that talk makes people regard others. Find the mix of people for which it would not need to.",
)

SOURCES = (
    Source("Condorcet 1785: majorities of independent judges, for contrast."),
    Source("Page 2007: the error of a crowd is its average error less its variety."),
    Source("DeGroot 1974: people who average the opinions of others come to agree."),
    Source("Golub and Jackson 2012: who listens mostly to the like-minded agrees later."),
    Source("Milgrom 1981: silence read as bad news, which the model leaves out."),
    Source("Sunstein 2002: talk among the like-minded makes views more extreme, which the model leaves out."),
)
