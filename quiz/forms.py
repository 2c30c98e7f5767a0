"""The forms in which something can be asked: what a kind of question comes down to, for every page and platform.

A kind translates itself into one of these (``Question.form``). A page, an export or a report knows the forms, never the
kinds, so that a new kind which takes a form that exists needs nothing there.
"""

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

Feedback = Mapping[str, str]


class Choice(NamedTuple):
    """One of several options; each earns its share."""

    options: Mapping[str, str]
    shares: Mapping[str, float]
    feedback: Feedback  #: of each option


class Several(NamedTuple):
    """Any number of options, at least one."""

    options: Mapping[str, str]
    answer: tuple[str, ...]
    feedback: Feedback  #: of each option
    credit: Literal["all", "balance", "each"]


class Order(NamedTuple):
    """Items to put in order."""

    items: Mapping[str, str]
    answer: tuple[str, ...]
    feedback: Feedback  #: of each rule, such as "B before F", that an order can break


class Pairs(NamedTuple):
    """A category for each item; several items may share one."""

    items: Mapping[str, str]
    categories: Mapping[str, str]
    answer: Mapping[str, str]
    feedback: Feedback  #: of each item


class Value(NamedTuple):
    """A value that is wrong, and what to say of it."""

    value: float
    feedback: str


class Number(NamedTuple):
    """A number that lies within ``width`` of the answer, or agrees in so many significant digits."""

    answer: float
    width: float | None
    digits: int | None
    percent: bool  #: a share, which may be given in per cent
    units: Mapping[str, float]  #: spellings that are taken, each with its size in the unit of the answer
    mistakes: tuple[Value, ...]
    right: str  #: what to say of the answer


class Pattern(NamedTuple):
    """A text in which ``*`` stands for any letters, the share that it earns, and what to say of it."""

    pattern: str
    share: float
    feedback: str


class Words(NamedTuple):
    """A short text; the first pattern that it fits decides."""

    patterns: tuple[Pattern, ...]


class Open(NamedTuple):
    """A text that a person reads."""

    answer: str
    marking: str
    words: int


class State(NamedTuple):
    """A state of a mini-model, found by moving its controls."""

    model: str
    controls: Mapping[str, Mapping[str, Any]]  #: label, stops and how each stop is written
    start: Mapping[str, float | str]  #: where every control of the model stands at first
    verdicts: str  #: a digit for each state of the controls, the last control fastest: the place in ``told``
    told: tuple[str, ...]  #: the first is said of a right state
    answer: Mapping[str, float | str]  #: one of the right states


class Blanks(NamedTuple):
    """A text with blanks, each of a form of its own; the share is the mean of theirs."""

    text: str  #: "{1}" stands where blank 1 is
    parts: "Mapping[str, Form]"  #: choices, numbers and words


Form = Choice | Several | Order | Pairs | Number | Words | Open | State | Blanks
SHOWN: Mapping[type[Form], tuple[str, ...]] = {
    Choice: ("options",),
    Several: ("options",),
    Order: ("items",),
    Pairs: ("items", "categories"),
    Number: ("units", "percent"),
    Words: (),
    Open: ("words",),
    State: ("model", "controls", "start"),
    Blanks: ("text",),
}  #: what of a form may be seen before the answer is in: an allow-list


def name(form: Form) -> str:
    """Name a form."""
    return type(form).__name__.lower()


def shown(form: Form) -> dict[str, Any]:
    """Tell what of a form may be seen before the answer is in."""
    seen = {field: plain(getattr(form, field)) for field in SHOWN[type(form)]}
    if isinstance(form, Order):
        seen["items"] = dict(sorted(form.items.items()))
    if isinstance(form, Blanks):
        seen["parts"] = {name: shown(part) for name, part in form.parts.items()}
    return {"form": name(form), **seen}


def plain(value: Any) -> Any:
    """Turn a form, or a part of one, into what JSON holds: everything, key and feedback too."""
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        nested = {"form": name(value)} if type(value) in SHOWN else {}  # type: ignore[arg-type]
        return nested | {field: plain(part) for field, part in value._asdict().items()}
    if isinstance(value, Mapping):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    return value
