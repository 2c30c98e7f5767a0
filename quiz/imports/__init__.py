"""Questions from other platforms: a file becomes tables of a bank, and nothing of it is lost without a word.

A question that no kind can ask, or that lacks what a bank requires, is set aside with the reason.
"""

from collections import Counter
from collections.abc import Collection
from pathlib import Path
from typing import Any, NamedTuple

from quiz.imports import gift, moodle
from quiz.imports._found import FileError, Found, Unfit
from quiz.imports._tables import identifier, table

__all__ = ["Aside", "FileError", "Imported", "read"]
LARGEST = 5_000_000  #: bytes


class Aside(NamedTuple):
    """A question that is not in the bank."""

    place: str  #: where it stands in the file
    name: str
    why: str
    source: str  #: its text in the file


class Imported(NamedTuple):
    """What a file held."""

    tables: list[dict[str, Any]]
    notes: list[tuple[str, str]]  #: the id of a question in the bank, and what of it is not as it was
    aside: list[Aside]


def read(path: Path, *, fill: bool = False, models: Collection[str] = (), claims: Collection[str] = ()) -> Imported:
    """Read a file in Moodle XML or GIFT.

    Args:
        path: the file; what begins like XML, or is named so, is taken for Moodle XML.
        fill: write a sentence where feedback is missing that a bank requires.
        models: mini-models that a question may name.
        claims: ids of claims that a question may name; none are checked when it is empty.

    Raises:
        FileError: for a file that cannot be read, with every place that is malformed.
    """
    found = _found(path)
    names = Counter[str]()
    out = Imported([], [], [])
    for one in found:
        id_ = identifier(one, names)
        try:
            made, notes = table(one, id_, fill, models, claims)
        except Unfit as why:
            out.aside.append(Aside(one.place, one.name, str(why), one.source))
            continue
        names[id_] += 1
        out.tables.append(made)
        out.notes.extend((id_, note) for note in notes)
    return out


def _found(path: Path) -> list[Found]:
    try:
        if path.stat().st_size > LARGEST:
            raise FileError(
                [f"{path}: {path.stat().st_size:,} bytes; at most {LARGEST:,} are read: export one category at a time"]
            )
        content = path.read_bytes()
    except OSError as error:
        raise FileError([f"{path}: cannot be read: {error.strerror}"]) from error
    of_xml = path.suffix.lower() == ".xml" or content.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<")
    try:
        return moodle.read(content) if of_xml else gift.read(content)
    except FileError as error:
        raise FileError([f"{path}:{what}" for what in error.problems]) from error
