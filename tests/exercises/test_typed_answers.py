"""Graded questions in notebooks: answers are read as data, for the numbers that this very student was given."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from autograder.score import for_typed
from quiz.kinds import names
from student.writing import line
from tests.autograder.classroom import Json, cell, filled, grade_id, hand_in, read
from tests.exercises import every
from tests.exercises.every import NAME, assignment, run

ESSAY, CODE = "q-essay", "the answer cell must hold a line such as"
EQUAL = "class Equal(str):\n    def __eq__(self, other): return True\n    __hash__ = None\nanswer = Equal('b')"
FORGED = {"draws": {"secret": "0" * 16, "student": "0" * 16}}


def without(notebook: Json, *parts: str) -> Json:
    """Delete cells of the question `drawn`."""
    gone = {f"drawn{part}" for part in parts}
    return {**notebook, "cells": [one for one in notebook["cells"] if grade_id(one) not in gone]}


def renumbered(notebook: Json) -> Json:
    """Let prompt and form ask for other numbers, to which the answer fits."""
    for part in ("asked", "form"):
        cell(notebook, f"drawn-{part}")["source"] = "How much is two times 1 and a bit?"
    cell(notebook, "drawn-answer")["source"] = "answer = 2.3127"
    return notebook


def twice(notebook: Json) -> Json:
    """Give two answers in two cells with one id."""
    twin = copy.deepcopy(cell(notebook, "drawn-answer"))
    twin["source"] = "answer = 1"
    notebook["cells"].append(twin)
    return notebook


def typed(source: str) -> Callable[[Json], Json]:
    """Type something into the answer cell of the question `drawn`."""
    return lambda notebook: filled(notebook, {"drawn-answer": source})


#: what a student does to a notebook with all answers right; status of the question `drawn`; words of reason or notes
TRICKS: dict[str, tuple[Callable[[Json], Json], str, str]] = {
    "right": (lambda notebook: notebook, "right", ""),
    "deletes": (lambda n: without(n, "-asked", "-form", ""), "right", "'drawn-form' was deleted; it was put back"),
    "renumbers": (renumbered, "wrong", "'drawn-asked' was changed; ours was used"),
    "removes": (lambda n: without(n, "-answer"), "needs_person", "'drawn-answer' is missing"),
    "twice": (twice, "needs_person", "2 different cells have the id 'drawn-answer'"),
    "opens": (typed("answer = open('/etc/passwd').read()"), "needs_person", CODE),
    "equals": (typed(EQUAL), "needs_person", CODE),
    "computes": (typed("answer = 2 * 21 + 0.3127"), "needs_person", CODE),
    "slips": (typed("answer = "), "needs_person", CODE),
    "magic": (typed("%%bash\necho 1"), "needs_person", CODE),
    "nests": (typed("answer = " + "[" * 30_000), "needs_person", CODE),
    "chains": (typed("answer = " + "-" * 30_000 + "1"), "needs_person", CODE),
    "large": (typed(f'answer = "{"x" * 9_000_000}"'), "needs_person", "the answer cell holds 9,000,011 characters"),
    "nan": (typed("answer = float('nan')"), "needs_person", CODE),
    "says-nan": (typed('answer = "nan"'), "invalid", "invalid: the answer cannot be read: write one number"),
    "infinite": (typed("answer = 1e999"), "invalid", "invalid: the answer cannot be read"),
    "huge": (typed(f"answer = {10**400}"), "invalid", "invalid: the answer cannot be read"),
    "complex": (typed("answer = 1j"), "invalid", "invalid: the answer cannot be read"),
    "list": (typed("answer = [1, 2]"), "invalid", "invalid: the answer cannot be read"),
    "empty": (typed('answer = ""'), "invalid", "invalid: not answered"),
    "corrects": (typed('answer = ""\nanswer = 7'), "wrong", ""),
    "unmarked": (lambda n: {**n, "metadata": {}}, "needs_person", "the mark is missing"),
    "forges": (lambda n: {**n, "metadata": FORGED}, "needs_person", "another course secret"),
    "odd-mark": (lambda n: {**n, "metadata": {"draws": [1]}}, "needs_person", "another course secret"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Release the exercise with every kind for a class; each plays a trick, and one hands in another's file."""
    made = every.exercise(tmp_path_factory.mktemp("course"))
    (made / "students.txt").write_text("\n".join([*TRICKS, "copies"]), encoding="utf-8")
    run(made, "assignment", NAME, "--students", "students.txt")
    for student, (trick, _, _) in TRICKS.items():
        hand_in(made / "submitted", student, NAME, trick(solved(made, student)))
    hand_in(made / "submitted", "copies", NAME, solved(made, "right"))
    return made


def solved(folder: Path, student: str) -> Json:
    """Answer everything rightly, for the numbers of a student."""
    asked = assignment(folder, student).asked
    answers = {f"{id_}-answer": line(q.right()) for id_, q in asked.items() if id_ != ESSAY}
    return filled(
        read(folder / "_build" / "release" / NAME / student / f"{NAME}.ipynb"), {**answers, ESSAY: "I think so."}
    )


def graded(folder: Path, submissions: str = "submitted") -> dict[str, Any]:
    """Grade with the real command; give each student's row."""
    run(folder, "grade", NAME, "--submissions", submissions, "--json", "grades.json")
    return {row["student"]: row for row in read(folder / "grades.json")["students"]}


@pytest.fixture(scope="module")
def rows(folder: Path) -> dict[str, Any]:
    """Grade the class once."""
    return graded(folder)


def of(row: dict[str, Any]) -> dict[str, Any]:
    """Give what is said of each question."""
    return {question["id"]: question for question in row["questions"]}


def test_right_answers_of_every_kind_get_full_points(rows: dict[str, Any]) -> None:
    """Only the essay waits to be read."""
    status = {name: question["status"] for name, question in of(rows["right"]).items()}
    assert status.keys() == {*(f"q-{kind}" for kind in names()), "drawn", "harmful"}
    assert {name for name, found in status.items() if found != "right"} == {ESSAY}
    assert status[ESSAY] == "to_read"
    assert rows["right"]["points"] == rows["right"]["max_points"] - 1


@pytest.mark.parametrize("student", TRICKS)
def test_a_trick_earns_nothing_and_costs_no_other_question(student: str, rows: dict[str, Any]) -> None:
    """The question gets what it deserves, with the reason; all others get theirs."""
    _, status, word = TRICKS[student]
    found = of(rows[student])
    assert found["drawn"]["status"] == status
    assert found["drawn"]["points"] == {"right": 1, "needs_person": None}.get(status, 0)
    assert word in found["drawn"]["reason"] + " ".join(rows[student]["notes"])
    mark = student in ("unmarked", "forges", "odd-mark")
    others = {question["status"] for name, question in found.items() if name not in ("drawn", ESSAY)}
    assert others == {"needs_person" if mark else "right"}


def test_the_release_of_another_student_goes_to_a_person(rows: dict[str, Any]) -> None:
    """Its answers fit other numbers; nothing is passed or failed."""
    assert rows["copies"]["needs_person"] == "its questions are those of another student's release"
    assert rows["copies"]["points"] == 0


def test_the_kept_file_shows_the_students_own_numbers(folder: Path, rows: dict[str, Any]) -> None:
    """Who reads a submission in the formgrader sees what this student was asked."""
    for student in ("right", "empty"):
        kept = read(folder / "_build" / "nbgrader" / "autograded" / student / NAME / f"{NAME}.ipynb")
        prompt = assignment(folder, student).asked["drawn"].prompt
        assert prompt in "".join(cell(kept, "drawn-asked")["source"])


def test_partly_right_answers_earn_their_share(folder: Path) -> None:
    """For every case of every kind, the points are the share that the kind predicts; an unreadable one is invalid."""
    own = assignment(folder, "right")
    for question in own.questions:
        for case in own.asked[question.asked].cases() if question.role == "test" else ():
            result = for_typed(question, own.asked[question.asked], f"answer = {case.answer!r}")
            expected = None if case.share is None else pytest.approx(case.share * question.points)
            assert (result.points if result.status != "invalid" else None) == expected, case
            assert (result.status == "invalid") == (case.share is None), case


def test_a_lost_or_changed_secret_is_noticed(folder: Path) -> None:
    """Without the file, and with another one, no question of the bank is graded, and the reason says what to do."""
    secret = folder / "course-secret.toml"
    kept = secret.read_text(encoding="utf-8")
    hand_in(folder / "one", "right", NAME, solved(folder, "right"))
    try:
        secret.unlink()
        lost = graded(folder, "one")["right"]
        secret.write_text(_changed(kept), encoding="utf-8")
        secret.chmod(0o600)
        changed = graded(folder, "one")["right"]
    finally:
        secret.write_text(kept, encoding="utf-8")
        secret.chmod(0o600)
    assert "no course-secret.toml here says so: put back the one" in lost["needs_person"]
    assert "drawn with another course secret: put back" in changed["needs_person"]
    assert (lost["points"], changed["points"]) == (0, 0)


def _changed(secret: str) -> str:
    """Change one digit."""
    at = secret.index('"') + 1
    return secret[:at] + ("1" if secret[at] == "0" else "0") + secret[at + 1 :]
