"""`course models new`: what the author of a model begins with."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.course.conftest import ROOT, Course, problem

PROMISES = [f"tests/minimodels/test_{name}.py" for name in ("contract", "mutants", "robustness")]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A copy of the mini-models, their tests and the settings of the tools."""
    for name in ("minimodels", "tests"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def run(*command: str, cwd: Path) -> None:
    """Run a tool of this environment; what it complains of is the failure."""
    done = subprocess.run([sys.executable, "-m", *command], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
def test_a_new_model_already_keeps_what_every_model_promises(repository: Path, course: Course) -> None:
    """The file that is written passes the tests of every model, ruff and mypy, and has a page that explores it."""
    told = course("models", "new", "shared_rule", cwd=repository, ahead=repository)
    assert (told.returncode, told.stderr) == (0, "")
    assert course("models", "check", "shared_rule", cwd=repository, ahead=repository).returncode == 0
    run(
        "pytest",
        "-q",
        "-m",
        "slow or not slow",
        "-p",
        "no:cacheprovider",
        *PROMISES,
        "-k",
        "shared_rule",
        cwd=repository,
    )
    run("ruff", "check", "minimodels/shared_rule.py", cwd=repository)
    run("ruff", "format", "--check", "minimodels/shared_rule.py", cwd=repository)
    run("mypy", "--strict", "--package", "minimodels", cwd=repository)
    page = (repository / "book" / "back" / "models" / "shared-rule.md").read_text()
    assert "# Shared rule\n" in page
    assert "explore(shared_rule)" in page


@pytest.mark.parametrize("name", ["Shared", "_shared", "shared rule", "3rules", "lambda", "../evil", ""])
def test_a_name_that_cannot_be_a_models_is_refused(name: str, repository: Path, course: Course) -> None:
    """A name that could not be imported is refused with an example, and nothing is written."""
    before = sorted(repository.rglob("*"))
    told = problem(course("models", "new", "--", name, cwd=repository, ahead=repository), 2)
    assert repr(name) in told
    assert "shared_rule" in told
    assert sorted(repository.rglob("*")) == before


@pytest.mark.parametrize("name", ["exit_threat", "find"])
def test_nothing_is_overwritten(name: str, repository: Path, course: Course) -> None:
    """The name of a model, or of a function of the package, is taken."""
    before = {path: path.read_bytes() for path in repository.rglob("*.py")}
    assert f"{name} is taken" in problem(course("models", "new", name, cwd=repository, ahead=repository), 2)
    assert {path: path.read_bytes() for path in repository.rglob("*.py")} == before


def test_outside_the_repository_it_says_where_to_run(tmp_path: Path, course: Course) -> None:
    """Where there are no mini-models the command is used wrongly."""
    assert "root of the repository" in problem(course("models", "new", "shared_rule", cwd=tmp_path), 2)
    assert list(tmp_path.iterdir()) == []
