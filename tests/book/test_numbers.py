"""Every number that a page reads off a model is what the model computes there.

For each page with decimal numbers, `numbers/CHAPTER.PAGE.toml` names the state of each of them. A page that reads one
model has `model` and `read` at the top of its table; one that reads several has them in a `[[models]]` for each. A
number that comes from elsewhere (a study, a sum of two, a stop of a control) stands in `others`, with where from.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import minimodels
from tests.book.site import ROOT

BOOK = ROOT / "book"
TABLES = sorted(Path(__file__).with_name("numbers").glob("*.toml"))
every_table = pytest.mark.parametrize("path", TABLES, ids=[path.stem for path in TABLES])
EXPLORES = re.compile(r"^explore\(", re.MULTILINE)
CODE = re.compile(r"```.*?```", re.DOTALL)
PARAGRAPH = re.compile(r"\d\.\d+")
PARAGRAPHS = set(PARAGRAPH.findall((BOOK / "claims.toml").read_text(encoding="utf-8")))
LABELS = re.compile(r"\(\d\.\d+\w*(?:(?:,|,?\sand|\sto)\s\d\.\d+\w*)*\)")
DECIMAL = re.compile(r"\d+\.\d+(?: %)?")


def table(path: Path) -> dict[str, Any]:
    """Read the numbers of a page."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def readings(path: Path) -> Iterator[tuple[str, dict[str, Any], str, str]]:
    """Yield model, state, name and text of each number that a page reads off a model."""
    found = table(path)
    for part in found.get("models", [found] if "model" in found else []):
        for state, number, written in part["read"]:
            yield part["model"], state, number, written


def without_labels(brackets: re.Match[str]) -> str:
    """Drop brackets that name nothing but paragraphs of the paper."""
    return "" if PARAGRAPHS.issuperset(PARAGRAPH.findall(brackets[0])) else brackets[0]


def decimals(page: Path) -> set[str]:
    """Find the decimal numbers in a page's text, paragraph labels aside."""
    _, _, text = f"\n{page.read_text(encoding='utf-8')}".partition("\n# ")
    return set(DECIMAL.findall(" ".join(LABELS.sub(without_labels, CODE.sub("", text)).split())))


def test_a_number_in_brackets_is_no_label(tmp_path: Path) -> None:
    """Brackets that name paragraphs are no numbers; any other decimal is one, in brackets or broken over a line."""
    page = tmp_path / "page.md"
    page.write_text("# By (3.7a, 5.14\nand 5.15) it is more (0.5) than 12.5\n%.\n", encoding="utf-8")
    assert decimals(page) == {"0.5", "12.5 %"}


def test_every_page_with_numbers_is_held_to_them() -> None:
    """A page without a table of its numbers is named, and so is a table whose page is gone or has none."""
    pages = {
        ".".join(page.relative_to(BOOK).with_suffix("").parts)
        for page in BOOK.glob("*/*.md")
        if page.parent.name != "back" and (decimals(page) or EXPLORES.search(page.read_text(encoding="utf-8")))
    }
    assert pages == {path.stem for path in TABLES}


@every_table
def test_the_model_computes_what_the_page_says(path: Path) -> None:
    """Each number, at the state that the page names, is written as the page writes it."""
    found = list(readings(path))
    computed = []
    for name, state, number, _ in found:
        model = minimodels.find(name)
        computed.append((name, state, number, model.texts(model.at(state))[number].replace("\u00a0", " ")))
    assert computed == found


@every_table
def test_no_number_of_the_page_is_left_out(path: Path) -> None:
    """Every decimal number in the page's text is one of those in its table."""
    page = (BOOK / path.stem.replace(".", "/", 1)).with_suffix(".md")
    known = {written for *_, written in readings(path)} | set(table(path).get("others", {}))
    assert decimals(page) - known == set()
