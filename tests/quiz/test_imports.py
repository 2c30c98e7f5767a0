"""Imports: what left comes back, what strangers wrote is read or set aside, and what could do harm is refused."""

from pathlib import Path

import pytest
import tomli_w
from hypothesis import HealthCheck, given, settings

import minimodels
from quiz import Question, imports, kinds, read_bank
from quiz.exports import drawn, gift, moodle
from quiz.forms import Blanks, State
from quiz.imports import FileError, Imported
from tests.quiz.exchanged import BANKS, held, questions
from tests.quiz.made import QUESTIONS, make


def back(content: bytes, path: Path, fill: bool = False) -> Imported:
    """Write a file and import it."""
    path.write_bytes(content)
    return imports.read(path, fill=fill, models=minimodels.library)


def made(found: Imported) -> list[Question]:
    """Make questions of what was imported."""
    return [kinds.find(table["kind"]).model_validate(table) for table in found.tables]


def moodle_xml(*inner: str) -> bytes:
    """Write questions of Moodle XML: each is its type, and what follows its name."""
    start = "<name><text>One</text></name><questiontext><text>What is asked here?</text></questiontext>"
    parts = (f'<question type="{part.partition(" ")[0]}">{start}{part.partition(" ")[2]}</question>' for part in inner)
    return f"<quiz>{''.join(parts)}</quiz>".encode()


def answer(fraction: float, text: str, feedback: str = "This is why it is so.") -> str:
    """Write an answer of Moodle XML."""
    return f'<answer fraction="{fraction}"><text>{text}</text><feedback><text>{feedback}</text></feedback></answer>'


def why(found: Imported) -> str:
    """Say why the only question was set aside."""
    (aside,) = found.aside
    assert found.tables == []
    return aside.why


@pytest.mark.parametrize("bank", BANKS, ids=[bank.parent.name for bank in BANKS])
def test_every_question_of_the_book_comes_back_from_moodle_xml(bank: Path, tmp_path: Path) -> None:
    """All that Moodle XML holds is as it was, letters aside: texts, options, shares, feedback, tags, points."""
    variants, _ = drawn(read_bank(bank, models=minimodels.library))
    sent = [held(q) for q in variants if not isinstance(q.form(), State)]
    found = back(moodle.export(variants).content, tmp_path / "quiz.xml")
    assert found.aside == []
    assert [held(question) for question in made(found)] == sent


@pytest.mark.parametrize("bank", BANKS, ids=[bank.parent.name for bank in BANKS])
def test_every_question_of_the_book_comes_back_from_gift(bank: Path, tmp_path: Path) -> None:
    """All that GIFT holds is as it was; it holds no hints, no points, no units and no texts with several blanks."""
    variants, _ = drawn(read_bank(bank, models=minimodels.library))
    sent = [held(q, hint=False, points=False) for q in variants if not isinstance(q.form(), State | Blanks)]
    found = back(gift.export(variants).content, tmp_path / "quiz.txt")
    assert found.aside == []
    assert [held(question, hint=False, points=False) for question in made(found)] == sent


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sent=questions())
def test_texts_that_mean_something_to_xml_come_back(sent: list[Question], tmp_path: Path) -> None:
    """Quotes, angle brackets, entities, braces and ends of CDATA are texts like others."""
    found = back(moodle.export(sent).content, tmp_path / "quiz.xml")
    assert found.aside == []
    assert [held(question) for question in made(found)] == [held(question) for question in sent]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sent=questions("->"))
def test_texts_that_mean_something_to_gift_come_back(sent: list[Question], tmp_path: Path) -> None:
    """Tildes, hashes, braces, weights, comments and names of formats are texts like others."""
    found = back(gift.export(sent).content, tmp_path / "quiz.txt")
    assert found.aside == []
    kept = [held(q, hint=False, points=False) for q in sent if not isinstance(q.form(), Blanks)]
    assert [held(question, hint=False, points=False) for question in made(found)] == kept


@pytest.mark.parametrize("kind", sorted(set(QUESTIONS) - {"estimate"}))
def test_tags_bring_back_what_platforms_have_no_field_for(kind: str, tmp_path: Path) -> None:
    """Level, claims, mini-model and whether confidence is asked travel as tags."""
    sent = make(kind, id=kind, claims=["C1-44", "C1-45"], confidence=True, model="exit_threat", bloom="evaluate")
    (question,) = made(back(moodle.export([sent]).content, tmp_path / "quiz.xml"))
    assert question.claims == ("C1-44", "C1-45")
    assert (question.model, question.confidence, question.bloom) == ("exit_threat", True, "evaluate")


def test_shares_of_true_and_false_come_back(tmp_path: Path) -> None:
    """Options that begin with true or false keep what the truth value alone earns."""
    options = {"a": "True, as this.", "b": "True, as that.", "c": "False, as here.", "d": "False, as there."}
    sent = make("truefalse", id="q", options=options, for_value=0.25)
    (question,) = made(back(moodle.export([sent]).content, tmp_path / "quiz.xml"))
    assert question.kind == "truefalse"
    assert held(question) == held(sent)


@pytest.mark.parametrize(
    ("xml", "reason"),
    [
        ("multichoice " + answer(100, "a") + answer(100, "b"), "2 of the options earn everything"),
        ("multichoice " + answer(0, "a") + answer(0, "b"), "none of the options earn everything"),
        ("multichoice " + answer(100, "a") + answer(0, "b", ""), 'option "b" has no feedback'),
        ("multichoice " + answer(100, "a") + answer(0, "a"), "two options are the same"),
        ("multichoice <single>false</single>" + answer(0, "a") + answer(0, "b"), "none of the options earns anything"),
        ("multichoice " + answer(100, "&lt;img src=x&gt;") + answer(0, "b"), "it holds <img>"),
        ("multichoice " + answer(100, "10&lt;sup&gt;2&lt;/sup&gt;") + answer(0, "b"), "it holds <sup>"),
        ("multichoice " + answer(100, "&lt;script&gt;alert(1)&lt;/script&gt;") + answer(0, "b"), "it holds <script>"),
        ("numerical " + answer(100, "1") + answer(100, "2"), "2 of the numbers earn everything"),
        ("numerical " + answer(100, "one"), "'one' is no number"),
        ("numerical " + answer("many", "1"), "'many' is no number"),  # type: ignore[arg-type]
        ("numerical " + answer(100, "nan"), "'nan' is no number"),
        ("shortanswer " + answer(100, "*"), "fits every text"),
        ("truefalse " + answer(100, "true"), "no answers true and false"),
        ("match <subquestion><text>a</text><answer><text>b</text></answer></subquestion>", "items"),
        ("essay ", "answer: String should have at least 20 characters"),
        ("calculated ", "no kind of question is like 'calculated'"),
        ("description ", "it asks nothing"),
    ],
)
def test_what_no_bank_could_hold_is_set_aside_with_its_reason(xml: str, reason: str, tmp_path: Path) -> None:
    """The question is kept as it came, and the reason says what is missing or too much."""
    found = back(moodle_xml(xml), tmp_path / "quiz.xml")
    assert reason in why(found)
    assert '<question type="' in found.aside[0].source


def test_missing_feedback_is_named_in_its_place_on_demand(tmp_path: Path) -> None:
    """With ``fill``, a sentence stands where feedback is missing, another for each option."""
    xml = moodle_xml("multichoice " + answer(100, "a", "") + answer(0, "b", ""), "essay ")
    found = back(xml, tmp_path / "quiz.xml", fill=True)
    choice, essay = found.tables
    assert choice["feedback"] == {k: f"No feedback was given for option {k} of One." for k in "ab"}
    assert essay["answer"] == "No feedback was given for a model answer of One-2."
    made(found)


def test_what_is_not_as_it_was_is_noted(tmp_path: Path) -> None:
    """Weights, tags and sentences that a bank has no place for are told, question by question."""
    xml = moodle_xml(
        "multichoice " + answer(100, "a") + answer(50, "b"),
        "multichoice <single>0</single>" + answer(70, "a") + answer(30, "b") + answer(-10, "c"),
        "shortanswer <tags><tag><text>exam</text></tag></tags>" + answer(100, "a") + answer(0, "*", "Look it up."),
    )
    found = back(xml, tmp_path / "quiz.xml")
    level = 'it names no level and is taken for "understand"'
    assert found.notes == [
        ("One", "option b earned 50 %, and earns nothing"),
        ("One", level),
        ("One-2", "its options had weights of their own, and earn what right ones outweigh wrong ones"),
        ("One-2", level),
        ("One-3", "of any other answer was said 'Look it up.'"),
        ("One-3", "these tags are left out: exam"),
        ("One-3", level),
    ]


def test_html_becomes_text(tmp_path: Path) -> None:
    """Paragraphs, lists and entities become lines; what a bank would take for markup gets a space."""
    html = "<p>One &amp; <b>two</b>,<br>three&nbsp;&lt; four</p><ul><li>a &lt;b</li><li>c</li></ul>"
    cdata = f"<![CDATA[{html}]]>"
    (table,) = back(moodle_xml("shortanswer " + answer(100, "a", cdata)), tmp_path / "quiz.xml").tables
    assert table["explanation"] == "One & two,\nthree < four\n• a < b\n• c"
    (tmp_path / "bank.toml").write_text(tomli_w.dumps({"question": [table]}), encoding="utf-8")
    (question,) = read_bank(tmp_path / "bank.toml")
    assert question.explanation == table["explanation"]


BOMB = '<!DOCTYPE q [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (f"{BOMB}]><quiz>&i;</quiz>".encode(), "has a document type or entities"),
        (b'<!DOCTYPE q [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz>&x;</quiz>', "has a document type or entities"),
        (b'<!DOCTYPE q SYSTEM "http://localhost/q.dtd"><quiz/>', "has a document type or entities"),
        (b"<quiz>\n<question>\n</quiz>", ":3: is not well-formed XML"),
        (b"<quiz>\n\xff</quiz>", ":2: is not well-formed XML"),
        (b'<?xml version="1.0" encoding="klingon"?><quiz/>', "export it again"),
        (b"<html/>", "begins with <html>"),
        (b"", "no element found"),
        (b"<quiz>" + b"<a>" * 100_000, "is not well-formed XML"),
        (b"<quiz><question>" + b"<a>" * 100_000 + b"</a>" * 100_000 + b"</question></quiz>", "nested too deeply"),
        (b"<quiz/>".ljust(10_000_000), "10,000,000 bytes; at most 5,000,000 are read"),
    ],
)
def test_xml_that_is_malformed_or_could_do_harm_is_refused(content: bytes, told: str, tmp_path: Path) -> None:
    """The file is named, the line where there is one, and how to mend it."""
    with pytest.raises(FileError) as caught:
        back(content, tmp_path / "quiz.xml")
    (problem,) = caught.value.problems
    assert problem.startswith(f"{tmp_path / 'quiz.xml'}:")
    assert told in problem


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """There is no traceback for a file that is not there."""
    with pytest.raises(FileError, match=r"none\.xml: cannot be read"):
        imports.read(tmp_path / "none.xml")


def test_all_that_is_malformed_in_gift_is_told_at_once(tmp_path: Path) -> None:
    """Each question whose braces do not match is named with its line, and nothing is imported."""
    with pytest.raises(FileError) as caught:
        back(b"// one\nGood? {T}\n\n\nBad? {=a\n\nWorse? =a}\n", tmp_path / "quiz.txt")
    assert [problem.split(": ")[0].rpartition(":")[2] for problem in caught.value.problems] == ["5", "7"]
    with pytest.raises(FileError, match="2: is not UTF-8"):
        back("one\nBär {T}".encode("latin-1"), tmp_path / "quiz.txt")


def test_every_question_gets_an_id_of_its_own(tmp_path: Path) -> None:
    """Ids are kept where they can be; names, and else a letter, stand in; what is there twice is counted."""
    names = ["Q1", "Q1", "Ünser Name: 1", "1st", "a" * 50, "a" * 50]
    asked = "".join(f"::{name.replace(':', chr(92) + ':')}::What is asked here?{{#1:1}}\n\n" for name in names)
    found = back(f"// [id:Kept-1]\n{asked}".encode(), tmp_path / "quiz.txt")
    ids = [table["id"] for table in found.tables]
    assert ids == ["Kept-1", "Q1", "nser-Name-1", "Q", "a" * 40, "a" * 35 + "-2"]
    made(found)
