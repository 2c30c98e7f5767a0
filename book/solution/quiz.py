"""Numbers of the questions on the solution, computed by the mini-models and once more by other means."""

import math
from itertools import count
from statistics import NormalDist

from minimodels import _deliberation, deliberation, monitoring, moving_target, representation
from quiz.kinds.numeric import Numbers

SEEN = 0.5  #: chance that a committee finds out, in Q3-03
NOISES = (0.5, 1.0, 2.0)  #: of local signals: the answer to Q3-04 must not depend on them


def q3_03(N: float, A: float, chi: float) -> Numbers:
    """Ask for the share of all sites that comply, with inspectors, working committees and captured ones."""
    alone = monitoring.inspectorate_alone(N)
    return Numbers(
        monitoring.compliance(N, A, SEEN, chi),
        (alone, A + alone, monitoring.spread_compliance(N, A, SEEN, chi), A * (1 - chi)),
        closed=A * (1 - chi) + 640 / N,
        sound=640 / N <= 1 - A,
    )


def centre_keeps_up(rho: float, noise: float, age: int, kappa: float) -> bool:
    """Say whether a centre with reports of this age loses no more than localities that ignore their neighbours."""
    weight = moving_target.considerate_weight(kappa)
    centre = moving_target.loss(weight, moving_target.known(rho, noise, age), kappa)
    return centre <= moving_target.loss(1, moving_target.known(rho, noise, 0), kappa)


def last_age(rho: float, noise: float, kappa: float) -> int:
    """Count up to the last whole age of reports at which the centre keeps up."""
    return next(age for age in count() if not centre_keeps_up(rho, noise, age + 1, kappa))


def q3_04(rho: float, kappa: float) -> Numbers:
    """Ask for the largest whole age of reports at which a centre does no worse than localities."""
    ages = [last_age(rho, noise, kappa) for noise in NOISES]
    border = math.log(1 - kappa**2) / (2 * math.log(rho))
    return Numbers(
        ages[0],
        (math.ceil(border), math.floor(2 * border), math.floor(math.log(1 - kappa) / (2 * math.log(rho)))),
        closed=math.floor(border),
        sound=1 <= border < 10 and 0.05 < border % 1 < 0.95 and len(set(ages)) == 1,
    )


def q3_08(alpha: float, f: float) -> Numbers:
    """Ask how far what is told leans toward side A, where some are other-regarding and the others are not."""
    half_normal = 2 * NormalDist().pdf(0)  # mean of a normal error that is known to be positive
    told_by_self_seeking = (1 - alpha) / 2 / (alpha + (1 - alpha) / 2)
    return Numbers(
        deliberation.lean_of_told(alpha, f),
        (
            deliberation.lean_of_told(0, f),
            (2 * f - 1) * half_normal * (1 - alpha),
            f * half_normal * told_by_self_seeking,
        ),
        closed=(f - (1 - f)) * half_normal * told_by_self_seeking,
    )


def q3_13(n: float, b: float) -> Numbers:
    """Ask for the expected squared error of an average when all tell what they know and share one bias."""
    return Numbers(
        deliberation.squared_error(1, 0.5, round(n), b),
        (1 / n, b + 1 / n, (b**2 + 1) / n),
        closed=b**2 + 1 / n,
    )


def q3_14(nA: float, nB: float, phi: float) -> Numbers:
    """Ask how likely partly organized residents are to prevail against firms that act one by one."""
    firms, residents = 1 / nA, (1 - phi) / nB + phi
    return Numbers(
        representation.prevail(phi, nA, nB),
        (representation.prevail(0, nA, nB), phi / (phi + firms), residents / firms),
        closed=residents / (firms + residents),
    )


def q3_21(kappa: float) -> Numbers:
    """Ask with which weight a rule should follow beliefs when neighbours are burdened; again by search, by thirds."""
    low, high = 0.0, 1.0
    for _ in range(60):
        left, right = low + (high - low) / 3, high - (high - low) / 3
        better = moving_target.loss(left, 0.5, kappa) < moving_target.loss(right, 0.5, kappa)
        low, high = (low, right) if better else (left, high)
    weight = moving_target.considerate_weight(kappa)
    return Numbers(weight, (1, kappa * weight, 2 * weight), closed=low)


def committees_harm(p: monitoring.Parameters, outcome: monitoring.Outcome) -> bool | str:
    """Do at least ten points fewer comply than without committees?"""
    gain = outcome.compliance - outcome.alone
    return "help" if gain > 1e-9 else gain <= -0.1 + 1e-9


def committees_harm_by_count(p: monitoring.Parameters) -> bool:
    """Count sites: inspectors win over 640 of those that are left to them, working committees all of theirs."""
    with_them = p.A * p.N * (1 - p.chi) + min(640, (1 - p.A) * p.N)
    return with_them <= min(640, p.N) - 0.1 * p.N + 1e-6


def large_and_slanted(p: deliberation.Parameters, outcome: _deliberation.Outcome, crowd: float) -> bool | str:
    """Does a room of so many people err more than ten would who all told what they know?"""
    worse = outcome.error > 1 / 10
    if p.n >= crowd:
        return worse or "wide"
    return "few" if worse else False


def large_and_slanted_by_series(p: deliberation.Parameters, crowd: float) -> bool:
    """Add the squared lean and the scatter of those who tell, where 1/k is expected by its series for large rooms."""
    tell, lean = (1 + p.alpha) / 2, (2 * p.f - 1) * 2 * NormalDist().pdf(0) * (1 - p.alpha) / (1 + p.alpha)
    inverse = (1 + (1 - tell) / (p.n * tell)) / (p.n * tell)
    return p.n >= crowd and lean**2 + (1 - lean**2) * inverse > 1 / 10
