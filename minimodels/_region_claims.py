"""What the model of the region states: numbers at named states, claims of the paper, and where they fail."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from minimodels._model import Claim, Failure, Reference, effect
from minimodels._region import Outcome


def claims(see: Callable[[Any], Outcome], states: Callable[..., Any]) -> tuple[Claim[Any], ...]:
    """List the claims in the order of the paper; ``see`` evaluates a state, ``states`` gives poor, threshold, rich."""

    def up(p: Any, control: str, name: str) -> bool:
        return effect(see, p, control, name) > 0

    def rich(p: Any) -> bool:
        return see(p).rich is not None

    def again(p: Any) -> bool:
        return rich(p) and see(p).ends == see(p).rich

    def alone_it_falls(p: Any) -> bool:
        return bool(p.omega > 0) and rich(p) and not again(replace(p, omega=0))

    return (
        Claim("C4-03", "A dividend of this share leaves the rich state standing.", rich, lambda p: p.e > 0),
        Claim("C5-17", "A higher tax builds more public goods.", lambda p: up(p, "tau", "goods")),
        Claim("C5-18", "A higher tax draws capital in.", lambda p: up(p, "tau", "held")),
        Claim(
            "C5-19",
            "A higher tax raises private and public capital together, and the part of it that cannot leave.",
            lambda p: up(p, "tau", "total") and up(p, "tau", "tied"),
        ),
        Claim("C5-20", "Where a slump ruins a region without local owners, these save it.", again, alone_it_falls),
        Claim("C5-23", "Density feeds itself: above a threshold a region grows rich.", rich),
        Claim("C5-24", "Paying out a larger share of the tax pays more.", lambda p: up(p, "e", "dividend")),
        Claim("C5-28", "After the slump the circle lifts the region again.", again, lambda p: see(p).ends is not None),
        Claim(
            "C5-29",
            "The rich state stands though returns elsewhere rise by a tenth.",
            lambda p: states(p.tau, p.e, 1.1)[2] is not None,
            where=rich,
        ),
    )


NONE: dict[str, float | str] = {"e": 0}
REFERENCES: tuple[Reference[Any], ...] = (
    Reference("Of all taxes this one holds most capital, at a usefulness of 0.3:", {}, "best_tax", 0.4286, 4),
    Reference(
        "If goods are hardly of use (0.01), most capital is held at a tax of", {"alpha": 0.01}, "best_tax", 0.0101, 4
    ),
    Reference("At a usefulness of 0.5 most capital is held at a tax of", {"alpha": 0.5}, "best_tax", 1, 6),
    Reference("The first state holds, of the most it could,", {}, "held", 0.7932, 4),
    Reference("The best tax would hold, with the first state's dividend,", {}, "most_held", 0.8, 6),
    Reference("The public part of all capital is at first", {}, "tied", 2 / 7, 6),
    Reference("Private and public capital, over the most private capital, is at first", {}, "total", 1.1105, 4),
    Reference(
        "At a tax of 1.5 without a dividend, of the most revenue is taken", {"tau": 1.5, "e": 0}, "revenue", 1, 6
    ),
    Reference(
        "At a tax of 1.5, half of it paid out, of the most dividend is paid", {"tau": 1.5, "e": 0.5}, "dividend", 1, 6
    ),
    Reference("Without a dividend the poor state has capital of", NONE, "poor", 0.029, 3),
    Reference("Without a dividend the threshold lies at capital of", NONE, "threshold", 1.742, 3),
    Reference("Without a dividend the rich state has capital of", NONE, "rich", 10.802, 3),
    Reference("With a dividend of 5 % the rich state has capital of", {"e": 0.05}, "rich", 7.914, 3),
    *(
        Reference(
            f"With {omega} % local owners and no dividend the slump leaves",
            {**NONE, "omega": omega / 100},
            "bottom",
            left,
            4,
        )
        for omega, left in ((0, 0.0478), (30, 0.0862), (60, 0.1923))
    ),
    *(
        Reference(
            f"With {omega} % local owners and no dividend it ends at", {**NONE, "omega": omega / 100}, "ends", end, 3
        )
        for omega, end in ((0, 0.029), (30, 0.029), (60, 10.802))
    ),
    Reference(
        "With 60 % local owners and no dividend, 80 periods after the slump capital is at",
        {**NONE, "omega": 0.6},
        "later",
        0.3897,
        4,
    ),
    Reference("With a dividend of 5 %, of the most goods are built", {"e": 0.05}, "goods", 0.5504, 4),
)
#: Text, value and digits of what the formulas say apart from any state.
FACTS = (
    ("Whatever the goods are good for, revenue is largest at a tax of", 1.5, 6),
    ("With a return of 2 elsewhere, revenue is largest at a tax of", 3.0, 6),
    ("With a return of 2 elsewhere, most capital is held at a tax of", 6 / 7, 6),
    ("At a usefulness of 0.3 the best tax takes this share of the gross return:", 0.3, 6),
    ("At a usefulness of 0.3 the dividend is largest when this share of the tax is paid out:", 0.5, 6),
    ("Building twice as much for the money multiplies capital by", 2.0, 6),
    ("With a dividend of 5 % the number of states at rest is", 3.0, 0),
    ("With a dividend of 10 % the number of states at rest is", 1.0, 0),
)
#: Text, start and end of a region without a dividend, at a tax of 0.5.
ENDS = (
    ("From 80 % of the threshold, with the goods that it pays for, a region ends at", 1.39375, 0.74687, 0.0293),
    ("From 125 % of the threshold, with the goods that it pays for, a region ends at", 2.17773, 1.13886, 10.8024),
    ("With much capital (3) and few goods (0.5) a region ends at", 3, 0.5, 0.0293),
    ("With very much capital (20) and few goods (0.5) a region ends at", 20, 0.5, 10.8024),
    ("With little capital (0.1) and goods of 1 a region ends at", 0.1, 1, 0.0293),
    ("With capital of 1 and many goods (2) a region ends at", 1, 2, 10.8024),
)
FAILURES = (
    Failure("C4-03", "A tenth of the tax paid out starves the goods: the rich state is gone.", {"e": 0.1}),
    Failure("C5-17", "The tax already brings in most: a higher one leaves less to build with.", {"tau": 1.5}),
    Failure("C5-18", "The goods are of hardly any use: almost any tax drives capital out.", {"alpha": 0.01}),
    Failure("C5-18", "The tax is above the best one: a higher one drives capital out.", {"tau": 0.6}),
    Failure("C5-19", "A tax of 3 drives out more private capital than it builds public.", {"tau": 3}),
    Failure("C5-20", "Too few owners stay: the slump leaves less than the threshold.", {"e": 0, "omega": 0.3}),
    Failure("C5-23", "The tax builds too little: with a dividend of a fifth only the poor state is left.", {}),
    Failure("C5-24", "More than half is paid out: the base shrinks faster than the share grows.", {"e": 0.6}),
    Failure("C5-28", "The slump leaves less than the threshold: the circle runs down.", {"e": 0}),
    Failure("C5-28", "The dividend starves the goods: the circle runs down.", {"e": 0.1, "omega": 0.6}),
    Failure("C5-29", "Returns elsewhere rise by a tenth, and the rich state is gone.", {"e": 0.05}),
)
