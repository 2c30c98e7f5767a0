"""The claims of the text that a course is about: a TOML table of claims, checked as a whole.

A bank names claims, a page marks the sentences that state them, and both are held to this ledger.
"""

import difflib
import tomllib
from collections.abc import Collection, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from quiz.question import problems


class LedgerError(ValueError):
    """A ledger cannot be used; ``problems`` lists all that is wrong, each with file, claim and mend."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class Claim(BaseModel):
    """A claim in our own words, with its place in the argument."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)
    paragraph: str = Field(pattern=r"^\d+\.\d+[a-z]?\d?$")
    statement: str = Field(min_length=10)
    type: Literal[
        "thesis", "definition", "empirical", "causal", "normative", "conditional", "conjecture", "concession", "method"
    ]
    status: Literal["premise", "intermediate", "conclusion"]
    voice: Literal["authors", "opponent", "shared", "reconstruction"]
    supports: tuple[str, ...] = ()
    attacked_by: tuple[str, ...] = ()
    models: tuple[str, ...] = ()


def read_ledger(path: Path, *, models: Collection[str] = ()) -> dict[str, Claim]:
    """Read the claims by id, in the order of the text.

    Args:
        path: a TOML file with a table for each claim.
        models: names that ``models`` may hold; none are checked when it is empty.

    Raises:
        LedgerError: with every problem, when there is any: also a claim that supports itself through others.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LedgerError([f"{path}: cannot be read as TOML: {error}"]) from error
    claims: dict[str, Claim] = {}
    wrong: list[str] = []
    for id_, table in tables.items():
        try:
            claims[id_] = Claim.model_validate(table)
        except ValidationError as error:
            wrong += [f"{path}: claim {id_!r}: {problem}" for problem in problems(error)]
    for id_, claim in claims.items():
        for field, given, known in (
            ("supports", claim.supports, tables),
            ("attacked_by", claim.attacked_by, tables),
            ("models", claim.models, models),
        ):
            wrong += [f"{path}: claim {id_!r}: {field}: {what}" for what in unknown(given, known)]
    circle = _circle(claims)
    if circle:
        wrong.append(f"{path}: claim {circle[0]!r} supports itself: {' → '.join(circle)}; cut the circle")
    if wrong:
        raise LedgerError(wrong)
    return claims


def unknown(given: Collection[str], known: Collection[str]) -> list[str]:
    """Say which names are unknown, with the nearest that is not; none where nothing is known."""
    out = []
    for name in given if known else ():
        if name not in known:
            near = difflib.get_close_matches(name, known, 1, cutoff=0)[0]
            out.append(f"there is no {name!r}; did you mean {near!r}?")
    return out


def _circle(claims: Mapping[str, Claim]) -> list[str]:
    """Find claims that support themselves through others; the first such circle, or nothing."""
    try:
        TopologicalSorter({id_: claim.supports for id_, claim in claims.items()}).prepare()
    except CycleError as error:
        return list(reversed(error.args[1]))
    return []
