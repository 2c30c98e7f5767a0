"""Formats in which questions leave for other platforms: one file each, found by its name.

A format has ``SUFFIX``, ``TITLE`` and ``export``, which takes questions and returns an ``Export``.
"""

import pkgutil
import random
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import NamedTuple

from quiz.question import Question

DRAWS = 8  #: after so many that are alike, a question is taken to draw nothing


class Loss(NamedTuple):
    """Something of a question that a format cannot express."""

    question: str  #: its id, or "every question"
    what: str


class Export(NamedTuple):
    """Questions in a format."""

    content: bytes
    losses: tuple[Loss, ...]


@cache
def names() -> tuple[str, ...]:
    """List the formats, sorted."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_")))


def find(name: str) -> ModuleType:
    """Find a format.

    Raises:
        LookupError: when there is no such format.
    """
    if name not in names():
        raise LookupError(f"there is no format {name!r}; take one of {', '.join(names())}")
    return import_module(f"quiz.exports.{name}")


def drawn(questions: Iterable[Question], seed: int | None = None) -> tuple[list[Question], tuple[Loss, ...]]:
    """Draw every question, and say which of them would have asked somebody else for other numbers.

    Args:
        questions: of any kind.
        seed: of the draw; without one, the first parameters of each question.

    Returns:
        The variants, which draw nothing more, and a loss for each that did.
    """
    variants, losses = [], []
    for question in questions:
        first = question.draw()
        varies = first != question and any(question.draw(_chance(question, i)) != first for i in range(DRAWS))
        variants.append(question.draw(_chance(question, seed)) if varies and seed is not None else first)
        losses += [Loss(question.id, "everybody gets the same numbers")] if varies else []
    return variants, tuple(losses)


def _chance(question: Question, seed: int) -> random.Random:
    return random.Random(f"{question.id}/{seed}")
