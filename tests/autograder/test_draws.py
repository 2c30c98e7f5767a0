"""Each student's own numbers: what they follow from, and how a wrong release is told."""

import hashlib
import hmac
import random
from typing import Any

import pytest

from autograder.draws import Draws, mistaken

DRAWS = Draws(b"a course secret")


def test_chance_is_the_keyed_hash_of_student_and_question() -> None:
    """Computed here with the standard library's own functions; nobody without the secret can."""
    code = hmac.new(b"a course secret", b'["draw", "ann", "silence"]', hashlib.sha256).digest()
    assert DRAWS.chance("ann", "silence").random() == random.Random(code).random()


def test_every_student_and_question_has_a_chance_of_its_own() -> None:
    """Also where the letters of both together are the same."""
    pairs = [("ann", "one"), ("ann", "two"), ("bob", "one"), ("an", "none"), ('ann", "one', "")]
    assert len({DRAWS.chance(*pair).random() for pair in pairs}) == len(pairs)


def test_the_secret_is_not_shown() -> None:
    """A traceback or a log may show what draws."""
    assert "secret" not in repr(DRAWS).removeprefix("Draws")


MARK = DRAWS.mark("ann", "exercise")
OTHER_SECRET = Draws(b"another").mark("ann", "exercise")
CASES: list[tuple[Any, Any, str]] = [
    (None, None, ""),
    (MARK, dict(MARK), ""),
    (MARK, None, "the mark is missing"),
    (None, MARK, "no course-secret.toml here says so"),
    (MARK, OTHER_SECRET, "another course secret"),
    (MARK, {}, "another course secret"),
    (MARK, "mark", "another course secret"),
    (MARK, DRAWS.mark("bob", "exercise"), "another student's release"),
    (MARK, DRAWS.mark("ann", "other"), "another student's release"),
    (MARK, {"secret": MARK["secret"]}, "another student's release"),
    (None, False, "no course-secret.toml here says so"),
]


@pytest.mark.parametrize(("expected", "found", "told"), CASES)
def test_every_mark_but_the_right_one_is_told(expected: Any, found: Any, told: str) -> None:
    """A secret that is missing or another, a mark that is gone, and another student's release each have their words."""
    said = mistaken(expected, found)
    assert (told in said) if told else said == ""
