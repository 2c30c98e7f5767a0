"""Why would a rich region stay? What holds unequal regions together when the rich ones pay more than they get?

A contribution (a share of income, paid into a pool from which all get the same) costs a region its part of the gap
between its income and the average; it buys insurance against bad years of its own, learning from others and freedom
from the low-road neighbours that it fears. The secure can afford to be generous, a little insecurity ends that, and a
lot of it makes insurance worth buying, unless it strikes everybody at once. One exit changes the sums for the next. The
incomes of the ten regions run from 0.75 to 1.25 of their average, the unit in which costs and benefits are told.

Our own simplification. The U shape is built in by the generosity term, and learning and fear are given benefits, not
explained. Numbers belong to sigma = .5, rho = .2, tau = .3 and no learning or fear; generosity is fixed at .15 of an
average income for a region without risk (``FAIR``), and where a number has it at 0, the statement says so. Stops are
few, to store every state; curves have points of their own. Words stand in `_federation.py`, claims in
`_federation_claims.py`.
"""

from dataclasses import dataclass
from functools import cache
from math import exp, sqrt

from minimodels import _federation as shown
from minimodels._controls import Controls, choice, slider, span
from minimodels._federation import Outcome
from minimodels._federation_claims import Ask, claims
from minimodels._model import Model, Reference, Theorem

AVERSION = 2.0  #: aversion to risk, A
REGIONS = 10  #: equally spaced in income, n
SPREAD = 0.5  #: income of the richest less that of the poorest, in average incomes
FAIR = 0.15  #: what giving all is worth to the generosity of a region without risk, in average incomes
EASE = 0.15  #: insecurity at which generosity has fallen to 37 %
HALF = shown.AT_HALF
TENTH = 0.1  #: the gap of the region in the first picture


@dataclass(frozen=True)
class Parameters(Controls):
    """What the reader moves."""

    sigma: float = slider(
        "insecurity,\u00a0σ (spread of good and bad years)",
        default=0.5,
        stops=(0, 0.03, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8, 1),
    )
    rho: float = slider("share of shocks common to all,\u00a0ρ", default=0.2, unit="%", stops=span(0, 1, 0.1))
    tau: float = slider("contribution,\u00a0τ", default=0.3, unit="%", stops=span(0, 1, 0.1))
    learn: float = slider("worth of learning from each fellow member", default=0, stops=span(0, 0.02, 0.002))
    fear: str = choice("Worth of freedom from low-road neighbours", {"0": "none", "0.03": "0.03", "0.06": "0.06"})


def insurable(sigma: float, rho: float, n: int) -> float:
    """What full pooling among n regions is worth to each, in average incomes: k = A sigma^2 (1 - rho) (1 - 1/n) / 2."""
    return AVERSION * sigma**2 * (1 - rho) * (1 - 1 / n) / 2


def generous(sigma: float) -> float:
    """What giving all is worth to a region for its generosity, in average incomes; insecurity ends it."""
    return FAIR * exp(-sigma / EASE)


def insurance(tau: float, k: float) -> float:
    """What a contribution tau removes of the cost of risk: the first units remove most."""
    return k * tau * (2 - tau)


def fixed_benefits(n: int, learn: float, fear: float) -> float:
    """What membership is worth whatever one pays: learning from n - 1 others, and freedom from fear."""
    return learn * (n - 1) + fear


def gain(tau: float, gap: float, k: float, generosity: float, fixed: float) -> float:
    """What a region that is richer by ``gap`` gains by staying, in average incomes, exact for normal shocks."""
    return insurance(tau, k) + generosity * tau - tau * gap + fixed


def largest_contribution(gap: float, k: float, generosity: float, fixed: float) -> float:
    """Largest contribution, 0 to 1, at which a region does not lose: the upper root of its gain."""
    if gain(1, gap, k, generosity, fixed) >= 0:
        return 1
    lean = 2 * k - (gap - generosity)
    root = sqrt(lean * lean + 4 * k * fixed)
    return exact((lean + root) / (2 * k) if lean >= 0 else 2 * fixed / (root - lean))


def gap_of_richest(n: int) -> float:
    """Income of the richest of the n poorest regions above their average."""
    return SPREAD * (n - 1) / (2 * (REGIONS - 1))


@cache
def limits(sigma: float, rho: float, generosity: float, learn: float, fear: float) -> tuple[float, ...]:
    """Largest contribution that the richest of the n poorest regions accepts, for n = 1 to 10."""
    worth = [(insurable(sigma, rho, n), generosity, fixed_benefits(n, learn, fear)) for n in range(1, REGIONS + 1)]
    return tuple(largest_contribution(gap_of_richest(n), *benefits) for n, benefits in enumerate(worth, start=1))


def members_left(tau: float, accepted: tuple[float, ...]) -> int:
    """How many stay when the richest, who loses most, leaves until nobody loses; one alone is no federation."""
    n = len(accepted)
    while tau > accepted[n - 1]:
        n -= 1
    return n


def exact(value: float) -> float:
    """Drop the dust of binary fractions, so that whoever gains just nothing stays."""
    return round(value, 9)


def accepted(p: Parameters) -> tuple[float, ...]:
    """List the limits of a state."""
    return limits(p.sigma, p.rho, generous(p.sigma), p.learn, float(p.fear))


def size(p: Parameters, learn: float | None = None, fear: float | None = None) -> int:
    """Regions that stay in a state, perhaps with other fixed benefits."""
    fixed = p.learn if learn is None else learn, float(p.fear) if fear is None else fear
    return members_left(p.tau, limits(p.sigma, p.rho, generous(p.sigma), *fixed))


def alone(p: Parameters) -> list[int]:
    """Regions that stay if there is only insurance, only generosity, only learning, only fear, or nothing."""
    one = (p.rho, 0, 0, 0), (1, generous(p.sigma), 0, 0), (1, 0, p.learn, 0), (1, 0, 0, float(p.fear))
    return [members_left(p.tau, limits(p.sigma, *kind)) for kind in (*one, (1, 0, 0, 0))]


@cache
def rich_limit(sigma: float, rho: float, learn: float, fear: float, gap: float = TENTH) -> float:
    """Largest contribution of a region that is richer by ``gap``, in a federation of ten."""
    fixed = fixed_benefits(REGIONS, learn, fear)
    return largest_contribution(gap, insurable(sigma, rho, REGIONS), generous(sigma), fixed)


@cache
def along(rho: float, learn: float, fear: float) -> tuple[float, ...]:
    """What the rich region accepts along insecurity."""
    return tuple(rich_limit(sigma, rho, learn, fear) for sigma in shown.INSECURITIES)


@cache
def stairs(accepts: tuple[float, ...]) -> tuple[float, ...]:
    """Contributions at which the stairs of members fall, each twice, after 0."""
    falls = [max(accepts[n - 1 :]) for n in range(REGIONS, 1, -1)]
    return (0.0, *(fall if fall < 1 else shown.BEYOND for fall in falls for _ in (0, 1)), shown.BEYOND)


@cache
def evaluate(p: Parameters) -> Outcome:
    """Find who stays in one state, and what the richest of the ten weighs."""
    fear, gap, accepts = float(p.fear), gap_of_richest(REGIONS), accepted(p)
    k, giving, learning = insurable(p.sigma, p.rho, REGIONS), generous(p.sigma), fixed_benefits(REGIONS, p.learn, 0)
    needed = max(0.0, -gain(p.tau, gap, k, giving, 0))
    stay = members_left(p.tau, accepts), accepts[-1], rich_limit(p.sigma, p.rho, p.learn, fear), needed
    weighed = p.tau * gap, insurance(p.tau, k), p.tau * giving, learning, fear
    return Outcome(*stay, *weighed, along(p.rho, p.learn, fear), stairs(accepts), shown.STEPS)


def who_stays_gains(p: Parameters) -> bool:
    """The richest member does not lose, and in every larger federation the richest would."""
    left, gained = evaluate(p).members, []
    for n in range(left, REGIONS + 1):
        fixed = fixed_benefits(n, p.learn, float(p.fear))
        gained.append(gain(p.tau, gap_of_richest(n), insurable(p.sigma, p.rho, n), generous(p.sigma), fixed))
    return gained[0] > -1e-8 and all(g < 0 for g in gained[1:])


def nothing_is_left_at_the_limit(p: Parameters) -> bool:
    """At a limit between 0 and 1 the richest of ten gains just nothing."""
    k, fixed = insurable(p.sigma, p.rho, REGIONS), fixed_benefits(REGIONS, p.learn, float(p.fear))
    return abs(gain(evaluate(p).limit_all, gap_of_richest(REGIONS), k, generous(p.sigma), fixed)) < 1e-7


def common_shocks_never_help(p: Parameters) -> bool:
    """One stop more of rho never raises a limit."""
    more = p.next("rho")
    return more is None or all(b <= a for a, b in zip(accepted(p), accepted(more), strict=True))


def gives(p: Parameters, gap: float = TENTH, sigma: float | None = None) -> float:
    """Largest contribution in a state of a region that is richer by ``gap``, perhaps at another insecurity."""
    return rich_limit(p.sigma if sigma is None else sigma, p.rho, p.learn, float(p.fear), gap)


def poorest(p: Parameters) -> float:
    """What the poorest of ten gains by insurance and by its gap."""
    return gain(p.tau, -gap_of_richest(REGIONS), insurable(p.sigma, p.rho, REGIONS), 0, 0)


def without(gap: float) -> float:
    """Largest contribution, in the first state, of a region with this gap and no generosity."""
    return largest_contribution(gap, insurable(0.5, 0.2, REGIONS), 0, 0)


def left(tau: float, sigma: float, learn: float, fear: float) -> int:
    """Regions that stay without generosity, at rho = .2."""
    return members_left(tau, limits(sigma, 0.2, 0.0, learn, fear))


MODEL = Model(
    title="Why would a rich region stay?",
    question="What holds a federation of unequal regions together when the rich ones pay more than they get?",
    paragraphs=("5.6", "5.9", "5.11", "5.12", "5.13"),
    parameters=Parameters,
    outcome=Outcome,
    evaluate=evaluate,
    equations=(
        *(insurable, generous, insurance, fixed_benefits, gain),
        *(largest_contribution, gap_of_richest, limits, members_left),
    ),
    theorems=(
        Theorem("No member loses by staying, and in any larger federation the richest region would.", who_stays_gains),
        Theorem(
            "At the largest contribution that all accept the richest gains nothing, unless all would share everything.",
            nothing_is_left_at_the_limit,
            where=lambda p: 0 < evaluate(p).limit_all < 1,
        ),
        Theorem("If more shocks are common to all, no region accepts a larger share.", common_shocks_never_help),
        Theorem("Where nothing is contributed, nobody leaves.", lambda p: size(p) == REGIONS, lambda p: p.tau == 0),
    ),
    references=(
        *shown.REFERENCES,
        Reference(f"With generosity, {shown.richer(0.2)} accepts a share of", {}, lambda p: gives(p, 0.2), 0.919, 3),
        *(
            Reference(f"Without generosity, {what}", {}, of, value, digits)
            for what, of, value, digits in (
                (f"{shown.richer(0.12)} gains by giving half", lambda p: gain(0.5, 0.12, 0.18, 0, 0), 0.075, 9),
                (f"{shown.richer(0.2)} accepts a share of", lambda _: without(0.2), 0.889, 3),
                (f"{shown.richer(0.27)} accepts a share of", lambda _: without(0.27), 0.5, 9),
                (f"{shown.richer(0.3)} accepts a share of", lambda _: without(0.3), 0.333, 3),
                ("all ten regions accept a share of", lambda _: without(gap_of_richest(10)), 0.611, 3),
                ("the number of regions that stay at τ = 61 % is", lambda _: left(0.61, 0.5, 0, 0), 10, 9),
                ("the number of regions that stay at τ = 62 % is", lambda _: left(0.62, 0.5, 0, 0), 9, 9),
                (f"{HALF}, {shown.STAY}", lambda _: left(0.5, 0.35, 0, 0), 5, 9),
                (f"{HALF} and freedom worth 0.03, {shown.STAY}", lambda _: left(0.5, 0.35, 0, 0.03), 7, 9),
                (f"{HALF} and freedom worth 0.06, {shown.STAY}", lambda _: left(0.5, 0.35, 0, 0.06), 10, 9),
                (f"{HALF} and learning worth 0.01, {shown.STAY}", lambda _: left(0.5, 0.35, 0.01, 0), 10, 9),
                (f"{HALF}, {shown.LOSES}", lambda _: -gain(0.5, 0.25, insurable(0.35, 0.2, 10), 0, 0), 0.059, 3),
            )
        ),
    ),
    claims=claims(Ask(evaluate, size, gives, alone, poorest)),
    failures=shown.FAILURES,
    panels=shown.PANELS,
    describe=shown.describe,
    exercises=shown.EXERCISES,
    sources=shown.SOURCES,
)
