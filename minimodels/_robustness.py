"""How robust a claim is: the share of the whole slider box in which it holds, and the controls that matter most.

Nothing is sampled. Every state of the lattice is asked, and weighs as much of the box as its stops stand for: a stop
stands for the interval that is nearer to it than to its neighbours (on a logarithmic slider in logarithms), and each
option of a choice for as much as the others.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Any

from minimodels._controls import Choice, Control
from minimodels._model import Claim, Model


@dataclass(frozen=True)
class Robustness:
    """What the box says of one claim; shares are from 0 to 1."""

    claim: str
    asked: float  #: share of the box in which the claim says anything
    share: float  #: share of that part in which it holds
    matter: tuple[tuple[str, float], ...]  #: each control and its total share of the variance, largest first

    def told(self) -> str:
        """Write in which share of the box the claim holds, or of that part of it in which it is asked."""
        part = "" if self.asked > 0.9995 else f" (asked in {percent(self.asked)})"
        return percent(self.share) + part

    def matters(self, model: Model[Any, Any]) -> str:
        """Name the two controls that explain most of where the claim holds."""
        most = [(model.controls[name].label, share) for name, share in self.matter[:2] if share >= 0.005]
        return "; ".join(f"{label}: {percent(share)}" for label, share in most)


def percent(share: float) -> str:
    """Write a share in whole per cent, so that nearly all is not mistaken for all, nor nearly nothing for nothing."""
    if 0 < share < 0.01:
        return "under 1 %"
    return "over 99 %" if 0.99 < share < 1 else f"{100 * share:.0f} %"


def weights(control: Control) -> tuple[float, ...]:
    """Share of a control's range, 0 to 1, for which each of its stops stands."""
    if isinstance(control, Choice) or len(control.stops) == 1:
        return (1 / len(control.stops),) * len(control.stops)
    places = [math.log(stop) if control.log else stop for stop in control.stops]
    borders = [places[0], *((a + b) / 2 for a, b in pairwise(places)), places[-1]]
    return tuple((b - a) / (places[-1] - places[0]) for a, b in pairwise(borders))


def robustness(model: Model[Any, Any]) -> list[Robustness]:
    """Ask every claim of a model in every state."""
    each = [weights(control) for control in model.controls.values()]
    box = [math.prod(parts) for parts in product(*each)]
    states = list(model.lattice())
    return [_of(claim, model, states, box, each) for claim in model.claims]


def _of(
    claim: Claim[Any], model: Model[Any, Any], states: list[Any], box: list[float], each: list[tuple[float, ...]]
) -> Robustness:
    answers = [claim.holds(p) if claim.where(p) else None for p in states]
    held = [0.0 if answer is None else weight * bool(answer) for answer, weight in zip(answers, box, strict=True)]
    asked = [0.0 if answer is None else weight for answer, weight in zip(answers, box, strict=True)]
    total = math.fsum(asked)
    # Sums of a thousand weights miss 1 by a little: a claim that never fails holds in exactly 100 %.
    share = 1.0 if all(answer in (True, None) for answer in answers) else math.fsum(held) / total
    effects = total_effects(held, asked, [len(parts) for parts in each])
    ranked = sorted(zip(model.controls, effects, strict=True), key=lambda pair: -pair[1])
    return Robustness(claim.id, total, share, tuple(ranked))


def total_effects(held: Sequence[float], asked: Sequence[float], sizes: Sequence[int]) -> list[float]:
    """Share of the variance of a yes-or-no answer that remains when all other controls are known, for each control.

    This is Sobol's total effect, by enumeration: the mean variance along one control over the variance in the box,
    where the answer is asked. ``held`` and ``asked`` are weights of states, the last control fastest. All are 0 when
    the answer is the same everywhere.
    """
    total, holds = math.fsum(asked), math.fsum(held)
    variance = holds - holds * holds / total if total else 0.0
    effects, stride = [], 1
    for size in reversed(sizes):
        block, left = stride * size, []
        for start in range(0, len(asked), block):
            for first in range(start, start + stride):
                weight = math.fsum(asked[first : first + block : stride][:size])
                part = math.fsum(held[first : first + block : stride][:size])
                if weight:
                    left.append(part - part * part / weight)
        # Rounding leaves a trace of variance where there is none.
        effects.append(max(0.0, math.fsum(left) / variance) if variance > 1e-12 else 0.0)
        stride = block
    return effects[::-1]
