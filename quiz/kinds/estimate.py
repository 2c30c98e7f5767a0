"""A state of a mini-model to be found by moving its controls: the model itself says whether it is right."""

import math
import string
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import product
from typing import Any, ClassVar, Literal, Self

from pydantic import Field, ValidationInfo, model_validator

from quiz.forms import State
from quiz.kinds._draws import Drawn, address, modelled, named
from quiz.question import Answer, Case, Score
from student.answers import state

EXAMPLE = """\
bloom = "understand"
claims = []
prompt = "Find a state in which nothing is given away."
hint = "Write here what helps to think, and gives nothing away."
explanation = "Write here what is worth knowing once the answer is in."
model = "exit_threat"
controls = ["K", "g"]
goal = "FUNCTION"
[question.feedback]
right = "Say what this state shows."
half = "Name the foreseen mistake that the function calls half."
other = "Say what every other state has in common."
"""
FUNCTION = '''\
from minimodels import exit_threat


def FUNCTION(p: exit_threat.Parameters, outcome: exit_threat.Outcome) -> bool | str:
    """Is nothing given away?"""
    return "half" if outcome.concession > 0.5 else outcome.concession == 0
'''
DIGITS = string.digits + string.ascii_lowercase  #: of the table of verdicts
MOST_STATES = 5000
MOST_RIGHT = 0.5  #: share of states; where more are right, a guess would do


class Estimate(Drawn):
    """``controls`` are moved until ``goal`` is reached: a function beside the bank, of a state and the model's outcome.

    It returns True, False, or the name of a mistake; ``feedback`` says something of "right", of "other" and of every
    such name. ``params`` sets other controls, and what else the goal takes by name; ``closed`` may name a second
    function, of a state alone, that says in another way whether it is right.
    """

    kind: Literal["estimate"]
    example: ClassVar[str] = EXAMPLE
    example_function: ClassVar[str] = FUNCTION
    model: str
    controls: tuple[str, ...] = Field(min_length=1, max_length=3)
    goal: str
    closed: str | None = None
    feedback: Mapping[str, str]
    _judge: "Judge"

    @model_validator(mode="after")
    def _sound(self, info: ValidationInfo) -> Self:
        model, closed = modelled(info, self.model), named(info, "closed", self.closed) if self.closed else None
        self._judge = Judge(model, named(info, "goal", self.goal), closed)
        wrong = [f"controls: {self.model} has no {c!r}" for c in self.controls if c not in model.controls]
        states = math.prod(len(model.controls[c].stops) for c in self.controls if c in model.controls)
        if states > MOST_STATES:
            wrong.append(f"controls: {states:,} states are to be searched; at most {MOST_STATES:,}: name fewer")
        wrong += [f'feedback says nothing of "{name}"' for name in ("right", "other") if not self.feedback.get(name)]
        wrong += [f"params: {c} is moved by the student" for c in self.controls if c in self.draws]
        if wrong:
            raise ValueError("; ".join(wrong))
        return self

    def at(self, params: Mapping[str, float | str]) -> Self | None:
        """Set the parameters; None where the goal is reached at the start, nowhere, or almost everywhere.

        Raises:
            ValueError: when the goal names a mistake without feedback, or the second function contradicts it.
        """
        variant = self.model_copy(update=self.filled(params))
        found = variant._judged()
        told = variant._names()
        unknown = sorted({name for name in found if name not in told})
        if unknown:
            raise ValueError(f"{self.id}: {self.goal} names {unknown[0]!r}, of which feedback says nothing")
        share = found.count("right") / len(found)
        here = variant._verdict(variant._start())
        return variant if 0 < share <= MOST_RIGHT and here != "right" else None

    @property
    def _model(self) -> Any:
        return self._judge.model

    def _names(self) -> tuple[str, ...]:
        return ("right", *(name for name in self.feedback if name != "right"))

    def _fixed(self) -> dict[str, Any]:
        return {name: value for name, value in self.params.items() if name in self._model.controls}

    def _start(self) -> dict[str, Any]:
        """Where the controls stand at first: at a stop each."""
        controls = self._model.controls
        given = {name: self.params.get(name, controls[name].default) for name in self.controls}
        return {name: nearest(controls[name].stops, value) for name, value in given.items()}

    def _others(self) -> tuple[tuple[str, Any], ...]:
        return tuple((name, value) for name, value in self.params.items() if name not in self._model.controls)

    def _verdict(self, moved: Mapping[str, Any]) -> str:
        return self._judge.verdict(tuple({**self._fixed(), **moved}.items()), self._others())

    def _states(self) -> Iterator[dict[str, Any]]:
        stops = [self._model.controls[name].stops for name in self.controls]
        return (dict(zip(self.controls, values, strict=True)) for values in product(*stops))

    def _judged(self) -> tuple[str, ...]:
        return self._judge.verdicts(tuple(self._fixed().items()), self.controls, self._others())

    def form(self) -> State:
        """Ask for a state, with the verdict on each."""
        controls = self._model.controls
        told = self._names()
        shown = {
            name: {
                "label": controls[name].label,
                "stops": list(controls[name].stops),
                "shown": [controls[name].text(stop) for stop in controls[name].stops],
            }
            for name in self.controls
        }
        verdicts = "".join(DIGITS[told.index(name)] for name in self._judged())
        start = {**self._fixed(), **self._start()}
        return State(self.model, shown, start, verdicts, tuple(self.feedback[n] for n in told), self._answer())

    def _answer(self) -> dict[str, Any]:
        """The right state that is reached from the start in the fewest steps."""
        start, controls = self._start(), self._model.controls

        def steps(moved: Mapping[str, Any]) -> int:
            places = {name: controls[name].stops for name in moved}
            return sum(abs(places[n].index(moved[n]) - places[n].index(start[n])) for n in moved)

        judged = zip(self._states(), self._judged(), strict=True)
        return min((moved for moved, verdict in judged if verdict == "right"), key=steps)

    def score(self, answer: Answer) -> Score:
        """Evaluate the mini-model at the student's state."""
        stops = {name: self._model.controls[name].stops for name in self.controls}
        verdict = self._verdict(state(answer, stops))
        return Score(float(verdict == "right"), (self.feedback[verdict],))

    def address(self) -> str:
        """Name a right state."""
        return address(self.model, {**self._fixed(), **self._answer()})

    def right(self) -> Answer:
        """Give a right state."""
        return self._answer()

    def told(self) -> str:
        """Write a right state, one of perhaps several."""
        return "For example " + ", ".join(f"{name} = {value}" for name, value in self._answer().items())

    def cases(self) -> Iterator[Case]:
        """A right state as a table and as an address, one state of each verdict, the start, and unreadable ones."""
        right = self._answer()
        yield Case(right, 1.0, self.feedback["right"])
        yield Case(f"#{address(self.model, right)}", 1.0, self.feedback["right"])
        seen = dict(zip(reversed(self._judged()), reversed(list(self._states())), strict=True))
        for verdict, moved in [*seen.items(), (self._verdict(self._start()), self._start())]:
            yield Case(moved, float(verdict == "right"), self.feedback[verdict])
        first = next(iter(right))
        nowhere: tuple[Answer, ...] = ({**right, first: "nowhere"}, {**right, first: 1e99})
        yield from (Case(garbage, None) for garbage in ("", None, 3, [], {}, "nonsense", *nowhere))

    def texts(self) -> Mapping[str, str]:
        """Name what is said of each verdict."""
        return self.feedback


class Judge:
    """What judges the states of a model; each state once."""

    def __init__(self, model: Any, goal: Callable[..., bool | str], closed: Callable[..., bool] | None) -> None:
        self.model, self._goal, self._closed = model, goal, closed
        self.verdict = cache(self._verdict)
        self.verdicts = cache(self._verdicts)

    def _verdicts(
        self, fixed: tuple[tuple[str, Any], ...], moved: tuple[str, ...], others: tuple[tuple[str, Any], ...]
    ) -> tuple[str, ...]:
        """Say what every state of some controls is, the last of them fastest, the others being fixed."""
        first = dict(fixed)
        states = product(*(self.model.controls[name].stops for name in moved))
        return tuple(
            self.verdict(tuple({**first, **dict(zip(moved, values, strict=True))}.items()), others) for values in states
        )

    def _verdict(self, at: tuple[tuple[str, Any], ...], others: tuple[tuple[str, Any], ...]) -> str:
        """Say what a state is: "right", "other" or the name of a mistake.

        Raises:
            ValueError: when the second function says otherwise.
        """
        p = self.model.at(dict(at))
        found = self._goal(p, self.model.evaluate(p), **dict(others))
        verdict = found if isinstance(found, str) else "right" if found else "other"
        if self._closed is not None and bool(self._closed(p, **dict(others))) != (verdict == "right"):
            raise ValueError(f"goal and closed form do not agree at {dict(at)}")
        return verdict


def nearest(stops: tuple[Any, ...], value: Any) -> Any:
    """Find the stop at or nearest to a value."""
    return value if isinstance(value, str) else min(stops, key=lambda stop: abs(stop - value))
