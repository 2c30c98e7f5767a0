"""One option is right."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, Self

from pydantic import model_validator

from quiz.kinds._options import Options, inputs, lines, one_letter, problems_of
from quiz.question import Answer, Case, Question, Score


class Single(Question):
    """``answer`` is the letter of the right option; ``feedback`` says something of every option."""

    kind: Literal["single"]
    options: Options
    answer: str
    feedback: Mapping[str, str]

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

    def public(self) -> dict[str, Any]:
        """Show the options."""
        return super().public() | {"options": dict(self.options)}

    def inputs(self, name: str) -> str:
        """Ask with radio buttons."""
        return inputs(name, self.options, "radio")

    def lines(self) -> str:
        """Write the options."""
        return lines(self.options)

    def right(self) -> Answer:
        """Give the right letter."""
        return self.answer

    def told(self) -> str:
        """Write letter and option."""
        return f"{self.answer}) {self.options[self.answer]}"

    def cases(self) -> Iterator[Case]:
        """Every option, and answers that name none or several."""
        for letter in self.options:
            yield Case(letter, float(letter == self.answer), self.feedback[letter])
        first, second, *_ = self.options
        for garbage in ("", None, 3, "?", [], [first, second], {"a": 1}, f"{first}{second}"):
            yield Case(garbage, None)

    def texts(self) -> Mapping[str, str]:
        """Name what is said of each option."""
        return self.feedback
