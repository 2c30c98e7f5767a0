"""What changes when the unorganized organize? Few firms often beat many people who have as much at stake.

Influence is a contest of effort, and in a large group each member gains little from an own effort and leaves it to the
others, while an association weighs what the whole group gains. In a committee weight is not what counts: power is to
be able to tip a vote, and may come in jumps. It is counted by swings (how often a group's leaving loses the vote) or by
orders of joining (how often its joining wins it).

Our own simplification: both sides have 10 at stake, the opponents act one by one, nothing moves the organized share,
and leaders want what members want. Numbers belong to 20 % organized of 1,000 people against five firms and to weights
of 40, 35 and 25, unless they say otherwise. Words and pictures stand in `_representation.py`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import compress, permutations, product
from math import fsum, isclose

from minimodels import _representation as shown
from minimodels._controls import Controls, choice, slider, span
from minimodels._model import Claim, Model, Reference, Theorem, effect
from minimodels._representation import ALONG, Outcome

STAKE = 10.0  #: what each side as a whole gains by prevailing
WEIGHTS = {"open": (40, 35, 25), "decided": (52, 30, 18)}  #: of business, the middle and the excluded
SHARES = (0, 0.01, 0.02, 0.05, 0.1, 0.15, 0.19, 0.2, 0.21, 0.25, *span(0.3, 1, 0.1))
PEOPLE = (10, 20, 50, 100, 200, 300, 500, 1000, 2000, 5000, 10000)
OPPONENTS = (1, 2, 3, 4, 5, 7, 10, 15, 20, 30, 50, 100)


@dataclass(frozen=True)
class Parameters(Controls):
    """What the reader moves; opponents and people matter only for the contest, the weights only for the committee."""

    phi: float = slider("organized share of the excluded, φ", default=0.2, unit="%", stops=SHARES)
    nA: float = slider("opponents", default=5, stops=OPPONENTS, log=True)  # noqa: N815
    nB: float = slider("excluded people", default=1000, stops=PEOPLE, log=True)  # noqa: N815
    weights: str = choice("votes of business, middle, excluded", {"open": "40, 35, 25", "decided": "52, 30, 18"})


def effective_stake(n: float, organized: float) -> float:
    """Gain that steers a group of n people, at most STAKE: the whole as far as organized, an n-th as far as not."""
    return STAKE * ((1 - organized) / n + organized)


def win_chance(own: float, other: float) -> float:
    """Chance to prevail, 0 to 1, of a side with the effective stake ``own``: its share of all effort."""
    return own / (own + other)


def effort(own: float, other: float) -> float:
    """Effort, in units of the stake, of a side with the effective stake ``own`` when both efforts are best replies."""
    return own**2 * other / (own + other) ** 2


def payoff(stake: float, own: float, other: float) -> float:
    """What a side expects, in units of the stake, from its effort ``own`` against ``other``, after that effort."""
    return stake * own / (own + other) - own


def even_share(opponents: float, people: float) -> float:
    """Organized share, 0 to 1, from which the excluded prevail at least as often as not: nearly 1 / opponents."""
    return max(0.0, (people - opponents) / (opponents * (people - 1)))


def carries(members: Sequence[float], everybody: Sequence[float]) -> bool:
    """Say whether those with the weights ``members`` have more than half of all the voiced weight."""
    return 2 * fsum(members) > fsum(everybody)


def tips(group: int, before: Sequence[int], weights: Sequence[float]) -> bool:
    """Say whether a group turns those before it from a minority, or half, into a majority."""
    without = [weights[i] for i in before]
    return not carries(without, weights) and carries([*without, weights[group]], weights)


def swing_shares(weights: Sequence[float]) -> tuple[float, ...]:
    """Banzhaf's power of each group, 0 to 1: its share of all the ways in which a group can tip a coalition."""
    groups, swings = range(len(weights)), []
    for group in groups:
        others = [i for i in groups if i != group]
        coalitions = [list(compress(others, joins)) for joins in product((False, True), repeat=len(others))]
        swings.append(len([c for c in coalitions if tips(group, c, weights)]))
    return tuple(swing / sum(swings) for swing in swings)


def order_shares(weights: Sequence[float]) -> tuple[float, ...]:
    """Shapley and Shubik's power of each group, 0 to 1: share of the orders of joining in which it tips the vote."""
    orders = list(permutations(range(len(weights))))
    tipped = (len([o for o in orders if tips(g, o[: o.index(g)], weights)]) for g in range(len(weights)))
    return tuple(count / len(orders) for count in tipped)


def voiced(weights: str, organized: float) -> tuple[float, float, float]:
    """Weights that business, the middle and the excluded bring to a vote: of the last, the organized share."""
    business, middle, excluded = WEIGHTS[weights]
    return business, middle, excluded * organized


def prevail(organized: float, opponents: float, people: float) -> float:
    """Chance, 0 to 1, that so many people with this organized share prevail; the opponents act one by one."""
    return win_chance(effective_stake(people, organized), effective_stake(opponents, 0))


def stakes(p: Parameters) -> tuple[float, float]:
    """Effective stakes of the excluded and of their opponents."""
    return effective_stake(p.nB, p.phi), effective_stake(p.nA, 0)


@cache
def evaluate(p: Parameters) -> Outcome:
    """Settle the contest and count the power of one state."""
    own, other = stakes(p)
    brought = voiced(p.weights, p.phi)
    business, middle, excluded = swing_shares(brought)
    return Outcome(
        chance=win_chance(own, other),
        even=even_share(p.nA, p.nB),
        effort=effort(own, other),
        effort_opponents=effort(other, own),
        power_business=business,
        power_middle=middle,
        power_excluded=excluded,
        pivotal_excluded=order_shares(brought)[-1],
        chances=tuple(prevail(share, p.nA, p.nB) for share in ALONG),
    )


def efforts_are_best_replies(p: Parameters) -> bool:
    """A tenth more effort or a tenth less pays neither side, and the odds are those of the efforts."""
    for own, other in (stakes(p), stakes(p)[::-1]):
        mine, theirs = effort(own, other), effort(other, own)
        less, stay, more = (payoff(own, factor * mine, theirs) for factor in (0.9, 1, 1.1))
        if not (isclose(mine / (mine + theirs), win_chance(own, other)) and less < stay > more):
            return False
    return True


def power_closes_the_gap(p: Parameters) -> bool:
    """The excluded have power exactly if they bring at least what business has more than the middle."""
    business, middle, excluded = voiced(p.weights, p.phi)
    return (evaluate(p).power_excluded > 0) == (excluded >= business - middle)


def if_organized(p: Parameters, organized: float) -> Outcome:
    """What would follow if this share of the excluded were organized."""
    return evaluate(replace(p, phi=organized))


def equals_if_organized(p: Parameters) -> bool:
    """All organized they have even odds and as much power as business; unorganized neither."""
    none, every = if_organized(p, 0), if_organized(p, 1)
    unequal = none.chance < 0.5 and none.power_excluded < none.power_business
    return unequal and every.chance >= 0.5 and every.power_excluded >= every.power_business


def odds_come_nearer(p: Parameters) -> bool:
    """A little more organization (at the last, the one that led to it) brings the two chances nearer to each other."""
    low, high = SHARES[-2:] if p.phi == 1 else (p.phi, SHARES[SHARES.index(p.phi) + 1])
    return abs(prevail(high, p.nA, p.nB) - 0.5) < abs(prevail(low, p.nA, p.nB) - 0.5)


CONTEST = (effective_stake, win_chance, effort, payoff, even_share, prevail)
VOTE = (carries, tips, swing_shares, order_shares, voiced)
VOTES = (50, 49, 1)
FACTS: tuple[tuple[str, Callable[[Parameters], float], float], ...] = (
    ("Of two unorganized groups of five, each prevails with a chance of", lambda _: prevail(0, 5, 5), 0.5),
    ("Of votes 50, 49 and 1 the largest has a share in all swings of", lambda _: swing_shares(VOTES)[0], 0.6),
    ("Of votes 50, 49 and 1 the second has a share in all swings of", lambda _: swing_shares(VOTES)[1], 0.2),
    ("Of votes 50, 49 and 1 the smallest has a share in all swings of", lambda _: swing_shares(VOTES)[2], 0.2),
    ("Of votes 50, 49 and 1 the largest decides a share of orders of", lambda _: order_shares(VOTES)[0], 0.667),
    ("Of votes 50, 49 and 1 the smallest decides a share of orders of", lambda _: order_shares(VOTES)[2], 0.167),
)
MODEL = Model(
    title="What changes when the unorganized organize?",
    question="Why do small rich groups beat large poor ones with the same stake, and how much does organizing change?",
    paragraphs=("3.2", "3.4", "3.5"),
    parameters=Parameters,
    outcome=Outcome,
    evaluate=evaluate,
    equations=(*CONTEST, *VOTE),
    theorems=(
        Theorem("Both efforts are best replies: a tenth more or less pays neither side.", efforts_are_best_replies),
        Theorem(
            "A larger group that is not wholly organized prevails less often.",
            lambda p: effect(evaluate, p, "nB", "chance") < 0,
            where=lambda p: p.phi < 1,
        ),
        Theorem(
            "More organization raises the chance of the excluded and never lowers their power.",
            lambda p: effect(evaluate, p, "phi", "chance") > 0 <= effect(evaluate, p, "phi", "power_excluded"),
        ),
        Theorem(
            "Of m people against k ≤ m opponents, the share (m − k)/(k(m − 1)), organized, makes the odds even.",
            lambda p: isclose(prevail(evaluate(p).even, p.nA, p.nB), 0.5),
            where=lambda p: p.nB >= p.nA,
        ),
        Theorem("The excluded have power once they bring the lead of business over the middle.", power_closes_the_gap),
        Theorem(
            "The middle has as much power as the excluded.",
            lambda p: evaluate(p).power_middle == evaluate(p).power_excluded,
        ),
        Theorem("52 votes of 100 decide alone.", lambda p: p.weights == "open" or evaluate(p).power_business == 1),
    ),
    references=(*shown.REFERENCES, *(Reference(text, {}, of, value, 3) for text, of, value in FACTS)),
    claims=(
        Claim(
            "C2-03",
            "Organized as now, the excluded prevail ten points more often than unorganized, and share in power.",
            lambda p: evaluate(p).chance - if_organized(p, 0).chance >= 0.1 and 0 < evaluate(p).power_excluded <= 0.5,
            where=lambda p: p.phi > 0,
        ),
        Claim(
            "C3-02",
            "Unorganized, the excluded win less than one contest in three.",
            lambda p: if_organized(p, 0).chance < 1 / 3,
        ),
        Claim("C3-04", "To have even odds the excluded must and can organize.", lambda p: 0 < evaluate(p).even <= 1),
        Claim("C3-05", "Only organized do the excluded equal business in contest and vote.", equals_if_organized),
        Claim(
            "C3-08",
            "Unorganized, the excluded put in less than a tenth of the effort that they would if all were organized.",
            lambda p: if_organized(p, 0).effort < if_organized(p, 1).effort / 10,
        ),
        Claim(
            "C3-09",
            "The middle would not gain power if all of the excluded were organized.",
            lambda p: if_organized(p, 1).power_middle <= evaluate(p).power_middle,
            where=lambda p: p.phi < 1,
        ),
        Claim(
            "C3-10",
            "If all were organized, the excluded would have more power on the committee than now.",
            lambda p: if_organized(p, 1).power_excluded > evaluate(p).power_excluded,
            where=lambda p: p.phi < 1,
        ),
        Claim(
            "C3-11",
            "Where the excluded prevail in less than a third of cases, organizing a fifth more makes the odds even.",
            lambda p: prevail(min(1, p.phi + 0.2), p.nA, p.nB) >= 0.5,
            where=lambda p: evaluate(p).chance < 1 / 3,
        ),
        Claim("C4-05", "A little more organization brings the chances of the two sides nearer.", odds_come_nearer),
    ),
    failures=shown.FAILURES,
    panels=shown.PANELS,
    describe=shown.describe,
    exercises=shown.EXERCISES,
    sources=shown.SOURCES,
)
