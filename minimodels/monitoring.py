"""Who watches ten thousand workshops? A fixed inspectorate, many sites, and committees that are there all the time.

A site complies if the chance of being found out times the fine is at least what complying costs it. A fixed number of
inspections is diluted as sites multiply; committees at the workplace grow with the sites. A working committee reports
what it sees, a captured one nothing. Where committees watch, inspectors can concentrate on the other sites: the two are
complements, not rivals, unless employers capture committees.
"""

from dataclasses import dataclass
from typing import NamedTuple

from minimodels._controls import Controls, number, slider, span
from minimodels._model import Claim, Failure, Model, Reference, Source, Theorem, effect
from minimodels._picture import DASHED, DOTTED, Axis, Line, Panel, Point, Rule

INSPECTIONS = 200.0  #: visits a year
DETECTION = 0.8  #: chance that a visit finds a violation
FINE = 4.0  #: in units of the highest cost of complying; costs are spread evenly from 0 to 1

SITES = (
    *(100, 150, 200, 300, 400, 500, 570, 640, 710, 800, 900, 1000, 1070, 1150, 1280, 1400, 1600, 1800, 2000, 2130),
    *(2400, 2700, 3000, 3200, 3600, 4000, 4500, 5000, 5700, 6400, 8000, 10000, 13000, 16000, 20000, 25000, 30000),
)  #: even on a logarithmic scale, with the corners of the curves
SEEN = (0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.75, 1)
SPARSE, LONG = (3, 6), (12, 3)  #: two more dashes for the charts


@dataclass(frozen=True)
class Parameters(Controls):
    """What the reader moves; N is the axis of one chart and chi of the other."""

    N: float = slider("number of sites, N", default=2000, stops=SITES, log=True)
    A: float = slider("share of sites with a committee, A", default=0.4, unit="%", stops=span(0, 1, 0.1))
    dl: float = slider("chance that a committee sees a violation, δ", default=0.5, unit="%", stops=SEEN)
    chi: float = slider("share of committees that are captured, χ", default=0.1, unit="%", stops=span(0, 1, 0.05))


class Outcome(NamedTuple):
    """What follows from a state."""

    compliance: float = number("sites that comply", digits=3, percent=True)
    alone: float = number("sites that would comply without any committee", digits=3, percent=True)
    half_gain: float = number("gained, of all sites, if half of them had a committee", digits=3, percent=True)
    spread: float = number("sites that would comply if inspectors visited all alike", digits=3, percent=True)
    visited: float | None = number("chance of a visit at a site without a committee", digits=3, percent=True)
    break_even: float | None = number("captured share up to which committees pay", digits=3, percent=True)


def deterred(found_out: float) -> float:
    """Share of sites, 0 to 1, that comply when a violation is found out with this probability (Becker 1968)."""
    return min(1.0, found_out * FINE)


def indifference(stake: float) -> float:
    """Chance of being found out (or, for the cost of a visit, of violation) at which a fine just outweighs a stake."""
    return stake / FINE


def visit_chance(sites: float) -> float:
    """Chance of a visit, 0 to 1, when all inspections are spread over so many sites, at most one a site."""
    return INSPECTIONS / max(INSPECTIONS, sites)


def inspectorate_alone(sites: float) -> float:
    """Share of so many sites that comply when nobody but the inspectors watches them."""
    return deterred(DETECTION * visit_chance(sites))


def compliance(N: float, A: float, dl: float, chi: float) -> float:
    """Share of all sites that comply when inspectors visit only those without a committee; captured ones hide all."""
    return A * (1 - chi) * deterred(dl) + (1 - A) * inspectorate_alone((1 - A) * N)


def spread_compliance(N: float, A: float, dl: float, chi: float) -> float:
    """Share of all sites that comply when inspectors visit all alike; committee and inspector see independently."""
    seen = DETECTION * visit_chance(N)
    return deterred(seen) + A * (1 - chi) * (deterred(1 - (1 - dl) * (1 - seen)) - deterred(seen))


def break_even(N: float, A: float, dl: float) -> float | None:
    """Share of captured committees, 0 to 1, up to which committees add to compliance; None if they see nothing."""
    watched = A * deterred(dl)
    gain_if_none_captured = compliance(N, A, dl, chi=0) - inspectorate_alone(N)
    return max(0.0, gain_if_none_captured / watched) if watched else None


def evaluate(p: Parameters) -> Outcome:
    """Count the sites that comply, with committees and without."""
    return Outcome(
        compliance=compliance(p.N, p.A, p.dl, p.chi),
        alone=inspectorate_alone(p.N),
        half_gain=compliance(p.N, 0.5, p.dl, p.chi) - inspectorate_alone(p.N),
        spread=spread_compliance(p.N, p.A, p.dl, p.chi),
        visited=visit_chance((1 - p.A) * p.N) if p.A < 1 else None,
        break_even=break_even(p.N, p.A, p.dl),
    )


def describe(p: Parameters, o: Outcome) -> str:
    """Tell the state in words."""
    if p.A == 0:
        return "No site has a committee. Inspectors reach {visited} of the {N} sites in a year, and {alone} comply."
    captured = "{chi} of the committees are captured. " if p.chi else "none of the committees is captured. "
    if abs(o.compliance - o.alone) < 0.0005:
        result = "{compliance} of all sites comply, as many as without committees."
    elif o.compliance > o.alone:
        result = "{compliance} of all sites comply; without committees {alone} would."
    else:
        blind = "nobody watches where a committee is captured" if p.dl >= 0.25 else "committees see too little"
        result = "Only {compliance} of all sites comply, against {alone} without committees: " + blind + "."
    other = " If inspectors visited all sites alike, {spread} would." if abs(o.compliance - o.spread) > 0.0005 else ""
    return "{A} of the {N} sites have a committee; " + captured + result + other


def committees_pay(p: Parameters) -> bool:
    """Say whether more sites comply than without committees."""
    return evaluate(p).compliance > evaluate(p).alone + 1e-9


HALF, DIM, HARM = {"N": 900, "A": 0.5}, {"N": 500, "A": 0.5, "dl": 0.2}, {"N": 500, "chi": 0.5}
MODEL = Model(
    title="Who watches ten thousand workshops?",
    question="How does compliance change when sites multiply but inspectors do not?",
    paragraphs=("3.3", "3.7a", "3.8", "2.4a"),
    parameters=Parameters,
    outcome=Outcome,
    evaluate=evaluate,
    equations=(deterred, indifference, visit_chance, inspectorate_alone, compliance, spread_compliance, break_even),
    theorems=(
        Theorem(
            "The inspectorate alone makes up to 640 sites comply, and no more than 640 however many there are.",
            lambda p: abs(evaluate(p).alone - min(1, 640 / p.N)) < 1e-9,
            show={"N": 6400, "A": 0},
        ),
        Theorem(
            "If δ is at least 25 %, no fewer sites comply than have a working committee.",
            lambda p: evaluate(p).compliance >= p.A * (1 - p.chi) - 1e-9,
            where=lambda p: p.dl >= 0.25,
            show={"N": 30000, "chi": 0},
        ),
        Theorem(
            "While inspectors cannot cover the other sites, working committees (δ from 25 %) add exactly their share.",
            lambda p: abs(evaluate(p).compliance - evaluate(p).alone - p.A * (1 - p.chi)) < 1e-9,
            where=lambda p: evaluate(p).alone <= 1 - p.A and p.dl >= 0.25,
            show={"N": 6400},
        ),
        Theorem(
            "While inspectors cannot cover the other sites, visiting only these does no worse than visiting all alike.",
            lambda p: evaluate(p).compliance >= evaluate(p).spread - 1e-9,
            where=lambda p: evaluate(p).alone <= 1 - p.A,
            show={"chi": 0},
        ),
        Theorem(
            "Committees raise compliance exactly if fewer of them are captured than the break-even share.",
            lambda p: committees_pay(p) == (p.chi < (evaluate(p).break_even or 0) - 1e-9),
            show={"N": 900, "A": 0.5, "chi": 0.55},
        ),
        Theorem(
            "The best share of sites with a committee is the share that the inspectorate alone fails to win over.",
            lambda p: compliance(p.N, 1 - inspectorate_alone(p.N), p.dl, p.chi) > evaluate(p).compliance - 1e-9,
            show={"N": 3200, "A": 0.8},
        ),
    ),
    references=(
        Reference("Without committees, compliance at 640 sites is", {"N": 640, "A": 0}, "compliance", 1, 6),
        Reference("Without committees, compliance at 2,000 sites is", {"A": 0}, "compliance", 0.32, 6),
        Reference("Without committees, compliance at 6,400 sites is", {"N": 6400, "A": 0}, "compliance", 0.1, 6),
        Reference("Working committees at 40 % of 2,000 sites raise compliance to", {"chi": 0}, "compliance", 0.72, 6),
        Reference("With working committees and visits to all alike, compliance is", {"chi": 0}, "spread", 0.592, 6),
        Reference("Committees, 10 % captured, lift compliance at 4,000 sites to", {"N": 4000}, "compliance", 0.52, 6),
        Reference("With committees that see 10 % and visits to all, compliance is", {"dl": 0.1}, "spread", 0.45248, 6),
        Reference("Committees at half of 900 sites pay up to a captured share of", HALF, "break_even", 0.578, 3),
        Reference("Committees that see 20 % pay at 500 sites up to a captured share of", DIM, "break_even", 0, 6),
        Reference("With half of the committees captured, compliance at 500 sites is", HARM, "compliance", 0.8, 6),
        Reference("The dearest site is deterred by a chance of detection of", {}, lambda _: indifference(1), 0.25, 6),
        Reference("In an inspection game with gain 1 a visit has a chance of", {}, lambda _: indifference(1), 0.25, 6),
        Reference("If a visit costs 0.5, the game's chance of violation is", {}, lambda _: indifference(0.5), 0.125, 6),
    ),
    claims=(
        Claim("C2-29", "More sites dilute the inspectorate.", lambda p: effect(evaluate, p, "N", "alone") < 0),
        Claim("C3-06", "Committees add to compliance.", committees_pay, where=lambda p: p.A > 0),
        Claim(
            "C3-18",
            "Where sites are too many for the inspectorate, more committees raise compliance.",
            lambda p: effect(evaluate, p, "A", "compliance") > 1e-9,
            where=lambda p: evaluate(p).alone < 1,
        ),
        Claim(
            "C4-07",
            "Inspectors who are freed by committees achieve more elsewhere.",
            lambda p: evaluate(p).compliance > evaluate(p).spread + 1e-9,
            where=lambda p: p.A > 0,
        ),
    ),
    failures=(
        Failure("C3-06", "At 500 sites, half of the committees captured, 80 % comply and not 100 %.", HARM),
        Failure("C3-18", "Inspectors suffice for the rest, and captured committees hide sites.", HALF),
        Failure("C3-06", "The committees see nothing.", {"dl": 0}),
        Failure("C3-06", "Every committee is captured.", {"chi": 1}),
        Failure("C2-29", "Sites are few; the same inspections would suffice for 640.", {"N": 500}),
        Failure("C4-07", "Visiting all 500 would also reach those with a captured committee.", {"N": 500}),
    ),
    panels=(
        Panel(
            title="Compliance as sites multiply",
            alt="Line chart: sites that comply against the number of sites. At {N} sites, with committees at {A} of "
            "them, {compliance} comply; without committees {alone} would.",
            x=Axis("number of sites, N (log scale); 200 inspections", 100, 30000, log=True),
            y=Axis("sites that comply", 0, 1.04, percent=True),
            marks=(
                Rule(x=640, label="640 sites"),
                Line("no committees", y="compliance", over="N", at={"A": 0}, role="state", dash=DASHED),
                *(
                    Line(f"committees at {100 * A:.0f} %", "compliance", "neutral", "N", at={"A": A}, dash=dash)
                    for A, dash in ((0.2, DOTTED), (0.5, SPARSE), (0.8, LONG))
                ),
                Line("committees at present A", y="compliance", over="N", role="associations"),
                Point(x="N", y="compliance", role="associations"),
            ),
        ),
        Panel(
            title="If half of the sites had a committee: gain or loss",
            alt="Line chart: what committees at half of the sites add to compliance against the share of them that is "
            "captured. At {N} sites, with {chi} captured, it is {half_gain}.",
            x=Axis("share of committees that are captured, χ", 0, 1, percent=True),
            y=Axis("share of all sites gained", -0.6, 0.6, percent=True),
            marks=(
                Rule(y=0, label="no gain"),
                *(
                    Line(f"at {N:,} sites", y="half_gain", over="chi", at={"N": N}, role="neutral", dash=dash)
                    for N, dash in ((500, DOTTED), (900, SPARSE), (3000, LONG))
                ),
                Line("at the present N", y="half_gain", over="chi", role="associations"),
                Point(x="chi", y="half_gain", role="associations"),
            ),
        ),
    ),
    describe=describe,
    exercises=(
        "Write `compliance_with_priorities(sites, inspections, risky)`: inspectors visit the risky sites first.",
        "Which safeguards of plant committees would you model as less capture, and which as committees that see more?",
    ),
    sources=(
        Source("Becker 1968: what deters is the chance of being found out times the fine.", "becker1968"),
        Source("Avenhaus, von Stengel and Zamir 2002: inspection games.", "avenhaus2002"),
        Source("Weil 1991: unions and the enforcement of safety rules at work.", "weil1991"),
        Source("Weil 1999: safety committees supplement unions.", "weil1999"),
    ),
)
