"""What is claimed of one rule, a centre and localities, asked of one state of the model."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from minimodels._model import Claim, effect
from minimodels._moving_target import Outcome


def clearly(more: float, less: float) -> bool:
    """Say whether a loss is larger by what counts here: a tenth of the diversity of needs."""
    return more - less >= 0.1 - 1e-9


def state(o: Outcome) -> float:
    """Loss with the better of one rule for all and a centre that tailors."""
    return min(1, o.centre)


def claims(see: Callable[[Any], Outcome]) -> tuple[Claim[Any], ...]:
    """List the claims in the order of the paper; ``see`` evaluates a state."""
    return (*_diagnosis(see), *_limits(see), *_promise(see))


def _diagnosis(see: Callable[[Any], Outcome]) -> tuple[Claim[Any], ...]:
    """Ask what a state can do whose reports are old."""
    return (
        Claim(
            "C1-17",
            "If needs are a tenth less persistent, a centre with the same aims loses at least 0.1 more.",
            lambda p: clearly(see(replace(p, rho=0.9 * p.rho)).centre, see(p).centre),
            where=lambda p: p.rho > 0,
        ),
        Claim(
            "C1-18",
            "Where needs are volatile (ρ up to 0.9), the centre loses at least 0.1 more than talked-over local rules.",
            lambda p: clearly(see(p).centre, see(p).talked),
            where=lambda p: p.rho <= 0.9,
        ),
        Claim(
            "C1-40",
            "Talked-over local rules lose at least 0.1 less than the state at best (one rule or a centre).",
            lambda p: clearly(state(see(p)), see(p).talked),
        ),
        Claim(
            "C2-28",
            "The centre knows less of the diversity of needs than localities do, by at least 0.1.",
            lambda p: clearly(see(p).lead, 0),
        ),
        Claim(
            "C2-31",
            "The state at best (one rule or a centre) loses at least half as much as one rule for all.",
            lambda p: state(see(p)) >= 0.5,
        ),
        Claim("C2-36", "One rule loses at least 0.1 more than talked-over rules.", lambda p: clearly(1, see(p).talked)),
        Claim(
            "C2-46",
            "Even with reports one period old a centre loses at least 0.1 more than talked-over local rules.",
            lambda p: clearly(see(replace(p, T=1)).centre, see(p).talked),
        ),
    )


def _limits(see: Callable[[Any], Outcome]) -> tuple[Claim[Any], ...]:
    """Ask whether local rules answer to diversity and volatility."""
    return (
        Claim(
            "C3-12",
            "Where localities know more, leaving them to themselves beats the state at best (one rule or a centre).",
            lambda p: see(p).local < state(see(p)) - 1e-9,
            where=lambda p: p.rho < 1,
        ),
        Claim(
            "C3-17",
            "Volatility widens the lead of localities over a centre in knowledge, and noise narrows it.",
            lambda p: effect(see, p, "rho", "lead") < 0 and effect(see, p, "noise", "lead") < 0,
            where=lambda p: p.rho < 1,
        ),
        Claim(
            "C3-20",
            "Local rules that ignore neighbours lose less than one rule for all.",
            lambda p: see(p).local < 1 - 1e-9,
        ),
        Claim(
            "C3-21",
            "Localities that keep learning lose at least 0.1 less than a centre with old reports.",
            lambda p: clearly(see(p).centre, see(p).local),
        ),
        Claim(
            "C3-24",
            "Talked-over local rules lose at most half of what one rule for all loses.",
            lambda p: see(p).talked <= 0.5,
        ),
    )


def _promise(see: Callable[[Any], Outcome]) -> tuple[Claim[Any], ...]:
    """Ask what those who know their place promise."""
    return (
        Claim(
            "C3-32",
            "Where a centre loses 0.5 or more, local rules that ignore neighbours lose no less.",
            lambda p: see(p).local >= state(see(p)) - 1e-9,
            where=lambda p: see(p).centre >= 0.5,
        ),
        Claim(
            "C3-33", "Localities know at least half of the variation in what they need.", lambda p: see(p).error <= 0.5
        ),
        Claim(
            "C3-34",
            "Learning from earlier signals at least halves the error of a single one.",
            lambda p: see(p).error <= float(p.noise) / 2,
        ),
        Claim(
            "C3-44",
            "Talked-over rules lose at least 0.1 less than a centre, and than rules that ignore neighbours.",
            lambda p: clearly(min(see(p).centre, see(p).local), see(p).talked),
            where=lambda p: p.kappa > 0,
        ),
        Claim(
            "C5-60",
            "Free but talked-over rules lose no more than one rule for all or rules that ignore neighbours.",
            lambda p: see(p).talked <= min(1, see(p).local) + 1e-12,
            always="By construction: whoever talks may still do what the others do, and would if it were better.",
        ),
    )
