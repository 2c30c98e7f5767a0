"""Put steps in order."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, Self

from pydantic import model_validator

from quiz.kinds._options import Options, letters, lines
from quiz.question import Answer, Case, Question, Score, Unreadable, text

RULE = re.compile(r"(?P<one>\w+) (?:before (?P<other>\w+)|(?P<end>first|last))")


class Ordering(Question):
    """``answer`` lists all letters in order; a key of ``feedback`` is "B before F", "C first" or "D last"."""

    kind: Literal["ordering"]
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

    def score(self, answer: Answer) -> Score:
        """Share of steps in right succession: the longest common subsequence, less the one step that any order has."""
        given = letters(answer, self.items)
        if len(given) < len(self.items):
            raise Unreadable(f"give every step a place: {', '.join(self.items)}")
        share = (common(given, self.answer) - 1) / (len(self.items) - 1)
        told = [words for rule, words in self.feedback.items() if share == 1 or not keeps(rule, given)]
        return Score(share, tuple(told))

    def public(self) -> dict[str, Any]:
        """Show the steps in the order of their letters."""
        return super().public() | {"items": dict(sorted(self.items.items()))}

    def inputs(self, name: str) -> str:
        """Ask for the place of each step with a native list of choices."""
        places = "".join(f'<option value="{place}">{place}</option>' for place in range(1, len(self.items) + 1))
        return "".join(
            f'<label class="qz-row"><select name="{name}" data-letter="{text(letter)}"><option value="">–</option>'
            f"{places}</select> {text(letter)}) {text(item)}</label>\n"
            for letter, item in sorted(self.items.items())
        )

    def lines(self) -> str:
        """Write the steps."""
        return lines(dict(sorted(self.items.items())))

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


def keeps(rule: str, order: Sequence[str]) -> bool:
    """Say whether an order keeps a rule such as "B before F"."""
    found = RULE.fullmatch(rule)
    if found is None:
        return False
    place = order.index(found["one"])
    if found["end"]:
        return place == (0 if found["end"] == "first" else len(order) - 1)
    return place < order.index(found["other"])


def common(one: Sequence[str], other: Sequence[str]) -> int:
    """Length of the longest common subsequence."""
    row = [0] * (len(other) + 1)
    for a in one:
        new = [0]
        for j, b in enumerate(other):
            new.append(row[j] + 1 if a == b else max(row[j + 1], new[-1]))
        row = new
    return row[-1]
