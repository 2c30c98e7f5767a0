"""Does tax competition race to the bottom? When places compete for capital, how far does the tax on it fall?

Each place loses capital to the others when it taxes more, and takes no account of what the others gain. With many
rivals, and public money that only replaces private money (μ = 1), the tax vanishes; where it is worth more, or part of
the capital stays put, it does not. One region of ten with goods that firms want can tax more than the others and hold
more. Two countries with shoppers at their border are a model of their own: a minimum rate, or one common rate, lies
half-way between the rates that they set alone (shopping across a country costs 1).

Our own simplification: returns fall evenly, total capital is fixed, and its owners live elsewhere; what raises returns
everywhere is left out. The region with goods is one of ten, whatever n is; with ever more rivals, money that is only
money and full mobility its tax vanishes, too. To the two countries (Kanbur and Keen) only their sizes matter. Numbers
belong to ten places, μ = 1.5, full mobility, and a small country with two fifths of the large one's people, unless they
say otherwise; n and μ have uneven stops. Words and pictures stand in `_tax_competition.py`.
"""

from dataclasses import dataclass
from functools import cache

from minimodels import _tax_competition as shown
from minimodels._controls import Controls, choice, slider, span
from minimodels._model import Claim, Model, Reference, Theorem, effect
from minimodels._tax_competition import Outcome

HIGHEST = 10.0  #: return of the first unit of capital, a; each further unit earns one less (b = 1)
CAPITAL = 4.0  #: capital of a place on average
REGIONS = 10  #: places among which one has goods of its own
SHOPPING = 1.0  #: cost of shopping across a whole country, δ
RIVALS = (*span(2, 11, 1), 13, 16, 20, 25, 30, 35, 40)
Pair = tuple[float, float, float, float, float, float, float, float]  #: of a small country and a large one
WORTH = (1, 1.1, 1.25, 1.4, 1.5, 1.6, 1.75, 1.9, 2, 2.25, 2.5)


@dataclass(frozen=True)
class Parameters(Controls):
    """What the reader moves."""

    n: float = slider("places that compete,\u00a0n", default=10, stops=RIVALS)
    mu: float = slider("worth of a unit of public money,\u00a0μ (private: 1)", default=1.5, stops=WORTH)
    m: float = slider("mobility of capital,\u00a0m", default=1, unit="%", stops=span(0.6, 1, 0.04))
    g1: float = slider("value to firms of goods in one of ten regions,\u00a0g1", default=0, stops=span(0, 4, 0.4))
    size: str = choice("Size of the smaller of two countries", shown.SIZES)


def gross_return(capital: float, goods: float) -> float:
    """Return on the last unit of capital in a place, before tax, where local goods are worth ``goods`` to firms."""
    return HIGHEST + goods - capital


def outflow(n: float, m: float) -> float:
    """Capital that leaves a place for each unit of tax there: mobility times the share of the others in the world."""
    return m * (1 - 1 / n)


def capital_held(own: float, others: float, leaving: float) -> float:
    """Capital of a place that offers ``own`` (goods less tax) where the others offer ``others`` on average."""
    return CAPITAL + leaving * (own - others)


def welfare(tax: float, capital: float, mu: float) -> float:
    """What citizens get: what capital leaves to those who work with it, and the revenue, each unit worth mu."""
    return capital**2 / 2 + mu * tax * capital


def tax_per_capital(leaving: float, mu: float) -> float:
    """Best tax of a place for each unit of capital that it then holds, from its first-order condition."""
    return 1 / leaving - 1 / mu


def common_tax(leaving: float, mu: float) -> float:
    """Tax where places that are alike cannot gain by another one; at most the whole return."""
    return min(gross_return(CAPITAL, goods=0), CAPITAL * tax_per_capital(leaving, mu))


def capital_lead(goods: float, n: float, mu: float, m: float) -> float:
    """Capital that the one place with such goods holds beyond each of the others, when all taxes are best replies."""
    return m * goods / (1 + m * tax_per_capital(outflow(n, m), mu))


def capitals(goods: float, n: float, mu: float, m: float) -> tuple[float, float]:
    """Capital in the place with goods and in each of the n - 1 others."""
    lead = capital_lead(goods, n, mu, m)
    return CAPITAL + lead * (1 - 1 / n), CAPITAL - lead / n


def small_revenue(small: float, large: float, theta: float, delta: float) -> float:
    """Revenue of a country of theta people beside one of 1: who lives near the border shops where the rate is lower."""
    return small * (theta + (large - small) / delta)


def large_revenue(small: float, large: float, delta: float) -> float:
    """Revenue of the country of 1, whose rate is not the lower one."""
    return large * (1 - (large - small) / delta)


def large_reply(small: float, delta: float) -> float:
    """Best rate of the large country against the lower rate of the small one."""
    return (delta + small) / 2


def rates(theta: float, delta: float) -> tuple[float, float]:
    """Rates of the small and the large country at which neither gains by another (Kanbur and Keen 1993)."""
    return delta * (1 + 2 * theta) / 3, delta * (2 + theta) / 3


def half_way(theta: float, delta: float) -> float:
    """The rate half-way between the two."""
    return delta * (1 + theta) / 2


@cache
def two_countries(theta: float, delta: float) -> Pair:
    """Rates and revenues per head without agreement, and shares of revenue won by a minimum and by a common rate."""
    (small, large), floor = rates(theta, delta), half_way(theta, delta)
    reply = large_reply(floor, delta)
    alone = small_revenue(small, large, theta, delta), large_revenue(small, large, delta)
    won = small_revenue(floor, reply, theta, delta) / alone[0] - 1, large_revenue(floor, reply, delta) / alone[1] - 1
    return small, large, alone[0] / theta, alone[1], *won, theta * floor / alone[0] - 1, floor / alone[1] - 1


@cache
def evaluate(p: Parameters) -> Outcome:
    """Find the taxes of one state."""
    tax = common_tax(outflow(p.n, p.m), p.mu)
    capital = capitals(p.g1, REGIONS, p.mu, p.m)
    taxes = [k * tax_per_capital(outflow(REGIONS, p.m), p.mu) for k in capital]
    net = min(gross_return(capital[0], p.g1) - taxes[0], gross_return(capital[1], 0) - taxes[1])
    taken, limit = tax / gross_return(CAPITAL, 0), common_tax(p.m, p.mu)
    two = two_countries(float(p.size), SHOPPING)
    return Outcome(tax, taken, limit, taxes[0], taxes[1], capital[0], capital[1], net, *two)


def best(own: float, others: float, goods: float, leaving: float, mu: float) -> bool:
    """Say whether a place loses, and equally much, by a little more and a little less tax."""
    gains = [welfare(t, capital_held(goods - t, others, leaving), mu) for t in (own - 0.1, own, own + 0.1)]
    return abs(gains[0] - gains[2]) < 1e-9 and gains[0] < gains[1]


def no_place_gains(p: Parameters) -> bool:
    """None of n that are alike, nor the region with goods, nor one of the nine others gains by another tax."""
    o, leaving = evaluate(p), outflow(REGIONS, p.m)
    rest = (p.g1 - o.tax_one - 8 * o.tax_others) / 9
    alike = o.taken == 1 or best(o.tax, -o.tax, 0, outflow(p.n, p.m), p.mu)
    return alike and best(o.tax_one, -o.tax_others, p.g1, leaving, p.mu) and best(o.tax_others, rest, 0, leaving, p.mu)


def capital_is_where_it_pays(p: Parameters) -> bool:
    """The ten regions share forty units, and each holds what its offer draws; with full mobility returns are equal."""
    o = evaluate(p)
    drawn = capital_held(p.g1 - o.tax_one, -o.tax_others, outflow(REGIONS, p.m))
    here, there = 10 + p.g1 - o.capital_one - o.tax_one, 10 - o.capital_others - o.tax_others
    even = p.m < 1 or abs(here - there) < 1e-9
    return even and abs(drawn - o.capital_one) < 1e-9 and abs(o.capital_one + 9 * o.capital_others - 40) < 1e-9


def no_country_gains(p: Parameters) -> bool:
    """Neither country raises revenue by another rate, and the large one's reply to the minimum is its best."""
    theta, d = float(p.size), 2.0
    (small, large), floor = rates(theta, d), half_way(theta, d)
    most = small_revenue(small, large, theta, d), large_revenue(small, large, d)
    return all(
        small_revenue(small + e, large, theta, d) < most[0]
        and large_revenue(small, large + e, d) < most[1]
        and large_revenue(floor, large_reply(floor, d) + e, d) < large_revenue(floor, large_reply(floor, d), d)
        for e in (-1e-3, 1e-3)
    )


def falls_to_the_limit(p: Parameters) -> bool:
    """The next number of rivals has no higher tax, and this one is not below the limit."""
    more = p.next("n")
    return evaluate(p).tax >= evaluate(p).limit and (more is None or evaluate(more).tax <= evaluate(p).tax)


def rate_lead(p: Parameters) -> float:
    """By how much the rate of the large country exceeds that of the small one."""
    return evaluate(p).large_rate - evaluate(p).small_rate


MODEL = Model(
    title="Does tax competition race to the bottom?",
    question="When places compete for capital, how far does the tax on it fall?",
    paragraphs=("1.6", "5.2", "5.11"),
    parameters=Parameters,
    outcome=Outcome,
    evaluate=evaluate,
    equations=(
        *(gross_return, outflow, capital_held, welfare, tax_per_capital, common_tax, capital_lead, capitals),
        *(small_revenue, large_revenue, large_reply, rates, half_way, two_countries),
    ),
    theorems=(
        Theorem("No place gains by another tax than the one it has.", no_place_gains, show={"g1": 2}),
        Theorem("Capital goes where it pays, and none is lost.", capital_is_where_it_pays, show={"g1": 2}),
        Theorem("More rivals never raise the tax; endlessly many set the least.", falls_to_the_limit, show={"n": 40}),
        Theorem("Capital keeps a return of at least zero everywhere.", lambda p: evaluate(p).net_return >= 0),
        Theorem("Neither of two countries gains by another rate than the one it sets.", no_country_gains),
        Theorem(
            "A minimum rate half-way between those of two countries raises both revenues, if their sizes differ.",
            lambda p: min(evaluate(p).small_minimum, evaluate(p).large_minimum) > 0,
            where=lambda p: p.size != "1",
        ),
    ),
    references=(
        *shown.REFERENCES,
        Reference(f"{shown.SAME} fifty places set a tax of", {}, lambda _: common_tax(outflow(50, 1), 1), 0.08, 2),
        Reference("At m = 50 % ten places set a tax of", {}, lambda _: common_tax(outflow(10, 0.5), 1.5), 6, 6),
        Reference(shown.ALONE, {}, lambda _: small_revenue(0.6, 0.8, 0.4, 1), 0.36, 6),
        Reference(shown.ANSWERED.format("small"), {}, lambda _: small_revenue(0.7, 0.85, 0.4, 1), 0.385, 6),
        Reference(shown.ANSWERED.format("large"), {}, lambda _: large_revenue(0.7, 0.85, 1), 0.7225, 6),
        Reference(shown.HALF_WAY, {}, lambda _: half_way(0.4, 1), 0.7, 6),
        Reference(shown.FARTHER, {}, lambda _: half_way(0.4, 2), 1.4, 6),
    ),
    claims=(
        Claim("C0-06", "The larger of two countries keeps the higher rate.", lambda p: rate_lead(p) > 1e-9),
        Claim("C0-10", "Competing places take under a tenth of capital's return.", lambda p: evaluate(p).taken < 0.1),
        Claim(
            "C0-11",
            "Two countries need a common minimum rate: with it both collect at least 5 % more.",
            lambda p: min(evaluate(p).small_minimum, evaluate(p).large_minimum) >= 0.05,
        ),
        Claim(
            "C0-13",
            "One common rate for two countries helps the large one and harms the small one.",
            lambda p: evaluate(p).large_common > 1e-9 and evaluate(p).small_common < -1e-9,
        ),
        Claim("C1-20", "More mobile capital is taxed less.", lambda p: effect(evaluate, p, "m", "tax") < -1e-9),
        Claim("C1-30", "Endlessly many rivals take under 1 % of capital's return.", lambda p: evaluate(p).limit < 0.06),
        Claim(
            "C5-03",
            "One region can tax more than nine others and yet hold more capital: there is room to choose.",
            lambda p: evaluate(p).tax_one > evaluate(p).tax_others and evaluate(p).capital_one > CAPITAL,
        ),
        Claim(
            "C5-19",
            "Goods in one region tie down capital there, though it is taxed more.",
            lambda p: effect(evaluate, p, "g1", "capital_one") > 0 and effect(evaluate, p, "g1", "tax_one") > 0,
            always="By construction: only one region has such goods, and a tax takes back a part of what they are "
            "worth. If all had them nobody would gain on the others.",
        ),
        Claim(
            "C5-66",
            "Mobility is surmountable: forty rivals for fully mobile capital still take a tenth of its return.",
            lambda p: common_tax(outflow(40, 1), p.mu) >= 0.1 * gross_return(CAPITAL, 0),
        ),
    ),
    failures=shown.FAILURES,
    panels=shown.PANELS,
    describe=shown.describe,
    exercises=shown.EXERCISES,
    sources=shown.SOURCES,
)
