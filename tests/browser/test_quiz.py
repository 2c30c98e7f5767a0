"""The questions of the built book: what the page says of an answer is what the engine says of it."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

import minimodels
from quiz import Question, read_bank
from quiz.page import variants
from tests.book.site import ROOT
from tests.browser.conftest import Site

BANKS = sorted((ROOT / "book").glob("*/quiz.toml"))
every_bank = pytest.mark.parametrize("bank", BANKS, ids=[bank.parent.name for bank in BANKS])
# Fill a form as a reader would have, press Check, and return what is then shown.
ANSWER = """(form, [answer, at]) => {
  const another = form.querySelector(".qz-another");
  while (at-- > 0) another.click();
  form.querySelectorAll("fieldset input:checked").forEach(input => { input.checked = false; });
  form.querySelectorAll("select").forEach(select => { select.value = ""; });
  const field = form.querySelector("fieldset input[type=text], textarea");
  if (field) field.value = String(answer);
  const letters = typeof answer === "string" ? answer.replaceAll(",", " ").split(" ") : answer;
  for (const input of form.querySelectorAll("fieldset input:not([type=text])"))
    input.checked = letters.includes(input.value);
  for (const select of form.querySelectorAll("select"))
    select.value = Array.isArray(answer) ? answer.indexOf(select.dataset.letter) + 1 : answer[select.dataset.letter];
  form.querySelector("[type=submit]").click();
  return [form.dataset.share, [...form.querySelectorAll(".qz-said p")].map(p => p.textContent)];
}"""


def questions(bank: Path) -> list[Question]:
    """Read a bank."""
    return read_bank(bank, models=minimodels.names())


def opened(page: Page, site: Site, bank: Path) -> None:
    """Open the page that asks all questions of a bank."""
    page.goto(f"{site.http}/{bank.parent.name}/quiz.html")
    page.wait_for_selector("form.quiz .qz-buttons:not([hidden])")


def form_of(page: Page, question: Question) -> Locator:
    """Find the form of a question."""
    return page.locator(f"#question-{question.id}")


def of_kind(kind: str) -> tuple[Path, Question]:
    """Find a question of a kind."""
    return next((bank, q) for bank in BANKS for q in questions(bank) if q.kind == kind)


@every_bank
def test_every_answer_is_told_what_the_engine_tells(page: Page, site: Site, bank: Path) -> None:
    """Each case of each question, in two draws, earns the share and is told the sentences that Python gives."""
    opened(page, site, bank)
    for question in questions(bank):
        form = form_of(page, question)
        assert form.get_attribute("data-digest") == question.digest
        for at, variant in enumerate(variants(question)[:2]):
            for case in variant.cases():
                if case.share is None or (variant.kind == "numeric" and not isinstance(case.answer, str | float)):
                    continue
                share, said = form.evaluate(ANSWER, [case.answer, min(at, 1)])
                score = variant.score(case.answer)
                assert float(share) == pytest.approx(score.share), (question.id, case)
                assert said[1:] == list(score.feedback), (question.id, case)
                while at and form.locator("legend").text_content() != question.draw().prompt:
                    form.locator(".qz-another").evaluate("button => button.click()")


def by_keyboard(page: Page, form: Locator, question: Question, answer: Any) -> None:
    """Give an answer with the keyboard alone."""
    if question.kind in {"numeric", "essay"}:
        form.locator("fieldset input, textarea").first.focus()
        page.keyboard.type(str(answer))
    elif question.kind in {"ordering", "matching"}:
        for select in form.locator("select").all():
            letter = select.get_attribute("data-letter") or ""
            wanted = str(answer.index(letter) + 1) if question.kind == "ordering" else answer[letter]
            select.focus()
            values = select.evaluate("select => [...select.options].map(option => option.value)")
            for _ in range(values.index(wanted)):
                page.keyboard.press("ArrowDown")
    else:
        inputs = form.locator("fieldset input")
        values = inputs.evaluate_all("all => all.map(input => input.value)")
        for letter in answer if isinstance(answer, list) else [answer]:
            inputs.nth(values.index(letter)).focus()
            page.keyboard.press("Space")
    form.locator("[type=submit]").focus()
    page.keyboard.press("Enter")


@pytest.mark.parametrize("kind", ["single", "multiple", "truefalse", "ordering", "matching", "numeric", "essay"])
def test_each_kind_is_answered_by_keyboard_and_remembered(kind: str, page: Page, site: Site) -> None:
    """With keys alone an answer is given and its feedback announced; after a reload answer and feedback are back."""
    bank, question = of_kind(kind)
    opened(page, site, bank)
    form = form_of(page, question)
    right = question.draw().right()
    by_keyboard(page, form, question.draw(), right)
    said = form.locator("[role=status] p").first
    expect(said).to_have_text("Compare." if kind == "essay" else "Right.")
    page.reload()
    expect(said).to_have_text("Compare." if kind == "essay" else "Right.")


def test_an_answer_to_an_edited_question_is_not_shown(page: Page, site: Site) -> None:
    """What was stored for other words of a question is left alone."""
    bank, question = of_kind("single")
    opened(page, site, bank)
    page.evaluate(
        "([key, value]) => localStorage.setItem(key, JSON.stringify(value))",
        [f"quiz:question-{question.id}", {"digest": "anotherdigest", "at": 0, "answer": [question.right()]}],
    )
    page.reload()
    page.wait_for_selector("form.quiz .qz-buttons:not([hidden])")
    assert form_of(page, question).locator("[role=status]").inner_text() == ""
    assert form_of(page, question).locator("input:checked").count() == 0


def test_an_empty_answer_is_asked_for_not_judged(page: Page, site: Site) -> None:
    """Check without an answer says what to do; nothing is called wrong."""
    for kind in ("single", "ordering", "matching", "numeric"):
        bank, question = of_kind(kind)
        opened(page, site, bank)
        form = form_of(page, question)
        form.locator("[type=submit]").click()
        assert form.get_attribute("data-share") is None
        assert "Not yet" not in form.locator("[role=status]").inner_text()
        assert form.locator("[role=status]").inner_text()


def test_a_hint_helps_and_other_numbers_come(page: Page, site: Site) -> None:
    """The hint is told; another draw changes prompt and key, and the old answer is gone."""
    bank, question = of_kind("numeric")
    opened(page, site, bank)
    form, drawn = form_of(page, question), variants(question)
    form.locator(".qz-hint").click()
    assert form.locator("[role=status]").inner_text() == drawn[0].hint
    form.locator(".qz-another").click()
    assert form.locator("legend").text_content() == drawn[1].prompt
    form.locator("fieldset input").fill(str(drawn[1].right()))
    page.keyboard.press("Enter")
    expect(form.locator("[role=status] p").first).to_have_text("Right.")


def test_without_a_script_the_answer_is_folded_away_below(page: Page, site: Site) -> None:
    """The page without JavaScript shows prompt and inputs, and the answer in a native disclosure."""
    context = page.context.browser.new_context(java_script_enabled=False) if page.context.browser else None
    assert context
    plain = context.new_page()
    bank, question = of_kind("single")
    plain.goto(f"{site.http}/{bank.parent.name}/quiz.html")
    form = plain.locator(f"#question-{question.id}")
    assert form.locator("input[type=radio]").first.is_visible()
    assert not form.locator(".qz-buttons").is_visible()
    form.locator("summary").click()
    assert question.told() in form.locator(".qz-answer").inner_text()
    context.close()
