"""Predict, then see: does a number of a mini-model rise, fall or stay when one control moves?"""

from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self

from pydantic import ValidationInfo, model_validator

from quiz.forms import Choice
from quiz.kinds._draws import Drawn, address, modelled
from quiz.kinds._options import OneOf

EXAMPLE = """\
bloom = "understand"
claims = []
prompt = "The cost of moving falls from {start} to {end}. Does more of the standard go?"
hint = "Write here what helps to think, and gives nothing away."
explanation = "Write here what is worth knowing once the answer is in."
model = "exit_threat"
move = "K"
number = "concession"
params = { start = 12, end = 9, L = 4 }
draws.L = [2, 4, 6]
[question.feedback]
rises = "Say what whoever expects a rise has in mind."
falls = "Say what whoever expects a fall has in mind."
stays = "Say what whoever expects nothing has in mind."
"""
OPTIONS = {"a": "It rises.", "b": "It falls.", "c": "It stays the same."}
WAYS = {"a": "rises", "b": "falls", "c": "stays"}


class Predict(Drawn, OneOf):
    """``move`` is a control that goes from one of ``params``, ``start``, to another, ``end``; ``number`` is watched.

    The other ``params`` set other controls. ``feedback`` says something of each prediction, "rises", "falls" and
    "stays"; what the model gives before and after is added to it. A draw in which the number goes another way than at
    the first parameters is thrown away, so that the feedback stays true; so is one in which it moves by less than can
    be seen in the digits in which it is written.
    """

    kind: Literal["predict"]
    example: ClassVar[str] = EXAMPLE
    model: str
    move: str
    number: str
    feedback: Mapping[str, str]
    _found: Any = None

    @model_validator(mode="after")
    def _sound(self, info: ValidationInfo) -> Self:
        self._found = model = modelled(info, self.model)
        wrong = [f"move: {self.model} has no control {self.move!r}"] if self.move not in model.controls else []
        wrong += [f"number: {self.model} has no number {self.number!r}"] if self.number not in model.numbers else []
        wrong += [f"params: {name!r} is missing" for name in ("start", "end") if name not in self.params]
        wrong += [f'feedback says nothing of "{way}"' for way in WAYS.values() if not self.feedback.get(way)]
        known = {*model.controls, "start", "end"} - {self.move}
        wrong += [f"params: {name!r} is no other control of {self.model}" for name in self.params if name not in known]
        if wrong:
            raise ValueError("; ".join(wrong))
        return self

    def _values(self, params: Mapping[str, Any]) -> tuple[Any, Any]:
        """Evaluate the model before and after."""
        fixed = {name: value for name, value in params.items() if name not in ("start", "end")}
        states = (self._found.at({**fixed, self.move: params[end]}) for end in ("start", "end"))
        before, after = (getattr(self._found.evaluate(p), self.number) for p in states)
        return before, after

    def _way(self, params: Mapping[str, Any]) -> str | None:
        """Say which way the number goes; None where that cannot be seen in the digits that are written."""
        before, after = self._values(params)
        if before is None or after is None or isinstance(before, tuple):
            return None
        number = self._found.numbers[self.number]
        seen = number.whole(after) - number.whole(before)
        if seen:
            return "a" if seen > 0 else "b"
        return "c" if abs(after - before) < 1e-9 else None

    def at(self, params: Mapping[str, float | str]) -> Self | None:
        """Set the parameters; None where the number goes another way than at first, or nobody could see which."""
        way = self._way(params)
        return self.model_copy(update=self.filled(params)) if way and way == self._way(self.params) else None

    @property
    def key(self) -> str:
        """The right letter.

        Raises:
            ValueError: where nobody could see which way the number goes.
        """
        way = self._way(self.params)
        if way is None:
            raise ValueError(f"{self.id}: {self.number} moves by less than can be seen")
        return way

    def _said(self, letter: str) -> str:
        before, after = (self._found.numbers[self.number].text(value) for value in self._values(self.params))
        return f"{self.feedback[WAYS[letter]]} The model gives {before} before and {after} after."

    def form(self) -> Choice:
        """Ask for one of three ways."""
        shares = {letter: float(letter == self.key) for letter in OPTIONS}
        return Choice(OPTIONS, shares, {letter: self._said(letter) for letter in OPTIONS})

    def address(self) -> str:
        """Name the state after the move."""
        fixed = {name: value for name, value in self.params.items() if name not in ("start", "end")}
        return address(self.model, {**fixed, self.move: self.params["end"]})

    def texts(self) -> Mapping[str, str]:
        """Name what is said of each prediction."""
        return self.feedback
