"""A small book of two pages with the real configuration, and the real command to build it."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.book.site import ROOT

TOC = "format: jb-book\nroot: index\nchapters:\n  - file: page\n"
INDEX = "# Small book\n\nSee [the page](page.md).\n"
PAGE = """# Page

A paper {cite}`cohen1997` and a formula $x^2$.

$$ y = \\frac{1}{2} $$ (eq-half)

:::{admonition} Check yourself
:class: dropdown
The answer is *two*.
:::

```{bibliography}
```
"""

Course = Callable[[Path], subprocess.CompletedProcess[str]]


@pytest.fixture
def course_book() -> Course:
    """Run `course book` in a folder, as an author does."""
    command = Path(sys.executable).with_name("course")

    def run(folder: Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run([command, "book"], cwd=folder, capture_output=True, text=True, check=False)

    return run


@pytest.fixture
def small_book(tmp_path: Path) -> Path:
    """Two pages in the real frame."""
    folder = tmp_path / "small"
    for name in ("_ext", "_assets"):
        shutil.copytree(ROOT / "book" / name, folder / "book" / name, ignore=shutil.ignore_patterns("__pycache__"))
    # The mini-models take long to compute and have tests of their own.
    config = re.sub(r", (minimodel|download)\b", "", (ROOT / "_config.yml").read_text())
    (folder / "_config.yml").write_text(config)
    shutil.copy(ROOT / "book" / "references.bib", folder / "book")
    (folder / "_toc.yml").write_text(TOC)
    (folder / "book" / "index.md").write_text(INDEX)
    (folder / "book" / "page.md").write_text(PAGE)
    return folder
