"""One option is right."""

from collections.abc import Iterator
from typing import Literal, Self

from pydantic import model_validator

from quiz.kinds._options import OneOf, one_letter, problems_of
from quiz.question import Answer, Case, Score


class Single(OneOf):
    """``answer`` is the letter of the right option; ``feedback`` says something of every option."""

    kind: Literal["single"]

    @model_validator(mode="after")
    def _sound(self) -> Self:
        wrong = problems_of(self.options, self.feedback, [self.answer])
        if wrong:
            raise ValueError("; ".join(wrong))
        return self

    def score(self, answer: Answer) -> Score:
        """All or nothing."""
        given = one_letter(answer, self.options)
        return Score(float(given == self.answer), (self.feedback[given],))

    def cases(self) -> Iterator[Case]:
        """Every option, and answers that name none or several."""
        for letter in self.options:
            yield Case(letter, float(letter == self.answer), self.feedback[letter])
        first, second, *_ = self.options
        for garbage in ("", None, 3, "?", [], [first, second], {"a": 1}, f"{first}{second}"):
            yield Case(garbage, None)
