"""What tax_universalism tells and shows: numbers, facts, words, pictures. Its equations stand in the model's file."""

from typing import Any, NamedTuple

from minimodels._controls import number
from minimodels._model import Failure, Source, State
from minimodels._picture import DASHED, DOTTED, Axis, Bars, Line, Panel


class Outcome(NamedTuple):
    """What follows from a state: the dividend, and beside it the means test; all None where no rate finances it."""

    floor: float | None = number("least that anybody has under the dividend", digits=3)
    floor_means: float | None = number("least that anybody has under the means test", digits=3)
    rate: float | None = number("basic tax rate under the dividend", digits=3, percent=True)
    rate_means: float | None = number("basic tax rate under the means test", digits=3, percent=True)
    lost: float | None = number(
        "share of the next unit that a low earner loses under the dividend", digits=3, percent=True
    )
    lost_means: float | None = number(
        "share of the next unit that a low earner loses under the means test", digits=3, percent=True
    )
    gainers: float | None = number("share of people who gain on balance under the dividend", digits=3, percent=True)
    gainers_means: float | None = number(
        "share of people who gain on balance under the means test", digits=3, percent=True
    )
    employment: float | None = number("share of those with a wage who work under the dividend", digits=3, percent=True)
    employment_means: float | None = number(
        "share of those with a wage who work under the means test", digits=3, percent=True
    )
    poverty: float | None = number(
        "share of people below 60 % of the median under the dividend", digits=3, percent=True
    )
    poverty_means: float | None = number(
        "share of people below 60 % of the median under the means test", digits=3, percent=True
    )
    gini: float | None = number("Gini coefficient of net incomes under the dividend", digits=3)
    gini_means: float | None = number("Gini coefficient of net incomes under the means test", digits=3)
    cost: float | None = number("sum paid out per head under the dividend", digits=3)
    cost_means: float | None = number("sum paid out per head under the means test", digits=3)
    incomes: tuple[float | None, ...] = number("market incomes where a piece begins or ends, under the dividend")
    incomes_means: tuple[float | None, ...] = number(
        "market incomes where a piece begins or ends, under the means test"
    )
    nets: tuple[float | None, ...] = number("net incomes there, under the dividend")
    nets_means: tuple[float | None, ...] = number("net incomes there, under the means test")
    losses: tuple[float | None, ...] = number("share of the next unit lost there, under the dividend", percent=True)
    losses_means: tuple[float | None, ...] = number(
        "share of the next unit lost there, under the means test", percent=True
    )


SIZES = (0, 0.1, 0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8)  #: of the dividend
COMPARED = {"same_floor": "the same floor", "same_tax": "the same tax rate"}

FLAT: State = {"prog": 0, "eta": 0}
STILL: State = {"eta": 0}
MOVED: State = {"eta": 0.3}
STILL_TAX: State = {"eta": 0, "compare": "same_tax"}
MOVED_TAX: State = {"eta": 0.3, "compare": "same_tax"}
STRONG_TAX: State = {"D": 0.5, "eta": 0.6, "compare": "same_tax"}

#: numbers of the outcome to the digits written: when, in which state, and how much
FACTS: tuple[tuple[str, State, dict[str, str]], ...] = (
    ("If nobody responds", STILL, {"floor": "0.269", "rate": "0.231", "rate_means": "0.027"}),
    ("If nobody responds", STILL, {"lost": "0.231", "lost_means": "0.827"}),
    (
        "If nobody responds",
        STILL,
        {"gini": "0.284", "gini_means": "0.385", "gainers": "0.650", "gainers_means": "0.177"},
    ),
    (
        "If nobody responds",
        STILL,
        {"poverty": "0.149", "poverty_means": "0.264", "cost": "0.350", "cost_means": "0.029"},
    ),
    ("If work responds (η = 0.3)", MOVED, {"employment": "0.901", "employment_means": "0.808", "cost_means": "0.071"}),
    ("If work responds (η = 0.3)", MOVED, {"gini_means": "0.412", "poverty_means": "0.337"}),
    ("At the same tax rate, if nobody responds", STILL_TAX, {"floor_means": "0.7737", "floor": "0.269"}),
    (
        "At the same tax rate, if η = 0.3",
        MOVED_TAX,
        {"floor_means": "0.366", "floor": "0.261", "employment_means": "0.521"},
    ),
    (
        "At the same tax rate, if η = 0.3",
        MOVED_TAX,
        {"employment": "0.901", "gainers_means": "0.193", "gainers": "0.607"},
    ),
    ("At the same tax rate, if D = 0.5 and η = 0.6", STRONG_TAX, {"floor_means": "0.280", "floor": "0.304"}),
)

FAILURES = (
    Failure("C4-21", "At the same tax rate the means test leaves them 0.77, the dividend 0.27.", STILL_TAX),
    Failure(
        "C1-11",
        "If work responds strongly (η = 0.6), no tax rate finances the next larger dividend, 0.7.",
        {"D": 0.6, "eta": 0.6},
    ),
    Failure(
        "C4-21", "At the same rate the means test leaves them more (0.37, not 0.26) even if work responds.", MOVED_TAX
    ),
    Failure("C4-21", "A gentle means test is nearly universal.", {"D": 0.5, "taper": 0.2, "prog": 1}),
    Failure("C4-16", "Nobody responds, so generosity costs only tax.", STILL),
    Failure("C4-19", "The tax is flat, and everyone keeps the same part.", {"prog": 0}),
)


def describe(p: Any, o: Outcome) -> str:
    """Tell the state in words; ``p`` are the model's ``Parameters``."""
    if o.rate is None:
        return (
            "No tax rate finances a dividend of {D}: as the rate rises, too many stop working to pay for it. "
            "So there is no scheme to draw."
        )
    if p.D == 0:
        return "Nobody pays and nobody receives: those without a wage have nothing, and {poverty} of people are poor."
    dividend = (
        "A dividend of {D} takes a basic rate of {rate} and leaves everyone at least {floor}: {gainers} of people gain "
        "on balance, and {employment} of those with a wage work. "
    )
    if o.rate_means is None:
        return (
            dividend
            + "No tax rate finances a means test with the same floor, so none is drawn: too many would stop working."
        )
    same = "with the same floor takes a rate of {rate_means}"
    if p.compare == "same_tax":
        same = "at that rate leaves everyone at least {floor_means}"
    return dividend + (
        f"A means test {same}: {{gainers_means}} gain, {{employment_means}} work, and a low earner loses "
        "{lost_means} of each unit earned instead of {rate}."
    )


MARKET_INCOME = Axis("market income (mean wage = 1)", 0, 2)
BARS = {"gain": "gainers", "poor": "poverty", "Gini": "gini", "rate": "rate", "work": "employment"}
SIDES = (("dividend", "", "state"), ("means test", "_means", "worst_off"))

PANELS = (
    Panel(
        title="What people keep",
        alt="Line chart: net income against market income, in mean wages. Without a policy the two are equal. With "
        "the dividend nobody has less than {floor}, with the means test nobody less than {floor_means}.",
        x=MARKET_INCOME,
        y=Axis("net income", 0, 2),
        marks=(
            Line("no policy", y="nets", x="incomes", at={"D": 0}, role="neutral", dash=DOTTED),
            Line("dividend", y="nets", x="incomes", role="state"),
            Line("means test", y="nets_means", x="incomes_means", role="worst_off", dash=DASHED),
        ),
    ),
    Panel(
        title="What they lose of the next unit",
        alt="Line chart: the share of the next unit earned that tax and withdrawal take, against market income. A "
        "low earner loses {rate} with the dividend and {lost_means} with the means test.",
        x=MARKET_INCOME,
        y=Axis("lost of the next unit", 0, 1.7, percent=True),
        marks=(
            Line("dividend", y="losses", x="incomes", role="state"),
            Line("means test", y="losses_means", x="incomes_means", role="worst_off", dash=DASHED),
        ),
    ),
    Panel(
        title="Who gains and who works",
        alt="Bars, dividend and means test: net gainers {gainers} and {gainers_means}, poor {poverty} and "
        "{poverty_means}, Gini coefficient {gini} and {gini_means}, basic rate {rate} and {rate_means}, at work "
        "{employment} and {employment_means}.",
        x=Axis("share of people, rate, coefficient", 0, 1),
        y=Axis("", 0, 1),
        marks=(Bars(tuple((f"{b}: {s}", n + suffix, role) for b, n in BARS.items() for s, suffix, role in SIDES)),),
    ),
)

EXERCISES = (
    "Write `net_income(earned, floor, rate, exempt)`: a dividend taxed back only on what is earned above `exempt`.",
    "The dividend costs many times as much, gross, as the means test. Why does this mislead, and what does not?",
)
SOURCES = (
    Source("Atkinson 1995: a basic income with a flat tax.", "atkinson1995"),
    Source("Korpi and Palme 1998: the more is targeted at the poor, the less is redistributed.", "korpi1998"),
    Source("Brady and Bostic 2015: which part of that holds.", "brady2015"),
    Source("Saez 2002: transfers where people respond by working or not.", "saez2002"),
)
