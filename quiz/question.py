"""What all kinds of question share: their fields, their verbs, and what an answer earns.

A question that draws numbers becomes, by ``draw``, a question of the same kind in which they stand: the variant. Key
and prompt come from the same draw.
"""

import hashlib
import json
import random
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any, ClassVar, Literal, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from quiz.forms import Form, shown
from student.answers import Answer, Unreadable

__all__ = ["CONFIDENCE", "Answer", "Case", "Question", "Score", "Unreadable", "problems", "text"]
Verdict = Literal["right", "partly", "wrong", "open"]
CONFIDENCE = {"sure": "sure", "think": "think so", "guess": "guess"}


class Score(NamedTuple):
    """What an answer earns, as a share of the points from 0 to 1, and what to say of exactly this answer.

    A share of None is open: only a person can decide.
    """

    share: float | None
    feedback: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """Name the share."""
        if self.share is None:
            return "open"
        return "right" if self.share == 1 else "partly" if self.share > 0 else "wrong"


class Case(NamedTuple):
    """An answer with which a question tests itself; a ``share`` of None says that it is unreadable."""

    answer: Answer
    share: float | None
    feedback: str = ""  #: must be among what is said


class Question(BaseModel):
    """A question of any kind; each kind adds its own fields and defines the verbs below."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)
    inline: ClassVar[bool] = False  #: may be a blank in a text
    example: ClassVar[str]  #: a working table in TOML, all but its id, as the place from which to begin
    example_function: ClassVar[str] = ""  #: the function FUNCTION that the example names

    id: str = Field(pattern=r"^[A-Za-z][A-Za-z0-9-]*$", max_length=40)
    kind: str
    prompt: str = Field(min_length=10, max_length=4000)
    claims: tuple[str, ...] = ()  #: of the ledger, such as C1-44
    bloom: Literal["remember", "understand", "apply", "analyze", "evaluate", "create"]
    points: float = Field(default=1, gt=0, le=100)
    hint: str = ""
    explanation: str = ""  #: told once the answer is in
    model: str | None = None  #: the mini-model to try it with
    confidence: bool = False  #: ask beside it how sure the answer is

    def draw(self, chance: random.Random | None = None) -> Self:
        """Make a variant, without ``chance`` that of the first parameters; a kind that draws nothing is its own."""
        return self

    def form(self) -> Form:
        """Say what is asked in terms that every page and platform knows, with key and feedback."""
        raise NotImplementedError

    def score(self, answer: Answer) -> Score:
        """Say what an answer earns.

        Raises:
            Unreadable: for an answer that is empty or has the wrong form.
        """
        raise NotImplementedError

    def public(self) -> dict[str, Any]:
        """Tell what may be seen before the answer is in: an allow-list of these fields and those of its form."""
        return {
            "id": self.id,
            "kind": self.kind,
            "prompt": self.prompt,
            "points": self.points,
            "confidence": self.confidence,
            **shown(self.form()),
        }

    def address(self) -> str:
        """Name the state of the mini-model to look at once the answer is in, such as "exit_threat:K=2"; or nothing."""
        return ""

    def right(self) -> Answer:
        """Give an answer that earns everything."""
        raise NotImplementedError

    def told(self) -> str:
        """Write the right answer in words."""
        raise NotImplementedError

    def cases(self) -> Iterator[Case]:
        """Yield answers with the share that each must earn: right, foreseen mistakes, partly right, unreadable."""
        raise NotImplementedError

    def texts(self) -> Mapping[str, str]:
        """Name every feedback text, for the tests that no two are alike."""
        return {}

    @property
    def digest(self) -> str:
        """Name this content: another after any edit, so that no stored answer outlives its question."""
        content = json.dumps(self.model_dump(mode="json"), sort_keys=True)
        return hashlib.sha256(content.encode()).hexdigest()[:12]


def problems(error: ValidationError) -> list[str]:
    """List everything that is wrong with a question, each with its field."""
    out = []
    for one in error.errors(include_url=False, include_context=False):
        field, said = ".".join(map(str, one["loc"])), one["msg"].removeprefix("Value error, ")
        out.append(f"{field}: {said}" if field else said)
    return out


def text(words: str) -> str:
    """Escape text of a bank or of a student, wherever it is shown."""
    return escape(words, quote=True)
