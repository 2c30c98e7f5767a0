"""How many unions should bargain? One union for all can be more moderate than ten middling ones.

A small union knows that customers turn to its rivals if it asks too much, and a union of everybody knows that it pays
the higher prices itself. A union in between meets few rivals and passes most of a price rise on to others; the
unemployment that this adds is the excess.

The law is our own linear-quadratic simplification of an idea of Calmfors and Driffill; the evidence for the hump is
mixed, and what the state gives in return for restraint is not in it. The number of unions is an axis, from 1 to 60,
and no slider: every state holds all of them. Numbers belong to a price cost of 4, substitution .25 and openness 0,
unless they say otherwise. Pictures and words stand in `_bargaining.py`.
"""

from dataclasses import dataclass
from functools import cache
from math import isclose, sqrt
from typing import NamedTuple

from minimodels import _bargaining as shown
from minimodels._bargaining import UNITS
from minimodels._controls import Controls, number, slider, span
from minimodels._model import Claim, Model, Reference, Theorem, effect

COST = 10.0  #: how fast unemployment comes to hurt a union, c
SOME, MANY = 5, 40  #: unions of industries, and of firms


@dataclass(frozen=True)
class Parameters(Controls):
    """What the reader moves."""

    gamma: float = slider("cost of a higher price level,\u00a0γ", default=4, stops=span(1, 9, 0.5))
    sig: float = slider(
        "ease of switching,\u00a0σ", default=0.25, stops=(*span(0.05, 0.3, 0.05), 0.4, 0.5, 0.6, 0.8, 1)
    )
    phi: float = slider("openness,\u00a0φ (0 closed)", default=0, stops=span(0, 5, 0.5))


class Outcome(NamedTuple):
    """What follows from a state; excess unemployment is what the rivalry of unions adds."""

    worst_number: float = number("number of unions at which the curve peaks", digits=1)
    worst: float = number("excess unemployment at the peak", digits=4, percent=True)
    some: float = number("excess unemployment with 5 unions", digits=4, percent=True)
    many: float = number("excess unemployment with 40 unions", digits=4, percent=True)
    excess: tuple[float, ...] = number("excess unemployment by number of unions", digits=4, percent=True)


def price_level(n: float, own: float, others: float) -> float:
    """Mean of the wages of n unions, of which one has ``own`` and all others have ``others``."""
    return (own + (n - 1) * others) / n


def lost_jobs(n: float, own: float, others: float, gamma: float, sig: float, phi: float) -> float:
    """Unemployment of a union among n that has the wage ``own``: jobs lost to rivals, to high prices, to foreigners."""
    level = price_level(n, own, others)
    return sig * (n - 1) * (own - level) + gamma * level + phi * own


def gain(n: float, own: float, others: float, gamma: float, sig: float, phi: float) -> float:
    """What a union pursues: its wage above the price level (the mean wage), less c/2 times lost jobs squared."""
    above = own - price_level(n, own, others)
    return above - COST / 2 * lost_jobs(n, own, others, gamma, sig, phi) ** 2


def excess_unemployment(n: float, gamma: float, sig: float, phi: float) -> float:
    """Unemployment, a share, where none of n equal unions gains by another wage; 0 with one."""
    x = n - 1
    return x / (COST * (sig * x * x + gamma + phi * n))


def common_wage(n: float, gamma: float, sig: float, phi: float) -> float:
    """Wage above its competitive level on which n equal unions settle."""
    return excess_unemployment(n, gamma, sig, phi) / (gamma + phi)


def worst_number(gamma: float, sig: float, phi: float) -> float:
    """Number of unions, not always a whole one, with the most excess unemployment: the top of the hump."""
    return 1 + sqrt((gamma + phi) / sig)


def worst_excess(gamma: float, sig: float, phi: float) -> float:
    """Excess unemployment, a share, at the top of the hump."""
    return 1 / (COST * (2 * sqrt((gamma + phi) * sig) + phi))


def mirror(n: float, gamma: float, sig: float, phi: float) -> float:
    """The other number of unions that yields as much excess unemployment as n > 1."""
    return 1 + (worst_number(gamma, sig, phi) - 1) ** 2 / (n - 1)


def added(p: Parameters, n: float) -> float:
    """Excess unemployment of a state with n unions."""
    return excess_unemployment(n, p.gamma, p.sig, p.phi)


@cache
def evaluate(p: Parameters) -> Outcome:
    """Find the hump of one state."""
    state = p.gamma, p.sig, p.phi
    excess = tuple(added(p, n) for n in UNITS)
    return Outcome(worst_number(*state), worst_excess(*state), added(p, SOME), added(p, MANY), excess)


def describe(p: Parameters, o: Outcome) -> str:
    """Tell the state in words."""
    hump = "One union for all adds no unemployment. The curve peaks at {worst_number} unions, with {worst}."
    if o.worst < 0.02:
        return f"{hump} That is little: the number of unions hardly matters here."
    if o.some < o.many:
        return f"{hump} Five unions, which add {{some}}, are more moderate than forty, which add {{many}}."
    return f"{hump} Five unions add {{some}} and forty {{many}}, so half-way centralization is worse than either end."


def nobody_gains_by_another_wage(p: Parameters) -> bool:
    """At the common wage a little more and a little less gain a union equally much less than staying."""
    for n in UNITS:
        wage, state = common_wage(n, p.gamma, p.sig, p.phi), (p.gamma, p.sig, p.phi)
        less, same, more = (gain(n, wage + step, wage, *state) for step in (-0.01, 0, 0.01))
        if not (isclose(less, more, abs_tol=1e-12) and same > more):
            return False
        if not isclose(lost_jobs(n, wage, wage, *state), excess_unemployment(n, *state), abs_tol=1e-12):
            return False
    return True


def openness_flattens(p: Parameters) -> bool:
    """With more openness there is less excess unemployment for every number of unions but one."""
    more = p.next("phi")
    return more is None or all(b < a for a, b in zip(evaluate(p).excess[1:], evaluate(more).excess[1:], strict=True))


def the_top_is_the_top(p: Parameters) -> bool:
    """The height of the hump is that at the worst number, and nowhere is there more."""
    o = evaluate(p)
    return isclose(o.worst, added(p, o.worst_number)) and max(o.excess) <= o.worst + 1e-12


def costlier_prices_move_it(p: Parameters) -> bool:
    """One stop more of gamma moves the top to more unions, and down."""
    return effect(evaluate, p, "gamma", "worst_number") > 0 > effect(evaluate, p, "gamma", "worst")


def mirrors_are_as_bad(p: Parameters) -> bool:
    """As many unions as the mirror says add as much."""
    return all(isclose(added(p, n), added(p, mirror(n, p.gamma, p.sig, p.phi))) for n in UNITS[1:])


MODEL = Model(
    title="How many unions should bargain?",
    question="Why can one big union be more moderate than ten middling ones?",
    paragraphs=("2.2", "2.4"),
    parameters=Parameters,
    outcome=Outcome,
    evaluate=evaluate,
    equations=(price_level, lost_jobs, gain, excess_unemployment, common_wage, worst_number, worst_excess, mirror),
    theorems=(
        Theorem("At the common wage no union gains by asking for more, or for less.", nobody_gains_by_another_wage),
        Theorem("One union adds no unemployment, however open the economy.", lambda p: added(p, 1) == 0),
        Theorem("No number of unions is worse than 1 + √((γ + φ)/σ).", the_top_is_the_top),
        Theorem("Openness lowers excess unemployment at every number of unions above one.", openness_flattens),
        Theorem("A higher price cost γ moves the hump to more unions, and lowers it.", costlier_prices_move_it),
        Theorem("Every number of unions above one has a mirror that is just as bad.", mirrors_are_as_bad),
    ),
    references=(
        Reference("The curve peaks where the number of unions is", {}, "worst_number", 5, 9),
        Reference("The worst number of unions adds excess unemployment of", {}, "worst", 0.05, 9),
        Reference("Forty unions add excess unemployment of", {}, "many", 0.0101496, 7),
        Reference("Five unions add excess unemployment of", {}, "some", 0.05, 9),
        Reference("The percentage points that three unions add are", {}, lambda p: 100 * added(p, 3), 4, 7),
        Reference("The percentage points that nine unions add are", {}, lambda p: 100 * added(p, 9), 4, 7),
        Reference("The number of unions just as bad as three is", {}, lambda p: mirror(3, p.gamma, p.sig, p.phi), 9, 9),
        Reference("At openness 1 the worst number of unions adds", {"phi": 1}, "worst", 0.0309, 4),
        Reference("At openness 2 the worst number of unions adds", {"phi": 2}, "worst", 0.0225, 4),
        Reference("At openness 4 the worst number of unions adds", {"phi": 4}, "worst", 0.0146, 4),
        Reference("When rising prices cost 9 (γ), the worst number of unions is", {"gamma": 9}, "worst_number", 7, 9),
        Reference("When rising prices cost 9 (γ), the worst number of unions adds", {"gamma": 9}, "worst", 0.0333, 4),
    ),
    claims=(
        Claim(
            "C2-09",
            "One union for all adds at least one point less unemployment than five unions.",
            lambda p: added(p, 5) - added(p, 1) >= 0.01,
        ),
        Claim(
            "C2-10",
            "Five broad unions add less unemployment than forty narrow ones.",
            lambda p: added(p, 5) < added(p, 40),
        ),
        Claim(
            "C2-12",
            "Restraint hangs on one union for all: the worst number of unions adds two points of unemployment or more.",
            lambda p: evaluate(p).worst - added(p, 1) >= 0.02,
        ),
        Claim(
            "C2-23",
            "When one union for all gives way to forty, unemployment rises by at least one point.",
            lambda p: added(p, MANY) - added(p, 1) >= 0.01,
        ),
    ),
    failures=shown.FAILURES,
    panels=shown.PANELS,
    describe=describe,
    exercises=shown.EXERCISES,
    sources=shown.SOURCES,
)
