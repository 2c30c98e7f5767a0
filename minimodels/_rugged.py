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
    unsettled: float = number("random problems on which ministries still change measures", digits=2, percent=True)
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
        even = "Without links nothing is lost by working apart: all three ways reach {separate} of the best policy. "
        even += "Each ends where no single change helps, which need not be the best."
        return even if o.joint == o.separate else told + "Without links working apart is faster, and no worse."
    if o.table <= o.separate:
        return told + "Here the table does no better than acting alone: it refuses losses that would pay later."
    if o.joint <= o.separate:
        return told + "The time is too short for a search that makes one change at a time."
    return told + "On {unsettled} of the random problems ministries still changed measures in the last period."


REFERENCES: tuple[Reference[Any], ...] = (
    Reference(
        "Of the best policy's worth, ministries acting alone reach in the first state", {}, "separate", 0.851423, 6
    ),
    Reference("Of the best policy's worth, a joint search reaches in the first state", {}, "joint", 0.8974, 3),
    Reference("Of the best policy's worth, the joint table reaches in the first state", {}, "table", 0.8745, 3),
    Reference(
        "In the first state the share of problems on which ministries still change measures at the end is",
        {},
        "unsettled",
        0.29,
        9,
    ),
    *(
        Reference(f"At C = {C} the gain of a joint search over acting alone is", {"C": C}, "joint_gain", value, 3)
        for C, value in enumerate((0, 0.021, 0.030, 0.046, 0.101, 0.119, 0.158))
    ),
    Reference("Without links (C = 0) each of the three ways reaches", {"C": 0}, "joint", 0.958, 3),
    Reference("With six links (C = 6) ministries acting alone reach", {"C": 6}, "separate", 0.712, 3),
    Reference("With six links (C = 6) the joint table reaches", {"C": 6}, "table", 0.842, 3),
    Reference("Without links, in one period, ministries acting alone reach", SHORT, "separate", 0.893, 3),
    Reference("Without links, in one period, a joint search reaches", SHORT, "joint", 0.800, 3),
    Reference("With one link, in world 2, ministries acting alone reach", VETO, "separate", 0.918, 3),
    Reference("With one link, in world 2, the joint table reaches", VETO, "table", 0.909, 3),
)
FAILURES = (
    Failure("C1-40", "With one link, in world 2, the table refuses losses that would have paid later.", VETO),
    Failure("C2-30", "Without links no department touches another: nothing is lost by working apart.", {"C": 0}),
    Failure("C3-22", "Time is short and links are few: one change at a time is too slow.", {"C": 1, "T": 1}),
    Failure("C3-24", "In one period ministries make three changes, a joint search makes one.", SHORT),
    Failure("C3-30", "With one link, ministries get further through losses that pay later.", VETO),
    Failure("C3-49", "Neither half of a package is proposed unless it pays its own department.", VETO),
    Failure("C5-61", "The table stops where no proposal helps; a joint search goes on.", {"C": 2, "seed": 2}),
    Failure("C3-29", "In one period there is one change, and it moves more where measures are linked.", SHORT),
)
PANELS = (
    Panel(
        title="Links, and what each way reaches",
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
        title="Three ways, period by period",
        alt="Results by period. In period {T} ministries acting alone have {separate} of the best policy, a joint "
        "search {joint}, the table {table}; on {unsettled} of the random problems ministries still change measures.",
        x=Axis("period (fine line: the deadline)", 0, 20),
        y=RESULT,
        marks=(
            Line("ministries alone", "separate_path", "state", x=PERIODS),
            Line("alone, without links", "separate_path", "state", x=PERIODS, at={"C": 0}, dash=(12, 4)),
            Line("joint table", "table_path", "associations", x=PERIODS, dash=DASHED),
            Line("joint search", "joint_path", "neutral", x=PERIODS, dash=DOTTED),
            Rule(x="T"),
        ),
    ),
    Panel(
        title="Ten worlds: where a joint table beats acting alone",
        alt="Map over links and the ten worlds, at deadline {T}, coloured where the table ends higher than ministries "
        "acting alone; it never does without links. At C = {C} in world {seed} it gains {table_gain}.",
        x=Axis("links of a measure to other departments, C", -0.5, 6.5),
        y=Axis("world", -0.5, 9.5),
        marks=(
            Cells("C", "seed", "table_gain", "associations", 1, 1, "the table ends higher", "it does not"),
            Point("C", "seed", "ground"),
        ),
    ),
)
EXERCISES = (
    "Write `best_two_changes(worth, policy)`: the best policy within two flips; ties go to fewer, then lower bits.",
    "What would urban poverty need to be, in links, for the argument of the paper to need a joint table?",
)
SOURCES = (
    Source("Kauffman 1993: landscapes whose ruggedness is set by links (NK)."),
    Source("Levinthal 1997: organizations that search them by small steps."),
    Source("Rivkin and Siggelkow 2003: departments that propose, and a hierarchy that vets."),
    Source("Our own simplification of these to three departments and a table; the numbers are ours."),
)
