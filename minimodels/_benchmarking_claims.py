"""What is claimed of copying the best, asked of one state of the model."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from minimodels._benchmarking import Outcome, ahead, heard
from minimodels._model import Claim, effect


def contact(p: Any) -> bool:
    """Regions see at least one other."""
    return bool(p.network != "isolated")


def claims(see: Callable[[Any], Outcome]) -> tuple[Claim[Any], ...]:
    """List the claims in the order of the paper; ``see`` evaluates a state."""

    def centre_gain(p: Any) -> float:
        """What meeting at a centre gains over seeing two neighbours."""
        return see(replace(p, network="hub")).result - see(replace(p, network="ring")).result

    return (
        Claim(
            "C3-39",
            "Regions that each see two neighbours end higher than regions that all see all.",
            lambda p: see(p).patchy_gain > 1e-9,
        ),
        Claim(
            "C3-40",
            "The best of twenty regions ends higher with contact than without.",
            lambda p: ahead(see(p)),
            where=contact,
        ),
        Claim(
            "C5-46",
            "Regions in contact with others end higher than regions without contact.",
            lambda p: see(p).gain > 1e-9,
            where=contact,
        ),
        Claim(
            "C5-51",
            "Regions that copy a little more readily end higher.",
            lambda p: effect(see, p, "copy", "result") > 1e-9,
            where=contact,
        ),
        Claim("C5-52", "A good idea reaches all regions by the deadline.", lambda p: heard(see(p), p.T)),
        Claim(
            "C5-53",
            "Regions that meet at a centre end higher than regions that each see two neighbours.",
            lambda p: centre_gain(p) > 1e-9,
        ),
    )
