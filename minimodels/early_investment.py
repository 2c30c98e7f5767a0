"""Same money, when? Does a given budget do more for children early in life, later, or as cash when they are grown?

Skill is built in two stages. If later learning builds on earlier learning, money for one stage alone is largely
wasted; if the stages replace each other, timing hardly matters. Cash lifts every income by the same amount: it leaves
earnings as tied to parents as before (a link of 0.7, where 0 means that parents do not matter and 1 that incomes keep
pace with theirs), though incomes with the cash in them are less so.

Our own simplification of Cunha and Heckman: one kind of skill, no luck, no ownership of firms. Families put a fifth of
a year's income into each stage, every child gets the same public money, and nobody is seen paying for it. The weight
of early years (γ) and how late ones replace them (φ) are assumed, not found. Incomes count in mean incomes of parents.
Numbers belong to s = .55, φ = -.5, B = .3, γ = .5 unless they say otherwise. Every combination is stored, so eleven
stops of s leave six for the others. Words, pictures and most statements stand in `_early_investment.py`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from math import fsum, isclose, log
from operator import mul

from minimodels import _early_investment as shown
from minimodels._controls import Controls, slider
from minimodels._early_investment import BUDGETS, FINE, Outcome, Spread
from minimodels._incomes import gini, lognormal
from minimodels._model import Claim, Model, Reference, Theorem, effect

SIGMA = 0.8  #: standard deviation of the log of parents' income
FAMILIES = 401  #: families on the grid
OWN = 0.2  #: share of its income that a family puts into each stage
INTEREST = 0.1  #: for each stage that money waits, r
RETURNS = 0.7  #: of skill to both stages together, rho: decreasing
PAY = 3.0  #: earnings for a unit of skill, A
TINY = 10**-9  #: an order phi as small as this is taken for 0
NOTHING = (0.0, 0.0, 0.0, 0.5)  #: s, phi, B and gamma where nothing is spent; only B matters there


@dataclass(frozen=True)
class Parameters(Controls):
    """What the reader moves."""

    s: float = slider("share of the budget spent early, s", default=0.55, unit="%", stops=shown.SHARES)
    phi: float = slider("how well late replaces early, φ", default=-0.5, stops=(-2, -1, -0.5, 0, 0.5, 0.9))
    B: float = slider("budget for each child, B", default=0.3, stops=(0, 0.3, 1, 2, 3.5, 5))
    gamma: float = slider("weight of the early stage, γ", default=0.5, stops=(0.2, 0.3, 0.35, 0.5, 0.65, 0.8))


parents = partial(lognormal, SIGMA, FAMILIES)  # not before they are asked for: importing a model computes nothing


def early_stage(y: float, s: float, B: float) -> float:
    """What goes into a child early: of its family with income y > 0, and the share s of the budget B."""
    return OWN * y + s * B


def late_stage(y: float, s: float, B: float) -> float:
    """What goes into a child late: of its family, and the rest of the budget with interest."""
    return OWN * y + (1 - s) * (1 + INTEREST) * B


def skill(early: float, late: float, phi: float, gamma: float) -> float:
    """Skill, > 0, from what went into both stages: the mean of order phi with weights gamma and 1 - gamma.

    Near phi = 1 one stage replaces the other, far below 0 hardly (Cunha and Heckman 2007). RETURNS are its power.
    """
    if abs(phi) < TINY:
        return float((early**gamma * late ** (1 - gamma)) ** RETURNS)
    return float((gamma * early**phi + (1 - gamma) * late**phi) ** (RETURNS / phi))


def earnings(y: float, s: float, phi: float, B: float, gamma: float) -> float:
    """Earnings of a child of parents with income y, in mean incomes of parents."""
    return PAY * skill(early_stage(y, s, B), late_stage(y, s, B), phi, gamma)


def cash(B: float) -> float:
    """What the budget is worth as cash in adulthood: with interest for two stages."""
    return B * (1 + INTEREST) ** 2


def link(incomes: Sequence[float]) -> float:
    """Slope of log income on the log of parents' income: 0 if parents do not matter, 1 if incomes keep pace."""
    xs, ys = [log(y) for y in parents()], [log(income) for income in incomes]
    centre = fsum(xs) / len(xs)
    return fsum(map(mul, (x - centre for x in xs), ys)) / fsum((x - centre) ** 2 for x in xs)


def best_ratio(phi: float, gamma: float) -> float:
    """What should go into the early stage for each unit in the late one, if families add nothing."""
    return float((gamma / ((1 - gamma) * (1 + INTEREST))) ** (1 / (1 - phi)))


def best_share_alone(phi: float, gamma: float) -> float:
    """Share of the budget, 0 to 1, that yields this ratio if families add nothing."""
    ratio = best_ratio(phi, gamma)
    return ratio / (ratio + 1 / (1 + INTEREST))


@cache
def floor_at(s: float, phi: float, B: float, gamma: float) -> float:
    """Mean earnings of the poorest tenth, which are the children of the poorest tenth of parents."""
    poor = parents()[: FAMILIES // 10]
    return fsum(earnings(y, s, phi, B, gamma) for y in poor) / len(poor)


def gain(floor: float, before: float, B: float) -> float:
    """What each unit of the budget, > 0, adds to the income of the poorest tenth; as cash (1 + r) squared."""
    return (floor - before) / B


@cache
def best_share(phi: float, B: float, gamma: float) -> float:
    """Share early, 0 to 1, with which the poorest tenth have most; their families add their own money."""
    return peak(lambda s: floor_at(s, phi, B, gamma), 0, 1)


def peak(worth: Callable[[float], float], low: float, high: float) -> float:
    """Find where a concave function is highest, by thirds."""
    for _ in range(40):
        a, b = low + (high - low) / 3, high - (high - low) / 3
        low, high = (a, high) if worth(a) < worth(b) else (low, b)
    return max(low, high, key=worth)


@cache
def spread(s: float, phi: float, B: float, gamma: float, paid: float = 0) -> Spread:
    """Describe all incomes if the budget B goes into skills, and cash is paid on top."""
    incomes = [earnings(y, s, phi, B, gamma) + paid for y in parents()]
    floor, each = floor_at(s, phi, B, gamma) + paid, 1 / FAMILIES
    return Spread(floor, fsum(incomes) * each, gini([(income, each) for income in incomes]), link(incomes))


@cache
def gains(phi: float, B: float, gamma: float) -> tuple[float, ...]:
    """Gain of the poorest tenth along the shares of the curve, and last at the best share."""
    shares, before = (*FINE, best_share(phi, B, gamma)), floor_at(*NOTHING)
    return tuple(gain(floor_at(s, phi, B, gamma), before, B) for s in shares)


@cache
def evaluate(p: Parameters) -> Outcome:
    """Follow the children of all families of one state under four uses of the budget."""
    skills, early = (spread(s, p.phi, p.B, p.gamma) for s in (p.s, 1))
    paid, none = (spread(*NOTHING, more) for more in (cash(p.B), 0))
    spreads = [value for four in zip(skills, early, paid, none, strict=True) for value in four]
    floors = tuple(floor_at(p.s, p.phi, B, p.gamma) for B in BUDGETS)
    best: tuple[object, ...] = (None, None, None, (None,) * len(FINE))  # no budget, no best use of it
    if p.B:
        *curve, most = gains(p.phi, p.B, p.gamma)
        best = best_share(p.phi, p.B, p.gamma), gain(skills.floor, none.floor, p.B), most, tuple(curve)
    return Outcome._make([*spreads, best_share_alone(p.phi, p.gamma), cash(1), *best, floors])


def stages_can_swap(p: Parameters) -> bool:
    """Early and late may change places if their weights do; twice as much of both yields 2 to the power of rho."""
    early, late = early_stage(1, p.s, p.B), late_stage(1, p.s, p.B)
    here, swapped = skill(early, late, p.phi, p.gamma), skill(late, early, p.phi, 1 - p.gamma)
    return isclose(here, swapped) and isclose(skill(2 * early, 2 * late, p.phi, p.gamma), here * 2**RETURNS)


def cash_lifts_all_alike(p: Parameters) -> bool:
    """Poorest tenth and mean gain the same, a budget with interest for two stages."""
    o, paid = evaluate(p), p.B * 1.1 * 1.1
    return isclose(o.floor_cash - o.floor_none, paid, abs_tol=1e-9) and isclose(o.mean_cash, o.mean_none + paid)


def no_share_does_better(p: Parameters) -> bool:
    """No share of the curve, and none close to the best one, gives the poorest tenth more."""
    share, o = best_share(p.phi, p.B, p.gamma), evaluate(p)
    near = [floor_at(s, p.phi, p.B, p.gamma) for s in (max(0, share - 0.01), share, min(1, share + 0.01))]
    return 0 <= share <= 1 and max(near) == near[1] and max(g or 0 for g in o.gains) <= (o.gain_best or 0) + 1e-9


def best_alone_is_best(p: Parameters) -> bool:
    """Without family money the best share stands in the best ratio, and none of a grid yields more skill."""
    best, *grid = [
        (early_stage(0, s, 1), late_stage(0, s, 1))
        for s in (best_share_alone(p.phi, p.gamma), *(i / 20 for i in range(1, 20)))
    ]
    most = max(skill(*inputs, p.phi, p.gamma) for inputs in grid)
    return isclose(best[0], best[1] * best_ratio(p.phi, p.gamma)) and skill(*best, p.phi, p.gamma) >= most - 1e-12


def equalizes(p: Parameters) -> bool:
    """One stop more of B lowers the link and the Gini coefficient of earnings."""
    return all(effect(evaluate, p, "B", name) < 0 for name in ("link", "gini"))


def of_outcome(holds: Callable[[Outcome], bool]) -> Callable[[Parameters], bool]:
    """Ask of a state what is asked of its outcome."""
    return lambda p: holds(evaluate(p))


MODEL = Model(
    title="Same money, when?",
    question="Does a given budget do more early in life, later, or as cash?",
    paragraphs=("4.2", "4.4", "4.5", "4.6", "4.7"),
    parameters=Parameters,
    outcome=Outcome,
    evaluate=evaluate,
    equations=(
        *(early_stage, late_stage, skill, earnings, cash, link, best_ratio, best_share_alone),
        *(floor_at, gain, best_share),
    ),
    theorems=(
        Theorem("The two stages may change places if their weights do.", stages_can_swap),
        Theorem("Cash lifts the poorest tenth and the mean alike.", cash_lifts_all_alike),
        Theorem("No share does more for the poorest tenth than the best one.", no_share_does_better, where=shown.spent),
        Theorem("If families add nothing, no share yields more skill than the best ratio's.", best_alone_is_best),
        Theorem("A larger budget for skills lifts the poorest.", lambda p: effect(evaluate, p, "B", "floor") > 0),
        Theorem(
            "A larger budget for skills makes earnings more equal, if each stage gets a tenth of it or more.",
            equalizes,
            where=lambda p: 0.1 <= p.s <= 0.9,
        ),
        Theorem("With nothing spent, the link to parents is 0.7.", lambda p: isclose(evaluate(p).link_none, RETURNS)),
    ),
    references=(
        *shown.REFERENCES,
        Reference("Cash lifts every income by", {}, lambda p: cash(p.B), 0.363, 9),
        Reference(shown.AS_FRACTION, {}, lambda p: best_share_alone(p.phi, 0.6), 0.575, 3),
        Reference(
            "At φ = −200 and γ = 0.65 the best ratio, early to late, is", {}, lambda _: best_ratio(-200, 0.65), 1.003, 3
        ),
    ),
    claims=(
        *(Claim(name, words, of_outcome(holds), where=where) for name, words, holds, where in shown.COMPARED),
        Claim(
            "C4-22",
            "If families add nothing, it is best to spend over half of the budget early.",
            lambda p: best_share_alone(p.phi, p.gamma) > 0.5 + 1e-9,
        ),
        Claim(
            "C4-23",
            "A budget split in half does more for the poorest tenth than one spent wholly early.",
            lambda p: floor_at(0.5, p.phi, p.B, p.gamma) > evaluate(p).floor_early,
            where=shown.spent,
        ),
        Claim(
            "C4-28",
            "A larger budget for skills makes earnings more equal before any tax.",
            lambda p: effect(evaluate, p, "B", "gini") < 0,
        ),
    ),
    failures=shown.FAILURES,
    panels=shown.PANELS,
    describe=shown.describe,
    exercises=shown.EXERCISES,
    sources=shown.SOURCES,
)
