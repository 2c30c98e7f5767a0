"""What voice tells and shows: numbers, words, pictures. Its equations stand in the model's file."""

from typing import Any, NamedTuple

from minimodels._controls import number
from minimodels._model import Failure, Reference, Source, State
from minimodels._picture import DASHED, DOTTED, Axis, Line, Panel, Point, Rule

FEW: State = {"poor": "few"}
EQUAL: State = {"rho": 0}
BOUGHT: State = {"rho": 0.6}
TAX = Axis("tax chosen", 0, 0.85, percent=True)


class Outcome(NamedTuple):
    """What follows from a state."""

    tax: float = number("tax chosen", digits=3, percent=True)
    decisive: float = number("income of the decisive citizen (mean 1)", digits=3)
    tax_equal: float = number("tax chosen if voice were equal", digits=3, percent=True)
    say_below_mean: float = number("voice held by those below the mean", digits=3, percent=True)
    needed: float | None = number("guaranteed voice beyond which there is a tax", digits=3, percent=True)


def describe(p: Any, o: Outcome) -> str:
    """Tell the state in words."""
    if p.poor == "few":
        return (
            "The poor are a minority and hold {say_below_mean} of the voice. The decisive citizen has {decisive} times "
            "the mean income and wants no tax: not even equal voice makes the poor decisive."
        )
    if p.rho == 0 or p.f == 1:
        return (
            "Voice is equal. The decisive citizen, the median, has {decisive} times the mean income and wants a tax of "
            "{tax}."
        )
    if o.tax == 0:
        return (
            "The decisive citizen has {decisive} times the mean income and wants no tax. With equal voice it would be "
            "{tax_equal}; there is none until more than {needed} of all voice is guaranteed equally."
        )
    return (
        "The decisive citizen has {decisive} times the mean income and wants a tax of {tax}. With equal voice it would "
        "be {tax_equal}."
    )


SAID = "With {} poor of 101 and equal voice the decisive citizen's income, in units of the mean, is"
REFERENCES: tuple[Reference[Any], ...] = (
    Reference("With equal voice the decisive citizen's income, in units of the mean, is", EQUAL, "decisive", 0.7827, 4),
    *(
        Reference(
            f"At ρ = 0.6 and with {100 * f:g} % of voice guaranteed the tax is", {**BOUGHT, "f": f}, "tax", tax, 3
        )
        for f, tax in ((0, 0), (0.25, 0.045), (0.5, 0.157), (0.75, 0.24), (1, 0.303))
    ),
    Reference("With equal voice and σ = 0.2 the tax is", {**EQUAL, "sigma": 0.2}, "tax", 0.04, 2),
    Reference("With equal voice and σ = 1.2 the tax is", {**EQUAL, "sigma": 1.2}, "tax", 0.51, 2),
    Reference("With equal voice the share of it that those below the mean hold is", EQUAL, "say_below_mean", 0.6368, 4),
    Reference(SAID.format(40), {**FEW, **EQUAL}, "decisive", 1.52, 2),
    Reference(
        "With equal voice the share of it that 40 poor of 101 hold is", {**FEW, **EQUAL}, "say_below_mean", 40 / 101, 9
    ),
    Reference(
        "At ρ = 0.5 and with half of voice guaranteed the share of it that 40 poor of 101 hold is",
        {**FEW, "rho": 0.5, "f": 0.5},
        "say_below_mean",
        0.2946,
        4,
    ),
)
FAILURES = (
    Failure("C1-04", "The poor are a minority: one person, one vote gives them no tax either.", {**FEW, "rho": 1}),
    Failure("C4-05", "A dollar is a vote (ρ = 1): a small guarantee changes nothing.", {"rho": 1, "f": 0.2}),
    Failure("C1-04", "Incomes are nearly equal: nobody wants much of a tax.", {"sigma": 0.2}),
    Failure("C3-02", "Money buys little voice: most of the tax stays.", {"rho": 0.1}),
    Failure("C4-05", "The poor are a minority: no guarantee makes them decisive.", FEW),
)
PANELS = (
    Panel(
        title="Voice bought, and the tax",
        alt="Line chart: the tax falls as money buys more voice. At ρ = {rho} and f = {f} it is {tax}, with equal "
        "voice {tax_equal}.",
        x=Axis("how strongly money buys voice, ρ (fine line: one half)", 0, 1),
        y=TAX,
        marks=(
            Rule(x=0.5),
            Line("little inequality (σ = 0.4)", "tax", "neutral", "rho", at={"sigma": 0.4}, dash=DOTTED),
            Line("much inequality (σ = 1)", "tax", "neutral", "rho", at={"sigma": 1}, dash=DASHED),
            Line("at the present inequality σ", "tax", "state", "rho"),
            Point("rho", "tax", "state"),
        ),
    ),
    Panel(
        title="Voice guaranteed, and the tax",
        alt="Line chart: the tax rises with the share of voice that is guaranteed equally. At f = {f} it is {tax}.",
        x=Axis("share of voice guaranteed equally, f", 0, 1, percent=True),
        y=TAX,
        marks=(
            Line("if ρ = 0.6", "tax", "neutral", "f", at={"rho": 0.6}, dash=DASHED),
            Line("if a dollar is a vote (ρ = 1)", "tax", "neutral", "f", at={"rho": 1}, dash=DOTTED),
            Line("at the present ρ", "tax", "state", "f"),
            Point("f", "tax", "state"),
        ),
    ),
    Panel(
        title="No tax without half of the voice",
        alt="Falling curve: those below the mean hold less voice the more money buys. At ρ = {rho} it is "
        "{say_below_mean} of all voice.",
        x=Axis("how strongly money buys voice, ρ", 0, 1),
        y=Axis("held by those below the mean (fine line: half)", 0, 0.8, percent=True),
        marks=(
            Rule(y=0.5),
            Line("their share of people", "say_below_mean", "neutral", "rho", at={"f": 1}, dash=DASHED),
            Line("voice if none is guaranteed", "say_below_mean", "neutral", "rho", at={"f": 0}, dash=DOTTED),
            Line("voice at the present f", "say_below_mean", "worst_off", "rho"),
            Point("rho", "say_below_mean", "worst_off"),
        ),
    ),
)
SOURCES = (
    Source("Meltzer and Richard 1981: the decisive voter's income against the mean sets the tax."),
    Source("Bénabou 2000: why more unequal democracies may redistribute less."),
    Source("Bartels 2005: US senators answered to constituents roughly in proportion to their income."),
    Source("Our own simplification of these; its numbers are ours."),
)
