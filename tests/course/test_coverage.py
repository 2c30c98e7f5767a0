"""`course book --coverage`: which claims of the paper a marked sentence states."""

from pathlib import Path

import pytest

from course.coverage import statements
from tests.course.conftest import Course

LEDGER = "".join(
    f"""
[C1-0{number}]
paragraph = "1.{number}"
statement = "Something is so, for the time {number}."
type = "thesis"
status = "premise"
voice = "authors"
"""
    for number in (1, 2)
)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book of one page with a ledger of two claims."""
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "claims.toml").write_text(LEDGER)
    (tmp_path / "_config.yml").touch()
    (tmp_path / "_toc.yml").touch()
    return tmp_path


def covered(book: Path, text: str, course: Course) -> tuple[int, list[str], str]:
    """Write the page; return exit status, what is listed, and the last line."""
    (book / "book" / "page.md").write_text(text)
    result = course("book", "--coverage", cwd=book)
    assert "Traceback" not in result.stderr
    lines = (result.stdout + result.stderr.removeprefix("course: ")).splitlines()
    return result.returncode, lines[:-1], lines[-1]


def test_a_book_that_states_every_claim_passes(book: Path, course: Course) -> None:
    """Nothing is listed, and the summary is the last line."""
    page = "# One\n\nThe first thing is plainly so.{claim}`C1-01` The second, they\nsay, is so too.{claim}`C1-02`\n"
    status, listed, summary = covered(book, page, course)
    assert (status, listed) == (0, [])
    assert summary == "2 of 2 paragraphs have a place in the book; 2 of 2 claims (100.0 %) are stated"


def test_what_is_missing_is_listed_by_paragraph(book: Path, course: Course) -> None:
    """The claim's statement says what has to be written."""
    status, listed, summary = covered(book, "The first thing is plainly so.{claim}`C1-01`\n", course)
    assert status == 1
    assert listed == ["(1.2) C1-02: Something is so, for the time 2."]
    assert summary.startswith("1 of 2 paragraphs have a place in the book; 1 of 2 claims (50.0 %) are stated")


def test_a_list_of_ids_counts_for_nothing(book: Path, course: Course) -> None:
    """A mark without a sentence, or many at one, is named and not counted."""
    status, listed, _ = covered(
        book, "See {claim}`C1-01`\n\n" + "So it all is, they say." + "{claim}`C1-02`" * 4, course
    )
    assert status == 1
    assert sum("does not count" in line for line in listed) == 5


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("One. Two three.{claim}`C1-01` Four.", "Two three."),
        ("One. Two{claim}`C1-01` three. Four.", "Two three."),
        ("# Head\nTwo three.{claim}`C1-01`", "Two three."),
        ("One.\n\n- Two three.{claim}`C1-01`\n", "- Two three."),
        ("He said: \u201cTwo.\u201d Three in (1.6) four.{claim}`C1-01`", "Three in (1.6) four."),
        (":::{admonition} Title\nTwo three?{claim}`C1-01`\n:::", "Two three?"),
    ],
)
def test_a_mark_belongs_to_the_sentence_that_it_ends_or_stands_in(text: str, sentence: str, tmp_path: Path) -> None:
    """Whatever comes before the sentence, its mark finds it."""
    (tmp_path / "page.md").write_text(text, encoding="utf-8")
    assert [found.sentence for found in statements(tmp_path / "page.md")] == [sentence]
