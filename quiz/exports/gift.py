"""GIFT, the text format of Moodle and others. See https://docs.moodle.org/en/GIFT_format.

Ids and tags stand in a comment, as Moodle writes and reads them. A question of a form that GIFT has not is asked in
the nearest that it has, or left out; the losses say which.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from quiz.exports import Export, Loss
from quiz.forms import Blanks, Choice, Form, Number, Open, Order, Pairs, Several, State, Words
from quiz.question import Question
from quiz.weighted import decimal, for_graders, general, losses, percent, tags, weighted

SUFFIX = ".gift.txt"
TITLE = "GIFT"
ARROW = "->"


def export(questions: Sequence[Question]) -> Export:
    """Write questions; those that move a mini-model and those with blanks are left out."""
    lost: list[Loss] = []
    written = []
    for question in (q.draw() for q in questions):
        form = question.form()
        lost += [Loss(question.id, what) for what in (*losses(question, form), *_losses(question, form))]
        if not isinstance(form, State | Blanks):
            written.append(_question(question, form))
    return Export("\n".join(written).encode(), tuple(lost))


def _question(question: Question, form: Form) -> str:
    named = f"// [id:{question.id}] " + " ".join(f"[tag:{_tag(name)}]" for name in tags(question))
    feedback = general(question, form)
    if isinstance(form, Open):
        feedback = "\n".join(filter(None, (feedback, for_graders(form))))
    lines = [
        f"::{escaped(question.id)}::[plain]{escaped(question.prompt)} {{{'#' if isinstance(form, Number) else ''}",
        *WRITERS[type(form)](question, form),
        *([f"####{_plain(feedback)}"] if feedback else []),
        "}\n",
    ]
    return f"{named}\n" + "\n".join(lines)


def _tag(name: str) -> str:
    return name.replace("]", "\\]")


def escaped(words: str) -> str:
    """Write a text in which no character means anything to GIFT."""
    out = "".join(f"\\{c}" if c in "\\~=#{}:" else c for c in words)
    return out.replace("\n", "\\n")


def _plain(words: str) -> str:
    """Write a text; one that begins like a format or a weight is told to be plain."""
    return f"[plain]{escaped(words)}" if words.startswith(("[", "%")) else escaped(words)


def _said(words: str) -> str:
    return f" #{_plain(words)}" if words else ""


def _choice(question: Question, form: Choice | Several) -> Iterator[str]:
    for answer in weighted(form):
        sign = f"~%{percent(answer.fraction)}%" if answer.fraction else "~"
        sign = "=" if answer.fraction == 1 and isinstance(form, Choice) else sign
        yield f"  {sign}{_plain(answer.text)}{_said(answer.feedback)}"


def _number(question: Question, form: Number) -> Iterator[str]:
    for answer in weighted(form, question.explanation):
        yield f"  =%{percent(answer.fraction)}%{answer.text}:{decimal(answer.tolerance)}{_said(answer.feedback)}"


def _words(question: Question, form: Words) -> Iterator[str]:
    for answer in weighted(form, question.explanation):
        yield f"  =%{percent(answer.fraction)}%{_plain(answer.text)}{_said(answer.feedback)}"


def _pairs(question: Question, form: Pairs) -> Iterator[str]:
    """Match items; a category of none is an answer without an item."""
    for item, words in form.items.items():
        yield f"  ={_side(words)} {ARROW} {_category(form.categories[form.answer[item]])}"
    for category, words in form.categories.items():
        if category not in form.answer.values():
            yield f"  = {ARROW} {_category(words)}"


def _order(question: Question, form: Order) -> Iterator[str]:
    """Match each step with its place; the steps stand in the order of their letters."""
    for letter, words in sorted(form.items.items()):
        yield f"  ={_side(words)} {ARROW} {form.answer.index(letter) + 1}"


def _side(words: str) -> str:
    """Write one side of a pair, for which GIFT has no way to escape its arrow."""
    return _plain(words.replace(ARROW, "→"))


def _category(words: str) -> str:
    """Write the second side, which has no format."""
    return escaped(words.replace(ARROW, "→"))


def _open(question: Question, form: Open) -> Iterator[str]:
    """Ask for a text: there is nothing between the braces."""
    yield from ()


def _losses(question: Question, form: Form) -> Iterator[str]:
    """Say what GIFT cannot hold though Moodle XML can."""
    if isinstance(form, State):
        return
    if isinstance(form, Blanks):
        yield "left out: GIFT has no text with several blanks"
        return
    if question.points != 1:
        yield f"it is worth 1 point, not {question.points:g}"
    if question.hint:
        yield "the hint is left out"
    match form:
        case Number(units=units) if units:
            yield f"no unit is taken: the number has to be in {next(iter(units))}"
        case Order():
            yield "it is asked as a match of steps and places, and each step in its place earns the same"
        case Open(words=words):
            yield f"that about {words} words are asked is left out"
            yield "model answer and marking stand in the feedback, which students see afterwards"
    sides = (words for field in ("items", "categories") for words in getattr(form, field, {}).values())
    if any(ARROW in words for words in sides):
        yield f"{ARROW} is written →"


WRITERS: Mapping[type[Form], Callable[[Question, Any], Iterator[str]]] = {
    Choice: _choice,
    Several: _choice,
    Number: _number,
    Words: _words,
    Pairs: _pairs,
    Order: _order,
    Open: _open,
}
