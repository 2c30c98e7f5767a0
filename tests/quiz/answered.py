"""Classes that have answered: a small bank of every way to be answered, and files of responses to it."""

import csv
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from quiz import Question, read_bank
from quiz.analysis import Analysis, Responses, analyse, read
from quiz.analysis.items import Item
from tests.quiz.test_bank import GOOD, NUMERIC, SUMS

SHORT = """
[[question]]
id = "three"
kind = "short"
bloom = "remember"
prompt = "What do they call an empty threat?"
accept = ["bluff*"]
"""
MULTIPLE = """
[[question]]
id = "four"
kind = "multiple"
bloom = "apply"
prompt = "Which of these hold?"
answer = ["a", "c"]
options = { a = "this", b = "that", c = "these", d = "those" }
[question.feedback]
a = "This holds, look at the first."
b = "That does not hold at all."
c = "These hold, and always did."
d = "Those never held anywhere."
"""
MATCHING = """
[[question]]
id = "five"
kind = "matching"
bloom = "apply"
prompt = "Match each with its kind."
items = { 1 = "one", 2 = "two" }
categories = { A = "odd", B = "even" }
answer = { 1 = "A", 2 = "B" }
feedback = { 1 = "One is odd, as you know.", 2 = "Two is even, as you know." }
"""
ESSAY = """
[[question]]
id = "six"
kind = "essay"
bloom = "evaluate"
prompt = "Was it worth the trouble?"
answer = "It was worth it, on the whole."
marking = "One point for each reason."
"""
QUESTIONS = GOOD + NUMERIC + SHORT + MULTIPLE + MATCHING + ESSAY
Row = tuple[object, ...]


def write_bank(folder: Path) -> Path:
    """Write a bank of six: one option, a drawn number, a few words, several options, pairs, an essay."""
    path = folder / "quiz.toml"
    path.write_text(QUESTIONS)
    path.with_suffix(".py").write_text(SUMS)
    return path


def _bank() -> Mapping[str, Question]:
    with TemporaryDirectory() as folder:
        return {question.id: question for question in read_bank(write_bank(Path(folder)))}


BANK = _bank()


def written(folder: Path, rows: Iterable[Row], header: str = "student,question,answer,draw,confidence") -> Path:
    """Write a file of responses; what is no text is written as JSON."""
    path = folder / "responses.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(f"{header}\n")
        csv.writer(file).writerows([c if isinstance(c, str) else json.dumps(c) for c in row] for row in rows)
    return path


def taken(path: Path) -> tuple[Responses, list[tuple[int, str]]]:
    """Read a file; return what it holds, and line and reason of what is set aside."""
    aside: list[tuple[int, str]] = []
    return read(path, BANK, lambda line, why, _: aside.append((line, why))), aside


def found(path: Path) -> dict[str, Item]:
    """Analyse a file in which nothing is set aside."""
    responses, aside = taken(path)
    assert aside == []
    return {item.question.id: item for item in analyse(responses).items}


def crowd(students: int = 60) -> list[Row]:
    """A class in which those who know more are those with higher numbers; question one is upside down."""
    rows: list[Row] = []
    for student in range(students):
        knows = student / students
        rows += [
            (f"s{student}", "one", "b" if knows > 0.5 else "a", "", "sure"),
            (f"s{student}", "two", 11 if knows > 0.4 else 8, "", "guess" if knows < 0.4 else "sure"),
            (f"s{student}", "three", "a bluff" if knows > 0.3 else "a <b>lie</b>", "", ""),
            (f"s{student}", "four", ["a", "c"] if knows > 0.6 else ["b"], "", "think"),
        ]
    return rows


def analysed(folder: Path, rows: Iterable[Row]) -> Analysis:
    """Write, read and analyse."""
    return analyse(taken(written(folder, rows))[0])
