"""Responses of a class, read row by row from a CSV file; what cannot be used is set aside with its reason."""

import csv
import difflib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from quiz.analysis.marking import Given, Marker
from quiz.question import CONFIDENCE, Question, Unreadable

REQUIRED = ("student", "question", "answer")
OPTIONAL = ("draw", "confidence")
LARGEST = 500_000_000  #: bytes of a file
LONGEST = 100_000  #: characters of a cell
EMPTY = ("", '""', "[]", "{}", "null")  #: what a question that was left out leaves in a file
Aside = Callable[[int, str, list[str]], None]  #: takes the line of a row that cannot be used, why, and its cells


class ResponsesError(ValueError):
    """A file cannot be used; ``problems`` lists all that is wrong, each with file, line, field and mend."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass
class Asked:
    """What was answered to one question; ``given`` holds each student's first readable answer."""

    question: Question
    given: dict[int, Given] = field(default_factory=dict)
    variants: dict[str, Question] = field(default_factory=dict)
    retries: int = 0
    unreadable: int = 0
    empty: int = 0


@dataclass
class Responses:
    """What a file holds; students are numbered in the order in which they first appear."""

    asked: dict[str, Asked]  #: by id, in the order of the banks; only questions that somebody was asked
    students: int = 0
    rows: int = 0
    set_aside: int = 0
    columns: tuple[str, ...] = ()

    @property
    def ignored(self) -> tuple[str, ...]:
        """Columns that nothing is done with."""
        return tuple(name for name in self.columns if name not in REQUIRED + OPTIONAL)


def read(path: Path, questions: Mapping[str, Question], aside: Aside) -> Responses:
    """Read the responses to some questions.

    Args:
        path: a CSV file, UTF-8 and separated by commas, with the columns ``student``, ``question``, ``answer`` and
            perhaps ``draw``, ``confidence``.
        questions: those that may be answered, by id.
        aside: told of each row that cannot be used.

    Raises:
        ResponsesError: for a file that is too large, not UTF-8, or without rows or columns that are needed.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise ResponsesError([f"{path}: larger than {LARGEST // 10**6} MB; split it, by chapter for example"])
        with path.open(encoding="utf-8-sig", newline="") as file:
            return _read(path, file, questions, aside)
    except OSError as error:
        raise ResponsesError([f"{path}: cannot be read: {error.strerror}"]) from error
    except UnicodeDecodeError as error:
        raise ResponsesError([f"{path}:{_undecodable(path)}: is not UTF-8; save it as CSV in UTF-8"]) from error


def _undecodable(path: Path) -> int:
    """Number the first line that is not UTF-8."""
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                return number
    return 1


def _read(path: Path, file: IO[str], questions: Mapping[str, Question], aside: Aside) -> Responses:
    lines = _lines(file)
    _, header, _ = next(lines, (1, [], ""))
    columns = _columns(path, [name.strip() for name in header])
    asked = {id: Asked(question) for id, question in questions.items()}
    marker, students = Marker(), dict[str, int]()
    found = Responses(asked, columns=tuple(columns))
    for line, cells, wrong in lines:
        found.rows += 1
        row = dict(zip(columns, (cell.strip() for cell in cells), strict=False))
        wrong = wrong or _unusable(row, len(cells), columns, questions)
        if not wrong:
            student = students.setdefault(row["student"], len(students))
            wrong = _take(asked[row["question"]], student, row, marker)
        if wrong:
            found.set_aside += 1
            aside(line, wrong, cells)
    if not found.rows:
        raise ResponsesError([f"{path}: has no rows below its header; write a row for each answer"])
    found.students = len(students)
    found.asked = {id: one for id, one in asked.items() if one.given or one.unreadable or one.empty}
    return found


def _lines(file: IO[str]) -> Iterator[tuple[int, list[str], str]]:
    """Yield the line on which each row begins, its cells, and what the file's format makes of it."""
    reader, line = csv.reader(file), 1
    while True:
        try:
            cells, wrong = next(reader), ""
        except StopIteration:
            return
        except csv.Error as error:
            cells, wrong = [], f"is no row of a CSV file: {error}; look for a quotation mark without its pair"
        if cells or wrong:
            yield line, cells, wrong
        line = reader.line_num + 1


def _columns(path: Path, columns: list[str]) -> list[str]:
    """Check the header.

    Raises:
        ResponsesError: with every column that is missing or named twice.
    """
    if not any(columns):
        raise ResponsesError([f"{path}: is empty; its first line names the columns {', '.join(REQUIRED)}"])
    if len(columns) == 1 and (mark := next((m for m in ";\t|" if m in columns[0]), "")):
        raise ResponsesError([f"{path}:1: the columns are separated by {mark!r}; save the file with commas"])
    wrong = []
    for name in REQUIRED:
        if name not in columns:
            near = difflib.get_close_matches(name, [c.casefold() for c in columns], 1, cutoff=0.7)
            hint = f"; did you mean {columns[[c.casefold() for c in columns].index(near[0])]!r}?" if near else ""
            wrong.append(f"{path}:1: the column {name!r} is missing{hint or '; add it to the header'}")
    twice = sorted({name for name in columns if columns.count(name) > 1 and name in REQUIRED + OPTIONAL})
    wrong += [f"{path}:1: the column {name!r} is there twice; remove or rename one" for name in twice]
    if wrong:
        raise ResponsesError(wrong)
    return columns


def _unusable(row: Mapping[str, str], cells: int, columns: list[str], questions: Mapping[str, Question]) -> str:
    """Say why a row cannot be used."""
    if cells != len(columns):
        mend = "quote an answer that holds a comma" if cells > len(columns) else "give every column a cell"
        return f"{cells} cells, the header has {len(columns)}; {mend}"
    if not row["student"]:
        return "student: is empty; write who answered, a pseudonym will do"
    if row["question"] not in questions:
        return f"question: no bank has {row['question']!r:.60}; mend the id, or name its bank with --bank"
    if row.get("confidence", "").lower() not in ("", *CONFIDENCE):
        return f"confidence: {row['confidence']!r:.60} is none of {', '.join(CONFIDENCE)}; or leave it empty"
    if len(row["answer"]) > LONGEST:
        return f"answer: {len(row['answer']):,} characters; at most {LONGEST:,} can be an answer"
    return ""


def _take(asked: Asked, student: int, row: Mapping[str, str], marker: Marker) -> str:
    """Mark an answer and keep it, when it is this student's first that is readable; say what hinders it."""
    if row["answer"] in EMPTY:
        asked.empty += 1
        return ""
    try:
        variant = marker.variant(asked.question, row.get("draw", ""))
    except ValueError as error:
        return f"draw: {row.get('draw', '')!r:.60} gives no question: {error}"
    try:
        given = marker.mark(variant, row["answer"], row.get("confidence", "").lower())
    except Unreadable:
        asked.unreadable += 1
        return ""
    if student in asked.given:
        asked.retries += 1
        return ""
    asked.given[student] = given
    asked.variants.setdefault(variant.digest, variant.question)
    return ""
