"""`course quiz preview`: questions as readers will see them, before they stand in the book."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

import minimodels
from course.quiz.preview import preview
from quiz import read_bank
from tests.book.site import ROOT


def test_the_preview_asks_every_question(tmp_path: Path, page: Page) -> None:
    """One file with nothing beside it, in which the questions can be answered, and which axe finds sound."""
    shown = tmp_path / "preview.html"
    bank = ROOT / "book" / "problem" / "quiz.toml"
    preview([bank], shown)
    page.set_content(shown.read_text(encoding="utf-8"))
    questions = read_bank(bank, models=minimodels.library)
    assert page.locator("form.quiz").count() == len(questions)
    first = next(question for question in questions if question.kind == "single")
    form = page.locator(f"#question-{first.id}")
    form.locator(f"input[value={first.right()}]").check()
    form.locator("[type=submit]").click()
    assert form.locator("[role=status] p").first.inner_text() == "Right."
    found = Axe().run(page, options={"preload": False}).response["violations"]
    assert not [violation["id"] for violation in found if violation["impact"] in {"serious", "critical"}]
