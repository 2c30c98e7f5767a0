"""What common_interest claims, as predicates on one state."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from minimodels._common_interest import Outcome
from minimodels._model import Claim, effect

See = Callable[[Any], Outcome]


def claims(see: See, stretched: Callable[[Any], float]) -> tuple[Claim[Any], ...]:
    """List the claims; ``see`` evaluates a state, ``stretched`` says who joins when needs are a tenth more diverse."""
    return (*_members(see), *_limits(see, stretched), *_ballot(see), _federation(see))


def joins(see: See, p: Any, **changes: Any) -> float:
    """Share that joins in a state, with some controls changed."""
    return see(replace(p, **changes)).share


def _members(see: See) -> tuple[Claim[Any], ...]:
    """Ask who joins."""
    return (
        Claim(
            "C1-41",
            "One agreement more brings in members, or keeps everybody.",
            lambda p: joins(see, p, J=p.J + 1) > joins(see, p) or joins(see, p, J=p.J + 1) == 1,
            where=lambda p: p.J < 4,
        ),
        Claim(
            "C2-12",
            "At most half as many join at a spread of needs of 1.2 as at 0.5.",
            lambda p: joins(see, p, h=1.2) <= joins(see, p, h=0.5) / 2,
        ),
        Claim(
            "C2-17",
            "Where not all join, easier organizing (dues of 0.05) brings more members.",
            lambda p: joins(see, p, c=0.05) > joins(see, p),
            where=lambda p: p.c > 0.05 and joins(see, p) < 1,
        ),
        Claim(
            "C2-22",
            "Where needs are alike (a spread up to 0.8), all join.",
            lambda p: joins(see, p) == 1,
            lambda p: p.h <= 0.8,
        ),
        Claim(
            "C2-23",
            "Most stay out of the movement, and the class party loses votes.",
            lambda p: joins(see, p) < 0.5 and see(p).vote < 0.5999,
        ),
        Claim(
            "C2-33",
            "Where needs vary (a spread of 1 or more), some stay out.",
            lambda p: joins(see, p) < 1,
            lambda p: p.h >= 1,
        ),
    )


def _limits(see: See, stretched: Callable[[Any], float]) -> tuple[Claim[Any], ...]:
    """Ask what diversity does."""
    return (
        Claim(
            "C2-34",
            "As needs spread, the movement at last loses 30 % or more at once.",
            lambda p: (see(p).share_before or 0) >= 0.3,
        ),
        Claim(
            "C2-35",
            "A tenth more diversity of needs costs the movement members.",
            lambda p: stretched(p) < joins(see, p),
            where=lambda p: joins(see, p) > 0,
        ),
        Claim(
            "C2-36",
            "The more diverse needs are, the worse common standards fit.",
            lambda p: effect(see, p, "h", "misfit") > 0,
            always="By construction: the misfit is the square of the spread for each agreement, over 3.",
        ),
        Claim(
            "C2-37",
            "Where needs spread by 1.2 or more, no movement exists.",
            lambda p: joins(see, p) == 0,
            lambda p: p.h >= 1.2,
        ),
    )


def _ballot(see: See) -> tuple[Claim[Any], ...]:
    """Ask how a class party fares."""
    return (
        Claim(
            "C2-39",
            "Where other issues weigh as much as class or more, the class party has lost half its lead.",
            lambda p: see(p).vote <= 0.55,
            lambda p: p.lam >= 0.5,
        ),
        Claim("C2-40", "Other issues cost the class party votes.", lambda p: see(p).vote < 0.5999),
        Claim("C2-42", "A party of class alone has no majority.", lambda p: see(p).vote < 0.5001),
    )


def _federation(see: See) -> Claim[Any]:
    """Ask what three agreements carry."""
    return Claim(
        "C3-47",
        "Three agreements carry three times the diversity of needs that one carries.",
        lambda p: (see(replace(p, J=3)).collapse or 0) >= 3 * (see(replace(p, J=1)).collapse or 0) - 1e-9,
        where=lambda p: p.c > 0,
    )
