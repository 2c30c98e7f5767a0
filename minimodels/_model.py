"""The vocabulary in which a mini-model is written: the statements it makes and the model itself.

Four kinds of statement, all executable: a ``Theorem`` holds wherever it says; a ``Reference`` is a number at a named
state; a ``Claim`` is a claim of the paper as a predicate on one state, and may fail; a ``Failure`` is a state where it
does. The book shows them, and the tests run them.
"""

import inspect
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any, Generic, NamedTuple, TypeVar

from minimodels._controls import Control, Controls, Number, ParameterError, Value, numbers
from minimodels._picture import Panel

P = TypeVar("P", bound=Controls)
O = TypeVar("O")  # noqa: E741 - the outcome, beside P for the parameters
State = Mapping[str, Value]  #: values of some controls; the others are at their defaults


def everywhere(_: Controls) -> bool:
    """Hold in every state: the usual condition of a theorem."""
    return True


def effect(evaluate: Callable[[P], Any], p: P, control: str, number: str) -> float:
    """Change of a number when a control moves up by one stop; at the last stop, the change that led to it."""
    more, less = p.next(control), p.next(control, -1)
    low, high = (p, more) if more is not None else (less, p)
    if low is None:
        raise ValueError(f"{control} = {getattr(p, control)} is no stop, so there is no next one")
    return float(getattr(evaluate(high), number) - getattr(evaluate(low), number))


class Theorem(NamedTuple, Generic[P]):
    """What must hold in every state of the lattice in which ``where`` is true; ``show`` is a state that shows it."""

    statement: str
    holds: Callable[[P], bool]
    where: Callable[[P], bool] = everywhere
    show: Mapping[str, Value] = {}


@dataclass(frozen=True)
class Reference(Generic[P]):
    """A number at a named state, right to so many decimals (half a unit of the last)."""

    statement: str
    at: State
    of: str | Callable[[P], float]  #: a number of the outcome, or a function of the state
    value: float
    digits: int


class Claim(NamedTuple, Generic[P]):
    """A claim of the paper as a predicate on one state; it may fail. Its share of the box is its robustness."""

    id: str  #: in the ledger of claims, such as "C1-44"
    statement: str
    holds: Callable[[P], bool]
    where: Callable[[P], bool] = everywhere
    always: str = ""  #: of a claim that holds in the whole box: by construction, or why else


class Failure(NamedTuple):
    """A state in which a claim does not hold, and why."""

    claim: str
    why: str
    at: State


class Source(NamedTuple):
    """A work that the model draws on, and what for; ``key`` names it in the bibliography where it is listed there."""

    text: str
    key: str | None = None


@dataclass(frozen=True)
class Model(Generic[P, O]):
    """A mini-model: everything that the book, the notebook, the tests and the command ask of it."""

    title: str
    question: str
    paragraphs: tuple[str, ...]
    parameters: type[P]
    outcome: type[O]
    evaluate: Callable[[P], O]
    equations: tuple[Callable[..., Any], ...]
    theorems: tuple[Theorem[P], ...]
    references: tuple[Reference[P], ...]
    claims: tuple[Claim[P], ...]
    failures: tuple[Failure, ...]
    panels: tuple[Panel, ...]
    describe: Callable[[P, O], str]  #: a template for the state: "{name}" is a control or a number
    sources: tuple[Source, ...]
    exercises: tuple[str, str]  #: what a student could be asked: to write a function, and to interpret

    @property
    def mechanism(self) -> str:
        """The mechanism in two or three sentences: the second paragraph of the file's docstring."""
        prose = inspect.cleandoc(sys.modules[self.parameters.__module__].__doc__ or "")
        return " ".join(prose.split("\n\n")[1].split())

    @property
    def name(self) -> str:
        """The name of the file that declares the parameters."""
        return self.parameters.model()

    @property
    def controls(self) -> dict[str, Control]:
        """The controls by name."""
        return self.parameters.controls()

    @property
    def numbers(self) -> dict[str, Number]:
        """The numbers and curves of an outcome by name."""
        return numbers(self.outcome)

    def at(self, state: State) -> P:
        """Make the parameters of a state.

        Raises:
            ParameterError: for a name that is no control, or a value it cannot take.
        """
        for name in state:
            if name not in self.controls:
                raise ParameterError(f"{self.name}: {name!r} is no control; there are {', '.join(self.controls)}")
        return self.parameters(**state)

    def lattice(self) -> Iterator[P]:
        """Walk through every combination of stops, the last control fastest."""
        for values in product(*(control.stops for control in self.controls.values())):
            yield self.parameters(*values)

    def values(self, p: P) -> dict[str, Any]:
        """Gather the value of every control and number of a state by name."""
        outcome = self.evaluate(p)
        return {**{n: getattr(p, n) for n in self.controls}, **{n: getattr(outcome, n) for n in self.numbers}}

    def fill(self, template: str, p: P) -> str:
        """Write the values of a state into a template, as the page does."""
        return template.format_map(self.texts(p))

    def texts(self, p: P) -> dict[str, str]:
        """Write every control and every single number of a state."""
        values = self.values(p)
        written = {name: control.text(values[name]) for name, control in self.controls.items()}
        single = {name: n for name, n in self.numbers.items() if not isinstance(values[name], tuple)}
        return written | {name: n.text(values[name]) for name, n in single.items()}

    def single(self, name: str) -> Number:
        """Find a number that has one value, not a curve: one that can settle a guess.

        Raises:
            ParameterError: when there is none of this name.
        """
        names = [n for n in self.numbers if n in self.texts(self.at({}))]
        if name not in names:
            raise ParameterError(f"{self.name} has no single number {name!r}; there are {', '.join(names)}")
        return self.numbers[name]

    def sentence(self, p: P) -> str:
        """Tell a state in words."""
        return self.fill(self.describe(p, self.evaluate(p)), p)
