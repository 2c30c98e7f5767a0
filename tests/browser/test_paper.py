"""Questions on paper, printed by a real browser."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import minimodels
from quiz import read_bank
from quiz.exports import paper
from tests.book.site import ROOT
from tests.browser.guarded import guarded
from tests.quiz.made import QUESTIONS, make

BANKS = sorted((ROOT / "book").glob("*/quiz.toml"))
A4 = {"width": 794, "height": 1123}  #: in pixels of the browser
MARGINS = 151  #: left and right together


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that reaches nothing; the test fails when it asked for anything."""
    with guarded(browser) as page:
        yield page


def pages(page: Page, html: bytes, path: Path) -> int:
    """Print to PDF, and count its pages."""
    page.set_content(html.decode())
    page.pdf(path=path, prefer_css_page_size=True)
    return len(re.findall(rb"/Type\s*/Page\b", path.read_bytes()))


@pytest.mark.parametrize("bank", BANKS, ids=[bank.parent.name for bank in BANKS])
def test_a_bank_prints_with_an_answer_sheet_and_a_key(bank: Path, page: Page, tmp_path: Path) -> None:
    """Every prompt is on paper, every question has a row on the sheet and in the key, and the key begins a page."""
    questions = [question.draw() for question in read_bank(bank, models=minimodels.library)]
    bare = pages(page, paper.export(questions).content, tmp_path / "paper.pdf")
    assert page.locator("section").count() == 1
    whole = pages(page, paper.export(questions, key=True).content, tmp_path / "key.pdf")
    assert whole > bare > 1
    text = " ".join(page.locator("main").inner_text().split())
    assert all(" ".join(question.prompt.split()) in text for question in questions)
    for section in page.locator("section").all():
        assert section.locator("tbody th").all_inner_texts()[: len(questions)] == [
            str(number) for number in range(1, len(questions) + 1)
        ]
        assert section.evaluate("element => getComputedStyle(element).breakBefore") == "page"


def test_nothing_runs_off_the_paper(page: Page) -> None:
    """Between the margins of A4 no question, sheet or key is wider, and no question but an essay breaks."""
    questions = [make(kind, id=kind, confidence=True) for kind in QUESTIONS]
    questions.append(make("single", id="long", options={"a": "w" * 300, "b": "An option. " * 30, "c": "1", "d": "2"}))
    page.set_viewport_size({"width": A4["width"] - MARGINS, "height": A4["height"]})
    page.emulate_media(media="print")
    page.set_content(paper.export(questions, key=True).content.decode())
    assert page.evaluate("document.documentElement.scrollWidth") <= A4["width"] - MARGINS
    kept = page.locator("article").evaluate_all("all => all.map(one => getComputedStyle(one).breakInside)")
    assert [value for value, q in zip(kept, questions, strict=True) if q.kind != "essay"] == ["avoid"] * len(
        questions[1:]
    )
    assert page.locator("article .box").count() > 30


def test_boxes_on_the_sheet_are_those_of_the_question(page: Page) -> None:
    """A question with four options has four boxes on the sheet, with their letters."""
    page.set_content(paper.export([make("single", id="q"), make("matching", id="r")]).content.decode())
    rows = page.locator("section tbody tr")
    assert rows.nth(0).locator(".mark").all_inner_texts() == ["a", "b", "c", "d"]
    assert rows.nth(1).locator(".mark").all_inner_texts() == ["1", "2", "3"]
    assert rows.nth(0).locator(".box").count() == 4
