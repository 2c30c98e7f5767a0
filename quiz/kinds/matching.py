"""Match each case with a category; a category may fit several cases or none."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal, Self

from pydantic import model_validator

from quiz.forms import Pairs
from quiz.kinds._options import Options
from quiz.question import Answer, Case, Question, Score
from student.answers import pairs

EXAMPLE = """\
bloom = "understand"
claims = []
prompt = "Write here what is asked."
hint = "Write here what helps to think, and gives nothing away."
explanation = "Write here what is worth knowing once the answer is in."
[question.items]
1 = "a case"
2 = "another case"
[question.categories]
A = "a category"
B = "another category"
[question.answer]
1 = "A"
2 = "B"
[question.feedback]
1 = "Say why the first case belongs there."
2 = "Say why the second case belongs there."
"""


class Matching(Question):
    """``answer`` gives the category of each item; ``feedback`` says something of each item."""

    kind: Literal["matching"]
    example: ClassVar[str] = EXAMPLE
    items: Options
    categories: Options
    answer: Mapping[str, str]
    feedback: Mapping[str, str]

    @model_validator(mode="after")
    def _sound(self) -> Self:
        wrong = [f'item "{item}" has no feedback' for item in self.items if not self.feedback.get(item, "").strip()]
        wrong += [
            f'there is feedback for "{item}", which is no item' for item in self.feedback if item not in self.items
        ]
        if set(self.answer) != set(self.items) or not set(self.answer.values()) <= set(self.categories):
            wrong.append("the answer must give each item one of the categories")
        if wrong:
            raise ValueError("; ".join(wrong))
        return self

    def form(self) -> Pairs:
        """Ask for the category of each item."""
        return Pairs(self.items, self.categories, self.answer, self.feedback)

    def score(self, answer: Answer) -> Score:
        """Share of items matched rightly; told are those that are not, or all when all are."""
        given = pairs(answer, self.items, self.categories)
        missed = [item for item in self.items if given[item] != self.answer[item]]
        return Score(1 - len(missed) / len(self.items), tuple(self.feedback[i] for i in missed or self.items))

    def right(self) -> Answer:
        """Give the right category of each item."""
        return dict(self.answer)

    def told(self) -> str:
        """Write each item's letter with its category's."""
        return ", ".join(f"{item}-{self.answer[item]}" for item in self.items)

    def cases(self) -> Iterator[Case]:
        """The right match, each item matched wrongly in turn, all wrong, and unreadable ones."""
        key = dict(self.answer)
        yield Case(key, 1.0)
        other = {item: next(c for c in self.categories if c != key[item]) for item in key}
        for item in key:
            yield Case({**key, item: other[item]}, 1 - 1 / len(key), self.feedback[item])
        yield Case(other, 0.0)
        first = next(iter(key))
        unreadable: tuple[Answer, ...] = (
            "",
            None,
            [],
            {},
            {first: key[first]},
            {**key, first: "?"},
            {**key, "?": "?"},
            {**key, first: 1},
        )
        yield from (Case(garbage, None) for garbage in unreadable)

    def texts(self) -> Mapping[str, str]:
        """Name what is said of each item."""
        return self.feedback
