"""Does a wage rise come back as demand? And what does openness do to that?

A euro of wages is spent, becomes someone's income and is spent again, while saving and imports drain the circle. Higher
wages also squeeze profits, and with them investment and exports. In a closed economy whose investment follows sales the
spending wins, and higher wages raise output; in an open one the leaks and the lost exports win.

Words and pictures stand in `_keynesian_circle.py`.
"""

from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from math import isclose

from minimodels import _keynesian_circle as shown
from minimodels._controls import Controls, choice, slider, span
from minimodels._keynesian_circle import PROFITS, ROUNDS, TOGETHER, Outcome
from minimodels._model import Claim, Model, Reference, Theorem, effect

SAVED = 0.6  #: share of profits that is saved, s
INDUCED = 0.08  #: investment that a unit more of output calls forth, iu
EXPORTS = 0.2  #: exports of a fully open economy for each unit of the profit share, xh
IMPORTS = 0.3  #: imports of a fully open economy for each unit of output
#: Fixed part (i0) and part per unit of the profit share (ih); were i0 > 0, wages would lead in any closed economy.
INVESTMENT = {"sales": (0.04, 0.06), "profits": (-0.04, 0.26)}


@dataclass(frozen=True)
class Parameters(Controls):
    """What the reader moves; phi and h are axes of charts, and c and m belong to the rounds alone."""

    phi: float = slider("openness,\u00a0φ (0 closed, 1 fully open)", default=0.3, stops=span(0, 1, 0.05))
    h: float = slider("profit share,\u00a0h", default=0.4, stops=span(0.3, 0.5, 0.02))
    c: float = slider("rounds: share of income spent,\u00a0c", default=0.8, stops=(*span(0.5, 0.9, 0.05), 0.925, 0.95))
    m: float = slider("rounds: import share,\u00a0m", default=0.3, stops=span(0, 0.3, 0.05) + span(0.4, 0.7, 0.1))
    stimulus: str = choice("Kind of stimulus", {"alone": "alone", "echo": "alone, with echo", "together": "together"})
    investment: str = choice("What investment follows", {"sales": "mostly sales", "profits": "mostly the profit share"})


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
        Theorem("A small step of the wage share moves output and total profit at the rates shown.", slopes_agree),
        Theorem(
            "Whatever the profit share, higher wages raise output below one degree of openness, and only there.",
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
        *shown.REFERENCES,
        Reference(shown.SENSITIVE, {}, lambda _: switch_openness(0.04, 0.6) or 0, 0.3848, 4),
        Reference(shown.FIXED, {}, lambda _: switch_openness(0.12, 0.06) or 0, 1, 6),
        Reference(shown.FOLLOWS, PROFITS, lambda _: switch_openness(-0.04, 0.26) or 0, 0, 6),
    ),
    claims=(
        Claim("C2-02", "When wages gain, output gains too.", lambda p: evaluate(p).wage_effect > 0),
        Claim(
            "C2-08", "When wages gain, even the owners' total profit gains.", lambda p: evaluate(p).profit_effect > 0
        ),
        Claim(
            "C2-25",
            "Openness weakens a stimulus to demand.",
            lambda p: effect(evaluate, p, "phi", "multiplier") < -1e-9,
        ),
    ),
    failures=shown.FAILURES,
    panels=shown.PANELS,
    describe=shown.describe,
    exercises=shown.EXERCISES,
    sources=shown.SOURCES,
)
