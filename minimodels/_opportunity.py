"""What opportunity tells and shows: numbers, words, pictures. Its equations stand in the model's file."""

from typing import Any, NamedTuple

from minimodels._controls import number
from minimodels._picture import DASHED, DOTTED, Axis, Bars, Line, Panel, Point, Rule

BARS = tuple(
    entry
    for end in ("poorest", "second", "third", "fourth", "richest")
    for entry in ((f"{end} fifth", end, "state"), (f"{end}, no policy", f"{end}_alone", "neutral"))
)


class Outcome(NamedTuple):
    """What follows from a state; the shares are those of the children of the poorest fifth of parents."""

    link: float = number("link between parents' and children's log income, β", digits=4)
    unaided: float = number("link without public investment", digits=4)
    rank_slope: float = number("rank slope: places gained for each place of the parents", digits=4)
    background: float = number("variance of log incomes due to background", digits=3, percent=True)
    gini: float = number("Gini coefficient", digits=3)
    gini_luck: float = number("Gini coefficient if chances were equal", digits=3)
    poorest: float = number("poor children who end in the poorest fifth", digits=3, percent=True)
    second: float = number("poor children who end in the second fifth", digits=3, percent=True)
    third: float = number("poor children who end in the third fifth", digits=3, percent=True)
    fourth: float = number("poor children who end in the fourth fifth", digits=3, percent=True)
    richest: float = number("poor children who end in the richest fifth", digits=3, percent=True)
    poorest_alone: float = number("in the poorest fifth, without policy", digits=3, percent=True)
    second_alone: float = number("in the second fifth, without policy", digits=3, percent=True)
    third_alone: float = number("in the third fifth, without policy", digits=3, percent=True)
    fourth_alone: float = number("in the fourth fifth, without policy", digits=3, percent=True)
    richest_alone: float = number("in the richest fifth, without policy", digits=3, percent=True)


def describe(p: Any, o: Outcome) -> str:
    """Tell the state in words."""
    if o.link == 0:
        return "Chances are equal: 20 % of all children end in each fifth. Luck alone still makes a Gini of {gini}."
    if p.theta_p == 0:
        start = "Money buys nothing for children, so policy changes nothing: the link is {link}. "
    elif p.gamma == 0:
        start = "No policy offsets what parents buy: the link to their income is {link}. "
    elif p.gamma == 1:
        start = "All that parents can buy is offset; the link that is left, {link}, they pass on directly. "
    else:
        start = "Policy lowers the link to parents' income from {unaided} to {link}. "
    ends = "Of the children of the poorest fifth {poorest} stay there and {richest} reach the richest. "
    return start + ends + "The Gini is {gini}; if chances were equal, luck would still make it {gini_luck}."


PANELS = (
    Panel(
        title="Where children of the poorest fifth end up",
        alt="Paired bars: {poorest} stay in the poorest fifth, {poorest_alone} without policy; {richest} reach the "
        "richest, {richest_alone} without policy. Equal chances would be 20 % for each fifth.",
        x=Axis("share of the children (dotted: equal chances)", 0, 0.85, percent=True),
        y=Axis("", 0, 1),
        marks=(Bars(BARS), Rule(x=0.2)),
    ),
    Panel(
        title="Policy leaves what is passed on",
        alt="Falling curves: the link over progressivity. At γ = {gamma} it is {link}, without policy {unaided}. For "
        "comparison: United States 0.47, Germany 0.32, Denmark 0.15.",
        x=Axis("progressivity of public investment, γ", 0, 1),
        y=Axis("link to parents' income, β", 0, 1),
        marks=(
            Rule(y=0.47, label="US"),
            Rule(y=0.32, label="Germany"),
            Rule(y=0.15, label="Denmark"),
            Line("λ = 0", "link", "neutral", "gamma", at={"lam": 0}, dash=DOTTED),
            Line("λ = 0.4", "link", "neutral", "gamma", at={"lam": 0.4}, dash=DASHED),
            Line("at the present λ", "link", "state", "gamma"),
            Point("gamma", "link", "state"),
        ),
    ),
    Panel(
        title="Luck and unequal incomes",
        alt="Rising curves: the Gini over the spread of luck. At σ = {sigma_luck} it is {gini}; if chances were equal, "
        "{gini_luck}.",
        x=Axis("spread of luck, σ", 0.2, 1.2),
        y=Axis("Gini coefficient", 0, 1),
        marks=(
            Line("without policy (γ = 0)", "gini", "neutral", "sigma_luck", at={"gamma": 0}, dash=DOTTED),
            Line("if chances were equal", "gini_luck", "worst_off", "sigma_luck", dash=DASHED),
            Line("at the present γ", "gini", "state", "sigma_luck"),
            Point("sigma_luck", "gini", "state"),
        ),
    ),
)
