"""Nothing that tells an answer goes out: every file of every student's release is searched for every secret."""

import ast
import hmac
import json
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbgrader.nbgraderformat import MetadataValidator
from nbgrader.utils import compute_checksum

from tests.autograder.classroom import cell, read
from tests.exercises.every import HARMFUL, NAME, STUDENTS, exercise, release, secrets


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Release an exercise with every kind of question for three students."""
    made = exercise(tmp_path_factory.mktemp("course"))
    release(made)
    return made


def texts(path: Path) -> Iterator[str]:
    """Give all that can be read in a file: as it is, its strings, the literals of its code, its members unpacked."""
    yield path.read_bytes().decode("utf-8", "replace")
    if path.suffix == ".whl":
        with zipfile.ZipFile(path) as archive:
            yield from (archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    elif path.suffix == ".ipynb":
        yield from strings(json.loads(path.read_text(encoding="utf-8")))


def strings(value: object) -> Iterator[str]:
    """Give every text in a notebook; in code also the literals."""
    if isinstance(value, dict):
        if value.get("cell_type") == "code" and "source" in value:
            source = "".join(value["source"])
            yield source
            for node in ast.walk(ast.parse(source)):
                if isinstance(node, ast.Constant):
                    yield str(node.value)
                elif isinstance(node, ast.Dict | ast.List):
                    yield from (ast.unparse(node), json.dumps(ast.literal_eval(node)))
        for key, part in value.items():
            yield from (key, *strings(part))
    elif isinstance(value, list):
        yield "".join(part for part in value if isinstance(part, str))
        for part in value:
            yield from strings(part)
    else:
        yield str(value)


def found(path: Path, folder: Path, student: str) -> set[str]:
    """Name the secrets that a file tells."""
    told = "\0".join(texts(path))
    return {name for name, secret in secrets(folder, student) if secret in told}


def test_no_file_of_a_release_tells_a_secret(folder: Path) -> None:
    """Neither key, feedback, hint, explanation, seed, function nor the course secret; nor the release of another."""
    files = [path for path in (folder / "_build" / "release" / NAME).rglob("*") if path.is_file()]
    assert sorted({path.parent.name for path in files}) == sorted(STUDENTS)
    assert len(files) == 2 * len(STUDENTS)
    told = {(path, student): found(path, folder, student) for path in files for student in STUDENTS}
    assert {where: names for where, names in told.items() if names} == {}


def test_the_search_finds_secrets_where_they_are(folder: Path) -> None:
    """In the bank stand all texts, and in the author's notebook the keys; so the search above can fail."""
    source = folder / "exercises" / NAME
    bank = found(source / "instructor" / "questions.toml", folder, "ann")
    notebook = found(source / f"{NAME}.ipynb", folder, "ann")
    assert {"q-single: a", "q-short: pattern", "drawn: hint", "q-essay: explanation", "drawn: numbers"} <= bank
    assert {"q-ordering: the key", "q-matching: the key", "q-numeric: the key", "q-essay: the key"} <= notebook
    assert found(folder / "course-secret.toml", folder, "ann") == {"the course secret"}


def test_students_have_numbers_of_their_own_and_keep_them(folder: Path) -> None:
    """They follow from secret, student and question alone; a second release has the same bytes."""
    root = folder / "_build" / "release" / NAME
    before = {path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()}
    prompts = [prompt(root / student / f"{NAME}.ipynb") for student in STUDENTS]
    for student, found in zip(STUDENTS, prompts, strict=True):
        words = json.dumps(["draw", student, "drawn"]).encode()
        chance = random.Random(hmac.digest(b"\x5e" * 32, words, "sha256"))
        assert f"How much is two times {chance.choice(range(5, 801))} and a bit?" in found
    assert len(set(prompts)) == len(STUDENTS)
    release(folder)
    assert {path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()} == before


def prompt(path: Path) -> str:
    """Read the prompt of the question whose number is drawn."""
    return "".join(cell(read(path), "drawn-asked")["source"])


def test_each_release_is_a_valid_notebook_of_nbgraders(folder: Path) -> None:
    """Format, metadata and the checksum of every cell are those of the student's own cells."""
    for path in (folder / "_build" / "release" / NAME).glob("*/*.ipynb"):
        notebook = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
        MetadataValidator().validate_nb(notebook)
        cells = [one for one in notebook.cells if "nbgrader" in one.metadata]
        assert [one.metadata.nbgrader.checksum for one in cells] == [compute_checksum(one) for one in cells]


def test_a_prompt_cannot_break_out_of_its_cell(folder: Path) -> None:
    """Marks of nbgrader, markup and mathematics in a prompt are text: no test goes out, and nothing is styled."""
    notebook = json.loads((folder / "_build" / "release" / NAME / "ann" / f"{NAME}.ipynb").read_text(encoding="utf-8"))
    cells = {cell["id"]: "".join(cell["source"]) for cell in notebook["cells"]}
    assert cells["harmful"] == "answer  # the cell above is read, and scored, when your work is graded"
    assert cells["harmful-answer"] == 'answer = ""  # question harmful: put your answer in place of ""'
    prompt = cells["harmful-asked"].split("\n\n")[1]
    assert not set(prompt.replace("&#", "")) & set("<>*_[]$`|\\")
    form = ast.parse(cells["harmful-form"]).body[1]
    assert isinstance(form, ast.Expr)
    assert isinstance(form.value, ast.Call)
    assert ast.literal_eval(form.value.args[0])["prompt"] == HARMFUL
