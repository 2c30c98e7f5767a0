"""Any number of options is right, but at least one."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from quiz.forms import Several
from quiz.kinds._options import Options, problems_of
from quiz.question import Answer, Case, Question, Score
from student.answers import letters

EXAMPLE = """\
bloom = "understand"
claims = []
prompt = "Write here what is asked."
hint = "Write here what helps to think, and gives nothing away."
explanation = "Write here what is worth knowing once the answer is in."
answer = ["a", "c"]
credit = "balance"
[question.options]
a = "a right option"
b = "a wrong option"
c = "another right option"
[question.feedback]
a = "Say why this one belongs to the answer."
b = "Name the misconception that leads here."
c = "Say why this one belongs to it as well."
"""


class Multiple(Question):
    """``answer`` lists the letters of all right options; ``credit`` says what a partly right choice earns.

    "all": nothing. "balance": the share of right options chosen less the share of wrong ones chosen, not below 0.
    "each": the share of options on which the choice is right, chosen or left.
    """

    kind: Literal["multiple"]
    example: ClassVar[str] = EXAMPLE
    options: Options
    answer: tuple[str, ...] = Field(min_length=1)
    feedback: Mapping[str, str]
    credit: Literal["all", "balance", "each"] = "balance"

    @model_validator(mode="after")
    def _sound(self) -> Self:
        wrong = problems_of(self.options, self.feedback, self.answer)
        if len(set(self.answer)) < len(self.answer):
            wrong.append("the answer names an option twice")
        if wrong:
            raise ValueError("; ".join(wrong))
        return self

    def form(self) -> Several:
        """Ask for any number of options; how many are right is not shown."""
        return Several(self.options, self.answer, self.feedback, self.credit)

    def score(self, answer: Answer) -> Score:
        """Compare the choice with the right one; told are the options chosen or left by mistake, or the right ones."""
        given, key = set(letters(answer, self.options)), set(self.answer)
        missed = [letter for letter in self.options if (letter in given) != (letter in key)]
        told = missed or [letter for letter in self.options if letter in key]
        return Score(self._share(given, key), tuple(self.feedback[letter] for letter in told))

    def _share(self, given: set[str], key: set[str]) -> float:
        if given == key:
            return 1.0
        others = len(self.options) - len(key)
        match self.credit:
            case "all":
                return 0.0
            case "balance":
                return max(0.0, len(given & key) / len(key) - (len(given - key) / others if others else 0.0))
            case "each":
                return 1 - len(given ^ key) / len(self.options)

    def right(self) -> Answer:
        """Give the right letters."""
        return list(self.answer)

    def told(self) -> str:
        """Write letters and options."""
        return "; ".join(f"{letter}) {self.options[letter]}" for letter in self.answer)

    def cases(self) -> Iterator[Case]:
        """The right choice; each option left or chosen by mistake; everything; unreadable ones."""
        key = set(self.answer)
        yield Case(list(self.answer), 1.0, self.feedback[self.answer[0]])
        yield Case(" ".join(self.answer), 1.0)
        for letter in self.options:
            given = key ^ {letter}
            if given:
                yield Case(sorted(given), self._share(given, key), self.feedback[letter])
        yield Case(list(self.options), self._share(set(self.options), key))
        for garbage in ("", None, 7, "?", [], [self.answer[0]] * 2, [None], {"a": True}):
            yield Case(garbage, None)

    def texts(self) -> Mapping[str, str]:
        """Name what is said of each option."""
        return self.feedback
