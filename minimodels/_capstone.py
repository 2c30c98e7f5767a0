"""What the capstone tells and shows: numbers, facts, words, pictures. Its equations stand in the model's file."""

from collections.abc import Callable
from typing import Any, NamedTuple

from minimodels._controls import number
from minimodels._model import Failure, Reference, Source
from minimodels._picture import DASHED, DOTTED, Axis, Line, Panel, Point, Rule


class Outcome(NamedTuple):
    """What follows from a state; the unit is the mean cost of moving at m = 0."""

    dividend: float = number("largest dividend", digits=3)
    tax: float = number("tax on each firm that stays", digits=3)
    goods: float = number("spent on goods for firms", digits=3)
    staying: float | None = number("firms that stay", digits=3, percent=True)
    captive: float = number("dividend from captive firms alone", digits=3)
    kept: float = number("dividend left at full mobility", digits=3)
    needed: float | None = number("capacity that the minimum needs", digits=3)


def describe(p: Any, o: Outcome) -> str:
    """Tell the state in words."""
    reached = "reaches" if o.dividend >= p.need - 1e-9 else "falls short of"
    first = (
        f"The best policy taxes {{tax}}, spends {{goods}} on goods and pays {{dividend}}: it {reached} the minimum. "
    )
    leaving = "{staying} of the firms stay. " if o.tax else "Any tax would drive out all firms. "
    if o.staying is not None and o.staying > 1 - 1e-9:
        leaving = "No firm leaves. "
    if o.kept >= p.need - 1e-9:
        return first + leaving + "At full mobility {kept} is left: enough."
    if o.dividend >= p.need - 1e-9:
        return (
            first
            + leaving
            + "It rests in part on firms for which moving is dear: at full mobility only {kept} is left."
        )
    return first + leaving + "At full mobility {kept} is left."


HALF: dict[str, float | str] = {"indifferent": "half"}
REFERENCES: tuple[Reference[Any], ...] = (
    Reference("In the first state the dividend is", {}, "dividend", 0.25, 9),
    Reference("Without capacity (q = 0), at m = 0.8, the dividend is", {"q": 0}, "dividend", 0.1, 9),
    Reference("Without capacity, at m = 0.8, the share of firms that stays is", {"q": 0}, "staying", 0.5, 9),
    Reference("Without capacity full mobility (m = 1) leaves a dividend of", {"q": 0, "m": 1}, "dividend", 0, 9),
    Reference("At q = 1 and m = 0.75 the dividend is", {"m": 0.75}, "dividend", 0.25, 9),
    Reference("At q = 1 and full mobility (m = 1) the dividend is", {"m": 1}, "dividend", 0.25, 9),
    Reference("At q = 1 and full mobility the share of firms that stays is", {"m": 1}, "staying", 1, 9),
    Reference("At q = 1 and m = 0 the dividend is", {"m": 0}, "dividend", 4 / 7, 9),
    Reference("At q = 1 and m = 0 the share of firms that stays is", {"m": 0}, "staying", 4 / 7, 9),
    Reference("At full mobility a minimum of 0.2 needs a capacity of", {"m": 1}, "needed", 0.8, 6),
    Reference("At m = 0.5 a minimum of 0.2 needs a capacity of", {"m": 0.5}, "needed", 0, 9),
    Reference("At m = 0.5 a minimum of 0.475 needs a capacity of", {"m": 0.5, "need": 0.475}, "needed", 1.8947, 4),
    Reference("At m = 0.55 a minimum of 0.475 needs a capacity of", {"m": 0.55, "need": 0.475}, "needed", 1.9, 4),
    Reference(
        "If half of capital does not care for goods, a minimum of 0.175 needs at m = 0.75 a capacity of",
        {**HALF, "m": 0.75, "need": 0.175},
        "needed",
        7 / 3,
        6,
    ),
    Reference(
        "If half of capital does not care for goods, a capacity of 0.8 leaves at full mobility a dividend of",
        {**HALF, "q": 0.8},
        "kept",
        0.05,
        9,
    ),
)


def facts(best: Callable[..., Any], strength: Callable[..., float], fed: Callable[..., float]) -> list[Reference[Any]]:
    """List what the formulas for the best plan, the needed strength and fed capacity say apart from any outcome."""
    listed: tuple[tuple[str, dict[str, float | str], Callable[[Any], float], float], ...] = (
        (
            "At m = 0.75 and Q = 1, where firms just stop leaving, the dividend is",
            {"m": 0.75},
            lambda _: best(0.5, 1, 0).dividend,
            0.25,
        ),
        (
            "At full mobility goods of strength Q = 0.79 leave a dividend of",
            {"m": 1},
            lambda _: best(0, 0.79, 0).dividend,
            0.1975,
        ),
        (
            "To pay a minimum of 0.2 at full mobility, the strength Q of goods must be",
            {"m": 1, "q": 0.8},
            lambda _: strength(0, 0.2, 0),
            0.8,
        ),
        (
            "At full mobility a capacity of 0.4 leaves a dividend of",
            {"m": 1, "q": 0.4},
            lambda _: fed(0.4, 1, 0),
            0.1,
        ),
        (
            "If each unit of dividend adds 2 to a capacity of 0.4, full mobility leaves a dividend of",
            {"m": 1, "q": 0.4},
            lambda _: fed(0.4, 1, 2),
            0.2,
        ),
    )
    return [Reference(text, at, of, value, 9) for text, at, of, value in listed]


MOBILITY = Axis("mobility of capital, m", 0, 1)
PANELS = (
    Panel(
        title="The largest dividend, and mobility",
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
    Failure("C0-01", "A capacity of 0.7 leaves 0.175 at full mobility: the picture is erased.", {"q": 0.7, "m": 1}),
    Failure("C0-04", "Captive firms alone would pay the minimum: no capacity is needed.", {"m": 0.5}),
    Failure(
        "C0-01",
        "Half of capital does not care for the goods: a capacity of 0.8 leaves 0.05.",
        {"q": 0.8, "indifferent": "half"},
    ),
    Failure("C0-03", "The goods are worth nothing to firms.", {"v": 0}),
    Failure("C0-09", "If v is 0.5, the largest capacity leaves 0.125.", {"v": 0.5}),
    Failure("C0-10", "Goods that firms want leave more than the minimum.", {}),
    Failure("C1-02", "Captive firms alone would pay a minimum of 0.225 as well as one of 0.2.", {"m": 0.5}),
    Failure("C1-20", "Goods hold every firm: more mobility changes nothing.", {}),
    Failure("C1-38", "With a capacity of 0.7 the minimum is paid only while moving is dear.", {"q": 0.7}),
    Failure("C4-02", "Moving is dear and capacity is large.", {"m": 0, "q": 2}),
    Failure("C4-03", "The minimum is paid by exploiting captive firms, and others leave.", {"m": 0.3}),
    Failure("C4-25", "There is no capacity to begin with.", {"q": 0}),
    Failure("C5-01", "Weak goods (q = 0.3) leave a seventh of it.", {"q": 0.3}),
    Failure("C5-28", "The goods are worth little to firms: feeding capacity returns little.", {"v": 0.5}),
    Failure("C5-66", "If v is 0.2, no capacity up to 2 is enough.", {"v": 0.2}),
    Failure("C5-67", "The goods are worth little to firms: mobility decides.", {"v": 0.5}),
)
EXERCISES = (
    "Write `plan_with_a_fee(kappa, Q, fee)`: the largest dividend if each firm that leaves pays a fee to citizens.",
    "Write the strongest paragraph against the paper's yes with one slider, and its best answer with another.",
)
SOURCES = (
    Source("Przeworski and Wallerstein 1988: what a democracy can take from capital.", "przeworski1988"),
    Source("Rodrik 1997: openness narrows what can be taxed.", "rodrik1997"),
    Source("The model, and so each of its numbers, is our own."),
)
