"""What moving_target tells and shows: numbers, words, pictures. Its equations stand in the model's file."""

from typing import Any, NamedTuple

from minimodels._controls import number, span
from minimodels._model import Failure, Reference, Source
from minimodels._picture import DASHED, DOTTED, Axis, Line, Panel, Point, Rule

UNSEEN = 10  #: periods before the third picture, as many as the oldest report needs
PERIODS = span(1, 30, 1)  #: of the third picture


class Outcome(NamedTuple):
    """What follows from a state; one rule for all loses 1, and beliefs are what each side takes the need to be."""

    error: float = number("error of a locality that learns", digits=3)
    centre: float = number("loss with a centre that tailors", digits=3)
    local: float = number("loss with local rules, neighbours ignored", digits=3)
    talked: float = number("loss with local rules that are talked over", digits=3)
    last_signal: float = number("loss with localities that follow the last signal", digits=3)
    lead: float = number("diversity known to localities and not to the centre", digits=3)
    patience: float | None = number("oldest reports with which the centre keeps up with local rules", digits=1)
    need: tuple[float, ...] = number("what one place needs", digits=1)
    local_belief: tuple[float, ...] = number("what the locality believes", digits=1)
    centre_belief: tuple[float, ...] = number("what the centre believes", digits=1)


def describe(p: Any, o: Outcome) -> str:
    """Tell the state in words; one rule for all loses 1."""
    if p.rho == 1:
        return (
            "Needs never change: old reports are as good as fresh ones, and the centre loses {centre}, as talked-over "
            "rules do. Local rules that ignore neighbours lose {local}."
        )
    told = "One rule for all loses 1, and a centre with reports of age {T} loses {centre}. "
    if p.kappa == 0:
        return told + "Local rules lose {local}: nobody else is burdened, so there is nothing to talk over."
    told += "Local rules that ignore neighbours lose {local}"
    if p.kappa >= 1:
        return told + ", no less than one rule for all; talked over they lose {talked}."
    if o.local > o.centre:
        told += ", more than the centre"
    told += "; talked over they lose {talked}. "
    if (o.patience or 0) < 1 - 1e-9:
        return told + "Even with reports one period old the centre would lose more than rules that ignore neighbours."
    return (
        told + "With reports up to {patience} periods old the centre loses no more than rules that ignore neighbours."
    )


KEEPS_UP = "the centre keeps up with local rules while its reports are no older than"

REFERENCES: tuple[Reference[Any], ...] = (
    Reference("With ρ = 0.9 and noise of 1, a locality that learns errs by", {}, "error", 0.304, 3),
    Reference("With ρ = 0.9, noise of 1 and no burdens, local rules lose", {}, "local", 0.304, 3),
    *(
        Reference(f"With reports of age {T}, the centre loses", {"T": T}, "centre", value, 3)
        for T, value in ((1, 0.436), (3, 0.630), (6, 0.803))
    ),
    Reference("Localities know more than a centre with reports of age 1 by", {"T": 1}, "lead", 0.13, 2),
    Reference("Localities know more than a centre with reports of age 3 by", {}, "lead", 0.33, 2),
    Reference("When needs keep nothing of the past (ρ = 0), a locality errs by", {"rho": 0}, "error", 0.5, 9),
    Reference(
        "When needs keep nothing of the past and noise is 3, a locality errs by",
        {"rho": 0, "noise": 3},
        "error",
        0.75,
        9,
    ),
    Reference(
        "When needs are nearly stable (ρ = 0.999), localities know more than the centre by",
        {"rho": 0.999},
        "lead",
        0.006,
        3,
    ),
    Reference("When needs never change (ρ = 1), localities know more than the centre by", {"rho": 1}, "lead", 0, 9),
    Reference("With noise of 1 and no burdens, whoever follows the last signal loses", {}, "last_signal", 1, 9),
    Reference(
        "With a burden of 2 and noise of 1, whoever follows the last signal loses", {"kappa": 2}, "last_signal", 5, 9
    ),
    Reference("With a burden of 2, local rules that ignore neighbours lose", {"kappa": 2}, "local", 1.696, 3),
    Reference("With a burden of 2, local rules that are talked over lose", {"kappa": 2}, "talked", 0.768, 3),
    *(
        Reference(f"At ρ = {rho} and κ = {kappa} {KEEPS_UP}", {"rho": rho, "kappa": kappa}, "patience", age, digits)
        for rho, kappa, age, digits in ((0.95, 0.5, 2.804, 3), (0.8, 0.6, 1, 9), (0, 0.5, 0, 9))
    ),
)

FAILURES: tuple[Failure, ...] = (
    Failure("C1-40", "Needs are nearly stable: the centre does nearly as well.", {"rho": 0.99}),
    Failure("C3-12", "The burden on neighbours is above 1, and nobody talks it over.", {"kappa": 1.2}),
    Failure("C1-17", "Needs already change so fast that old reports are worth nothing.", {"rho": 0.3}),
    Failure("C1-18", "Signals are so noisy that localities learn little either.", {"noise": 3, "T": 1}),
    Failure("C2-28", "Needs are nearly stable: old reports still tell what a place needs.", {"rho": 0.99}),
    Failure("C2-31", "Needs are nearly stable: the centre can fit its rules to places.", {"rho": 0.99}),
    Failure(
        "C2-36",
        "Signals are noisy and burdens large: local rules can hardly follow needs either.",
        {"rho": 0, "noise": 3, "kappa": 3},
    ),
    Failure("C2-46", "Needs are rather stable: faster reports would nearly do.", {"rho": 0.95}),
    Failure("C3-17", "The centre already knows nothing: more volatility only hurts localities.", {"rho": 0.5, "T": 10}),
    Failure("C3-20", "What one place gains, its neighbours lose.", {"kappa": 1}),
    Failure("C3-21", "Needs are nearly stable.", {"rho": 0.99}),
    Failure("C3-21", "Localities learn, but burden their neighbours, and nobody talks it over.", {"kappa": 0.8}),
    Failure("C3-24", "Signals are so noisy that fresh ones tell little.", {"rho": 0.5, "noise": 3}),
    Failure("C3-32", "Nobody is burdened: local rules do much better than the centre.", {}),
    Failure("C3-33", "Signals are so noisy that localities know less than half.", {"rho": 0.5, "noise": 3}),
    Failure("C3-34", "Signals are so clear that there is little to learn from earlier ones.", {"noise": 0.1}),
    Failure("C3-44", "Burdens are so small that there is little to talk over.", {"kappa": 0.1}),
    Failure("C3-44", "Burdens are so large that rules can hardly follow needs at all.", {"kappa": 3}),
)

UNIFORM = Rule(y=1, label="one rule")

PANELS: tuple[Panel, ...] = (
    Panel(
        title="Persistence of needs and loss",
        alt="Curves of the loss against the persistence of needs, where one rule for all loses 1. At {rho} a centre "
        "with reports of age {T} loses {centre}, local rules that ignore neighbours {local}, talked-over ones "
        "{talked}.",
        x=Axis("persistence of needs, ρ (volatile at 0, stable at 1)", 0, 1),
        y=Axis("loss (above 1.6: in the second picture)", 0, 1.6),
        marks=(
            UNIFORM,
            Line("centre, old reports", "centre", "state", "rho"),
            Line("local, talked over", "talked", "associations", "rho"),
            Line("local, neighbours ignored", "local", "worst_off", "rho", dash=DASHED),
            Point("rho", "centre", "state"),
            Point("rho", "local", "worst_off"),
            Point("rho", "talked", "associations"),
        ),
    ),
    Panel(
        title="Burden on neighbours and loss",
        alt="Curves of the loss against the burden on neighbours. At {kappa} local rules that ignore neighbours lose "
        "{local} and talked-over ones {talked}; the centre loses {centre}, and one rule for all 1.",
        x=Axis("burden on neighbours, κ", 0, 3),
        y=Axis("loss", 0, 3.2),
        marks=(
            UNIFORM,
            Line("centre, old reports", "centre", "state", "kappa"),
            Line("local, talked over", "talked", "associations", "kappa"),
            Line("local, neighbours ignored", "local", "worst_off", "kappa", dash=DASHED),
            Point("kappa", "centre", "state"),
            Point("kappa", "local", "worst_off"),
            Point("kappa", "talked", "associations"),
        ),
    ),
    Panel(
        title="One place: what it needs and who knows it",
        alt="Three curves over 30 periods: what one place needs, what the locality believes, and what the centre "
        "believes from reports of age {T}. With persistence {rho} and noise {noise} the locality errs by {error}.",
        x=Axis("period", 1, 30),
        y=Axis("need, and beliefs about it (one rule for all is 0)", -2.5, 2.5),
        marks=(
            Rule(y=0),
            Line("what the place needs", "need", "neutral", x=PERIODS),
            Line("what the locality believes", "local_belief", "associations", x=PERIODS, dash=DASHED),
            Line("what the centre believes", "centre_belief", "state", x=PERIODS, dash=DOTTED),
        ),
    ),
)

EXERCISES = (
    "Write `error_with_rare_signals(rho, noise, every)`: a locality hears a signal only once in `every` periods.",
    "Is diversity alone enough for a case against the centre? Argue from the stable end of the first picture.",
)

SOURCES = (
    Source("Oates 1972 and 1999: decentralize where needs differ and spillovers are small."),
    Source("Kalman 1960: how to follow a moving target from noisy signals."),
    Source("Sabel and Zeitlin 2008: frameworks that are set in common and revised by those who try them out."),
    Source("Dorf and Sabel 1998: local freedom in return for reporting.", "dorf1998"),
    Source("Hayek 1945: local knowledge as a case for prices, the rival reading."),
    Source("How losses add up and what talk does: our own simplification."),
)
