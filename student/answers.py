"""How an answer is written, for each form in which something is asked: readable or not, never right or wrong.

What may be seen of a question is all that is needed here. A student's notebook and the engine that scores read an
answer with the same lines, so that what the one takes the other takes.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

Answer = Any  #: what a student gives, as JSON holds it: a text, a number, a list, a table
Asked = Mapping[str, Any]  #: what may be seen of a question; ``form`` names one of the readers below
NUMBER = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,2})?)(?:\s*/\s*(\d+\.?\d*))?\s*(\D.*)?")
LONGEST = 20_000  #: characters of a text
PHRASE = 200  #: characters of a few words
LARGEST = 1e300  #: beyond which a number is a slip, and an integer may be too large to be one


class Unreadable(ValueError):
    """An answer is empty or has the wrong form: invalid, never wrong; the message says what form is asked."""


def read(asked: Asked, answer: Answer) -> Any:
    """Read an answer to what is asked.

    Raises:
        Unreadable: for an answer that is empty or has the wrong form.
    """
    return READERS[asked["form"]](asked, answer)


def letters(answer: Answer, options: Iterable[str]) -> tuple[str, ...]:
    """Read one letter, or several in a list or separated by commas or spaces.

    Raises:
        Unreadable: for no letter, a letter twice, or one that names no option.
    """
    known = list(options)
    given = answer.replace(",", " ").split() if isinstance(answer, str) else answer
    if not isinstance(given, list | tuple) or not given:
        raise Unreadable(f"choose among {', '.join(known)}")
    if not all(isinstance(letter, str) and letter in known for letter in given) or len(set(given)) < len(given):
        raise Unreadable(
            f"{answer!r:.60} is not of the form asked: letters among {', '.join(known)}, each at most once"
        )
    return tuple(given)


def one_letter(answer: Answer, options: Iterable[str]) -> str:
    """Read exactly one letter.

    Raises:
        Unreadable: for anything else.
    """
    given = letters(answer, options)
    if len(given) != 1:
        raise Unreadable("choose one option")
    return given[0]


def order(answer: Answer, items: Iterable[str]) -> tuple[str, ...]:
    """Read every letter once, in the order in which they are given.

    Raises:
        Unreadable: for anything else.
    """
    known = list(items)
    given = letters(answer, known)
    if len(given) < len(known):
        raise Unreadable(f"give every step a place: {', '.join(sorted(known))}")
    return given


def pairs(answer: Answer, items: Iterable[str], categories: Iterable[str]) -> dict[str, str]:
    """Read the category of each item.

    Raises:
        Unreadable: for an item without a category, or a name that is neither.
    """
    wanted, known = list(items), list(categories)
    if not isinstance(answer, dict) or not answer:
        raise Unreadable(f"give each of {', '.join(wanted)} one of {', '.join(known)}")
    for item in wanted:
        if not isinstance(answer.get(item), str) or answer[item] not in known:
            raise Unreadable(f'"{item}" needs one of {", ".join(known)}')
    if len(answer) > len(wanted):
        raise Unreadable(f"only {', '.join(wanted)} are asked for")
    return dict(answer)


def number(answer: Answer, units: Mapping[str, float] | None = None) -> float:
    """Read a number: a JSON number, or a text such as "0.25", "0,25", "1/4", "25 %", with a unit where one is asked.

    Args:
        answer: what is given.
        units: spellings of units, with what one of it is in the unit of the answer; none are asked when it is empty.

    Raises:
        Unreadable: for anything else.
    """
    units = units or {}
    form = "write one number, such as 0.25, 0,25, 1/4 or 25 %"
    if units:
        form = f"write a number with its unit, such as 12 {next(iter(units))}"
    elif isinstance(answer, int | float) and not isinstance(answer, bool) and -LARGEST < answer < LARGEST:
        return float(answer)
    spelled = answer.strip()[:80].replace("\u2212", "-").replace(",", ".") if isinstance(answer, str) else ""
    found = NUMBER.fullmatch(spelled)
    factor = (units or {"": 1.0, "%": 0.01}).get((found[3] or "").strip()) if found else None
    if found is None or factor is None or (found[2] and float(found[2]) == 0):
        raise Unreadable(form)
    return float(found[1]) / float(found[2] or 1) * factor


def words(answer: Answer) -> str:
    """Read a text that is not empty.

    Raises:
        Unreadable: for anything else, and for a text that is too long.
    """
    if not isinstance(answer, str) or not answer.strip():
        raise Unreadable("write a text")
    if len(answer) > LONGEST:
        raise Unreadable(f"write at most {LONGEST:,} characters")
    return answer.strip()


def phrase(answer: Answer) -> str:
    """Read a few words.

    Raises:
        Unreadable: for no text, one without a letter or digit, and one that is too long.
    """
    given = words(answer)
    if len(given) > PHRASE or not any(map(str.isalnum, given)):
        raise Unreadable("write a few words")
    return given


def blanks(answer: Answer, parts: Mapping[str, Asked]) -> dict[str, Any]:
    """Read what stands in each blank.

    Raises:
        Unreadable: for a blank that is empty or unreadable, or a name that is none.
    """
    if not isinstance(answer, dict) or set(answer) != set(parts):
        raise Unreadable(f"fill in each of the blanks {', '.join(parts)}")
    out = {}
    for name, part in parts.items():
        try:
            out[name] = read(part, answer[name])
        except Unreadable as reason:
            raise Unreadable(f"blank {name}: {reason}") from None
    return out


def state(answer: Answer, stops: Mapping[str, Iterable[Any]]) -> dict[str, Any]:
    """Read the state of a mini-model: a table, or an address such as "#exit_threat:g=4,K=2".

    Returns:
        A stop of each control that is asked; other controls that an address names are left out.

    Raises:
        Unreadable: for a control without a value, or a value that is no stop.
    """
    given = answer
    if isinstance(answer, str):
        address = answer.strip()[:1000].rpartition(":")[2].rpartition("#")[2]
        given = dict(part.strip().split("=", 1) for part in address.split(",") if "=" in part)
    if not isinstance(given, dict):
        raise Unreadable(f"write a state, such as {', '.join(f'{n}={next(iter(v))}' for n, v in stops.items())}")
    out = {}
    for name, known in stops.items():
        at = [stop for stop in known if same(stop, given.get(name))]
        if not at:
            raise Unreadable(f"{name} must be one of {', '.join(map(str, known))}")
        out[name] = at[0]
    return out


def same(stop: float | str, given: Any) -> bool:
    """Say whether what was given is this stop of a control."""
    if isinstance(stop, str) or isinstance(given, bool):
        return bool(given == stop)
    try:
        return abs(float(given) - stop) < 1e-9
    except (TypeError, ValueError, OverflowError):
        return False


READERS: Mapping[str, Callable[[Asked, Answer], Any]] = {
    "choice": lambda asked, answer: one_letter(answer, asked["options"]),
    "several": lambda asked, answer: letters(answer, asked["options"]),
    "order": lambda asked, answer: order(answer, asked["items"]),
    "pairs": lambda asked, answer: pairs(answer, asked["items"], asked["categories"]),
    "number": lambda asked, answer: number(answer, asked.get("units")),
    "words": lambda asked, answer: phrase(answer),
    "open": lambda asked, answer: words(answer),
    "blanks": lambda asked, answer: blanks(answer, asked["parts"]),
    "state": lambda asked, answer: state(answer, {n: c["stops"] for n, c in asked["controls"].items()}),
}
