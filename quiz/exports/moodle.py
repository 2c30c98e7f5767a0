"""Moodle XML, as Moodle 4.4 and later import it.

Each form becomes the question type of Moodle's own that comes nearest. Texts go as plain text, which Moodle escapes;
only a text with blanks has to be HTML. See https://docs.moodle.org/en/Moodle_XML_format and, for texts with blanks,
https://docs.moodle.org/en/Embedded_Answers_(Cloze)_question_type.
"""

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from typing import Any, NamedTuple

from quiz.exports import Export, Loss
from quiz.exports._xml import Element, tag
from quiz.forms import Blanks, Choice, Form, Number, Open, Order, Pairs, Several, State, Words
from quiz.question import Question
from quiz.weighted import Weighted, for_graders, general, losses, percent, tags, weighted

SUFFIX = ".xml"
TITLE = "Moodle XML"
MARKS = "&<>\"'{}~#=%\\:"  #: what means something in a text with blanks


class Asked(NamedTuple):
    """How Moodle asks: the name of its question type, the text of the question, and what the type needs besides."""

    type: str
    text: Element
    parts: Sequence[Element]


def export(questions: Sequence[Question]) -> Export:
    """Write questions; one that moves a mini-model is left out, since no platform can move one."""
    lost: list[Loss] = []
    root = tag("quiz")
    for question in (q.draw() for q in questions):
        form = question.form()
        lost += [Loss(question.id, what) for what in (*losses(question, form), *_losses(question, form))]
        if not isinstance(form, State):
            root.append(_question(question, form))
    ET.indent(root)
    return Export(ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n", tuple(lost))


def _question(question: Question, form: Form) -> Element:
    asked = WRITERS[type(form)](question, form)
    hints = [_said("hint", question.hint)] if question.hint else []
    return tag(
        "question",
        tag("name", tag("text", question.id)),
        asked.text,
        _said("generalfeedback", general(question, form)),
        *([] if asked.type == "cloze" else [tag("defaultgrade", f"{question.points:g}")]),
        tag("penalty", "0.3333333"),
        tag("hidden", "0"),
        tag("idnumber", question.id),
        *asked.parts,
        *hints,
        tag("tags", *(tag("tag", tag("text", words)) for words in tags(question))),
        type=asked.type,
    )


def _said(name: str, words: str, *more: Element, **attributes: str) -> Element:
    """Write a text that Moodle shows as it stands."""
    return tag(name, tag("text", words), *more, **attributes, format="plain_text")


def _answers(answers: Sequence[Weighted]) -> list[Element]:
    return [_said("answer", a.text, _said("feedback", a.feedback), fraction=percent(a.fraction)) for a in answers]


def _choice(question: Question, form: Choice | Several) -> Asked:
    settings = {"single": str(isinstance(form, Choice)).lower(), "shuffleanswers": "false", "answernumbering": "abc"}
    parts = [*(tag(name, value) for name, value in settings.items()), *_answers(weighted(form))]
    return Asked("multichoice", _said("questiontext", question.prompt), parts)


def _number(question: Question, form: Number) -> Asked:
    answers = weighted(form, question.explanation)
    parts = _answers(answers)
    for part, answer in zip(parts, answers, strict=True):
        part.append(tag("tolerance", f"{answer.tolerance:.12g}"))
    # A unit is typed behind the number, and nothing is earned without one (1, 1, 0); or none is taken (0, 0, 3).
    grading, penalty, shown = ("1", "1", "0") if form.units else ("0", "0", "3")
    if form.units:
        units = (
            tag("unit", tag("multiplier", f"{1 / size:.12g}"), tag("unit_name", name))
            for name, size in form.units.items()
        )
        parts.append(tag("units", *units))
    settings = {"unitgradingtype": grading, "unitpenalty": penalty, "showunits": shown, "unitsleft": "0"}
    parts += [tag(name, value) for name, value in settings.items()]
    return Asked("numerical", _said("questiontext", question.prompt), parts)


def _words(question: Question, form: Words) -> Asked:
    parts = [tag("usecase", "0"), *_answers(weighted(form, question.explanation))]
    return Asked("shortanswer", _said("questiontext", question.prompt), parts)


def _pairs(question: Question, form: Pairs) -> Asked:
    """Match items; a category of none is an answer without an item."""
    pairs = [(words, form.categories[form.answer[item]]) for item, words in form.items.items()]
    pairs += [("", words) for key, words in form.categories.items() if key not in form.answer.values()]
    parts = [_said("subquestion", item, tag("answer", tag("text", category))) for item, category in pairs]
    return Asked("match", _said("questiontext", question.prompt), [tag("shuffleanswers", "true"), *parts])


def _order(question: Question, form: Order) -> Asked:
    settings = {
        "layouttype": "VERTICAL",
        "selecttype": "ALL",
        "selectcount": str(len(form.items)),
        "gradingtype": "LONGEST_ORDERED_SUBSET",
        "showgrading": "SHOW",
        "numberingstyle": "none",
    }
    steps = [_said("answer", form.items[letter], fraction=str(place)) for place, letter in enumerate(form.answer, 1)]
    parts = [*(tag(name, value) for name, value in settings.items()), *steps]
    return Asked("ordering", _said("questiontext", question.prompt), parts)


def _open(question: Question, form: Open) -> Asked:
    settings = {
        "responseformat": "editor",
        "responserequired": "1",
        "responsefieldlines": str(lines(form.words)),
        "attachments": "0",
        "attachmentsrequired": "0",
    }
    parts = [*(tag(name, value) for name, value in settings.items()), _said("graderinfo", for_graders(form))]
    return Asked("essay", _said("questiontext", question.prompt), parts)


def lines(words: int) -> int:
    """Say how high the field for so many words is: 5, 10, … 40 lines, of about ten words each."""
    return min(40, max(5, 5 * round(words / 50)))


def _blanks(question: Question, form: Blanks) -> Asked:
    weight = question.points / len(form.parts)
    whole = f"{weight:g}" if weight == int(weight) else "1"
    out, rest = f"<p>{_html(question.prompt)}</p>\n<p>", form.text
    for name, part in form.parts.items():
        before, _, rest = rest.partition(f"{{{name}}}")
        out += f"{_html(before)}{{{whole}:{_embedded(part)}}}"
    text = tag("questiontext", tag("text", f"{out}{_html(rest)}</p>"), format="html")
    return Asked("cloze", text, [])


def _embedded(form: Form) -> str:
    """Write a blank as Moodle's embedded answers."""
    if not isinstance(form, Choice | Number | Words):
        raise TypeError(f"a {type(form).__name__} is no part of a text")
    name = {Choice: "MULTICHOICE", Number: "NUMERICAL", Words: "SHORTANSWER"}[type(form)]
    written = []
    for answer in weighted(form):
        text = _marked(_html(answer.text)) if isinstance(form, Choice) else _marked(answer.text)
        text += f":{answer.tolerance:.12g}" if isinstance(form, Number) else ""
        earned = "=" if answer.fraction == 1 else f"%{percent(answer.fraction)}%"
        written.append(f"{earned}{text}" + (f"#{_marked(_html(answer.feedback))}" if answer.feedback else ""))
    return f"{name}:{'~'.join(written)}"


def _html(words: str) -> str:
    """Write a text as HTML in which no blank begins."""
    return escape(words, quote=False).replace("{", "&#123;").replace("}", "&#125;").replace("\n", "<br>")


def _marked(words: str) -> str:
    """Write what Moodle reads as HTML characters before it looks at an answer."""
    return "".join(f"&#{ord(c)};" if c in MARKS else c for c in words)


def _losses(question: Question, form: Form) -> Iterator[str]:
    """Say what Moodle XML cannot hold though GIFT may, or in another way."""
    match form:
        case Number(units=units) if units:
            yield "an answer without a unit earns nothing, where it would be asked for again"
        case Order(items=items):
            yield f"k steps in right succession earn k/{len(items)}, not (k - 1)/{len(items) - 1}"
        case Open(words=words):
            yield f"that about {words} words are asked, only the height of the field says"
        case Blanks(parts=parts):
            weight = question.points / len(parts)
            if weight != int(weight):
                yield f"it is worth {len(parts)} points, not {question.points:g}: a blank is worth whole points"
            for name, part in parts.items():
                if isinstance(part, Number) and part.units:
                    yield f"blank {name} takes no unit"


WRITERS: Mapping[type[Form], Callable[[Question, Any], Asked]] = {
    Choice: _choice,
    Several: _choice,
    Number: _number,
    Words: _words,
    Pairs: _pairs,
    Order: _order,
    Open: _open,
    Blanks: _blanks,
}
