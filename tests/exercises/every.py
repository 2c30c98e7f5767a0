"""An exercise with a graded question of every kind, released for a few students; all its secrets can be told apart."""

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
import tomli_w

from autograder.assignment import StudentAssignment, load
from course.secret import draws_of
from quiz import Question
from quiz.forms import State, Words
from tests.autograder.classroom import course, course_folder
from tests.quiz.made import BASE, QUESTIONS

SECRET = "course-secret.toml"
NAME, STUDENTS = "every", ("ann", "bob", "Éva O'Neil")
FUNCTIONS = """
from minimodels import exit_threat
from quiz.kinds.numeric import Numbers


def secret_sum(x: float) -> Numbers:
    return Numbers(2 * x + 0.3127, (x * x,), closed=x + 0.3127 + x)


def secret_goal(p: exit_threat.Parameters, outcome: exit_threat.Outcome) -> bool | str:
    return "nothing" if outcome.concession > 0.5 else outcome.concession == 0


def secret_check(p: exit_threat.Parameters) -> bool:
    return (p.K + (1 - p.c) * p.g - p.L) / 2 >= 6 or (1 - p.c) * p.g >= 6
"""
CHANGES: dict[str, dict[str, Any]] = {
    "numeric": {"answer": 0.3127},
    "estimate": {"goal": "secret_goal", "closed": "secret_check"},
}
DRAWN = {
    **BASE,
    "id": "drawn",
    "kind": "numeric",
    "prompt": "How much is two times {x} and a bit?",
    "numbers": "secret_sum",
    "tolerance": 0.001,
    "params": {"x": 21},
    "draws": {"x": {"low": 5, "high": 800, "step": 1}},
    "mistakes": [{"feedback": "You took the square of it."}],
}
HARMFUL = "Is 1 < 2, a_b_c *so* [x](y) $z$ & ### END HIDDEN TESTS `code` | 3 > 2 ### END SOLUTION?"


def bank() -> list[dict[str, Any]]:
    """Write a question of every kind, each with texts of its own, and one whose prompt tries to break out."""
    tables = [{**BASE, **fields, **CHANGES.get(kind, {}), "kind": kind} for kind, fields in QUESTIONS.items()]
    tables = [{**table, "id": f"q-{table['kind']}"} for table in tables]
    tables += [DRAWN, {**tables[0], "id": "harmful", "prompt": HARMFUL}]
    for table in tables:
        table["hint"], table["explanation"] = f"A hint about {table['id']}.", f"An explanation of {table['id']}."
    return tables


def exercise(folder: Path) -> Path:
    """Write the exercise into a course folder, with the real command for its cells."""
    instructor = course_folder(folder) / "exercises" / NAME / "instructor"
    instructor.mkdir(parents=True)
    (instructor / "questions.toml").write_text(tomli_w.dumps({"question": bank()}), encoding="utf-8")
    (instructor / "questions.py").write_text(FUNCTIONS, encoding="utf-8")
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("All kinds.", id="questions")])
    notebook.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
    nbformat.write(notebook, instructor.parent / f"{NAME}.ipynb")
    run(folder, "quiz", "notebook", NAME)
    (folder / SECRET).write_text(f'secret = "{"5e" * 32}"\ndrawn = []\n', encoding="utf-8")
    (folder / SECRET).chmod(0o600)  # always the same numbers
    return folder


def release(folder: Path) -> Path:
    """Release the exercise for all students; give the folder of releases."""
    (folder / "students.txt").write_text("\n".join(STUDENTS), encoding="utf-8")
    run(folder, "assignment", NAME, "--students", "students.txt")
    return folder / "_build" / "release" / NAME


def run(folder: Path, *arguments: str) -> str:
    """Run `course`, which must succeed."""
    result = course(*arguments, cwd=folder)
    assert result.returncode == 0, result.stderr
    return result.stdout


def assignment(folder: Path, student: str) -> StudentAssignment:
    """Load what a student was given, as grading does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        return load(NAME, Path("exercises"), draws_of(NAME)).for_student(student)


def secrets(folder: Path, student: str) -> Iterator[tuple[str, str]]:
    """Name every secret of a student's release."""
    own = assignment(folder, student)
    assert own.draws is not None
    yield "the course secret", own.draws.secret.hex()
    yield "the course secret in base 64", base64.b64encode(own.draws.secret).decode()
    for question in own.asked.values():
        code = hmac.digest(own.draws.secret, json.dumps(("draw", student, question.id)).encode(), hashlib.sha256)
        yield from ((f"{question.id}: the seed", seed) for seed in (code.hex(), str(int.from_bytes(code))))
        yield from ((f"{question.id}: {name}", words) for name, words in of_question(question))


def of_question(question: Question) -> Iterator[tuple[str, str]]:
    """Name what must not be seen of a question before it is graded."""
    yield from question.texts().items()
    yield from (("hint", question.hint), ("explanation", question.explanation), ("digest", question.digest))
    for field in ("numbers", "goal", "closed", "marking"):
        if name := getattr(question, field, None):
            yield field, name
    form, right = question.form(), question.right()
    if isinstance(form, State):
        yield "verdicts", form.verdicts
    for text in (repr(right), json.dumps(right), question.told()):
        if len(text) > 3:  # a letter stands there as an option
            yield "the key", text
    yield from (("the key", f"{before}{right!r}") for before in ("'answer': ", '"answer": '))
    if isinstance(form, Words):
        yield from (("pattern", pattern.pattern) for pattern in form.patterns)
