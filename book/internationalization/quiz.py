"""Numbers of the chapter's drawn questions: the answer by a mini-model, again in closed form, and foreseen mistakes."""

import math

from minimodels import _capstone, capstone, federation, high_low_road, region, tax_competition
from quiz.kinds.numeric import Numbers

REGIONS = 10  #: in the federation


def q5_03(g0: float, b: float, T: float) -> Numbers:
    """Ask for the share of firms on the high road above which the others follow, though changing over costs T."""
    alone, together = (high_low_road.advantage(x, g0, b, 0) for x in (0, 1))
    follow = high_low_road.tipping_share(T, alone, together)
    slide = high_low_road.tipping_share(-T, alone, together)
    no_cost, no_barrier, no_supports = (gap / 0.8 for gap in (1 - b - g0, 1 - g0 + T, 1 - b + T))
    closed = (1 - b - g0 + T) / 0.8
    sound = (1 - b - g0 - T) / 0.8 > 0.05 and closed < 0.999
    return Numbers(follow, (no_cost, slide, no_barrier, no_supports), closed=closed, sound=sound)


def q5_05(n: float, g1: float) -> Numbers:
    """Ask for the rate that the one region with goods of its own sets when n regions compete for mobile capital."""
    here, there = tax_competition.capitals(g1, n, 1, 1)
    per_capital = tax_competition.tax_per_capital(tax_competition.outflow(n, 1), 1)
    plain = 4 / (n - 1)
    return Numbers(
        here * per_capital,
        (plain, plain + g1, plain + g1 / n, there * per_capital),
        closed=plain + (g1 - g1 / n) / n,
        sound=g1 / n**2 > 0.011,  # else rounding to two decimals would hide whether the average was taken rightly
    )


def q5_07(gap: float, sigma: float, rho: float) -> Numbers:
    """Ask for the highest contribution at which a region richer by gap stays for the insurance alone."""
    k = federation.insurable(sigma, rho, REGIONS)
    answer = federation.largest_contribution(gap, k, 0, 0)
    closed = 2 - gap / (sigma**2 * (1 - rho) * 0.9)
    mistakes = 2 - closed, 2 - gap / (sigma**2 * (1 - rho)), 2 - gap / (sigma**2 * 0.9)
    return Numbers(answer, mistakes, closed=closed, sound=0.02 < closed < 0.98)


def q5_13(m: float, Q: float) -> Numbers:
    """Ask for the largest dividend that can be paid where goods of strength Q hold only some of the mobile firms."""
    kappa = capstone.cost_scale(m)
    if 2 * kappa - Q <= 0.15 or 3.5 * m - Q <= 0:  # no firm leaves, or a mistake is no sensible number
        return Numbers(0, (0, 0, 0), sound=False)
    mistakes = Q / 4, kappa / 4, m * m / (4 * m - Q)
    return Numbers(
        capstone.best_plan(kappa, Q, 0).dividend,
        mistakes,
        closed=4 * (1 - m) ** 2 / (8 * (1 - m) - Q),
        sound=abs(mistakes[1] - mistakes[2]) > 0.002,  # else rounding would confuse the two
    )


def q5_14(need: float, v: float) -> Numbers:
    """Ask for the smallest associative capacity that pays the minimum when capital is perfectly mobile."""
    answer = capstone.needed_strength(0, need, 0) / capstone.strength(1, v)
    enough = capstone.best_plan(0, capstone.strength(answer + 1e-6, v), 0).dividend >= need
    less = capstone.best_plan(0, capstone.strength(answer - 0.01, v), 0).dividend < need
    mistakes = 4 * need, 4 * need / v, need / v**2
    return Numbers(answer, mistakes, closed=4 * need / v**2, sound=answer <= 2 and enough and less)


def q5_15(tau: float, gap: float, sigma: float, rho: float) -> Numbers:
    """Ask for the other benefits that a rich region needs to stay when insurance is worth less than it pays."""
    k = federation.insurable(sigma, rho, REGIONS)
    lacking = -federation.gain(tau, gap, k, 0, 0)
    all_pooled = tau * gap - sigma**2 * (1 - rho) * tau * (2 - tau)
    return Numbers(
        lacking,
        (tau * gap, tau * gap - k * tau, all_pooled),
        closed=tau * gap - sigma**2 * (1 - rho) * 0.9 * tau * (2 - tau),
        sound=all_pooled > 0.005 and lacking - all_pooled > 0.002,  # rounding to three decimals must not hide a mistake
    )


def q5_17(alpha: float) -> Numbers:
    """Ask for the tax, spent on useful goods, at which a region holds most capital."""
    answer = region.best_tax(alpha, region.OUTSIDE)
    most, *others = (region.steady_capital(tax, alpha, 0, 1) for tax in (answer, answer - 0.01, answer + 0.01))
    mistakes = 0.0, alpha, region.best_revenue_tax(region.OUTSIDE)
    return Numbers(answer, mistakes, closed=alpha / (1 - alpha), sound=most > max(others))


def q5_23(v: float, q: float) -> Numbers:
    """Ask for the largest dividend where all capital is mobile: the tax that goods are worth, less their cost."""
    low, high = 0.0, 10.0
    for _ in range(80):
        left, right = low + (high - low) / 3, high - (high - low) / 3
        more = v * math.sqrt(q * left) - left > v * math.sqrt(q * right) - right
        low, high = (low, right) if more else (left, high)
    answer = capstone.best_plan(0, capstone.strength(q, v), 0).dividend
    return Numbers(answer, (2 * answer, v * q / 4, 4 * answer), closed=v * math.sqrt(q * low) - low)


def mobility_decides(p: capstone.Parameters, outcome: _capstone.Outcome) -> bool | str:
    """Is the minimum paid, but not at full mobility?"""
    if outcome.dividend < p.need - 1e-9:
        return False
    return "enough" if outcome.kept >= p.need - 1e-9 else True


def mobility_decides_by_formula(p: capstone.Parameters) -> bool:
    """Compare the minimum with the two formulas of Q5-13."""
    kappa, Q = 2 * (1 - p.m), p.v * p.v * p.q
    now = Q / 4 if 2 * kappa <= Q else kappa * kappa / (4 * kappa - Q)
    return Q / 4 < p.need - 1e-9 <= now


def ample_and_unravelling(p: high_low_road.Parameters, outcome: high_low_road.Outcome) -> bool | str:
    """Does a full high road unravel, though at least 0.5 of supports is provided?"""
    if high_low_road.end_share(p, 1) > 0:
        return False
    return True if p.g0 >= 0.5 else "bare"


def ample_and_unravelling_by_leak(p: high_low_road.Parameters) -> bool:
    """Are supports ample, and does a firm save more by sliding down than changing over costs?"""
    lead = (1 - p.z) * (p.g0 + 0.8) + p.b - 1
    return p.g0 >= 0.5 and lead < -p.T - 1e-9
