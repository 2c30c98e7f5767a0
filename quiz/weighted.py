"""What Moodle XML and GIFT share: fractions that Moodle allows, tags, and one feedback for a whole question.

Into that feedback goes what they have no other place for; what is written here is read again by ``quiz.imports``.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from quiz.forms import Choice, Form, Number, Open, Order, Pairs, Several, State, Words
from quiz.question import Question

FRACTIONS = (
    *(1, 0.9, 0.8333333, 0.8, 0.75, 0.7, 0.6666667, 0.6, 0.5, 0.4, 0.3333333, 0.3, 0.25, 0.2),
    *(0.1666667, 0.1428571, 0.125, 0.1111111, 0.1, 0.05, 0),
)  #: and their negatives: ``question_bank::fraction_options_full`` in Moodle 4.5
BULLET = "• "  #: begins a line on a part, in the feedback of a whole question
MODEL, MARKING = "Model answer: ", "Marking: "


class Weighted(NamedTuple):
    """An answer, the fraction of the points that it earns, and what is said of it."""

    text: str
    fraction: float
    feedback: str
    tolerance: float = 0.0  #: of a number


def weighted(form: Choice | Several | Number | Words, told: str = "") -> tuple[Weighted, ...]:
    """List the answers of a form; feedback that is ``told`` of the whole question anyway is left out."""
    return tuple(answer._replace(feedback="") if answer.feedback == told else answer for answer in _weighted(form))


def _weighted(form: Choice | Several | Number | Words) -> Iterator[Weighted]:
    match form:
        case Choice(options=options, feedback=feedback):
            for key, words in options.items():
                yield Weighted(words, allowed(form.shares[key]), feedback[key])
        case Several(options=options, answer=answer, feedback=feedback):
            gain, loss = allowed(1 / len(answer)), allowed(1 / max(1, len(options) - len(answer)))
            for key, words in options.items():
                yield Weighted(words, gain if key in answer else -loss, feedback[key])
        case Number():
            known = [(form.answer, 1.0, form.right), *((m.value, 0.0, m.feedback) for m in form.mistakes)]
            for value, fraction, said in known:
                center, width = around(form, value)
                yield Weighted(decimal(center), fraction, said, width)
        case Words(patterns=patterns):
            for pattern, share, said in patterns:
                yield Weighted(pattern, allowed(share), said)


def tags(question: Question) -> list[str]:
    """Write what platforms keep as tags."""
    out = [f"bloom:{question.bloom}", *(f"claim:{claim}" for claim in question.claims)]
    out += [f"model:{question.model}"] if question.model else []
    return out + (["confidence"] if question.confidence else [])


def percent(fraction: float) -> str:
    """Write a fraction in per cent, with the digits by which Moodle knows it."""
    return f"{round(100 * fraction, 5):.10g}"


def allowed(share: float) -> float:
    """Find the fraction that Moodle allows and that is nearest."""
    return min(FRACTIONS, key=lambda fraction: abs(fraction - share))


def around(form: Number, value: float) -> tuple[float, float]:
    """Say around which number, and how far from it, an answer is taken for a value."""
    if form.width is not None:
        return value, form.width
    digits = form.digits or 1
    written = f"{value:.{digits - 1}e}"
    return float(written), 0.5 * 10.0 ** (int(written.partition("e")[2]) - digits + 1)


def decimal(value: float) -> str:
    """Write a number in full, without an exponent."""
    return f"{Decimal(repr(value)).normalize():f}"


def general(question: Question, form: Form) -> str:
    """Write the feedback of a whole question: its explanation, then a line on each pair or rule."""
    lines = [question.explanation] if question.explanation else []
    match form:
        case Pairs(items=items, feedback=feedback):
            lines += [f"{BULLET}{one_line(feedback[item])}" for item in items]
        case Order(answer=answer, feedback=feedback):
            places = {letter: str(place) for place, letter in enumerate(answer, 1)}
            for rule, said in feedback.items():
                named = " ".join(places.get(word, word) for word in rule.split(" "))
                lines.append(f"{BULLET}{named}: {one_line(said)}")
    return "\n".join(lines)


def one_line(words: str) -> str:
    """Write a text without line breaks."""
    return " ".join(words.split("\n"))


def for_graders(form: Open) -> str:
    """Write what helps to mark a text."""
    return f"{MODEL}{form.answer}\n{MARKING}{form.marking}"


def losses(question: Question, form: Form) -> Iterator[str]:
    """Say what of a question neither Moodle XML nor GIFT can hold."""
    if isinstance(form, State):
        yield f"left out: no platform has the mini-model {form.model} to move"
        return
    yield from (what for part in getattr(form, "parts", {"": form}).values() for what in _of_part(part))
    if question.confidence:
        yield "how sure the answer is, is not asked"
    if question.model:
        yield f"the link to the mini-model {question.model} is left out"


def _of_part(form: Form) -> Iterator[str]:
    match form:
        case Choice(shares=shares):
            for key, share in shares.items():
                yield from _rounded(f"option {key}", share)
        case Several(answer=answer, options=options, credit=credit):
            wrong = len(options) - len(answer)
            if credit != "balance":
                yield f"a choice that is right in part earns what right options outweigh wrong ones, not {credit!r}"
            yield from _rounded("each right option", 1 / len(answer))
            yield from _rounded("each wrong option", -1 / wrong) if wrong else ()
            yield "nothing is said of a right option that is left out"
        case Number(digits=digits, percent=percent):
            if digits is not None:
                width = around(form, form.answer)[1]
                yield f"right is what lies within {width:g}, not what agrees in {digits} digits"
            if percent:
                yield "a percentage is not read: a share has to be written, such as 0.25"
        case Words(patterns=patterns):
            yield "hyphens, punctuation and articles count; capitals do not"
            for pattern in patterns:
                yield from _rounded(repr(pattern.pattern), pattern.share)
        case Pairs() | Order():
            yield "all feedback is told at once, to everybody"


def _rounded(what: str, share: float) -> Iterator[str]:
    nearest = allowed(abs(share)) * (1 if share > 0 else -1)
    if abs(nearest - share) > 1e-6:
        yield f"{what} earns {100 * nearest:g} %, not {100 * share:.7g} %: Moodle has no such fraction"
