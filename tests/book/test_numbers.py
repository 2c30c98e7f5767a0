"""Every number that a section reads off its model is what the model computes there.

For each section that explores a model, `numbers/CHAPTER.SECTION.toml` names the state of each number in its text. A
number that comes from elsewhere (a study, a sum of two) stands in `others`, with where it comes from.
"""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

import minimodels
from tests.book.site import ROOT

BOOK = ROOT / "book"
TABLES = sorted(Path(__file__).with_name("numbers").glob("*.toml"))
every_table = pytest.mark.parametrize("path", TABLES, ids=[path.stem for path in TABLES])
EXPLORES = re.compile(r"^explore\(", re.MULTILINE)


def table(path: Path) -> dict[str, Any]:
    """Read the numbers of a section."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def test_every_section_with_a_model_is_held_to_it() -> None:
    """A section without a table of its numbers is named; so is a table whose section is gone."""
    sections = {
        path.relative_to(BOOK).with_suffix("").as_posix().replace("/", ".")
        for path in BOOK.glob("*/*.md")
        if EXPLORES.search(path.read_text(encoding="utf-8"))
    }
    assert sections == {path.stem for path in TABLES}


@every_table
def test_the_model_computes_what_the_section_says(path: Path) -> None:
    """Each number, at the state that the section names, is written as the page writes it."""
    found = table(path)
    model = minimodels.find(found["model"])
    computed = [
        [state, number, model.texts(model.at(state))[number].replace("\u00a0", " ")]
        for state, number, _ in found["read"]
    ]
    assert computed == found["read"]


@every_table
def test_no_number_of_the_section_is_left_out(path: Path) -> None:
    """Every decimal number in the section's text, paragraph labels aside, is one of those above."""
    text = (BOOK / path.stem.replace(".", "/", 1)).with_suffix(".md").read_text(encoding="utf-8")
    prose = re.sub(r"```.*?```|\(\d\.\d+\w?\d?[^)]*\)", "", text.partition("\n# ")[2], flags=re.DOTALL)
    found = set(re.findall(r"\d+\.\d+(?: %)?", prose))
    known = table(path)
    assert found - {written for _, _, written in known["read"]} - set(known.get("others", {})) == set()
