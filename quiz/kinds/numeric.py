"""A number, given by a formula or a mini-model, perhaps from parameters that are drawn."""

import math
import random
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, model_validator

from quiz.question import Answer, Case, Question, Score, Unreadable

TRIES = 1000  #: draws after which the condition is taken to exclude everything
PERCENT_MIXED_UP = "This is a hundred times the answer. Write a share such as 0.25, or with the sign: 25 %."


class Numbers(NamedTuple):
    """What a function beside a bank computes from one draw."""

    answer: float
    mistakes: tuple[float, ...] = ()  #: in the order of the bank's mistakes
    closed: float | None = None  #: the answer by another way, for a second check
    sound: bool = True  #: False throws the draw away


class Mistake(BaseModel):
    """A wrong value that is foreseen, and what to say of it; ``value`` is missing where it is drawn."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)
    value: float | None = None
    feedback: str = Field(min_length=10)


class Span(BaseModel):
    """Values to draw from: low, low + step, …, high."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)
    low: float
    high: float
    step: float = Field(gt=0)

    def values(self) -> list[float]:
        """List the values, free of rounding dust."""
        return [round(self.low + i * self.step, 10) for i in range(int((self.high - self.low) / self.step + 1e-9) + 1)]


class Numeric(Question):
    """``answer`` is a number, or ``numbers`` names a function beside the bank that computes it from ``params``.

    Right is what lies within ``tolerance`` (absolute), ``relative`` (a share of the answer) or agrees in so many
    significant ``digits``. ``draws`` gives, for each parameter that is drawn, a list of values or low, high and step.
    """

    kind: Literal["numeric"]
    answer: float | None = Field(default=None, allow_inf_nan=False)
    tolerance: float | None = Field(default=None, gt=0)
    relative: float | None = Field(default=None, gt=0, lt=0.5)
    digits: int | None = Field(default=None, ge=1, le=9)
    percent: bool = False  #: the answer is a share and may be given in per cent
    mistakes: tuple[Mistake, ...] = ()
    params: Mapping[str, float] = {}
    draws: Mapping[str, Span | tuple[float, ...]] = {}
    numbers: str | None = None
    function: Callable[..., Numbers] | None = Field(default=None, exclude=True, repr=False)

    @model_validator(mode="before")
    @classmethod
    def _named(cls, table: Any, info: ValidationInfo) -> Any:
        """Find the function that the bank names."""
        if not isinstance(table, dict) or "numbers" not in table or "function" in table:
            return table
        found = (info.context or {}).get(table["numbers"])
        if not callable(found):
            raise ValueError(f"numbers: there is no function {table['numbers']!r} in the file beside the bank")
        return {**table, "function": found}

    @model_validator(mode="after")
    def _sound(self) -> Self:
        if sum(given is not None for given in (self.tolerance, self.relative, self.digits)) != 1:
            raise ValueError("give one of tolerance, relative and digits")
        if (self.answer is None) == (self.numbers is None):
            raise ValueError("give either answer or numbers")
        unknown = set(self.draws) - set(self.params)
        if unknown:
            raise ValueError(f"draws: {', '.join(sorted(unknown))} must also have a value in params")
        if self.answer is not None:
            wrong = self._clashes()
            if wrong:
                raise ValueError(wrong)
        return self

    def _clashes(self) -> str:
        """Say which foreseen mistake would pass as right or as another one."""
        values = [mistake.value for mistake in self.mistakes]
        for i, value in enumerate(values):
            if value is None:
                return f"mistakes.{i}: value is missing"
            if self._near(value, self.right()):
                return f"mistakes.{i}: the tolerance accepts the mistake {value:g} as the answer"
            if any(other is not None and self._near(value, other) for other in values[:i]):
                return f"mistakes.{i}: {value:g} cannot be told from an earlier mistake"
        return ""

    def draw(self, chance: random.Random | None = None) -> Self:
        """Draw the parameters (or keep them, without ``chance``) and put all numbers in.

        Raises:
            ValueError: when no draw is sound, or one yields what is no finite number.
        """
        if self.function is None:
            return self
        for _ in range(TRIES):
            params = dict(self.params)
            if chance is not None:
                for name, values in self.draws.items():
                    params[name] = chance.choice(values.values() if isinstance(values, Span) else values)
            variant = self._with(params, self.function)
            if variant is not None:
                return variant
            if chance is None:
                break
        raise ValueError(f"{self.id}: no sound draw in {TRIES} tries; loosen the condition in {self.numbers}")

    def _with(self, params: Mapping[str, float], function: Callable[..., Numbers]) -> Self | None:
        """Put parameters into prompt, answer and mistakes; None where they make no sound question."""
        found = function(**params)
        if not found.sound:
            return None
        if len(found.mistakes) != len(self.mistakes):
            raise ValueError(
                f"{self.id}: {self.numbers} gives {len(found.mistakes)} mistakes, the bank {len(self.mistakes)}"
            )
        if not all(math.isfinite(value) for value in (found.answer, *found.mistakes)):
            raise ValueError(f"{self.id}: {self.numbers} gives no finite number at {dict(params)}")
        if found.closed is not None and not self._near(found.closed, found.answer):
            raise ValueError(f"{self.id}: {self.numbers} gives {found.answer:g}, and in closed form {found.closed:g}")
        mistakes = tuple(m.model_copy(update={"value": v}) for m, v in zip(self.mistakes, found.mistakes, strict=True))
        variant = self.model_copy(
            update={
                "prompt": filled(self.prompt, params),
                "hint": filled(self.hint, params),
                "params": params,
                "answer": float(found.answer),
                "mistakes": mistakes,
                "draws": {},
            }
        )
        return None if variant._clashes() else variant

    def _near(self, value: float, answer: float) -> bool:
        if self.digits is not None:
            return f"{value:.{self.digits - 1}e}" == f"{answer:.{self.digits - 1}e}"
        return abs(value - answer) <= self._width(answer) * (1 + 1e-9)

    def _width(self, answer: float) -> float:
        """How far from the answer a value may lie; 0 where digits are compared."""
        return self.tolerance if self.tolerance is not None else (self.relative or 0) * abs(answer)

    def score(self, answer: Answer) -> Score:
        """Right within the tolerance; of a foreseen mistake, say what it is."""
        value, key = number(answer), self.right()
        if self._near(value, key):
            return Score(1.0, (self.explanation,) if self.explanation else ())
        for mistake in self.mistakes:
            if mistake.value is not None and self._near(value, mistake.value):
                return Score(0.0, (mistake.feedback,))
        return Score(0.0, (PERCENT_MIXED_UP,) if self.percent and self._near(value / 100, key) else ())

    def public(self) -> dict[str, Any]:
        """Show the drawn parameters, which the prompt tells anyway."""
        return super().public() | {"params": dict(self.params)}

    def inputs(self, name: str) -> str:
        """Ask with a text field that takes a decimal point or comma, a fraction or a per cent sign."""
        return f'<input type="text" name="{name}" inputmode="decimal" autocomplete="off" aria-label="Your number">\n'

    def right(self) -> float:
        """Give the answer.

        Raises:
            ValueError: before the numbers are drawn.
        """
        if self.answer is None:
            raise ValueError(f"{self.id}: draw the question first")
        return self.answer

    def told(self) -> str:
        """Write the answer to four significant digits, or to those that are asked."""
        return f"{self.right():.{self.digits or 4}g}"

    def cases(self) -> Iterator[Case]:
        """The answer in several spellings, the edge of the tolerance, every foreseen mistake, and unreadable ones."""
        key = self.right()
        yield Case(key, 1.0, self.explanation)
        yield Case(f"{key:.12g}".replace(".", ","), 1.0)
        yield Case(f"{100 * key:.12g} %", 1.0)
        width = self._width(key)
        for steps, share in ((-1.1, 0.0), (-0.9, 1.0), (0.9, 1.0), (1.1, 0.0)) if width else ():
            yield Case(key + steps * width, share)
        for mistake in self.mistakes:
            yield Case(mistake.value, 0.0, mistake.feedback)
        yield Case(key + 1e6 * (1 + abs(key)), 0.0)
        unreadable: tuple[Answer, ...] = (
            "",
            "  ",
            None,
            True,
            "many",
            "1/0",
            "nan",
            "inf",
            [],
            {"a": 1},
            "1 2",
            "__import__('os')",
        )
        yield from (Case(garbage, None) for garbage in unreadable)

    def texts(self) -> Mapping[str, str]:
        """Name what is said of each foreseen mistake."""
        return {str(i): mistake.feedback for i, mistake in enumerate(self.mistakes, 1)}


def filled(words: str, params: Mapping[str, float]) -> str:
    """Put parameters where a text names them in braces."""
    return re.sub(r"\{(\w+)\}", lambda m: f"{params[m[1]]:g}" if m[1] in params else m[0], words)


def number(answer: Answer) -> float:
    """Read a number: a JSON number, or a text such as "0.25", "0,25", "1/4" or "25 %".

    Raises:
        Unreadable: for anything else.
    """
    if isinstance(answer, int | float) and not isinstance(answer, bool) and math.isfinite(answer):
        return float(answer)
    spelled = answer.strip().replace("\u2212", "-").replace(",", ".") if isinstance(answer, str) else ""
    found = re.fullmatch(r"([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,2})?)(?:\s*/\s*(\d+\.?\d*))?\s*(%)?", spelled[:60])
    if found is None or (found[2] and float(found[2]) == 0):
        raise Unreadable("write one number, such as 0.25, 0,25, 1/4 or 25 %")
    return float(found[1]) / float(found[2] or 1) / (100 if found[3] else 1)
