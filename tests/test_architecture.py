"""The shape of the code: which package may import which, and how long a module and a function may be.

The boundary between packages is the boundary of what students receive: what knows an answer is never imported by what
goes out. Content (the pages of the book, the exercises) is named, and never imported.
"""

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MODULE, FUNCTION = 250, 40  #: lines at most

#: folder -> our packages that its code may import; a folder of packages that is not here is a mistake
MAY_IMPORT = {
    "minimodels": {"minimodels"},
    "student": {"minimodels", "student"},
    "exercises": {"minimodels", "student"},
    "instructor": {"minimodels", "student", "quiz"},  # a folder in an exercise, which never goes out
    "quiz": {"student", "quiz"},
    "book": {"minimodels", "quiz"},
    "autograder": {"minimodels", "student", "quiz", "autograder"},
    "course": {"minimodels", "student", "quiz", "autograder", "course"},
    "tests": {"minimodels", "student", "quiz", "autograder", "course", "tests"},
}


def problems(root: Path) -> list[str]:
    """List everything that breaks a rule in a tree of the project's shape, each with file and line."""
    found = []
    for folder in sorted(path for path in root.iterdir() if path.is_dir() and path.name[0] not in "._"):
        for path in sorted([*folder.rglob("*.py"), *folder.rglob("*.ipynb")]):
            where = path.relative_to(root)
            part = "instructor" if path.parent.name == "instructor" else folder.name
            if folder.name not in MAY_IMPORT:
                found.append(f"{where}: nothing is said about the imports of {folder.name}/")
            elif path.suffix == ".ipynb":
                found += [f"{where}: {what}" for _, what in wrong_imports(part, code_of(path))]
            else:
                source = path.read_text(encoding="utf-8")
                wrong = [*wrong_imports(part, source), *too_long(source)]
                found += [f"{where}:{line}: {what}" for line, what in wrong]
    return found


def code_of(notebook: Path) -> str:
    """Gather the code cells of a notebook, without the lines that only IPython understands."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    lines = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code").splitlines()
    return "\n".join(line for line in lines if not line.lstrip().startswith(("%", "!")))


def wrong_imports(folder: str, source: str) -> Iterator[tuple[int, str]]:
    """Yield line and name of every import of ours that a folder's code may not make."""
    for line, name in imports(ast.parse(source)):
        package = name.partition(".")[0]
        if package in MAY_IMPORT and package not in MAY_IMPORT[folder]:
            yield line, f"{folder}/ may not import {name}"


def imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield line and full name of everything that is imported, also by name while the program runs."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from ((node.lineno, alias.name) for alias in names)
            case ast.ImportFrom(module=str(module), level=0):
                yield node.lineno, module
            case ast.Call(
                func=ast.Name(id="import_module" | "__import__") | ast.Attribute(attr="import_module"),
                args=[ast.Constant(value=str(name)) | ast.JoinedStr(values=[ast.Constant(value=str(name)), *_]), *_],
            ):
                yield node.lineno, name


def too_long(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and length of a module and of functions that are longer than they may be."""
    lines = len(source.splitlines())
    if lines > MODULE:
        yield 1, f"the module has {lines} lines, {MODULE} are allowed"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION:
                yield node.lineno, f"the function {node.name} has {length} lines, {FUNCTION} are allowed"


def test_the_project_keeps_its_shape() -> None:
    """Every import goes the allowed way, and no module or function is too long."""
    assert problems(ROOT) == []


def write(root: Path, path: str, source: str) -> None:
    """Put one file into a small tree."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(source)


def notebook(cell: str) -> str:
    """Write a notebook of one code cell."""
    return json.dumps({"cells": [{"cell_type": "code", "source": ["%matplotlib inline\n", cell]}]})


WRONG = [
    ("minimodels/a.py", "from quiz.bank import read", "minimodels/a.py:1: minimodels/ may not import quiz.bank"),
    ("minimodels/a.py", "def f():\n    import course", "minimodels/a.py:2: minimodels/ may not import course"),
    ("minimodels/a.py", "import tests.names", "minimodels/ may not import tests.names"),
    ("quiz/a.py", "import autograder", "quiz/ may not import autograder"),
    ("autograder/a.py", "from course import grade", "autograder/ may not import course"),
    ("student/a.py", "import autograder", "student/ may not import autograder"),
    ("student/a.py", "import quiz", "student/ may not import quiz"),
    ("course/a.py", "from tests.course import x", "course/ may not import tests.course"),
    ("course/a.py", "import exercises.exit_threat", "course/ may not import exercises.exit_threat"),
    ("tests/a.py", "from book._ext import mathml", "tests/ may not import book._ext"),
    ("book/_ext/a.py", "from course.wheel import build", "book/_ext/a.py:1: book/ may not import course.wheel"),
    ("exercises/a/a.ipynb", notebook("import autograder"), "a.ipynb: exercises/ may not import autograder"),
    ("exercises/a/a.py", "import quiz", "exercises/ may not import quiz"),
    ("exercises/a/instructor/a.py", "import autograder", "instructor/ may not import autograder"),
    ("minimodels/a.py", "import importlib\nimportlib.import_module('course.book')", ":2: minimodels/ may not import"),
    ("quiz/a.py", "from importlib import import_module\nimport_module(f'course.{x}')", "quiz/ may not import course."),
    ("helpers/a.py", "", "nothing is said about the imports of helpers/"),
    ("quiz/a.py", "x = 1\n" * 251, "quiz/a.py:1: the module has 251 lines, 250 are allowed"),
    ("quiz/a.py", "class C:\n    def f(self):\n" + "        x = 1\n" * 40, ":2: the function f has 41 lines"),
    ("tests/a.py", "async def f():\n" + "    x = 1\n" * 40, "tests/a.py:1: the function f has 41 lines"),
]


@pytest.mark.parametrize(("path", "source", "told"), WRONG)
def test_each_rule_bites(path: str, source: str, told: str, tmp_path: Path) -> None:
    """One file that breaks one rule is the one thing that is found."""
    write(tmp_path, path, source)
    (found,) = problems(tmp_path)
    assert told in found


def test_what_is_allowed_is_not_complained_about(tmp_path: Path) -> None:
    """The allowed way, other people's packages, relative imports and the greatest lengths pass."""
    write(tmp_path, "course/a.py", "import autograder.box, quiz, minimodels\nfrom . import b\nimport rich\n")
    write(tmp_path, "minimodels/a.py", "from minimodels._model import Model\nfrom dataclasses import field\n")
    write(tmp_path, "exercises/a/a.ipynb", notebook("from minimodels import explore"))
    write(tmp_path, "exercises/a/instructor/questions.py", "from quiz.kinds.numeric import Numbers\n")
    write(tmp_path, "quiz/a.py", "def f():\n" + "    x = 1\n" * 39 + "x = 1\n" * 210)
    write(tmp_path, "_build/a.py", "import tests\n")
    write(tmp_path, ".venv/a.py", "import tests\n")
    assert problems(tmp_path) == []
