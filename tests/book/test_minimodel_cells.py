"""What an author is told about a cell that cannot become a mini-model."""

import shutil
from pathlib import Path

import pytest

from tests.book.conftest import Course
from tests.book.site import ROOT

PAGE = """---
jupytext: {text_representation: {extension: .md, format_name: myst}}
kernelspec: {name: python3, display_name: Python 3, language: python}
---
# Page

```{code-cell} python
from minimodels import exit_threat, explore

CALL
```
"""
WRONG = {
    "explore(exit_thread)": "there is no mini-model 'exit_thread'; did you mean 'exit_threat'?",
    'explore(exit_threat, guess=("How many?", "bluff"))': "exit_threat has no single number 'bluff'",
    "explore(exit_threat, 3)": "write explore(model)",
    "explore(exit_threat": "was never closed",
}


@pytest.fixture
def book_with_models(small_book: Path) -> Path:
    """A small book with the real configuration, mini-models included; their lattices are those already built."""
    shutil.copy(ROOT / "_config.yml", small_book)
    shutil.copytree(ROOT / "_build" / "models", small_book / "_build" / "models")
    return small_book


def test_a_cell_that_explores_becomes_the_page_face(book_with_models: Path, course_book: Course) -> None:
    """The cell is replaced by the controls, the drawings and the sentence of its model; no kernel is started."""
    (book_with_models / "book" / "page.md").write_text(PAGE.replace("CALL", "explore(exit_threat)"))
    result = course_book(book_with_models)
    assert (result.returncode, result.stderr) == (0, "")
    html = (book_with_models / "_build" / "html" / "page.html").read_text()
    assert 'data-model="exit_threat"' in html
    assert "from minimodels import" not in html


@pytest.mark.parametrize("call", WRONG)
def test_a_wrong_cell_is_named_with_file_and_line(call: str, book_with_models: Path, course_book: Course) -> None:
    """An unknown model, an unknown number or a call that is not understood stops the build with file, line and mend."""
    page = book_with_models / "book" / "page.md"
    page.write_text(PAGE.replace("CALL", call))
    result = course_book(book_with_models)
    assert result.returncode == 1
    lines = range(7, 12)  # of the cell: myst-nb names its first line or one just below
    assert any(result.stderr.startswith(f"{page}:{line}: WARNING: ") for line in lines)
    assert WRONG[call] in result.stderr
    assert "Traceback" not in result.stderr
