"""Is the threat to leave real? A regulator faces firms that alone know what leaving would cost them.

Only the firm knows its relocation cost, between 0 and K. Every firm has reason to threaten; some mean it. If no firm
could leave, citizens would set the full standard, 6; now the regulator weighs a stricter standard against the harm L
done if the firm goes, and concedes. Local public goods that firms value raise the standard they can bear, and thin out
the firms for which leaving pays.
"""

from dataclasses import dataclass
from typing import NamedTuple

from minimodels._controls import Controls, number, slider, span
from minimodels._model import Claim, Failure, Model, Reference, Source, Theorem, effect
from minimodels._picture import DASHED, DOTTED, Axis, Line, Panel, Point, Rule

FULL_STANDARD = 6.0  #: what citizens would choose if no firm could move
LOWEST = -3.0  #: where the first picture ends; a standard below zero is a subsidy
COSTS = (0.5, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10.5, 12)


@dataclass(frozen=True)
class Parameters(Controls):
    """What the reader moves; g is the axis of the charts and may have many stops."""

    g: float = slider("value to firms of local public goods, g", default=2, stops=span(0, 7, 0.1))
    K: float = slider("largest cost of moving, K (lower means more open)", default=6, stops=COSTS)
    L: float = slider("citizens' loss if the firm goes, L", default=4, stops=span(0, 10, 1))
    c: float = slider(
        "share of the goods' value billed to firms, c",
        default=0,
        unit="%",
        stops=(0, 0.2, 0.4, 0.6, 0.8, 1, 1.2, 1.4, 1.5, 1.75, 2),
    )


class Outcome(NamedTuple):
    """What follows from a state."""

    standard: float = number("standard the regulator dares to set", digits=2)
    would_leave: float = number("firms that would leave at the full standard", digits=3, percent=True)
    bluffs: float = number("firms whose threat is a bluff", digits=3, percent=True)
    concession: float = number("share of the full standard given away (above 100 %: a subsidy)", digits=3, percent=True)
    seen_leaving: float = number("firms actually seen leaving", digits=3, percent=True)
    welfare: float = number("citizens' welfare", digits=2)
    welfare_full_information: float = number("citizens' welfare if costs were known", digits=2)


def leaving_share(s: float, net_goods: float, K: float) -> float:
    """Share of firms, 0 to 1, for which leaving pays under the standard ``s``.

    A firm with relocation cost k, uniform on [0, K], stays if s <= k + net_goods.
    """
    return min(1.0, max(0.0, (s - net_goods) / K))


def best_standard(net_goods: float, K: float, L: float) -> float:
    """Standard that maximizes citizens' expected welfare, at most ``FULL_STANDARD``.

    The interior solution equates the gain from a stricter standard with the rising risk of a departure; it is the
    monopoly-pricing condition for a uniform type. Below zero it is a subsidy.
    """
    interior = (K + net_goods - L) / 2
    return min(FULL_STANDARD, max(net_goods, interior))


def expected_welfare(s: float, net_goods: float, K: float, L: float) -> float:
    """Citizens' expected welfare: the standard while the firm stays, the loss L when it goes."""
    leaving = leaving_share(s, net_goods, K)
    return (1 - leaving) * s - leaving * L


def welfare_full_information(net_goods: float, K: float, L: float) -> float:
    """Citizens' expected welfare if each firm's cost were known and each met the highest standard that it bears.

    The mean over k of min(FULL_STANDARD, k + net_goods); a firm that bears no standard above -L is let go.
    """
    worth_keeping = min(K, max(0.0, -L - net_goods))
    bears_all = min(K, max(worth_keeping, FULL_STANDARD - net_goods))
    sloping = (bears_all - worth_keeping) * (net_goods + (bears_all + worth_keeping) / 2)
    return (-L * worth_keeping + (sloping + (K - bears_all) * FULL_STANDARD)) / K


def evaluate(p: Parameters) -> Outcome:
    """Solve the regulator's problem in one state."""
    net_goods = (1 - p.c) * p.g
    standard = best_standard(net_goods, p.K, p.L)
    would_leave = leaving_share(FULL_STANDARD, net_goods, p.K)
    return Outcome(
        standard=standard,
        would_leave=would_leave,
        bluffs=1 - would_leave,
        concession=(FULL_STANDARD - standard) / FULL_STANDARD,
        seen_leaving=leaving_share(standard, net_goods, p.K),
        welfare=expected_welfare(standard, net_goods, p.K, p.L),
        welfare_full_information=welfare_full_information(net_goods, p.K, p.L),
    )


def describe(p: Parameters, o: Outcome) -> str:
    """Tell the state in words."""
    leave = "nobody leaves" if o.seen_leaving == 0 else "{seen_leaving} of the firms leave"
    if o.standard < 0:
        below = ", below the first picture" if o.standard < LOWEST else ""
        return (
            "Firms are billed for more than the goods are worth to them: the best that the region can do is to pay "
            f"them (a standard of {{standard}}{below}), and {leave}{' all the same' if o.seen_leaving else ''}."
        )
    if o.standard == FULL_STANDARD:
        return f"The regulator sets the full standard of 6. {{bluffs}} of the threats are bluffs, and {leave}."
    return (
        f"The regulator sets a standard of {{standard}} instead of 6, and {leave}. "
        + "{concession} of the standard is given away"
        + (", though {bluffs} of the threats are bluffs." if o.bluffs > 0 else ", and every threat is meant.")
    )


def slope_between_half_and_one(p: Parameters) -> bool:
    """Each unit of g raises the standard by between a half and one, as long as it is below the full one."""
    more = p.next("g")
    if more is None or evaluate(more).standard >= FULL_STANDARD:
        return True
    slope = (evaluate(more).standard - evaluate(p).standard) / (more.g - p.g)
    return 0.5 - 1e-9 <= slope <= 1 + 1e-9


def no_standard_does_better(p: Parameters) -> bool:
    """No standard on a grid gives citizens more than the chosen one."""
    net_goods = (1 - p.c) * p.g
    best = evaluate(p).welfare
    grid = [min(0.0, net_goods) + i * (FULL_STANDARD - min(0.0, net_goods)) / 60 for i in range(61)]
    return all(expected_welfare(s, net_goods, p.K, p.L) <= best + 1e-9 for s in grid)


KNOWN, BILLED = "welfare_full_information", {"g": 3, "L": 2, "c": 1.5}
WELFARE = "citizens' welfare, if each cost of moving were known, would be"
MODEL = Model(
    title="Is the threat to leave real?",
    question="How much regulation is given away to firms that would not actually have left?",
    paragraphs=("1.6", "1.7", "1.8"),
    parameters=Parameters,
    outcome=Outcome,
    evaluate=evaluate,
    equations=(leaving_share, best_standard, expected_welfare, welfare_full_information),
    theorems=(
        Theorem("No standard gives citizens more than the one chosen.", no_standard_does_better),
        Theorem(
            "If c = 0, each unit of goods raises the standard by between a half and one, until it is full.",
            slope_between_half_and_one,
            where=lambda p: p.c == 0,
            show={"g": 1},
        ),
        Theorem(
            "Once what firms are not billed for, (1 − c)g, is worth the full standard, it is set and nobody leaves.",
            lambda p: evaluate(p).standard == FULL_STANDARD and evaluate(p).seen_leaving == 0,
            where=lambda p: (1 - p.c) * p.g >= FULL_STANDARD,
            show={"g": 6},
        ),
        Theorem(
            "Knowing each firm's cost never leaves citizens worse off.",
            lambda p: evaluate(p).welfare_full_information >= evaluate(p).welfare - 1e-9,
            show={"g": 0},
        ),
    ),
    references=(
        Reference("In the first state the standard is", {}, "standard", 2, 6),
        Reference("In the first state the share of threats that are bluffs is", {}, "bluffs", 1 / 3, 6),
        Reference("In the first state the share of firms that leave is", {}, "seen_leaving", 0, 6),
        Reference("Without goods or loss the standard is", {"g": 0, "L": 0}, "standard", 3, 6),
        Reference("Without goods or loss the share of firms that leave is", {"g": 0, "L": 0}, "seen_leaving", 0.5, 6),
        Reference("With g = 0 and L = 5 the standard is", {"g": 0, "L": 5}, "standard", 0.5, 6),
        Reference("With g = 0, L = 5 the share of firms that leave is", {"g": 0, "L": 5}, "seen_leaving", 1 / 12, 6),
        *(
            Reference(f"With g = 0, L = 2 and K = {K} the standard is", {"g": 0, "L": 2, "K": K}, "standard", value, 6)
            for K, value in ((12, 5), (9, 3.5), (6, 2), (4, 1), (2, 0))
        ),
        Reference("With L = 2, goods worth 3 but billed at 150 % lower the standard to", BILLED, "standard", 1.25, 6),
        Reference(f"In the first state {WELFARE}", {}, KNOWN, 14 / 3, 6),
        Reference(f"With g = 0 and K = 12 {WELFARE}", {"g": 0, "K": 12}, KNOWN, 4.5, 6),
        Reference(f"With g = 7, K = 12 and c = 200 % {WELFARE}", {"g": 7, "K": 12, "c": 2}, KNOWN, -0.625, 6),
    ),
    claims=(
        Claim(
            "C1-44",
            "More local goods make leaving less attractive.",
            lambda p: effect(evaluate, p, "g", "would_leave") < 0,
            where=lambda p: evaluate(p).would_leave > 0,
        ),
        Claim(
            "C1-45",
            "More local goods raise the standard that the regulator dares to set.",
            lambda p: effect(evaluate, p, "g", "standard") > 0,
            where=lambda p: evaluate(p).standard < FULL_STANDARD,
        ),
        Claim(
            "C1-32",
            "A larger loss from a departure softens the regulator, and no more firms are seen leaving.",
            lambda p: effect(evaluate, p, "L", "standard") < 0 and effect(evaluate, p, "L", "seen_leaving") <= 0,
        ),
        Claim("C2-26", "Cheaper exit lowers the standard.", lambda p: effect(evaluate, p, "K", "standard") > 0),
    ),
    failures=(
        Failure(
            "C1-45",
            "Firms are billed half as much again as the goods are worth: each further unit lowers the standard.",
            {"g": 0, "L": 2, "c": 1.5},
        ),
        Failure("C2-26", "The goods are worth the full standard: cheaper exit changes nothing.", {"g": 6}),
        Failure("C1-44", "Firms pay for the goods in full: goods no longer hold anybody.", {"g": 2, "c": 1}),
        Failure("C1-32", "Every firm already bears the standard: a larger loss changes nothing.", {"g": 3}),
    ),
    panels=(
        Panel(
            title="The standard the regulator dares to set",
            alt="Line chart: the standard against the value of local goods. At g = {g} it is {standard} of 6.",
            x=Axis("value to firms of local public goods, g", 0, 7),
            y=Axis("standard (below 0: a subsidy)", LOWEST, 7),
            marks=(
                Rule(y=FULL_STANDARD, label="if nobody could leave"),
                Line("if losing the firm costs 1", y="standard", over="g", at={"L": 1}, role="neutral", dash=DASHED),
                Line("if losing the firm costs 8", y="standard", over="g", at={"L": 8}, role="neutral", dash=DOTTED),
                Line("at the present loss L", y="standard", over="g", role="state"),
                Point(x="g", y="standard", role="state"),
            ),
        ),
        Panel(
            title="Concessions without exits?",
            alt="Line chart of shares against the value of local goods. At g = {g}: {would_leave} of the firms would "
            "leave at the full standard, {bluffs} of the threats are bluffs, {concession} of the standard is given "
            "away, {seen_leaving} are seen leaving.",
            x=Axis("value to firms of local public goods, g", 0, 7),
            y=Axis("share", 0, 1, percent=True),
            marks=(
                Line("would leave at full standard", y="would_leave", over="g", role="capital", dash=DASHED),
                Line("threats that are bluffs", y="bluffs", over="g", role="associations"),
                Line("standard given away", y="concession", over="g", role="state"),
                Line("seen leaving", y="seen_leaving", over="g", role="capital"),
                Rule(x="g"),
            ),
        ),
    ),
    describe=describe,
    exercises=(
        "Write `best_standard_for_two_types(low, high, share, g, L)`: costs of moving are either `low` or `high`.",
        "A newspaper sees no firm leave and concludes that mobile capital is harmless. Answer with the second picture.",
    ),
    sources=(
        Source("Hirschman 1970: exit and voice.", "hirschman1970"),
        Source("Przeworski and Wallerstein 1988: what a democracy can take from capital.", "przeworski1988"),
    ),
)
