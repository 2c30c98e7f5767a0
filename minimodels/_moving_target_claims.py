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
            "With the same aims, needs a tenth less persistent make the centre clearly worse.",
            lambda p: clearly(see(replace(p, rho=0.9 * p.rho)).centre, see(p).centre),
            where=lambda p: p.rho > 0,
        ),
        Claim(
            "C1-18",
            "In volatile conditions (ρ up to 0.9) the centre, fit for stable ones, clearly trails talked-over rules.",
            lambda p: clearly(see(p).centre, see(p).talked),
            where=lambda p: p.rho <= 0.9,
        ),
        Claim(
            "C1-40",
            "Local rules that are talked over lose clearly less than the state does at best.",
            lambda p: clearly(state(see(p)), see(p).talked),
        ),
        Claim(
            "C2-28",
            "The centre knows clearly less about what a place needs than the locality.",
            lambda p: clearly(see(p).lead, 0),
        ),
        Claim("C2-31", "The state, at best, loses half of the diversity or more.", lambda p: state(see(p)) >= 0.5),
        Claim("C2-36", "One rule loses clearly more than talked-over ones.", lambda p: clearly(1, see(p).talked)),
        Claim(
            "C2-46",
            "Repair (reports one period old) leaves the centre clearly worse than talked-over rules.",
            lambda p: clearly(see(replace(p, T=1)).centre, see(p).talked),
        ),
    )


def _limits(see: Callable[[Any], Outcome]) -> tuple[Claim[Any], ...]:
    """Ask whether local rules answer to diversity and volatility."""
    return (
        Claim(
            "C3-12",
            "Where localities know more, leaving them to themselves beats the state at its best.",
            lambda p: see(p).local < state(see(p)) - 1e-9,
            where=lambda p: p.rho < 1,
        ),
        Claim(
            "C3-17",
            "Volatility and noise differ: one widens the lead of local rules, the other narrows it.",
            lambda p: effect(see, p, "rho", "lead") < 0 and effect(see, p, "noise", "lead") < 0,
            where=lambda p: p.rho < 1,
        ),
        Claim("C3-20", "Local rules lose less than one rule.", lambda p: see(p).local < 1 - 1e-9),
        Claim(
            "C3-21",
            "Localities that keep learning lose clearly less than a centre on old reports.",
            lambda p: clearly(see(p).centre, see(p).local),
        ),
        Claim("C3-24", "Talked-over rules meet half of the diversity or more.", lambda p: see(p).talked <= 0.5),
    )


def _promise(see: Callable[[Any], Outcome]) -> tuple[Claim[Any], ...]:
    """Ask what those who know their place promise."""
    return (
        Claim(
            "C3-32",
            "Where the centre does badly (loses half or more), local rules need not do better than the state.",
            lambda p: see(p).local >= state(see(p)) - 1e-9,
            where=lambda p: see(p).centre >= 0.5,
        ),
        Claim("C3-33", "Localities know half of their needs or more.", lambda p: see(p).error <= 0.5),
        Claim("C3-34", "Learning at least halves the error of a signal.", lambda p: see(p).error <= float(p.noise) / 2),
        Claim(
            "C3-44",
            "Talked-over rules lose clearly less than the centre, and than rules that ignore neighbours.",
            lambda p: clearly(min(see(p).centre, see(p).local), see(p).talked),
            where=lambda p: p.kappa > 0,
        ),
        Claim(
            "C5-60",
            "Free but talked-over rules lose no more than one rule or rules that ignore neighbours.",
            lambda p: see(p).talked <= min(1, see(p).local) + 1e-12,
            always="By construction: whoever talks may still do what the others do, and would if it were better.",
        ),
    )
