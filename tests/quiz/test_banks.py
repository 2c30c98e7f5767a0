"""The chapters' banks: every question keeps what it says, and says enough."""

import re
from pathlib import Path

import pytest

import minimodels
from quiz import Question, read_bank
from quiz.page import variants
from quiz.stress import stress
from tests.book.site import ROOT

BANKS = sorted((ROOT / "book").glob("*/quiz.toml"))
every_bank = pytest.mark.parametrize("bank", BANKS, ids=[bank.parent.name for bank in BANKS])


def questions(bank: Path) -> list[Question]:
    """Read a bank."""
    return read_bank(bank, models=minimodels.library)


def test_every_chapter_has_a_bank() -> None:
    """Five banks, with no id in two of them."""
    assert [bank.parent.name for bank in BANKS] == [
        "equality",
        "history",
        "internationalization",
        "problem",
        "solution",
    ]
    ids = [question.id for bank in BANKS for question in questions(bank)]
    assert len(ids) == len(set(ids))


@every_bank
def test_every_question_keeps_what_it_says_over_a_hundred_draws(bank: Path) -> None:
    """Right, foreseen, partly right and unreadable answers earn and are told what they should; both formulas agree."""
    assert list(stress(questions(bank), 100)) == []


@every_bank
def test_a_bank_is_rich_enough(bank: Path) -> None:
    """At least 14 questions, each with claims of the ledger, a level and a hint; some draw their numbers."""
    found = questions(bank)
    assert len(found) >= 14
    assert all(re.fullmatch(r"C\d-\d\d", claim) for question in found for claim in question.claims)
    assert all(question.claims and question.hint for question in found)
    assert len({question.bloom for question in found}) >= 3
    assert any(len(variants(question)) > 3 for question in found)


@every_bank
def test_no_hint_gives_the_answer_away(bank: Path) -> None:
    """A hint holds neither the right option's words nor the number."""
    for question in questions(bank):
        first = question.draw()
        told = first.told()
        if first.kind == "numeric":
            assert not re.search(rf"(?<![\d.]){re.escape(told)}(?![\d.])", first.hint), question.id
        else:
            assert told not in first.hint, question.id


def test_hints_differ() -> None:
    """No two questions have the same hint."""
    hints = [question.hint for bank in BANKS for question in questions(bank)]
    assert len(hints) == len(set(hints))
