"""A text that a person reads, with a model answer and a marking scheme; it is never scored by the engine."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from pydantic import Field

from quiz.question import Answer, Case, Question, Score, Unreadable


class Essay(Question):
    """``answer`` is a model answer, ``marking`` says for what points are given, ``mistakes`` what often goes wrong."""

    kind: Literal["essay"]
    answer: str = Field(min_length=20)
    marking: str = Field(min_length=10)
    mistakes: Mapping[str, str] = {}
    words: int = Field(default=150, ge=20, le=2000)  #: about how long

    def score(self, answer: Answer) -> Score:
        """Leave it open; an empty text is unreadable."""
        if not isinstance(answer, str) or not answer.strip():
            raise Unreadable("write a text")
        return Score(None)

    def public(self) -> dict[str, Any]:
        """Show the marking scheme: who writes may know what counts."""
        return super().public() | {"marking": self.marking, "words": self.words}

    def inputs(self, name: str) -> str:
        """Ask with a text field."""
        return f'<textarea name="{name}" rows="6" aria-label="Your answer, about {self.words} words"></textarea>\n'

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
