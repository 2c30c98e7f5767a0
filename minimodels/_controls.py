"""What a reader may move, and what a model reports: controls and numbers, declared as fields.

A control is a slider with (possibly uneven) stops or a choice among named options; there is no third kind. A model's
``Parameters`` is a frozen dataclass of controls and checks its values when it is made. A model's ``Outcome`` is a
named tuple of numbers (one value, or a curve of them): it takes a seventh of the time of a dataclass to import.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, NamedTuple, Self

Value = float | str  #: what a control can be set to
MINUS = "\u2212"  #: as typeset; a hyphen is shorter and may break a line
GAP = "\u00a0"  #: between a number and its unit, so that no line ends between them


class ParameterError(ValueError):
    """A control was given a value that it cannot take; names model, control, value and range."""


class Slider(NamedTuple):
    """A number to move along ``stops`` (increasing)."""

    label: str
    unit: str
    default: float
    stops: tuple[float, ...]
    log: bool = False  #: moved by factors: its box is measured on a logarithmic scale

    def problem(self, value: object) -> str | None:
        """Say why ``value`` cannot be taken; a number between two stops is fine."""
        low, high = self.stops[0], self.stops[-1]
        wanted = f"a number from {low:g} to {high:g}"
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            return wanted
        return None if low <= value <= high else wanted

    def read(self, text: str) -> Value:
        """Turn what a person typed into a value; what is no number stays a text, which no slider takes."""
        try:
            return float(text)
        except ValueError:
            return text

    def text(self, value: Value) -> str:
        """Write a value with its unit, as the page does; a share (unit %) is written in hundredths."""
        if isinstance(value, str):
            return value
        shown = f"{value * 100:g}{GAP}%" if self.unit == "%" else f"{value:,g}{GAP}{self.unit}"
        return shown.replace("-", MINUS).strip()


class Choice(NamedTuple):
    """A choice among named options, drawn as radio buttons."""

    label: str
    default: str
    options: Mapping[str, str]  #: value -> label, in the order of display

    @property
    def stops(self) -> tuple[str, ...]:
        """The values, in the order of display."""
        return tuple(self.options)

    def problem(self, value: object) -> str | None:
        """Say why ``value`` cannot be taken."""
        return None if value in self.options else "one of " + ", ".join(self.options)

    def read(self, text: str) -> str:
        """Turn what a person typed into a value."""
        return text

    def text(self, value: Value) -> str:
        """Write the label of an option."""
        return self.options[str(value)]


Control = Slider | Choice


def slider(label: str, *, default: float, stops: tuple[float, ...], unit: str = "", log: bool = False) -> Any:
    """Declare a field of ``Parameters`` that is moved along stops."""
    held = re.sub(r", (?=\S{1,3}( \(|$))", f",{GAP}", label)  # the symbol stays with its words
    return field(default=default, metadata={"control": Slider(held, unit, default, stops, log)})


def choice(label: str, options: Mapping[str, str]) -> Any:
    """Declare a field of ``Parameters`` that is chosen among named options, the first unless the reader chooses."""
    default = next(iter(options))
    return field(default=default, metadata={"control": Choice(label, default, options)})


def span(low: float, high: float, step: float) -> tuple[float, ...]:
    """List the stops from low to high (both included) at equal steps, free of rounding dust."""
    return tuple(round(low + i * step, 10) for i in range(round((high - low) / step) + 1))


@dataclass(frozen=True)
class Controls:
    """The base of every ``Parameters``: each field is a control, and a value it cannot take is refused."""

    def __post_init__(self) -> None:
        for name, control in self.controls().items():
            value = getattr(self, name)
            wanted = control.problem(value)
            if wanted:
                label = control.label.replace(GAP, " ")
                raise ParameterError(f"{self.model()}: {name} = {value!r} ({label}) must be {wanted}")

    @classmethod
    def model(cls) -> str:
        """Name the model, as its file is named."""
        return cls.__module__.rpartition(".")[2]

    @classmethod
    def controls(cls) -> dict[str, Control]:
        """List the controls by name, in the order of display."""
        return {f.name: f.metadata["control"] for f in fields(cls)}

    def next(self, name: str, steps: int = 1) -> Self | None:
        """Move one control by whole stops; None where there is no such stop or the value is none."""
        stops = self.controls()[name].stops
        here = getattr(self, name)
        if here not in stops or not 0 <= stops.index(here) + steps < len(stops):
            return None
        return replace(self, **{name: stops[stops.index(here) + steps]})


class Number(NamedTuple):
    """How a result is named and written: its decimals are also those that the page stores."""

    label: str
    unit: str
    digits: int
    percent: bool

    def whole(self, value: float) -> int:
        """Round to the integer of units in the last decimal; every face of a model writes this one."""
        return round(value * float(10**self.digits))

    def text(self, value: float | None) -> str:
        """Write a value; a dash for one that does not exist."""
        if value is None:
            return "—"
        scaled = self.whole(value) / 10**self.digits
        number, unit = (scaled * 100, "%") if self.percent else (scaled, self.unit)
        shown = f"{number:.{self.digits - 2 * self.percent}f}{GAP}{unit}"
        return shown.replace("-", MINUS).strip()


def number(label: str, *, digits: int = 2, unit: str = "", percent: bool = False) -> Any:
    """Declare a field of ``Outcome``: one value, or a tuple of values (a curve); a percentage has ``digits >= 2``."""
    return Number(label, unit, digits, percent)


def numbers(outcome: type) -> dict[str, Number]:
    """List the numbers of an ``Outcome`` class by name."""
    declared: dict[str, Number] = outcome._field_defaults  # type: ignore[attr-defined]
    return declared
