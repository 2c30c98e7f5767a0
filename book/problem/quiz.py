"""Computes the drawn numbers of the questions on the problem, with the mini-models that the chapter is about."""

import math
from statistics import NormalDist

from minimodels import _voice, exit_threat, lenses, opportunity, tax_competition, voice
from quiz.kinds.numeric import Numbers

FULL = exit_threat.FULL_STANDARD  #: what citizens would choose if no firm could move, 6
CAPITAL = 4.0  #: units of capital in each place, as the prompt of Q1-14 says
RETURN = 6.0  #: what a unit of capital yields before tax where every place holds that many
RESPONSE = 0.5  #: e in Q1-17


def q1_07(g: float, K: float, L: float, c: float) -> Numbers:
    """Which standard does a regulator set who does not know what moving would cost a firm?"""
    kept = (1 - c) * g
    inside = (K + kept - L) / 2
    return Numbers(
        exit_threat.best_standard(kept, K, L),
        ((K + g - L) / 2, (K - L) / 2, (K + kept) / 2, K + kept - L, FULL),
        closed=min(6, max(kept, inside)),
        sound=kept < inside < FULL,
    )


def q1_08(K: float, L: float) -> Numbers:
    """What is the smallest value of goods at which the regulator sets the full standard?"""
    low, high = 0.0, FULL
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (low, middle) if exit_threat.best_standard(middle, K, L) >= FULL else (middle, high)
    return Numbers(
        round(high, 9),
        (6, 12 - K, 12 - K - L),
        closed=min(6, 12 - K + L),
        sound=0 < 12 - K + L < 6 and 12 - K - L >= 0,
    )


def q1_14(n: float, mu: float) -> Numbers:
    """Which tax do equal places set that compete for fully mobile capital?"""
    tax = CAPITAL * (n / (n - 1) - 1 / mu)
    return Numbers(
        tax_competition.common_tax(tax_competition.outflow(n, m=1), mu),
        (CAPITAL / (n - 1), CAPITAL * (1 - 1 / mu), CAPITAL * n / (n - 1)),
        closed=tax,
        sound=tax < RETURN,
    )


def q1_15(e: float) -> Numbers:
    """At which flat tax does somebody who earns nothing have the most? In a second way the peak is searched for."""
    low, high = 0.0, 1.0
    for _ in range(60):
        left, right = low + (high - low) / 3, high - (high - low) / 3
        poorer = left * lenses.effort(left, e) < right * lenses.effort(right, e)
        low, high = (left, high) if poorer else (low, right)
    return Numbers(lenses.poorest_tax(e), (1, e / (1 + e), e), closed=low)


def q1_16(theta_p: float, gamma: float, lam: float) -> Numbers:
    """How closely do the incomes of children follow those of their parents?"""
    left, taken = (1 - gamma) * theta_p, gamma * theta_p
    return Numbers(
        opportunity.link(opportunity.bought(theta_p, gamma), lam),
        (left + lam, (theta_p + lam) / (1 + theta_p * lam), (taken + lam) / (1 + taken * lam), left),
        closed=(left + lam) / (1 + left * lam),
    )


def q1_17(rho: float, sigma: float) -> Numbers:
    """Which tax is chosen when voice grows with income?"""
    r, median = math.exp((rho - 0.5) * sigma**2), math.exp(-0.5 * sigma**2)
    return Numbers(
        voice.preferred_tax(voice.decisive_income(rho, 0, sigma), RESPONSE),
        (1 - r, (1 - median) / (1 - median + RESPONSE), r),
        closed=(1 - r) / (1 - r + RESPONSE),
    )


def silent_surrender(p: exit_threat.Parameters, outcome: exit_threat.Outcome) -> bool | str:
    """Is no firm seen leaving, and at least half of the full standard given away?"""
    if outcome.seen_leaving > 0:
        return "leaving"
    return True if outcome.concession >= 0.5 else "little"


def outweighed(p: voice.Parameters, outcome: _voice.Outcome, least: float) -> bool | str:
    """Is so large a part of voice guaranteed equally, and yet no tax chosen?"""
    if outcome.tax > 0:
        return False
    return True if p.f >= least else "small"


def outweighed_by_law(p: voice.Parameters, least: float) -> bool:
    """Do citizens below the mean income hold at most half of all voice, by the normal law, and is enough guaranteed?"""
    below = NormalDist().cdf
    say = p.f * below(p.sigma / 2) + (1 - p.f) * below(p.sigma / 2 - p.rho * p.sigma)
    return p.f >= least and say <= 0.5 + 1e-9
