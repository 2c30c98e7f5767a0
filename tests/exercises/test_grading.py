"""A class hands in: every student gets a row, whatever is in the others' files."""

import json
import re
import shutil
import signal
import sqlite3
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from tests.autograder.classroom import COURSE, Json, course
from tests.exercises.conftest import NAME
from tests.exercises.submissions import submissions


class Graded:
    """What the real command left behind: expectations, its table, its JSON and the gradebook."""

    def __init__(self, folder: Path, released: Json) -> None:
        self.folder = folder
        self.expected = submissions(folder / "submitted", released)
        self.grade()

    def grade(self, submissions: str = "submitted") -> None:
        """Run `course grade` on a folder."""
        arguments = ("grade", NAME, "--submissions", submissions, "--json", "grades.json")
        result = course(*arguments, cwd=self.folder)
        assert result.returncode == 0, result.stderr
        assert "Traceback" not in result.stderr
        self.table = result.stdout
        self.json = (self.folder / "grades.json").read_bytes()
        self.rows: dict[str, Any] = {row["student"]: row for row in json.loads(self.json)["students"]}

    @property
    def gradebook(self) -> str:
        """Everything in the gradebook, as text."""
        with sqlite3.connect(self.folder / "gradebook.db") as database:
            return "\n".join(database.iterdump())


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory, classroom: Path, released: Json) -> Graded:
    """Grade the whole class once."""
    folder = tmp_path_factory.mktemp("class")
    for needed in ("exercises", "nbgrader_config.py"):
        (folder / needed).symlink_to(classroom / needed)
    return Graded(folder, released)


def test_every_student_gets_a_row_with_the_right_points(graded: Graded) -> None:
    """Points are exact, or left open for a person; nobody's failure touches another's."""
    assert len(graded.expected) == 33
    found = {student: {q["id"]: q["points"] for q in row["questions"]} for student, row in graded.rows.items()}
    assert found == {student: points for student, (points, _) in graded.expected.items()}


def test_every_row_says_why(graded: Graded) -> None:
    """Whatever is not simply right has its reason in the row, in JSON and on the screen."""
    for student, (_, word) in graded.expected.items():
        assert word in json.dumps(graded.rows[student], ensure_ascii=False).replace("\\\\", "\\")
        line = next(line for line in graded.table.splitlines() if line.startswith(f"│ {student} "))
        assert word in line or len(line) == 300


def test_only_doubt_needs_a_person(graded: Graded) -> None:
    """An essay that waits to be read is no trouble."""
    doubtful = {student for student, row in graded.rows.items() if row["needs_person"]}
    unreadable = {"broken", "latin", "list", "missing", "link", "[red]O'Neil <b>é\\x1b[2J"}
    assert doubtful == unreadable | {"quitter", "duplicated"}
    assert graded.rows["full"]["questions"][-1]["status"] == "to_read"


def test_a_second_run_changes_nothing(graded: Graded) -> None:
    """Neither the gradebook nor the JSON, to the last byte."""
    before = graded.gradebook, graded.json
    graded.grade()
    assert (graded.gradebook, graded.json) == before


def test_nbgrader_reads_the_gradebook(graded: Graded) -> None:
    """Scores, comments and what waits for a person are where nbgrader looks for them."""
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{graded.folder}/gradebook.db") as book:
        scores = {
            s.student.id: (s.score, s.max_score, s.needs_manual_grade) for s in book.find_assignment(NAME).submissions
        }
        comment = book.find_comment("rooted-standard", NAME, NAME, "equal").auto_comment
        assert book.find_comment("newspaper", NAME, NAME, "blank").auto_comment == "not answered"
    assert len(scores) == 32  # the folder whose name no gradebook keeps is left out
    assert scores["full"] == (12, 16, True)
    assert scores["stub"] == (0, 16, False)
    assert scores["wrong-coarse_grid"] == (10, 16, True)
    assert scores["missing"] == (0, 16, True)
    assert "should be 4, not 1.0" in comment


def test_points_that_a_person_gave_are_kept(graded: Graded) -> None:
    """Grading again neither loses them nor asks for them again; our points that changed since ask for a review."""
    from nbgrader.api import Gradebook

    cases = (("full", "newspaper", 3), ("quitter", "worth", 1), ("equal", "worth", 1))
    with Gradebook(f"sqlite:///{graded.folder}/gradebook.db") as book:
        for student, question, given in cases:
            entry = book.find_grade(question, NAME, NAME, student)
            entry.manual_score, entry.needs_manual_grade = given, False
            shutil.copytree(graded.folder / "submitted" / student, graded.folder / "few" / student)
        book.find_grade("worth", NAME, NAME, "equal").auto_score = 0
        book.db.commit()
    graded.grade("few")
    with Gradebook(f"sqlite:///{graded.folder}/gradebook.db") as book:
        entries = [book.find_grade(question, NAME, NAME, student) for student, question, _ in cases]
        found = [(entry.score, entry.needs_manual_grade) for entry in entries]
    assert found == [(3, False), (1, False), (1, True)]


USE = {
    "a folder that is not there": (
        ("--submissions", "submited"),
        "there is no folder submited; did you mean submitted?",
    ),
    "a folder without students": (
        ("--submissions", "submitted/full"),
        "submitted/full holds no student's folder: each submission belongs into STUDENT/NAME.ipynb",
    ),
    "a gradebook of no known kind": (
        ("--submissions", "submitted", "--gradebook", "oracle9:///x"),
        "the gradebook oracle9:///x cannot be used: Can't load plugin: sqlalchemy.dialects:oracle9",
    ),
}


@pytest.mark.parametrize(("arguments", "line"), USE.values(), ids=USE.keys())
def test_wrong_use_gets_one_line(arguments: tuple[str, ...], line: str, graded: Graded) -> None:
    """It names what is wrong, and the status is 2."""
    result = course("grade", NAME, *arguments, cwd=graded.folder)
    assert (result.returncode, result.stderr) == (2, f"course: {line}\n")


def test_without_bubblewrap_the_line_says_how_to_get_it(graded: Graded, tmp_path: Path) -> None:
    """Nothing is graded without the box."""
    result = course("grade", NAME, "--submissions", "submitted", cwd=graded.folder, PATH=str(tmp_path))
    line = "course: bubblewrap is missing, in which students' code runs: sudo apt-get install bubblewrap\n"
    assert (result.returncode, result.stderr) == (2, line)


def test_an_interrupted_run_keeps_what_it_has(graded: Graded) -> None:
    """Grades that are known are entered at once; the next run does the rest, and nothing hangs."""
    for number in range(8):
        source = "loop" if number else "stub"
        shutil.copytree(graded.folder / "submitted" / source, graded.folder / "slow" / f"student-{number}")
    command: list[str | Path] = [COURSE, "grade", NAME, "--submissions", "slow", "--gradebook", "sqlite:///slow.db"]
    process = subprocess.Popen(command, cwd=graded.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    with sqlite3.connect(graded.folder / "slow.db") as database:
        while not _count(database):
            assert process.poll() is None
            time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
        assert process.returncode == 130
        known = re.search(r"course: interrupted; (\d) of 8 are graded and entered: run it again for the rest\n", errors)
        assert known
        assert int(known[1]) <= _count(database) <= int(known[1]) + 1 < 8  # one may be on its way


def _count(database: sqlite3.Connection) -> int:
    try:
        found: int = database.execute("SELECT count(*) FROM submitted_assignment").fetchone()[0]
    except sqlite3.OperationalError:  # there is no such table yet, or it is being written
        return 0
    return found
