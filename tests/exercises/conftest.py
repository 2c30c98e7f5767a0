"""The course folder with the released exercise, made once by the real command."""

from pathlib import Path

import pytest

from autograder import StudentAssignment, load
from tests.autograder.classroom import Json, course, course_folder, read

NAME = "exit_threat"


@pytest.fixture(scope="session")
def classroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the exercises into a folder and release one of them there."""
    folder = course_folder(tmp_path_factory.mktemp("course"))
    result = course("assignment", NAME, cwd=folder)
    assert (result.returncode, result.stderr) == (0, "")
    return folder


@pytest.fixture(scope="session")
def release(classroom: Path) -> Path:
    """Find what goes out to students."""
    return classroom / "_build" / "release" / NAME


@pytest.fixture(scope="session")
def released(release: Path) -> Json:
    """Read the student's notebook."""
    return read(release / f"{NAME}.ipynb")


@pytest.fixture(scope="session")
def exit_threat(classroom: Path) -> StudentAssignment:
    """Load the exercise with its tests."""
    return load(NAME, classroom / "exercises")
