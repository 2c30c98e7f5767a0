"""One option is right."""

from typing import ClassVar, Literal, Self

from pydantic import model_validator

from quiz.kinds._options import OneOf, problems_of


class Single(OneOf):
    """``answer`` is the letter of the right option; ``feedback`` says something of every option."""

    kind: Literal["single"]
    inline: ClassVar[bool] = True

    @model_validator(mode="after")
    def _sound(self) -> Self:
        wrong = problems_of(self.options, self.feedback, [self.answer])
        if wrong:
            raise ValueError("; ".join(wrong))
        return self
