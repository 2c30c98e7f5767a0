"""`course quiz new`, and the schema with which editors help."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import minimodels
from quiz import kinds, read_bank
from quiz.schema import schema
from quiz.stress import stress
from tests.book.site import ROOT
from tests.course.conftest import Course


@pytest.mark.parametrize("kind", kinds.names())
def test_a_new_question_works_at_once(kind: str, tmp_path: Path, course: Course) -> None:
    """It is read, keeps what it says over a hundred draws, and its function is clean code."""
    bank = tmp_path / "quiz.toml"
    result = course("quiz", "new", kind, str(bank))
    assert (result.returncode, result.stderr) == (0, "")
    assert list(stress(read_bank(bank, models=minimodels.library), 100)) == []
    if bank.with_suffix(".py").exists():
        ruff = Path(sys.executable).with_name("ruff")
        subprocess.run([ruff, "check", "-q", "--isolated", bank.with_suffix(".py")], check=True)


def test_new_questions_are_added_after_those_that_are_there(tmp_path: Path, course: Course) -> None:
    """Ids go on counting, what stood in the two files stays, and two functions share their imports."""
    bank = tmp_path / "quiz.toml"
    for kind in ("numeric", "numeric", "estimate"):
        before = bank.read_text() if bank.exists() else ""
        assert course("quiz", "new", kind, str(bank)).returncode == 0
        assert bank.read_text().startswith(before.rstrip())
    assert [q.id for q in read_bank(bank, models=minimodels.library)] == ["Q1", "Q2", "Q3"]
    functions = bank.with_suffix(".py").read_text()
    assert re.findall(r"^def (\w+)", functions, re.MULTILINE) == ["q1", "q2", "q3"]
    assert functions.count("import Numbers") == 1


@pytest.mark.parametrize(
    ("kind", "bank", "told"),
    [
        ("singel", "quiz.toml", "did you mean 'single'"),
        ("single", "quiz.txt", "name it"),
        ("single", "bad.toml", "mend"),
    ],
)
def test_what_cannot_be_begun_is_told_and_nothing_is_written(
    kind: str, bank: str, told: str, tmp_path: Path, course: Course
) -> None:
    """An unknown kind, a file that is no bank, a bank with problems."""
    (tmp_path / "bad.toml").write_text('[[question]]\nid = "x"\n')
    before = sorted(tmp_path.iterdir())
    result = course("quiz", "new", kind, str(tmp_path / bank))
    assert result.returncode in {1, 2}
    assert told in result.stderr
    assert sorted(tmp_path.iterdir()) == before


BANKS = sorted((ROOT / "book").glob("*/quiz.toml"))


@pytest.mark.parametrize("bank", BANKS, ids=[bank.parent.name for bank in BANKS])
def test_the_schema_takes_every_bank(bank: Path) -> None:
    """What the engine takes, an editor does not underline."""
    jsonschema.validate(tomllib.loads(bank.read_text(encoding="utf-8")), schema())


@pytest.mark.parametrize(
    "change",
    [{"kind": "singel"}, {"colour": "red"}, {"bloom": "guess"}, {"answer": 3}, {"points": -1}, {"options": None}],
)
def test_the_schema_refuses_a_slip(change: dict[str, Any]) -> None:
    """An unknown kind or field, a level that is none, a wrong type, a value out of range."""
    (table,) = tomllib.loads(f'[[question]]\nid = "x"\nkind = "single"\n{kinds.find("single").example}')["question"]
    jsonschema.validate({"question": [table]}, schema())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"question": [table | change]}, schema())


def test_check_writes_the_schema_that_the_banks_name(course: Course) -> None:
    """The first line of each bank of the book leads an editor to it."""
    assert course("quiz", "check").returncode == 0
    for bank in BANKS:
        first = bank.read_text(encoding="utf-8").split("\n", 1)[0]
        assert json.loads((bank.parent / first.removeprefix("#:schema ")).read_text()) == schema()
