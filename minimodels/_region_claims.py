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
        Claim("C4-03", "The present dividend leaves the rich state standing.", rich, lambda p: p.e > 0),
        Claim("C5-17", "A higher tax builds more public goods.", lambda p: up(p, "tau", "goods")),
        Claim("C5-18", "A higher tax draws capital in.", lambda p: up(p, "tau", "held")),
        Claim(
            "C5-19",
            "A higher tax raises all capital, private and public, and the part of it that cannot leave.",
            lambda p: up(p, "tau", "total") and up(p, "tau", "tied"),
        ),
        Claim("C5-20", "Local owners save a region that a slump would ruin without them.", again, alone_it_falls),
        Claim("C5-23", "Density feeds itself: above a threshold a region grows rich.", rich),
        Claim(
            "C5-24", "Paying out a larger share of the tax pays a larger dividend.", lambda p: up(p, "e", "dividend")
        ),
        Claim("C5-28", "Goods and capital lift the region after a slump.", again, lambda p: see(p).ends is not None),
        Claim(
            "C5-29",
            "The rich state survives a rise of returns elsewhere by a tenth.",
            lambda p: states(p.tau, p.e, 1.1)[2] is not None,
            where=rich,
        ),
    )


NONE: dict[str, float | str] = {"e": 0}
OWNERS = "without a dividend and with {} % local owners"
REFERENCES: tuple[Reference[Any], ...] = (
    Reference("At α = 0.3 most capital is held at a tax of", {}, "best_tax", 0.4286, 4),
    Reference("If goods are hardly of use (α = 0.01), the best tax is", {"alpha": 0.01}, "best_tax", 0.0101, 4),
    Reference("At α = 0.5 most capital is held at a tax of", {"alpha": 0.5}, "best_tax", 1, 6),
    Reference("Of the most capital without a dividend, the region holds in the first state", {}, "held", 0.7932, 4),
    Reference("With the first state's dividend the best tax would hold, of the same,", {}, "most_held", 0.8, 6),
    Reference("In the first state the public part of all capital is", {}, "tied", 2 / 7, 6),
    Reference("In the first state the ratio of all capital to the most private capital is", {}, "total", 1.1105, 4),
    Reference(
        "The share of the most revenue that a tax of 1.5 takes without a dividend is",
        {"tau": 1.5, "e": 0},
        "revenue",
        1,
        6,
    ),
    Reference(
        "The share of the largest dividend that a tax of 1.5, half of it paid out, pays is",
        {"tau": 1.5, "e": 0.5},
        "dividend",
        1,
        6,
    ),
    Reference("At a tax of 0.5 without a dividend the poor state has a capital of", NONE, "poor", 0.029, 3),
    Reference("At a tax of 0.5 without a dividend the threshold lies at a capital of", NONE, "threshold", 1.742, 3),
    Reference("At a tax of 0.5 without a dividend the rich state has a capital of", NONE, "rich", 10.802, 3),
    Reference("At a tax of 0.5, with 5 % paid out, the rich state has a capital of", {"e": 0.05}, "rich", 7.914, 3),
    *(
        Reference(
            f"The capital left by the slump {OWNERS.format(omega)} is",
            {**NONE, "omega": omega / 100},
            "bottom",
            left,
            4,
        )
        for omega, left in ((0, 0.0478), (30, 0.0862), (60, 0.1923))
    ),
    *(
        Reference(
            f"Long after the slump the region has, {OWNERS.format(omega)}, a capital of",
            {**NONE, "omega": omega / 100},
            "ends",
            end,
            3,
        )
        for omega, end in ((0, 0.029), (30, 0.029), (60, 10.802))
    ),
    Reference(
        f"80 periods after the slump the region has, {OWNERS.format(60)}, regained of its capital",
        {**NONE, "omega": 0.6},
        "later",
        0.3897,
        4,
    ),
    Reference(
        "With 5 % of the tax paid out the share of the most goods that is built is", {"e": 0.05}, "goods", 0.5504, 4
    ),
)
#: Text, state, value and digits of what the formulas say apart from any outcome.
FACTS: tuple[tuple[str, dict[str, float | str], float, int], ...] = (
    ("Whatever α is, revenue is largest at a tax of", {"tau": 1.5}, 1.5, 6),
    ("If capital earns 2 elsewhere, revenue is largest at a tax of", {"tau": 3}, 3.0, 6),
    ("If capital earns 2 elsewhere and α is 0.3, most capital is held at a tax of", {}, 6 / 7, 6),
    ("At α = 0.3 the share of the gross return that the best tax takes is", {}, 0.3, 6),
    ("At α = 0.3 the share of the tax to pay out for the largest dividend is", {"tau": 1.5, "e": 0.5}, 0.5, 6),
    ("At α = 0.3 building twice as much for the money multiplies capital by", {}, 2.0, 6),
    ("At a tax of 0.5, with 5 % paid out, the number of states at rest is", {"e": 0.05}, 3.0, 0),
    ("At a tax of 0.5, with 10 % paid out, the number of states at rest is", {"e": 0.1}, 1.0, 0),
)
#: Text, start and end of a region without a dividend, at a tax of 0.5.
ENDS = (
    (
        "Without a dividend 80 % of the threshold, with its goods, ends at a capital of",
        1.39375,
        0.74687,
        0.0293,
    ),
    (
        "Without a dividend 125 % of the threshold, with its goods, ends at a capital of",
        2.17773,
        1.13886,
        10.8024,
    ),
    ("Without a dividend much capital (3) and few goods (0.5) end at a capital of", 3, 0.5, 0.0293),
    ("Without a dividend very much capital (20) and few goods (0.5) end at a capital of", 20, 0.5, 10.8024),
    ("Without a dividend little capital (0.1) and goods of 1 end at a capital of", 0.1, 1, 0.0293),
    ("Without a dividend capital of 1 and many goods (2) end at a capital of", 1, 2, 10.8024),
)
FAILURES = (
    Failure("C4-03", "A tenth of the tax paid out starves the goods: the rich state is gone.", {"e": 0.1}),
    Failure("C5-18", "The goods are of hardly any use: almost any tax drives capital out.", {"alpha": 0.01}),
    Failure("C5-17", "The tax already brings in most: a higher one leaves less to build with.", {"tau": 1.5}),
    Failure("C5-18", "The tax is above the best one: a higher one drives capital out.", {"tau": 0.6}),
    Failure("C5-19", "A tax of 3 drives out more private capital than it builds public.", {"tau": 3}),
    Failure("C5-20", "Too few owners stay: the slump leaves less than the threshold.", {"e": 0, "omega": 0.3}),
    Failure("C5-23", "The tax builds too little: with a dividend of a fifth only the poor state is left.", {}),
    Failure("C5-24", "More than half is paid out: the base shrinks faster than the share grows.", {"e": 0.6}),
    Failure("C5-28", "The slump leaves less than the threshold: goods and capital run down.", {"e": 0}),
    Failure("C5-28", "The dividend starves the goods, and capital goes with them.", {"e": 0.1, "omega": 0.6}),
    Failure("C5-29", "With 5 % of the tax paid out, such a rise ends the rich state.", {"e": 0.05}),
)
