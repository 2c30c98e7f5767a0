"""The course secret, from which each student's numbers are drawn: a file at the root, outside git, for its owner."""

import json
import os
import re
import secrets
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from autograder.draws import Draws
from course.problem import Problem

__all__ = ["SECRET", "draws_of", "remember"]

SECRET = Path("course-secret.toml")
WORDS = """\
# The numbers of every student's questions are drawn from this secret. Keep a copy in a safe place until the course is
# over: without it, or with another one, what students hand in cannot be graded. It belongs into no repository.
"""


class CourseSecret(NamedTuple):
    """What the file holds: the secret, and the exercises that were released with numbers drawn from it."""

    draws: Draws
    exercises: tuple[str, ...]


def draws_of(exercise: str) -> Draws | None:
    """Give what draws the numbers of an exercise; None where all students have the same.

    Raises:
        Problem: when the file cannot be used.
    """
    found = _read()
    return found.draws if found and exercise in found.exercises else None


def remember(exercise: str) -> Draws:
    """Give what draws the numbers of an exercise, and write down that they are drawn; the secret is made where none is.

    Raises:
        Problem: when the file cannot be used.
    """
    found = _read() or CourseSecret(Draws(secrets.token_bytes(32)), ())
    if exercise not in found.exercises:
        _write(found.draws.secret, sorted({*found.exercises, exercise}))
    return found.draws


def _read() -> CourseSecret | None:
    try:
        with SECRET.open("rb") as file:
            if os.fstat(file.fileno()).st_mode & 0o077:
                raise Problem(f"{SECRET} can be read by others: run `chmod 600 {SECRET}`", 1)
            document = tomllib.load(file)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Problem(f"{SECRET} cannot be read: {error.strerror}", 1) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Problem(f"{SECRET} is not TOML ({error}): put the copy back that you kept", 1) from error
    secret, exercises = document.get("secret"), document.get("drawn", [])
    if not isinstance(secret, str) or not re.fullmatch("[0-9a-f]{64}", secret):
        raise Problem(f"{SECRET}: secret: 64 digits from 0 to f are expected: put the copy back that you kept", 1)
    if not isinstance(exercises, list) or not all(isinstance(name, str) for name in exercises):
        raise Problem(f'{SECRET}: drawn: write the names of exercises, such as drawn = ["exit_threat"]', 1)
    return CourseSecret(Draws(bytes.fromhex(secret)), tuple(exercises))


def _write(secret: bytes, exercises: Iterable[str]) -> None:
    """Write the file beside its place, readable by nobody else at any time, then put it there."""
    beside = SECRET.with_name(f".{SECRET.name}.new")
    beside.unlink(missing_ok=True)
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(f'{WORDS}secret = "{secret.hex()}"\ndrawn = {json.dumps(list(exercises))}\n')
    os.replace(beside, SECRET)
