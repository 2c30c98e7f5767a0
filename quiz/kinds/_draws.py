"""What kinds share whose numbers are drawn: the parameters, and the search for a sound draw."""

import difflib
import random
import re
from collections.abc import Callable, Mapping
from typing import Any, Self, cast

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, model_validator

from quiz.question import Question

TRIES = 1000  #: draws after which the condition is taken to exclude everything


def named(info: ValidationInfo, field: str, name: Any) -> Callable[..., Any]:
    """Find a function in the file beside the bank.

    Raises:
        ValueError: when there is none of this name.
    """
    found = (info.context or {}).get("functions", {}).get(name)
    if not callable(found):
        raise ValueError(f"{field}: there is no function {name!r} in the file beside the bank")
    return cast("Callable[..., Any]", found)


def modelled(info: ValidationInfo, name: Any) -> Any:
    """Find a mini-model.

    Raises:
        ValueError: when there is none of this name, with the nearest one.
    """
    known = (info.context or {}).get("models", {})
    if name not in known:
        near = difflib.get_close_matches(str(name), known, 1, cutoff=0)
        raise ValueError(f"model: there is no {name!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
    return known[name]


class Span(BaseModel):
    """Values to draw from: low, low + step, …, high."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)
    low: float
    high: float
    step: float = Field(gt=0)

    def values(self) -> tuple[float, ...]:
        """List the values, free of rounding dust."""
        steps = int((self.high - self.low) / self.step + 1e-9)
        return tuple(round(self.low + i * self.step, 10) for i in range(steps + 1))


class Drawn(Question):
    """``params`` gives the first parameters; ``draws``, of each that is drawn, a list of values, or low, high, step."""

    params: Mapping[str, float | str] = {}
    draws: Mapping[str, Span | tuple[float | str, ...]] = {}

    @model_validator(mode="after")
    def _drawn_have_values(self) -> Self:
        unknown = set(self.draws) - set(self.params)
        if unknown:
            raise ValueError(f"draws: {', '.join(sorted(unknown))} must also have a value in params")
        empty = [name for name, values in self.draws.items() if not choices(values)]
        if empty:
            raise ValueError(f"draws: {', '.join(empty)} has no value to draw from")
        return self

    def draw(self, chance: random.Random | None = None) -> Self:
        """Draw the parameters (or keep them, without ``chance``) until they make a sound question.

        Raises:
            ValueError: when no draw is sound.
        """
        for _ in range(TRIES if chance else 1):
            params = dict(self.params)
            for name, values in self.draws.items() if chance else ():
                params[name] = chance.choice(choices(values)) if chance else params[name]
            variant = self.at(params)
            if variant is not None:
                return variant
        tries = f"in {TRIES} tries" if chance else "at its first parameters"
        raise ValueError(f"{self.id}: no sound draw {tries}; loosen the condition, or draw from other values")

    def at(self, params: Mapping[str, float | str]) -> Self | None:
        """Make the variant of these parameters; None where they make no sound question."""
        raise NotImplementedError

    def filled(self, params: Mapping[str, float | str]) -> dict[str, object]:
        """Put parameters into prompt and hint, for a variant that draws no more."""
        texts = {field: fill(getattr(self, field), params) for field in ("prompt", "hint")}
        return {**texts, "params": dict(params), "draws": {}}


def choices(values: Span | tuple[float | str, ...]) -> tuple[float | str, ...]:
    """List what a parameter is drawn from."""
    return values.values() if isinstance(values, Span) else values


def fill(words: str, params: Mapping[str, float | str]) -> str:
    """Put parameters where a text names them in braces."""

    def written(found: re.Match[str]) -> str:
        value = params.get(found[1], found[0])
        return value if isinstance(value, str) else f"{value:g}"

    return re.sub(r"\{(\w+)\}", written, words)


def address(model: str, state: Mapping[str, float | str]) -> str:
    """Name a state of a mini-model as the book's pages do."""
    return f"{model}:" + ",".join(f"{name}={value}" for name, value in state.items())
