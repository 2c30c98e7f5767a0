"""Which society is better? It depends on the yardstick, and each yardstick wants a tax of its own.

A flat tax pays everyone the same dividend, but people earn less when taxed. A utilitarian looks at mean income, an
Atkinson evaluator discounts it for inequality, maximin looks at the poorest alone, leximin breaks its ties by the next
poorest, and the Gini looks at gaps alone. Only some of them resist levelling down.

Our own simplification: income is all that counts, and everybody responds alike. One person of 201 earns nothing; the
200 others stand for a lognormal distribution, and incomes are in units of their mean when untaxed. Numbers belong to
t = 0.3, e = 0.5, σ = 0.7, ε = 2 unless they say otherwise; some belong to earners alone, as they say. The best taxes
are solved for and no grid is searched. The tax is the axis of a chart; every combination of the other sliders is
stored, so they have eleven stops each. What the model tells and shows stands in `_lenses.py`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from math import exp, fsum, isclose, log
from operator import mul

from minimodels._controls import Controls, slider, span
from minimodels._incomes import gini, lognormal
from minimodels._lenses import EXERCISES, FAILURES, LENSES, PANELS, REFERENCES, SOCIETIES, SOURCES, Outcome, describe
from minimodels._model import Claim, Model, Reference, Theorem, effect

EARNERS = 200  #: people with a wage; one more has none
HALVINGS = range(26)
RESPONSES, AVERSIONS = (0, 0.1, 0.2, 0.3, 0.5, 0.6, 0.8, 1, 1.3, 1.6, 2), (0, 0.5, 1, 1.5, 2, 3, 4, 5, 6, 8, 10)
Incomes = tuple[float, ...]


@dataclass(frozen=True)
class Parameters(Controls):
    """What the reader moves; t is the axis of a chart."""

    t: float = slider("tax rate,\u00a0t", default=0.3, unit="%", stops=span(0, 0.98, 0.02))
    e: float = slider("response of earnings to the tax,\u00a0e", default=0.5, stops=RESPONSES)
    sigma: float = slider("spread of wages,\u00a0σ (in log wage)", default=0.7, stops=span(0.2, 1.2, 0.1))
    eps: float = slider("aversion to inequality,\u00a0ε", default=2, stops=AVERSIONS)


def mean(incomes: Incomes) -> float:
    """Mean income: what a utilitarian looks at when income is all that counts."""
    return fsum(incomes) / len(incomes)


def discounted_mean(incomes: Incomes, aversion: float) -> float:
    """Income which, if everybody had it, would be as good (Atkinson 1970): the mean at 0, near the least at 50."""
    if aversion >= 1 and min(incomes) == 0:
        return 0.0
    if aversion == 1:
        return exp(fsum(map(log, incomes)) / len(incomes))
    return float((fsum(x ** (1 - aversion) for x in incomes) / len(incomes)) ** (1 / (1 - aversion)))


def effort(t: float, e: float) -> float:
    """Share, 0 to 1, of their untaxed earnings that people still earn under the tax t."""
    return float((1 - t) ** e)


def shared(wages: Incomes, t: float) -> Incomes:
    """Incomes after tax and dividend, if nobody earned less for the tax."""
    dividend = t * mean(wages)
    return tuple([(1 - t) * wage + dividend for wage in wages])


def weighted_mean(incomes: Incomes, aversion: float) -> float:
    """Mean income, weighted by what one unit more is worth to the evaluator in the hands of each person."""
    weights = [x**-aversion for x in incomes]
    return fsum(map(mul, weights, incomes)) / fsum(weights)


def poorest_tax(e: float) -> float:
    """Tax rate, 0 to 1, at which somebody who earns nothing has most: the peak of the dividend t (1 - t)^e."""
    return 1 / (1 + e)


def best_tax(wages: Incomes, aversion: float, e: float) -> float:
    """Tax rate, 0 to 1, with the largest discounted mean; of equally good ones the lowest.

    There the weighted mean is 1/(1 + e) of the mean. It rises with t, and at the best tax for the poorest even the
    least income is that high.
    """
    low, high, wanted = 0.0, poorest_tax(e), mean(wages) / (1 + e)
    for _ in HALVINGS:
        middle = (low + high) / 2
        found = weighted_mean(shared(wages, middle), aversion)
        short = found < wanted and not isclose(found, wanted)
        low, high = (middle, high) if short else (low, middle)
    return low


def inequality(incomes: Incomes) -> float:
    """Gini coefficient, 0 to 1: half the mean gap between two people, over the mean."""
    return gini([(x, 1 / len(incomes)) for x in incomes])


@cache
def people(sigma: float) -> Incomes:
    """Untaxed earnings of everybody, the least first: one person has none."""
    return (0.0, *lognormal(sigma, EARNERS))


@cache
def before_response(sigma: float, t: float, aversion: float) -> float:
    """Discounted mean if nobody earned less for the tax."""
    return discounted_mean(shared(people(sigma), t), aversion)


@cache
def gini_after(sigma: float, t: float) -> float:
    """Gini coefficient after tax and dividend; who earns less for the tax does so in proportion."""
    return inequality(shared(people(sigma), t))


@cache
def best(e: float, sigma: float, aversion: float) -> tuple[float, float]:
    """Find the best tax of an Atkinson evaluator, and the discounted mean there."""
    t = best_tax(people(sigma), aversion, e)
    return t, effort(t, e) * before_response(sigma, t, aversion)


def merit(lens: str, incomes: Incomes, aversion: float) -> Incomes:
    """What a lens sees in a society; more is better, and later entries break ties of the first."""
    if lens == "leximin":
        return tuple(sorted(incomes))
    average, worth = mean(incomes), discounted_mean(incomes, aversion)
    return ({"mean": average, "Atkinson": worth, "maximin": min(incomes), "Gini": -100 * inequality(incomes)}[lens],)


@cache
def ranked_first(lens: str, aversion: float) -> str:
    """Name the societies that a lens ranks first; more than one if they are alike to it."""
    merits = {name: merit(lens, incomes, aversion) for name, incomes in SOCIETIES.items()}
    return "".join(name for name, value in merits.items() if value == max(merits.values()))


@cache
def table(aversion: float) -> tuple[float, Incomes, Incomes]:
    """Best discounted mean of a society, and the rows of the table: four incomes and five values; 1 where first."""
    values = [x for person in zip(*SOCIETIES.values(), strict=True) for x in person]
    values += [abs(merit(lens, x, aversion)[0]) for lens in LENSES for x in SOCIETIES.values()]
    firsts = [float(name in ranked_first(lens, aversion)) for lens in LENSES for name in SOCIETIES]
    top = max(discounted_mean(x, aversion) for x in SOCIETIES.values())
    return top, tuple(values), (0.0,) * (len(values) - len(firsts)) + tuple(firsts)


@cache
def evaluate(p: Parameters) -> Outcome:
    """Look at one state through each lens."""
    untaxed, still, peak = mean(people(p.sigma)), effort(p.t, p.e), poorest_tax(p.e)
    worth = still * before_response(p.sigma, p.t, p.eps)
    tops = *best(p.e, p.sigma, p.eps), peak, effort(peak, p.e) * peak * untaxed
    now = still * untaxed, worth, still * p.t * untaxed, gini_after(p.sigma, p.t)
    top, values, firsts = table(p.eps)
    return Outcome(*now, best(p.e, p.sigma, 0)[0], *tops, top, values, firsts)


def gini_shrinks(p: Parameters) -> bool:
    """The Gini after tax is (1 - t) times that before, whatever the response."""
    return isclose(evaluate(p).gini, (1 - p.t) * gini_after(p.sigma, 0), abs_tol=1e-12)


def nothing_beats_the_best(p: Parameters) -> bool:
    """Neither the mean, the discounted mean nor the poorest income is larger than at the best tax of its lens."""
    o = evaluate(p)
    least = o.poorest <= o.top_poorest + 1e-12 and o.discounted <= o.top_discounted + 1e-12
    return least and o.best_mean == 0 and o.mean <= mean(people(p.sigma)) + 1e-12


def aversion_moves(p: Parameters) -> bool:
    """A more averse evaluator sees less in an income distribution and wants no less tax."""
    o, more = evaluate(p), p.next("eps")
    between = o.poorest <= o.discounted + 1e-12 and o.discounted <= o.mean + 1e-12
    if more is None:
        return between and o.best_discounted <= o.best_poorest
    then = evaluate(more)
    return between and then.discounted <= o.discounted + 1e-12 and then.best_discounted >= o.best_discounted


def all_lose(p: Parameters) -> bool:
    """One stop more of t leaves the poorest and the richest less, and so all between: income is linear in the wage."""
    then, wages = p.next("t") or p, people(p.sigma)
    now, after = ([effort(q.t, q.e) * ((1 - q.t) * w + q.t * mean(wages)) for w in wages[::EARNERS]] for q in (p, then))
    return then is p or all(more < less for more, less in zip(after, now, strict=True))


def lenses_part(p: Parameters) -> bool:
    """Each lens picks its society; an Atkinson evaluator moves from A to E, and from there to C."""
    fixed = [ranked_first(lens, p.eps) for lens in ("mean", "maximin", "leximin", "Gini")] == ["A", "BC", "C", "D"]
    return fixed and ranked_first("Atkinson", p.eps) == ("A" if p.eps < 1 else "E" if p.eps < 2 else "C")


def earners_want(aversion: float) -> Callable[[Parameters], float]:
    """Best tax of an evaluator if there were 201 earners and nobody else."""
    return lambda p: best_tax(lognormal(p.sigma, 201), aversion, p.e)


MODEL = Model(
    title="Which society is better?",
    question="When we say one income distribution is better than another, which yardstick are we using?",
    paragraphs=("1.1", "4.1"),
    parameters=Parameters,
    outcome=Outcome,
    evaluate=evaluate,
    equations=(mean, discounted_mean, effort, shared, weighted_mean, poorest_tax, best_tax, inequality, people, merit),
    theorems=(
        Theorem("Tax and dividend make the Gini 1 - t times what it was, whatever the response.", gini_shrinks),
        Theorem("No tax is better for a lens than its best tax; a utilitarian's is 0.", nothing_beats_the_best),
        Theorem("A more averse evaluator sees less in any distribution and wants no less tax.", aversion_moves),
        Theorem(
            "From the best tax for the poorest, 1/(1 + e), on, more tax leaves everybody with less.",
            all_lose,
            where=lambda p: p.t >= poorest_tax(p.e),
            show={"t": 0.68},
        ),
        Theorem(
            "Of five societies maximin finds B and C alike, leximin takes C, the Gini D, and the mean A.", lenses_part
        ),
    ),
    references=(
        *REFERENCES,
        *(
            Reference(f"Among earners alone, the best tax at aversion {eps:g} is", {}, earners_want(eps), tax, 3)
            for eps, tax in ((0, 0), (0.5, 0), (1, 0.057), (2, 0.254), (4, 0.396), (8, 0.492), (50, 0.609))
        ),
        Reference("At the best tax for the poorest the Gini is", {}, lambda p: gini_after(p.sigma, 2 / 3), 0.127, 3),
        Reference(
            "At aversion 0.9 incomes of 0 and 1 are as good as two of",
            {},
            lambda _: discounted_mean((0, 1), 0.9),
            0.001,
            4,
        ),
        Reference("The Gini of society A, in %, is", {}, lambda p: evaluate(p).societies[-5], 44.4, 1),
    ),
    claims=(
        Claim(
            "C1-06",
            "A higher tax, which lowers inequality (the Gini), leaves the worst off with more.",
            lambda p: effect(evaluate, p, "t", "gini") < 0 < effect(evaluate, p, "t", "poorest"),
        ),
    ),
    failures=FAILURES,
    describe=describe,
    panels=PANELS,
    exercises=EXERCISES,
    sources=SOURCES,
)
