"""A few words, compared with patterns after both are made plain."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from quiz.forms import Pattern, Words
from quiz.patterns import example, fits, plain
from quiz.question import Answer, Case, Question, Score
from student.answers import PHRASE, phrase

EXAMPLE = """\
bloom = "understand"
claims = []
prompt = "Write here what is asked."
hint = "Write here what helps to think, and gives nothing away."
explanation = "Write here what is worth knowing once the answer is in."
accept = ["the word", "a phrase with *"]
[[question.mistakes]]
pattern = "another word"
feedback = "Name the misconception behind this word."
"""


class Mistake(BaseModel):
    """A pattern that is wrong, or right in part, and what to say of it."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)
    pattern: str
    feedback: str = Field(min_length=10)
    share: float = Field(default=0, ge=0, lt=1)


class Short(Question):
    """``accept`` lists patterns of which one must fit; ``*`` in a pattern stands for any letters, also none.

    Compared are plain texts: small letters, no punctuation or hyphens, one space between words, no article in front.
    """

    kind: Literal["short"]
    example: ClassVar[str] = EXAMPLE
    inline: ClassVar[bool] = True
    accept: tuple[str, ...] = Field(min_length=1)
    mistakes: tuple[Mistake, ...] = ()

    @model_validator(mode="after")
    def _sound(self) -> Self:
        wrong = [f"the pattern {p!r} fits every text" for p in self._all() if not plain(p.replace("*", " "))]
        for i, mistake in enumerate(self.mistakes):
            if any(fits(pattern, example(mistake.pattern)) for pattern in self.accept):
                wrong.append(f"mistakes.{i}: {mistake.pattern!r} is accepted as the answer")
            if any(fits(other.pattern, example(mistake.pattern)) for other in self.mistakes[:i]):
                wrong.append(f"mistakes.{i}: {mistake.pattern!r} cannot be told from an earlier mistake")
        if wrong:
            raise ValueError("; ".join(wrong))
        return self

    def _all(self) -> tuple[str, ...]:
        return (*self.accept, *(mistake.pattern for mistake in self.mistakes))

    def form(self) -> Words:
        """Ask for a few words."""
        right = [Pattern(pattern, 1.0, self.explanation) for pattern in self.accept]
        return Words((*right, *(Pattern(m.pattern, m.share, m.feedback) for m in self.mistakes)))

    def score(self, answer: Answer) -> Score:
        """The first pattern that fits decides; where none does, nothing is earned.

        Raises:
            Unreadable: for no text, one without a letter or digit, or one that is too long.
        """
        given = phrase(answer)
        for pattern in self.form().patterns:
            if fits(pattern.pattern, given):
                return Score(pattern.share, (pattern.feedback,) if pattern.feedback else ())
        return Score(0.0)

    def right(self) -> Answer:
        """Give the first text that is accepted."""
        return example(self.accept[0])

    def told(self) -> str:
        """Write the first text that is accepted."""
        return example(self.accept[0])

    def cases(self) -> Iterator[Case]:
        """Each pattern, also shouted and with an article; each mistake; a text that fits nothing; unreadable ones."""
        for pattern in self.accept:
            given = example(pattern)
            yield from (Case(spelled, 1.0, self.explanation) for spelled in (given, f" The {plain(given).upper()}. "))
        for mistake in self.mistakes:
            yield Case(example(mistake.pattern), mistake.share, mistake.feedback)
        yield Case("qqq " * 3, 0.0)
        yield from (Case(garbage, None) for garbage in ("", "  ", "…", None, 3, ["a"], {"a": 1}, "x" * (PHRASE + 1)))

    def texts(self) -> Mapping[str, str]:
        """Name what is said of each foreseen mistake."""
        return {str(i): mistake.feedback for i, mistake in enumerate(self.mistakes, 1)}
