"""One person one vote, or one dollar one vote? What tax is chosen when money buys some of the voice.

Every citizen has a best tax, and richer citizens want less; the choice goes to the citizen who splits all voice in
half. If voice grows with income that citizen is richer than the median, and past a point richer than the mean, and
then wants no tax at all. A guaranteed equal share of voice pulls the decisive citizen down again.

Our own simplification of Meltzer and Richard: selfish citizens, one tax, and its yield shared equally; that money buys
voice is put in with ρ, not found. Incomes are lognormal, without end and not on a grid; a choice replaces them by 101
people of whom 40 are poor (income 0.2) and 61 are not (1.5), and there σ means nothing. Numbers belong to ρ = 0.3, f =
0, σ = 0.7 and e = 0.5 unless they say otherwise. To store every state, the stops of ρ, f, σ and e are 0.05, 0.05 and
0.1 apart, and uneven. What the model tells and shows stands in `_voice.py`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from math import erfc, exp, isclose, log, sqrt

from minimodels._controls import Controls, choice, slider, span
from minimodels._model import Claim, Model, Reference, Theorem, effect
from minimodels._voice import FAILURES, FEW, PANELS, REFERENCES, SAID, SOURCES, Outcome, describe

PEOPLE = 101  #: in the society with a poor minority
POOR = 40  #: how many of them are poor
LOW, HIGH = 0.2, 1.5  #: incomes of the poor and of the others
RESPONSES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.25, 1.5, 2)


@dataclass(frozen=True)
class Parameters(Controls):
    """What the reader moves."""

    rho: float = slider("how strongly money buys voice,\u00a0ρ", default=0.3, stops=span(0, 1, 0.05))
    f: float = slider("share of voice guaranteed equally,\u00a0f", default=0, unit="%", stops=span(0, 1, 0.05))
    sigma: float = slider("inequality,\u00a0σ (spread of log incomes)", default=0.7, stops=span(0.2, 1.2, 0.1))
    e: float = slider("how much a tax shrinks incomes,\u00a0e", default=0.5, stops=RESPONSES)
    poor: str = choice("Those below the mean income", {"most": "are most citizens", "few": "are a minority, 40 of 101"})


def people_below(z: float) -> float:
    """Share of citizens, 0 to 1, whose log income is less than z spreads above the median: the normal law."""
    return erfc(-z / sqrt(2)) / 2


def voice_below(z: float, rho: float, f: float, sigma: float) -> float:
    """Share of all voice, 0 to 1, that these citizens hold: f of it is spread evenly, the rest as income to the rho.

    Weighing a lognormal law by a power rho of income moves it up by rho sigma spreads.
    """
    return f * people_below(z) + (1 - f) * people_below(z - rho * sigma)


def halving(rising: Callable[[float], float], high: float) -> float:
    """Find where above 0 a rising function reaches one half, by bisection; the upper end if it does so only there."""
    if rising(high) <= 0.5:
        return high
    low = 0.0
    for _ in range(52):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < 0.5 else (low, middle)
    return high


def exact(x: float) -> float:
    """Drop rounding dust, so that a decisive citizen with just the mean income has just the mean income."""
    return round(x, 12)


@cache
def decisive_income(rho: float, f: float, sigma: float) -> float:
    """Income, in means, up to which citizens hold half of all voice; exp((rho - 1/2) sigma^2) if f is 0."""
    z = halving(lambda z: voice_below(z, rho, f, sigma), rho * sigma)
    return exp(exact(sigma * z - sigma**2 / 2))


def voice_of_poor(poor: float, rho: float, f: float) -> float:
    """Share of all voice, 0 to 1, of so many poor among ``PEOPLE``: each has f/n + (1 - f) w^rho / sum of w^rho."""
    low: float = poor * LOW**rho
    high: float = (PEOPLE - poor) * HIGH**rho
    return f * poor / PEOPLE + (1 - f) * low / (low + high)


def decisive_of_two(poor: float, rho: float, f: float) -> float:
    """Income, in means, of the decisive citizen where so many are poor: theirs if they hold half of the voice."""
    mean = (poor * LOW + (PEOPLE - poor) * HIGH) / PEOPLE
    return (LOW if voice_of_poor(poor, rho, f) >= 0.5 else HIGH) / mean


def well_being(t: float, r: float, e: float) -> float:
    """What a citizen with r times the mean income has under a tax t: income, less the effort it costs, and a share.

    All incomes shrink as (1 - t)^e; the yield t (1 - t)^e is shared equally (Meltzer and Richard 1981, simplified).
    """
    after: float = r * (1 - t) ** (1 + e) / (1 + e) + t * (1 - t) ** e
    return after


def preferred_tax(r: float, e: float) -> float:
    """Tax, 0 to 1, that is best for a citizen with r times the mean income; 0 at the mean and above."""
    return (1 - r) / (1 - r + e) if r < 1 else 0


def share_needed(rho: float, sigma: float) -> float:
    """Share of voice, 0 to 1, that must be exceeded by the equal part if those below the mean are to hold half."""
    equal, bought = people_below(sigma / 2), people_below((0.5 - rho) * sigma)
    return 0 if bought >= 0.5 else (0.5 - bought) / (equal - bought)


@cache
def evaluate(p: Parameters) -> Outcome:
    """Find the decisive citizen of one state, and the tax that this citizen wants."""
    if p.poor == "few":
        r, equal, needed = decisive_of_two(POOR, p.rho, p.f), decisive_of_two(POOR, 0, 0), None
        say = voice_of_poor(POOR, p.rho, p.f)
    else:
        r, equal, needed = decisive_income(p.rho, p.f, p.sigma), exp(-(p.sigma**2) / 2), share_needed(p.rho, p.sigma)
        say = voice_below(p.sigma / 2, p.rho, p.f, p.sigma)
    return Outcome(preferred_tax(r, p.e), r, preferred_tax(equal, p.e), say, needed)


def no_tax_suits_better(p: Parameters) -> bool:
    """A little more or less than the chosen tax, none, and nine tenths give the decisive citizen no more."""
    o = evaluate(p)
    others = (0, max(0, o.tax - 0.02), o.tax + 0.02, 0.9)
    return all(well_being(t, o.decisive, p.e) <= well_being(o.tax, o.decisive, p.e) + 1e-12 for t in others)


def voice_is_split(p: Parameters) -> bool:
    """Citizens up to the decisive income hold half of all voice."""
    z = (log(evaluate(p).decisive) + p.sigma**2 / 2) / p.sigma
    return isclose(voice_below(z, p.rho, p.f, p.sigma), 0.5, abs_tol=1e-9)


def lognormal(p: Parameters) -> bool:
    """Ask whether most citizens are below the mean."""
    return p.poor == "most"


def without_guarantee(p: Parameters) -> float:
    """Tax of a state if no voice were guaranteed."""
    return evaluate(Parameters(p.rho, 0, p.sigma, p.e, p.poor)).tax


def rise_left(_: Parameters) -> float:
    """How much of the rise of the tax from σ = 0.2 to 1.2 under equal voice there is at ρ = 0.49, for e = 0.5."""
    taxes = [preferred_tax(decisive_income(rho, 0, sigma), 0.5) for rho in (0, 0.49) for sigma in (0.2, 1.2)]
    return (taxes[3] - taxes[2]) / (taxes[1] - taxes[0])


MODEL = Model(
    title="One person one vote, or one dollar one vote?",
    question="If money buys some voice, what tax does democracy choose?",
    paragraphs=("1.1", "3.2", "3.5", "4.2"),
    parameters=Parameters,
    outcome=Outcome,
    evaluate=evaluate,
    equations=(
        *(people_below, voice_below, decisive_income, voice_of_poor),
        *(decisive_of_two, well_being, preferred_tax, share_needed),
    ),
    theorems=(
        Theorem("No tax suits the decisive citizen better than the one chosen.", no_tax_suits_better),
        Theorem("Citizens up to the decisive income hold half of all voice.", voice_is_split, where=lognormal),
        Theorem(
            "There is a tax just where those below the mean hold more than half of the voice.",
            lambda p: (evaluate(p).tax > 0) == (exact(evaluate(p).say_below_mean) > 0.5),
        ),
        Theorem(
            "With nothing guaranteed, ρ of one half or more means no tax, however unequal incomes are.",
            lambda p: (evaluate(p).tax == 0) == (p.rho >= 0.5),
            where=lambda p: p.f == 0 and lognormal(p),
            show={"rho": 0.5},
        ),
        Theorem(
            "If most are below the mean and ρ ≥ 1/2, there is a tax just where f exceeds the guarantee needed.",
            lambda p: (evaluate(p).tax > 0) == (exact(p.f - (evaluate(p).needed or 0)) > 0),
            where=lambda p: p.rho >= 0.5 and lognormal(p),
            show={"rho": 0.5},
        ),
        Theorem(
            "If a dollar is a vote (ρ = 1), only more than half of voice guaranteed brings a tax, whatever σ is.",
            lambda p: isclose(evaluate(p).needed or 0, 0.5),
            where=lambda p: p.rho == 1 and lognormal(p),
            show={"rho": 1},
        ),
        Theorem(
            "When all voice is guaranteed equally, it no longer matters what money buys.",
            lambda p: isclose(evaluate(p).tax, evaluate(p).tax_equal, abs_tol=1e-9),
            where=lambda p: p.f == 1,
            show={"rho": 1, "f": 1},
        ),
        Theorem(
            "A poor minority gets no tax, however voice is shared.",
            lambda p: evaluate(p).tax == 0,
            where=lambda p: not lognormal(p),
            show={**FEW, "f": 1},
        ),
    ),
    references=(
        *REFERENCES,
        Reference(
            "A citizen with 0.6 times the mean income wants a tax of", {}, lambda _: preferred_tax(0.6, 0.5), 0.4444, 4
        ),
        Reference(
            "At ρ = 0.49 the rise of the tax between σ = 0.2 and 1.2, as a share of that under equal voice, is",
            {},
            rise_left,
            0.058,
            3,
        ),
        Reference(SAID.format(50), {}, lambda _: decisive_of_two(50, 0, 0), 1.751, 3),
        Reference(SAID.format(51), {}, lambda _: decisive_of_two(51, 0, 0), 0.237, 3),
    ),
    claims=(
        Claim(
            "C1-04",
            "Money's voice matters: equal voice would choose a tax at least five points higher.",
            lambda p: evaluate(p).tax_equal - evaluate(p).tax >= 0.05,
            where=lambda p: p.rho > 0 and p.f < 1,
        ),
        Claim(
            "C3-02",
            "With no voice guaranteed, money at least halves the tax that equal voice would choose.",
            lambda p: without_guarantee(p) <= evaluate(p).tax_equal / 2,
            where=lambda p: p.rho > 0 and evaluate(p).tax_equal > 0,
        ),
        Claim(
            "C4-05",
            "More voice guaranteed equally raises the tax.",
            lambda p: effect(evaluate, p, "f", "tax") > 0,
            where=lambda p: p.rho > 0,
        ),
    ),
    failures=FAILURES,
    panels=PANELS,
    describe=describe,
    exercises=(
        "Write `tax_by_supermajority(incomes, voices, share, e)`: the highest tax that citizens with at least `share` "
        "of all voice want or exceed, from two lists in any order (half makes it the tax of this model; mind ties).",
        "The curve is flat at zero beyond ρ = 1/2. What does that say about a reform of campaign finance that lowers ρ "
        "from 0.9 to 0.6, and does the second picture suggest a better one?",
    ),
    sources=SOURCES,
)
