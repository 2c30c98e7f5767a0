"""What was asked in a file, asked by a kind of question: the fields of a table that belong to the kind."""

import math
import re
import string
from collections.abc import Callable, Mapping
from typing import Any

from quiz.forms import Several
from quiz.imports._found import Asked, Found, Unfit
from quiz.kinds._units import spellings
from quiz.weighted import BULLET, MARKING, MODEL, Weighted, weighted

EXACT = 1e-9  #: tolerance of a number that had none, relative to the number
TRUTH = re.compile(r"\W*(true|false)\b", re.IGNORECASE)
RULE = re.compile(rf"{BULLET}(\d+) (?:before (\d+)|(first|last)): (.*)")

Table = dict[str, Any]


class Making:
    """A table while it is made: what is missing in the file, what is not as it was."""

    def __init__(self, found: Found, id: str, fill: bool) -> None:
        self.found, self.id, self._fill = found, id, fill
        self.notes: list[str] = []
        lines = found.feedback.split("\n")
        self.lines = [line for line in lines if line.startswith(BULLET)]
        self.explanation = "\n".join(line for line in lines if not line.startswith(BULLET))

    def said(self, words: str, of: str) -> str:
        """Give feedback, or a sentence in its place."""
        return words or (f"No feedback was given for {of} of {self.id}." if self._fill else "")


def whole(value: float) -> float:
    """Write a number without a fraction as an integer."""
    return int(value) if value == int(value) else value


def _lettered(answers: tuple[Weighted, ...], making: Making) -> tuple[dict[str, str], dict[str, str]]:
    """Give options and their feedback letters."""
    if len(answers) > len(string.ascii_lowercase):
        raise Unfit(f"{len(answers)} options are more than there are letters")
    letters = string.ascii_lowercase[: len(answers)]
    options = {letter: answer.text for letter, answer in zip(letters, answers, strict=True)}
    return options, {k: making.said(a.feedback, f"option {k}") for k, a in zip(letters, answers, strict=True)}


def _choice(asked: Asked, making: Making) -> Table:
    options, feedback = _lettered(asked.answers, making)
    shares = dict(zip(options, (answer.fraction for answer in asked.answers), strict=True))
    right = [letter for letter, share in shares.items() if share == 1]
    if len(right) != 1:
        raise Unfit(f"{len(right) or 'none'} of the options earn everything, and one may be chosen")
    told = {"options": options, "feedback": feedback}
    true = [letter for letter, words in options.items() if _truth(words) == "true"]
    parts = {share for share in shares.values() if 0 < share < 1}
    alike = [letter for letter, share in shares.items() if share > 0]
    if (
        all(map(_truth, options.values()))
        and len(parts) == 1
        and alike in (true, [k for k in options if k not in true])
    ):
        return {"kind": "truefalse", "answer": right[0], "true": true, "for_value": parts.pop(), **told}
    for letter, share in shares.items():
        if share not in (0, 1):
            making.notes.append(f"option {letter} earned {100 * share:g} %, and earns nothing")
    return {"kind": "single", "answer": right[0], **told}


def _truth(words: str) -> str:
    found = TRUTH.match(words)
    return found[1].lower() if found else ""


def _truefalse(asked: Asked, making: Making) -> Table:
    options, feedback = _lettered(asked.answers, making)
    answer = next(letter for letter, a in zip(options, asked.answers, strict=True) if a.fraction == 1)
    return {"kind": "truefalse", "answer": answer, "true": ["a"], "options": options, "feedback": feedback}


def _several(asked: Asked, making: Making) -> Table:
    options, feedback = _lettered(asked.answers, making)
    right = [letter for letter, a in zip(options, asked.answers, strict=True) if a.fraction > 0]
    if not right:
        raise Unfit("none of the options earns anything")
    usual = weighted(Several(options, tuple(right), feedback, "balance"))
    if any(abs(a.fraction - b.fraction) > 1e-4 for a, b in zip(asked.answers, usual, strict=True)):
        making.notes.append("its options had weights of their own, and earn what right ones outweigh wrong ones")
    return {"kind": "multiple", "answer": right, "credit": "balance", "options": options, "feedback": feedback}


def _number(asked: Asked, making: Making) -> Table:
    right, others = _right(asked, making)
    if len(right) != 1:
        raise Unfit(f"{len(right) or 'none'} of the numbers earn everything, and a bank knows one")
    value = _value(right[0].text)
    mistakes = [
        {"value": _value(wrong.text), "feedback": making.said(wrong.feedback, f"the answer {wrong.text}")}
        for wrong in others
        if wrong.feedback or wrong.fraction
    ]
    making.notes += [
        f"{wrong.text} earned {100 * wrong.fraction:g} %, and earns nothing" for wrong in others if wrong.fraction
    ]
    tolerance = right[0].tolerance or EXACT * max(1, abs(value))
    out: Table = {"kind": "numeric", "answer": whole(value), "tolerance": tolerance}
    out |= {"mistakes": mistakes} if mistakes else {}
    out |= {"units": _units(asked.units)} if asked.units else {}
    _explain(right, making)
    return out


def _value(words: str) -> float:
    try:
        value = float(words.replace(",", "."))
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise Unfit(f"{words!r} is no number")
    return value


def _units(names: tuple[str, ...]) -> list[str]:
    """Keep what is no other spelling of a unit that is kept."""
    kept: list[str] = []
    for name in names:
        try:
            if name not in spellings(tuple(kept)):
                spellings((*kept, name))
                kept.append(name)
        except ValueError as error:
            raise Unfit(str(error)) from None
    return kept


def _words(asked: Asked, making: Making) -> Table:
    right, others = _right(asked, making)
    mistakes = [
        {"pattern": wrong.text, "share": wrong.fraction, "feedback": making.said(wrong.feedback, repr(wrong.text))}
        for wrong in others
        if wrong.feedback or wrong.fraction
    ]
    out: Table = {"kind": "short", "accept": [answer.text for answer in right]}
    _explain(right, making)
    return out | ({"mistakes": mistakes} if mistakes else {})


def _right(asked: Asked, making: Making) -> tuple[list[Weighted], list[Weighted]]:
    """Part right answers from others; what is said of any other answer has no place in a bank."""
    right = [answer for answer in asked.answers if answer.fraction == 1]
    others = [answer for answer in asked.answers if answer.fraction < 1 and answer.text != "*"]
    making.notes += [
        f"of any other answer was said {answer.feedback!r}"
        for answer in asked.answers
        if answer.text == "*" and answer.fraction < 1 and answer.feedback
    ]
    return right, others


def _explain(right: list[Weighted], making: Making) -> None:
    """Join what is said of right answers with what is said to everybody."""
    said = dict.fromkeys(filter(None, (*(answer.feedback for answer in right), making.explanation)))
    making.explanation = "\n".join(said)


def _pairs(asked: Asked, making: Making) -> Table:
    places = sorted((int(category), item) for item, category in asked.pairs if category.isdecimal())
    in_places = [place for place, _ in places] == list(range(1, len(asked.pairs) + 1))
    if in_places and any(map(RULE.fullmatch, making.lines)):  # the way in which GIFT holds an order
        return _order(Asked("order", tuple(Weighted(item, 0, "") for _, item in places)), making)
    items = {str(place): item for place, item in enumerate((i for i, _ in asked.pairs if i), 1)}
    texts = sorted({category for _, category in asked.pairs})
    categories = dict(zip(string.ascii_uppercase, texts, strict=False))
    letter = {words: key for key, words in categories.items()}
    given = [category for item, category in asked.pairs if item]
    told = [line.removeprefix(BULLET) for line in making.lines]
    if len(told) != len(items):
        making.explanation, told = making.found.feedback, [""] * len(items)
    return {
        "kind": "matching",
        "items": items,
        "categories": categories,
        "answer": {item: letter[category] for item, category in zip(items, given, strict=True)},
        "feedback": {item: making.said(words, f"item {item}") for item, words in zip(items, told, strict=True)},
    }


def _order(asked: Asked, making: Making) -> Table:
    """Letter the steps by the alphabet, which must not be their order."""
    steps = [answer.text for answer in asked.answers]
    shown = sorted(steps)
    items = dict(zip(string.ascii_lowercase, shown[::-1] if shown == steps else shown, strict=False))
    letters = {words: letter for letter, words in items.items()}
    answer = [letters[step] for step in steps]
    rules = [rule for rule in map(RULE.fullmatch, making.lines) if rule and int(rule[1]) <= len(steps)]
    feedback = {
        f"{answer[int(rule[1]) - 1]} {rule[3] or f'before {answer[int(rule[2]) - 1]}'}": rule[4]
        for rule in rules
        if int(rule[2] or 1) <= len(steps)
    }
    if not feedback:
        making.explanation = making.found.feedback
        said = making.said("", "the order")
        feedback = {f"{answer[0]} first": said} if said else {}
    return {"kind": "ordering", "items": items, "answer": answer, "feedback": feedback}


def _open(asked: Asked, making: Making) -> Table:
    pattern = re.compile(rf"(?:(.*)\n)?{MODEL}(.*)\n{MARKING}(.*)", re.DOTALL)
    of_feedback, of_graders = pattern.fullmatch(making.found.feedback), pattern.fullmatch(asked.graders)
    if of_feedback:  # of GIFT, which has no other place
        making.explanation = of_feedback[1] or ""
    else:
        making.explanation = making.found.feedback
    found = of_graders or of_feedback
    answer, marking = (found[2], found[3]) if found else ("", asked.graders)
    return {
        "kind": "essay",
        "words": min(2000, max(20, 10 * asked.lines)),
        "answer": making.said(answer, "a model answer"),
        "marking": making.said(marking, "the marking"),
    }


def _blanks(asked: Asked, making: Making) -> Table:
    blanks = {}
    for place, part in enumerate(asked.parts, 1):
        of_part = Making(making.found._replace(feedback=""), f"{making.id}, blank {place}", making._fill)
        blanks[str(place)] = MAKERS[part.form](part, of_part)
        if of_part.explanation:
            blanks[str(place)]["explanation"] = of_part.explanation
        making.notes += [f"blank {place}: {note}" for note in of_part.notes]
    return {"kind": "cloze", "text": asked.text, "blanks": blanks}


MAKERS: Mapping[str, Callable[[Asked, Making], Table]] = {
    "choice": _choice,
    "truefalse": _truefalse,
    "several": _several,
    "number": _number,
    "words": _words,
    "pairs": _pairs,
    "order": _order,
    "open": _open,
    "blanks": _blanks,
}
