"""True or false, and why: each option is a truth value with a reason."""

from collections.abc import Mapping
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from quiz.kinds._options import Lettered, problems_of

EXAMPLE = """\
bloom = "understand"
claims = []
prompt = "Write here what is asked."
hint = "Write here what helps to think, and gives nothing away."
explanation = "Write here what is worth knowing once the answer is in."
answer = "a"
true = ["a", "b"]
[question.options]
a = "True, for the right reason."
b = "True, for another reason."
c = "False, for a plausible reason."
[question.feedback]
a = "Say why value and reason are right."
b = "Say what is wrong with this reason."
c = "Say what is overlooked by who denies it."
"""


class Truefalse(Lettered):
    """``true`` lists the options that call the statement true; the right truth value alone earns ``for_value``."""

    kind: Literal["truefalse"]
    example: ClassVar[str] = EXAMPLE
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

    def shares(self) -> Mapping[str, float]:
        """All for value and reason, a part for the value alone."""
        value = self.answer in self.true
        parts = {letter: self.for_value if (letter in self.true) == value else 0.0 for letter in self.options}
        return {**parts, self.answer: 1.0}
