"""The vocabulary of QTI 2.1: elements, expressions, rules, and an item while it is written."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping

from quiz.exports._xml import Element, tag, written
from quiz.question import Question

TOLD = "told"  #: the value of the outcome that shows a text

Branch = tuple[Element, Iterable[Element]]


def document(root: Element, namespace: str, schema: str) -> bytes:
    """Write a document whose elements are of one namespace."""
    root.set("xmlns", namespace)
    root.set("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
    root.set("xsi:schemaLocation", f"{namespace} {schema}")
    ET.indent(root)
    content: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return content


def identifier(kind: str, key: str) -> str:
    """Name an option, item or category; whatever an identifier cannot hold is written as a number."""
    return f"{kind}-" + "".join(c if c.isascii() and c.isalnum() else f"_{ord(c):x}_" for c in key)


def variable(name: str) -> Element:
    """Take the value of a variable."""
    return tag("variable", identifier=name)


def value(base: str, of: str | float) -> Element:
    """Take a value of a base type."""
    return tag("baseValue", written(of), baseType=base)


def both(*conditions: Element) -> Element:
    """Hold when all of some conditions hold."""
    return conditions[0] if len(conditions) == 1 else tag("and", *conditions)


def either(*conditions: Element) -> Element:
    """Hold when one of some conditions holds."""
    return conditions[0] if len(conditions) == 1 else tag("or", *conditions)


def answered(*names: str) -> Element:
    """Hold when each of some responses is there; an empty text is none."""
    return both(*(tag("not", tag("isNull", variable(name))) for name in names))


def correct(name: str) -> Element:
    """Hold when a response is the right one, whole."""
    return tag("match", variable(name), tag("correct", identifier=name))


def put(name: str, expression: Element) -> Element:
    """Set an outcome."""
    return tag("setOutcomeValue", expression, identifier=name)


def when(*branches: Branch) -> Element:
    """Follow the rules of the first branch whose condition holds."""
    names = ("responseIf", *["responseElseIf"] * (len(branches) - 1))
    return tag("responseCondition", *(tag(name, c, *rules) for name, (c, rules) in zip(names, branches, strict=True)))


def outcome(name: str, base: str, default: float | None = None, **attributes: float) -> Element:
    """Declare an outcome, with the value that it has before an answer is processed."""
    first = () if default is None else (tag("defaultValue", tag("value", written(default))),)
    return tag("outcomeDeclaration", *first, identifier=name, cardinality="single", baseType=base, **attributes)


def response(
    name: str, cardinality: str, base: str, right: Iterable[str | float], mapping: Element | None = None
) -> Element:
    """Declare a response, with the right one and what others earn."""
    values = [tag("value", written(part)) for part in right]
    known = [tag("correctResponse", *values)] if values else []
    mapped = [] if mapping is None else [mapping]
    return tag("responseDeclaration", *known, *mapped, identifier=name, cardinality=cardinality, baseType=base)


def mapping(points: Mapping[str, float], **bounds: float) -> Element:
    """Say what each choice earns."""
    entries = (tag("mapEntry", mapKey=key, mappedValue=earned) for key, earned in points.items())
    return tag("mapping", *entries, defaultValue=0, **bounds)


class Item:
    """An item while it is written: what is declared, asked, processed and said of the answer."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.declared: list[Element] = []  #: responses
        self.outcomes = [
            outcome("SCORE", "float", 0, normalMaximum=question.points),
            outcome("MAXSCORE", "float", question.points),
        ]
        self.body: list[Element] = []
        self.rules: list[Element] = []
        self._said: dict[str, str] = {}

    def earn(self, expression: Element) -> Element:
        """Write the rule that adds to the score."""
        return put("SCORE", tag("sum", variable("SCORE"), expression))

    def say(self, words: str, label: str = "", show: bool = True) -> list[Element]:
        """Write the rule that shows a text, or hides it again; none for no text."""
        if not words:
            return []
        name = self._said.setdefault(label + words, f"FEEDBACK-{len(self._said) + 1}")
        return [put(name, value("identifier", TOLD if show else "untold"))]

    def element(self) -> Element:
        """Put the item together once all is known."""
        shown = [
            tag("modalFeedback", words, outcomeIdentifier=name, identifier=TOLD, showHide="show")
            for words, name in self._said.items()
        ]
        about = {
            "identifier": self.question.id,
            "title": self.question.id,
            "adaptive": "false",
            "timeDependent": "false",
        }
        return tag(
            "assessmentItem",
            *self.declared,
            *self.outcomes,
            *(outcome(name, "identifier") for name in self._said.values()),
            tag("itemBody", *self.body),
            *([tag("responseProcessing", *self.rules)] if self.rules else []),
            *shown,
            **about,
        )
