"""Exports: what each format says, that strangers read it so, and that nothing is lost without a word."""

import csv
import io
import json
import random
from types import ModuleType
from typing import Any

import jsonschema
import pytest

from quiz import Question, exports, kinds
from quiz.exports import gift, moodle, paper
from quiz.forms import SHOWN, Blanks, State, plain
from tests.quiz.exchanged import book
from tests.quiz.made import LETTERS, QUESTIONS, WHY, make

ALL = [make(kind, id=kind) for kind in QUESTIONS]
DRAWN: dict[str, Any] = {
    "answer": None, "numbers": "twice", "params": {"x": 4}, "draws": {"x": [4, 5, 6]}, "percent": False,
    "mistakes": [{"feedback": "This is the square of it."}], "prompt": "What is twice {x}?",
}  # fmt: skip


def whats(module: ModuleType, question: Question) -> list[str]:
    """Say what of a question is lost."""
    return [loss.what for loss in module.export([question]).losses if loss.question == question.id]


def test_formats_are_found_by_their_files() -> None:
    """Every file is a format, with a title and a suffix of its own; a name that is none is refused with the names."""
    assert exports.names() == ("csv", "gift", "json", "moodle", "paper", "qti")
    found = [exports.find(name) for name in exports.names()]
    assert len({module.TITLE for module in found}) == len({module.SUFFIX for module in found}) == len(found)
    with pytest.raises(LookupError, match="no format 'word'; take one of csv, gift"):
        exports.find("word")


@pytest.mark.parametrize("name", exports.names())
def test_the_same_questions_give_the_same_bytes(name: str) -> None:
    """Neither time nor chance enters a file."""
    export = exports.find(name).export
    assert export(ALL) == export(ALL)


def test_every_form_has_a_writer_or_is_said_to_be_left_out() -> None:
    """A new form is noticed here."""
    assert set(moodle.WRITERS) == set(SHOWN) - {State}
    assert set(gift.WRITERS) == set(SHOWN) - {State, Blanks}
    assert whats(moodle, make("estimate")) == ["left out: no platform has the mini-model exit_threat to move"]
    assert whats(gift, make("cloze")) == ["left out: GIFT has no text with several blanks"]


def test_a_seed_draws_other_numbers_and_says_that_they_are_fixed() -> None:
    """Without a seed the first numbers are kept; a question that draws nothing loses nothing."""
    asked = [make("numeric", id="draws", **DRAWN), make("single", id="fixed")]
    first, losses = exports.drawn(asked)
    assert [question.prompt for question in first] == ["What is twice 4?", "What is asked here?"]
    assert losses == (exports.Loss("draws", "everybody gets the same numbers"),)
    assert {exports.drawn(asked, seed)[0][0].prompt for seed in range(20)} == {f"What is twice {x}?" for x in (4, 5, 6)}


@pytest.mark.parametrize(
    ("module", "question", "lost"),
    [
        (moodle, make("single", hint="", confidence=True), ["how sure the answer is"]),
        (moodle, make("truefalse", for_value=0.55), ["option d earns 60 %, not 55 %"]),
        (moodle, make("multiple"), ["a right option that is left out"]),
        (moodle, make("multiple", credit="each"), ["not 'each'", "a right option that is left out"]),
        (moodle, make("numeric", tolerance=None, digits=2, percent=False), ["within 0.005, not what agrees in 2"]),
        (moodle, make("numeric"), ["a percentage is not read"]),
        (moodle, make("numeric", percent=False, units=["hour"], mistakes=[]), ["without a unit"]),
        (moodle, make("short"), ["hyphens"]),
        (moodle, make("ordering"), ["at once", "earn k/4, not (k - 1)/3"]),
        (moodle, make("matching"), ["at once"]),
        (moodle, make("cloze"), ["worth 2 points, not 1"]),
        (moodle, make("cloze", points=4), []),
        (moodle, make("predict"), ["the mini-model exit_threat"]),
        (moodle, make("essay"), ["about 150 words"]),
        (gift, make("single"), ["the hint"]),
        (gift, make("single", hint="", points=3), ["worth 1 point, not 3"]),
        (gift, make("numeric", hint="", percent=False, units=["hour"], mistakes=[]), ["has to be in hour"]),
        (gift, make("ordering", hint=""), ["at once", "as a match of steps and places"]),
        (gift, make("essay", hint=""), ["about 150 words", "which students see afterwards"]),
        (gift, make("matching", hint="", categories={"A": "->", "B": "that"}), ["at once", "is written →"]),
        (paper, make("single", explanation="So it is."), ["the hint", "it stands in the key"]),
        (paper, make("estimate", hint=""), ["exit_threat has to be at hand"]),
    ],
)  # fmt: skip
def test_what_is_lost_is_said(module: ModuleType, question: Question, lost: list[str]) -> None:
    """Each question is told what of it the format cannot hold, and nothing else."""
    found = whats(module, question)
    assert len(found) == len(lost), found
    assert all(part in what for part, what in zip(lost, found, strict=True)), found


def test_json_keeps_its_own_schema() -> None:
    """Everything of every question of the book is there, as the schema inside the file says; a slip is noticed."""
    sent = book()
    document = json.loads(exports.find("json").export(sent).content)
    check = jsonschema.Draft202012Validator(document["schema"])
    check.check_schema(document["schema"])
    assert list(check.iter_errors(document)) == []
    for question, whole in zip(sent, document["questions"], strict=True):
        assert whole["form"] == json.loads(json.dumps(plain(question.form())))
        assert whole["fields"] == question.model_dump(mode="json", exclude_none=True)
        assert kinds.find(whole["fields"]["kind"]) is type(question)
    del document["questions"][0]["form"]["options"]
    assert not check.is_valid(document)


def test_csv_has_a_row_for_each_question() -> None:
    """What a spreadsheet reads is what was sent; the form comes back whole."""
    sent = book()
    rows = list(csv.DictReader(io.StringIO(exports.find("csv").export(sent).content.decode("utf-8-sig"))))
    assert [row["id"] for row in rows] == [question.id for question in sent]
    for question, row in zip(sent, rows, strict=True):
        assert (row["prompt"], row["answer"], row["claims"]) == (
            question.prompt, question.told(), " ".join(question.claims),
        )  # fmt: skip
        assert json.loads(row["form"]) == json.loads(json.dumps(plain(question.form())))


@pytest.mark.parametrize("words", ["=HYPERLINK(1)", "+1+cmd|' /C calc'!A0", "-1+1 of them", "@SUM(A1:A9)"])
def test_a_spreadsheet_computes_nothing(words: str) -> None:
    """A text that begins like a formula gets an apostrophe, and that is said; a negative number stays a number."""
    question = make("numeric", prompt=f"{words} so it is", answer=-0.5, mistakes=[], hint="", explanation="")
    found = exports.find("csv").export([question])
    (row,) = csv.DictReader(io.StringIO(found.content.decode("utf-8-sig")))
    assert row["prompt"] == f"'{words} so it is"
    assert row["answer"] == "-0.5"
    assert [loss.what for loss in found.losses] == ["an apostrophe stands before its prompt"]


def test_paper_escapes_and_keeps_the_key_apart() -> None:
    """Texts of a bank are texts; without the key, nothing on paper says what is right."""
    prompt = 'Is 1 < 2 & "so" on?'
    question = make("single", prompt=prompt, explanation="It is so.")
    bare, whole = (paper.export([question], key=key).content.decode() for key in (False, True))
    assert "Is 1 &lt; 2 &amp; &#34;so&#34; on?" in bare
    assert not any(words in bare for words in (*WHY.values(), "It is so.", "Key", question.hint))
    assert all(words in whole for words in (*WHY.values(), "It is so.", f"b) {LETTERS['b']}"))


def test_paper_keeps_the_marking_for_the_key() -> None:
    """How an essay is marked says what belongs into it."""
    bare, whole = (paper.export([make("essay")], key=key).content.decode() for key in (False, True))
    assert str(QUESTIONS["essay"]["marking"]) not in bare
    assert str(QUESTIONS["essay"]["marking"]) in whole


def test_paper_asks_an_order_without_telling_it() -> None:
    """Steps stand in the order of their letters."""
    text = paper.export([make("ordering", answer=["d", "c", "b", "a"], feedback={"d first": "So."})]).content.decode()
    places = [text.index(words) for words in LETTERS.values()]
    assert places == sorted(places)


def test_chance_is_in_no_export() -> None:
    """What was drawn with the same seed is the same file."""
    asked = [make("numeric", id="draws", **DRAWN)]
    random.seed(1)
    first = moodle.export(exports.drawn(asked, 3)[0]).content
    random.seed(2)
    assert moodle.export(exports.drawn(asked, 3)[0]).content == first
