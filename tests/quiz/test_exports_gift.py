"""GIFT: a stranger, `gift-pegjs`, reads what was meant."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from quiz import Question
from quiz.exports import gift
from quiz.forms import Blanks, Choice, Number, Open, Order, Pairs, Several, State, Words
from quiz.weighted import decimal, for_graders, general, weighted
from tests.quiz.exchanged import alike, book, questions, strangers, undo


@pytest.mark.parametrize(
    ("value", "written"), [(1e-7, "0.0000001"), (-2.5, "-2.5"), (1e21, "1" + 21 * "0"), (0.0, "0")]
)
def test_numbers_are_written_in_full(value: float, written: str) -> None:
    """GIFT knows no exponents."""
    assert decimal(value) == written


def test_a_stranger_reads_gift_as_it_was_meant(tmp_path: Path) -> None:
    """`gift-pegjs` finds each question of the book with its type, id, tags, texts, weights, numbers and feedback."""
    sent = [q for q in book() if not isinstance(q.form(), State | Blanks)]
    (found,) = strangers([gift.export(sent).content.decode()], tmp_path)
    assert [read["id"] for read in found] == [question.id for question in sent]
    assert [gist(read) for read in found] == [meant(question) for question in sent]


def test_a_stranger_reads_texts_that_mean_something_to_gift(tmp_path: Path) -> None:
    """Whatever stands in a text, `gift-pegjs` reads the same text."""
    batches: list[list[Question]] = []

    @settings(max_examples=100, database=None, derandomize=True)
    @given(questions("->"))
    def collect(sent: list[Question]) -> None:
        batches.append([question for question in sent if not isinstance(question.form(), Blanks)])

    collect()
    found = strangers([gift.export(sent).content.decode() for sent in batches], tmp_path)
    for sent, read in zip(batches, found, strict=True):
        assert [gist(one) for one in read] == [meant(question) for question in sent]


def gist(read: dict[str, Any]) -> Any:
    """Say what a stranger read: the type, the text, the answers, the feedback of all."""

    def words(part: Any) -> str:
        return alike(part["text"]) if part else ""

    answers: list[Any]
    match read["type"]:
        case "Matching":
            answers = [(words(p["subquestion"]), alike(undo(p["subanswer"]))) for p in read["matchPairs"]]
        case "Numerical":
            answers = [
                ((a["text"]["number"], a["text"]["range"]), a["weight"], words(a["feedback"])) for a in read["choices"]
            ]
        case "Essay":
            answers = []
        case _:
            answers = [
                (
                    words(a["text"]),
                    a["weight"] if a["weight"] is not None else 100 * a["isCorrect"],
                    words(a["feedback"]),
                )
                for a in read["choices"]
            ]
    return read["type"], read["tags"], words(read["stem"]), answers, words(read["globalFeedback"])


def meant(question: Question) -> Any:
    """Say what a stranger should read."""
    form, feedback = question.form(), [general(question, question.form())]
    match form:
        case Pairs(items=items, categories=categories, answer=answer):
            kind = "Matching"
            answers: list[Any] = [(alike(words), alike(categories[answer[key]])) for key, words in items.items()]
            answers += [("", alike(words)) for key, words in categories.items() if key not in answer.values()]
        case Order(items=items, answer=order):
            kind = "Matching"
            answers = [(alike(words), str(order.index(key) + 1)) for key, words in sorted(items.items())]
        case Number():
            kind = "Numerical"
            answers = [
                ((float(a.text), pytest.approx(a.tolerance, rel=1e-9)), 100 * a.fraction, alike(a.feedback))
                for a in weighted(form, question.explanation)
            ]
        case Open():
            kind, answers = "Essay", []
            feedback.append(for_graders(form))
        case Choice() | Several() | Words():
            kind = "Short" if isinstance(form, Words) else "MC"
            answers = [
                (alike(a.text), pytest.approx(100 * a.fraction), alike(a.feedback))
                for a in weighted(form, question.explanation if isinstance(form, Words) else "")
            ]
        case _:
            raise TypeError(type(form).__name__)
    tags = [f"bloom:{question.bloom}", *(f"claim:{claim}" for claim in question.claims)]
    tags += [f"model:{question.model}"] if question.model else []
    tags += ["confidence"] if question.confidence else []
    return kind, tags, alike(question.prompt), answers, alike("\n".join(filter(None, feedback)))
