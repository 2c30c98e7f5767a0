"""What the capstone tells and shows: numbers, facts, words, pictures. Its equations stand in the model's file."""

from typing import Any, NamedTuple

from minimodels._controls import number
from minimodels._model import Failure, Reference, Source
from minimodels._picture import DASHED, DOTTED, Axis, Line, Panel, Point, Rule


class Outcome(NamedTuple):
    """What follows from a state; output of a firm is the unit."""

    dividend: float = number("largest dividend", digits=3)
    tax: float = number("tax on each firm that stays", digits=3)
    goods: float = number("spent on goods for firms", digits=3)
    staying: float = number("firms that stay", digits=3, percent=True)
    captive: float = number("dividend if there were no goods", digits=3)
    kept: float = number("dividend left at full mobility", digits=3)
    needed: float | None = number("capacity that the minimum needs", digits=3)


def describe(p: Any, o: Outcome) -> str:
    """Tell the state in words."""
    reached = "reaches" if o.dividend >= p.need - 1e-9 else "falls short of"
    first = (
        f"The best policy taxes {{tax}}, spends {{goods}} on goods and pays {{dividend}}: it {reached} the minimum. "
    )
    leaving = "No firm leaves. " if o.staying > 1 - 1e-9 else "{staying} of the firms stay. "
    if o.kept >= p.need - 1e-9:
        return first + leaving + "At full mobility {kept} is left: enough."
    if o.dividend >= p.need - 1e-9:
        return first + leaving + "It rests on firms that cannot leave: at full mobility only {kept} is left."
    return first + leaving + "At full mobility {kept} is left."


HALF = {"indifferent": "half"}
REFERENCES: tuple[Reference[Any], ...] = (
    Reference("The first state's dividend is", {}, "dividend", 0.25, 9),
    Reference("Without capacity, at a mobility of 80 %, it is", {"q": 0}, "dividend", 0.1, 9),
    Reference("Without capacity the best policy keeps", {"q": 0}, "staying", 0.5, 9),
    Reference("Without capacity full mobility leaves", {"q": 0, "m": 1}, "dividend", 0, 9),
    Reference("With q = 1 and three quarters mobile the dividend is", {"m": 0.75}, "dividend", 0.25, 9),
    Reference("With q = 1 and all mobile it is", {"m": 1}, "dividend", 0.25, 9),
    Reference("With q = 1 and all mobile this share stays:", {"m": 1}, "staying", 1, 9),
    Reference("With q = 1 and nothing mobile the dividend is", {"m": 0}, "dividend", 4 / 7, 9),
    Reference("With q = 1 and nothing mobile this share stays:", {"m": 0}, "staying", 4 / 7, 9),
    Reference("At full mobility the minimum needs a capacity of", {"m": 1}, "needed", 0.8, 6),
    Reference("While half is captive the minimum needs", {"m": 0.5}, "needed", 0, 9),
    Reference("A minimum of 0.475 needs, while half is captive,", {"m": 0.5, "need": 0.475}, "needed", 1.8947, 4),
    Reference("A minimum of 0.475 needs, at m = 0.55,", {"m": 0.55, "need": 0.475}, "needed", 1.9, 4),
    Reference(
        "Half being indifferent, 0.175 needs at m = 0.75", {**HALF, "m": 0.75, "need": 0.175}, "needed", 7 / 3, 6
    ),
    Reference("Half of capital being indifferent, q = 0.8 leaves", {**HALF, "q": 0.8}, "kept", 0.05, 9),
)
MOBILITY = Axis("mobility of capital, m", 0, 1)
PANELS = (
    Panel(
        title="What mobility takes, and what it cannot",
        alt="Line chart: the largest dividend against mobility. At m = {m} it is {dividend}; without goods it would be "
        "{captive}; at full mobility {kept} is left. The minimum is {need}.",
        x=MOBILITY,
        y=Axis("largest dividend", 0, 1.2),
        marks=(
            Rule(y="need", label="minimum"),
            Line("no capacity, q = 0", y="dividend", over="m", at={"q": 0}, role="neutral", dash=DASHED),
            Line("q = 2", y="dividend", over="m", at={"q": 2}, role="neutral", dash=DOTTED),
            Line("present capacity", y="dividend", over="m", role="worst_off"),
            Point(x="m", y="dividend", role="worst_off"),
        ),
    ),
    Panel(
        title="Who stays under the best policy",
        alt="Line chart: the share of firms that stay against mobility. At m = {m} it is {staying}.",
        x=MOBILITY,
        y=Axis("firms that stay", 0, 1.04, percent=True),
        marks=(
            Line("no capacity, q = 0", y="staying", over="m", at={"q": 0}, role="neutral", dash=DASHED),
            Line("q = 2", y="staying", over="m", at={"q": 2}, role="neutral", dash=DOTTED),
            Line("present capacity", y="staying", over="m", role="capital"),
            Point(x="m", y="staying", role="capital"),
        ),
    ),
    Panel(
        title="Above the line the minimum is paid",
        alt="Line chart: the capacity that the minimum needs rises with mobility. At m = {m} it is {needed}; present "
        "capacity is {q}.",
        x=MOBILITY,
        y=Axis("associative capacity, q", 0, 2),
        marks=(
            Line("needed for the minimum", y="needed", over="m", role="associations"),
            Point(x="m", y="q", role="associations"),
        ),
    ),
)
FAILURES = (
    Failure(
        "C0-01",
        "Half of capital is indifferent: goods of strength 0.8 leave 0.05.",
        {"q": 0.8, "indifferent": "half"},
    ),
    Failure(
        "C0-01",
        "Goods of strength 0.7 leave 0.175: the picture is erased.",
        {"q": 0.7, "m": 1},
    ),
    Failure("C0-03", "The goods are worth nothing to firms.", {"v": 0}),
    Failure("C0-04", "Captive firms alone pay the minimum: capacity is idle.", {"m": 0.5}),
    Failure("C0-09", "Firms value the goods at half: the largest capacity leaves 0.125.", {"v": 0.5}),
    Failure("C0-10", "Goods that firms want leave more than the minimum.", {}),
    Failure("C1-02", "Captive firms pay the minimum, and one stop more of it, without any goods.", {"m": 0.5}),
    Failure("C1-20", "Goods hold every firm: more mobility changes nothing.", {}),
    Failure("C1-38", "With q = 0.7 the minimum is paid as long as some firms are captive.", {"q": 0.7}),
    Failure("C4-02", "Little is mobile and capacity is large.", {"m": 0, "q": 2}),
    Failure("C4-03", "It is paid by exploiting captive firms, and some leave.", {"m": 0.3}),
    Failure("C4-25", "There is no capacity to begin with.", {"q": 0}),
    Failure("C5-01", "Weak goods leave an eighth of what immobility allows.", {"q": 0.3}),
    Failure("C5-28", "The goods are worth little to firms: feeding them returns little.", {"v": 0.5}),
    Failure("C5-66", "Firms value the goods at a fifth: no capacity within reach is enough.", {"v": 0.2}),
    Failure("C5-67", "Firms value the goods little: mobility decides.", {"v": 0.5}),
)
SOURCES = (
    Source("Przeworski and Wallerstein 1988: what a democracy can take from capital.", "przeworski1988"),
    Source("Rodrik 1997: openness narrows what can be taxed.", "rodrik1997"),
    Source("The model, and so each of its numbers, is our own."),
)
