"""What is known of each question once a class has answered it."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from quiz.analysis.marking import Given, options, parameters
from quiz.analysis.responses import Asked, Responses
from quiz.analysis.statistics import correlation, differ, mean, thirds
from quiz.analysis.unforeseen import Cluster, clusters
from quiz.forms import Pairs
from quiz.question import Question

FEW = 10  #: answers; fewer carry no correlation, no share of those who were sure, no comparison of variants
MOST_VARIANTS = 12  #: listed


class Chosen(NamedTuple):
    """How often an option was chosen, or a mistake made, in the lower, middle and upper third of the class."""

    key: str
    label: str
    right: bool
    counts: tuple[int, int, int]
    shares: tuple[float | None, float | None, float | None]  #: of the third; None where the third is empty


@dataclass(frozen=True)
class Sureness:
    """How often those were right who said how sure they were."""

    sure: str
    count: int
    share: float  #: mean share of the points


@dataclass(frozen=True)
class Drawn:
    """Facility of one variant."""

    parameters: str
    count: int
    facility: float


@dataclass(frozen=True)
class Item:
    """Statistics of a question; None is what cannot be computed or rests on too few."""

    question: Question  #: with its first parameters
    count: int  #: first readable answers that are scored
    waiting: int  #: answers that a person must read
    retries: int
    unreadable: int
    empty: int
    dichotomous: bool  #: every answer earned all or nothing
    facility: float | None  #: mean share of the points, 0 to 1
    discrimination: float | None  #: item-rest correlation
    point_biserial: float | None  #: correlation with the mean of all questions, this one too
    chosen: tuple[Chosen, ...]
    sureness: tuple[Sureness, ...]
    variants: tuple[Drawn, ...]  #: those that are answered most
    drawn: int  #: how many variants were answered
    differ: float | None  #: how likely variants that are equally hard would differ as much as these
    unforeseen: tuple[Cluster, ...]


Totals = dict[int, tuple[float, int]]  #: sum of shares and number of scored answers, by student


def totals(responses: Responses) -> Totals:
    """Add up what each student earned."""
    shares: dict[int, list[float]] = defaultdict(list)
    for asked in responses.asked.values():
        for student, given in asked.given.items():
            if given.share is not None:
                shares[student].append(given.share)
    return {student: (math.fsum(earned), len(earned)) for student, earned in shares.items()}


def item(asked: Asked, earned: Totals) -> Item:
    """Gather all statistics of a question."""
    scored = {student: given for student, given in asked.given.items() if given.share is not None}
    shares = [given.share or 0.0 for given in scored.values()]
    facility, dichotomous = mean(shares), all(share in (0, 1) for share in shares)
    whole = [earned[student][0] / earned[student][1] for student in scored]
    groups = _by_variant(asked, scored)
    enough = [group for _, group in groups if len(group) >= FEW]
    return Item(
        question=asked.question.draw(),
        count=len(scored),
        waiting=len(asked.given) - len(scored),
        retries=asked.retries,
        unreadable=asked.unreadable,
        empty=asked.empty,
        dichotomous=dichotomous,
        facility=facility,
        discrimination=_discrimination(scored, earned),
        point_biserial=correlation(shares, whole) if dichotomous and len(shares) >= FEW else None,
        chosen=_chosen(asked, scored, earned),
        sureness=sureness(scored.values()),
        variants=tuple(Drawn(words, len(g), math.fsum(g) / len(g)) for words, g in groups[:MOST_VARIANTS]),
        drawn=len(groups),
        differ=differ(enough) if len(enough) > 1 else None,
        unforeseen=tuple(clusters(asked)),
    )


def _rest(scored: dict[int, Given], earned: Totals) -> dict[int, float]:
    """Mean share of each student's other questions; rounded, so that equal means are equal in the last bit too."""
    return {
        student: round((earned[student][0] - (given.share or 0.0)) / (earned[student][1] - 1), 12)
        for student, given in scored.items()
        if earned[student][1] > 1
    }


def _discrimination(scored: dict[int, Given], earned: Totals) -> float | None:
    rest = _rest(scored, earned)
    shares = [scored[student].share or 0.0 for student in rest]
    return correlation(shares, list(rest.values())) if len(rest) >= FEW else None


def _chosen(asked: Asked, scored: dict[int, Given], earned: Totals) -> tuple[Chosen, ...]:
    """Count options in the thirds of the class; of pairs, only those that are right or were made."""
    rest = _rest(scored, earned)
    third = dict(zip(rest, thirds(list(rest.values())), strict=True))
    size = Counter(third.values())
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for student in rest:
        for key in scored[student].chosen:
            counts[key][third[student]] += 1
    first, out = asked.question.draw(), []
    pairs = isinstance(first.form(), Pairs)
    for key, option in options(first).items():
        low, middle, high = counts[key]
        if pairs and not (low or middle or high or option.right):
            continue
        shares = tuple(n / size[i] if size[i] else None for i, n in enumerate((low, middle, high)))
        out.append(Chosen(key, option.label, option.right, (low, middle, high), (shares[0], shares[1], shares[2])))
    return tuple(out)


def sureness(given: Iterable[Given]) -> tuple[Sureness, ...]:
    """Compare how sure answers were with what they earned."""
    earned: dict[str, list[float]] = {"sure": [], "think": [], "guess": []}
    for one in given:
        if one.sure and one.share is not None:
            earned[one.sure].append(one.share)
    return tuple(Sureness(sure, len(s), math.fsum(s) / len(s)) for sure, s in earned.items() if s)


def _by_variant(asked: Asked, scored: dict[int, Given]) -> list[tuple[str, list[float]]]:
    """Gather shares by variant, those first that are answered most."""
    groups: dict[str, list[float]] = defaultdict(list)
    for given in scored.values():
        groups[given.variant].append(given.share or 0.0)
    named = [(parameters(asked.variants[digest]), digest, group) for digest, group in groups.items()]
    return [(drawn, group) for drawn, _, group in sorted(named, key=lambda one: (-len(one[2]), one[0], one[1]))]
