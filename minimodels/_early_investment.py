"""What early_investment tells and shows: numbers, words, pictures. Its equations stand in the model's file."""

from collections.abc import Callable
from typing import Any, NamedTuple

from minimodels._controls import number
from minimodels._model import Failure, Reference, Source, State
from minimodels._picture import DASHED, DOTTED, Axis, Bars, Line, Panel, Point

SHARES = (0, 0.1, 0.25, 0.35, 0.45, 0.5, 0.55, 0.65, 0.75, 0.9, 1)
LONG = (11.0, 4.0)  #: the dash of cash
#: shares spent early, and budgets, along which curves are drawn
FINE = (0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, *(i / 20 for i in range(6, 15)), 0.75, 0.8, 0.85, 0.9, 0.95, 0.98, 1)
BUDGETS = (0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2, 2.75, 3.5, 4.25, 5)


class Outcome(NamedTuple):
    """What follows from a state; ``early`` means all of it early (s = 1), ``cash`` incomes with the cash in them."""

    floor: float = number("poorest tenth, budget in skills", digits=3)
    floor_early: float = number("poorest tenth, all of it early", digits=3)
    floor_cash: float = number("poorest tenth, with cash", digits=3)
    floor_none: float = number("poorest tenth, nothing spent", digits=3)
    mean: float = number("mean income, budget in skills", digits=3)
    mean_early: float = number("mean income, all of it early", digits=3)
    mean_cash: float = number("mean income, with cash", digits=3)
    mean_none: float = number("mean income, nothing spent", digits=3)
    gini: float = number("Gini coefficient, budget in skills", digits=3)
    gini_early: float = number("Gini coefficient, all of it early", digits=3)
    gini_cash: float = number("Gini coefficient, cash added", digits=3)
    gini_none: float = number("Gini coefficient, no money in skills", digits=3)
    link: float = number("link to parents' income, budget in skills", digits=3)
    link_early: float = number("link to parents' income, all of it early", digits=3)
    link_cash: float = number("link to parents' income, of incomes with cash", digits=3)
    link_none: float = number("link to parents' income, no money in skills", digits=3)
    share_alone: float = number("best share early if families added nothing", digits=3, percent=True)
    gain_cash: float = number("gain of the poorest tenth from each unit as cash")
    share: float | None = number("best share early for the poorest tenth", digits=3, percent=True)
    gain: float | None = number("gain of the poorest tenth from each unit in skills")
    gain_best: float | None = number("that gain at the best share")
    gains: tuple[float | None, ...] = number("that gain by share spent early")
    floors: tuple[float, ...] = number("poorest tenth by budget")


class Spread(NamedTuple):
    """How incomes are spread: the poorest tenth, the mean, the Gini coefficient, the link to parents' income."""

    floor: float
    mean: float
    gini: float
    link: float


def describe(p: Any, o: Outcome) -> str:
    """Tell the state in words."""
    if p.B == 0:
        return (
            "Nothing is spent, so the first picture has no gain in skills to show. The poorest tenth earn {floor}, and "
            "the link to parents' income is {link_none}."
        )
    if o.floor > o.floor_cash:
        start = "In skills the money does more for the poorest tenth than as cash: {floor} against {floor_cash}. "
    else:
        start = "Here cash does more for the poorest tenth than skills: {floor_cash} against {floor}. "
    if p.s == 1:
        early = "All of it goes into the early stage; they would have most with {share} there. "
    elif o.floor_early > o.floor:
        early = "All of it early would do even more ({floor_early}). "
    else:
        early = "All of it early would leave them with {floor_early}; they would have most with {share} early. "
    return start + early + "Skills lower the link of earnings to parents' income from {link_none} to {link}."


BARS = tuple(
    (f"{name}, {use}", f"{number}{ending}", role)
    for name, number in (("link", "link"), ("Gini", "gini"))
    for use, ending, role in (
        ("no money in skills", "_none", "neutral"),
        ("incomes with cash", "_cash", "neutral"),
        ("all early", "_early", "state"),
        ("as set", "", "state"),
    )
)
PANELS = (
    Panel(
        title="Each stage needs the other, or not",
        alt="Curves over the share spent early: what each unit of the budget adds to the income of the poorest tenth. "
        "At {s} it is {gain}; the most, {gain_best}, lies at {share}. As cash it is {gain_cash}.",
        x=Axis("share that is spent early, s", 0, 1, percent=True),
        y=Axis("gain of the poorest tenth from each unit of money", 0, 3.4),
        marks=(
            Line("as cash", y=("gain_cash", "gain_cash"), x=(0, 1), role="neutral", dash=LONG),
            Line("late needs early (φ = −2)", y="gains", x=FINE, at={"phi": -2}, role="neutral", dash=DASHED),
            Line("late replaces early (φ = 0.9)", y="gains", x=FINE, at={"phi": 0.9}, role="neutral", dash=DOTTED),
            Line("at the present φ", y="gains", x=FINE, role="state"),
            Point("share", "gain_best", "neutral", hollow=True, at={"phi": -2}),
            Point("share", "gain_best", "neutral", hollow=True, at={"phi": 0.9}),
            Point("share", "gain_best", "state", hollow=True),
            Point("s", "gain", "state"),
        ),
    ),
    Panel(
        title="How tied to parents, how unequal",
        alt="Bars for the link to parents' income and the Gini coefficient. Link: {link_none} with no "
        "money in skills, {link_cash} for incomes with cash, {link_early} with all of it early, {link} as set. Gini: "
        "{gini_none}, {gini_cash}, {gini_early}, {gini}.",
        x=Axis("link to parents' income, and Gini coefficient", 0, 0.8),
        y=Axis("", 0, 1),
        marks=(Bars(BARS),),
    ),
    Panel(
        title="Skills have decreasing returns, cash has not",
        alt="Rising curves over the budget: income of the poorest tenth. At a budget of {B} it is {floor} in skills, "
        "{floor_early} if all is early, {floor_cash} with cash.",
        x=Axis("budget for each child, B", 0, 5),
        y=Axis("income of the poorest tenth", 0, 8.5),
        marks=(
            Line("as cash", "floor_cash", "neutral", "B", dash=LONG),
            Line("in skills, all early", y="floors", x=BUDGETS, at={"s": 1}, role="neutral", dash=DOTTED),
            Line("in skills, at the present s", y="floors", x=BUDGETS, role="state"),
            Point("B", "floor", "state"),
        ),
    ),
)
ALONE = "If families add nothing, the best share early at γ = {}"
AS_FRACTION = f"{ALONE.format(0.6)}, as a fraction, is"
REPLACED: State = {"phi": 0.9, "gamma": 0.3}
LATE: State = {"phi": 0.9, "gamma": 0.3, "s": 0}
EARLY: State = {"phi": 0.9, "gamma": 0.8}
REFERENCES: tuple[Reference[Any], ...] = (
    Reference("With nothing spent, the poorest tenth have", {}, "floor_none", 0.298, 3),
    Reference("With the money in both stages, the poorest tenth have", {}, "floor", 0.951, 3),
    Reference("With all of it early, the poorest tenth have", {}, "floor_early", 0.525, 3),
    Reference("With cash, the poorest tenth have", {}, "floor_cash", 0.661, 3),
    Reference("With the money in skills, the mean income is", {}, "mean", 1.427, 3),
    Reference("With cash, the mean income is", {}, "mean_cash", 1.273, 3),
    Reference("With nothing spent, the mean income is", {}, "mean_none", 0.91, 3),
    Reference("Before cash, earnings are linked to parents' income by", {}, "link_none", 0.7, 9),
    Reference("With the cash in them, incomes are linked to parents' income by", {}, "link_cash", 0.470, 3),
    Reference("With the money in skills, earnings are linked to parents' income by", {}, "link", 0.339, 3),
    Reference("With no money in skills, the Gini coefficient is", {}, "gini_none", 0.307, 3),
    Reference("With cash, the Gini coefficient is", {}, "gini_cash", 0.220, 3),
    Reference("With the money in skills, the Gini coefficient is", {}, "gini", 0.164, 3),
    Reference("With families' own money, the best share early for the poorest tenth is", {}, "share", 0.504, 3),
    Reference("Each unit of money in skills adds to the income of the poorest tenth", {}, "gain", 2.177, 3),
    Reference(f"{ALONE.format(0.5)} is", {}, "share_alone", 0.508, 3),
    Reference(f"{ALONE.format(0.65)} is", {"gamma": 0.65}, "share_alone", 0.61, 2),
    Reference(f"{ALONE.format(0.35)} is", {"gamma": 0.35}, "share_alone", 0.41, 2),
    Reference("With φ = 0.9 and γ = 0.3, money wholly late leaves the poorest tenth with", LATE, "floor", 1.175, 3),
    Reference(
        "With φ = 0.9 and γ = 0.3, money wholly early leaves the poorest tenth with", REPLACED, "floor_early", 0.682, 3
    ),
    Reference(
        "With φ = 0.9 and γ = 0.8, money wholly early leaves the poorest tenth with", EARLY, "floor_early", 1.21, 3
    ),
    Reference("With a budget of 5, cash leaves the poorest tenth with", {"B": 5}, "floor_cash", 6.35, 2),
    Reference("With a budget of 5, skills leave the poorest tenth with", {"B": 5}, "floor", 5.93, 2),
)


def spent(p: Any) -> bool:
    """Ask only where there is a budget."""
    return bool(p.B > 0)


def spent_late(p: Any) -> bool:
    """Ask only where some of the budget is left for the late stage."""
    return bool(p.B > 0 and p.s < 1)


#: claims that compare numbers of one outcome: id, statement, predicate, where it is asked
COMPARED: tuple[tuple[str, str, Callable[[Outcome], bool], Callable[[Any], bool]], ...] = (
    (
        "C4-08",
        "Help after childhood lifts the poorest tenth, by a larger factor than the mean.",
        lambda o: o.floor > o.floor_early and o.floor / o.floor_early > o.mean / o.mean_early,
        spent_late,
    ),
    (
        "C4-14",
        "Cash leaves incomes more tied to parents' than money for skills does.",
        lambda o: o.link_cash > o.link,
        spent,
    ),
    (
        "C4-18",
        "Money for skills does more than cash, for the poorest tenth and for the mean.",
        lambda o: o.floor > o.floor_cash and o.mean > o.mean_cash,
        spent,
    ),
    (
        "C4-24",
        "Money for skills makes earnings more equal than cash makes incomes.",
        lambda o: o.gini < o.gini_cash,
        spent,
    ),
    (
        "C4-32",
        "Money for skills adds more to the mean income than it costs, and lowers the Gini coefficient.",
        lambda o: o.mean > o.mean_cash and o.gini < o.gini_none,
        spent,
    ),
)
FAILURES = (
    Failure("C4-22", "The late stage weighs more.", {"gamma": 0.35}),
    Failure("C4-18", "Returns to skill decrease, and a very large budget outruns them.", {"B": 5}),
    Failure("C4-32", "Returns to skill decrease: a very large budget costs more than it adds.", {"B": 5}),
    Failure("C4-22", "Late replaces early, and weighs more: it pays to wait.", REPLACED),
    Failure("C4-23", "Early help replaces late help and weighs more.", EARLY),
    Failure("C4-08", "What is kept for later is missing early, where it does most.", EARLY),
    Failure("C4-28", "Late needs early: late money does most for those whose parents paid early.", {"s": 0, "phi": -2}),
    Failure("C4-14", "All of it early is largely wasted: the late stage is left to the families.", {"s": 1}),
    Failure("C4-24", "All of it early is largely wasted: the late stage is left to the families.", {"s": 1}),
)
EXERCISES = (
    "Write `three_stage_shares(g1, g2, g3, phi, r)`: the best shares of a budget for three stages instead of two, "
    "where families add nothing and money waits at interest r. Near φ = 1 one stage gets all; at −200 "
    "all get nearly alike.",
    "The paper rejects a policy that brings people to the start and then leaves them alone. Which position of s is "
    "that, and under which assumptions does the picture support the rejection?",
)
SOURCES = (
    Source("Cunha and Heckman 2007: skill built in stages that complement each other, and the best ratio."),
    Source("Heckman 2006: early inputs raise what later ones yield."),
    Source("Rea and Burton 2020: doubts that early programmes always pay more."),
    Source("Ackerman and Alstott 1999: a stake for every young adult, the nearest to cash at the start."),
    Source("Freeman 2013: Rawls on property-owning democracy, and why not welfare-state capitalism."),
    Source("Our own simplification of these; its numbers are ours."),
)
