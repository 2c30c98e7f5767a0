"""A student answers the questions of an exercise in a real JupyterLab, saves, and hands the file in."""

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from autograder.assignment import load
from course.secret import draws_of
from tests.autograder.classroom import course, course_folder, read
from tests.browser.lab import jupyterlab, opened

NAME, STUDENT = "exit_threat", "ann"
READABLE = "readable. Whether it is right is told when your work is graded."


@pytest.fixture
def classroom(tmp_path: Path) -> Path:
    """Release the exercise for two students, with numbers of their own."""
    folder = course_folder(tmp_path / "course")
    (folder / "students.txt").write_text(f"{STUDENT}\nbob\n")
    result = course("assignment", NAME, "--students", "students.txt", cwd=folder)
    assert result.returncode == 0, result.stderr
    return folder


def answered(
    classroom: Path, scratch: Path, browser: Browser, answers: Mapping[str, tuple[str, str]]
) -> dict[str, tuple[str, float | None, str]]:
    """Type answers into a student's notebook, run, read what each form says, save, close and grade the file.

    Args:
        classroom: the course's folder.
        scratch: a folder for this student's machine.
        browser: the browser.
        answers: for each question the line that is typed, and what its form must say of it.

    Returns:
        What `course grade` says of each question: status, points, reason.
    """
    own, submitted = scratch / "home", classroom / "submitted" / STUDENT
    shutil.copytree(classroom / "_build" / "release" / NAME / STUDENT, own)
    with jupyterlab(own, scratch) as lab:
        install(scratch, own)
        with opened(lab, f"{NAME}.ipynb", browser) as page:
            for question, (line, said) in answers.items():
                answer(page, question, line, said)
            page.get_by_role("menuitem", name="File", exact=True).click()
            page.get_by_text("Save Notebook", exact=True).click()
            expect(page.get_by_text("Saving completed")).to_be_visible()
    submitted.mkdir(parents=True)
    shutil.copy(own / f"{NAME}.ipynb", submitted)
    result = course("grade", NAME, "--submissions", "submitted", "--json", "grades.json", cwd=classroom)
    assert result.returncode == 0, result.stderr
    (row,) = read(classroom / "grades.json")["students"]
    assert row["notes"] == []
    return {one["id"]: (one["status"], one["points"], one["reason"]) for one in row["questions"]}


def install(scratch: Path, own: Path) -> None:
    """Install the wheel beside the notebook, as its first cell says."""
    (wheel,) = own.glob("*.whl")
    python = scratch / "venv" / "bin" / "python"
    command: list[str | Path] = [python, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", wheel]
    subprocess.run(command, check=True, cwd=own)


def form(page: Page, question: str) -> Locator:
    """Run the cell that shows the form of a question; find the form."""
    page.locator(".jp-MarkdownCell").filter(has_text=f"Question {question}").first.click()
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Shift+Enter")
    found = page.locator(".question-form").filter(has_text=f"A form for question {question}")
    expect(found).to_contain_text("Nothing to copy yet")
    return found


def answer(page: Page, question: str, line: str, said: str) -> None:
    """Type a line into the answer cell of a question, run it, and read what the form says."""
    shown = form(page, question)
    page.locator(".jp-CodeCell").filter(has_text=f"# question {question}:").locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.type(line)
    page.keyboard.press("Shift+Enter")
    expect(shown).to_contain_text(f"The answer cell below is {said}")


def key(classroom: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Look the right answers up for the student's own numbers."""
    monkeypatch.chdir(classroom)
    asked = load(NAME, Path("exercises"), draws_of(NAME)).for_student(STUDENT).asked
    return {name: question.right() for name, question in asked.items()}


def test_right_answers_that_are_typed_get_full_points(
    classroom: Path, tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each form calls its answer readable, and the saved file gets every point for the student's own numbers."""
    right = key(classroom, monkeypatch)
    answers = {name: (f"answer = {json.dumps(value)}", READABLE) for name, value in right.items()}
    grades = answered(classroom, tmp_path / "machine", browser, answers)
    points = {"half": 1, "silence": 2, "regions": 1}
    assert {name: grades[name] for name in answers} == {name: ("right", points[name], "") for name in points}


@pytest.mark.slow
def test_a_wrong_a_partly_right_and_an_empty_answer_are_told_apart(
    classroom: Path, tmp_path: Path, browser: Browser
) -> None:
    """The form says of a wrong answer what it says of a right one; the grade says what the matter is."""
    answers = {
        "half": ('answer = "a"', READABLE),
        "silence": ('answer = ""', "not readable: write one number"),
        "regions": ('answer = ["a", "c", "d", "b"]', READABLE),
    }
    grades = answered(classroom, tmp_path / "machine", browser, answers)
    assert {name: grades[name][:2] for name in answers} == {
        "half": ("wrong", 0),
        "silence": ("invalid", 0),
        "regions": ("partly", pytest.approx(2 / 3)),
    }
    assert grades["silence"][2] == "invalid: not answered"
    assert grades["half"][2].startswith("L is zero in this state")


def test_the_form_writes_the_line_to_copy(classroom: Path, tmp_path: Path, browser: Browser) -> None:
    """What is chosen in the form stands there as a line of Python, whether it is right or wrong."""
    own = classroom / "_build" / "release" / NAME / STUDENT
    with jupyterlab(own, tmp_path) as lab:
        install(tmp_path, own)
        with opened(lab, f"{NAME}.ipynb", browser) as page:
            shown = form(page, "half")
            for letter in "ac":
                shown.get_by_label(f"{letter}) ").check()
                expect(shown.locator("code")).to_have_text(f'answer = "{letter}"')
            shown = form(page, "silence")
            shown.get_by_label("Your answer").fill("5,5 apples")
            expect(shown).to_contain_text("Nothing to copy yet: write one number, such as 0.25, 0,25, 1/4 or 25 %.")
            shown.get_by_label("Your answer").fill("5,5")
            expect(shown.locator("code")).to_have_text('answer = "5,5"')
            shown = form(page, "regions")
            for place, letter in enumerate("dbca", 1):
                shown.get_by_label(f"{letter}) ").select_option(f"place {place}")
            expect(shown.locator("code")).to_have_text('answer = ["d", "b", "c", "a"]')
