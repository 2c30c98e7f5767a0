"""What is found in a file, in terms that Moodle XML and GIFT share, before it becomes a table of a bank."""

import re
from html.parser import HTMLParser
from typing import Literal, NamedTuple

from quiz.bank import MARKUP
from quiz.weighted import Weighted

BREAKS = {"blockquote", "br", "dd", "div", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ol", "p", "pre", "ul"}
REFUSED = {
    *("audio", "canvas", "embed", "iframe", "img", "input", "math", "object", "script", "select", "style", "sub"),
    *("sup", "svg", "table", "textarea", "video"),
}  #: what no text says


class FileError(ValueError):
    """A file cannot be read; ``problems`` lists all that is wrong with it, each with its line and mend."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class Unfit(ValueError):
    """A question that no kind can ask, and why."""


class Asked(NamedTuple):
    """What is asked, in a question or in a blank."""

    form: Literal["choice", "several", "truefalse", "number", "words", "pairs", "order", "open", "blanks"]
    answers: tuple[Weighted, ...] = ()  #: for "order", the steps in their right order
    pairs: tuple[tuple[str, str], ...] = ()  #: of items and categories; one without an item is a wrong category
    units: tuple[str, ...] = ()
    graders: str = ""  #: what helps to mark a text
    lines: int = 15  #: the height of the field for it
    text: str = ""  #: with {1} where blank 1 is
    parts: "tuple[Asked, ...]" = ()


class Found(NamedTuple):
    """A question as it stands in a file."""

    place: str
    source: str
    name: str
    asked: Asked | Unfit
    id: str = ""
    prompt: str = ""
    feedback: str = ""  #: of the whole question
    hint: str = ""
    tags: tuple[str, ...] = ()
    points: float = 1.0


def text(words: str, format: str) -> str:
    """Read a text in one of Moodle's formats as plain text, which no bank takes for markup.

    Raises:
        Unfit: for what a text cannot hold, such as a picture.
    """
    if format in ("html", "moodle", "moodle_auto_format"):
        reader = _Reader(breaks=format != "html")
        reader.feed(words)
        reader.close()
        words = reader.text()
    return MARKUP.sub(lambda found: f"< {found[0][1:]}", words).replace("\r\n", "\n").strip()


class _Reader(HTMLParser):
    """Keeps the text of HTML, a line for each block."""

    def __init__(self, breaks: bool) -> None:
        super().__init__()
        self._breaks = breaks  #: a line break is one
        self._pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in REFUSED:
            raise Unfit(f"it holds <{tag}>, and a bank holds text")
        if tag in BREAKS:
            self._pieces.append("\n• " if tag == "li" else "\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in BREAKS - {"br"}:
            self._pieces.append("\n")

    def handle_data(self, data: str) -> None:
        self._pieces.append(data if self._breaks else re.sub(r"\s+", " ", data))

    def text(self) -> str:
        lines = (" ".join(line.split()) for line in "".join(self._pieces).split("\n"))
        return "\n".join(line for line in lines if line)
