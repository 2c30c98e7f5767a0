"""`course assignment`: releases for a class, and the secret from which its numbers are drawn."""

import os
import stat
from pathlib import Path

import pytest

from tests.autograder.classroom import course_folder
from tests.course.conftest import Course, problem

NAME, SECRET = "exit_threat", "course-secret.toml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A course with three students."""
    made = course_folder(tmp_path / "course")
    (made / "students.txt").write_text("ann\n\n bob \nÉva O'Neil\n", encoding="utf-8")
    return made


def release(folder: Path, course: Course, *options: str) -> str:
    """Release the exercise; give what is said on standard output."""
    result = course("assignment", NAME, *options, cwd=folder)
    assert result.returncode == 0, result.stderr
    return result.stdout


def files(folder: Path) -> list[str]:
    """List all files of the release."""
    root = folder / "_build" / "release"
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


def test_each_student_gets_a_folder_and_the_secret_is_made_for_its_owner_alone(folder: Path, course: Course) -> None:
    """Notebook and wheel in each; the file is readable by nobody else, whatever the umask, and names the exercise."""
    before = os.umask(0)
    try:
        said = release(folder, course, "--students", "students.txt")
    finally:
        os.umask(before)
    assert said == f"The student version is ready: _build/release/{NAME}, for each of 3 students\n"
    each = ("egalitarianism-0.1.0-py3-none-any.whl", f"{NAME}.ipynb")
    assert files(folder) == sorted(f"{NAME}/{who}/{what}" for who in ("ann", "bob", "Éva O'Neil") for what in each)
    assert stat.S_IMODE((folder / SECRET).stat().st_mode) == 0o600
    assert f'drawn = ["{NAME}"]' in (folder / SECRET).read_text(encoding="utf-8")


def test_the_secret_is_never_made_anew(folder: Path, course: Course) -> None:
    """A second release, also of other students, draws from the same one; two courses have different ones."""
    release(folder, course, "--students", "students.txt")
    before = (folder / SECRET).read_bytes()
    ann = (folder / "_build" / "release" / NAME / "ann" / f"{NAME}.ipynb").read_bytes()
    (folder / "students.txt").write_text("ann\nzoe", encoding="utf-8")
    release(folder, course, "--students", "students.txt")
    assert (folder / SECRET).read_bytes() == before
    assert (folder / "_build" / "release" / NAME / "ann" / f"{NAME}.ipynb").read_bytes() == ann
    assert files(folder)[-1].startswith(f"{NAME}/zoe/")
    (folder / SECRET).unlink()
    release(folder, course, "--students", "students.txt")
    assert (folder / SECRET).read_bytes() != before


def test_without_students_no_secret_is_made_and_all_have_the_first_numbers(folder: Path, course: Course) -> None:
    """The notebook carries no mark."""
    release(folder, course)
    assert not (folder / SECRET).exists()
    text = (folder / "_build" / "release" / NAME / f"{NAME}.ipynb").read_text(encoding="utf-8")
    assert "g = 1.5 to each firm" in text
    assert '"draws"' not in text


def test_after_a_release_for_each_student_one_for_all_is_refused(folder: Path, course: Course) -> None:
    """Nobody could grade both."""
    release(folder, course, "--students", "students.txt")
    before = files(folder)
    told = problem(course("assignment", NAME, cwd=folder), 2)
    assert "give --students, or, if nobody has received them, take exit_threat out of `drawn`" in told
    assert files(folder) == before


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "names no student: write one name in each line"),
        ("ann\nbob\nann", "students.txt:3: 'ann' stands in line 1 already"),
        ("a/b", "students.txt:1: 'a/b' cannot be the name of a student's folder"),
        ("..", "students.txt:1: '..' cannot be"),
        ("<b>", "students.txt:1: '<b>' cannot be"),
        ("x" * 129, "cannot be the name"),
    ],
)
def test_a_list_of_students_that_cannot_be_used_is_refused(text: str, told: str, folder: Path, course: Course) -> None:
    """The line says where and why; no secret and no release is made."""
    (folder / "students.txt").write_text(text, encoding="utf-8")
    assert told in problem(course("assignment", NAME, "--students", "students.txt", cwd=folder), 1)
    assert not (folder / SECRET).exists()
    assert files(folder) == []


def test_all_that_is_wrong_with_a_list_is_told_at_once(folder: Path, course: Course) -> None:
    """Two lines for two slips; a file that is no text, or is not there, has its line too."""
    (folder / "students.txt").write_text("a/b\nann\nann", encoding="utf-8")
    result = course("assignment", NAME, "--students", "students.txt", cwd=folder)
    assert (result.returncode, result.stderr.count("\n")) == (1, 2)
    (folder / "students.txt").write_bytes(b"\xff\xfe")
    assert "is not UTF-8" in problem(course("assignment", NAME, "--students", "students.txt", cwd=folder), 2)
    assert "cannot be read" in problem(course("assignment", NAME, "--students", "none.txt", cwd=folder), 2)


GOOD = f'secret = "{"ab" * 32}"\ndrawn = []\n'


@pytest.mark.parametrize(
    ("text", "mode", "told"),
    [
        (GOOD, 0o644, "can be read by others: run `chmod 600 course-secret.toml`"),
        (GOOD, 0o660, "can be read by others"),
        ("secret = ", 0o600, "is not TOML"),
        ('secret = "abc"', 0o600, "secret: 64 digits from 0 to f are expected"),
        ("drawn = []", 0o600, "secret: 64 digits"),
        (GOOD.replace("[]", '"exit_threat"'), 0o600, "drawn: write the names of exercises"),
    ],
)
def test_a_secret_that_cannot_be_used_stops_release_and_grading(
    text: str, mode: int, told: str, folder: Path, course: Course
) -> None:
    """Nothing is drawn from it, and nothing is written over it."""
    (folder / SECRET).write_text(text, encoding="utf-8")
    (folder / SECRET).chmod(mode)
    (folder / "submitted" / "ann").mkdir(parents=True)
    commands = (("assignment", NAME, "--students", "students.txt"), ("grade", NAME, "--submissions", "submitted"))
    for command in commands:
        assert told in problem(course(*command, cwd=folder), 1)
    assert (folder / SECRET).read_text(encoding="utf-8") == text
    assert files(folder) == []


def test_questions_that_changed_are_written_before_they_are_released(folder: Path, course: Course) -> None:
    """A stale notebook is refused with the command that mends it, which changes nothing else and nothing twice."""
    source, bank = (folder / "exercises" / NAME / name for name in (f"{NAME}.ipynb", "instructor/questions.toml"))
    before = source.read_bytes()
    assert course("quiz", "notebook", NAME, cwd=folder).stdout == f"exercises/{NAME}/{NAME}.ipynb: 3 questions\n"
    assert source.read_bytes() == before
    bank.write_text(bank.read_text(encoding="utf-8").replace("points = 2", "points = 3"), encoding="utf-8")
    told = problem(course("assignment", NAME, cwd=folder), 1)
    assert f"its questions are not those of the bank any more: run `course quiz notebook {NAME}`" in told
    course("quiz", "notebook", NAME, cwd=folder)
    lines = zip(before.splitlines(), source.read_bytes().splitlines(), strict=True)
    changed = [(old.strip(), new.strip()) for old, new in lines if old != new]
    assert changed == [
        (b'"**Question silence** *(2 points)*\\n",', b'"**Question silence** *(3 points)*\\n",'),
        (b"\" 'points': 2.0,\\n\",", b"\" 'points': 3.0,\\n\","),
        (b'"points": 2.0,', b'"points": 3.0,'),
    ]
    release(folder, course)
