"""Put steps in order."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar, Literal, Self

from pydantic import model_validator

from quiz.forms import Order
from quiz.kinds._options import Options
from quiz.question import Answer, Case, Question, Score
from student.answers import order

EXAMPLE = """\
bloom = "understand"
claims = []
prompt = "Write here what is asked."
hint = "Write here what helps to think, and gives nothing away."
explanation = "Write here what is worth knowing once the answer is in."
answer = ["b", "c", "a"]
[question.items]
a = "what comes last"
b = "what comes first"
c = "what comes between"
[question.feedback]
"b first" = "Say why nothing comes before this."
"c before a" = "Say why the one needs the other."
"""
RULE = re.compile(r"(?P<one>\w+) (?:before (?P<other>\w+)|(?P<end>first|last))")


class Ordering(Question):
    """``answer`` lists all letters in order; a key of ``feedback`` is "B before F", "C first" or "D last"."""

    kind: Literal["ordering"]
    example: ClassVar[str] = EXAMPLE
    items: Options
    answer: tuple[str, ...]
    feedback: Mapping[str, str]

    @model_validator(mode="after")
    def _sound(self) -> Self:
        wrong = []
        if sorted(self.answer) != sorted(self.items):
            wrong.append("the answer must name every item once")
        for rule in self.feedback:
            found = RULE.fullmatch(rule)
            named = [found["one"], found["other"] or found["one"]] if found else []
            if not named or not set(named) <= set(self.items):
                wrong.append(f'feedback "{rule}": write "B before F", "C first" or "D last", with letters of items')
            elif not wrong and not keeps(rule, self.answer):
                wrong.append(f'feedback "{rule}" contradicts the answer')
        if not self.feedback:
            wrong.append("there is no feedback")
        if wrong:
            raise ValueError("; ".join(wrong))
        return self

    def form(self) -> Order:
        """Ask for an order."""
        return Order(self.items, self.answer, self.feedback)

    def score(self, answer: Answer) -> Score:
        """Share of steps in right succession: the longest common subsequence, less the one step that any order has."""
        given = order(answer, self.items)
        share = (common(given, self.answer) - 1) / (len(self.items) - 1)
        told = [words for rule, words in self.feedback.items() if share == 1 or not keeps(rule, given)]
        return Score(share, tuple(told))

    def right(self) -> Answer:
        """Give the right order."""
        return list(self.answer)

    def told(self) -> str:
        """Write the letters in order."""
        return ", ".join(self.answer)

    def cases(self) -> Iterator[Case]:
        """The right order, its reverse, each pair of neighbours exchanged, and unreadable ones."""
        key = list(self.answer)
        yield Case(key, 1.0, next(iter(self.feedback.values())))
        yield Case(key[::-1], 0.0)
        for i in range(len(key) - 1):
            swapped = [*key[:i], key[i + 1], key[i], *key[i + 2 :]]
            yield Case(swapped, (len(key) - 2) / (len(key) - 1))
        for garbage in ("", None, [], key[:-1], [*key, key[0]], ["?"] * len(key), 12):
            yield Case(garbage, None)

    def texts(self) -> Mapping[str, str]:
        """Name what is said of each broken rule."""
        return self.feedback


def keeps(rule: str, steps: Sequence[str]) -> bool:
    """Say whether an order of steps keeps a rule such as "B before F"."""
    found = RULE.fullmatch(rule)
    if found is None:
        return False
    place = steps.index(found["one"])
    if found["end"]:
        return place == (0 if found["end"] == "first" else len(steps) - 1)
    return place < steps.index(found["other"])


def common(one: Sequence[str], other: Sequence[str]) -> int:
    """Length of the longest common subsequence."""
    row = [0] * (len(other) + 1)
    for a in one:
        new = [0]
        for j, b in enumerate(other):
            new.append(row[j] + 1 if a == b else max(row[j + 1], new[-1]))
        row = new
    return row[-1]
