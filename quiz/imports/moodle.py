"""Moodle XML, read with a parser that refuses document types and entities."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from html import unescape
from typing import Literal

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from quiz.imports._found import Asked, FileError, Found, Unfit, text
from quiz.weighted import Weighted

SILENT = {"category"}  #: no questions
BLANK = re.compile(
    r"\{\d*:(?:(?P<number>NUMERICAL|NM)|(?P<choice>MULTICHOICE|MC)(?:_?[VHS]+)?|(?P<words>SHORTANSWER|SA|MW)(?:_?C)?"
    r"|(?P<several>MULTIRESPONSE|MR)(?:_?[HS]+)?):(?P<answers>(?:\\.|[^}\\])*)\}",
    re.DOTALL,
)
WEIGHT = re.compile(r"=|%(-?\d+(?:[.,]\d*)?)%")


def read(content: bytes) -> list[Found]:
    """Read the questions of a file.

    Raises:
        FileError: for what is no XML, or XML that could do harm.
    """
    try:
        root = fromstring(content, forbid_dtd=True)
    except ET.ParseError as error:
        line, _ = error.position
        raise FileError([f"{line}: is not well-formed XML ({error}); export it again, as Moodle XML"]) from error
    except (DefusedXmlException, ValueError, LookupError) as error:  # also of an encoding that is not known
        what = "has a document type or entities" if isinstance(error, DefusedXmlException) else str(error)
        raise FileError([f" is refused: {what}; export it again, as Moodle XML"]) from error
    if root.tag != "quiz":
        raise FileError([f" begins with <{root.tag}>, and Moodle XML with <quiz>; export it again, as Moodle XML"])
    asked = [q for q in root.findall("question") if q.get("type") not in SILENT]
    try:
        return [_question(question, place) for place, question in enumerate(asked, 1)]
    except RecursionError as error:  # while the source of a question is written
        raise FileError([" is refused: its elements are nested too deeply; export it again, as Moodle XML"]) from error


def _question(question: ET.Element, place: int) -> Found:
    ET.indent(question)
    found = Found(
        place=f"question {place}",
        source=ET.tostring(question, encoding="unicode").strip(),
        name=(question.findtext("name/text") or "").strip(),
        asked=Unfit(""),
        id=(question.findtext("idnumber") or "").strip(),
        tags=tuple(_bare(tag) for tag in question.iterfind("tags/tag/text")),
    )
    type_ = question.get("type", "")
    try:
        if type_ not in READERS:
            raise Unfit("it asks nothing" if type_ == "description" else f"no kind of question is like {type_!r}")
        return found._replace(
            asked=READERS[type_](question),
            prompt=_prompt(question) if type_ == "cloze" else _text(question.find("questiontext")),
            feedback=_text(question.find("generalfeedback")),
            hint="\n".join(filter(None, map(_text, question.findall("hint")))),
            points=_points(question),
        )
    except Unfit as why:
        return found._replace(asked=why)


def _text(element: ET.Element | None) -> str:
    if element is None:
        return ""
    if element.find("file") is not None:
        raise Unfit("a file belongs to it, and a bank holds text")
    return text(element.findtext("text") or "", element.get("format", "html"))


def _bare(element: ET.Element | None) -> str:
    """Read a text that has no format: it is plain."""
    return text((element.text if element is not None else "") or "", "plain_text")


def _points(question: ET.Element) -> float:
    if question.get("type") == "cloze":
        weights = re.findall(r"\{(\d*):[A-Z]", question.findtext("questiontext/text") or "")
        return float(sum(int(weight or 1) for weight in weights))
    return _number(question.findtext("defaultgrade"), 1.0)


def _number(words: str | None, default: float) -> float:
    try:
        return float(words) if words and words.strip() else default
    except ValueError:
        raise Unfit(f"{words!r} is no number") from None


def _fraction(element: ET.Element) -> float:
    """Read a fraction, and know that 33.33333 per cent are a third as well as Moodle can say it."""
    return _number(element.get("fraction"), 0.0) / 100


def _answers(question: ET.Element, plain: bool = False) -> tuple[Weighted, ...]:
    return tuple(
        Weighted(
            _bare(answer.find("text")) if plain else _text(answer),
            _fraction(answer),
            _text(answer.find("feedback")),
            _number(answer.findtext("tolerance"), 0.0),
        )
        for answer in question.findall("answer")
    )


def _choice(question: ET.Element) -> Asked:
    single = (question.findtext("single") or "true").strip() not in ("false", "0")
    return Asked("choice" if single else "several", _answers(question))


def _truefalse(question: ET.Element) -> Asked:
    answers = {answer.text.lower(): answer for answer in _answers(question)}
    if set(answers) != {"true", "false"} or {a.fraction for a in answers.values()} != {0, 1}:
        raise Unfit("it has no answers true and false of which one is right")
    return Asked("truefalse", tuple(answers[name]._replace(text=name.capitalize()) for name in ("true", "false")))


def _numerical(question: ET.Element) -> Asked:
    units = tuple(_bare(unit) for unit in question.iterfind("units/unit/unit_name"))
    return Asked("number", _answers(question, plain=True), units=units)


def _short(question: ET.Element) -> Asked:
    return Asked("words", _answers(question, plain=True))


def _match(question: ET.Element) -> Asked:
    pairs = ((_text(sub), _bare(sub.find("answer/text"))) for sub in question.findall("subquestion"))
    return Asked("pairs", pairs=tuple(pairs))


def _ordering(question: ET.Element) -> Asked:
    return Asked("order", _answers(question))


def _essay(question: ET.Element) -> Asked:
    lines = int(_number(question.findtext("responsefieldlines"), 15))
    return Asked("open", graders=_text(question.find("graderinfo")), lines=lines)


def _prompt(question: ET.Element) -> str:
    """Take the first paragraph of a text with blanks, where no blank is in it."""
    first = (question.findtext("questiontext/text") or "").partition("</p>")
    return text(first[0], "html") if first[1] and not BLANK.search(first[0]) else "Fill in the blanks."


def _cloze(question: ET.Element) -> Asked:
    _text(question.find("questiontext"))  # a picture is refused
    words = question.findtext("questiontext/text") or ""
    first, paragraph, rest = words.partition("</p>")
    words = rest if paragraph and not BLANK.search(first) else words
    parts, out, end = [], "", 0
    for found in BLANK.finditer(words):
        parts.append(_blank(found))
        out += f"{words[end : found.start()]}{{{len(parts)}}}"
        end = found.end()
    return Asked("blanks", text=text(out + words[end:], "html"), parts=tuple(parts))


def _blank(found: re.Match[str]) -> Asked:
    if found["several"]:
        raise Unfit("a blank takes several answers")
    form: Literal["number", "choice", "words"] = "choice" if found["choice"] else "words"
    form = "number" if found["number"] else form
    answers = re.split(r"(?<!\\)~", found["answers"])
    return Asked(form, tuple(_alternative(answer, form) for answer in answers if answer))


def _alternative(words: str, form: str) -> Weighted:
    """Read one of the answers embedded in a text."""
    weight = WEIGHT.match(words)
    fraction = 0.0 if not weight else float(weight[1].replace(",", ".")) / 100 if weight[1] else 1.0
    rest = words[weight.end() :] if weight else words
    answer, *feedback = re.split(r"(?<![\\&])#", rest, maxsplit=1)
    answer, tolerance = answer.strip(), ""
    if form == "number":
        answer, _, tolerance = answer.partition(":")
    said = text(_read(feedback[0]), "html") if feedback else ""
    shown = text(_read(answer), "html") if form == "choice" else _read(answer)
    return Weighted(shown, fraction, said, _number(tolerance, 0.0))


def _read(words: str) -> str:
    return re.sub(r"\\([}#~])", r"\1", unescape(words))


READERS: Mapping[str, Callable[[ET.Element], Asked]] = {
    "multichoice": _choice,
    "truefalse": _truefalse,
    "numerical": _numerical,
    "shortanswer": _short,
    "match": _match,
    "matching": _match,
    "ordering": _ordering,
    "essay": _essay,
    "cloze": _cloze,
    "multianswer": _cloze,
}
