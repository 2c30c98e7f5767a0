"""The real command, as a person runs it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COURSE = Path(sys.executable).with_name("course")

Course = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def course() -> Course:
    """Run `course` with arguments: in ``cwd``, with packages ``ahead`` of ours, with changes to the environment."""

    def run(
        *arguments: str, cwd: Path = ROOT, ahead: Path | None = None, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        env = {**os.environ, "COLUMNS": "200", **environment}
        if ahead is not None:
            env["PYTHONPATH"] = os.pathsep.join([str(ahead), env.get("PYTHONPATH", "")])
        return subprocess.run([COURSE, *arguments], cwd=cwd, env=env, capture_output=True, text=True, check=False)

    return run


def problem(result: subprocess.CompletedProcess[str], status: int) -> str:
    """Return the one line in which a command told a problem; the test fails when it was told in another way."""
    assert result.returncode == status, result.stderr
    assert result.stderr.count("\n") == 1, result.stderr
    assert result.stderr.startswith("course: ")
    return result.stderr
