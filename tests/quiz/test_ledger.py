"""The ledger of claims: read whole, or refused with everything that is wrong with it."""

import re
from pathlib import Path

import pytest

import minimodels
from quiz import LedgerError, read_ledger
from tests.book.site import ROOT

CLAIM = """
[C1-01]
paragraph = "1.1"
statement = "Something is so."
type = "thesis"
status = "premise"
voice = "authors"
supports = ["C1-02"]
models = ["exit_threat"]
[C1-02]
paragraph = "1.2a"
statement = "Something else is so."
type = "causal"
status = "conclusion"
voice = "opponent"
attacked_by = ["C1-01"]
"""


def told(tmp_path: Path, text: str) -> list[str]:
    """Read a ledger that must be refused; return what is told."""
    path = tmp_path / "claims.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LedgerError) as caught:
        read_ledger(path, models=minimodels.names())
    return caught.value.problems


def test_the_ledger_of_the_book_is_sound_and_whole() -> None:
    """271 claims in 64 paragraphs of six parts, each id after the part of its paragraph."""
    claims = read_ledger(ROOT / "book" / "claims.toml", models=minimodels.names())
    assert len(claims) == 271
    assert len({claim.paragraph for claim in claims.values()}) == 64
    assert all(id_.startswith(f"C{claim.paragraph[0]}-") for id_, claim in claims.items())


def test_every_claim_of_a_model_is_in_the_ledger_and_names_the_model() -> None:
    """The predicates of the models and the ledger know each other."""
    claims = read_ledger(ROOT / "book" / "claims.toml", models=minimodels.names())
    for name in minimodels.names():
        assert all(claim.id in claims for claim in minimodels.find(name).claims), name


@pytest.mark.parametrize(
    ("before", "after", "named"),
    [
        ('"causal"', '"casual"', "claim 'C1-02': type: Input should be"),
        ('["C1-02"]', '["C1-20"]', "claim 'C1-01': supports: there is no 'C1-20'; did you mean 'C1-02'?"),
        ('["exit_threat"]', '["exit"]', "claim 'C1-01': models: there is no 'exit'; did you mean 'exit_threat'?"),
        ('voice = "opponent"', 'voice = "opponent"\nsupports = ["C1-01"]', "supports itself: "),
        ('paragraph = "1.2a"', 'paragraph = "two"', "claim 'C1-02': paragraph: "),
        ('status = "premise"', 'colour = "red"', "claim 'C1-01': status: Field required"),
        ("[C1-02]", "[C1-01]", "cannot be read as TOML"),
    ],
)
def test_a_slip_is_named_with_file_claim_and_field(before: str, after: str, named: str, tmp_path: Path) -> None:
    """An author learns where it is and what to write instead."""
    problems = told(tmp_path, CLAIM.replace(before, after, 1))
    assert any(re.search(rf"claims\.toml: .*{re.escape(named)}", problem) for problem in problems), problems


def test_all_slips_are_named_at_once(tmp_path: Path) -> None:
    """Two slips are two problems."""
    assert len(told(tmp_path, CLAIM.replace('"causal"', '"casual"').replace('["exit_threat"]', '["exit"]'))) == 2
