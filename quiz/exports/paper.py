"""Paper: one HTML page that prints by itself on A4: the questions, an answer sheet, and on demand the key."""

import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from quiz.exports import Export, Loss
from quiz.forms import Blanks, Choice, Form, Number, Open, Order, Pairs, Several, State, Words, name
from quiz.question import CONFIDENCE, Question

SUFFIX = ".html"
TITLE = "Paper"
CREDIT = {
    "all": "All points for exactly the right options, or else none.",
    "balance": "The share of right options chosen, less the share of wrong ones chosen, not below 0.",
    "each": "The share of options on which the choice is right, chosen or left.",
}


class Sheet(NamedTuple):
    """A question on paper."""

    number: int
    question: Question
    form: Form
    name: str  #: of the form
    pieces: tuple[str, ...]  #: of a text, between its blanks
    marks: tuple[str, ...]  #: beside the boxes on the answer sheet; one that ends in a colon stands before a line
    lines: int  #: to write on
    marking: tuple[str, ...]  #: how points are given


def export(questions: Sequence[Question], *, key: bool = False) -> Export:
    """Write a page; the key says of each question what is right, how points are given and what is told of mistakes."""
    sheets, lost = [], list[Loss]()
    for number, question in enumerate((q.draw() for q in questions), 1):
        form = question.form()
        sheets.append(_sheet(number, question, form))
        lost += [Loss(question.id, what) for what in _losses(question, form, key)]
    found = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,  # what banks say is text
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["points"] = points
    template = found.get_template("paper.html.jinja")
    total = math.fsum(question.points for question in questions)
    return Export(template.render(sheets=sheets, total=total, key=key, sure=CONFIDENCE).encode(), tuple(lost))


def points(value: float) -> str:
    """Write points."""
    return f"{value:g} point" if value == 1 else f"{value:g} points"


def _sheet(number: int, question: Question, form: Form) -> Sheet:
    lines = max(4, math.ceil(form.words / 9)) if isinstance(form, Open) else 0
    return Sheet(
        number, question, form, name(form), tuple(_pieces(form)), tuple(_marks(form)), lines, tuple(_marking(form))
    )


def _pieces(form: Form) -> Iterator[str]:
    if isinstance(form, Blanks):
        rest = form.text
        for part in form.parts:
            before, _, rest = rest.partition(f"{{{part}}}")
            yield before
        yield rest


def _marks(form: Form) -> Iterator[str]:
    match form:
        case Choice(options=options) | Several(options=options):
            yield from options
        case Order(items=items):
            yield from (f"{place}." for place in range(1, len(items) + 1))
        case Pairs(items=items):
            yield from items
        case Number() | Words():
            yield ":"
        case State(controls=controls):
            yield from (f"{about['label']}:" for about in controls.values())
        case Blanks(parts=parts):
            yield from (f"({part}):" for part in parts)


def _marking(form: Form) -> Iterator[str]:
    match form:
        case Choice(shares=shares):
            parts = {key: share for key, share in shares.items() if 0 < share < 1}
            yield from (f"{key}) earns {100 * share:g} % of the points." for key, share in parts.items())
        case Several(credit=credit):
            yield CREDIT[credit]
        case Order(items=items):
            yield f"The longest run of steps in right succession, less 1, of {len(items) - 1}."
        case Pairs(items=items):
            yield f"Each item earns 1/{len(items)} of the points."
        case Number(width=width, digits=digits, percent=percent, units=units, mistakes=mistakes):
            yield f"Right within {width:g}." if width is not None else f"Right to {digits} significant digits."
            if percent:
                yield "It may be given in per cent."
            if units:
                yield f"It needs a unit: {', '.join(units)}."
            if mistakes:
                yield f"Foreseen mistakes: {'; '.join(f'{i}: {m.value:.6g}' for i, m in enumerate(mistakes, 1))}."
        case Words(patterns=patterns):
            for pattern, share, _ in patterns:
                yield f"“{pattern}” earns {100 * share:g} %" + (", with any letters for *." if "*" in pattern else ".")
        case Open(marking=marking):
            yield marking
        case State(verdicts=verdicts):
            right = verdicts.count("0")
            yield f"{right} of {len(verdicts)} states are right; the mini-model tells."
        case Blanks(parts=parts):
            yield f"Each blank earns 1/{len(parts)} of the points."
            yield from (f"({part}) {words}" for part, inner in parts.items() for words in _marking(inner))


def _losses(question: Question, form: Form, key: bool) -> Iterator[str]:
    if question.hint:
        yield "the hint is left out"
    if question.explanation and not key:
        yield "the explanation is left out: it stands in the key"
    if isinstance(form, State):
        yield f"the mini-model {form.model} has to be at hand"
