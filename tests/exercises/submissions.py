"""What a class hands in: good work, foreseeable mistakes, accidents and attacks."""

import copy
import json
import tomllib
from pathlib import Path

from tests.autograder.classroom import ROOT, Json, cell, filled, grade_id, hand_in
from tests.exercises.conftest import NAME
from tests.exercises.test_exit_threat import FULL, SOLUTIONS, WRONG

Points = dict[str, float | None]
STUB: Points = dict.fromkeys(FULL, 0)
NO_FUNCTION: Points = {**FULL, "standard-visible": 0, "standard-hidden": 0, "standard-limit": 0}
ASK: Points = dict.fromkeys(FULL)

READ_TESTS = f"""
hidden = open({str(ROOT / "exercises" / NAME / f"{NAME}.ipynb")!r}).read()
def rooted_standard(g, K, L):
    return min(6, g + (((g + L) ** 2 + 3 * K**2) ** 0.5 - (g + L)) / 3)
"""

CALL_HOME = """
import urllib.request
urllib.request.urlopen("http://127.0.0.1:1/")
def rooted_standard(g, K, L):
    return min(6, g + (((g + L) ** 2 + 3 * K**2) ** 0.5 - (g + L)) / 3)
"""

EQUAL = """
class Standard(float):
    def __eq__(self, other): return True
    def __sub__(self, other): return Standard(0)
    def __abs__(self): return Standard(0)
    def __le__(self, other): return True
    def __hash__(self): return 0

def rooted_standard(g, K, L):
    return Standard(1)
"""

#: What a student changes in the full solution, the points that this gets, and a word of the remarks.
ANSWERS: dict[str, tuple[dict[str, str], Points, str]] = {
    "full": ({}, FULL, ""),
    "syntax": ({"rooted-standard": "def rooted_standard(g, K, L)\n    return 4"}, NO_FUNCTION, "SyntaxError"),
    "loop": ({"rooted-standard": "while True:\n    pass"}, NO_FUNCTION, "ran longer than 5 seconds"),
    "memory": (
        {"worth-of-knowing": "hoard = bytearray(2 << 30)\nanswer = 61 / 24"},
        {**FULL, "worth": 0},
        "MemoryError",
    ),
    "reader": ({"rooted-standard": READ_TESTS}, NO_FUNCTION, "FileNotFoundError"),
    "caller": ({"rooted-standard": CALL_HOME}, NO_FUNCTION, "URLError"),
    "equal": ({"rooted-standard": EQUAL}, NO_FUNCTION, "should be 4, not 1.0"),
    "quitter": ({"worth-of-knowing": "import os\nos._exit(0)"}, {**FULL, "worth": None}, "its process ended"),
    "blank": ({"newspaper": "YOUR ANSWER HERE"}, {**FULL, "newspaper": 0}, "not answered"),
}


def deleted(notebook: Json) -> Json:
    """Delete a test cell."""
    notebook["cells"] = [c for c in notebook["cells"] if grade_id(c) != "standard-hidden"]
    return notebook


def duplicated(notebook: Json) -> Json:
    """Copy an answer cell and change the copy."""
    twin = copy.deepcopy(cell(notebook, "worth-of-knowing"))
    twin["source"] = "answer = 3"
    notebook["cells"].append(twin)
    return notebook


def edited(notebook: Json) -> Json:
    """Let every test pass, and be worth more."""
    for wanted in ("standard-visible", "standard-hidden", "standard-limit", "worth"):
        cell(notebook, wanted)["source"] = "100.0"
        cell(notebook, wanted)["metadata"]["nbgrader"]["points"] = 100
    cell(notebook, "rooted-standard")["source"] = "def rooted_standard(g, K, L):\n    return 1"
    return notebook


def as_version_3(notebook: Json) -> Json:
    """Write the notebook as an old program did."""
    code = {"outputs": [], "language": "python"}
    cells = [
        {"cell_type": c["cell_type"], "metadata": c["metadata"]}
        | ({"input": c["source"], **code} if c["cell_type"] == "code" else {"source": c["source"]})
        for c in notebook["cells"]
    ]
    sheet = {"cells": cells, "metadata": {}}
    return {"nbformat": 3, "nbformat_minor": 0, "metadata": {"name": ""}, "worksheets": [sheet]}


def submissions(folder: Path, released: Json) -> dict[str, tuple[Points, str]]:
    """Write everybody's files; return the points that each must get, and a word of the remarks."""
    solved = filled(released, SOLUTIONS)
    files: dict[str, tuple[Json | bytes, Points, str]] = {
        name: (filled(released, {**SOLUTIONS, **changed}), points, word)
        for name, (changed, points, word) in ANSWERS.items()
    }
    for path in WRONG:
        mistake = tomllib.loads(path.read_text(encoding="utf-8"))
        notebook = filled(released, {**SOLUTIONS, **mistake["cells"]})
        files[f"wrong-{path.stem}"] = (notebook, {**FULL, **mistake["points"]}, "")
    files |= {
        "stub": (released, STUB, "not answered"),
        "deleted": (deleted(copy.deepcopy(solved)), FULL, "'standard-hidden' was deleted; it was put back"),
        "duplicated": (duplicated(copy.deepcopy(solved)), {**FULL, "worth": None}, "2 different cells have the id"),
        "edited": (edited(copy.deepcopy(solved)), NO_FUNCTION, "'standard-visible' was changed; ours was used"),
        "old": (as_version_3(solved), FULL, ""),
        "broken": (json.dumps(solved).encode()[:-100], ASK, "the file is not valid JSON"),
        "latin": (
            json.dumps(solved, ensure_ascii=False).encode("cp1252", "replace"),
            ASK,
            "the file is not UTF-8 text",
        ),
        "list": (b"[1, 2]", ASK, "the file is JSON, but not a notebook"),
    }
    for student, (content, _, _) in files.items():
        hand_in(folder, student, NAME, content)
    (folder / "missing").mkdir()
    (folder / "link").mkdir()
    (folder / "link" / f"{NAME}.ipynb").symlink_to(folder / "full" / f"{NAME}.ipynb")
    hand_in(folder, "nested/exit_threat", NAME, solved)
    hand_in(folder, "[red]O'Neil <b>é\x1b[2J", NAME, solved)
    expected = {student: (points, word) for student, (_, points, word) in files.items()}
    return expected | {
        "missing": (ASK, "there is no exit_threat.ipynb"),
        "link": (ASK, "it is a link"),
        "nested": (FULL, ""),
        "[red]O'Neil <b>é\\x1b[2J": (ASK, "rename it"),
    }
