"""What is claimed of a wider federation, asked of one state of the model."""

from collections.abc import Callable
from typing import Any, NamedTuple

from minimodels._federation import Outcome
from minimodels._model import Claim, effect


class Ask(NamedTuple):
    """What a claim may ask of a state; the model answers."""

    evaluate: Callable[[Any], Outcome]
    size: Callable[..., int]  #: regions that stay, perhaps with other learning or fear
    gives: Callable[..., float]  #: largest contribution of a region with a gap, perhaps at another insecurity
    alone: Callable[[Any], list[int]]  #: regions that stay with one kind of benefit only; the last has none
    poorest: Callable[[Any], float]  #: what the poorest of ten gains


def claims(ask: Ask) -> tuple[Claim[Any], ...]:
    """List the claims by subject."""
    return (*_exits(ask), *_risks(ask), *_fears(ask), *_lessons(ask))


def shared(p: Any) -> bool:
    """Something is contributed, so that there is a question."""
    return float(p.tau) > 0


def forced(p: Any) -> bool:
    """Something is contributed, and there are learning and fear."""
    return shared(p) and p.learn > 0 and p.fear != "0"


def _exits(ask: Ask) -> tuple[Claim[Any], ...]:
    """Ask whether a wider federation can be held at all."""
    size, gives, alone, see = ask.size, ask.gives, ask.alone, ask.evaluate
    return (
        Claim(
            "C5-30",
            "Where all ten regions stay, they would not without any benefit.",
            lambda p: alone(p)[-1] < 10,
            where=lambda p: shared(p) and size(p) == 10,
            always="By construction: without benefits only the gap counts.",
        ),
        Claim("C5-31", "Insurance and generosity do not hold the richest region.", lambda p: see(p).needed > 0, shared),
        Claim("C5-32", "The federation breaks up: five or fewer of ten regions stay.", lambda p: size(p) <= 5, shared),
        Claim("C5-33", "Rich regions pay more than poor ones, so some leave.", lambda p: size(p) < 10, shared),
        Claim(
            "C5-34",
            "A region 0.3 richer than the average accepts less than one 0.2 richer.",
            lambda p: gives(p, 0.3) < gives(p, 0.2),
            where=lambda p: gives(p, 0.2) > 0,
        ),
        Claim("C5-35", "No two regions stay together in the federation.", lambda p: size(p) == 1, shared),
        Claim(
            "C5-38",
            "The forces together hold all ten regions, or more than any one of them alone.",
            lambda p: size(p) == 10 or size(p) > max(alone(p)),
            where=shared,
        ),
    )


def _risks(ask: Ask) -> tuple[Claim[Any], ...]:
    """Ask what fairness and risk do."""
    gives, see = ask.gives, ask.evaluate
    return (
        Claim(
            "C5-39",
            "Generosity and insurance are worth less than learning, and than freedom from low-road neighbours.",
            lambda p: see(p).generosity + see(p).insurance < min(see(p).safety, see(p).learning),
            where=forced,
        ),
        Claim(
            "C5-42",
            "Even to the richest region insurance is worth what it pays for its wealth.",
            lambda p: see(p).insurance >= see(p).cost,
            where=shared,
        ),
        Claim(
            "C5-43",
            "A region a tenth richer gives less at insecurity 0.15 than at 0.03, and than at 0.4.",
            lambda p: gives(p, 0.1, 0.03) > gives(p, 0.1, 0.15) < gives(p, 0.1, 0.4),
        ),
        Claim(
            "C5-44",
            "From insecurity 0.15 on, more of it makes a region a tenth richer give more, or all.",
            lambda p: effect(see, p, "sigma", "rich_limit") > 0 or see(p).rich_limit == 1,
            where=lambda p: p.sigma >= 0.15,
        ),
    )


def _fears(ask: Ask) -> tuple[Claim[Any], ...]:
    """Ask what fear of low-road neighbours does, or of losing a grant."""
    size, see = ask.size, ask.evaluate

    return (
        Claim(
            "C5-47",
            "Freedom from low-road neighbours, worth 0.06, holds more regions than none of it.",
            lambda p: size(p, fear=0.06) > size(p, fear=0),
            where=lambda p: size(p, fear=0) < 10,
            always="One region more loses at most 0.028 more, and this freedom is worth more than that.",
        ),
        Claim(
            "C5-48",
            "The poorest of ten regions gains by membership.",
            lambda p: ask.poorest(p) > 0,
            where=shared,
            always="By construction: it receives the gap that the rich pay.",
        ),
        Claim(
            "C5-49",
            "Freedom from low-road neighbours, worth 0.06, makes the richest of ten regions stay.",
            lambda p: see(p).needed <= see(p).learning + 0.06,
            where=lambda p: see(p).needed > see(p).learning,
        ),
        Claim(
            "C5-56",
            "A grant worth 0.06 to every member keeps all ten regions.",
            lambda p: size(p, fear=0.06) == 10,
            where=lambda p: size(p, fear=0) < 10,
        ),
    )


def _lessons(ask: Ask) -> tuple[Claim[Any], ...]:
    """Ask what learning does, alone and with the others."""
    size, see = ask.size, ask.evaluate
    return (
        Claim(
            "C5-50",
            "Learning is worth more than freedom from low-road neighbours.",
            lambda p: see(p).learning > see(p).safety,
            where=forced,
        ),
        Claim(
            "C5-51",
            "Learning, worth 0.01 from each member, holds more regions than no learning.",
            lambda p: size(p, learn=0.01) > size(p, learn=0),
            where=lambda p: size(p, learn=0) < 10,
        ),
        Claim(
            "C5-54",
            "With learning and freedom from low-road neighbours all ten regions give half or more.",
            lambda p: size(p) == 10,
            where=lambda p: forced(p) and p.tau >= 0.5,
        ),
    )
