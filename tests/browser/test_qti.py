"""The exported QTI package in a player of strangers: what it scores and tells is what the engine scores and tells.

`@citolab/qti-convert` reads the package and turns it into QTI 3; `@citolab/qti-components` shows the items in the
browser, where answers are clicked and typed (an order is handed over: it is dragged), and processes the responses.
"""

import re
import zipfile
from collections.abc import Iterator, Sequence
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

import minimodels
from quiz import Question, read_bank
from quiz.exports import qti
from quiz.forms import SHOWN, Blanks, Choice, Form, Number, Open, Order, Pairs, Several, State, Words
from tests.book.site import ROOT
from tests.browser.guarded import guarded
from tests.quiz.made import LETTERS, make
from tests.quiz.made import QUESTIONS as TABLES
from tests.quiz.npm import installed, run

BANKS = sorted((ROOT / "book").glob("*/quiz.toml"))
ROUNDED = 0.002  #: the player writes scores, and sums of them, with three decimals
PLAYER = "http://player.test/"
PAGE = '<!doctype html><html lang="en"><title>Player</title><script type="module" src="/index.js"></script></html>'
# Show an item, enter what is given for each interaction, process the responses; return the score and what is told.
PLAY = """async ([xml, given]) => {
  document.body.innerHTML = "<qti-item><item-container></item-container></qti-item>";
  const container = document.querySelector("item-container");
  await container.updateComplete;
  container.itemXML = xml;
  const frame = () => new Promise(requestAnimationFrame);
  let item = null;
  for (let tries = 0; !item && tries < 100; tries++) {
    await frame();
    item = container.shadowRoot.querySelector("qti-assessment-item");
  }
  await item.updateComplete;
  await frame();
  const plain = node => node.textContent.trim().replace(/\\s+/g, " ");
  const choose = (place, texts) => {
    for (const choice of place.querySelectorAll("qti-simple-choice, qti-inline-choice"))
      if (texts.includes(plain(choice))) choice.click();
  };
  const type = (place, text) => {
    const input = place.shadowRoot.querySelector("input, textarea");
    input.value = text;
    input.dispatchEvent(new Event("change", {bubbles: true}));
  };
  const enter = {
    "qti-choice-interaction": choose,
    "qti-inline-choice-interaction": choose,
    "qti-order-interaction": (place, texts) => {
      const names = new Map([...place.querySelectorAll("qti-simple-choice")].map(c => [plain(c), c.identifier]));
      place.saveResponse(texts.map(text => names.get(text)));
    },
    "qti-match-interaction": (place, pairs) => {
      const [head, ...rows] = place.shadowRoot.querySelectorAll("tr");
      const categories = [...head.querySelectorAll("th")].map(plain);
      for (const row of rows) {
        const at = categories.indexOf(pairs[plain(row.cells[0])]);
        if (at >= 0) row.querySelectorAll("input")[at].click();
      }
    },
    "qti-text-entry-interaction": type,
    "qti-extended-text-interaction": type,
  };
  const places = item.querySelectorAll(Object.keys(enter));
  if (places.length !== given.length) throw new Error(`${places.length} interactions for ${given.length} answers`);
  places.forEach((place, at) => given[at] === null || enter[place.localName](place, given[at]));
  await frame();
  item.processResponse();
  const told = [...item.querySelectorAll("qti-modal-feedback")].filter(words => words.showStatus === "on");
  return [Number(item.variables.find(variable => variable.identifier === "SCORE").value), told.map(plain)];
}"""


@pytest.fixture(scope="module")
def packages() -> Path:
    """Where the packages of strangers are."""
    return installed(ROOT / "tests" / "quiz" / "node-qti")


@pytest.fixture
def player(browser: Browser, packages: Path) -> Iterator[Page]:
    """A page that plays items and reaches nothing; the test fails when it asked for anything or wrote an error."""
    script = packages / "@citolab" / "qti-components" / "cdn" / "index.js"
    with guarded(browser, locale="en-GB") as page:
        page.route(PLAYER, lambda route: route.fulfill(body=PAGE, content_type="text/html"))
        page.route(f"{PLAYER}index.js", lambda route: route.fulfill(path=script, content_type="text/javascript"))
        page.goto(PLAYER)
        page.wait_for_function("() => Boolean(customElements.get('qti-assessment-item'))")
        yield page


def converted(questions: Sequence[Question], packages: Path, folder: Path) -> dict[str, str]:
    """Export questions and have the package converted; gives each item as QTI 3."""
    (folder / "package.zip").write_bytes(qti.export(questions).content)
    run("node", packages / "@citolab" / "qti-convert" / "dist" / "qti-convert-pkg.mjs", "package.zip", cwd=folder)
    with zipfile.ZipFile(folder / "package-qti3.zip") as package:
        return {q.id: package.read(f"items/{q.id}.xml").decode() for q in questions if not is_state(q)}


def is_state(question: Question) -> bool:
    """Say whether a question moves a mini-model."""
    return isinstance(question.draw().form(), State)


def entered(form: Form, answer: Any) -> list[Any] | None:
    """Say what is entered into each interaction for an answer; None where the answer cannot be entered."""
    match form:
        case Choice(options=options):
            return [[options[answer]]]
        case Several(options=options):
            return [[options[letter] for letter in (answer.split() if isinstance(answer, str) else answer)]]
        case Order(items=items):
            return [[items[letter] for letter in answer]]
        case Pairs(items=items, categories=categories):
            return [{items[item]: categories[category] for item, category in answer.items()}]
        case Number(units=units):
            spelled = str(answer).removesuffix(f" {next(iter(units), '')}")
            return [spelled] if re.fullmatch(r"[-+]?[\d.]+(e[-+]?\d+)?", spelled) else None
        case Words() | Open():
            return [answer]
        case Blanks(parts=parts):
            given = [entered(part, answer[name]) for name, part in parts.items()]
            return [one for part in given if part for one in part] if all(given) else None
    raise TypeError(f"a {type(form).__name__} has no interaction")


def vectors(question: Question) -> Iterator[tuple[list[Any], float, set[str]]]:
    """Yield what is entered, what it must earn and what must be told: each answer that can be entered, and nothing."""
    form = question.form()
    always = {question.explanation} - {""}
    readable = [case.answer for case in question.cases() if case.share is not None]
    for answer in readable + MORE.get(question.id, []):
        given = entered(form, answer)
        if given is not None:
            score = question.score(answer)
            yield given, (score.share or 0) * question.points, always | set(score.feedback)
    empty = entered(form, question.right())
    yield [None] * len(empty or []), 0.0, set()
    if isinstance(form, Open):
        yield [question.right()], 0.0, always


def disagreements(player: Page, items: dict[str, str], questions: Sequence[Question]) -> list[str]:
    """Enter every vector of every question, and list those that are scored or told otherwise than here."""
    wrong = []
    for question in (q.draw() for q in questions if not is_state(q)):
        for given, points, told in vectors(question):
            score, said = player.evaluate(PLAY, [items[question.id], given])
            if abs(score - points) > ROUNDED:
                wrong.append(f"{question.id}: {given} earns {score}, not {points}")
            if set(said) != {" ".join(words.split()) for words in told}:
                wrong.append(f"{question.id}: of {given} is told {said}, not {told}")
    return wrong


QUESTIONS = [
    make("single", id="single"),
    make("single", id="escaped", options={**LETTERS, "b": "A < B & \"C\" > 'D' ]]>"}, answer="b"),
    make("truefalse", id="truefalse", explanation="It is so because of this.", points=3),
    make("predict", id="predict"),
    *(make("multiple", id=f"multiple-{credit}", credit=credit, points=2) for credit in ("all", "balance", "each")),
    make("ordering", id="ordering"),
    make("matching", id="matching", points=2),
    make("numeric", id="numeric"),
    make("numeric", id="digits", tolerance=None, digits=3, percent=False, answer=1234.5),
    make("numeric", id="units", units=["hour", "minute"], percent=False),
    make("short", id="short"),
    make("cloze", id="cloze"),
    make("essay", id="essay"),
]
MORE: dict[str, list[Any]] = {  #: answers beyond the cases of these questions
    "ordering": [list(order) for order in permutations(LETTERS)],
    "digits": [1230, 1225.1, 1234.9, 1235.1],
    **{f"multiple-{credit}": [["b", "d"], ["b"], ["a", "b"]] for credit in ("all", "balance", "each")},
}
CORRUPTED: dict[str, dict[str, Any]] = {
    "single": {"answer": "c"},
    "truefalse": {"answer": "d"},
    "multiple": {"answer": ["a", "b"]},
    "ordering": {"answer": ["c", "d", "a", "b"], "feedback": {"c first": "It begins so."}},
    "matching": {"answer": {"1": "A", "2": "A", "3": "A"}},
    "numeric": {"answer": 0.26},
    "short": {"accept": ["associative democracies"]},
    "cloze": {"blanks": {"1": {"kind": "numeric", "answer": 3, "tolerance": 0.1}, "2": TABLES["cloze"]["blanks"]["2"]}},
}


def test_each_form_is_scored_and_told_as_here(player: Page, packages: Path, tmp_path: Path) -> None:
    """Right, wrong, partly right and empty answers to a question of each form."""
    items = converted(QUESTIONS, packages, tmp_path)
    assert {type(q.form()) for q in QUESTIONS} == set(SHOWN) - {State}
    assert disagreements(player, items, QUESTIONS) == []


@pytest.mark.slow
def test_every_question_of_the_book_is_scored_and_told_as_here(player: Page, packages: Path, tmp_path: Path) -> None:
    """Right, wrong, partly right and empty answers to all that platforms can ask of the five banks."""
    questions = [q for bank in BANKS for q in read_bank(bank, models=minimodels.library)]
    items = converted(questions, packages, tmp_path)
    assert items
    assert disagreements(player, items, questions) == []


def test_an_answer_in_part_earns_what_its_parts_earn(player: Page, packages: Path, tmp_path: Path) -> None:
    """What the engine would ask for is an empty part here, which earns nothing."""
    questions = [make("matching", id="matching", points=3), make("cloze", id="cloze", points=3)]
    items = converted(questions, packages, tmp_path)
    score, told = player.evaluate(PLAY, [items["matching"], [{"a case": "this"}]])
    assert score == 1
    assert told == ["Of the second case.", "Of the third case."]
    assert player.evaluate(PLAY, [items["cloze"], ["2", None]]) == [1.5, []]


@pytest.mark.parametrize("kind", CORRUPTED)
def test_another_key_is_noticed(kind: str, player: Page, packages: Path, tmp_path: Path) -> None:
    """A package with the key of another question does not agree: this comparison can fail."""
    items = converted([make(kind, id=kind, **CORRUPTED[kind])], packages, tmp_path)
    wrong = disagreements(player, items, [make(kind, id=kind)])
    assert any("earns" in what for what in wrong)
