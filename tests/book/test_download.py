"""Every section as a notebook: readable in JupyterLab, and run from top to bottom by a reader without the checkout."""

import re
import shutil
import zipfile
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

import minimodels
from tests.book.conftest import Course
from tests.book.reader import readers_kernel
from tests.book.site import PAGES, ROOT, built_site

SECTIONS = [
    page
    for page in (name.removesuffix(".html") for name in PAGES)
    if (source := ROOT / "book" / f"{page}.md").is_file() and source.read_text().startswith("---\njupytext:")
]
RUN = [pytest.param(page, marks=() if page == "problem/exit-threat" else pytest.mark.slow) for page in SECTIONS]
SECTION = """---
kernelspec:
  display_name: Python 3
  name: python3
  language: python
jupytext:
  text_representation:
    format_name: myst
---
(here)=
# A section

% Nobody reads this.
{cite:t}`hirschman1970` and {cite:p}`cohen1997,rodrik1997` disagree with {cite}`dorf1998`; see [the
index](index.md#works) and [a site](https://example.org). Energy is {math}`m c^2`.

$$ y = 2 $$ (eq-two)

```python
x = "{cite:t}`nobody`"  # [kept](as.md)
```

```{code-cell} python
from minimodels import exit_threat, explore

explore(exit_threat)
```

:::{admonition} The paper
It says [so](index.md).

- twice
:::

::::{admonition} Check yourself
:class: dropdown

:::{note}
The answer is *two*.
:::
::::
"""
PLAIN = [
    """# A section

Hirschman (1970) and (Cohen and Rogers 1997; Rodrik 1997) disagree with (Dorf and Sabel 1998); see the
index and [a site](https://example.org). Energy is $m c^2$.

$$ y = 2 $$

```python
x = "{cite:t}`nobody`"  # [kept](as.md)
```""",
    """> **The paper**
>
> It says so.
>
> - twice

<details>
<summary>Check yourself</summary>

> **Note**
>
> The answer is *two*.

</details>""",
]


def unpacked(archive: Path, folder: Path) -> tuple[Path, NotebookNode]:
    """Unpack a download, and read the notebook in it."""
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(folder)
    path = folder / archive.stem / f"{archive.stem}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    return path, notebook


@pytest.fixture
def book(small_book: Path) -> Path:
    """A small book whose page is a section with a download."""
    config = (ROOT / "_config.yml").read_text().replace(", minimodel, model_pages, questions]", "]")
    (small_book / "_config.yml").write_text(config)
    (small_book / "book" / "page.md").write_text(SECTION)
    (small_book / "book" / "index.md").write_text("# Small book\n\n## Works\n\n```{bibliography}\n```\n")
    return small_book


def test_a_section_becomes_a_notebook_in_plain_markdown(book: Path, course_book: Course, tmp_path: Path) -> None:
    """Citations name author and year, links to other pages are words, boxes are quotations, answers stay folded."""
    assert course_book(book).stderr == ""
    path, notebook = unpacked(book / "_build/html/_downloads/page.zip", tmp_path)
    wheel = f"egalitarianism-{minimodels.__version__}-py3-none-any.whl"
    assert sorted(file.name for file in path.parent.iterdir()) == [wheel, "page.ipynb"]
    assert [cell.source for cell in notebook.cells if cell.cell_type == "markdown"] == PLAIN
    install, model = (cell.source for cell in notebook.cells if cell.cell_type == "code")
    assert f"%pip install --quiet ./{wheel} ipywidgets" in install
    assert notebook.cells[0].source == install
    assert model == "from minimodels import exit_threat, explore\n\nexplore(exit_threat)"


def test_the_link_stands_at_the_end_and_tells_the_size(book: Path, course_book: Course) -> None:
    """A visible link leads to the archive and says how much it weighs; a page that is no section has none."""
    assert course_book(book).returncode == 0
    html = book / "_build" / "html"
    size = (html / "_downloads/page.zip").stat().st_size
    link = f'href="_downloads/page.zip">Take this page into JupyterLab ({-(-size // 1000)} kB)</a>'
    page = (html / "page.html").read_text()
    assert page.index("The answer is") < page.index(link)
    assert "JupyterLab" not in (html / "index.html").read_text()


@pytest.mark.slow
def test_an_archive_is_always_the_same(book: Path, course_book: Course) -> None:
    """A second clean build gives the same bytes."""
    archive = book / "_build/html/_downloads/page.zip"
    course_book(book)
    first = archive.read_bytes()
    shutil.rmtree(book / "_build")
    course_book(book)
    assert archive.read_bytes() == first


@pytest.mark.parametrize(
    ("myst", "culprit"),
    [
        ("```{figure} x.png\n```", "the directive {figure} has no plain form"),
        ("{kbd}`Tab`", "the role {kbd} has no plain form"),
    ],
)
def test_what_has_no_plain_form_fails_the_build(myst: str, culprit: str, book: Path, course_book: Course) -> None:
    """Nothing is dropped silently: the page and the directive or role are named, and the status is 1."""
    (book / "book" / "x.png").write_bytes(b"")
    (book / "book" / "page.md").write_text(f"{SECTION}\n{myst}\n")
    result = course_book(book)
    assert result.returncode == 1
    assert re.search(rf"page.*{re.escape(culprit)}", result.stderr)


@pytest.mark.parametrize("section", RUN)
def test_a_download_runs_where_the_checkout_is_unknown(
    section: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every cell runs in a fresh kernel without a network; the models come from the wheel beside the notebook."""
    for name, value in readers_kernel(tmp_path).items():
        monkeypatch.setenv(name, value)
    path, notebook = unpacked(built_site() / "_downloads" / f"{section}.zip", tmp_path)
    where = nbformat.v4.new_code_cell("import minimodels; print(minimodels.__file__)")
    notebook.cells.append(where)
    NotebookClient(
        notebook, kernel_name="python3", timeout=120, resources={"metadata": {"path": path.parent}}
    ).execute()
    assert where.outputs[0].text.startswith(str(tmp_path / "venv"))
    shown = [output.data for cell in notebook.cells for output in cell.get("outputs", ()) if "data" in output]
    assert any("application/vnd.jupyter.widget-view+json" in data for data in shown)


def test_every_section_is_tested() -> None:
    """The contents list the sections that run above."""
    assert {"problem/exit-threat", "verdict/capstone"} <= set(SECTIONS)
