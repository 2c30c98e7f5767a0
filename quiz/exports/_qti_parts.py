"""What a question with one input and a text with several blanks share in QTI 2.1: options, numbers and words."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from quiz.exports._qti_xml import (
    Item,
    answered,
    identifier,
    mapping,
    outcome,
    put,
    response,
    value,
    variable,
    when,
)
from quiz.exports._xml import Element, tag
from quiz.forms import Choice, Form, Number, Words
from quiz.patterns import example, plain

RIGHT = "RIGHT"  #: how many parts are right


class Verdict(NamedTuple):
    """When something holds of a response, the share that it earns and what is said; the first that holds decides."""

    condition: Element
    share: float
    said: str


def decide(item: Item, parts: Mapping[str, Form], labels: Mapping[str, str]) -> None:
    """Score parts of equal weight; told is what is to be said of those that are not right, or of all when all are."""
    weight = item.question.points / len(parts)
    praise: list[Element] = []
    for name, part in parts.items():
        mapped, several = isinstance(part, Choice), len(parts) > 1
        branches = []
        for condition, share, said in _verdicts(part, name):
            earned = [item.earn(value("float", share * weight))] if share and not mapped else []
            counted = [put(RIGHT, tag("sum", variable(RIGHT), value("integer", 1)))] if share == 1 and several else []
            branches.append((condition, [*earned, *counted, *item.say(said, labels[name])]))
            praise += item.say(said, labels[name], show=False) if share == 1 else []
        rules = [item.earn(tag("mapResponse", identifier=name))] if mapped else []
        item.declared.append(_declared(part, name, weight))
        item.rules.append(when((answered(name), [*rules, when(*branches)])))
    if len(parts) > 1 and praise:
        item.outcomes.append(outcome(RIGHT, "integer", 0))
        item.rules.append(when((tag("lt", variable(RIGHT), value("integer", len(parts))), praise)))


def _verdicts(form: Form, name: str) -> Iterator[Verdict]:
    """List what may hold of a response: the first that does decides."""
    match form:
        case Choice(options=options, shares=shares, feedback=feedback):
            for key in options:
                chosen = tag("match", variable(name), value("identifier", identifier("option", key)))
                yield Verdict(chosen, shares[key], feedback[key])
        case Number(answer=answer, mistakes=mistakes, right=right):
            yield Verdict(_near(form, name, answer), 1.0, right)
            for mistake in mistakes:
                yield Verdict(_near(form, name, mistake.value), 0.0, mistake.feedback)
        case Words(patterns=patterns):
            for pattern, share, said in patterns:
                yield Verdict(tag("patternMatch", variable(name), pattern=_regular(pattern)), share, said)


def _near(form: Number, name: str, target: float) -> Element:
    """Hold when a number agrees in so many digits or lies within the width.

    Two comparisons say it on every platform; "equal" with a tolerance is not known to all.
    """
    if form.width is None:
        digits: dict[str, str | float] = {"roundingMode": "significantFigures", "figures": form.digits or 1}
        return tag("equalRounded", variable(name), value("float", target), **digits)
    width = form.width * (1 + 1e-9)
    low, high = value("float", target - width), value("float", target + width)
    return tag("and", tag("gte", variable(name), low), tag("lte", variable(name), high))


def _regular(pattern: str) -> str:
    """Write a pattern as a regular expression of XML Schema, which fits a text as a whole or not at all.

    It takes what ``plain`` makes equal: capitals, what is no letter or digit, an article in front.
    """
    pieces = [r"\W+".join(map(_spelled, plain(piece).split())) for piece in pattern.split("*")]
    return rf"\W*(({'|'.join(map(_spelled, ('the', 'an', 'a')))})\W+)?{'.*'.join(pieces)}\W*"


def _spelled(word: str) -> str:
    return "".join(f"[{c}{c.upper()}]" if len(c.upper()) == 1 and c.upper() != c else c for c in word)


def _declared(form: Form, name: str, weight: float) -> Element:
    """Declare the response of a part."""
    match form:
        case Choice(options=options, shares=shares):
            right = [identifier("option", key) for key in options if shares[key] == 1]
            points = {identifier("option", key): share * weight for key, share in shares.items()}
            return response(name, "single", "identifier", right, mapping(points))
        case Number(answer=answer):
            return response(name, "single", "float", [answer])
        case Words(patterns=patterns):
            return response(name, "single", "string", [example(patterns[0].pattern)])
    raise TypeError(f"a {type(form).__name__} is no part of a text")


def inline(form: Form, name: str) -> Iterator[Element | str]:
    """Ask within a text, with the unit behind where one is asked."""
    if isinstance(form, Choice):
        options = (tag("inlineChoice", words, identifier=identifier("option", k)) for k, words in form.options.items())
        yield tag("inlineChoiceInteraction", *options, responseIdentifier=name, shuffle="false")
        return
    yield tag("textEntryInteraction", responseIdentifier=name, expectedLength=12 if isinstance(form, Number) else 40)
    if isinstance(form, Number) and form.units:
        yield f" {next(iter(form.units))}"
