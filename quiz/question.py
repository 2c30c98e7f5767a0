"""What all kinds of question share: their fields, their verbs, and what an answer earns.

A question that draws numbers becomes, by ``draw``, a question of the same kind in which they stand: the variant. Key
and prompt come from the same draw.
"""

import hashlib
import json
import random
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any, Literal, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field

Answer = Any  #: what a student gives, as JSON holds it: a text, a number, a list, a table
Verdict = Literal["right", "partly", "wrong", "open"]
CONFIDENCE = {"sure": "sure", "think": "think so", "guess": "guess"}


class Unreadable(ValueError):
    """An answer is empty or has the wrong form: invalid, never wrong; the message says what form is asked."""


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

    def score(self, answer: Answer) -> Score:
        """Say what an answer earns.

        Raises:
            Unreadable: for an answer that is empty or has the wrong form.
        """
        raise NotImplementedError

    def public(self) -> dict[str, Any]:
        """Tell what may be seen before the answer is in: an allow-list, to which each kind adds what it shows."""
        return {"id": self.id, "kind": self.kind, "prompt": self.prompt, "points": self.points}

    def inputs(self, name: str) -> str:
        """Write the native inputs as HTML, all of them with names that begin with ``name``."""
        raise NotImplementedError

    def lines(self) -> str:
        """Write for print, as HTML, what there is to choose from."""
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


def text(words: str) -> str:
    """Escape text of a bank or of a student, wherever it is shown."""
    return escape(words, quote=True)
