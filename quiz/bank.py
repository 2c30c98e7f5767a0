"""A bank of questions: a TOML file, read whole or refused with everything that is wrong with it.

Functions that compute drawn numbers stand beside it, in a Python file of the same name.
"""

import re
import runpy
import tomllib
from collections import Counter
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from quiz import kinds
from quiz.ledger import unknown
from quiz.question import Question, problems

LARGEST = 2_000_000  #: bytes
MARKUP = re.compile(r"<[/!?a-zA-Z]")  #: what a browser would take for it


class BankError(ValueError):
    """A bank cannot be used; ``problems`` lists all that is wrong, each with file, question and mend."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def read_bank(path: Path, *, models: Mapping[str, Any] | None = None, claims: Collection[str] = ()) -> list[Question]:
    """Read the questions of a bank.

    Args:
        path: a TOML file with a ``[[question]]`` table for each.
        models: mini-models by the names that ``model`` may take.
        claims: ids that ``claims`` may name; none are checked when it is empty.

    Raises:
        BankError: with every problem, when there is any.
    """
    tables = _tables(path)
    functions = _functions(path.with_suffix(".py"))
    context = {"functions": functions, "models": models or {}}
    questions: list[Question] = []
    found_wrong: list[str] = []
    for place, table in enumerate(tables, 1):
        where = f"{path}: question {table.get('id', place)!r}"
        found, wrong = _question(table, context)
        wrong += [f"model: {what}" for what in unknown([found.model] if found and found.model else [], models or {})]
        wrong += [f"claims: {what}" for what in unknown(found.claims if found else (), claims)]
        found_wrong += [f"{where}: {what}" for what in wrong]
        questions += [found] if found else []
    twice = [id for id, times in Counter(q.id for q in questions).items() if times > 1]
    found_wrong += [f"{path}: question {id!r}: the id is used twice; give each question its own" for id in twice]
    if found_wrong:
        raise BankError(found_wrong)
    return questions


def _tables(path: Path) -> list[dict[str, Any]]:
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise BankError([f"{path}: {size:,} bytes; a bank has at most {LARGEST:,}: split it"])
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BankError([f"{path}: cannot be read: {error.strerror}"]) from error
    except UnicodeDecodeError as error:
        raise BankError([f"{path}: is not UTF-8 (byte {error.start}); save it as UTF-8"]) from error
    except tomllib.TOMLDecodeError as error:
        raise BankError([f"{path}: is not TOML: {error}"]) from error
    tables = document.get("question")
    extra = sorted(set(document) - {"question"})
    if extra or not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise BankError([f"{path}: write a [[question]] table for each question{f', not {extra[0]}' if extra else ''}"])
    return tables


def _functions(path: Path) -> Mapping[str, Any]:
    """Run the file beside a bank and return its names; it is the author's, like the bank."""
    if not path.is_file():
        return {}
    try:
        return runpy.run_path(str(path))
    except Exception as error:  # whatever the file raises
        raise BankError([f"{path}: cannot be run: {type(error).__name__}: {error}"]) from error


def _question(table: dict[str, Any], context: Mapping[str, Any]) -> tuple[Question | None, list[str]]:
    """Make a question of a table, or say all that is wrong with it."""
    wrong = [f"{field}: markup is not allowed; put a space after <" for field in _markup(table)]
    try:
        kind = kinds.find(str(table.get("kind", "")))
        question = kind.model_validate(table, context=context)
        question.draw()
        return question, wrong
    except LookupError as error:
        return None, [*wrong, f"kind: {error}"]
    except ValidationError as error:
        return None, [*wrong, *problems(error)]
    except ValueError as error:  # of the first draw
        return None, [*wrong, str(error).removeprefix(f"{table.get('id')}: ")]


def _markup(value: Any, field: str = "") -> list[str]:
    """Name the fields in which a text holds markup."""
    if isinstance(value, str):
        return [field] if MARKUP.search(value) else []
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for key, part in parts for found in _markup(part, f"{field}.{key}".lstrip("."))]
