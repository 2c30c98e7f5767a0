"""What was found becomes a table of a bank, checked as the bank will be."""

import re
from collections.abc import Collection, Mapping
from typing import get_args

from pydantic import ValidationError

from quiz import kinds
from quiz.imports._found import Found, Unfit
from quiz.imports._makers import MAKERS, Making, Table, whole
from quiz.question import Question, problems

LEVELS = get_args(Question.model_fields["bloom"].annotation)
LONGEST = 40  #: characters of an id
LEVEL = "understand"  #: of a question that names none


def table(
    found: Found, id: str, fill: bool, models: Collection[str], claims: Collection[str]
) -> tuple[Table, list[str]]:
    """Make a table, and say what of the question is not as it was.

    Raises:
        Unfit: when no kind asks such a question, or something is missing that a bank requires.
    """
    if isinstance(found.asked, Unfit):
        raise found.asked
    making = Making(found, id, fill)
    fields = MAKERS[found.asked.form](found.asked, making)
    texts = {"prompt": found.prompt, "hint": found.hint, "explanation": making.explanation}
    points = {"points": whole(found.points)} if found.points != 1 else {}
    about = {"id": id, "kind": fields["kind"], **_tagged(making, models, claims), **points}
    out = {**about, **{field: words for field, words in texts.items() if words}, **fields}
    try:
        kinds.find(out["kind"]).model_validate(out)
    except ValidationError as error:
        raise Unfit("; ".join(problems(error))) from error
    return out, making.notes


def identifier(found: Found, taken: Mapping[str, int]) -> str:
    """Name a question by its id, or else by its name, or else by its place; none is taken twice."""
    named = (re.sub(r"[^A-Za-z0-9]+", "-", words).strip("-")[:LONGEST] for words in (found.id, found.name))
    stem = next((name for name in named if re.match("[A-Za-z]", name)), "Q")
    out, number = stem, 1
    while taken.get(out):
        number += 1
        out = f"{stem[: LONGEST - 5]}-{number}"
    return out


def _tagged(making: Making, models: Collection[str], claims: Collection[str]) -> Table:
    """Read tags: level, claims, model, confidence."""
    of: dict[str, list[str]] = {"bloom": [], "claim": [], "model": [], "confidence": [], "": []}
    for tag in making.found.tags:
        name, _, value = tag.partition(":")
        known = {"bloom": LEVELS, "claim": claims or [value], "model": models, "confidence": ("",)}.get(name, ())
        of[name if value in known else ""].append(value if value in known else tag)
    if of[""]:
        making.notes.append(f"these tags are left out: {', '.join(of[''])}")
    if not of["bloom"]:
        making.notes.append(f'it names no level and is taken for "{LEVEL}"')
    out: Table = {"bloom": (of["bloom"] or [LEVEL])[0], "claims": of["claim"]}
    out |= {"model": of["model"][0]} if of["model"] else {}
    return out | ({"confidence": True} if of["confidence"] else {})
