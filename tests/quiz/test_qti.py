"""The QTI package as a document: whole, consistent, the same each time; what it cannot hold is said.

How a platform scores it is tested in the browser, in `tests/browser/test_qti.py`.
"""

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import minimodels
from quiz import Question, kinds, read_bank
from quiz.exports import qti
from tests.book.site import ROOT
from tests.quiz.made import LETTERS, WHY, make

ITEM = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"
PACKAGE = "{http://www.imsglobal.org/xsd/imscp_v1p1}"
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
BANKS = sorted((ROOT / "book").glob("*/quiz.toml"))
PARTS = ["responseDeclaration", "outcomeDeclaration", "itemBody", "responseProcessing", "modalFeedback"]


def files(*questions: Question) -> dict[str, ET.Element]:
    """Export questions, and give the root of each document of the package."""
    with zipfile.ZipFile(io.BytesIO(qti.export(questions).content)) as package:
        return {name: ET.fromstring(package.read(name)) for name in package.namelist()}


def item(question: Question) -> ET.Element:
    """Export one question and give its item."""
    return files(question)[f"items/{question.id}.xml"]


def losses(question: Question) -> list[str]:
    """Say what of a question is lost."""
    return [loss.what for loss in qti.export([question]).losses if loss.question == question.id]


@pytest.mark.parametrize("bank", BANKS, ids=[bank.parent.name for bank in BANKS])
def test_everything_that_is_named_is_there(bank: Any) -> None:
    """The manifest lists every file, the test every item; an item declares what it uses, and its key is offered."""
    documents = files(*read_bank(bank, models=minimodels.library))
    manifest, test = documents.pop("imsmanifest.xml"), documents["test.xml"]
    resources = manifest.findall(f".//{PACKAGE}resource")
    assert [resource.get("href") for resource in resources] == list(documents)
    assert [file.get("href") for file in manifest.iter(f"{PACKAGE}file")] == list(documents)
    listed = {resource.get("identifier") for resource in resources}
    assert {use.get("identifierref") for use in manifest.iter(f"{PACKAGE}dependency")} == listed - {"_test"}
    assert [entry.get("href") for entry in test.iter(f"{ITEM}assessmentItemRef")] == list(documents)[1:]
    for root in list(documents.values())[1:]:
        consistent(root)


def consistent(root: ET.Element) -> None:
    """Hold an item to what its own names promise."""
    declared = [one.get("identifier", "") for one in root if one.tag.endswith("Declaration")]
    offered = [one.get("identifier", "") for one in root.iter() if re.search("[cC]hoice$", one.tag)]
    attributes = ("responseIdentifier", "outcomeIdentifier")
    used = {one.get(name) for one in root.iter() for name in attributes} - {None}
    used |= {one.get("identifier") for tag in ("variable", "mapResponse", "correct") for one in root.iter(ITEM + tag)}
    used |= {one.get("identifier") for one in root.iter(f"{ITEM}setOutcomeValue")}
    assert used <= set(declared)
    assert len(set(declared)) == len(declared)
    assert all(NAME.fullmatch(name) for name in declared + offered)
    for declaration in root.findall(f"{ITEM}responseDeclaration"):
        if declaration.get("baseType") in {"identifier", "directedPair"}:
            right = [name for one in declaration.iter(f"{ITEM}value") for name in str(one.text).split()]
            assert right
            assert set(right) <= set(offered)
    places = [PARTS.index(part.tag.removeprefix(ITEM)) for part in root]
    assert places == sorted(places)


def test_the_same_questions_give_the_same_bytes() -> None:
    """Neither time nor chance enters a package."""
    questions = [make(kind, id=kind) for kind in kinds.names()]
    assert qti.export(questions).content == qti.export(questions).content


@pytest.mark.parametrize("kind", ["single", "ordering", "matching", "cloze", "essay"])
def test_points_are_what_can_be_earned(kind: str) -> None:
    """The highest score of an item is that of its question."""
    declared = {one.get("identifier"): one for one in item(make(kind, points=2.5)).iter(f"{ITEM}outcomeDeclaration")}
    assert declared["SCORE"].get("normalMaximum") == "2.5"
    assert declared["MAXSCORE"].findtext(f"{ITEM}defaultValue/{ITEM}value") == "2.5"


def test_letters_may_be_anything() -> None:
    """Letters of options that XML could not take as names are told apart all the same."""
    options = dict(zip(["1", "é", "a_b", "a-b"], LETTERS.values(), strict=True))
    feedback = dict(zip(options, WHY.values(), strict=True))
    root = item(make("single", options=options, answer="é", feedback=feedback))
    consistent(root)
    assert len({choice.get("identifier") for choice in root.iter(f"{ITEM}simpleChoice")}) == 4


@given(st.text(min_size=1))
def test_any_text_of_a_bank_can_be_written(words: str) -> None:
    """Whatever stands in a prompt stands in the item, but for signs that no XML document can hold."""
    written = item(make("single").model_copy(update={"prompt": words})).findtext(f".//{ITEM}prompt")
    kept = re.sub("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", words)
    assert written == re.sub("\r\n?", "\n", kept)


def test_a_model_cannot_be_moved_on_a_platform() -> None:
    """A question that is answered with a mini-model is left out, and said to be."""
    assert list(files(make("estimate"))) == ["imsmanifest.xml", "test.xml"]
    assert losses(make("estimate")) == ["left out: no platform has the mini-model exit_threat to move"]


@pytest.mark.parametrize(
    ("question", "lost"),
    [
        (make("single"), ["the hint"]),
        (make("single", hint="", confidence=True), ["how sure"]),
        (make("predict", hint=""), ["the link to the mini-model exit_threat"]),
        (make("numeric", hint=""), ["0,25 and 1/4", "a percentage"]),
        (make("numeric", hint="", percent=False, units=["hour", "day"]), ["0,25 and 1/4", "only hour"]),
        (make("numeric", hint="", percent=False, tolerance=None, digits=2), ["0,25 and 1/4", "half-way"]),
        (make("short", hint=""), ["Unicode"]),
        (make("cloze", hint=""), ["0,25 and 1/4"]),
        (make("essay", hint=""), ["a person"]),
        (make("ordering", hint=""), []),
    ],
)
def test_what_is_lost_is_said(question: Question, lost: list[str]) -> None:
    """Each question is told what of it the package cannot hold, and nothing else."""
    found = losses(question)
    assert len(found) == len(lost)
    assert all(part in what for part, what in zip(lost, found, strict=True))
