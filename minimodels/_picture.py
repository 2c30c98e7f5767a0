"""A picture as data: panels of marks over the numbers of a model, and their Vega-Lite specification.

Every mark draws a table of rows. A table says over which controls to sweep (``over``), which controls to hold
elsewhere than at the present state (``at``), and which numbers stand in its columns; a number that is a curve gives a
row per point. The page, the notebook and print fill the same tables, each from its own source of numbers.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, Literal, NamedTuple

Spec = dict[str, Any]
Values = Mapping[str, Any]
#: A column: a name of a control or number, a constant, or several of them, one a row.
Source = str | float | tuple[str, ...] | tuple[float, ...]

#: One colour language for the whole book (Okabe and Ito's colours, darkened or lightened for contrast).
PALETTES: dict[str, dict[str, str]] = {
    "light": {
        "state": "#0072B2", "capital": "#B35900", "associations": "#00795A", "worst_off": "#A8467B",
        "neutral": "#6B6B6B", "ink": "#1F2933", "grid": "#E3E6EA", "pale": "#D5DCE4", "ground": "#FDFCFA",
    },
    "dark": {
        "state": "#56B4E9", "capital": "#E69F00", "associations": "#2CC295", "worst_off": "#E08DBB",
        "neutral": "#A6A6A6", "ink": "#E4E7EB", "grid": "#3A424D", "pale": "#46515E", "ground": "#16181C",
    },
}  # fmt: skip


SOLID, DASHED, DOTTED = (1.0, 0.0), (6.0, 3.0), (1.5, 3.0)  #: lengths of ink and gap, so that colour is never alone


class Table(NamedTuple):
    """Rows for a mark; ``columns`` maps a column to where its values come from."""

    columns: Mapping[str, Source]
    over: tuple[str, ...] = ()
    at: Mapping[str, float | str] = {}


class Axis(NamedTuple):
    """An axis with fixed ends, so that it does not jump while a control moves."""

    title: str
    low: float
    high: float
    log: bool = False
    percent: bool = False
    hidden: bool = False  #: nothing of it is drawn: the panel shows a network, not quantities


class Line(NamedTuple):
    """A curve: the number ``y`` along the control ``over``, or a curve or numbers ``y`` along ``x``.

    Its label stands in the legend, or above or below its right end (``direct``), where nothing crosses it there.
    """

    label: str
    y: str | tuple[str, ...]
    role: str
    over: str | None = None
    x: str | tuple[float, ...] = ()
    at: Mapping[str, float | str] = {}
    dash: tuple[float, float] = SOLID
    direct: Literal["", "above", "below"] = ""


@dataclass(frozen=True)
class Paths:
    """So many smooth curves in one: ``y`` holds them one after the other, each along ``x``."""

    label: str
    y: str
    role: str
    x: tuple[float, ...]
    count: int


class Point(NamedTuple):
    """The present state; hollow and named, another state of note such as the top of a curve.

    On a map of cells its role is "ground", which stands out from both colours.
    """

    x: str
    y: str
    role: str
    hollow: bool = False
    label: str = ""
    at: Mapping[str, float | str] = {}


class Dots(NamedTuple):
    """Many dots, filled where ``value`` is above zero and hollow elsewhere; the legend explains both."""

    x: str | tuple[float, ...]
    y: str | tuple[float, ...]
    value: str
    role: str
    above: str
    below: str


class Links(NamedTuple):
    """Straight links between dots, from (x, y) to (x2, y2); a link is drawn where ``shown`` is above zero."""

    x: tuple[float, ...]
    y: tuple[float, ...]
    x2: tuple[float, ...]
    y2: tuple[float, ...]
    shown: str


class Rule(NamedTuple):
    """A straight line at one value of ``x`` or of ``y``, through the whole panel."""

    x: str | float | None = None
    y: str | float | None = None
    label: str = ""


class Band(NamedTuple):
    """A pale strip between two values of x, or of y, as far as it lies in the panel; the legend explains it."""

    low: str | float
    high: str | float
    label: str
    along: Literal["x", "y"] = "x"


class Bars(NamedTuple):
    """Horizontal bars; an entry is (label, number, role)."""

    entries: tuple[tuple[str, str, str], ...]


class Cells(NamedTuple):
    """A map over two controls, coloured by the sign of ``value``; a cell is ``dx`` wide and ``dy`` high."""

    x: str
    y: str
    value: str
    role: str  #: colour of the cells above zero; the others are pale
    dx: float
    dy: float
    above: str  #: label where the value is above zero
    below: str


class Ranking(NamedTuple):
    """A table of numbers, row by row; where ``first`` is above zero a number comes first in its row and stands out."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: str
    first: str
    role: str
    digits: int = 1


Mark = Line | Paths | Point | Dots | Links | Rule | Band | Bars | Cells | Ranking


class Panel(NamedTuple):
    """One view: a title, a text for those who do not see it (a template), two axes, and marks from back to front."""

    title: str
    alt: str
    x: Axis
    y: Axis
    marks: tuple[Mark, ...]


def rows(
    table: Table, state: Values, stops: Mapping[str, Sequence[Any]], see: Callable[[Values], Values]
) -> list[Spec]:
    """Fill a table at a state; ``see`` gives every control, number and curve of a state by name."""
    filled: list[Spec] = []
    for values in product(*(stops[name] for name in table.over)):
        seen = see({**state, **table.at, **dict(zip(table.over, values, strict=True))})
        found = {column: _read(source, seen) for column, source in table.columns.items()}
        length = max((len(value) for value in found.values() if isinstance(value, tuple)), default=1)
        filled += [{c: v[i] if isinstance(v, tuple) else v for c, v in found.items()} for i in range(length)]
    return filled


def _read(source: Source, seen: Values) -> Any:
    if isinstance(source, tuple):
        return tuple(seen[s] if isinstance(s, str) else s for s in source)
    return seen[source] if isinstance(source, str) else source


def tables(panel: Panel) -> list[Table]:
    """List the tables of the marks, in their order; in the specification they are named t0, t1, …."""
    return [_table(mark) for mark in panel.marks]


def _table(mark: Mark) -> Table:
    match mark:
        case Line():
            return Table({"x": mark.over or mark.x, "y": mark.y}, over=(mark.over,) if mark.over else (), at=mark.at)
        case Paths():
            path = tuple(float(i) for i in range(mark.count) for _ in mark.x)
            return Table({"x": mark.x * mark.count, "y": mark.y, "path": path})
        case Point():
            return Table({"x": mark.x, "y": mark.y}, at=mark.at)
        case Dots():
            return Table({"x": mark.x, "y": mark.y, "value": mark.value})
        case Links():
            ends = {"x": mark.x, "y": mark.y, "x2": mark.x2, "y2": mark.y2}
            return Table({**ends, "shown": mark.shown})
        case Rule():
            return Table({axis: value for axis, value in (("x", mark.x), ("y", mark.y)) if value is not None})
        case Band():
            return Table({mark.along: mark.low, f"{mark.along}2": mark.high})
        case Bars():
            return Table(
                {"bar": tuple(map(float, range(len(mark.entries)))), "x": tuple(n for _, n, _ in mark.entries)}
            )
        case Cells():
            return Table({"x": mark.x, "y": mark.y, "value": mark.value}, over=(mark.x, mark.y))
        case Ranking():
            wide, high = len(mark.columns), len(mark.rows)
            columns, down = tuple(map(float, range(wide))) * high, tuple(float(i // wide) for i in range(wide * high))
            return Table({"row": down, "column": columns, "value": mark.values, "first": mark.first})
