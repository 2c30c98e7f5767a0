"""`course doctor` on this machine, and on machines that lack something."""

import shutil
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.course.conftest import ROOT, Course, problem


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with the two files that say what is needed, which a test may change."""
    for name in ("pyproject.toml", "requirements.txt"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def with_programs(folder: Path, *names: str) -> str:
    """Make a folder that holds these programs of this machine and no others; return it as a PATH."""
    folder.mkdir()
    for name in names:
        program = shutil.which(name)
        assert program, name
        (folder / name).symlink_to(program)
    return str(folder)


def row(table: str, what: str) -> list[str]:
    """Find the cells of a row of the table by the first of them."""
    lines = [line for line in table.splitlines() if line.startswith(f"│ {what} ")]
    assert len(lines) == 1, (what, table)
    return [cell.strip() for cell in lines[0].strip("│").split("│")]


def test_on_a_whole_machine_nothing_is_missing(course: Course) -> None:
    """Python, every package that the project names, browser, bubblewrap and a started box are there; status 0."""
    result = course("doctor")
    assert (result.returncode, result.stderr) == (0, "")
    for name in ("nbgrader", "jupyter-book", "rich", "pytest"):
        assert row(result.stdout, name)[1] == version(name)
    assert row(result.stdout, "a box")[1:] == ["starts", "course grade", ""]
    assert row(result.stdout, "chromium")[1].startswith("Chromium ")
    assert row(result.stdout, "free space")[1].endswith(" GB")


def test_without_bubblewrap_grading_is_named_as_impossible(course: Course, tmp_path: Path) -> None:
    """A machine without bubblewrap cannot grade: the mend stands in the table, the status is 1."""
    result = course("doctor", PATH=with_programs(tmp_path / "bin", "sh", "chromium"))
    assert "missing or wrong: bubblewrap;" in problem(result, 1)
    assert row(result.stdout, "bubblewrap")[1:] == ["missing", "course grade", "sudo apt-get install bubblewrap"]


def test_a_box_that_does_not_start_is_found_by_starting_one(course: Course, tmp_path: Path) -> None:
    """Where bubblewrap is installed and the system forbids its boxes, the doctor says so, with what it said."""
    path = with_programs(tmp_path / "bin", "sh", "chromium")
    forbidden = tmp_path / "bin" / "bwrap"
    forbidden.write_text('#!/bin/sh\n[ "$1" = --version ] && exit 0\necho "No permissions" >&2; exit 1\n')
    forbidden.chmod(0o755)
    result = course("doctor", PATH=path)
    assert "missing or wrong: a box;" in problem(result, 1)
    assert "No permissions" in row(result.stdout, "a box")[1]
    assert "sysctl" in row(result.stdout, "a box")[3]


def test_without_a_browser_only_the_tests_suffer(course: Course, tmp_path: Path) -> None:
    """No command needs chromium: it is named with its mend, and the status is 0."""
    result = course("doctor", PATH=with_programs(tmp_path / "bin", "sh", "bwrap"))
    assert (result.returncode, result.stderr) == (0, "")
    assert row(result.stdout, "chromium")[1:] == ["missing", "make test", "sudo apt-get install chromium"]


@pytest.mark.parametrize(
    ("line", "package", "found"),
    [("nobodys-package==1.0", "nobodys-package", "missing"), ("rich==1.0", "rich", version("rich"))],
)
def test_a_package_that_is_not_as_locked_is_named(
    line: str, package: str, found: str, course: Course, root: Path
) -> None:
    """A package that is missing or of another version stands with the version to install; the status is 1."""
    (root / "requirements.txt").write_text(f"# by hand\n{line} \\\n    --hash=sha256:00\n")
    result = course("doctor", cwd=root)
    assert f"missing or wrong: {package};" in problem(result, 1)
    assert row(result.stdout, package)[1] == found
    assert row(result.stdout, package)[3].endswith(f"pip install {package}=={line.partition('==')[2]}")


def test_what_another_system_needs_is_not_asked_for(course: Course, root: Path) -> None:
    """A package that the lock holds for another system is not missing here."""
    (root / "requirements.txt").write_text("nobodys-package==1.0 ; sys_platform == 'win32'\n")
    result = course("doctor", cwd=root)
    assert (result.returncode, result.stderr) == (0, "")
    assert "nobodys-package" not in result.stdout


def test_files_that_cannot_be_read_are_named(course: Course, root: Path, tmp_path: Path) -> None:
    """A lock or a project file that is missing or broken is named with its line, without a traceback."""
    (root / "requirements.txt").write_text("rich==15.0.0\nthis is no requirement\n")
    assert "requirements.txt:2: " in problem(course("doctor", cwd=root), 1)
    (root / "pyproject.toml").write_text("[project\n")
    assert "pyproject.toml cannot be read: " in problem(course("doctor", cwd=root), 1)
    (root / "pyproject.toml").unlink()
    assert "pyproject.toml is not in" in problem(course("doctor", cwd=root), 2)
