"""The kinds of question: one file each, found by its name, with one class of the same name."""

import difflib
import pkgutil
from functools import cache
from importlib import import_module

from quiz.question import Question


@cache
def names() -> tuple[str, ...]:
    """List the kinds, sorted."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_")))


@cache
def find(name: str) -> type[Question]:
    """Find the class of a kind.

    Raises:
        LookupError: when there is no such kind, with the nearest name.
    """
    if name not in names():
        near = difflib.get_close_matches(str(name), names(), 1, cutoff=0)
        raise LookupError(f"there is no kind of question {name!r}; did you mean {near[0]!r}?")
    kind: type[Question] = getattr(import_module(f"quiz.kinds.{name}"), "".join(map(str.capitalize, name.split("_"))))
    return kind
