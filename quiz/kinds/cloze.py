"""A text with blanks, each of a kind of its own: a choice, a number, a few words."""

import math
import random
import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import Field, SerializeAsAny, ValidationError, ValidationInfo, WithJsonSchema, model_validator

from quiz import kinds
from quiz.forms import Blanks
from quiz.kinds._draws import fill
from quiz.question import Answer, Case, Question, Score, problems
from student.answers import blanks

EXAMPLE = """\
bloom = "understand"
claims = []
prompt = "Write here what is asked."
hint = "Write here what helps to think, and gives nothing away."
explanation = "Write here what is worth knowing once the answer is in."
text = "A text with a {1} and a number, {2}."
[question.blanks.1]
kind = "single"
answer = "a"
[question.blanks.1.options]
a = "right word"
b = "wrong word"
[question.blanks.1.feedback]
a = "Say why the first word fits."
b = "Say why the second does not."
[question.blanks.2]
kind = "numeric"
answer = 1
tolerance = 0.1
"""


class Cloze(Question):
    """``text`` names each blank once in braces, such as {1}; ``blanks`` holds a small question for each."""

    kind: Literal["cloze"]
    example: ClassVar[str] = EXAMPLE
    text: str = Field(min_length=10, max_length=4000)
    blanks: Mapping[str, Annotated[SerializeAsAny[Question], WithJsonSchema({"type": "object"})]] = Field(
        min_length=1, max_length=9
    )

    @model_validator(mode="before")
    @classmethod
    def _of_kinds(cls, table: Any, info: ValidationInfo) -> Any:
        """Make a question of each blank."""
        given = table.get("blanks") if isinstance(table, dict) else None
        if not isinstance(given, Mapping):
            return table
        made = {name: _blank(table, name, part, info.context) for name, part in given.items()}
        return {**table, "blanks": made}

    @model_validator(mode="after")
    def _sound(self) -> Self:
        names = [str(place) for place in range(1, len(self.blanks) + 1)]
        if list(self.blanks) != names or re.findall(r"{(\d)}", self.text) != names:
            listed = ", ".join(f"{{{name}}}" for name in names)
            raise ValueError(f"blanks: the text must name {listed} in this order, each once")
        return self

    def draw(self, chance: random.Random | None = None) -> Self:
        """Draw what each blank draws; the text may name their parameters."""
        drawn = {name: part.draw(chance) for name, part in self.blanks.items()}
        params = {key: value for part in drawn.values() for key, value in getattr(part, "params", {}).items()}
        texts = {field: fill(getattr(self, field), params) for field in ("prompt", "hint", "text")}
        return self.model_copy(update={**texts, "blanks": drawn})

    def form(self) -> Blanks:
        """Ask for what belongs into each blank."""
        return Blanks(self.text, {name: part.form() for name, part in self.blanks.items()})

    def score(self, answer: Answer) -> Score:
        """Mean of the shares of the blanks; told is what is to be said of those that are not right, or of all."""
        given = blanks(answer, self.public()["parts"])
        scores = {name: part.score(given[name]) for name, part in self.blanks.items()}
        share = math.fsum(score.share or 0 for score in scores.values()) / len(scores)
        told = [(name, score) for name, score in scores.items() if share == 1 or score.share != 1]
        return Score(share, tuple(f"({name}) {words}" for name, score in told for words in score.feedback))

    def right(self) -> Answer:
        """Give what belongs into each blank."""
        return {name: part.right() for name, part in self.blanks.items()}

    def told(self) -> str:
        """Write what belongs into each blank."""
        return "; ".join(f"({name}) {part.told()}" for name, part in self.blanks.items())

    def cases(self) -> Iterator[Case]:
        """The right answer; each case of each blank, the others being right; blanks left empty."""
        right: dict[str, Answer] = self.right()
        size = len(self.blanks)
        yield Case(right, 1.0)
        for name, part in self.blanks.items():
            for case in part.cases():
                share = None if case.share is None else (size - 1 + case.share) / size
                said = f"({name}) {case.feedback}" if case.feedback and case.share != 1 else ""
                yield Case({**right, name: case.answer}, share, said)
            yield Case({key: value for key, value in right.items() if key != name}, None)
        garbage: tuple[Answer, ...] = ("", None, [], {}, {**right, "?": "?"}, 3)
        yield from (Case(answer, None) for answer in garbage)

    def texts(self) -> Mapping[str, str]:
        """Name what is said of each blank."""
        return {f"({name}) {key}": said for name, part in self.blanks.items() for key, said in part.texts().items()}


def _blank(table: Mapping[str, Any], name: str, part: Any, context: Any) -> Question:
    if not isinstance(part, Mapping):
        raise ValueError(f"blanks.{name}: write a table with the kind of the blank")
    try:
        kind = kinds.find(str(part.get("kind", "")))
    except LookupError as error:
        raise ValueError(f"blanks.{name}: {error}") from error
    base = {"id": f"{table.get('id', 'q')}-{name}", "prompt": f"Blank {name} of the text", "bloom": table.get("bloom")}
    if not kind.inline:
        fitting = ", ".join(k for k in kinds.names() if kinds.find(k).inline)
        raise ValueError(f"blanks.{name}: a blank cannot be of kind {part['kind']}; take one of {fitting}")
    try:
        return kind.model_validate({**base, **part}, context=context)
    except ValidationError as error:
        raise ValueError("; ".join(f"blanks.{name}.{problem}" for problem in problems(error))) from error
