"""A text that a person reads, with a model answer and a marking scheme; it is never scored by the engine."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from pydantic import Field

from quiz.forms import Open
from quiz.question import Answer, Case, Question, Score
from student.answers import words

EXAMPLE = """\
bloom = "understand"
claims = []
prompt = "Write here what is asked."
hint = "Write here what helps to think, and gives nothing away."
explanation = "Write here what is worth knowing once the answer is in."
answer = "Write here an answer that deserves all points."
marking = "Say for what points are given."
"""


class Essay(Question):
    """``answer`` is a model answer, ``marking`` says for what points are given, ``mistakes`` what often goes wrong."""

    kind: Literal["essay"]
    example: ClassVar[str] = EXAMPLE
    answer: str = Field(min_length=20)
    marking: str = Field(min_length=10)
    mistakes: Mapping[str, str] = {}
    words: int = Field(default=150, ge=20, le=2000)  #: about how long

    def form(self) -> Open:
        """Ask for a text."""
        return Open(self.answer, self.marking, self.words)

    def score(self, answer: Answer) -> Score:
        """Leave it open; an empty text is unreadable."""
        words(answer)
        return Score(None)

    def right(self) -> Answer:
        """Give the model answer."""
        return self.answer

    def told(self) -> str:
        """Write the model answer."""
        return self.answer

    def cases(self) -> Iterator[Case]:
        """Only emptiness can be told; everything else is open."""
        for garbage in ("", "  \n ", None, 3, ["text"]):
            yield Case(garbage, None)

    def texts(self) -> Mapping[str, str]:
        """Name what is said of each foreseen mistake."""
        return self.mistakes
