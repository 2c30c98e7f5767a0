"""Does internationalization erase the picture? What is left for citizens when capital may leave.

The public taxes firms, spends a part on goods that firms use and pays the rest to citizens as a dividend; a firm stays
unless the tax, less what the goods are worth to it, exceeds its cost of moving. Costs of moving lie between 0 and
2(1 - m), every amount equally likely: some firms can leave cheaply even at m = 0, and at m = 1 all move for nothing;
the unit of all amounts is the mean cost at m = 0. Spending x makes goods worth √(Qx) to a firm, where Q = v²q.
Mobility shrinks what captive firms yield, those that pay without getting any goods because moving is dear; it cannot
touch what rests on goods that firms want, and how many of these a unit of money makes is associative capacity, q.

Our own model: one kind of firm but for its cost of moving, and a public that wants the largest dividend. Its numbers
follow from its equations and say nothing of how much capacity there is, or who provides it. Where moving is dear the
best policy lets firms go, because it pays to exploit those that cannot: that is no harm from immobility. The minimum is
a line to compare with. Numbers belong to m = 0.8, q = 1, v = 1 and a minimum of 0.2 unless they say otherwise.
"""

from dataclasses import dataclass
from functools import cache
from math import isclose
from typing import NamedTuple

from minimodels import _capstone as shown
from minimodels._capstone import Outcome
from minimodels._controls import Controls, choice, slider, span
from minimodels._model import Claim, Model, Theorem, effect

LARGEST_COST = 2.0  #: scale of the costs of moving where nothing is mobile
INDIFFERENT = {"none": 0.0, "half": 0.5}  #: share of capital to which local goods are worth nothing


@dataclass(frozen=True)
class Parameters(Controls):
    """What the reader moves; m is the axis of all charts."""

    m: float = slider("mobility of capital, m", default=0.8, stops=span(0, 1, 0.05))
    q: float = slider("associative capacity, q (goods made of a unit of money)", default=1, stops=span(0, 2, 0.1))
    v: float = slider("value of the goods to firms, v", default=1, stops=span(0, 1.5, 0.1))
    need: float = slider("egalitarian minimum of the dividend", default=0.2, stops=span(0.05, 0.5, 0.025))
    indifferent: str = choice("Capital that does not care for local goods", {"none": "none", "half": "half of it"})


class Plan(NamedTuple):
    """A policy: its dividend, the tax, and what the goods are worth to a firm that cares for them."""

    dividend: float
    tax: float
    value: float


def cost_scale(m: float) -> float:
    """Largest cost of moving, kappa, 0 to 2; costs of moving are spread evenly from 0 to it."""
    return LARGEST_COST * (1 - m)


def strength(q: float, v: float) -> float:
    """Strength Q of goods: spending x makes goods worth sqrt(Q x) to a firm that cares, v sqrt(q x)."""
    return v * v * q


def staying(tax: float, value: float, kappa: float, phi: float) -> float:
    """Share of firms, 0 to 1, whose cost of moving is at least the tax less the goods' value; a share phi gets none."""

    def stay(burden: float) -> float:
        return float(burden <= 0) if kappa == 0 else min(1.0, max(0.0, 1 - burden / kappa))

    return phi * stay(tax) + (1 - phi) * stay(tax - value)


@cache
def best_plan(kappa: float, Q: float, phi: float) -> Plan:
    """Policy with the largest dividend: the best of three kinds.

    Firms that care are all held by goods worth the tax while the others leave, all at once (1) or in part (2); or of
    both kinds some leave (3), which is possible while (1 - phi) Q <= 2 kappa.
    """
    caring = (1 - phi) * Q / 2
    plans = [Plan(caring * caring / Q if Q else 0.0, caring, caring)]
    if kappa and Q:
        tax = kappa * Q / (2 * (phi * Q + kappa))
        plans.append(Plan(tax / 2, tax, tax))
    if kappa and caring <= kappa:
        tax = kappa * kappa / (2 * kappa - (1 - phi) * caring)
        plans.append(Plan(tax / 2, tax, tax * caring / kappa))
    return max(plans)


def needed_strength(kappa: float, need: float, phi: float) -> float:
    """Smallest strength Q of goods with which the largest dividend reaches a minimum: that of the cheapest policy."""
    if need <= kappa / 4:
        return 0.0
    inverse = [(1 - phi) ** 2 / (4 * need)]  # one over the strength that each kind of policy needs
    if kappa:
        inverse.append(1 / (4 * need) - phi / kappa)
        both_leave = (1 - phi) ** 2 / (4 * kappa - kappa * kappa / need)
        inverse += [both_leave] * (1 - phi <= 2 * kappa * both_leave)
    return 1 / max(inverse)


def with_feedback(q: float, v: float, q1: float) -> float:
    """Dividend at full mobility when each unit of dividend adds q1 to capacity q: D = v^2 (q + q1 D) / 4."""
    return strength(q, v) / (4 - strength(q1, v))


def setting(p: Parameters) -> tuple[float, float, float]:
    """Read the scale of moving costs, the strength of goods and the indifferent share of capital off a state."""
    return cost_scale(p.m), strength(p.q, p.v), INDIFFERENT[p.indifferent]


@cache
def evaluate(p: Parameters) -> Outcome:
    """Find the best policy in one state."""
    kappa, Q, phi = setting(p)
    plan = best_plan(kappa, Q, phi)
    return Outcome(
        dividend=plan.dividend,
        tax=plan.tax,
        goods=plan.value**2 / Q if Q else 0.0,
        staying=staying(plan.tax, plan.value, kappa, phi) if plan.tax else None,
        captive=best_plan(kappa, 0.0, phi).dividend,
        kept=best_plan(0.0, Q, phi).dividend,
        needed=needed_strength(kappa, p.need, phi) / strength(1, p.v) if p.v else None,
    )


@cache
def no_policy_does_better(kappa: float, Q: float, phi: float) -> bool:
    """No tax and value of goods on a grid give a larger dividend, and the stated policy gives the stated one."""
    best = best_plan(kappa, Q, phi)
    grid = [i * (kappa + Q + 0.1) / 24 for i in range(25)]
    tried = [t * staying(t, V, kappa, phi) - (V * V / Q if V else 0) for t in grid for V in grid if Q or not V]
    stated = best.tax * staying(best.tax, best.value, kappa, phi) - (best.value**2 / Q if Q else 0)
    return max(tried) <= best.dividend + 1e-9 and isclose(stated, best.dividend, abs_tol=1e-9)


def dividend(p: Parameters, m: float | None = None, q: float | None = None) -> float:
    """Dividend of a state in which mobility or capacity is another."""
    kappa = cost_scale(p.m if m is None else m)
    return best_plan(kappa, strength(p.q if q is None else q, p.v), INDIFFERENT[p.indifferent]).dividend


def capacity_moves_more(p: Parameters) -> bool:
    """Say whether capacity, from one end of its slider to the other, moves the dividend more than mobility does."""
    return dividend(p, q=2) - dividend(p, q=0) > dividend(p, m=0) - dividend(p, m=1)


def same_verdict(p: Parameters) -> bool:
    """Say whether the minimum is paid at full mobility exactly if it is where nothing is mobile."""
    return (evaluate(p).kept >= p.need - 1e-9) == (dividend(p, m=0) >= p.need - 1e-9)


def paid_and_all_stay(p: Parameters) -> bool:
    """Say whether the minimum is paid while no firm leaves."""
    return evaluate(p).dividend >= p.need - 1e-9 and (evaluate(p).staying or 0) > 1 - 1e-9


def fed(p: Parameters) -> float:
    """Dividend at full mobility where each unit of dividend adds one to capacity, counting only capital that cares."""
    return with_feedback(p.q, p.v, 1) * (1 - INDIFFERENT[p.indifferent]) ** 2


def just_enough(p: Parameters) -> bool:
    """With the needed capacity the dividend is the minimum; with a tenth less it is below."""
    needed, phi = (evaluate(p).needed or 0) * strength(1, p.v), INDIFFERENT[p.indifferent]
    enough, less = (best_plan(cost_scale(p.m), Q, phi).dividend for Q in (needed, 0.9 * needed))
    return isclose(enough, p.need, abs_tol=1e-9) and less < p.need


def ordered(p: Parameters) -> bool:
    """One stop more of mobility never raises the dividend, and one more of capacity never lowers it."""
    return effect(evaluate, p, "m", "dividend") <= 1e-12 and effect(evaluate, p, "q", "dividend") >= -1e-12


MODEL = Model(
    title="Does internationalization erase the picture?",
    question="How large a dividend can be paid when capital may leave, with and without associative capacity?",
    paragraphs=("5.15", "5.1", "5.4", "4.1", "1.8", "0.1"),
    parameters=Parameters,
    outcome=Outcome,
    evaluate=evaluate,
    equations=(cost_scale, strength, staying, best_plan, needed_strength, with_feedback),
    theorems=(
        Theorem(
            "No other tax and no other spending on goods pay a larger dividend.",
            lambda p: no_policy_does_better(*setting(p)),
        ),
        Theorem("More mobility never raises the dividend; more capacity never lowers it.", ordered),
        Theorem(
            "If all capital cares for the goods and v²q is above 4(1 - m), mobility takes nothing and no firm leaves.",
            lambda p: isclose(evaluate(p).dividend, evaluate(p).kept) and evaluate(p).staying == 1,
            where=lambda p: p.indifferent == "none" and strength(p.q, p.v) >= 2 * cost_scale(p.m) + 1e-9,
            show={"m": 0.9},
        ),
        Theorem(
            "The dividend is at least what captive firms alone yield, and what is left at full mobility.",
            lambda p: evaluate(p).dividend >= max(evaluate(p).captive, evaluate(p).kept) - 1e-12,
            show={"m": 0.5},
        ),
        Theorem(
            "The needed capacity pays the minimum, and a tenth less does not.",
            just_enough,
            where=lambda p: p.v > 0 and evaluate(p).captive < p.need - 1e-9,
            show={"m": 1},
        ),
        Theorem(
            "Where half of capital does not care for the goods, full mobility leaves a quarter of what it else would.",
            lambda p: isclose(evaluate(p).kept, strength(p.q, p.v) / 16),
            where=lambda p: p.indifferent == "half",
            show={"indifferent": "half", "m": 1},
        ),
    ),
    references=(*shown.REFERENCES, *shown.facts(best_plan, needed_strength, with_feedback)),
    claims=(
        Claim("C0-01", "Even at full mobility the minimum can be paid.", lambda p: evaluate(p).kept >= p.need - 1e-9),
        Claim("C0-03", "Capacity adds to the dividend.", lambda p: evaluate(p).dividend > evaluate(p).captive + 1e-12),
        Claim(
            "C0-04",
            "Only with capacity is the minimum paid.",
            lambda p: evaluate(p).captive < p.need <= evaluate(p).dividend + 1e-9,
        ),
        Claim("C0-09", "Some capacity pays the minimum at full mobility.", lambda p: dividend(p, m=1, q=2) >= p.need),
        Claim("C0-10", "Full mobility leaves under a tenth of the minimum.", lambda p: evaluate(p).kept < p.need / 10),
        Claim(
            "C1-02",
            "A larger minimum only asks for more capacity.",
            lambda p: effect(evaluate, p, "need", "needed") > 0,
            where=lambda p: p.v > 0,
        ),
        Claim("C1-20", "More mobility lowers the dividend.", lambda p: effect(evaluate, p, "m", "dividend") < -1e-12),
        Claim("C1-38", "Mobility does not decide whether the minimum is paid.", same_verdict),
        Claim("C4-02", "A minimum of 0.5 cannot be paid.", lambda p: evaluate(p).dividend < 0.5),
        Claim("C4-03", "The minimum is paid, and no firm leaves.", paid_and_all_stay),
        Claim("C4-25", "If equality feeds capacity, the dividend grows.", lambda p: fed(p) > evaluate(p).kept + 1e-12),
        Claim(
            "C5-01",
            "Full mobility leaves at least half of the dividend at m = 0.",
            lambda p: evaluate(p).kept >= dividend(p, m=0) / 2,
        ),
        Claim(
            "C5-28",
            "If equality feeds capacity, the dividend grows by a quarter.",
            lambda p: fed(p) >= 1.25 * evaluate(p).kept > 0,
        ),
        Claim("C5-66", "Some capacity pays the minimum at present mobility.", lambda p: dividend(p, q=2) >= p.need),
        Claim("C5-67", "Capacity moves the dividend more than mobility does.", capacity_moves_more),
    ),
    failures=shown.FAILURES,
    panels=shown.PANELS,
    describe=shown.describe,
    exercises=shown.EXERCISES,
    sources=shown.SOURCES,
)
