"""One option is right."""

from typing import ClassVar, Literal, Self

from pydantic import model_validator

from quiz.kinds._options import Lettered, problems_of

EXAMPLE = """\
bloom = "understand"
claims = []
prompt = "Write here what is asked."
hint = "Write here what helps to think, and gives nothing away."
explanation = "Write here what is worth knowing once the answer is in."
answer = "a"
[question.options]
a = "the right option"
b = "an option that a misconception would choose"
[question.feedback]
a = "Say why this option is right."
b = "Name the misconception that leads here."
"""


class Single(Lettered):
    """``answer`` is the letter of the right option; ``feedback`` says something of every option."""

    kind: Literal["single"]
    example: ClassVar[str] = EXAMPLE
    inline: ClassVar[bool] = True

    @model_validator(mode="after")
    def _sound(self) -> Self:
        wrong = problems_of(self.options, self.feedback, [self.answer])
        if wrong:
            raise ValueError("; ".join(wrong))
        return self
