"""Which questions are most worth rewriting, and why: the whole rule stands here.

Each reason below that holds of a question adds its weight; the three questions with most weight are named, fewer when
fewer have a reason. Of equal weight, the question with the lower discrimination comes first. Questions with fewer than
``JUDGED`` answers, the unreadable ones among them, are not judged.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from quiz.analysis.items import FEW, Chosen, Item
from quiz.analysis.wording import percent, two
from quiz.forms import Choice, Several

JUDGED = 20  #: answers
NAMED = 3  #: questions


class Reason(NamedTuple):
    """Something that is wrong with a question, how much it weighs, and what to do."""

    weight: int
    why: str
    mend: str


class Rewrite(NamedTuple):
    """A question worth rewriting."""

    item: Item
    reasons: tuple[Reason, ...]  #: the weightiest first


def rewriting(items: Iterable[Item]) -> list[Rewrite]:
    """Name the questions most worth rewriting, the worst first; at most three."""
    judged = [Rewrite(item, reasons(item)) for item in items if item.count + item.unreadable >= JUDGED]
    worst = sorted(
        (one for one in judged if one.reasons),
        key=lambda one: (
            -sum(reason.weight for reason in one.reasons),
            one.item.discrimination if one.item.discrimination is not None else 1.0,
            one.item.question.id,
        ),
    )
    return worst[:NAMED]


def reasons(item: Item) -> tuple[Reason, ...]:
    """List what is wrong with a question, the weightiest first."""
    found = [reason for rule in RULES for reason in rule(item)]
    return tuple(sorted(found, key=lambda reason: -reason.weight))


def _discriminates(item: Item) -> Iterator[Reason]:
    r = item.discrimination
    if r is not None and r < 0:
        mend = "Look first whether the key is right; then read it as somebody who knows too much."
        yield Reason(5, f"Students who do better elsewhere do worse here (discrimination {two(r)}).", mend)
    elif r is not None and r < 0.15:
        mend = "Ask for one thing only, and for one that the other questions ask for too."
        yield Reason(2, f"It hardly tells stronger students from weaker ones (discrimination {two(r)}).", mend)


def _difficulty(item: Item) -> Iterator[Reason]:
    share = item.facility or 0.0
    if item.count >= JUDGED and share < 0.2:
        yield Reason(
            3, f"Hardly anybody can answer it (facility {two(share)}).", "Check the key, then teach it or ease it."
        )
    elif item.count >= JUDGED and share > 0.95:
        yield Reason(
            1, f"Almost everybody answers it (facility {two(share)}).", "Make its wrong answers more tempting."
        )


def _tempting(item: Item) -> Iterator[Reason]:
    """A wrong option that the upper third chooses more often than the lower third, by a tenth of them or more."""
    for option in _distractors(item):
        low, _, high = option.shares
        if low is not None and high is not None and high - low >= 0.1 and option.counts[2] >= 5:
            choose = f"{percent(high)} of the upper third, {percent(low)} of the lower"
            why = f"Better students choose “{option.key}”: {choose}."
            yield Reason(4, why, f"Ask one of them why; “{option.key}” may be defensible.")


def _idle(item: Item) -> Iterator[Reason]:
    """Wrong options that nobody chooses."""
    idle = [option.key for option in _distractors(item) if not any(option.counts)]
    if idle and item.count >= JUDGED:
        keys = ", ".join(f"“{key}”" for key in idle)
        mend = "Put a mistake in its place that students make, or leave it out."
        yield Reason(1, f"Nobody chooses {keys}.", mend)


def _misled(item: Item) -> Iterator[Reason]:
    """Those who were sure lost half of the points or more."""
    for one in item.sureness:
        if one.sure == "sure" and one.count >= FEW and one.share <= 0.5:
            why = f"Confident error: {one.count} answers were sure, and earned {percent(one.share)} of the points."
            yield Reason(3, why, "Either the wording misleads, or there is a misconception to name in the chapter.")


def _uneven(item: Item) -> Iterator[Reason]:
    """Variants that are not equally hard: by the test and by at least 15 points."""
    shares = [variant.facility for variant in item.variants if variant.count >= FEW]
    if item.differ is not None and item.differ < 0.01 and max(shares) - min(shares) >= 0.15:
        spread = f"facility from {two(min(shares))} to {two(max(shares))}"
        why = f"Its variants are not equally hard: {spread}, by the luck of the draw."
        yield Reason(2, why, "Narrow the draws, or exclude those that are too easy by a condition.")


def _unread(item: Item) -> Iterator[Reason]:
    """At least a tenth of the answers, and at least ``FEW``, were unreadable."""
    everything = item.count + item.waiting + item.retries + item.unreadable
    if item.unreadable >= FEW and item.unreadable >= 0.1 * everything:
        why = f"{item.unreadable} of {everything} answers could not be read."
        yield Reason(2, why, "Say in the prompt in which form the answer is written, with an example.")


def _distractors(item: Item) -> list[Chosen]:
    offered = isinstance(item.question.form(), Choice | Several)
    return [option for option in item.chosen if not option.right] if offered else []


RULES: tuple[Callable[[Item], Iterator[Reason]], ...] = (
    _discriminates,
    _difficulty,
    _tempting,
    _idle,
    _misled,
    _uneven,
    _unread,
)
