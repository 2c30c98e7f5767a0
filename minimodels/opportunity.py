"""How much was decided before you arrived? How far a child's income depends on the parents'.

Richer parents buy more investment in their children, and some advantage they pass on directly: both make up the
link β of a child's income to theirs. Public spending that is larger for poorer children offsets the first channel and
leaves the second; luck comes on top of both.

Our own simplification of Becker, Tomes and Solon: a steady state with lognormal incomes; no schools, no networks, no
discrimination. Luck is whatever the parents' income does not foretell (also what grandparents passed on unseen), and
policy does not change its spread σ. Numbers belong to θp = 0.5, γ = 0.2, λ = 0.2, σ = 0.55 unless they say otherwise.
The table of mobility is exact, not simulated. The eleven stops of σ are uneven, so that its default is one of them.
What the model tells and shows stands in `_opportunity.py`.
"""

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import asin, cos, erf, exp, fsum, isclose, pi, sin, sqrt
from operator import mul

from minimodels._controls import Controls, slider, span
from minimodels._model import Claim, Failure, Model, Reference, Source, State, Theorem, effect
from minimodels._opportunity import PANELS, Outcome, describe

CUTS = (-0.8416212335729144, -0.2533471031357998, 0.2533471031357998, 0.8416212335729144)  #: log income between fifths
SIMPSON = (1, *(4, 2) * 15, 4, 1)  #: weights of Simpson's rule with 32 steps
SPREADS = (0.2, 0.3, 0.4, 0.5, 0.55, 0.6, 0.7, 0.8, 0.9, 1, 1.2)


@dataclass(frozen=True)
class Parameters(Controls):
    """What the reader moves; gamma and sigma_luck are axes of charts."""

    theta_p: float = slider("payoff to private investment in children,\u00a0θp", default=0.5, stops=span(0, 0.8, 0.05))
    gamma: float = slider("progressivity of public investment,\u00a0γ", default=0.2, stops=span(0, 1, 0.05))
    lam: float = slider("endowment passed on directly,\u00a0λ", default=0.2, stops=span(0, 0.6, 0.05))
    sigma_luck: float = slider("spread of luck,\u00a0σ (in log income)", default=0.55, stops=SPREADS)


def bought(theta_p: float, gamma: float) -> float:
    """Advantage a that a unit more of the parents' log income buys: its payoff less what policy takes from it."""
    return (1 - gamma) * theta_p


def link(a: float, lam: float) -> float:
    """Slope beta, 0 to 1, of log income on parents' log income in the steady state of a dynasty (Solon 2004).

    Log income is a times that of the parents plus an endowment, of which the share lam is the parents' endowment.
    """
    return (a + lam) / (1 + a * lam)


def spread(beta: float, sigma: float) -> float:
    """Standard deviation of log income once each generation is as unequal as the last."""
    return sigma / sqrt(1 - beta * beta)


def gini(sd: float) -> float:
    """Gini coefficient, 0 to 1, of lognormal incomes whose logarithms have the standard deviation sd."""
    return erf(sd / 2)


def rank_slope(beta: float) -> float:
    """Slope of a child's place in the distribution on that of the parents, 0 to 1, under a bivariate normal law."""
    return 6 / pi * asin(beta / 2)


def link_of_rank_slope(slope: float) -> float:
    """Link at which a child's place has this slope on that of the parents."""
    return 2 * sin(pi * slope / 6)


def background(beta: float) -> float:
    """Share, 0 to 1, of the variance of log incomes that the parents' income accounts for."""
    return beta * beta


def both_below(parents: int, child: int, beta: float) -> float:
    """Chance that parents are in the poorest so many fifths, 0 to 5, and their child in the poorest so many.

    Plackett's integral for a bivariate normal law, over angles from 0 to asin(beta), by Simpson's rule.
    """
    if parents % 5 == 0 or child % 5 == 0:
        return parents * child / 25
    x, y, step = CUTS[parents - 1], CUTS[child - 1], asin(beta) / (len(SIMPSON) - 1)
    angles = (i * step for i in range(len(SIMPSON)))
    heights = (exp(-(x * x - 2 * x * y * sin(t) + y * y) / (2 * cos(t) ** 2)) for t in angles)
    return parents * child / 25 + step * fsum(map(mul, SIMPSON, heights)) / (6 * pi)


@cache
def destinations(beta: float, fifth: int) -> tuple[float, ...]:
    """Shares of the children of one fifth of parents (1 the poorest) who end in each fifth, the poorest first."""
    below = [both_below(fifth, child, beta) - both_below(fifth - 1, child, beta) for child in range(6)]
    return tuple(5 * (more - less) for less, more in pairwise(below))


@cache
def evaluate(p: Parameters) -> Outcome:
    """Follow the poor children of one state, and measure how unequal incomes are."""
    beta, unaided = link(bought(p.theta_p, p.gamma), p.lam), link(p.theta_p, p.lam)
    ginis = gini(spread(beta, p.sigma_luck)), gini(p.sigma_luck)
    ends = *destinations(beta, 1), *destinations(unaided, 1)
    return Outcome(beta, unaided, rank_slope(beta), background(beta), *ginis, *ends)


def channels_add_up(p: Parameters) -> bool:
    """Log income depends on that of two generations, so the link reproduces itself: beta = a + lam - a lam beta."""
    a, beta = bought(p.theta_p, p.gamma), evaluate(p).link
    return isclose(beta, a + p.lam - a * p.lam * beta, abs_tol=1e-12)


def policy_works(p: Parameters) -> bool:
    """One stop more of gamma lowers the link, the share that stays poor and the Gini, and raises the chance to rise."""
    less = all(effect(evaluate, p, "gamma", name) < 0 for name in ("link", "poorest", "gini"))
    return less and effect(evaluate, p, "gamma", "richest") > 0


def generations_are_alike(p: Parameters) -> bool:
    """The variance that background hands on and that of luck add up to the variance of each generation."""
    variance = spread(evaluate(p).link, p.sigma_luck) ** 2
    return isclose(variance, evaluate(p).background * variance + p.sigma_luck**2)


def fewer_reach_richer_fifths(p: Parameters) -> bool:
    """All poor children end somewhere, and no fifth takes in more of them than a poorer one."""
    ends = destinations(evaluate(p).link, 1)
    return isclose(fsum(ends), 1) and all(poorer > richer - 1e-9 for poorer, richer in pairwise(ends))


def places_tell_the_link(p: Parameters) -> bool:
    """The link can be had from the rank slope, which is never above it."""
    o = evaluate(p)
    return isclose(link_of_rank_slope(o.rank_slope), o.link, abs_tol=1e-12) and o.rank_slope <= o.link


def chances_are_even(_: Parameters) -> bool:
    """All 25 cells of the table of mobility are 20 % where the link is 0."""
    return all(isclose(share, 0.2) for fifth in range(1, 6) for share in destinations(0, fifth))


def gini_at(p: Parameters, gamma: float) -> float:
    """Gini coefficient of a state if public investment were so progressive."""
    return gini(spread(link(bought(p.theta_p, gamma), p.lam), p.sigma_luck))


NONE: State = {"gamma": 0}
FULL: State = {"gamma": 1}
EVEN: State = {"theta_p": 0, "lam": 0}
DEALT: State = {"theta_p": 0.8, "lam": 0.6, "sigma_luck": 0.2}
US = link_of_rank_slope(0.341)  #: the link at the rank slope in US tax data
RISE = "At a {} the chance to rise from the poorest fifth to the richest is"
MODEL = Model(
    title="How much was decided before you arrived?",
    question="How strongly does a child's income depend on the parents', and what can public investment do about it?",
    paragraphs=("1.1", "1.6", "4.3", "4.5"),
    parameters=Parameters,
    outcome=Outcome,
    evaluate=evaluate,
    equations=(bought, link, spread, gini, rank_slope, link_of_rank_slope, background, both_below, destinations),
    theorems=(
        Theorem("The link is what both channels hand on, generation after generation.", channels_add_up),
        Theorem(
            "Where money buys something, more progressive investment weakens the link and lowers the Gini.",
            policy_works,
            where=lambda p: p.theta_p > 0,
        ),
        Theorem(
            "Fully progressive investment leaves exactly what is passed on directly.",
            lambda p: evaluate(p).link == p.lam,
            where=lambda p: p.gamma == 1,
            show=FULL,
        ),
        Theorem(
            "Without a link the chance of each fifth is 20 % for all children, however unequal incomes are.",
            chances_are_even,
            where=lambda p: evaluate(p).link == 0,
            show=EVEN,
        ),
        Theorem("The variance handed on and that of luck make up the variance of incomes.", generations_are_alike),
        Theorem("No fifth takes in more poor children than a poorer one.", fewer_reach_richer_fifths),
        Theorem("From the rank slope follows the link, which is never below it.", places_tell_the_link),
    ),
    references=(
        Reference("As the controls stand at first the link is", {}, "link", 0.5556, 4),
        Reference("Without public investment the link is", NONE, "link", 0.6364, 4),
        Reference("With fully progressive investment the link is", FULL, "link", 0.2, 9),
        Reference("With θp = 0.4, λ = 0.3 and γ = 0 the link is", {}, lambda _: link(0.4, 0.3), 0.625, 9),
        Reference("Without public investment the variance due to background is", NONE, "background", 0.405, 3),
        Reference("At a link of 0.5 the rank slope is", {}, lambda _: rank_slope(0.5), 0.4826, 4),
        *(
            Reference(RISE.format(f"link of {lam}"), {"theta_p": 0, "lam": lam}, "richest", chance, 4)
            for lam, chance in ((0, 0.2), (0.2, 0.1272), (0.4, 0.0667), (0.6, 0.0225))
        ),
        Reference(RISE.format("link of 0.8"), {"theta_p": 0.8, "gamma": 0, "lam": 0}, "richest", 0.0016, 4),
        Reference(RISE.format("rank slope of 0.341 (US)"), {}, lambda _: destinations(US, 1)[4], 0.0791, 4),
        Reference("Without public investment the Gini is", NONE, "gini", 0.386, 3),
        Reference("With fully progressive investment the Gini is still", FULL, "gini", 0.309, 3),
        Reference("With equal chances and σ = 1.2 the Gini is", {**EVEN, "sigma_luck": 1.2}, "gini", 0.604, 3),
    ),
    claims=(
        Claim(
            "C1-05",
            "Formal rights alone leave the link to parents' income at least 0.1 above what they pass on directly, λ.",
            lambda p: evaluate(p).unaided - p.lam >= 0.1,
        ),
        Claim(
            "C1-25",
            "Left alone, markets make a Gini of at least 0.25, and background at least a tenth of the variance.",
            lambda p: gini_at(p, 0) >= 0.25 and background(evaluate(p).unaided) >= 0.1,
        ),
        Claim(
            "C4-10",
            "Without any bought advantage over half of the Gini that markets make stays.",
            lambda p: gini_at(p, 1) > gini_at(p, 0) / 2,
        ),
        Claim(
            "C4-12",
            "Equal chances are not enough: luck alone makes a Gini of at least 0.25.",
            lambda p: evaluate(p).gini_luck >= 0.25,
        ),
    ),
    failures=(
        Failure("C4-12", "Luck is small: equal chances make nearly equal incomes.", {"sigma_luck": 0.2}),
        Failure("C4-10", "Parents buy and pass on much, and luck is small: most inequality is bought.", DEALT),
        Failure("C1-05", "Money buys nothing: the link is what parents pass on directly.", {"theta_p": 0}),
        Failure(
            "C1-25",
            "Payoff, endowment and luck are at their lowest: little depends on anything.",
            {**EVEN, "sigma_luck": 0.2},
        ),
        Failure("C1-25", "Nothing passes from parents to children: luck alone makes incomes unequal.", EVEN),
    ),
    panels=PANELS,
    describe=describe,
    exercises=(
        "Write `transition(parent, child, q)`: the table of mobility between q equal groups from two lists of incomes, "
        "ties included, instead of from a normal law. Its rows sum to 1.",
        "Denmark's link is small, not zero. Which of the two channels is a good start for children (4.5) aimed at, and "
        "which does it leave?",
    ),
    sources=(
        Source("Becker and Tomes 1979: what parents invest and what endowment they pass on."),
        Source("Solon 2004: the steady-state link, and why progressive public investment lowers it."),
        Source("Chetty, Hendren, Kline and Saez 2014: rank slope 0.341 in US tax data; 7.5 % rise to the top."),
        Source("Corak 2013: how much the link differs between countries."),
        Source("Our own simplification of these; its numbers are ours."),
    ),
)
