"""How much of the paper the book covers: which claims a marked sentence states, which paragraphs have a place."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from course.problem import Problem
from quiz import LedgerError, read_ledger
from quiz.ledger import Claim

LEDGER = Path("book/claims.toml")
MARK = re.compile(r"\{claim\}`([^`]*)`")
END = re.compile(r"[.!?][\"”’)]*(?:\{claim\}`[^`]*`)*(?=\s|$)|[:;]\s*$", re.MULTILINE)
BLOCK = re.compile(r"^(?:```|:::).*$|^#+ .*$|^\s*$", re.MULTILINE)
SHORTEST, MOST = 5, 3  #: words of a sentence that states something; claims that one sentence can state
ENOUGH = 0.95


class Statement(NamedTuple):
    """A sentence that is marked as stating a claim."""

    claim: str
    place: str  #: file and line
    sentence: str


def coverage() -> str:
    """Print what is missing, paragraph by paragraph, and return a summary.

    Raises:
        Problem: when the ledger is unsound, or the coverage too small; its message is the summary.
    """
    try:
        claims = read_ledger(LEDGER)
    except LedgerError as error:
        raise Problem("\n".join(error.problems), status=1) from error
    found = [statement for path in sorted(Path("book").rglob("*.md")) for statement in statements(path)]
    counted, empty = sound(found)
    for statement in empty:
        print(f"{statement.place}: {statement.claim} does not count: {statement.sentence!r}")
    there = {statement.claim for statement in counted}
    missing = [(claim.paragraph, id_) for id_, claim in claims.items() if id_ not in there]
    for paragraph, id_ in missing:
        print(f"({paragraph}) {id_}: {claims[id_].statement}")
    return _judged(claims, there)


def _judged(claims: Mapping[str, Claim], there: set[str]) -> str:
    paragraphs = {claim.paragraph for claim in claims.values()}
    reached = {claims[id_].paragraph for id_ in there if id_ in claims}
    share = sum(id_ in there for id_ in claims) / len(claims)
    summary = (
        f"{len(reached)} of {len(paragraphs)} paragraphs have a place in the book; "
        f"{sum(id_ in there for id_ in claims)} of {len(claims)} claims ({100 * share:.1f} %) are stated"
    )
    if reached != paragraphs or share < ENOUGH:
        raise Problem(f"{summary}; all paragraphs and {100 * ENOUGH:.0f} % are wanted", status=1)
    return summary


def sound(found: list[Statement]) -> tuple[list[Statement], list[Statement]]:
    """Part statements into those that can be sentences and those that only list ids."""
    marks: dict[tuple[str, str], int] = {}
    for statement in found:
        key = (statement.place, statement.sentence)
        marks[key] = marks.get(key, 0) + 1
    counted: list[Statement] = []
    empty: list[Statement] = []
    for statement in found:
        long = len(re.findall(r"\w+", statement.sentence)) >= SHORTEST
        few = marks[statement.place, statement.sentence] <= MOST
        (counted if long and few else empty).append(statement)
    return counted, empty


def statements(path: Path) -> Iterator[Statement]:
    """Yield the marked sentences of a page; a mark belongs to the sentence in which it stands or which it follows."""
    text = path.read_text(encoding="utf-8")
    start = 0
    cuts = sorted({*(m.end() for m in END.finditer(text)), *(m.end() for m in BLOCK.finditer(text)), len(text)})
    for cut in cuts:
        sentence = " ".join(MARK.sub("", text[start:cut]).split())
        line = text.count("\n", 0, start + len(text[start:cut]) - len(text[start:cut].lstrip())) + 1
        for found in MARK.finditer(text, start, cut):
            yield Statement(found[1], f"{path}:{line}", sentence)
        start = cut
