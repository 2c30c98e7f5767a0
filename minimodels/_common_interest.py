"""What common_interest tells and shows: numbers, facts, words, pictures. Its equations stand in the model's file."""

from typing import Any, NamedTuple

from minimodels._controls import number
from minimodels._model import Failure, Reference, Source
from minimodels._picture import DASHED, DOTTED, Axis, Line, Panel, Point, Rule

WEIGHTS = (0, 0.499, 0.501, 0.582, 0.584, 0.699, 0.701, 0.874, 0.876, 1)  #: just beside each step of the vote
SPREAD = Axis("spread of needs, h", 0, 5)  # four agreements at the usual dues break at 4.47


class Outcome(NamedTuple):
    """What follows from a state."""

    share: float = number("share that joins", digits=3, percent=True)
    all_join: float = number("spread of needs up to which all join", digits=3)
    collapse: float | None = number("spread of needs at which the movement collapses", digits=3)
    share_before: float | None = number("share that still joins just before the collapse", digits=3, percent=True)
    misfit: float = number("mean squared distance of needs from an agreement", digits=3)
    vote: float = number("vote for the class party", digits=4, percent=True)
    vote_60: tuple[float, ...] = number("that vote by the weight of other issues", digits=4, percent=True)
    vote_55: tuple[float, ...] = number("the same with 55 % workers", digits=4, percent=True)
    vote_45: tuple[float, ...] = number("the same with 45 % workers", digits=4, percent=True)
    spreads: tuple[float, ...] = number("spread of needs along the curve", digits=3)
    shares: tuple[float, ...] = number("share that joins along the curve", digits=3, percent=True)


def describe(_: Any, o: Outcome) -> str:
    """Tell the state in words."""
    if o.collapse == 0:
        movement = "Nobody joins, whatever the spread: to be a member costs at least what a movement of everybody wins."
    elif o.share == 0:
        movement = "Nobody joins: no movement holds beyond a spread of {collapse}."
    elif o.collapse is None:
        movement = (
            "Free to join, the movement has {share} of those it is for; as needs spread it shrinks without a break."
        )
    elif o.share == 1:
        movement = (
            "Everybody joins. As needs spread, the movement holds all up to {all_join} and collapses at {collapse}."
        )
    else:
        movement = "{share} join. Beyond a spread of {collapse} the movement collapses, from {share_before} to nobody."
    if o.vote > 0.5999:
        return f"{movement} A party of class alone polls its class, {{vote}}."
    if o.vote > 0.5001:
        return f"{movement} Issues beyond class leave a party of class alone {{vote}} of the vote."
    return f"{movement} Issues beyond class decide the vote: a party of class alone polls {{vote}}, no majority."


REFERENCES: tuple[Reference[Any], ...] = (
    Reference("At a spread of needs of 0.89 the share that joins is", {"h": 0.89}, "share", 1, 9),
    Reference("At a spread of 0.9 the share that joins is", {"h": 0.9}, "share", 0.984, 3),
    Reference("At a spread of 1.12 the share that joins is", {"h": 1.12}, "share", 0, 9),
    Reference("All join up to a spread of needs of", {}, "all_join", 0.8944, 4),
    Reference("The movement collapses at a spread of needs of", {}, "collapse", 1.1180, 4),
    Reference("Just before the movement collapses the share that joins is", {}, "share_before", 0.4, 9),
    Reference("With two agreements the movement collapses at a spread of", {"J": 2}, "collapse", 2.236, 3),
    Reference("With dues of 0.05 the movement collapses at a spread of", {"c": 0.05}, "collapse", 2.236, 3),
    Reference("Without dues, at a spread of 2, the share that joins is", {"c": 0, "h": 2}, "share", 0.25, 9),
    Reference("At a spread of 0.8 the share that joins one agreement is", {"h": 0.8, "further": "dear"}, "share", 1, 9),
    Reference(
        "If a second agreement costs each member 0.7, at a spread of 0.8 the share that joins the two is",
        {"h": 0.8, "J": 2, "further": "dear"},
        "share",
        0,
        9,
    ),
    Reference(
        "However dear further agreements are, a movement with one collapses at a spread of",
        {"further": "dear"},
        "collapse",
        1.118,
        4,
    ),
    Reference("The mean squared distance of needs from one agreement is", {}, "misfit", 0.3333, 4),
    Reference("The mean squared distance of needs from the nearer of two agreements is", {"J": 2}, "misfit", 0.0833, 4),
    Reference("When other issues weigh as much as class, the class party polls", {}, "vote", 0.59922, 5),
    Reference("At λ = 0.6 the class party polls", {"lam": 0.6}, "vote", 0.5875, 9),
    Reference("At λ = 0.8 the class party polls", {"lam": 0.8}, "vote", 0.5547, 4),
)
FREE = {"c": 0, "h": 2}
FAILURES = (
    Failure("C2-34", "Organizing is free: there is no tipping, only a slow decline.", FREE),
    Failure("C2-42", "Most voters still follow their class.", {}),
    Failure(
        "C1-41", "A second agreement costs 0.7: support falls from everybody to nobody.", {"h": 0.8, "further": "dear"}
    ),
    Failure("C3-47", "Each further agreement costs too much: three carry nothing.", {"further": "dear"}),
    Failure("C2-12", "Two agreements bring everybody near enough to stay.", {"J": 2}),
    Failure("C2-37", "Organizing is free, and a quarter stays at a spread of 2.", FREE),
    Failure("C2-33", "Two agreements hold everybody.", {"J": 2}),
    Failure("C2-22", "Dues are so high that even people with like needs stay out.", {"h": 0.8, "c": 0.5}),
    Failure("C2-40", "Class weighs more than all other issues together.", {"lam": 0.4}),
    Failure("C2-39", "The loss of votes comes in steps, and here it is small.", {"lam": 0.6}),
)
PANELS = (
    Panel(
        title="Spread of needs and membership",
        alt="Curve of the share that joins by the spread of needs: at {h} it is {share}. All join up to {all_join}; "
        "the curve falls to nobody at {collapse}. With more agreements the fall comes later, if they are free.",
        x=SPREAD,
        y=Axis("share that joins", 0, 1.05, percent=True),
        marks=(
            Line("one agreement", y="shares", x="spreads", at={"J": 1}, role="neutral", dash=DOTTED),
            Line("three agreements", y="shares", x="spreads", at={"J": 3}, role="neutral", dash=DASHED),
            Line("as many as now, J", y="shares", x="spreads", role="associations"),
            Point("h", "share", "associations"),
        ),
    ),
    Panel(
        title="A picture of its own: the ballot",
        alt="Step curves: the vote for the class party by the weight of other issues goes to 50 %, from above for a "
        "class of 60 or 55 %, from below for one of 45 %. At {lam} the class of 60 % polls {vote}.",
        x=Axis("weight of other issues, λ", 0, 1),
        y=Axis("vote for the class party", 0.44, 0.62, percent=True),
        marks=(
            Rule(y=0.5),
            Line("workers are 60 %", y="vote_60", x=WEIGHTS, role="worst_off"),
            Line("workers are 55 %", y="vote_55", x=WEIGHTS, role="neutral", dash=DASHED),
            Line("workers are 45 %", y="vote_45", x=WEIGHTS, role="neutral", dash=DOTTED),
            Point("lam", "vote", "worst_off"),
        ),
    ),
    Panel(
        title="Dues, and where the movement breaks",
        alt="Falling curves over dues: all join below one, nobody above the other. At dues of {c} they are at "
        "{all_join} and {collapse} (above 5 beyond the picture); the point at a spread of {h} is the present state.",
        x=Axis("dues, c", 0, 0.6),
        y=SPREAD,
        marks=(
            Line("nobody joins above", "collapse", "associations", "c"),
            Line("all join below", "all_join", "neutral", "c", dash=DASHED),
            Point("c", "h", "associations"),
        ),
    ),
)
EXERCISES = (
    "Write `collapse_if_linear(b, c)`: by bisection, the spread of needs at which one movement falls apart when a "
    "badly fitting contract costs a member its distance, not the square of it. Do some still join where not all do?",
    "Is a federation with three agreements the old union with branches, or a bond of another kind? Argue from what the "
    "equation says that members share, and from what it leaves out.",
)
SOURCES = (
    Source("Schelling 1978: tipping, where what each does depends on how many do it."),
    Source("Lipset and Rokkan 1967: cleavages that cut across each other."),
    Source("Our own simplification; the threshold of joining and the coins of the vote are ours."),
)
