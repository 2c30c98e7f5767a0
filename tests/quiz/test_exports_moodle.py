"""Moodle XML: each question has what Moodle documents for its type, and nothing else."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

import minimodels
from quiz import read_bank
from quiz.exports import moodle
from quiz.forms import Number, State
from quiz.weighted import FRACTIONS, weighted
from tests.quiz.exchanged import BANKS
from tests.quiz.made import make

# What Moodle's documentation lists for each of its question types, besides what all of them have.
COMMON = {"name", "questiontext", "generalfeedback", "defaultgrade", "penalty", "hidden", "idnumber", "hint", "tags"}
OWN = {
    "multichoice": {"single", "shuffleanswers", "answernumbering", "answer"},
    "numerical": {"answer", "units", "unitgradingtype", "unitpenalty", "showunits", "unitsleft"},
    "shortanswer": {"usecase", "answer"},
    "match": {"shuffleanswers", "subquestion"},
    "essay": {"responseformat", "responserequired", "responsefieldlines", "attachments", "attachmentsrequired",
              "graderinfo"},
    "ordering": {"layouttype", "selecttype", "selectcount", "gradingtype", "showgrading", "numberingstyle", "answer"},
    "cloze": set(),
}  # fmt: skip
# Of https://docs.moodle.org/en/Embedded_Answers_(Cloze)_question_type: a weight, a type, answers parted by tildes.
EMBEDDED = re.compile(r"\{\d*:(?:MULTICHOICE|NUMERICAL|SHORTANSWER):(?:=|%-?\d+(?:\.\d+)?%)[^{}]+\}")


@pytest.mark.parametrize("bank", BANKS, ids=[bank.parent.name for bank in BANKS])
def test_moodle_finds_what_it_documents(bank: Path) -> None:
    """Each question is of a documented type, has its elements and no others, and fractions that Moodle allows."""
    sent = [q.draw() for q in read_bank(bank, models=minimodels.library)]
    root = ET.fromstring(moodle.export(sent).content)
    assert root.tag == "quiz"
    allowed = {f"{sign}{100 * fraction:.7g}" for fraction in FRACTIONS for sign in ("", "-")}
    for element in root:
        type_ = element.attrib["type"]
        assert {child.tag for child in element} <= COMMON | OWN[type_]
        assert {child.tag for child in element} >= OWN[type_] - {"units"}
        assert element.findtext("name/text") == element.findtext("idnumber")
        fractions = {str(answer.get("fraction")) for answer in element.findall("answer")}
        if type_ == "ordering":
            assert fractions == {str(place) for place in range(1, len(element.findall("answer")) + 1)}
        else:
            assert {f"{float(fraction):.7g}" for fraction in fractions} <= allowed
        if type_ == "multichoice":
            gains = [max(0.0, float(answer.attrib["fraction"])) for answer in element.findall("answer")]
            single = element.findtext("single") == "true"
            assert max(gains) == 100 if single else sum(gains) == pytest.approx(100, abs=1e-3)
        if type_ == "cloze":
            text = element.findtext("questiontext/text") or ""
            assert "{" not in EMBEDDED.sub("", text)
            assert EMBEDDED.search(text)
    assert len(root) == len([q for q in sent if not isinstance(q.form(), State)])


def test_a_unit_is_worth_what_moodle_multiplies_by() -> None:
    """In Moodle the right number times the multiplier of a unit is right in that unit."""
    question = make("numeric", answer=36, tolerance=1, percent=False, mistakes=[], units=["hour", "day", "minute"])
    root = ET.fromstring(moodle.export([question]).content)
    units = {u.findtext("unit_name"): float(u.findtext("multiplier") or 0) for u in root.iter("unit")}
    assert next(iter(units)) == "hour"
    assert [36 * units[name] for name in ("hour", "day", "minutes")] == pytest.approx([36, 1.5, 2160])
    assert all(question.score(f"{36 * multiplier:.9g} {name}").share == 1 for name, multiplier in units.items())


def test_digits_become_the_numbers_that_agree_in_them() -> None:
    """A number within the tolerance agrees in so many digits, and one outside does not."""
    question = make("numeric", answer=1234.5, tolerance=None, digits=3, percent=False, mistakes=[])
    form = question.form()
    assert isinstance(form, Number)
    (answer,) = weighted(form)
    assert (answer.text, answer.tolerance) == ("1230", 5)
    for inside, share in ((0.99, 1), (1.01, 0)):
        assert question.score(1230 + 5 * inside).share == share
