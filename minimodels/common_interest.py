"""When does a movement fall apart? How much diversity of needs can one movement carry before it unravels?

A member gains the share that joins, since numbers give strength, less dues and less the squared distance of his or her
needs from the nearest agreement. When needs spread, from -h to h, the outermost leave, strength falls and the next
leave, so a smooth change can end in a collapse; more agreements in one federation bring everybody nearer. The ballot is
a picture of its own: where seven issues that cut across class weigh λ, and class 1 - λ, they eat the majority of a
party of class alone, the class party.

Our own simplification: needs are not identities, and nothing here is solidarity. Numbers belong to dues of .2, one
agreement and 8 issues unless they say otherwise. To store every state, spread and dues have uneven stops; curves have
points of their own. Words and pictures stand in `_common_interest.py`, claims in `_common_interest_claims.py`.
"""

from dataclasses import dataclass
from functools import cache
from math import comb, fsum, isclose, sqrt

from minimodels import _common_interest as shown
from minimodels._common_interest import Outcome
from minimodels._common_interest_claims import claims
from minimodels._controls import Controls, choice, slider, span
from minimodels._model import Model, Reference, State, Theorem

WORKERS = 0.6  #: share of workers among voters, q
ISSUES = 8  #: class and seven others, D
FURTHER = {"free": 0.0, "dear": 0.7}  #: what an agreement beyond the first costs each member, kappa
SPREADS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.89, 0.9, 1, 1.1, 1.12, 1.2, 1.3, 1.4, 1.6, 1.8)


@dataclass(frozen=True)
class Parameters(Controls):
    """What the reader moves; the weight of other issues matters only for the vote, the others only for the movement."""

    h: float = slider("spread of needs,\u00a0h", default=1, stops=(*SPREADS, 2, 2.2, 2.23, 2.24, 2.5, 2.75, 3, 3.5))
    c: float = slider(
        "dues,\u00a0c", default=0.2, stops=(0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.45, 0.5, 0.55, 0.6)
    )
    J: float = slider("agreements in the federation,\u00a0J", default=1, stops=span(1, 4, 1))
    lam: float = slider("weight of other issues,\u00a0λ", default=0.5, stops=(*span(0, 0.9, 0.1), 0.95, 0.99))
    further: str = choice("Cost of each further agreement", {"free": "none", "dear": "0.7 for each member"})


def dues(c: float, J: float, further: float) -> float:
    """What each member pays, where a movement of all wins 1 for each (b): dues and agreements beyond the first."""
    return c + further * (J - 1)


def next_share(share: float, distance: float, paid: float) -> float:
    """Share that joins when ``share`` has joined: whoever is no further off than the root of S - dues."""
    return min(1, sqrt(max(0, share - paid)) / distance)


def support(distance: float, paid: float) -> float:
    """Share of a movement that began with everybody, where ``distance`` is that of the worst placed, h/J."""
    if exact(distance**2) <= exact(1 - paid):
        return 1
    inside = exact(1 - 4 * distance**2 * paid)
    if inside < 0:
        return 0
    share = (1 + sqrt(inside)) / (2 * distance**2)
    return share if share < 1 else 0


def all_join_up_to(paid: float) -> float:
    """Largest distance of the worst placed, >= 0, with which everybody joins."""
    return sqrt(max(0, 1 - paid))


def breaking_distance(paid: float) -> float | None:
    """Distance of the worst placed beyond which nobody joins: the fold 1 / (2 sqrt(dues)); none if dues are 0."""
    if paid <= 0:
        return None
    return 1 / (2 * sqrt(paid)) if paid < 0.5 else all_join_up_to(paid)


def share_before(paid: float) -> float | None:
    """Share that still joins at the breaking distance; none if dues are 0 and nothing breaks."""
    far = breaking_distance(paid)
    if far is None or paid >= 0.5:
        return None if far is None else float(paid < 1)
    return 1 / (2 * far**2)


def distance_for(share: float, paid: float) -> float:
    """Distance of the worst placed at which just this share joins."""
    return sqrt(share - paid) / share


def misfit(h: float, J: float) -> float:
    """Mean squared distance of needs, even from -h to h, from the nearest of J agreements."""
    return (h / J) ** 2 / 3


def loyalty(lam: float, issues: int) -> float:
    """Chance that a voter votes as the class does: class weighs 1 - lam, the other issues, each a coin, share lam."""
    others, chances = issues - 1, []
    for against in range(issues):
        lead = exact(others - 2 * lam * against)  # (1 - lam) others + lam (others - 2 against)
        chances.append(comb(others, against) / 2**others * (0.5 if lead == 0 else float(lead > 0)))
    return fsum(chances)


def class_vote(lam: float, workers: float, issues: int) -> float:
    """Vote for a party of class alone: workers who vote as workers, and others who do not vote as others."""
    loyal = loyalty(lam, issues)
    return workers * loyal + (1 - workers) * (1 - loyal)


def exact(value: float) -> float:
    """Drop the dust of binary fractions, so that whoever gains just nothing is counted rightly."""
    return round(value, 9)


def paid_by(p: Parameters) -> float:
    """What each member pays in a state."""
    return exact(dues(p.c, p.J, FURTHER[p.further]))


@cache
def curve(J: float, paid: float) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Spreads and shares: all join, then fewer and fewer, then nobody; without dues fewer for ever."""
    if paid >= 1:
        return (*map(float, range(15)), 15.0), (0.0,) * 16
    low = share_before(paid) or 0.05
    shares = [low + (1 - low) * (1 - i / 12) ** 2 for i in range(13)]
    spreads = [J * distance_for(share, paid) for share in shares]
    end = low if paid == 0 else 0.0
    return (0.0, *spreads, spreads[-1] + 0.001, spreads[-1] + 5), (1.0, *shares, end, end)


VOTES = {q: tuple(class_vote(lam, q, ISSUES) for lam in shown.WEIGHTS) for q in (WORKERS, 0.55, 0.45)}


@cache
def evaluate(p: Parameters) -> Outcome:
    """Find who joins and who votes in one state."""
    paid = paid_by(p)
    far, vote = breaking_distance(paid), class_vote(p.lam, WORKERS, ISSUES)
    movement = support(p.h / p.J, paid), p.J * all_join_up_to(paid), None if far is None else p.J * far
    before, unfit = share_before(paid), misfit(p.h, p.J)
    return Outcome(*movement, before, unfit, vote, VOTES[WORKERS], VOTES[0.55], VOTES[0.45], *curve(p.J, paid))


def stretched(p: Parameters) -> float:
    """Share that joins when needs are a tenth more diverse."""
    return support(1.1 * p.h / p.J, paid_by(p))


def it_is_at_rest(p: Parameters) -> bool:
    """Whoever joined stays, whoever did not stays out, and no larger movement would keep its members."""
    share, distance, paid = evaluate(p).share, p.h / p.J, paid_by(p)
    larger = [s / 20 for s in range(21) if s / 20 > share + 0.01]
    at_rest = isclose(next_share(share, distance, paid), share, abs_tol=1e-6)
    return 0 <= share <= 1 and at_rest and all(next_share(s, distance, paid) < s for s in larger)


def edges_are_edges(p: Parameters) -> bool:
    """All join up to one spread, some up to another, nobody beyond."""
    paid = paid_by(p)
    first, far, before = all_join_up_to(paid), breaking_distance(paid), share_before(paid)
    if (first > 0 and support(first - 1e-6, paid) < 1) or support(first + 1e-4, paid) == 1:
        return False
    if far is None or before is None:
        return paid == 0 and support(10, paid) > 0
    return support(far + 1e-4, paid) == 0 and abs((support(far - 1e-7, paid) if far else 0) - before) < 1e-3


def curve_is_right(p: Parameters) -> bool:
    """At the distance of a share just that share joins."""
    paid = paid_by(p)
    shares = [s for s in (0.3, 0.5, 0.7, 0.9, 0.99) if s > max(paid, share_before(paid) or 0) + 0.01]
    return all(isclose(support(distance_for(s, paid), paid), s, abs_tol=1e-6) for s in shares)


def vote_is_between(p: Parameters) -> bool:
    """The vote is that of the class while others weigh less, and else between one half and that."""
    vote = evaluate(p).vote
    return isclose(vote, WORKERS) if p.lam < 0.5 else 0.5 - 1e-9 <= vote < WORKERS


def ballot(lam: float, workers: float, issues: int, vote: float, digits: int) -> Reference[Parameters]:
    """Say what the party of a class polls with another number of issues, or of another size."""
    words = f"With {issues} issues and λ = {lam} the party of a class of {100 * workers:g} % polls a share of"
    return Reference(words, {}, lambda _: class_vote(lam, workers, issues), vote, digits)


DEAR: State = {"c": 0.55}
MODEL = Model(
    title="When does a movement fall apart?",
    question="How much diversity of needs can one movement carry, and what do issues beyond class do to a class party?",
    paragraphs=("2.3", "2.4", "3.12", "3.13"),
    parameters=Parameters,
    outcome=Outcome,
    evaluate=evaluate,
    equations=(
        *(dues, next_share, support, all_join_up_to, breaking_distance, share_before),
        *(distance_for, misfit, loyalty, class_vote),
    ),
    theorems=(
        Theorem("Nobody who joined gains by leaving, and no larger movement would hold.", it_is_at_rest),
        Theorem("All join up to one spread and, if there are dues, nobody beyond another.", edges_are_edges, show=DEAR),
        Theorem("Each share above the break has a spread at which just that share joins.", curve_is_right),
        Theorem("The class party polls its class, 60 %, while λ < 1/2, then from 50 to 60 %.", vote_is_between),
    ),
    references=(
        *shown.REFERENCES,
        ballot(0.4, 0.6, 6, 0.6, 9),
        ballot(0.6, 0.6, 6, 0.594, 3),
        ballot(0.8, 0.6, 6, 0.5625, 9),
        ballot(0.95, 0.6, 6, 0.5, 9),
        ballot(0.505, 0.6, 8, 0.59844, 5),
        ballot(0.4, 0.45, 6, 0.45, 9),
        ballot(0.95, 0.45, 6, 0.5, 9),
    ),
    claims=claims(evaluate, stretched),
    failures=shown.FAILURES,
    panels=shown.PANELS,
    describe=shown.describe,
    exercises=shown.EXERCISES,
    sources=shown.SOURCES,
)
