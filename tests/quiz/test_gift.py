"""Our reader of GIFT and a stranger's, `gift-pegjs`, read the same from the same text."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.imports import FileError
from quiz.imports._found import Asked, Found
from quiz.imports.gift import read
from tests.quiz.exchanged import alike, strangers, undo

# One question of each way in which GIFT can be written; weights on right options and feedback on a lone number are
# left out, which the stranger reads otherwise than Moodle.
WRITTEN = r"""// a comment alone

$CATEGORY: one/other

// [id:kids-1] and [tag:home] [tag:two words]
::Kids\: how many::
How many? {
  =many #yes
  ~%50%a few #half
  ~none
  ####Said to all.}

Grant is {~buried =entombed ~living} in his tomb.

[markdown]Which *two*?{~%50%one#a ~%50%two ~%-100%three # no }

When?{#1822:5}

When exactly?{#=1822:0#right =%50%1822:2#near ~#far off}

Between?{#3.141..3.142}

::True::The sun rises.{T#wrong#right}

False?{FALSE#wrong}

Match.{=a -> b =c\=d -> e
= -> f
####Thus.}

Write an essay.{}

Write another.{####Read on.}

One word?{=one =%25%two#nearly}

One?{=only}

A description that asks nothing.

[plain]Signs\: \~ \= \# \{ \} \: \\ and a\nbreak // no comment {=\~a ~\#b#\}}
"""
PARTS = st.lists(
    st.sampled_from(
        [
            *"~=#{}:\n% ab1.T",
            "\\",
            "\\~",
            "\\=",
            "\\n",
            "\\\\",
            "->",
            "####",
            "//",
            "::",
            "%50%",
            "[html]",
            "\n\n",
            "{",
            "}",
        ]
    ),
    max_size=16,
).map("".join)


def theirs(one: dict[str, Any]) -> Any:
    """Say what the stranger read."""
    about = (one["title"] and alike(one["title"]), one["id"], one["tags"] or [])
    return about, words(one["stem"]), words(one.get("globalFeedback")), *_answers(one)


def words(part: Any) -> str:
    """Read a text of the stranger's."""
    return alike(part["text"]) if part else ""


def _answers(one: dict[str, Any]) -> tuple[str, Any]:
    match one["type"]:
        case "Matching":
            return "pairs", [(words(p["subquestion"]), alike(undo(p["subanswer"]))) for p in one["matchPairs"]]
        case "TF":
            return "truefalse", (one["isTrue"], words(one["trueFeedback"]), words(one["falseFeedback"]))
        case "Essay" | "Description" as type_:
            return type_.lower(), None
        case "Numerical":
            given = (
                one["choices"] if isinstance(one["choices"], list) else [{"text": one["choices"], "isCorrect": True}]
            )
            return "number", [(_number(a["text"]), _weight(a), words(a.get("feedback"))) for a in given]
        case "Short":
            return "words", [(words(a["text"]), _weight(a), words(a["feedback"])) for a in one["choices"]]
    single = any(a["isCorrect"] for a in one["choices"])
    return "choice" if single else "several", [
        (words(a["text"]), _weight(a), words(a["feedback"])) for a in one["choices"]
    ]


def _weight(answer: dict[str, Any]) -> float:
    return 100.0 * answer["isCorrect"] if answer.get("weight") is None else float(answer["weight"])


def _number(found: dict[str, Any]) -> Any:
    match found.get("type"):
        case "range":
            return found["number"], found["range"]
        case "high-low":
            middle = (found["numberHigh"] + found["numberLow"]) / 2
            return pytest.approx(middle), pytest.approx(found["numberHigh"] - middle)
        case "simple":
            return found["number"], 0
    return "*", 0


def ours(found: Found) -> Any:
    """Say the same of what we read."""
    about = (alike(found.name) if found.name else None, found.id or None, list(found.tags))
    asked = found.asked
    if not isinstance(asked, Asked):
        return about, alike(found.prompt), "", "description", None
    whole = about, alike(found.prompt), alike(found.feedback)
    said = [(alike(a.text), 100 * a.fraction, alike(a.feedback)) for a in asked.answers]
    match asked.form:
        case "pairs":
            return *whole, "pairs", [(alike(item), alike(category)) for item, category in asked.pairs]
        case "truefalse":
            true, false = asked.answers
            right, wrong = (true, false) if true.fraction else (false, true)
            return *whole, "truefalse", (true is right, alike(wrong.feedback), alike(right.feedback))
        case "number":
            numbers = [(a.text if a.text == "*" else float(a.text), a.tolerance) for a in asked.answers]
            return *whole, "number", [(number, *rest) for number, (_, *rest) in zip(numbers, said, strict=True)]
        case "open":
            return *whole, "essay", None
    return *whole, asked.form, said


def test_both_read_the_same_questions(tmp_path: Path) -> None:
    """Type, title, id, tags, text, answers, weights, numbers and feedback agree for every way of writing."""
    (there,) = strangers([WRITTEN], tmp_path)
    assert [ours(found) for found in read(WRITTEN.encode())] == [
        theirs(one) for one in there if one["type"] != "Category"
    ]
    assert {theirs(one)[3] for one in there if one["type"] != "Category"} >= {
        *("choice", "several", "truefalse", "number", "words", "pairs", "essay", "description"),
    }


def test_we_take_what_the_stranger_takes(tmp_path: Path) -> None:
    """Of texts made of signs at random, none that `gift-pegjs` reads is malformed to us; we find as many questions."""
    made: list[str] = []

    @settings(max_examples=600, database=None, derandomize=True)
    @given(PARTS)
    def collect(text: str) -> None:
        made.append(text)

    collect()
    agreed = 0
    for text, there in zip(made, strangers(made, tmp_path), strict=True):
        if isinstance(there, list):
            here = read(text.encode())
            assert len(here) == len([one for one in there if one["type"] != "Category"]), text
            agreed += len(here)
    assert agreed > 100


@pytest.mark.parametrize("text", ["a {", "a }", "a {b} {c}", "a }{ b", "a {=b {c}}", "a {=b\n\n~c}"])
def test_both_refuse_braces_that_do_not_match(text: str, tmp_path: Path) -> None:
    """An answer that is not closed, or closed twice, is malformed to both; we say where."""
    (there,) = strangers([f"Fine{{T}}\n\n{text}"], tmp_path)
    assert "error" in there
    with pytest.raises(FileError) as caught:
        read(f"Fine{{T}}\n\n{text}".encode())
    assert re.match(r"3: has \d \{ and \d \}, not one of each", caught.value.problems[0])


def test_line_breaks_of_any_system_part_questions() -> None:
    """Windows, old Macs, Unix; a line separator within a text parts nothing."""
    for end in ("\r\n", "\r", "\n"):
        first, second = read(f"[plain]One\u2028\u2028one?{{T}}{end}{end}Two?{{F}}{end}".encode())
        assert (first.prompt, second.prompt, second.place) == ("One\u2028\u2028one?", "Two?", "line 3")
