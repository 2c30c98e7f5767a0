"""What students receive: these files, and in them nothing that knows an answer."""

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from autograder import StudentAssignment
from student.writing import line
from tests.autograder.classroom import (
    ROOT,
    Json,
    cell,
    course,
    course_folder,
    filled,
    grade_id,
    hand_in,
    read,
    solutions,
)
from tests.exercises.conftest import NAME


def test_these_files_go_out_and_no_others(classroom: Path, release: Path) -> None:
    """The notebook and the wheel of models and forms alone; by nbgrader's own command only the notebook."""
    files = sorted(path.relative_to(release).as_posix() for path in release.rglob("*") if path.is_file())
    assert files == ["egalitarianism-0.1.0-py3-none-any.whl", "exit_threat.ipynb"]
    made_by_nbgrader = classroom / "_build" / "nbgrader" / "release" / NAME
    assert [path.name for path in made_by_nbgrader.rglob("*")] == ["exit_threat.ipynb"]
    inside = {name.split("/")[0] for name in zipfile.ZipFile(release / files[0]).namelist()}
    assert inside == {"minimodels", "student", "egalitarianism-0.1.0.dist-info"}


def test_no_solution_and_no_hidden_test_goes_out(released: Json, exit_threat: StudentAssignment) -> None:
    """No line of a solution, of a hidden test or of the model essay stands in the student's notebook."""
    text = json.dumps(released, ensure_ascii=False)
    assert "BEGIN" not in text
    public = {line.strip() for c in exit_threat.cells for line in c.released.splitlines()}
    secret = {line.strip() for c in exit_threat.cells for line in c.source.splitlines()} - public
    telling = [json.dumps(line, ensure_ascii=False)[1:-1] for line in secret if len(line) > 12]
    assert len(telling) > 30
    assert [line for line in telling if line in text] == []
    assert "2.54" not in text


def test_the_released_notebook_is_a_valid_one_of_nbgraders(released: Json) -> None:
    """Its format and its metadata pass nbformat's and nbgrader's own checks, and it holds no output."""
    from nbgrader.nbgraderformat import MetadataValidator

    notebook = nbformat.from_dict(released)
    nbformat.validate(notebook)
    MetadataValidator().validate_nb(notebook)
    assert not any(cell.get("outputs") for cell in released["cells"])


def test_nbgraders_own_validation_passes_the_full_solution() -> None:
    """`nbgrader validate` runs the author's notebook in a kernel, explores included, and every test passes."""
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    command = [sys.executable, "-m", "nbgrader", "validate", f"exercises/{NAME}/{NAME}.ipynb"]
    result = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert "Success! Your notebook passes all the tests." in result.stdout, result.stdout + result.stderr


@pytest.mark.slow
def test_nbgraders_own_commands_release_and_grade(tmp_path: Path) -> None:
    """Both `nbgrader generate_assignment` and `nbgrader autograde` work: blank cells go out, and right ones pay."""
    folder = course_folder(tmp_path / "course")
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}

    def nbgrader(*arguments: str) -> None:
        command = [sys.executable, "-m", "nbgrader", *arguments, "--db=sqlite:///own.db"]
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr

    nbgrader("generate_assignment", NAME)
    notebook = read(folder / "_build" / "nbgrader" / "release" / NAME / f"{NAME}.ipynb")
    blank = 'answer = ""  # question silence: put your answer in place of ""'
    assert cell(notebook, "silence-answer")["source"] == [blank]
    typed = {"half": "c", "silence": "5,5", "regions": "c a b d"}
    answers = {f"{question}-answer": line(answer) for question, answer in typed.items()}
    hand_in(folder / "_build" / "nbgrader" / "submitted" / "ann", NAME, NAME, filled(notebook, answers))
    nbgrader("autograde", NAME)
    with Gradebook(f"sqlite:///{folder}/own.db") as book:
        found = {question: book.find_grade(question, NAME, NAME, "ann").auto_score for question in typed}
    assert found == {"half": 1, "silence": 2, "regions": 0}


@pytest.mark.slow
def test_a_second_release_has_the_same_bytes(classroom: Path, release: Path) -> None:
    """Whoever compares two releases sees only what was changed."""
    course("assignment", NAME, cwd=classroom)
    before = {path.name: path.read_bytes() for path in release.iterdir()}
    (release / "stray.txt").write_text("old", encoding="utf-8")
    course("assignment", NAME, cwd=classroom)
    assert {path.name: path.read_bytes() for path in release.iterdir()} == before


def test_releasing_writes_no_gradebook(classroom: Path, release: Path) -> None:
    """Grading does."""
    assert release.is_dir()
    assert not (classroom / "gradebook.db").exists()


def test_a_student_installs_the_wheel_offline_and_uses_the_model(release: Path, tmp_path: Path) -> None:
    """In an environment of the student's own, without a network, the solution of the number task runs."""
    venv.create(tmp_path / "own", with_pip=True)
    python = tmp_path / "own" / "bin" / "python"
    wheel = release / "egalitarianism-0.1.0-py3-none-any.whl"
    pip: list[str | Path] = [
        python,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-index",
        "--disable-pip-version-check",
        wheel,
    ]
    subprocess.run(pip, check=True, cwd=tmp_path)
    program = (
        "from minimodels import exit_threat\n" + solutions(ROOT / f"exercises/{NAME}/{NAME}.ipynb")["worth-of-knowing"]
    )
    result = subprocess.run([python, "-c", program + "\nprint(answer)"], cwd=tmp_path, capture_output=True, text=True)
    assert float(result.stdout) == 61 / 24, result.stderr


def test_the_questions_are_these(released: Json, exit_threat: StudentAssignment) -> None:
    """Sixteen points, each cell of the exercise in the release under its id."""
    assert {q.id: q.points for q in exit_threat.questions} == {
        "half": 1,
        "silence": 2,
        "regions": 1,
        "standard-visible": 2,
        "standard-hidden": 2,
        "standard-limit": 2,
        "worth": 2,
        "newspaper": 4,
    }
    assert [c.id for c in exit_threat.cells] == [i for c in released["cells"] if (i := grade_id(c))]


def test_an_unknown_exercise_is_named_with_the_nearest_one(classroom: Path) -> None:
    """One line, status 2, for both commands."""
    for arguments in (("assignment", "exit_thread"), ("grade", "exit_thread", "--submissions", "exercises")):
        result = course(*arguments, cwd=classroom)
        assert result.returncode == 2
        assert result.stderr == "course: there is no exercise 'exit_thread'; did you mean 'exit_threat'?\n"
