"""Make the student version of an exercise."""

import shutil
from pathlib import Path
from typing import Annotated

import typer

from autograder import load
from course import wheel
from course.problem import Problem

EXERCISES = Path("exercises")
RELEASES = Path("_build/release")


def assignment(name: Annotated[str, typer.Argument(help="The exercise: a folder in exercises/.")]) -> None:
    """Make the student version of an exercise in `_build/release/NAME`.

    It holds the notebook without solutions and hidden tests, made by nbgrader, and the wheel of the mini-models; a
    student installs it with `pip install ./minimodels-*.whl`. Nothing else goes out. Run it in the root of the
    repository; a second run makes the same bytes.

    Example: `course assignment exit_threat`
    """
    load(name, EXERCISES)
    made = _generate(name)
    release = RELEASES / name
    shutil.rmtree(release, ignore_errors=True)
    release.mkdir(parents=True)
    shutil.copyfile(made / f"{name}.ipynb", release / f"{name}.ipynb")
    wheel.build(release)
    print(f"The student version is ready: {release}")


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
