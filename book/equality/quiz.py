"""Numbers of the questions in quiz.toml that draw theirs."""

from minimodels import _early_investment, _tax_universalism, early_investment, tax_universalism
from minimodels.tax_universalism import Scheme, net_incomes
from quiz.kinds.numeric import Numbers


def q4_03(D: float, t: float, prog: float, x: float) -> Numbers:
    """Ask what somebody with market income x keeps of a dividend D that is taxed together with x."""
    (paid,) = net_incomes((x,), Scheme(D, taxed=D), t, prog)
    (unpaid,) = net_incomes((x,), Scheme(0), t, prog)
    extra = t * prog * max(0, x + D - 1)
    mistakes = (D * (1 - t), D * (1 - t * (1 + prog)), D - t * (x + D) - extra)
    return Numbers(paid - unpaid, mistakes, closed=D * (1 - t) - extra, sound=x < 1 < x + D - 0.04)


def q4_04(G: float, taper: float, t: float, x: float) -> Numbers:
    """Ask which share of the pay x is lost through tax and the withdrawal of a means-tested grant G."""
    idle, at_work = net_incomes((0, x), Scheme(G, taper), t, 0)
    mistakes = (t, taper + t, G / x)
    return Numbers(1 - (at_work - idle) / x, mistakes, closed=G / x + t, sound=taper * x >= G and x <= 1)


def q4_08(R: float, T: float, P: float, S: float, floor: float) -> Numbers:
    """Ask how likely the other's cooperation must be for one's own to be worthwhile, above a guaranteed floor."""
    worst = max(S, floor)
    low, high = 0.0, 1.0
    for _ in range(50):  # the lead of cooperation over holding back rises with the probability
        middle = (low + high) / 2
        lead = middle * (R - T) + (1 - middle) * (worst - P)
        low, high = (middle, high) if lead < 0 else (low, middle)
    risk, prize = P - worst, R - T
    mistakes = ((P - S) / (P - S + prize), prize / (risk + prize), risk / (R - worst))
    sound = R > T >= P > floor + 0.9 and floor > S
    return Numbers(high, mistakes, closed=risk / (risk + prize), sound=sound)


def q4_14(gamma: float, phi: float) -> Numbers:
    """Ask which share of a budget for skills should be spent early, if families add nothing."""
    ratio = early_investment.best_ratio(phi, gamma)
    mistakes = (gamma, ratio / (ratio + 1), early_investment.best_share_alone(-phi, gamma))
    k = (gamma / ((1 - gamma) * 1.1)) ** (1 / (1 - phi))
    return Numbers(early_investment.best_share_alone(phi, gamma), mistakes, closed=k / (k + 1 / 1.1))


def q4_20(D: float, t: float) -> Numbers:
    """Ask below which other income people gain on balance from a dividend D taxed, with all income, at the rate t."""
    low, high = 0.0, 20.0
    for _ in range(60):
        middle = (low + high) / 2
        (net,) = net_incomes((middle,), Scheme(D, taxed=D), t, 0)
        low, high = (middle, high) if net > middle else (low, middle)
    answer = D * (1 - t) / t
    return Numbers(answer, (D / t, D * (1 - t), D), closed=low, sound=0.5 <= answer <= 3)


def poorest_have_more(p: tax_universalism.Parameters, outcome: _tax_universalism.Outcome) -> bool | str:
    """Does the dividend leave the poorest with more than a means test at the same tax rate does?"""
    if p.D == 0:
        return "nothing"
    if outcome.floor is None or outcome.floor_means is None:
        return "unpaid"
    return outcome.floor > outcome.floor_means + 1e-9


def cash_does_more(p: early_investment.Parameters, outcome: _early_investment.Outcome) -> bool | str:
    """Does a modest budget leave the poorest tenth with more as cash than in skills?"""
    if p.B == 0:
        return "nothing"
    if outcome.floor >= outcome.floor_cash:
        return False
    return True if p.B <= 1 else "large"
