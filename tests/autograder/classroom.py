"""A course folder with released exercises, and students who fill them in."""

import copy
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
COURSE = Path(sys.executable).with_name("course")
Json = dict[str, Any]


def course(*arguments: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the real command as a person would."""
    env = {**os.environ, "COLUMNS": "300", **environment}
    return subprocess.run([COURSE, *arguments], cwd=cwd, env=env, capture_output=True, text=True, check=False)


def course_folder(folder: Path) -> Path:
    """Copy what a course needs for releasing and grading."""
    shutil.copytree(ROOT / "exercises", folder / "exercises")
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    return folder


def read(path: Path) -> Json:
    """Read a notebook, or any JSON."""
    content: Json = json.loads(path.read_text(encoding="utf-8"))
    return content


def grade_id(cell: Json) -> str | None:
    """Return the nbgrader id of a cell."""
    found: str | None = cell["metadata"].get("nbgrader", {}).get("grade_id")
    return found


def cell(notebook: Json, wanted: str) -> Json:
    """Find a cell by its nbgrader id."""
    return next(c for c in notebook["cells"] if grade_id(c) == wanted)


def solutions(source: Path) -> dict[str, str]:
    """Read the full solution of an exercise: the source of each answer cell by its id."""
    cells = [c for c in read(source)["cells"] if c["metadata"].get("nbgrader", {}).get("solution")]
    return {str(grade_id(c)): "".join(c["source"]) for c in cells}


def filled(released: Json, answers: dict[str, str]) -> Json:
    """Fill in a released notebook as a student does."""
    notebook = copy.deepcopy(released)
    for wanted, text in answers.items():
        cell(notebook, wanted)["source"] = text
    return notebook


def hand_in(folder: Path, student: str, name: str, notebook: Json | bytes) -> None:
    """Put a student's file where `course grade` looks for it."""
    (folder / student).mkdir(parents=True)
    raw = notebook if isinstance(notebook, bytes) else json.dumps(notebook).encode()
    (folder / student / f"{name}.ipynb").write_bytes(raw)
