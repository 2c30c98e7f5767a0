"""What rugged tells and shows: numbers, facts, words, pictures. Its equations stand in the model's file."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from minimodels._controls import number
from minimodels._model import Failure, Reference, Source
from minimodels._picture import DASHED, DOTTED, Axis, Cells, Line, Panel, Point, Rule

PERIODS = tuple(map(float, range(21)))
VETO = {"C": 1, "seed": 2}
SHORT = {"C": 0, "T": 1}
RESULT = Axis("share of the best policy's worth", 0.6, 1, percent=True)


class Outcome(NamedTuple):
    """What follows from a state; results are shares of the worth of the best policy."""

    separate: float = number("result of ministries acting alone", digits=3, percent=True)
    joint: float = number("result of a joint search", digits=3, percent=True)
    table: float = number("result of a joint table", digits=3, percent=True)
    joint_gain: float = number("gain of the joint search over acting alone", digits=3, percent=True)
    table_gain: float = number("gain of the table over acting alone", digits=3, percent=True)
    unsettled: float = number("landscapes on which ministries still change measures", digits=2, percent=True)
    separate_path: tuple[float, ...] = number("ministries acting alone, by period", digits=3, percent=True)
    joint_path: tuple[float, ...] = number("joint search, by period", digits=3, percent=True)
    table_path: tuple[float, ...] = number("joint table, by period", digits=3, percent=True)


class Landscape(NamedTuple):
    """Worth of each of the 512 policies to every department, and to all of them together."""

    own: tuple[Sequence[float], ...]
    total: Sequence[float]


class Run(NamedTuple):
    """One landscape by period, from 0: results of the three ways, and whether ministries changed anything."""

    separate: tuple[float, ...]
    joint: tuple[float, ...]
    table: tuple[float, ...]
    changed: tuple[float, ...]


def describe(p: Any, o: Outcome) -> str:
    """Tell the state in words."""
    told = "At the deadline ministries acting alone reach {separate} of the best policy, a joint search {joint}, "
    told += "the joint table {table}. "
    if round(p.C) == 0:
        even = "Without links nothing is lost by working apart: all three reach {separate} of the best policy."
        return even if o.joint == o.separate else told + "Without links working apart is faster, and no worse."
    if o.table <= o.separate:
        return told + "Here the table does no better than acting alone: its veto also blocks lucky stumbles."
    if o.joint <= o.separate:
        return told + "The time is too short for a search that makes one change at a time."
    return told + "On {unsettled} of the landscapes ministries still changed measures in the last period."


REFERENCES: tuple[Reference[Any], ...] = (
    Reference("In the first state ministries acting alone reach", {}, "separate", 0.851423, 6),
    Reference("In the first state a joint search reaches", {}, "joint", 0.8974, 3),
    Reference("In the first state the joint table reaches", {}, "table", 0.8745, 3),
    Reference(
        "In the last period ministries still change measures on this share of the landscapes:", {}, "unsettled", 0.29, 9
    ),
    *(
        Reference(f"At C = {C} a joint search gains on acting alone", {"C": C}, "joint_gain", value, 3)
        for C, value in enumerate((0, 0.021, 0.030, 0.046, 0.101, 0.119, 0.158))
    ),
    Reference("Without links, all three ways reach", {"C": 0}, "joint", 0.958, 3),
    Reference("With six links, ministries acting alone reach", {"C": 6}, "separate", 0.712, 3),
    Reference("With six links, the joint table reaches", {"C": 6}, "table", 0.842, 3),
    Reference("Without links, ministries reach in one period", SHORT, "separate", 0.893, 3),
    Reference("Without links, a joint search reaches in one period", SHORT, "joint", 0.800, 3),
    Reference("With one link, ministries in world 2 reach", VETO, "separate", 0.918, 3),
    Reference("With one link, the table in world 2 reaches", VETO, "table", 0.909, 3),
)
FAILURES = (
    Failure("C2-30", "Without links no department touches another: nothing is lost by working apart.", {"C": 0}),
    Failure("C3-22", "Time is short and links are few: one change at a time is too slow.", {"C": 1, "T": 1}),
    Failure("C3-24", "In one period ministries make three changes, a joint search makes one.", SHORT),
    Failure("C1-40", "With one link, a veto also blocks lucky stumbles.", VETO),
    Failure("C3-30", "With one link, ministries find better places by stumbling than a table that vets.", VETO),
    Failure("C3-49", "Neither half of a package is proposed unless it pays its own department.", VETO),
    Failure("C5-61", "The table stops where no proposal helps; a joint search goes on.", {"C": 2, "seed": 2}),
    Failure("C3-29", "In one period there is one flip, and it changes more where measures hang together.", SHORT),
)
PANELS = (
    Panel(
        title="Links cost most where each acts alone",
        alt="Three curves over links, at the deadline. At C = {C} ministries acting alone reach {separate} of the best "
        "policy, a joint search {joint}, the table {table}.",
        x=Axis("links of a measure to other departments, C", 0, 6),
        y=RESULT,
        marks=(
            Line("ministries alone", "separate", "state", "C"),
            Line("joint table", "table", "associations", "C", dash=DASHED),
            Line("joint search", "joint", "neutral", "C", dash=DOTTED),
            Point("C", "joint", "neutral"),
            Point("C", "table", "associations"),
            Point("C", "separate", "state"),
        ),
    ),
    Panel(
        title="Acting alone, ministries undo each other",
        alt="Results by period. In period {T} ministries acting alone have {separate} of the best policy, a joint "
        "search {joint}, the table {table}; on {unsettled} of the landscapes ministries still change measures.",
        x=Axis("period", 0, 20),
        y=RESULT,
        marks=(
            Line("ministries alone", "separate_path", "state", x=PERIODS),
            Line("alone, without links", "separate_path", "state", x=PERIODS, at={"C": 0}, dash=(12, 4)),
            Line("joint table", "table_path", "associations", x=PERIODS, dash=DASHED),
            Line("joint search", "joint_path", "neutral", x=PERIODS, dash=DOTTED),
            Rule(x="T", label="deadline"),
        ),
    ),
    Panel(
        title="Where the table does better than ministries alone",
        alt="Map over links and deadline, coloured where the table ends higher than ministries acting alone; it never "
        "does without links. At C = {C} and T = {T} it gains {table_gain}.",
        x=Axis("links of a measure to other departments, C", -0.5, 6.5),
        y=Axis("deadline, T (periods)", 0.5, 20.5),
        marks=(
            Cells("C", "T", "table_gain", "associations", 1, 1, "the table ends higher", "it does not"),
            Point("C", "T", "neutral"),
        ),
    ),
)
SOURCES = (
    Source("Kauffman 1993: landscapes whose ruggedness is set by links (NK)."),
    Source("Levinthal 1997: organizations that search them by small steps."),
    Source("Rivkin and Siggelkow 2003: departments that propose, and a hierarchy that vets."),
    Source("Our own simplification of these to three departments and a table; the numbers are ours."),
)
