"""True or false, and why: each option is a truth value with a reason."""

from collections.abc import Iterator
from typing import Literal, Self

from pydantic import Field, model_validator

from quiz.kinds._options import OneOf, one_letter, problems_of
from quiz.question import Answer, Case, Score


class Truefalse(OneOf):
    """``true`` lists the options that call the statement true; the right truth value alone earns ``for_value``."""

    kind: Literal["truefalse"]
    true: tuple[str, ...]
    for_value: float = Field(default=0.5, ge=0, lt=1)

    @model_validator(mode="after")
    def _sound(self) -> Self:
        wrong = problems_of(self.options, self.feedback, [self.answer, *self.true])
        if not set(self.true) < set(self.options) or not self.true:
            wrong.append("some options must call the statement true, and some false")
        if wrong:
            raise ValueError("; ".join(wrong))
        return self

    def score(self, answer: Answer) -> Score:
        """All for value and reason, a part for the value alone."""
        given = one_letter(answer, self.options)
        same_value = (given in self.true) == (self.answer in self.true)
        share = 1.0 if given == self.answer else self.for_value if same_value else 0.0
        return Score(share, (self.feedback[given],))

    def cases(self) -> Iterator[Case]:
        """Every option, and answers that name none or several."""
        value = self.answer in self.true
        for letter in self.options:
            part = self.for_value if (letter in self.true) == value else 0.0
            yield Case(letter, 1.0 if letter == self.answer else part, self.feedback[letter])
        for garbage in ("", None, True, "true", [], list(self.options)):
            yield Case(garbage, None)
