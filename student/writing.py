"""How an answer is written into a notebook: as text, in the form that is asked."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from student.answers import Answer, Asked

__all__ = ["example", "line", "way"]


def example(asked: Asked) -> Answer:
    """Give an answer that can be read; it is made without the key, and shows no more than how one is written."""
    return EXAMPLES[asked["form"]](asked)


def way(asked: Asked) -> str:
    """Say how the answer is written."""
    return WAYS[asked["form"]]


def line(answer: Answer) -> str:
    """Write the line that an answer cell holds."""
    return f"answer = {json.dumps(answer, ensure_ascii=False)}"


def _state(asked: Asked) -> str:
    start: Mapping[str, Any] = asked["start"]
    return f"#{asked['model']}:" + ",".join(f"{name}={value}" for name, value in start.items())


WAYS: Mapping[str, str] = {
    "choice": "write the letter of one option in quotation marks",
    "several": "write the letters of all options that fit, as a list",
    "order": "write all letters as a list, in the order that you choose",
    "pairs": "write a letter for each item",
    "number": "write a number; a fraction, a sign of per cent or a unit needs quotation marks",
    "words": "write a few words in quotation marks",
    "open": "write a text",
    "blanks": "write what belongs into each blank",
    "state": "move the controls of the model on its page in the book, and copy the state's address",
}
EXAMPLES: Mapping[str, Callable[[Asked], Answer]] = {
    "choice": lambda asked: next(iter(asked["options"])),
    "several": lambda asked: list(asked["options"])[:2],
    "order": lambda asked: list(asked["items"]),
    "pairs": lambda asked: dict.fromkeys(asked["items"], next(iter(asked["categories"]))),
    "number": lambda asked: f"12 {next(iter(asked['units']))}" if asked["units"] else 12.5,
    "words": lambda asked: "a few words",
    "open": lambda asked: "a text",
    "blanks": lambda asked: {name: example(part) for name, part in asked["parts"].items()},
    "state": _state,
}
