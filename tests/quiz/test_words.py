"""Short texts, units and texts with blanks: what is taken, what is told, what is refused."""

import re

import pytest
from pydantic import ValidationError

from quiz.kinds._units import spellings
from quiz.patterns import fits, plain
from quiz.question import Unreadable
from tests.quiz.made import make


@pytest.mark.parametrize(
    ("pattern", "given"),
    [
        ("associative democracy", "  The ASSOCIATIVE  democracy! "),
        ("self-government", "Self government"),
        ("democracy * associations", "democracy through strong associations"),
        ("bluff*", "bluffing"),
        ("café", "cafe\u0301"),
        ("(a) and [b]", "a and b"),
    ],
)
def test_a_pattern_fits_plain_words(pattern: str, given: str) -> None:
    """Capitals, punctuation, hyphens, articles and ways to code a letter do not count; a star stands for anything."""
    assert fits(pattern, given)


@pytest.mark.parametrize(
    ("pattern", "given"), [("bluff", "bluffs"), ("a * c", "c a"), ("state", "states"), ("x.y", "xzy")]
)
def test_a_pattern_fits_nothing_else(pattern: str, given: str) -> None:
    """Without a star the whole text must fit, and no character of a pattern is special but the star."""
    assert not fits(pattern, given)


def test_an_article_alone_is_a_word() -> None:
    """Only an article in front of something is left out."""
    assert (plain("The"), plain("the end"), plain("a the end")) == ("the", "end", "the end")


def test_a_mistake_may_earn_a_part() -> None:
    """A listed text earns its share and is told its sentence; an unlisted one earns nothing and is told nothing."""
    question = make("short")
    assert question.score("Corporatism").share == 0.25
    assert question.score("Corporatism").feedback == ("An older name, for something narrower.",)
    assert question.score("socialism") == (0.0, ())


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"accept": ["*"]}, "fits every text"),
        ({"mistakes": [{"pattern": "Associative Democracy!", "feedback": "It is that."}]}, "is accepted as the answer"),
        (
            {"mistakes": [{"pattern": p, "feedback": f"Because of {p}."} for p in ("corp*", "corporatism")]},
            "cannot be told from an earlier mistake",
        ),
    ],
)
def test_patterns_that_cannot_be_told_apart_are_refused(changes: dict[str, object], told: str) -> None:
    """An author learns which pattern takes too much."""
    with pytest.raises(ValidationError, match=told):
        make("short", **changes)


@pytest.mark.parametrize("given", ["36 h", "36 hours", "1.5 days", "1,5 d", "2160 min", "3/2 day"])
def test_a_number_may_be_given_in_any_unit_that_is_listed(given: str) -> None:
    """The same span of time is right in each spelling."""
    question = make("numeric", answer=36, percent=False, mistakes=[], units=["hour", "day", "minute"])
    assert question.score(given).share == 1


@pytest.mark.parametrize("given", [36, "36", "36 m", "36 hour s", "h", "36 __import__('os')"])
def test_a_number_without_a_unit_that_is_listed_is_unreadable(given: object) -> None:
    """The unit is part of the answer; what is no unit of the list is asked for again, and nothing is evaluated."""
    question = make("numeric", answer=36, percent=False, mistakes=[], units=["hour", "day", "minute"])
    with pytest.raises(Unreadable, match="with its unit"):
        question.score(given)


@pytest.mark.parametrize("units", [("hour", "metre"), ("hour", "parsnip"), ("hour", "2+")])
def test_units_that_do_not_fit_are_refused(units: tuple[str, ...]) -> None:
    """A unit must be known, and one must be convertible into the other."""
    with pytest.raises(ValueError, match=r"units: '.*' is no unit, or cannot be turned into 'hour'"):
        spellings(units)


def test_blanks_earn_their_mean_and_are_told_by_their_number() -> None:
    """One of two blanks right is a half, and only the other is spoken of."""
    score = make("cloze").score({"1": 2, "2": "b"})
    assert (score.share, score.feedback) == (0.5, ("(2) It did not shrink.",))


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"text": "One and one are {2}, more than {1}."}, "must name {1}, {2} in this order"),
        ({"text": "One and one are {1} and nothing else."}, "must name {1}, {2} in this order, each once"),
        ({"blanks": {"1": {"kind": "essay"}, "2": {}}}, "a blank cannot be of kind essay"),
        ({"blanks": {"1": {"kind": "numeric", "answer": 1, "tolerance": -1}}}, "blanks.1.tolerance: Input should be"),
        ({"blanks": {"1": {"kind": "numerical"}}}, "did you mean 'numeric'"),
        ({"blanks": {"1": "two"}}, "blanks.1: write a table"),
    ],
)
def test_blanks_that_cannot_be_asked_are_refused(changes: dict[str, object], told: str) -> None:
    """An author learns which blank it is and what to do."""
    with pytest.raises(ValidationError, match=re.escape(told)):
        make("cloze", **changes)
