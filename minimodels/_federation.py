"""What the model of a federation tells and shows: its numbers, words, pictures and sources."""

from typing import Any, NamedTuple

from minimodels._controls import number, span
from minimodels._model import Failure, Reference, Source
from minimodels._picture import DASHED, DOTTED, Axis, Bars, Line, Panel, Point

#: Insecurities of the curve: fine where the secure stop giving, and all stops of the slider among them.
INSECURITIES = (*span(0, 0.05, 0.01), *span(0.06, 0.1, 0.005), *span(0.11, 0.36, 0.01), *span(0.38, 1, 0.02))
STEPS = tuple(n for n in range(10, 0, -1) for _ in (0, 1))  #: regions that stay, at the two ends of each step
BEYOND = 1.01  #: where a step is drawn that no contribution reaches: outside the picture


class Outcome(NamedTuple):
    """What follows from a state; benefits and costs are in average incomes, those of the richest of all ten regions."""

    members: int = number("regions that stay, of ten", digits=0)
    limit_all: float = number("largest contribution at which all ten stay", digits=3, percent=True)
    rich_limit: float = number("largest contribution of a region a tenth richer", digits=3, percent=True)
    needed: float = number("further benefits that would hold the richest region", digits=3)
    cost: float = number("what the richest region pays for its wealth", digits=3)
    insurance: float = number("worth of insurance to the richest region", digits=3)
    generosity: float = number("worth of generosity to the richest region", digits=3)
    learning: float = number("worth of learning from nine others", digits=3)
    safety: float = number("worth of freedom from low-road neighbours", digits=3)
    by_insecurity: tuple[float, ...] = number("contribution of a region a tenth richer", digits=2, percent=True)
    stairs: tuple[float, ...] = number("contributions at which a region leaves", digits=2, percent=True)
    steps: tuple[int, ...] = number("regions that stay between them", digits=0)


def describe(p: Any, o: Outcome) -> str:
    """Tell the state in words."""
    if o.limit_all == 1:
        stay = "All ten regions would stay even if everything were shared."
    elif p.tau == 0:
        stay = "Nobody contributes, so nobody leaves; all ten would stay up to a contribution of {limit_all}."
    elif o.members == 10:
        stay = "All ten regions stay at a contribution of {tau}, and would up to {limit_all}."
    elif o.members == 1:
        stay = "One exit brings the next: at a contribution of {tau} nothing is left of the federation."
    elif o.members == 9:
        stay = "At a contribution of {tau} the richest region leaves, and nine stay; all ten would up to {limit_all}."
    else:
        stay = "The rich leave one after another: at a contribution of {tau} only {members} of ten regions stay."
    if p.rho == 1:
        return stay + " Bad years strike all at the same time, so there is nothing to insure."
    if o.rich_limit in (0, 1):
        much = "everything" if o.rich_limit == 1 else "nothing"
        return f"{stay} A region a tenth richer than the average would share {much}, if all ten were members."
    return stay + " A region a tenth richer than the average would share at most {rich_limit}, if all ten were members."


AT_HALF = "at τ = 50 % and σ = 0.35"
STAY = "the number of regions that stay is"
LOSES = "the richest region loses by staying"
ACCEPTS = "a region 0.1 richer than the average accepts a contribution of"


def richer(gap: float) -> str:
    """Name a region by its income above the average."""
    return f"a region {gap} richer than the average"


REFERENCES: tuple[Reference[Any], ...] = (
    Reference("All ten regions stay up to a contribution of", {}, "limit_all", 0.641, 3),
    *(
        Reference(f"At σ = {sigma} {ACCEPTS}", {"sigma": sigma}, "rich_limit", value, 9)
        for sigma, value in ((0.03, 1), (0.15, 0), (0.4, 1))
    ),
    Reference(f"At σ = 0.3 {ACCEPTS}", {"sigma": 0.3}, "rich_limit", 0.7701, 4),
    *(
        Reference(f"{AT_HALF.capitalize()}, {more}, {STAY}", {"tau": 0.5, "sigma": 0.35, **state}, "members", n, 9)
        for more, state, n in (
            ("without learning or freedom from low-road neighbours", {}, 5),
            ("with learning worth 0.01 from each member", {"learn": 0.01}, 10),
            ("with freedom from low-road neighbours worth 0.03", {"fear": "0.03"}, 8),
            ("with freedom from low-road neighbours worth 0.06", {"fear": "0.06"}, 10),
        )
    ),
    Reference(f"{AT_HALF.capitalize()}, {LOSES}", {"tau": 0.5, "sigma": 0.35}, "needed", 0.052, 3),
    Reference("If all is shared at σ = 0.03, generosity is worth", {"tau": 1, "sigma": 0.03}, "generosity", 0.123, 3),
    Reference("If all is shared at σ = 0.5, generosity is worth", {"tau": 1}, "generosity", 0.005, 3),
    Reference("Learning worth 0.01 from each of nine others is worth in all", {"learn": 0.01}, "learning", 0.09, 9),
    Reference(f"If all shocks are common, {ACCEPTS}", {"rho": 1}, "rich_limit", 0, 9),
    Reference("If all shocks are common, insurance is worth", {"rho": 1, "sigma": 1}, "insurance", 0, 9),
)

HALF = {"tau": 0.5, "sigma": 0.35}
FAILURES = (
    Failure("C5-44", "Everybody is hit at the same time: no insecurity makes insurance worth buying.", {"rho": 1}),
    Failure("C5-38", "Five stay, no more than insurance alone holds: generosity adds too little to it.", HALF),
    Failure("C5-32", "Even to the richest region insurance is worth more than it pays: all ten stay.", {}),
    Failure("C5-33", "The richest region pays more than it gets, but is insured in return.", {}),
    Failure("C5-35", "The exits stop where the remaining regions are alike enough: at five.", HALF),
    Failure(
        "C5-39",
        "At this insecurity insurance is worth three times as much as freedom from low-road neighbours.",
        {"fear": "0.03", "learn": 0.002},
    ),
    Failure("C5-31", "Insecurity is so great that insurance holds even the richest region.", {}),
    Failure(
        "C5-56",
        "Where everything is shared, so small a grant does not make up for what the rich pay.",
        {"tau": 1, "sigma": 0.2},
    ),
    Failure("C5-42", "Insecurity is too small for insurance to be worth so much.", {"sigma": 0.2}),
    Failure("C5-43", "Freedom from low-road neighbours makes it share all at any insecurity.", {"fear": "0.06"}),
    Failure(
        "C5-50", "Learning from nine others at 0.002 each comes to less than 0.06.", {"learn": 0.002, "fear": "0.06"}
    ),
    Failure(
        "C5-54",
        "All is to be shared, and that is more than the rich regions accept.",
        {"tau": 1, "sigma": 0.2, "learn": 0.002, "fear": "0.03"},
    ),
)

PANELS = (
    Panel(
        title="Insecurity and what a richer region accepts",
        alt="Curves over insecurity. At {sigma} a region a tenth richer than the average accepts a contribution of at "
        "most {rich_limit}. Without learning and freedom from low-road neighbours the curve is "
        "high among the secure, zero in between, and high again where insecurity is great and does not strike all at "
        "once.",
        x=Axis("insecurity, σ", 0, 1),
        y=Axis("largest contribution of a region a tenth richer", 0, 1.05, percent=True),
        marks=(
            Line("each hit alone (ρ = 0)", "by_insecurity", "neutral", x=INSECURITIES, at={"rho": 0}, dash=DASHED),
            Line(
                "mostly together (ρ = 80 %)", "by_insecurity", "neutral", x=INSECURITIES, at={"rho": 0.8}, dash=DOTTED
            ),
            Line("at the present ρ", "by_insecurity", "state", x=INSECURITIES),
            Point("sigma", "rich_limit", "state"),
        ),
    ),
    Panel(
        title="The contribution and who stays",
        alt="Stairs that fall as the contribution rises. At {tau}, {members} of ten regions stay; all ten do up to "
        "{limit_all}.",
        x=Axis("contribution, τ", 0, 1, percent=True),
        y=Axis("regions that stay", 0, 10.5),
        marks=(
            Line("no learning", "steps", "neutral", x="stairs", at={"learn": 0}, dash=DASHED),
            Line("learning 0.01 a member", "steps", "neutral", x="stairs", at={"learn": 0.01}, dash=DOTTED),
            Line("at the present learning", "steps", "associations", x="stairs"),
            Point("tau", "members", "associations"),
        ),
    ),
    Panel(
        title="What the richest of ten regions weighs",
        alt="Bars. The richest of ten regions pays {cost} for being richer. To it, insurance is worth {insurance}, "
        "generosity {generosity}, learning {learning} and freedom from low-road neighbours {safety}.",
        x=Axis("in average incomes (longer bars end at the edge)", 0, 0.4),
        y=Axis("", 0, 1),
        marks=(
            Bars(
                (
                    ("paid for its wealth", "cost", "capital"),
                    ("insurance", "insurance", "state"),
                    ("generosity", "generosity", "associations"),
                    ("learning", "learning", "associations"),
                    ("free of low-road rivals", "safety", "neutral"),
                )
            ),
        ),
    ),
)

EXERCISES = (
    "Write `exit_together(incomes, k, tau, learn, fear)`: in each round all regions that would lose leave at once, not "
    "only the one that loses most; return who is left.",
    "The paper ranks fairness and risk below fear of low-road neighbours, and this below learning. Which "
    "ranking do you read off the bars, and over what range of the sliders?",
)

SOURCES = (
    Source("Alesina and Spolaore 1997: what large units gain is weighed against how unlike their parts are."),
    Source("Bolton and Roland 1997: regions of unequal income separate where joint gains are small."),
    Source("Persson and Tabellini 1996: sharing risk between the regions of a federation."),
    Source("Rehm 2016: those who run risks support insurance."),
    Source("Our own simplification of these; generosity, its fall and all sizes are assumed."),
)
