"""What lenses tells and shows: five societies, numbers, words, pictures. Its equations stand in the model's file."""

from typing import Any, NamedTuple

from minimodels._controls import number
from minimodels._model import Failure, Reference, Source
from minimodels._picture import DASHED, DOTTED, Axis, Line, Panel, Point, Ranking, Rule

SOCIETIES = {
    "A": (6.0, 20.0, 40.0, 94.0),
    "B": (14.0, 20.0, 28.0, 58.0),
    "C": (14.0, 24.0, 30.0, 44.0),
    "D": (13.0, 13.0, 13.0, 13.0),
    "E": (12.0, 30.0, 32.0, 46.0),
}
LENSES = ("mean", "Atkinson", "maximin", "leximin", "Gini")
ROWS = ("poorest", "second", "third", "richest", "mean", "Atkinson, ε", "maximin", "leximin", "Gini, in %")


class Outcome(NamedTuple):
    """What follows from a state; incomes are in units of the earners' mean wage."""

    mean: float = number("mean income (utilitarian)", digits=3)
    discounted: float = number("mean income, discounted for inequality (Atkinson)", digits=3)
    poorest: float = number("income of the poorest (maximin)", digits=3)
    gini: float = number("Gini coefficient", digits=3)
    best_mean: float = number("best tax for the mean", digits=3, percent=True)
    best_discounted: float = number("best tax for the Atkinson evaluator", digits=3, percent=True)
    top_discounted: float = number("discounted mean at its best tax", digits=3)
    best_poorest: float = number("best tax for the poorest", digits=3, percent=True)
    top_poorest: float = number("income of the poorest at its best tax", digits=3)
    top_society: float = number("discounted mean of the best of the five societies", digits=2)
    societies: tuple[float, ...] = number("incomes and values of the five societies", digits=2)
    firsts: tuple[float, ...] = number("whether a society is ranked first by a lens", digits=0)


def describe(p: Any, o: Outcome) -> str:
    """Tell the state in words; ``p`` are the model's ``Parameters``."""
    told = "The poorest has {poorest}, and the Gini coefficient is {gini}. "
    if p.e == 0 and p.eps == 0:
        told += "Nobody earns less for a tax, so whoever looks at the mean finds all taxes alike."
    elif p.e == 0:
        told += "Nobody earns less for a tax: the best is {best_poorest} for the poorest and {best_discounted} for an "
        told += "evaluator of aversion {eps}."
    elif p.t >= o.best_poorest:
        told += "A higher tax would still lower the Gini, but that is levelling down: everybody would have less."
    elif p.t >= o.best_discounted:
        told += "A higher tax would help the poorest (best: {best_poorest}), but at aversion {eps} the best is "
        told += "{best_discounted}."
    else:
        told += "A higher tax would lower the mean, but help the poorest (best: {best_poorest}) and seem better at "
        told += "aversion {eps} (best: {best_discounted})."
    row = 5 * ROWS.index("Atkinson, ε")
    first = "ABCDE"[o.firsts.index(1, row) - row]
    return f"{told} Somebody of aversion {{eps}} ranks society {first} first of the five."


#: what can be read in one state; what needs a function stands in the model's file
REFERENCES: tuple[Reference[Any], ...] = (
    Reference("The best tax for the poorest is", {}, "best_poorest", 2 / 3, 9),
    Reference("The best tax for a utilitarian is", {}, "best_mean", 0, 9),
    Reference("At aversion 2 the best tax is", {}, "best_discounted", 0.271, 3),
    Reference("At the best tax for the poorest their income is", {}, "top_poorest", 0.38299, 5),
    Reference("At a tax of 90 % the Gini coefficient is only", {"t": 0.9}, "gini", 0.038, 3),
    Reference("At a tax of 90 % the income of the poorest is only", {"t": 0.9}, "poorest", 0.283, 3),
    Reference("Untaxed, the discounted mean at aversion 1 is", {"t": 0, "eps": 1}, "discounted", 0, 9),
    Reference("At aversion 1 society E is as good as one where everybody has", {"eps": 1}, "top_society", 26.98, 2),
    Reference("At aversion 3 society C is as good as one where everybody has", {"eps": 3}, "top_society", 21.74, 2),
)
FAILURES = (
    Failure("C1-06", "Beyond t = 1/(1 + e) the Gini still falls, but the poorest loses.", {"t": 0.68}),
    Failure("C1-06", "If earnings respond strongly, a third is already too much.", {"t": 0.34, "e": 2}),
)

LONG = (10.0, 3.0)  #: a fourth kind of line, between solid and dashed
PANELS = (
    Panel(
        title="What each lens sees in a tax",
        alt="Curves over the tax rate: mean income, nowhere higher than untaxed; the discounted mean, highest at "
        "{best_discounted}; the income of the poorest, highest at {best_poorest}; and the Gini, which falls all the "
        "way. At {t} they are {mean}, {discounted}, {poorest} and {gini}.",
        x=Axis("tax rate, t", 0, 1, percent=True),
        y=Axis("income (mean wage = 1) or Gini", 0, 1.05),
        marks=(
            Rule(x="t"),
            Line("mean", "mean", "neutral", "t", dash=LONG),
            Line("Atkinson, at the present ε", "discounted", "state", "t"),
            Line("poorest", "poorest", "worst_off", "t", dash=DASHED),
            Line("Gini", "gini", "neutral", "t", dash=DOTTED),
            Point("best_mean", "mean", "neutral", hollow=True, at={"t": 0}),
            Point("best_discounted", "top_discounted", "state", hollow=True),
            Point("best_poorest", "top_poorest", "worst_off", hollow=True),
        ),
    ),
    Panel(
        title="Five societies of four people",
        alt="Table of societies A to E with four incomes each and what each lens sees in them. The mean ranks A "
        "first, maximin B and C, leximin C, the Gini D; to an evaluator of aversion {eps} "
        "the best is as good as {top_society} for everybody.",
        x=Axis("", 0, 1),
        y=Axis("", 0, 1),
        marks=(Ranking(ROWS, tuple(SOCIETIES), "societies", "firsts", "state", digits=2),),
    ),
    Panel(
        title="Aversion to inequality and the best tax",
        alt="Rising curve: the best tax by aversion to inequality. At {eps} it is {best_discounted}; never above "
        "the best for the poorest, {best_poorest}.",
        x=Axis("aversion to inequality, ε", 0, 10),
        y=Axis("best tax", 0, 1, percent=True),
        marks=(
            Line("the poorest's, at present e", "best_poorest", "worst_off", "eps", dash=LONG),
            Line("weak response (e = 0.1)", "best_discounted", "neutral", "eps", at={"e": 0.1}, dash=DASHED),
            Line("strong response (e = 1)", "best_discounted", "neutral", "eps", at={"e": 1}, dash=DOTTED),
            Line("at the present response e", "best_discounted", "state", "eps"),
            Point("eps", "best_discounted", "state"),
        ),
    ),
)

EXERCISES = (
    "Write `leximin_with_threshold(x, y, step)`: 1, 0 or -1 as x is better, equal or worse by leximin when a gap "
    "below `step` does not break a tie. Unequal lengths are refused.",
    "Nobody in society D has more than anybody else. Why would those who give priority to the worst off not choose "
    "it, and would they choose B?",
)
SOURCES = (
    Source("Rawls 1971: maximin, and its lexical form."),
    Source("Atkinson 1970: the income which, equally distributed, would be as good."),
    Source("Sen 1970: leximin."),
    Source("Parfit 1991: equality or priority, and levelling down."),
    Source("Our own simplification of these; the numbers are ours."),
)
