"""The English of the book: spelled as in Britain (with -ize), in sentences that can be read on a train."""

import re
import shutil
import subprocess
from pathlib import Path
from statistics import median

import pytest

from tests.book.prose import prose, sentences
from tests.book.site import ROOT

BOOK = ROOT / "book"
PAGES = sorted(path for path in BOOK.rglob("*.md") if "_ext" not in path.parts)
every_page = pytest.mark.parametrize("page", PAGES, ids=[path.relative_to(BOOK).as_posix() for path in PAGES])
LONGEST = 22  #: words of the sentence in the middle
CHAPTERS = {"problem", "history", "solution", "equality", "internationalization"}


def misspelled(text: str) -> set[str]:
    """List what aspell does not know, the names and terms in `words.txt` aside."""
    assert shutil.which("aspell"), "aspell is missing; install it with: sudo apt-get install aspell aspell-en"
    command = ["aspell", "list", "--lang=en_GB", "--master=en_GB-ize", "--encoding=utf-8"]
    found = subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout.split()
    known = set((Path(__file__).with_name("words.txt")).read_text(encoding="utf-8").split())
    return {word for word in found if word not in known and word.removesuffix("'s").removesuffix("’s") not in known}


@every_page
def test_every_word_is_spelled(page: Path) -> None:
    """Each word is in the dictionary, or among the names and terms of the field."""
    assert misspelled(prose(page)) == set()


def test_a_slip_is_found() -> None:
    """A misspelling and an American spelling are named, a term of the field is not."""
    assert misspelled("The behavior of internationalization occured.") == {"behavior", "occured"}


@every_page
def test_sentences_are_short(page: Path) -> None:
    """Half of the sentences of a page are shorter than 22 words, wherever there are enough to speak of a half."""
    lengths = [len(sentence.split()) for sentence in sentences(page)]
    assert len(lengths) < 10 or median(lengths) < LONGEST


@every_page
def test_no_line_is_lost(page: Path) -> None:
    """No line of text begins with the sign that makes MyST drop it as a comment."""
    assert not re.search(r"^\s*%", prose(page), re.MULTILINE)


@every_page
def test_a_section_is_as_long_as_a_sitting(page: Path) -> None:
    """A section with a model, or none, takes at most 1,300 words; a chapter's opening 600 and its close 900."""
    if page.parent.name in CHAPTERS:
        most = {"index": 600, "close": 900}.get(page.stem, 1_300)
        assert len(prose(page).split()) <= most
