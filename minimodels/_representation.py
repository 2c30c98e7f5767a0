"""What representation tells and shows: numbers, facts, words, pictures. Its equations stand in the model's file."""

from typing import Any, NamedTuple

from minimodels._controls import number
from minimodels._model import Failure, Reference, Source
from minimodels._picture import DASHED, DOTTED, Axis, Line, Panel, Point, Rule

#: Organized shares along a curve.
ALONG = (
    0, 0.002, 0.004, 0.007, 0.01, 0.015, 0.02, 0.03, 0.04, 0.05, 0.07, 0.1, 0.15,
    0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1,
)  # fmt: skip
ORGANIZED = Axis("share that is organized, φ", -0.02, 1.02, percent=True)
CHANCE = Axis("chance that the excluded prevail", -0.05, 1.05, percent=True)


class Outcome(NamedTuple):
    """What follows from a state; power is the share of a group in all chances to tip a vote."""

    chance: float = number("chance that the excluded prevail", digits=4, percent=True)
    even: float = number("organized share at which chances are even", digits=3, percent=True)
    effort: float = number("effort of the excluded", digits=3)
    effort_opponents: float = number("effort of their opponents", digits=3)
    power_business: float = number("power of business", digits=3, percent=True)
    power_middle: float = number("power of the middle", digits=3, percent=True)
    power_excluded: float = number("power of the excluded", digits=3, percent=True)
    pivotal_excluded: float = number("power of the excluded, counted by orders", digits=3, percent=True)
    chances: tuple[float, ...] = number("chance by organized share", digits=4, percent=True)


def describe(p: Any, o: Outcome) -> str:
    """Tell the state in words."""
    if o.even == 0:
        contest = (
            "No more than their opponents, the excluded need no association: they prevail with a chance of {chance}."
        )
    elif o.chance < 0.5:
        contest = "The excluded prevail with a chance of {chance}. With {even} of them organized it would be even."
    else:
        contest = "The excluded prevail with a chance of {chance}: from {even} organized the odds are at least even."
    if p.weights == "decided":
        return f"{contest} On the committee business is a majority alone, so that organizing tips nothing."
    if o.power_business == 1:
        return f"{contest} On the committee they are too few voices to tip a vote: business decides alone."
    if o.power_business > o.power_middle:
        return f"{contest} On the committee business no longer decides alone, yet nothing passes against it."
    return f"{contest} On the committee any two groups carry a vote; the middle has gained as much as the excluded."


NOBODY, ALL = {"phi": 0}, {"phi": 1}
REFERENCES: tuple[Reference[Any], ...] = (
    Reference(
        "Unorganized, a thousand people prevail against five firms with a chance of", NOBODY, "chance", 0.0050, 4
    ),
    Reference("All organized, a thousand people prevail against five firms with a chance of", ALL, "chance", 0.8333, 4),
    Reference(
        "With a fifth organized, a thousand people prevail against five firms with a chance of", {}, "chance", 0.501, 3
    ),
    Reference("Against five firms a thousand people need for even odds an organized share of", {}, "even", 0.1992, 4),
    Reference(
        "Against 20 firms ten people need for even odds an organized share of", {"nA": 20, "nB": 10}, "even", 0, 9
    ),
    Reference(
        "Fifty unorganized people prevail against five firms with a chance of",
        {"phi": 0, "nB": 50},
        "chance",
        0.0909,
        4,
    ),
    Reference(
        "Five hundred unorganized people prevail against five firms with a chance of",
        {"phi": 0, "nB": 500},
        "chance",
        0.0099,
        4,
    ),
    Reference("All organized, the excluded put in an effort of", ALL, "effort", 1.3889, 4),
    Reference("Against an organized group five firms put in an effort of", ALL, "effort_opponents", 0.2778, 4),
    Reference("Unorganized, the excluded have a power of", NOBODY, "power_excluded", 0, 9),
    Reference("While the excluded are unorganized, business has a power of", NOBODY, "power_business", 1, 9),
    Reference("All organized, the excluded have a power of", ALL, "power_excluded", 1 / 3, 9),
    Reference("All organized, the excluded leave business a power of", ALL, "power_business", 1 / 3, 9),
    Reference("Just below a fifth organized, the excluded have a power of", {"phi": 0.19}, "power_excluded", 0, 9),
    Reference("At a fifth organized, the power of the excluded, counted by swings, is", {}, "power_excluded", 0.2, 9),
    Reference(
        "At a fifth organized, the power of the excluded, counted by orders, is", {}, "pivotal_excluded", 1 / 6, 9
    ),
    Reference("Just above a fifth organized, the excluded have a power of", {"phi": 0.21}, "power_excluded", 1 / 3, 9),
    Reference(
        "Where business has 52 of 100 votes, all organized the excluded have a power of",
        {"phi": 1, "weights": "decided"},
        "power_excluded",
        0,
        9,
    ),
)
FAILURES = (
    Failure("C2-03", "Business is a majority alone: there is no vote to tip.", {"weights": "decided"}),
    Failure("C3-09", "The middle gains as much power as the excluded, and so has reason to pay for it.", NOBODY),
    Failure("C3-02", "They are as few as their opponents and act unaided.", {"nA": 10, "nB": 10}),
    Failure("C3-04", "Fewer than their opponents, they are ahead without an association.", {"nA": 20, "nB": 10}),
    Failure("C3-05", "Organizing tips no vote where business is a majority alone.", {"weights": "decided"}),
    Failure("C3-08", "Ten people each weigh a tenth of the gain: that moves them unaided.", {"nB": 10}),
    Failure("C3-10", "Organizing brings no power where business is a majority alone.", {"weights": "decided"}),
    Failure(
        "C3-11", "A single opponent weighs its whole stake: only full organization matches it.", {"phi": 0, "nA": 1}
    ),
    Failure("C4-05", "Beyond even odds more organization tilts the contest the other way.", {"phi": 0.5}),
)
PANELS = (
    Panel(
        title="Same stake, organized or not",
        alt="Rising curves: the chance that the excluded prevail by their organized share. At {phi} it is "
        "{chance}; it is even at {even}. The fewer the opponents, the more organization it takes.",
        x=ORGANIZED,
        y=CHANCE,
        marks=(
            Rule(y=0.5),
            Line("against 1", y="chances", x=ALONG, at={"nA": 1}, role="neutral", dash=DASHED),
            Line("against 50", y="chances", x=ALONG, at={"nA": 50}, role="neutral", dash=DOTTED),
            Line("against as many as now", y="chances", x=ALONG, role="associations"),
            Point("phi", "chance", "associations"),
        ),
    ),
    Panel(
        title="Power on the committee",
        alt="Step curves of voting power by organized share. At {phi} business has {power_business}, "
        "the middle {power_middle} and the excluded {power_excluded}.",
        x=ORGANIZED,
        y=Axis("share of voting power", -0.05, 1.05, percent=True),
        marks=(
            Line("business", y="power_business", over="phi", role="capital", dash=DASHED),
            Line("excluded, and middle", y="power_excluded", over="phi", role="associations"),
            Point("phi", "power_business", "capital"),
            Point("phi", "power_excluded", "associations"),
        ),
    ),
    Panel(
        title="Size weakens the unorganized",
        alt="Falling curves: the chance that the excluded prevail by their number. Unorganized it falls to nothing; "
        "organized as now, {nB} people prevail with {chance}.",
        x=Axis("excluded people", 10, 10000, log=True),
        y=CHANCE,
        marks=(
            Rule(y=0.5),
            Line("organized as now", y="chance", over="nB", role="associations"),
            Line("unorganized", y="chance", over="nB", at={"phi": 0}, role="worst_off", dash=DASHED),
            Point("nB", "chance", "associations"),
        ),
    ),
)
EXERCISES = (
    "Write `shared_swings(weights)`: the share of each group in all swings, when a coalition that several members can "
    "each break counts for each of them only as one part of those members (two: a half each).",
    "The middle gains as much voting power from the organization of the excluded as they do. What does that do to the "
    "claim that nothing in politics as it is tends to produce such organization, and what would the middle want?",
)
SOURCES = (
    Source("Olson 1965: in a large group each leaves the effort to the others."),
    Source("Banzhaf 1965: power as the share of swings."),
    Source("Shapley and Shubik 1954: power as the share of orders in which a member tips the vote."),
    Source("Our own simplification; the contest is of the kind that Tullock introduced, the numbers are ours."),
)
