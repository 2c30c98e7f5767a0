"""Pay everyone and tax it back, or pay only the poor? Two ways to give everyone at least the same.

Net income is what matters: a dividend that is taxed back at the top targets without a test. A means test withdraws its
grant steeply exactly where people decide whether to work, and leaves most voters outside. Which scheme does better
depends on what is held equal, the floor or the tax rate.

All amounts are in mean wages. Every combination of stops is stored, so eleven of D and seven of eta leave four for the
taper and for prog. What the model tells and shows stands in `_tax_universalism.py`.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import pairwise
from typing import Any, NamedTuple

from minimodels import _tax_universalism as shown
from minimodels._controls import Controls, choice, numbers, slider, span
from minimodels._incomes import gini, lognormal, poverty, share_below_mean
from minimodels._model import Claim, Model, Reference, Theorem
from minimodels._roots import first_crossing
from minimodels._tax_universalism import FLAT, STILL, Outcome

SIGMA = 0.7  #: standard deviation of log wages
IDLE = 0.08  #: share of people without any market income
EARNERS = 400  #: points of the population that could earn a wage; one more point stands for the idle


@dataclass(frozen=True)
class Parameters(Controls):
    """What the reader moves."""

    D: float = slider("dividend for everyone,\u00a0D (mean wage = 1)", default=0.35, stops=shown.SIZES)
    taper: float = slider("means test: grant withdrawn, of each unit", default=0.8, unit="%", stops=(0.2, 0.5, 0.8, 1))
    eta: float = slider("response of work to what it pays,\u00a0η", default=0.2, stops=span(0, 0.6, 0.1))
    prog: float = slider("extra rate above the mean, of the basic rate", default=0.6, unit="%", stops=(0, 0.3, 0.6, 1))
    compare: str = choice("Basis of comparison", shown.COMPARED)


class Scheme(NamedTuple):
    """A grant, the share of each unit of market income withdrawn from it, and how much of it is taxed as income."""

    grant: float
    taper: float = 0
    taxed: float = 0


wages = partial(lognormal, SIGMA, EARNERS)  # not before they are asked for: importing a model computes nothing


def net_incomes(incomes: Sequence[float], scheme: Scheme, rate: float, prog: float) -> list[float]:
    """Net incomes at market incomes x: x + (G - taper x)+ - t y - t prog (y - 1)+, where y = x + taxed grant."""
    grant, taper, taxed = scheme
    return [x + max(0.0, grant - taper * x) - rate * (x + taxed + prog * max(0.0, x + taxed - 1)) for x in incomes]


def marginal_rate(x: float, scheme: Scheme, rate: float, prog: float) -> float:
    """Share of a little more market income that tax and withdrawal take, as a slope just above x."""
    now, after = net_incomes((x, x + 1e-6), scheme, rate, prog)
    return 1 - (after - now) / 1e-6


def working(nets: Sequence[float], floor: float, eta: float) -> list[float]:
    """Share of the people with each wage x who work: (1 - PTR)^eta, PTR = 1 - (net - floor) / x the tax on working."""
    return [max(0.0, (net - floor) / x) ** eta for net, x in zip(nets, wages(), strict=True)]


def per_head(amounts: Sequence[float]) -> float:
    """Mean over all people of amounts that only those with a wage have."""
    return (1 - IDLE) * math.fsum(amounts) / EARNERS


def balance(scheme: Scheme, rate: float, prog: float, eta: float) -> float:
    """Taxes less transfers, per head: everyone costs the floor, and whoever works pays x - net + floor."""
    floor, *nets = net_incomes((0.0, *wages()), scheme, rate, prog)
    paid = zip(working(nets, floor, eta), wages(), nets, strict=True)
    return per_head([share * (x - net + floor) for share, x, net in paid]) - floor


def gross_cost(scheme: Scheme, works: Sequence[float]) -> float:
    """Transfers per head before any tax on them: the grant less what is withdrawn from those who work."""
    at_work = zip(works, wages(), strict=True)
    return scheme.grant - per_head([share * min(scheme.grant, scheme.taper * x) for share, x in at_work])


@cache
def financing_rate(scheme: Scheme, prog: float, eta: float) -> float:
    """Lowest basic rate that pays for a scheme; infinity if none does with a top rate below 100 %."""
    largest_base = (1 + scheme.taxed) * (1 + prog)  # if everybody worked and all income bore the top rate
    return first_crossing(lambda rate: balance(scheme, rate, prog, eta), largest_base, 1 / (1 + prog))


@cache
def side(scheme: Scheme, rate: float, prog: float, eta: float) -> dict[str, Any]:
    """Follow a scheme at a basic rate; a net gainer has more than the wage that he or she could earn."""
    floor, *nets = net_incomes((0.0, *wages()), scheme, rate, prog)
    works = working(nets, floor, eta)
    people = [(net, per_head([share])) for net, share in zip(nets, works, strict=True)]
    people.append((floor, 1 - per_head(works)))
    kinks = sorted((1 - scheme.taxed, min(2.0, scheme.grant / (scheme.taper or math.inf))))
    pieces = list(pairwise((0.0, *kinks, 2.0)))
    ends = tuple(x for piece in pieces for x in piece)
    return {
        "floor": floor,
        "rate": rate,
        "lost": marginal_rate(0, scheme, rate, prog),
        "gainers": per_head([net > x for net, x in zip(nets, wages(), strict=True)]) + IDLE * (floor > 0),
        "employment": math.fsum(works) / EARNERS,
        "poverty": poverty(people),
        "gini": gini(people),
        "cost": gross_cost(scheme, works),
        "incomes": ends,
        "nets": tuple(net_incomes(ends, scheme, rate, prog)),
        "losses": tuple(marginal_rate((a + b) / 2, scheme, rate, prog) for a, b in pieces for _ in (a, b)),
    }


NUMBERS = ("floor", "rate", "lost", "gainers", "employment", "poverty", "gini", "cost")
NOTHING: Any = dict.fromkeys(NUMBERS) | dict.fromkeys(("incomes", "nets", "losses"), (None,) * 6)


@cache
def schemes(p: Parameters) -> list[tuple[Scheme, float, float, float]]:
    """The dividend and the means test of a state with rate, prog and eta, as far as a rate finances them."""
    dividend = Scheme(p.D, taxed=p.D)
    rate = financing_rate(dividend, p.prog, p.eta)
    if rate == math.inf:
        return []
    if p.compare == "same_floor":
        test = Scheme(p.D * (1 - rate), p.taper)
        test_rate = financing_rate(test, p.prog, p.eta)
    else:  # every unit more of the grant costs something, so there is one root
        grant = first_crossing(lambda grant: -balance(Scheme(grant, p.taper), rate, p.prog, p.eta), 1, math.inf)
        test, test_rate = Scheme(grant, p.taper), rate
    return [(s, t, p.prog, p.eta) for s, t in ((dividend, rate), (test, test_rate)) if t < math.inf]


@cache
def evaluate(p: Parameters) -> Outcome:
    """Put both schemes side by side."""
    dividend, test, *_ = *(side(*one) for one in schemes(p)), NOTHING, NOTHING
    return Outcome(**dividend, **{f"{name}_means": value for name, value in test.items()})


def financed(p: Parameters) -> bool:
    """Say whether some rate pays for a dividend above zero."""
    return p.D > 0 and bool(schemes(p))


def is_negative_income_tax(p: Parameters) -> bool:
    """Everyone has what a negative income tax (t of what x lacks to break even) and what the grant D (1 - t) leave."""
    scheme, t, *_ = schemes(p)[0]
    nets = [net_incomes(wages(), one, t, 0) for one in (scheme, Scheme(p.D * (1 - t)))]
    nets.append([x + t * (p.D * (1 - t) / t - x) for x in wages()])
    return all(max(three) - min(three) < 1e-12 for three in zip(*nets, strict=True))


@cache
def is_lowest(scheme: Scheme, rate: float, prog: float, eta: float) -> bool:
    """Taxes pay for transfers at this rate, but for one person's change of mind, and at no rate on a grid below."""
    lower = [balance(scheme, rate * k / 6, prog, eta) for k in range(6)]
    return max(lower) < 0 and abs(balance(scheme, rate, prog, eta)) < 1e-4


def lead(p: Parameters, name: str) -> float:
    """By how much the dividend exceeds the means test in a number."""
    dividend, test = (side(*one) for one in schemes(p))
    return float(dividend[name] - test[name])


def growth(p: Parameters, name: str) -> float:
    """Growth of a number of the dividend with D, one stop up or, at the last, up to it; nan if none finances both."""
    more = p.next("D")
    found = [schemes(q) for q in ((p, more) if more else (p.next("D", -1), p)) if q]
    low, high = (side(*one[0])[name] if one else math.nan for one in found)
    return float(high - low)


MODEL = Model(
    title="Pay everyone and tax it back, or pay only the poor?",
    question="Does it cost more to give everyone a dividend and tax all income, and who supports it?",
    paragraphs=("4.4", "4.5", "5.4"),
    parameters=Parameters,
    outcome=Outcome,
    evaluate=evaluate,
    equations=(net_incomes, marginal_rate, working, per_head, balance, gross_cost),
    theorems=(
        Theorem(
            "A dividend with a flat tax is a negative income tax; the tax t only shrinks it, to D (1 - t) for all.",
            is_negative_income_tax,
            where=lambda p: p.prog == 0 and financed(p),
            show={"prog": 0},
        ),
        Theorem(
            "If only private income is taxed, flat, and nobody responds, the rate is the dividend over mean income.",
            lambda p: abs(financing_rate(Scheme(p.D), 0, 0) - p.D / (1 - IDLE)) < 1e-12,
            where=lambda p: p.prog == p.eta == 0,
            show=FLAT,
        ),
        Theorem(
            "Under a flat tax, if nobody responds, all who could earn less than mean income gain on balance.",
            lambda p: evaluate(p).gainers == per_head([x < 1 - IDLE for x in wages()]) + IDLE,
            where=lambda p: p.prog == p.eta == 0 < p.D,
            show=FLAT,
        ),
        Theorem(
            "Taxes pay for transfers, and no lower rate would pay.",
            lambda p: all(is_lowest(*one) for one in schemes(p)),
            where=lambda p: p.compare == "same_floor" and financed(p),
        ),
        Theorem(
            "If nobody responds, targeting is cheaper: a lower rate for the same floor, or a higher floor at the same.",
            lambda p: lead(p, "rate") > 0 if p.compare == "same_floor" else lead(p, "floor") < 0,
            where=lambda p: p.eta == 0 < p.D,
            show=STILL,
        ),
    ),
    references=(
        *(
            Reference(f"{when}, the {numbers(Outcome)[name].label} is", at, name, float(value), len(value) - 2)
            for when, at, values in shown.FACTS
            for name, value in values.items()
        ),
        Reference("If only wages are taxed, the rate is", FLAT, lambda p: financing_rate(Scheme(p.D), 0, 0), 0.3804, 4),
        Reference("If all had a wage, the share that gains is", FLAT, lambda _: share_below_mean(SIGMA), 0.637, 3),
        Reference("The number of points that stand for people is", {}, lambda _: len(wages()) + 1, 401, 0),
    ),
    claims=(
        Claim("C1-11", "A larger dividend leaves the poorest with more.", lambda p: growth(p, "floor") > 0, financed),
        Claim("C4-16", "The more dividend, the fewer people work.", lambda p: growth(p, "employment") < 0, financed),
        Claim(
            "C4-19",
            "Everyone gets the same dividend, and tax leaves those who earn more with less of it.",
            lambda p: p.D * marginal_rate(2, *schemes(p)[0][:3]) > p.D * marginal_rate(0, *schemes(p)[0][:3]) + 1e-6,
            where=financed,
        ),
        Claim(
            "C4-21",
            "The dividend has more net gainers than the means test and leaves the poorest no less.",
            lambda p: lead(p, "gainers") > 0 and lead(p, "floor") > -1e-9,
            where=lambda p: p.D > 0 and len(schemes(p)) == 2,
        ),
    ),
    failures=shown.FAILURES,
    panels=shown.PANELS,
    describe=shown.describe,
    exercises=shown.EXERCISES,
    sources=shown.SOURCES,
)
