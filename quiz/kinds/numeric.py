"""A number, given by a formula or a mini-model, perhaps from parameters that are drawn."""

import math
from collections.abc import Callable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import ClassVar, Literal, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, model_validator

from quiz.forms import Number, Value
from quiz.kinds._draws import Drawn, named
from quiz.kinds._units import spellings
from quiz.question import Answer, Case, Score
from student.answers import number

EXAMPLE = """\
bloom = "understand"
claims = []
prompt = "What is {a} and {b}?"
hint = "Write here what helps to think, and gives nothing away."
explanation = "Write here what is worth knowing once the answer is in."
numbers = "FUNCTION"
tolerance = 0.01
params = { a = 2, b = 3 }
draws.a = { low = 1, high = 5, step = 1 }
draws.b = [3, 4, 6]
[[question.mistakes]]
feedback = "Name the mistake that gives the first of the listed values."
"""
FUNCTION = '''\
from quiz.kinds.numeric import Numbers


def FUNCTION(a: float, b: float) -> Numbers:
    """What is the sum?"""
    return Numbers(a + b, (a - b,), closed=b + a, sound=a != b)
'''
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


class Numeric(Drawn):
    """``answer`` is a number, or ``numbers`` names a function beside the bank that computes it from ``params``.

    Right is what lies within ``tolerance`` (absolute), ``relative`` (a share of the answer) or agrees in so many
    significant ``digits``. With ``units``, the number is given with one of them; the first is that of the answer.
    """

    kind: Literal["numeric"]
    example: ClassVar[str] = EXAMPLE
    example_function: ClassVar[str] = FUNCTION
    inline: ClassVar[bool] = True
    answer: float | None = Field(default=None, allow_inf_nan=False)
    tolerance: float | None = Field(default=None, gt=0)
    relative: float | None = Field(default=None, gt=0, lt=0.5)
    digits: int | None = Field(default=None, ge=1, le=9)
    percent: bool = False  #: the answer is a share and may be given in per cent
    units: tuple[str, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    numbers: str | None = None
    _function: Callable[..., Numbers] | None = None

    @model_validator(mode="after")
    def _sound(self, info: ValidationInfo) -> Self:
        if self.numbers is not None:
            self._function = named(info, "numbers", self.numbers)
        if sum(given is not None for given in (self.tolerance, self.relative, self.digits)) != 1:
            raise ValueError("give one of tolerance, relative and digits")
        if (self.answer is None) == (self.numbers is None):
            raise ValueError("give either answer or numbers")
        if self.units and self.percent:
            raise ValueError("give units or percent, not both")
        spellings(self.units)
        wrong = self._clashes() if self.answer is not None else ""
        if wrong:
            raise ValueError(wrong)
        return self

    def _clashes(self) -> str:
        """Say which foreseen mistake would pass as right or as another one."""
        values = [mistake.value for mistake in self.mistakes]
        for i, value in enumerate(values):
            if value is None:
                return f"mistakes.{i}: value is missing"
            if self._near(value, self.key):
                return f"mistakes.{i}: the tolerance accepts the mistake {value:g} as the answer"
            if any(other is not None and self._near(value, other) for other in values[:i]):
                return f"mistakes.{i}: {value:g} cannot be told from an earlier mistake"
        return ""

    def at(self, params: Mapping[str, float | str]) -> Self | None:
        """Put parameters into prompt, answer and mistakes.

        Raises:
            ValueError: when the function contradicts itself or the bank, or gives what is no finite number.
        """
        if self._function is None:
            return self
        found = self._function(**params)
        if not found.sound:
            return None
        if len(found.mistakes) != len(self.mistakes):
            raise ValueError(
                f"{self.id}: {self.numbers} gives {len(found.mistakes)} mistakes, the bank {len(self.mistakes)}"
            )
        if not all(math.isfinite(value) for value in (found.answer, *found.mistakes)):
            raise ValueError(f"{self.id}: {self.numbers} gives no finite number at {dict(params)}")
        mistakes = tuple(m.model_copy(update={"value": v}) for m, v in zip(self.mistakes, found.mistakes, strict=True))
        told = {"answer": float(found.answer), "mistakes": mistakes}
        variant = self.model_copy(update={**self.filled(params), **told})
        if found.closed is not None and not variant._near(found.closed, variant.key):
            raise ValueError(f"{self.id}: {self.numbers} gives {found.answer:g}, and in closed form {found.closed:g}")
        return None if variant._clashes() else variant

    def _near(self, value: float, other: float) -> bool:
        if self.digits is not None:
            return rounded(value, self.digits) == rounded(other, self.digits)
        return abs(value - other) <= self._width(self.key) * (1 + 1e-9)

    def _width(self, answer: float) -> float:
        """How far from the answer a value may lie; 0 where digits are compared."""
        return self.tolerance if self.tolerance is not None else (self.relative or 0) * abs(answer)

    @property
    def key(self) -> float:
        """The answer as a number.

        Raises:
            ValueError: before the numbers are drawn.
        """
        if self.answer is None:
            raise ValueError(f"{self.id}: draw the question first")
        return self.answer

    def form(self) -> Number:
        """Ask for a number."""
        width = self._width(self.key) if self.digits is None else None
        mistakes = tuple(Value(m.value, m.feedback) for m in self.mistakes if m.value is not None)
        units = spellings(self.units)
        return Number(self.key, width, self.digits, self.percent, units, mistakes, self.explanation)

    def score(self, answer: Answer) -> Score:
        """Right within the tolerance; of a foreseen mistake, say what it is."""
        value, key = number(answer, spellings(self.units)), self.key
        if self._near(value, key):
            return Score(1.0, (self.explanation,) if self.explanation else ())
        for mistake in self.mistakes:
            if mistake.value is not None and self._near(value, mistake.value):
                return Score(0.0, (mistake.feedback,))
        return Score(0.0, (PERCENT_MIXED_UP,) if self.percent and self._near(value / 100, key) else ())

    def right(self) -> Answer:
        """Give the answer, with its unit where one is asked."""
        return self._written(self.key) if self.units else self.key

    def _written(self, value: float) -> str:
        return " ".join((f"{value:.12g}", *self.units[:1]))

    def told(self) -> str:
        """Write the answer to four significant digits, or to those that are asked."""
        return " ".join((f"{self.key:.{self.digits or 4}g}", *self.units[:1]))

    def cases(self) -> Iterator[Case]:
        """The answer in several spellings, the edge of the tolerance, every foreseen mistake, and unreadable ones."""
        key = self.key
        yield Case(self.right(), 1.0, self.explanation)
        yield Case(self._written(key).replace(".", ","), 1.0)
        if self.units:
            yield from (Case(f"{key / size:.14g} {unit}", 1.0) for unit, size in spellings(self.units).items())
            yield Case(key, None)
        else:
            yield Case(f"{100 * key:.12g} %", 1.0)
        width = self._width(key)
        for steps, share in ((-1.1, 0.0), (-0.9, 1.0), (0.9, 1.0), (1.1, 0.0)) if width else ():
            yield Case(self._written(key + steps * width), share)
        for mistake in self.mistakes:
            yield Case(self._written(mistake.value or 0.0), 0.0, mistake.feedback)
        yield Case(self._written(key + 1e6 * (1 + abs(key))), 0.0)
        garbage: tuple[Answer, ...]
        garbage = ("", "  ", None, True, "many", "1/0", "nan", "inf", [], {"a": 1}, "1 2", "3 x", "__import__('os')")
        yield from (Case(answer, None) for answer in garbage)

    def texts(self) -> Mapping[str, str]:
        """Name what is said of each foreseen mistake."""
        return {str(i): mistake.feedback for i, mistake in enumerate(self.mistakes, 1)}


def rounded(value: float, digits: int) -> Decimal:
    """Round to significant digits, halves away from zero, as a browser does."""
    return Context(prec=digits, rounding=ROUND_HALF_UP).create_decimal(value)
