"""Grade a folder of submissions."""

import difflib
import json
import math
import os
import signal
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table
from rich.text import Text

import autograder
from autograder import Grade, Limits, QuestionGrade, StudentAssignment
from autograder.assignment import source_of
from autograder.collect import collect, is_usable, students
from autograder.keep import keep
from autograder.read import Unreadable
from autograder.record import open_gradebook, record
from autograder.wire import printable
from course import secret
from course.assignment import EXERCISES
from course.problem import Problem

AUTOGRADED = Path("_build/nbgrader/autograded")  #: where nbgrader_config.py lets the formgrader look
SYMBOLS = {"to_read": "read", "needs_person": "?"}


def grade(
    name: Annotated[str, typer.Argument(help="The exercise: a folder in exercises/.")],
    submissions: Annotated[Path, typer.Option(help="A folder with one folder for each student.")],
    gradebook: Annotated[str, typer.Option(help="Any SQLAlchemy URL.")] = "sqlite:///gradebook.db",
    json_file: Annotated[Path | None, typer.Option("--json", metavar="FILE", help="Write the grades as JSON.")] = None,
) -> None:
    """Grade every submission in a folder and enter the grades in nbgrader's gradebook.

    A student's folder holds NAME.ipynb, or NAME/NAME.ipynb as nbgrader lays it out. Every student gets a row: the
    points, or why a person must look. An essay waits to be read; that is no trouble. Students' code runs in a box
    without network, and cannot see the tests. Answers to questions of the bank are read, not run. Where students have
    numbers of their own, these are drawn again from `course-secret.toml`; what was drawn for somebody else, or from
    another secret, needs a person. What nbgrader's formgrader shows of each submission is kept in
    `_build/nbgrader/autograded`. A second run changes nothing that has not changed; points that a person
    gave are kept. The exit status is 0 also when some need a person.

    Example: `course grade exit_threat --submissions submitted --json grades.json`
    """
    source = source_of(name, EXERCISES)
    names = _students(submissions)
    autograder.check(source, submissions, secret.SECRET)
    assignment = autograder.load(name, EXERCISES, secret.draws_of(name))
    with open_gradebook(gradebook, source) as book:
        grades = _grade_all(submissions, names, assignment, book)
    Console().print(_table(assignment, grades))
    if json_file:
        json_file.write_text(_as_json(name, grades), encoding="utf-8")


def _students(folder: Path) -> list[str]:
    if not folder.is_dir():
        beside = [path.name for path in folder.parent.iterdir() if path.is_dir()] if folder.parent.is_dir() else []
        near = difflib.get_close_matches(folder.name, beside, 1, cutoff=0)
        hint = f"; did you mean {folder.parent / near[0]}?" if near else ""
        raise Problem(f"there is no folder {folder}{hint}")
    found = students(folder)
    if not found:
        raise Problem(f"{folder} holds no student's folder: each submission belongs into STUDENT/NAME.ipynb")
    for path in sorted(folder.iterdir()):
        if path.name not in found:
            print(f"not a student's folder, left alone: {_visible(path.name)}")
    return found


def _grade_all(folder: Path, names: list[str], assignment: StudentAssignment, book: Any) -> dict[str, Grade]:
    """Grade all, each apart from the others; enter each grade as soon as it is known."""
    grades: dict[str, Grade] = {}
    pool = ThreadPoolExecutor(os.cpu_count())
    waiting: dict[Future[Grade], str] = {}
    with _ends_at_once(grades, len(names)):
        try:
            for student in names:
                waiting[pool.submit(_grade_one, folder, student, assignment)] = student
            for done in track(as_completed(waiting), "Grading", len(names), console=Console(stderr=True)):
                student = waiting[done]
                if is_usable(student):
                    record(book, assignment, student, done.result())
                grades[student] = done.result()
        finally:
            pool.shutdown(cancel_futures=True)
    return dict(sorted(grades.items()))


@contextmanager
def _ends_at_once(grades: Mapping[str, Grade], total: int) -> Iterator[None]:
    """Let Ctrl-C say what is known and end the process, and with it what still runs in the boxes.

    A KeyboardInterrupt would get lost where Python drops exceptions: in callbacks of the database's driver, say.
    """

    def end(*_: object) -> None:
        known = f"{len(grades)} of {total} are graded and entered"
        cursor = "\x1b[?25h\n" if os.isatty(2) else ""  # which the bar of progress hides
        os.write(2, f"{cursor}course: interrupted; {known}: run it again for the rest\n".encode())
        os._exit(130)

    before = signal.signal(signal.SIGINT, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _grade_one(folder: Path, student: str, assignment: StudentAssignment) -> Grade:
    name = assignment.name
    kept = AUTOGRADED / student / name / f"{name}.ipynb"
    try:
        raw = collect(folder, student, name)
        own = assignment.for_student(student)
        keep(raw, own, kept)
        return autograder.grade(raw, own, Limits())
    except Unreadable as reason:
        kept.unlink(missing_ok=True)  # what an earlier run could read is no longer what was handed in
        return autograder.for_a_person(assignment, str(reason))
    except Exception as error:
        # Whatever it is, it is this submission's trouble and nobody else's.
        return autograder.for_a_person(assignment, f"grading failed: {printable(str(error))}")


def _visible(name: str) -> str:
    """Write a name that strangers chose so that it can be shown and kept."""
    text = os.fsencode(name).decode(errors="backslashreplace")
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)


def _table(assignment: StudentAssignment, grades: Mapping[str, Grade]) -> Table:
    table = Table("student", *(f"{q.id} ({q.points:g})" for q in assignment.questions), "points", "remarks")
    for student, result in grades.items():
        person = f"needs a person: {result.needs_person}" if result.needs_person else ""
        undecided = math.fsum(q.max_points for q in result.questions if q.points is None)
        reasons = [f"{q.id}: {q.reason}" for q in result.questions if q.status in ("wrong", "invalid") and q.reason]
        row = [
            _visible(student),
            *map(_cell, result.questions),
            f"{result.points:g} of {result.max_points:g}" + (f", {undecided:g} open" if undecided else ""),
            "; ".join(filter(None, (person, *result.notes, *reasons))),
        ]
        table.add_row(*map(Text, row))  # as text: a student's words are no markup
    return table


def _cell(question: QuestionGrade) -> str:
    return SYMBOLS[question.status] if question.points is None else f"{question.points:g}"


def _as_json(name: str, grades: Mapping[str, Grade]) -> str:
    rows = [
        {
            "student": _visible(student),
            "points": result.points,
            "max_points": result.max_points,
            "needs_person": result.needs_person,
            **asdict(result),
        }
        for student, result in grades.items()
    ]
    return json.dumps({"assignment": name, "students": rows}, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
