"""From the text of an answer to what is analysed: its share, what was chosen, and whether anybody foresaw it."""

import json
from random import Random
from typing import NamedTuple

from quiz.forms import Choice, Form, Number, Open, Pairs, Several, Words, shown
from quiz.kinds._draws import Drawn
from quiz.question import Answer, Question, Score, Unreadable
from student.answers import number, read, words

RIGHT, OTHER = "right", "other"


class Given(NamedTuple):
    """An answer, marked; equal ones are one object, however many students gave it."""

    variant: str  #: digest of the question as it was drawn
    share: float | None  #: None waits for a person
    chosen: tuple[str, ...]  #: keys of ``options``
    loose: float | str | None  #: a wrong number or text that the question has nothing to say of
    sure: str  #: sure, think, guess, or nothing


class Option(NamedTuple):
    """Something that could be chosen or foreseen."""

    label: str
    right: bool


class Variant(NamedTuple):
    """A question as it was drawn."""

    digest: str
    question: Question
    form: Form


class Marker:
    """Marks answers, each distinct one once."""

    def __init__(self) -> None:
        self._drawn: dict[tuple[str, str], Variant] = {}
        self._variants: dict[str, Variant] = {}
        self._marked: dict[tuple[str, str, str], Given | None] = {}

    def variant(self, question: Question, draw: str) -> Variant:
        """Draw a question from a seed; draws that come to the same are one object.

        Raises:
            ValueError: when no draw is sound.
        """
        key = (question.id, draw)
        if key not in self._drawn:
            drawn = question.draw(Random(draw) if draw else None)
            known = self._variants.get(drawn.digest) or Variant(drawn.digest, drawn, drawn.form())
            self._drawn[key] = self._variants.setdefault(known.digest, known)
        return self._drawn[key]

    def mark(self, variant: Variant, answer: str, sure: str) -> Given:
        """Mark an answer.

        Raises:
            Unreadable: for an answer that has the wrong form.
        """
        key = (variant.digest, answer, sure)
        if key not in self._marked:
            try:
                self._marked[key] = _given(variant, answer, sure)
            except Unreadable:
                self._marked[key] = None
        given = self._marked[key]
        if given is None:
            raise Unreadable("the answer has the wrong form")
        return given


def _given(variant: Variant, answer: str, sure: str) -> Given:
    """Read an answer as JSON, or else, where that is not what is asked, as the text that it is."""
    try:
        read_as = _json(answer)
        score = variant.question.score(read_as)
    except (ValueError, OverflowError, RecursionError):
        read_as = answer
        score = variant.question.score(read_as)
    chosen = _chosen(variant, read_as, score)
    return Given(variant.digest, score.share, chosen, _loose(variant.form, read_as, score), sure)


def _json(answer: str) -> Answer:
    def refuse(constant: str) -> Answer:
        raise ValueError(f"{constant} is no JSON")

    return json.loads(answer, parse_constant=refuse)


def _chosen(variant: Variant, answer: Answer, score: Score) -> tuple[str, ...]:
    """Name what was chosen; of a form without options, whether it is right, or which foreseen mistake was told."""
    form, foreseen = variant.form, variant.question.texts()
    match form:
        case Open():
            return ()
        case Choice():
            return (read(shown(form), answer),)
        case Several():
            return tuple(read(shown(form), answer))
        case Pairs():
            return tuple(_pair(item, category) for item, category in read(shown(form), answer).items())
        case _ if score.share == 1:
            return (RIGHT,)
        case _:
            told = [key for key, said in foreseen.items() if any(words.endswith(said) for words in score.feedback)]
            return tuple(told) or (OTHER,)


def _pair(item: str, category: str) -> str:
    return f"{item}-{category}"


def options(question: Question) -> dict[str, Option]:
    """List what can be chosen in a drawn question, or which mistakes are foreseen, by key; what is right is marked."""
    match question.form():
        case Open():
            return {}
        case Choice(options=given, shares=shares):
            return {letter: Option(words, shares[letter] == 1) for letter, words in given.items()}
        case Several(options=given, answer=answer):
            return {letter: Option(words, letter in answer) for letter, words in given.items()}
        case Pairs(items=items, categories=categories, answer=match):
            return {
                _pair(item, c): Option(f"{of_item}: {of_category}", match[item] == c)
                for item, of_item in items.items()
                for c, of_category in categories.items()
            }
        case _:
            foreseen = {key: Option(said, False) for key, said in question.texts().items() if key != RIGHT}
            other = Option("any other answer that is not right", False)
            return {RIGHT: Option(f"right, such as: {question.told()}", True), OTHER: other, **foreseen}


def parameters(variant: Question) -> str:
    """Name the parameters of a variant, such as "K = 7, g = 2"; the prompt, where it has none of its own."""
    if isinstance(variant, Drawn) and variant.params:
        written = {name: v if isinstance(v, str) else f"{v:g}" for name, v in variant.params.items()}
        return ", ".join(f"{name} = {value}" for name, value in written.items())
    return variant.prompt


def _loose(form: Form, answer: Answer, score: Score) -> float | str | None:
    """Return a wrong number or text of which nothing is said."""
    if score.share != 0 or score.feedback:
        return None
    if isinstance(form, Number):
        return number(answer, form.units)
    return words(answer) if isinstance(form, Words) else None
