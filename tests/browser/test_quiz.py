"""The questions of the built book: what the page says of an answer is what the engine says of it."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

import minimodels
from quiz import Question, kinds, read_bank
from quiz.forms import Blanks, Form, Number, Open, State, Words
from quiz.kinds.estimate import Estimate
from quiz.page import variants
from tests.book.site import ROOT
from tests.browser.conftest import Site

BANKS = sorted((ROOT / "book").glob("*/quiz.toml"))
every_bank = pytest.mark.parametrize("bank", BANKS, ids=[bank.parent.name for bank in BANKS])
# Fill a form as a reader would have, press Check, and return what is then shown.
ANSWER = """(form, [answer, at]) => {
  const another = form.querySelector(".qz-another");
  while (Number(form.dataset.at ?? 0) !== at) another.click();
  const inputs = form.querySelector(".qz-inputs");
  const letters = given => typeof given === "string" ? given.replaceAll(",", " ").split(" ") : given;
  const enter = (place, given) => {
    const field = place.querySelector("input[type=text], textarea");
    if (field) field.value = String(given);
    for (const input of place.querySelectorAll("input:not([type=text])"))
      input.checked = letters(given).includes(input.value);
    for (const select of place.querySelectorAll("select"))
      select.value = !select.dataset.letter ? given
        : Array.isArray(given) ? given.indexOf(select.dataset.letter) + 1 : given[select.dataset.letter];
  };
  const question = JSON.parse(form.querySelector("script").textContent)[0];
  if (question.form === "blanks")
    for (const blank of inputs.querySelectorAll("[data-blank]")) enter(blank, answer[blank.dataset.blank]);
  else if (question.form === "state") {
    for (const slider of inputs.querySelectorAll("[data-control]"))
      slider.value = question.controls[slider.dataset.control].stops.indexOf(answer[slider.dataset.control]);
  } else enter(inputs, answer);
  form.querySelector("[type=submit]").click();
  return [form.dataset.share, [...form.querySelectorAll(".qz-said p")].map(p => p.textContent)];
}"""


def questions(bank: Path) -> list[Question]:
    """Read a bank."""
    return read_bank(bank, models=minimodels.library)


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
                if case.share is None or (isinstance(variant, Estimate) and isinstance(case.answer, str)):
                    continue  # what cannot be entered here
                share, said = form.evaluate(ANSWER, [case.answer, at])
                score = variant.score(case.answer)
                assert float(share) == pytest.approx(score.share), (question.id, case)
                assert said[1:] == list(score.feedback), (question.id, case)


def by_keyboard(page: Page, form: Locator, question: Question, answer: Any) -> None:
    """Give an answer with the keyboard alone."""
    enter(page, form.locator(".qz-inputs"), question.form(), answer)
    form.locator("[type=submit]").focus()
    page.keyboard.press("Enter")


def enter(page: Page, place: Locator, asked: Form, answer: Any) -> None:
    """Enter an answer into the inputs of a form of question."""
    match asked:
        case Number() | Words() | Open():
            place.locator("input, textarea").first.focus()
            page.keyboard.type(str(answer))
        case Blanks(parts=parts):
            for name, part in parts.items():
                enter(page, place.locator(f"[data-blank='{name}']"), part, answer[name])
        case State(controls=controls, start=start):
            for name, about in controls.items():
                place.locator(f"[data-control='{name}']").focus()
                steps = about["stops"].index(answer[name]) - about["stops"].index(start[name])
                for _ in range(abs(steps)):
                    page.keyboard.press("ArrowRight" if steps > 0 else "ArrowLeft")
        case _ if place.locator("select").count():
            for select in place.locator("select").all():
                letter = select.get_attribute("data-letter")
                wanted = answer.index(letter) + 1 if isinstance(answer, list) else answer[letter] if letter else answer
                select.focus()
                values = select.evaluate("select => [...select.options].map(option => option.value)")
                for _ in range(values.index(str(wanted))):
                    page.keyboard.press("ArrowDown")
        case _:
            inputs = place.locator("input")
            values = inputs.evaluate_all("all => all.map(input => input.value)")
            for letter in answer if isinstance(answer, list) else [answer]:
                inputs.nth(values.index(letter)).focus()
                page.keyboard.press("Space")


@pytest.mark.parametrize("kind", kinds.names())
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


def test_confidence_is_kept_and_compared_with_the_answer(page: Page, site: Site) -> None:
    """Who was sure and is wrong is told that it is worth a second look; the choice is back after a reload."""
    bank, question = next((b, q) for b in BANKS for q in questions(b) if q.confidence and q.kind == "single")
    opened(page, site, bank)
    form = form_of(page, question)
    wrong = next(letter for letter, share in question.form().shares.items() if not share)  # type: ignore[union-attr]
    form.locator(".qz-sure input[value=sure]").check()
    by_keyboard(page, form, question, wrong)
    expect(form.locator("[role=status] p").last).to_contain_text("You were sure")
    page.reload()
    expect(form.locator("[role=status] p").last).to_contain_text("You were sure")
    assert form.locator(".qz-sure input:checked").input_value() == "sure"


def test_a_state_that_was_found_can_be_seen_in_the_model(page: Page, site: Site) -> None:
    """After the answer a link leads to the model in the reader's own state."""
    bank, question = of_kind("estimate")
    opened(page, site, bank)
    form, drawn = form_of(page, question), question.draw()
    link = form.locator(".qz-model a")
    assert not link.is_visible()
    by_keyboard(page, form, drawn, drawn.right())
    link.click()
    page.wait_for_selector(".minimodel[data-drawn]")
    state = page.url.partition(f"#{question.model}:")[2].split(",")
    assert set(state) >= {f"{name}={value:g}" for name, value in drawn.right().items()}


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


@every_bank
def test_the_printed_page_shows_every_question(page: Page, site: Site, bank: Path) -> None:
    """On paper stand all prompts with what there is to choose from, and nothing to press."""
    opened(page, site, bank)
    page.emulate_media(media="print")
    for question in questions(bank):
        form = form_of(page, question)
        assert form.locator("legend").is_visible()
        assert form.locator(".qz-inputs").is_visible()
        assert "{" not in form.inner_text()
    assert page.locator("form.quiz button:visible").count() == 0


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
