"""Drawn numbers of the questions on the history: each answer from a mini-model, and again by another way."""

import math

from minimodels import _common_interest, _keynesian_circle, bargaining, common_interest, keynesian_circle
from quiz.kinds.numeric import Numbers

STIMULUS = 100.0
ROUNDS = 1000  #: of spending; what comes after them is nothing, since each is at most 0.81 of the one before


def q2_02(c: float, m: float) -> Numbers:
    """Ask how much home income a stimulus of 100 creates in all rounds of spending."""
    stays = c * (1 - m)
    total, _, _ = keynesian_circle.leaks(c, m)
    return Numbers(
        answer=STIMULUS * total,
        mistakes=(STIMULUS * (1 - m) / (1 - stays), STIMULUS / (1 - c), STIMULUS * (1 + stays)),
        closed=math.fsum(STIMULUS * stays**k for k in range(ROUNDS)),
    )


def q2_03(gamma: float, sig: float, n: float) -> Numbers:
    """Ask which larger number of bargaining units gives the same excess unemployment as n."""
    answer, worst = bargaining.mirror(n, gamma, sig, 0), bargaining.worst_number(gamma, sig, 0)
    now, then = (bargaining.excess_unemployment(units, gamma, sig, 0) for units in (n, answer))
    product = gamma / sig
    return Numbers(
        answer=answer,
        mistakes=(product / (n - 1), product / n, worst),
        closed=1 + product / (n - 1),
        sound=n < worst and product % (n - 1) == 0 and math.isclose(now, then),
    )


def q2_13(h: float, phi: float) -> Numbers:
    """Ask at which rate a higher wage share changes the use of capacity in an open economy."""
    i0, ih = keynesian_circle.INVESTMENT["sales"]
    leak, use = keynesian_circle.leakage(h, phi), keynesian_circle.utilization(h, phi, i0, ih)
    spending = keynesian_circle.SAVED * use
    impulse = spending - ih - keynesian_circle.EXPORTS * phi
    d = 0.6 * h + 0.3 * phi - 0.08
    return Numbers(
        answer=keynesian_circle.wage_effect(h, phi, i0, ih),
        mistakes=((spending - ih) / leak, spending / leak, impulse),
        closed=(0.6 * (0.04 + (0.06 + 0.2 * phi) * h) / d - 0.06 - 0.2 * phi) / d,
    )


def q2_15(c: float, J: float) -> Numbers:
    """Ask up to which spread of needs a movement with J agreements keeps some of its members."""
    far = common_interest.breaking_distance(c) or math.inf
    answer, root = J * far, math.sqrt(c)
    inside, beyond = (common_interest.support((answer + step) / J, c) for step in (-0.001, 0.001))
    return Numbers(
        answer=answer,
        mistakes=(far, J * common_interest.all_join_up_to(c), J / root),
        closed=J / (2 * root),
        sound=inside > 0 and beyond == 0,
    )


def gain_for_owners_too(p: keynesian_circle.Parameters, outcome: _keynesian_circle.Outcome) -> bool | str:
    """Does even total profit grow when the wage share does?"""
    if outcome.profit_effect > 0:
        return True
    return "owners" if outcome.wage_effect > 0 else False


def profit_by_steps(p: keynesian_circle.Parameters) -> bool:
    """Is total profit larger at a slightly smaller profit share, where investment mostly follows sales?"""
    i0, ih = keynesian_circle.INVESTMENT["sales"]
    less, more = ((p.h + step) * keynesian_circle.utilization(p.h + step, p.phi, i0, ih) for step in (-1e-6, 1e-6))
    return less > more


def on_the_edge(p: common_interest.Parameters, outcome: _common_interest.Outcome) -> bool | str:
    """Do at least half belong, who would all be lost if needs were a quarter more diverse?"""
    if outcome.share < 0.5:
        return "few" if outcome.share else "gone"
    return common_interest.support(1.25 * p.h / p.J, p.c) == 0


def on_the_edge_by_exits(p: common_interest.Parameters) -> bool:
    """Let people leave, round by round, from a movement of all: are half left, and nobody if needs are more diverse?"""
    shares = [1.0, 1.0]
    for _ in range(300):
        shares = [
            common_interest.next_share(share, spread * p.h / p.J, p.c)
            for share, spread in zip(shares, (1, 1.25), strict=True)
        ]
    return shares[0] >= 0.5 - 1e-6 and shares[1] < 0.01
