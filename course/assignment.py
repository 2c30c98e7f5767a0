"""Make the student version of an exercise."""

import copy
import json
import shutil
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import track

from autograder import StudentAssignment, load
from autograder.collect import is_usable
from autograder.draws import MARK
from course import secret, wheel
from course.problem import Problem

EXERCISES = Path("exercises")
RELEASES = Path("_build/release")


def assignment(
    name: Annotated[str, typer.Argument(help="The exercise: a folder in exercises/.")],
    students: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A student's name in each line: each gets numbers of their own.")
    ] = None,
) -> None:
    """Make the student version of an exercise in `_build/release/NAME`.

    It holds the notebook without solutions and hidden tests, made by nbgrader, and the wheel with the mini-models and
    the forms of questions; a student installs it with `pip install ./egalitarianism-*.whl`. Nothing else goes out. Run
    it in the root of the repository; a second run makes the same bytes.

    With `--students` it makes a folder for each student, named as their folder of submissions will be, in which the
    questions have this student's numbers. They are drawn from the secret in `course-secret.toml`, which is made at
    first use: keep a copy of it, because grading needs it.

    Example: `course assignment exit_threat --students students.txt`
    """
    load(name, EXERCISES)
    if students is None and secret.draws_of(name):
        raise Problem(
            f"{secret.SECRET} says that each student of {name} has numbers of their own: give --students, or, if "
            f"nobody has received them, take {name} out of `drawn` there"
        )
    known = _students(students) if students else []
    draws = secret.remember(name) if students else None
    made = json.loads((_generate(name) / f"{name}.ipynb").read_text(encoding="utf-8"))
    release = RELEASES / name
    beside = release.with_name(f".{name}.new")
    shutil.rmtree(beside, ignore_errors=True)
    built = wheel.build(beside)
    if draws is None:
        _write(beside / f"{name}.ipynb", made)
    else:
        _for_each(beside, built, known, load(name, EXERCISES, draws), made)
    shutil.rmtree(release, ignore_errors=True)
    beside.rename(release)
    print(f"The student version is ready: {release}" + (f", for each of {len(known)} students" if students else ""))


def _students(path: Path) -> list[str]:
    """Read the names of students, each a name that a folder and a gradebook can have.

    Raises:
        Problem: with everything that is wrong.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise Problem(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise Problem(f"{path} is not UTF-8 (byte {error.start}): save it as UTF-8") from error
    wrong: list[str] = []
    seen: dict[str, int] = {}
    for number, student in ((number, line.strip()) for number, line in enumerate(lines, 1) if line.strip()):
        if not is_usable(student) or "/" in student or student.startswith("."):
            wrong.append(f"{path}:{number}: {student!r:.80} cannot be the name of a student's folder: choose another")
        elif student in seen:
            wrong.append(f"{path}:{number}: {student!r} stands in line {seen[student]} already")
        seen.setdefault(student, number)
    if wrong or not seen:
        raise Problem("\n".join(wrong) or f"{path} names no student: write one name in each line", 1)
    return list(seen)


def _for_each(folder: Path, built: Path, students: list[str], exercise: StudentAssignment, made: Any) -> None:
    """Write each student's notebook and the wheel into a folder of the student's name."""
    for student in track(students, "Drawing", console=Console(stderr=True)):
        own = folder / student
        own.mkdir()
        _write(own / f"{exercise.name}.ipynb", _drawn(made, exercise.for_student(student)))
        shutil.copyfile(built, own / built.name)
    built.unlink()


def _drawn(made: Any, exercise: StudentAssignment) -> Any:
    """Put a student's numbers into the notebook that nbgrader made, and the mark for whom they are."""
    from nbformat import from_dict
    from nbgrader.utils import compute_checksum  # slow to import

    released = {cell.id: cell.released for cell in exercise.cells if cell.asked}
    notebook = copy.deepcopy(made)
    notebook["metadata"][MARK] = dict(exercise.mark or {})
    for cell in notebook["cells"]:
        meta = cell["metadata"].get("nbgrader", {})
        if meta.get("grade_id") in released:
            cell["source"] = released[meta["grade_id"]].splitlines(keepends=True)
            meta["checksum"] = compute_checksum(from_dict({**cell, "source": released[meta["grade_id"]]}))
    return notebook


def _write(path: Path, notebook: Any) -> None:
    path.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _generate(name: str) -> Path:
    """Let nbgrader make the student version; return the folder in which it is."""
    from nbgrader.converters import GenerateAssignment  # slow to import: other commands do without
    from nbgrader.coursedir import CourseDirectory
    from nbgrader.utils import capture_log
    from traitlets.config import PyFileConfigLoader

    config = PyFileConfigLoader("nbgrader_config.py").load_config()
    config.SaveCells.enabled = False  # releasing writes no gradebook; grading enters the exercise there
    directory = CourseDirectory(config=config, assignment_id=name)
    converter = GenerateAssignment(coursedir=directory, config=config, no_database=True, force=True)
    outcome = capture_log(converter)
    if not outcome["success"]:
        last = outcome["error"].strip().split("\n")[-1]
        raise Problem(f"nbgrader cannot make the student version of {name}: {last}", status=1)
    return Path(directory.format_path(directory.release_directory, ".", name))
