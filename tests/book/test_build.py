"""What `course book` does with good and with broken sources."""

import filecmp
import shutil
from pathlib import Path

import pytest

from tests.book.conftest import Course
from tests.book.site import ROOT

BROKEN = {
    "a link to a page that is not there": ("[gone](gone.md)", "gone.md"),
    "a link to an anchor that is not there": ("[gone](index.md#gone)", "gone"),
    "an unknown citation key": ("{cite}`nobody2000`", "nobody2000"),
    "an unknown reference": ("{ref}`nowhere`", "nowhere"),
    "an unknown claim": ("So it is.{claim}`C1-4`", "there is no claim 'C1-4'; did you mean 'C1-44'?"),
    "an unknown directive": ("```{nonsense}\n```", "nonsense"),
    "mathematics that cannot be read": ("$x_1_2$", "x_1_2"),
    "an unknown command of mathematics": (r"$\wages + 1$", r"\wages + 1"),
}


LEDGER = """
[C1-44]
paragraph = "1.8"
statement = "Something is so."
type = "thesis"
status = "premise"
voice = "authors"
models = ["exit_threat"]
"""


def test_a_good_book_builds_and_names_its_index(small_book: Path, course_book: Course) -> None:
    """A good book exits with 0, says nothing on standard error, and names the page to open."""
    result = course_book(small_book)
    assert (result.returncode, result.stderr) == (0, "")
    assert "_build/html/index.html" in result.stdout
    assert (small_book / "_build/html/index.html").is_file()


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_page_is_named_with_its_line(kind: str, small_book: Path, course_book: Course) -> None:
    """Each way of being broken exits with 1 and names file, line and culprit, without a traceback."""
    text, culprit = BROKEN[kind]
    page = small_book / "book" / "page.md"
    page.write_text(f"# Page\n\nGood.\n\n{text}\n")
    (small_book / "book" / "claims.toml").write_text(LEDGER)
    result = course_book(small_book)
    assert result.returncode == 1
    assert f"{page}:5" in result.stderr
    assert culprit in result.stderr
    assert result.stderr.splitlines()[-1].startswith("course: the book has the problems named above")
    assert "Traceback" not in result.stderr


def test_a_broken_page_is_still_broken_in_the_next_build(small_book: Path, course_book: Course) -> None:
    """A page that was read with a warning is read again, so that a second build cannot pass by skipping it."""
    (small_book / "book" / "page.md").write_text("# Page\n\n{cite}`nobody2000`\n")
    first, second = course_book(small_book), course_book(small_book)
    assert first.returncode == second.returncode == 1
    assert first.stderr == second.stderr


def test_a_page_of_the_contents_that_is_missing_is_named(small_book: Path, course_book: Course) -> None:
    """A page that the contents list and nobody wrote fails the build."""
    (small_book / "book" / "page.md").unlink()
    result = course_book(small_book)
    assert result.returncode == 1
    assert "page" in result.stderr
    assert "Traceback" not in result.stderr


def test_outside_the_root_the_command_says_where_to_run_it(tmp_path: Path, course_book: Course) -> None:
    """Where there is no configuration the command is used wrongly: status 2 and one line."""
    result = course_book(tmp_path)
    assert result.returncode == 2
    assert result.stderr.count("\n") == 1
    assert "_config.yml" in result.stderr


@pytest.mark.parametrize(("name", "status"), [("_config.yml", 2), ("_toc.yml", 1)])
def test_an_unreadable_configuration_is_named(name: str, status: int, small_book: Path, course_book: Course) -> None:
    """Broken YAML is told by file and line, without a traceback."""
    with (small_book / name).open("a") as file:
        file.write("broken: [here\n")
    result = course_book(small_book)
    assert result.returncode == status
    assert name in result.stderr
    assert "line" in result.stderr
    assert "Traceback" not in result.stderr


def test_an_edit_of_one_page_reads_one_page(small_book: Path, course_book: Course) -> None:
    """Only the edited page is read again, and its new words are in the book."""
    course_book(small_book)
    doctrees = small_book / "_build" / "doctrees"
    before = {path.name: path.stat().st_mtime_ns for path in doctrees.glob("*.doctree")}
    page = small_book / "book" / "page.md"
    page.write_text(page.read_text().replace("A paper", "A remarkable paper"))
    assert course_book(small_book).returncode == 0
    after = {path.name: path.stat().st_mtime_ns for path in doctrees.glob("*.doctree")}
    assert {name for name in after if after[name] != before[name]} == {"page.doctree"}
    assert "A remarkable paper" in (small_book / "_build/html/page.html").read_text()


def test_a_changed_asset_arrives(small_book: Path, course_book: Course) -> None:
    """A changed stylesheet is copied although no page changed, under an address that no cache holds."""
    course_book(small_book)
    html = small_book / "_build" / "html"
    before = (html / "page.html").read_text()
    (small_book / "book/_assets/course.css").write_text("body { color: red }")
    assert course_book(small_book).returncode == 0
    assert (html / "_static/course.css").read_text() == "body { color: red }"
    assert (html / "page.html").read_text() != before


def test_formulas_answers_and_references_need_no_script(small_book: Path, course_book: Course) -> None:
    """TeX is MathML, a dropdown is a native disclosure, and references are a plain list."""
    course_book(small_book)
    page = (small_book / "_build/html/page.html").read_text()
    assert "<mfrac><mrow><mn>1</mn></mrow><mrow><mn>2</mn></mrow></mfrac>" in page
    assert '<span class="eqno">(1)</span>' in page
    assert "MathJax" not in page
    assert '<summary class="admonition-title">Check yourself</summary>' in page
    assert '<ul class="references">' in page


@pytest.mark.slow
def test_two_clean_builds_give_the_same_bytes(tmp_path: Path, course_book: Course) -> None:
    """The whole book, built twice from nothing in two places, is the same file by file."""
    folders = [tmp_path / "first", tmp_path / "second"]
    for folder in folders:
        shutil.copytree(ROOT / "book", folder / "book", ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("_config.yml", "_toc.yml"):
            shutil.copy(ROOT / name, folder)
        assert course_book(folder).returncode == 0
    first, second = (folder / "_build" / "html" for folder in folders)
    names = sorted(path.relative_to(first) for path in first.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(second) for path in second.rglob("*") if path.is_file())
    _, different, unreadable = filecmp.cmpfiles(first, second, names, shallow=False)
    assert (different, unreadable) == ([], [])
