"""Does a wage rise come back as demand? And what does openness do to that?

A euro of wages is spent, becomes someone's income and is spent again, while saving and imports drain the circle. Higher
wages also squeeze profits, and with them investment and exports. In a closed economy the spending wins, and higher
wages raise output; in an open one the leaks and the lost exports win.
"""

from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from math import isclose
from typing import NamedTuple

from minimodels._controls import Controls, choice, number, slider, span
from minimodels._model import Claim, Failure, Model, Reference, Source, State, Theorem, effect
from minimodels._picture import DASHED, DOTTED, Axis, Cells, Line, Panel, Point, Rule

SAVED = 0.6  #: share of profits that is saved, s
INDUCED = 0.08  #: investment that a unit more of output calls forth, iu
EXPORTS = 0.2  #: exports of a fully open economy for each unit of the profit share, xh
IMPORTS = 0.3  #: imports of a fully open economy for each unit of output
#: Fixed part (i0) and part per unit of the profit share (ih); were i0 > 0, wages would lead in any closed economy.
INVESTMENT = {"sales": (0.04, 0.06), "profits": (-0.04, 0.26)}
ROUNDS = tuple(map(float, range(11)))


@dataclass(frozen=True)
class Parameters(Controls):
    """What the reader moves; phi and h are axes of charts, and c and m belong to the rounds alone."""

    phi: float = slider("openness, φ (0 closed, 1 fully open)", default=0.3, stops=span(0, 1, 0.05))
    h: float = slider("profit share, h", default=0.4, stops=span(0.3, 0.5, 0.02))
    c: float = slider("rounds: share of income spent, c", default=0.8, stops=(*span(0.5, 0.9, 0.05), 0.925, 0.95))
    m: float = slider("rounds: import share, m", default=0.3, stops=span(0, 0.3, 0.05) + span(0.4, 0.7, 0.1))
    stimulus: str = choice("A stimulus", {"alone": "alone", "echo": "alone, with echo", "together": "together"})
    investment: str = choice("Investment follows", {"sales": "mostly sales", "profits": "mostly the profit share"})


class Outcome(NamedTuple):
    """What follows from a state; the effects are those of a higher wage share, point for point."""

    wage_effect: float = number("effect of higher wages on output", digits=3, unit="points")
    profit_effect: float = number("effect of higher wages on total profit", digits=3, unit="points")
    switch_openness: float | None = number("openness above which higher wages lower output", digits=4)
    utilization: float = number("output, as a share of capacity", digits=3, percent=True)
    multiplier: float = number("output won by one unit of stimulus", digits=2)
    home_total: float = number("rounds: home income from one unit", digits=3)
    saved: float = number("rounds: of that unit, ends in saving", digits=3, percent=True)
    abroad: float = number("rounds: of that unit, ends abroad", digits=3, percent=True)
    income_by_round: tuple[float, ...] = number("rounds: home income so far", digits=3)


def leakage(h: float, phi: float) -> float:
    """Demand lost for each unit of output, D > 0: saving and imports less induced investment; 1/D is the multiplier."""
    return SAVED * h + IMPORTS * phi - INDUCED


def utilization(h: float, phi: float, i0: float, ih: float) -> float:
    """Share of capacity used where saving and imports equal exports and investment; public spending counts with i0."""
    return (i0 + (ih + phi * EXPORTS) * h) / leakage(h, phi)


def wage_effect(h: float, phi: float, i0: float, ih: float) -> float:
    """Change of output for each unit of a higher wage share: spending won, less investment and exports lost."""
    return (SAVED * utilization(h, phi, i0, ih) - ih - phi * EXPORTS) / leakage(h, phi)


def profit_effect(h: float, output: float, change: float) -> float:
    """Change of total profit h u for each unit of a higher wage share that changes output so."""
    return h * change - output


@cache
def switch_openness(i0: float, ih: float) -> float | None:
    """Openness, 0 to 1, at which (ih + phi xh)(.30 phi - iu) = s i0, by bisection; None if profits lead from 0."""
    low, high = 0.0, 1.0
    while low < (middle := (low + high) / 2) < high:
        wages_lead = (ih + middle * EXPORTS) * (IMPORTS * middle - INDUCED) < SAVED * i0
        low, high = (middle, high) if wages_lead else (low, middle)
    return low or None


def two_country(h: float, phi: float, here: float, there: float) -> float:
    """Output u won here by new spending here and there: D u - .30 phi v = here, D v - .30 phi u = there."""
    own, other = leakage(h, phi), IMPORTS * phi
    return (own * here + other * there) / (own * own - other * other)


@cache
def income_by_round(c: float, m: float) -> tuple[float, ...]:
    """Home income that one unit has created after each of ``ROUNDS``; round k adds (c (1 - m))^k."""
    return tuple(accumulate((c * (1 - m)) ** k for k in ROUNDS))


def leaks(c: float, m: float) -> tuple[float, float, float]:
    """Home income that one unit creates in all rounds, 1 / (1 - c (1 - m)); what is saved of it; what goes abroad."""
    total = 1 / (1 - c * (1 - m))
    return total, (1 - c) * total, c * m * total


def evaluate(p: Parameters) -> Outcome:
    """Solve one state."""
    i0, ih = INVESTMENT[p.investment]
    output, change = utilization(p.h, p.phi, i0, ih), wage_effect(p.h, p.phi, i0, ih)
    won = 1 / leakage(p.h, p.phi) if p.stimulus == "alone" else two_country(p.h, p.phi, 1, p.stimulus == "together")
    profit, switch, rounds = profit_effect(p.h, output, change), switch_openness(i0, ih), leaks(p.c, p.m)
    return Outcome(change, profit, switch, output, won, *rounds, income_by_round(p.c, p.m))


def describe(p: Parameters, o: Outcome) -> str:
    """Tell the state in words."""
    if o.switch_openness is None:
        wages = "Investment follows profits, so higher wages lower output at any openness, even in a closed economy"
    elif o.wage_effect < 0:
        wages = "Beyond an openness of {switch_openness} higher wages cost more exports and investment than they bring"
    else:
        profit = "total profit falls" if o.profit_effect < 0 else "even total profit grows"
        wages = f"Higher wages come back as demand, and {profit}"
    wages += ": each point of the wage share moves output by {wage_effect}. "
    who = {"alone": "A country alone", "echo": "With its partner's echo, a country", "together": "Of two at once, each"}
    stimulus = who[p.stimulus] + " wins {multiplier} from a unit of stimulus. "
    return wages + stimulus + "In the rounds one unit makes {home_total}; {saved} is saved, {abroad} goes abroad."


def slopes_agree(p: Parameters) -> bool:
    """Finite differences of output and profit agree with the formulas."""
    (i0, ih), o, d = INVESTMENT[p.investment], evaluate(p), 1e-5
    more, less = (utilization(p.h + step, p.phi, i0, ih) for step in (-d, d))
    slopes = ((more - less, o.wage_effect), ((p.h - d) * more - (p.h + d) * less, o.profit_effect))
    return all(isclose(found / (2 * d), stated, abs_tol=1e-6) for found, stated in slopes)


def markets_clear(p: Parameters) -> bool:
    """Saving and imports equal investment and exports, in one country and, for more spending, in both of two."""
    (i0, ih), u = INVESTMENT[p.investment], evaluate(p).utilization
    own, other = leakage(p.h, p.phi), IMPORTS * p.phi
    here, there = two_country(p.h, p.phi, 2, 0.5), two_country(p.h, p.phi, 0.5, 2)
    alone = isclose(SAVED * p.h * u + other * u, i0 + INDUCED * u + ih * p.h + p.phi * EXPORTS * p.h)
    return alone and isclose(own * here - other * there, 2) and isclose(own * there - other * here, 0.5)


def rounds_add_up(p: Parameters) -> bool:
    """The rounds so far and those to come make the total, and the leaks make the unit."""
    o, to_come = evaluate(p), (p.c * (1 - p.m)) ** len(ROUNDS) * evaluate(p).home_total
    return isclose(o.income_by_round[-1] + to_come, o.home_total) and isclose(o.saved + o.abroad, 1)


TOGETHER: State = {"phi": 0.7, "stimulus": "together"}
PROFITS: State = {"phi": 0, "investment": "profits"}
MODEL = Model(
    title="Does a wage rise come back as demand?",
    question="When does supporting wages also support everybody's output, and what does openness do to that?",
    paragraphs=("2.2", "2.3a", "2.4a"),
    parameters=Parameters,
    outcome=Outcome,
    evaluate=evaluate,
    equations=(leakage, utilization, wage_effect, profit_effect, switch_openness, two_country, income_by_round, leaks),
    theorems=(
        Theorem("In the end a unit is all saved or spent abroad, and the rounds add up to the total.", rounds_add_up),
        Theorem("Saving and imports equal investment and exports, in one country and in two.", markets_clear),
        Theorem("A small step of the wage share moves output and total profit as stated.", slopes_agree),
        Theorem(
            "Higher wages raise output exactly where openness is below the switch, whatever the profit share.",
            lambda p: (evaluate(p).wage_effect > 0) == (p.phi < (evaluate(p).switch_openness or 0)),
            show={"phi": 0.7},
        ),
        Theorem(
            "Two like countries that stimulate together have a closed economy's multiplier, however open they are.",
            lambda p: isclose(two_country(p.h, p.phi, 1, 1), 1 / leakage(p.h, 0)),
            show=TOGETHER,
        ),
    ),
    references=(
        Reference("Without imports one unit makes, in all rounds,", {"m": 0}, "home_total", 5, 6),
        Reference("With 30 % imported it makes", {"m": 0.3}, "home_total", 2.273, 3),
        Reference("With 50 % imported it makes", {"m": 0.5}, "home_total", 1.667, 3),
        Reference("In a closed economy a unit of stimulus wins", {"phi": 0}, "multiplier", 6.25, 6),
        Reference("In a fully open economy it wins", {"phi": 1}, "multiplier", 2.17, 2),
        Reference("At openness 0.7 a country alone wins", {"phi": 0.7}, "multiplier", 2.7, 2),
        Reference("With its partner's echo it wins", {"phi": 0.7, "stimulus": "echo"}, "multiplier", 3.99, 2),
        Reference("Of two that act together each wins", TOGETHER, "multiplier", 6.25, 6),
        Reference("In a closed economy the effect of higher wages on output is", {"phi": 0}, "wage_effect", 1.125, 6),
        Reference("In a fully open economy it is", {"phi": 1}, "wage_effect", -0.157, 3),
        Reference("In a closed economy where investment follows profits it is", PROFITS, "wage_effect", -0.125, 6),
        Reference("It turns negative at an openness of", {}, "switch_openness", 0.6764, 4),
        Reference("With a profit coefficient of 0.6, at", {}, lambda _: switch_openness(0.04, 0.6) or 0, 0.3848, 4),
        Reference("With a fixed part of 0.12 not before", {}, lambda _: switch_openness(0.12, 0.06) or 0, 1, 6),
        Reference("Where it follows profits, from", PROFITS, lambda _: switch_openness(-0.04, 0.26) or 0, 0, 6),
        Reference("In a closed economy the effect on total profit is", {"phi": 0}, "profit_effect", 0.05, 6),
    ),
    claims=(
        Claim("C2-02", "What wages gain, output gains too.", lambda p: evaluate(p).wage_effect > 0),
        Claim("C2-08", "Even the owners' total profit gains.", lambda p: evaluate(p).profit_effect > 0),
        Claim("C2-25", "Openness weakens a stimulus.", lambda p: effect(evaluate, p, "phi", "multiplier") < -1e-9),
    ),
    failures=(
        Failure("C2-02", "Beyond an openness of 0.6764 lost exports and investment weigh more.", {"phi": 0.7}),
        Failure("C2-02", "Investment follows profits, so higher wages lower output even in a closed economy.", PROFITS),
        Failure("C2-08", "At openness 0.2 output still grows, but the owners pay for it.", {"phi": 0.2}),
        Failure("C2-25", "The two countries stimulate together, and what leaks out of one comes back.", TOGETHER),
    ),
    panels=(
        Panel(
            title="The circle leaks",
            alt="Line chart: home income so far, round by round. At an import share of {m} it ends at {home_total}.",
            x=Axis("round of spending", 0, 10),
            y=Axis("home income so far", 0, 9),
            marks=(
                Rule(y="home_total", label="total"),
                Line("nothing imported", y="income_by_round", x=ROUNDS, at={"m": 0}, role="neutral", dash=DASHED),
                Line("import share 0.6", y="income_by_round", x=ROUNDS, at={"m": 0.6}, role="neutral", dash=DOTTED),
                Line("at the present import share m", y="income_by_round", x=ROUNDS, role="worst_off"),
            ),
        ),
        Panel(
            title="A stimulus, alone and together",
            alt="Line chart: what a stimulus wins falls with openness, except for two together. Here: {multiplier}.",
            x=Axis("openness, φ", 0, 1),
            y=Axis("output per unit of stimulus", 0, 11),
            marks=(
                Line("both together", "multiplier", "associations", "phi", at={"stimulus": "together"}, dash=DASHED),
                Line("alone, with the echo", "multiplier", "neutral", "phi", at={"stimulus": "echo"}, dash=DOTTED),
                Line("alone", "multiplier", "state", "phi", at={"stimulus": "alone"}),
                Point(x="phi", y="multiplier", role="state"),
            ),
        ),
        Panel(
            title="What higher wages do to output",
            alt="Map: wages raise output up to openness {switch_openness}; at {phi} the effect is {wage_effect}.",
            x=Axis("openness, φ", -0.025, 1.025),  # half a cell more, so that the cells at the ends are whole
            y=Axis("profit share, h", 0.29, 0.51),
            marks=(
                Cells("phi", "h", "wage_effect", "worst_off", 0.05, 0.02, above="output rises", below="output falls"),
                Rule(x="switch_openness", label="switch"),
                Point(x="phi", y="h", role="state"),
            ),
        ),
    ),
    describe=describe,
    exercises=(
        "Write `rounds_with_two_savers(workers_save, owners_save, m)`: follow the rounds when owners save more.",
        "Which of the three background conditions in (2.3) is openness, and which does the model leave out?",
    ),
    sources=(
        Source("Bhaduri and Marglin 1990: when wages lead and when profits do.", "bhaduri1990"),
        Source("Blecker 1989: why wages need not lead in an open economy.", "blecker1989"),
        Source("Stockhammer and Onaran 2013: two countries, and the evidence.", "stockhammer2013"),
        Source("Kalecki 1971: wages as a source of demand.", "kalecki1971"),
    ),
)
