"""Claims in the built book: a marked sentence leads to the index, and the index back to the sentence."""

from pathlib import Path

import pytest

from tests.book.conftest import Course
from tests.book.test_build import LEDGER

PAGE = """# Page

First this is said. Then something is claimed, plainly.{claim}`C1-44` And so on.

# Index

```{claims} 1
```
"""


def built(book: Path, course_book: Course, ledger: str = LEDGER) -> tuple[int, str]:
    """Build a page that states a claim; return the exit status and what was told."""
    (book / "book" / "page.md").write_text(PAGE)
    (book / "book" / "claims.toml").write_text(ledger)
    result = course_book(book)
    return result.returncode, result.stderr


def test_a_mark_leads_to_the_index_and_back(small_book: Path, course_book: Course) -> None:
    """The mark names the claim for who points at it or listens, and each end links to the other."""
    assert built(small_book, course_book) == (0, "")
    page = (small_book / "_build" / "html" / "page.html").read_text()
    assert 'id="states-c1-44-1"' in page
    assert 'title="Something is so."' in page
    assert 'aria-label="states claim C1-44"' in page
    assert '<div id="c1-44"><dt>C1-44 (1.8), thesis, the paper</dt>' in page
    assert 'stated in <a href="#states-c1-44-1">Page</a>' in page


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('["exit_threat"]', '["exit_thread"]', "models: there is no 'exit_thread'; did you mean 'exit_threat'?"),
        ('voice = "authors"', 'voice = "authors"\nsupports = ["C1-44"]', "supports itself: C1-44 → C1-44"),
        ('"thesis"', '"theses"', "claim 'C1-44': type: "),
    ],
)
def test_an_unsound_ledger_stops_the_build(
    before: str, after: str, told: str, small_book: Path, course_book: Course
) -> None:
    """A model that does not exist, a circle, a word that is none: named with the file, once."""
    status, stderr = built(small_book, course_book, LEDGER.replace(before, after))
    assert status == 1
    assert stderr.count(told) == 1
    assert "claims.toml" in stderr
    assert "Traceback" not in stderr
