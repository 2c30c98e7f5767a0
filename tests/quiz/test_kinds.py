"""Kinds of question: what an answer earns and is told, and laws of their scores."""

import random
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz import Unreadable, kinds
from quiz.kinds.multiple import Multiple
from quiz.kinds.ordering import common
from quiz.stress import stress
from student.answers import number
from tests.quiz.made import LETTERS, QUESTIONS, make


def test_every_kind_is_tested_here() -> None:
    """A new file in quiz/kinds needs a row above."""
    assert set(QUESTIONS) == set(kinds.names())


@pytest.mark.parametrize("kind", kinds.names())
def test_a_question_of_each_kind_keeps_what_it_says(kind: str) -> None:
    """Right, wrong, partly right and unreadable answers earn what the kind predicts; nothing secret shows."""
    question = make(kind)
    assert list(stress([question], 3)) == []
    score = question.score(question.right())
    assert score.verdict == ("open" if kind == "essay" else "right")


@pytest.mark.parametrize("kind", kinds.names())
def test_public_fields_are_an_allow_list(kind: str) -> None:
    """What may be seen holds neither key nor feedback, hint or explanation."""
    seen = str(make(kind).public())
    assert not any(
        f"'{secret}'" in seen for secret in ("feedback", "hint", "explanation", "mistakes", "answer", "true")
    )


@pytest.mark.parametrize("kind", kinds.names())
@given(
    answer=st.none()
    | st.booleans()
    | st.integers()
    | st.just(10**400)
    | st.floats()
    | st.text()
    | st.lists(st.text(max_size=2))
)
def test_any_answer_is_scored_or_unreadable(kind: str, answer: Any) -> None:
    """Whatever is handed in earns a share from 0 to 1, or is unreadable; nothing else is raised."""
    try:
        share = make(kind).score(answer).share
    except Unreadable:
        return
    assert share is None or 0 <= share <= 1


@pytest.mark.parametrize(("credit", "share"), [("all", 0), ("balance", 0.5), ("each", 0.75)])
def test_partial_credit_follows_its_rule(credit: str, share: float) -> None:
    """One of two right options and no wrong one: nothing, a half, or three of four judged rightly."""
    assert make("multiple", credit=credit).score(["a"]).share == share


@given(given_=st.sets(st.sampled_from("abcd"), min_size=1), key=st.sets(st.sampled_from("abcd"), min_size=1))
def test_choosing_everything_earns_nothing_by_balance(given_: set[str], key: set[str]) -> None:
    """Guessing all options gives 0 unless all are right; only the key gives 1."""
    question = make("multiple", answer=sorted(key))
    assert isinstance(question, Multiple)
    assert (question.score(sorted(given_)).share == 1) == (given_ == key)
    if len(key) < 4:
        assert question.score("abcd"[: len(LETTERS)].replace("", " ").strip()).share == 0


def test_order_earns_by_the_longest_common_subsequence() -> None:
    """The share is the longest run of steps in right succession, for every order of four, counted by brute force."""
    question, key = make("ordering"), "cadb"
    for order in permutations("abcd"):
        longest = max(
            len(picked)
            for size in range(1, 5)
            for picked in map("".join, {p for p in permutations(order, size) if subsequence(p, order)})
            if subsequence(picked, key)
        )
        assert common(order, key) == longest
        assert question.score(list(order)).share == pytest.approx((longest - 1) / 3)


def subsequence(picked: Any, order: Any) -> bool:
    """Say whether letters occur in an order one after the other."""
    rest = iter(order)
    return all(letter in rest for letter in picked)


@pytest.mark.parametrize(
    ("spelled", "value"), [("0.25", 0.25), ("0,25", 0.25), (" 1/4 ", 0.25), ("25 %", 0.25), ("−3e2", -300), (7, 7)]
)
def test_numbers_are_read_as_people_write_them(spelled: Any, value: float) -> None:
    """Point or comma, fraction, per cent, a typeset minus."""
    assert number(spelled) == pytest.approx(value)


def test_a_percentage_without_its_sign_is_told() -> None:
    """25 instead of 25 % is wrong, and the sentence says why."""
    score = make("numeric").score("25")
    assert score.share == 0
    assert "25 %" in score.feedback[0]


@pytest.mark.parametrize(("answer", "share"), [("0.248", 0), ("0.2504", 1), ("25.02 %", 1), ("0.251", 0)])
def test_significant_digits_are_compared_as_written(answer: str, share: float) -> None:
    """To three digits 0.2504 is 0.250, and 0.251 is not."""
    assert make("numeric", tolerance=None, digits=3, mistakes=[]).score(answer).share == share


@pytest.mark.parametrize(("answer", "share"), [("1225", 1), ("1224.9", 0), ("-1225", 0)])
def test_halves_are_rounded_away_from_zero(answer: str, share: float) -> None:
    """1225 to three digits is 1230, on the page and here."""
    question = make("numeric", answer=1234.5, tolerance=None, digits=3, percent=False, mistakes=[])
    assert question.score(answer).share == share


def test_a_relative_tolerance_is_that_of_the_answer_for_mistakes_too() -> None:
    """A value beside a foreseen mistake is told what it is within the same width as beside the answer."""
    mistakes = [{"value": 1000, "feedback": "Far too much of it."}]
    question = make("numeric", answer=10, tolerance=None, relative=0.1, percent=False, mistakes=mistakes)
    assert question.score(1000.9).feedback == ("Far too much of it.",)
    assert question.score(1001.1).feedback == ()


def test_a_draw_that_is_not_sound_is_thrown_away() -> None:
    """Unsound draws, and those in which a mistake would pass for the answer, never come; the rest all do."""
    question = make(
        "numeric", answer=None, numbers="twice", params={"x": 1}, draws={"x": [1, 2, 3, 4]},
        prompt="Twice {x} is what?", mistakes=[{"feedback": "This is the square."}], percent=False,
    )  # fmt: skip
    drawn = {question.draw(random.Random(seed)).prompt for seed in range(50)}
    assert drawn == {"Twice 1 is what?", "Twice 4 is what?"}


def test_the_same_seed_draws_the_same(tmp_path: Path) -> None:
    """A variant depends on the question and the seed, and on nothing else."""
    question = make("numeric", answer=None, numbers="plus", params={"x": 1}, mistakes=[],
                    draws={"x": {"low": 0, "high": 9, "step": 0.5}}, prompt="One more than {x}?")  # fmt: skip
    first, again = (question.draw(random.Random("s")) for _ in range(2))
    assert (first.digest, first.prompt) == (again.digest, again.prompt)
