"""Can a tax hold capital in place? When does taxing mobile capital attract it, and who keeps a region alive in a slump?

A tax drives capital out and builds public goods, which make the capital that stays more productive; up to a point the
second effect wins. The first picture shows this with decreasing returns, where any capital settles at one level. The
other two show another region, in which goods and capital together have increasing returns: a threshold parts a poor
state from a rich one, and owners who do not move can carry the region across a slump that halves productivity.

Our own simplification. With increasing returns the usefulness of goods, α, is 1 whatever the slider says. Numbers of a
rich state and of a slump belong to a tax of 0.5 without a dividend; at the first state's dividend no rich state is
left. The slump hits a region that was rich without a dividend and pays the present one from period 0 on; below a tax
of 0.5 there is none. That goods wear out by a fifth a period is our choice.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from math import isclose, log

from minimodels import _region as shown
from minimodels import _region_claims as said
from minimodels._controls import Controls, slider
from minimodels._model import Model, Reference, Theorem, effect
from minimodels._region import Outcome

BETA = 0.4  #: output elasticity of private capital
OUTSIDE = 1.0  #: return that capital earns elsewhere, r
SPENDING = 1.0  #: goods that a unit of money builds, q
PRODUCTIVITY = 7.0  #: of a region with increasing returns, A
CONGESTION = 0.2  #: by which a unit of capital raises the return that the next one asks, c
FLOOR = 0.05  #: goods that are there without any tax, G0
SPEED = 0.4  #: share of the distance that capital moves in a period, if all of its owners are mobile
WEAR = 0.2  #: share of the goods that is renewed in a period
Stocks = tuple[float, float]  #: capital and goods
States = tuple[float, float | None, float | None]  #: poor, threshold, rich


@dataclass(frozen=True)
class Parameters(Controls):
    """What the reader moves; usefulness matters for decreasing returns, local owners for the slump."""

    tau: float = slider("tax on capital, τ (it earns 1 elsewhere)", default=0.5, stops=shown.TAX_STOPS)
    alpha: float = slider("usefulness of public goods, α (first picture)", default=0.3, stops=shown.USEFUL)
    e: float = slider("share of the tax paid out as dividend, e", default=0.2, unit="%", stops=shown.SHARES)
    omega: float = slider("share owned locally, ω (third picture)", default=0, unit="%", stops=shown.LOCAL)


def goods_built(capital: float, tau: float, e: float, floor: float) -> float:
    """Public goods that last: the floor, and what is built with the tax that is not paid out."""
    return floor + SPENDING * (1 - e) * tau * capital


def steady_capital(tau: float, alpha: float, e: float, q: float) -> float:
    """Capital at rest with decreasing returns, alpha + BETA < 1, no floor and no congestion; 0 without a tax."""
    capital: float = (BETA * (q * (1 - e) * tau) ** alpha / (OUTSIDE + tau)) ** (1 / (1 - alpha - BETA))
    return capital


def best_tax(alpha: float, outside: float) -> float:
    """Tax, from 0 up, that holds most capital: it takes the share alpha of the gross return (compare Barro 1990)."""
    return alpha * outside / (1 - alpha)


def best_revenue_tax(outside: float) -> float:
    """Tax that brings in most revenue, whatever the goods are good for."""
    return outside * (1 - BETA) / BETA


def best_dividend_share(alpha: float) -> float:
    """Share of the tax, 0 to 1, that makes the dividend largest."""
    return (1 - alpha - BETA) / (1 - BETA)


def gross_return(capital: float, goods: float, alpha: float, productivity: float) -> float:
    """Return on the last unit of capital before tax."""
    earned: float = productivity * BETA * goods**alpha * capital ** (BETA - 1)
    return earned


def pull(capital: float, goods: float, tau: float, outside: float, productivity: float) -> float:
    """Logarithm of the return over what is asked, with increasing returns: above 0 capital comes, below it leaves."""
    return log(gross_return(capital, goods, 1, productivity) / (outside + tau + CONGESTION * capital))


def drawn(goods: float, tau: float, productivity: float) -> float:
    """Capital that the goods draw: with it the return is just what is asked."""
    return shown.crossing(lambda capital: pull(capital, goods, tau, OUTSIDE, productivity))


@cache
def steady_states(tau: float, e: float, outside: float) -> States:
    """Capital in the poor state, at the threshold and in the rich state; the last two need not exist."""
    found = shown.crossings(lambda k: pull(k, goods_built(k, tau, e, FLOOR), tau, outside, PRODUCTIVITY))
    poor, *others = found
    threshold, rich = others or (None, None)
    return poor, threshold, rich


def next_period(capital: float, goods: float, tau: float, e: float, omega: float, productivity: float) -> Stocks:
    """Capital and goods a period later: mobile owners move toward what the goods draw, and goods are renewed."""
    leaving = SPEED * (1 - omega) * (drawn(goods, tau, productivity) - capital)
    return capital + leaving, goods + WEAR * (goods_built(capital, tau, e, FLOOR) - goods)


def settled(capital: float, goods: float, tau: float, e: float, omega: float) -> float:
    """Capital in the end without any slump: poor or rich, by the side of the threshold on which both stocks come."""
    poor, threshold, rich = steady_states(tau, e, OUTSIDE)
    if threshold is None or rich is None:
        return poor
    edge = goods_built(threshold, tau, e, FLOOR)
    for _ in range(shown.PATIENCE):
        if capital > threshold and goods > edge:
            return rich
        if capital < threshold and goods < edge:
            return poor
        capital, goods = next_period(capital, goods, tau, e, omega, PRODUCTIVITY)
    return threshold


@cache
def slump(tau: float, e: float, omega: float) -> tuple[tuple[float, ...], float] | None:
    """Capital in every period, of that in the rich state without a dividend, and capital in the end."""
    start = steady_states(tau, 0, OUTSIDE)[2]
    if start is None:
        return None
    capital, goods, path = start, goods_built(start, tau, 0, FLOOR), [start]
    for period in range(shown.PERIODS):
        productivity = PRODUCTIVITY / 2 if period in range(10, 40) else PRODUCTIVITY  # halved in the slump
        capital, goods = next_period(capital, goods, tau, e, omega, productivity)
        path.append(capital)
    return tuple(k / start for k in path), settled(capital, goods, tau, e, omega)


@cache
def scales(alpha: float) -> tuple[float, float, float]:
    """Largest capital, revenue and dividend that any tax and dividend share bring."""
    tax, share = best_revenue_tax(OUTSIDE), best_dividend_share(alpha)
    revenue = tax * steady_capital(tax, alpha, 0, SPENDING)
    paid = share * tax * steady_capital(tax, alpha, share, SPENDING)
    return steady_capital(best_tax(alpha, OUTSIDE), alpha, 0, SPENDING), revenue, paid


@cache
def plain(tau: float, alpha: float, e: float) -> tuple[float, ...]:
    """Capital, revenue, goods, dividend, public part and total with decreasing returns, each in its unit."""
    most, most_revenue, most_paid = scales(alpha)
    capital = steady_capital(tau, alpha, e, SPENDING)
    per_capital = goods_built(1, tau, e, 0)
    revenue = tau * capital / most_revenue
    parts = (1 - e) * revenue, e * tau * capital / most_paid, per_capital / (1 + per_capital)
    return capital / most, revenue, *parts, capital * (1 + per_capital) / most


@cache
def tomorrow(tau: float, e: float) -> tuple[float, ...]:
    """Capital drawn by the goods that each capital pays for, with increasing returns."""
    return tuple(drawn(goods_built(k, tau, e, FLOOR), tau, PRODUCTIVITY) for k in shown.TODAY)


@cache
def evaluate(p: Parameters) -> Outcome:
    """Find where a region comes to rest, and what a slump does to it."""
    tax, hit = best_tax(p.alpha, OUTSIDE), slump(p.tau, p.e, p.omega)
    plainly = plain(p.tau, p.alpha, p.e), plain(tax, p.alpha, p.e)[0], shown.curves(plain, p.alpha, p.e)
    return shown.outcome(tax, *plainly, steady_states(p.tau, p.e, OUTSIDE), tomorrow(p.tau, p.e), hit)


def it_earns_what_it_asks(p: Parameters) -> bool:
    """Capital at rest with decreasing returns earns the return elsewhere and the tax; without a tax there is none."""
    capital = steady_capital(p.tau, p.alpha, p.e, SPENDING)
    if p.tau == 0:
        return capital == 0
    earned = gross_return(capital, goods_built(capital, p.tau, p.e, 0), p.alpha, 1)
    return isclose(earned, OUTSIDE + p.tau)


def nothing_beats_the_best(p: Parameters) -> bool:
    """No number exceeds its largest value, the best tax and shares reach it, and the curves lead through the point."""
    o, at = evaluate(p), shown.TAXES.index(p.tau)
    most, revenue, share = best_tax(p.alpha, OUTSIDE), best_revenue_tax(OUTSIDE), best_dividend_share(p.alpha)
    reached = plain(most, p.alpha, 0)[0], plain(revenue, p.alpha, 0)[1], plain(revenue, p.alpha, share)[3]
    below = max(o.held, o.revenue, o.goods, o.dividend, *o.held_by_tax, *o.revenue_by_tax) <= 1 + 1e-9
    through = o.held_by_tax[at] == o.held <= o.most_held + 1e-9 and o.revenue_by_tax[at] == o.revenue
    return below and through and all(isclose(number, 1) for number in reached)


@cache
def sides_are_right(tau: float, e: float) -> bool:
    """Capital stays at the steady states, returns to the poor and the rich one, and flees the threshold."""
    found = [k for k in steady_states(tau, e, OUTSIDE) if k is not None]
    for k, sign in zip(found, (1, -1, 1), strict=False):
        low, at, high = (drawn(goods_built(x * k, tau, e, FLOOR), tau, PRODUCTIVITY) / x / k for x in (0.999, 1, 1.001))
        if abs(at - 1) > 1e-9 or sign * (low - 1) <= 0 or sign * (1 - high) <= 0:
            return False
    return found == sorted(found) and len(found) in (1, 3)


def it_ends_at_rest(p: Parameters) -> bool:
    """The path begins at 1, never exceeds it, and ends in the poor state or the rich one."""
    o, hit = evaluate(p), slump(p.tau, p.e, p.omega)
    return hit is None or (hit[0][0] == 1 and max(hit[0]) <= 1 + 1e-9 and o.ends in (o.poor, o.rich))


FACTS: tuple[Callable[[Parameters], float], ...] = (
    lambda _: best_revenue_tax(1),
    lambda _: best_revenue_tax(2),
    lambda _: best_tax(0.3, 2),
    lambda _: best_tax(0.3, 1) / (1 + best_tax(0.3, 1)),
    lambda _: best_dividend_share(0.3),
    lambda _: steady_capital(0.5, 0.3, 0.2, 2) / steady_capital(0.5, 0.3, 0.2, 1),
    lambda _: 3 - steady_states(0.5, 0.05, 1).count(None),
    lambda _: 3 - steady_states(0.5, 0.1, 1).count(None),
)


MODEL = Model(
    title="Can a tax hold capital in place?",
    question="When does taxing mobile capital attract it, and who keeps a region alive in a slump?",
    paragraphs=("5.4", "5.5", "1.8"),
    parameters=Parameters,
    outcome=Outcome,
    evaluate=evaluate,
    equations=(
        *(goods_built, steady_capital, best_tax, best_revenue_tax, best_dividend_share, gross_return),
        *(pull, drawn, steady_states, next_period, settled, slump, scales, plain, tomorrow),
    ),
    theorems=(
        Theorem("Capital at rest earns, before tax, the return elsewhere and the tax, no more.", it_earns_what_it_asks),
        Theorem("No other tax holds more capital than the best, no other share pays out more.", nothing_beats_the_best),
        Theorem("Capital flees the threshold for another state.", lambda p: sides_are_right(p.tau, p.e), show={"e": 0}),
        Theorem("After a slump a region is poor or rich in the end.", it_ends_at_rest, show={"e": 0}),
        Theorem(
            "With more local owners, at least as much capital is left after the slump.",
            lambda p: evaluate(p).bottom is None or effect(evaluate, p, "omega", "bottom") >= 0,
        ),
    ),
    references=(
        *said.REFERENCES,
        *(Reference(text, at, of, x, digits) for (text, at, x, digits), of in zip(said.FACTS, FACTS, strict=True)),
        *(
            Reference(text, said.NONE, partial(lambda k, g, _: settled(k, g, 0.5, 0, 0), capital, goods), value, 4)
            for text, capital, goods, value in said.ENDS
        ),
    ),
    claims=said.claims(evaluate, steady_states),
    failures=said.FAILURES,
    panels=shown.PANELS,
    describe=shown.describe,
    exercises=shown.EXERCISES,
    sources=shown.SOURCES,
)
