"""What the model of tax competition tells and shows: its numbers, words, pictures and sources."""

from typing import Any, NamedTuple

from minimodels._controls import number
from minimodels._model import Failure, Reference, Source
from minimodels._picture import DASHED, DOTTED, Axis, Bars, Line, Panel, Point, Rule

SIZES = {"0.4": "two fifths of the larger", "0.1": "a tenth", "0.7": "seven tenths", "1": "the same"}


class Outcome(NamedTuple):
    """What follows from a state; the tax is on a unit of capital, which returns 6 where all are alike."""

    tax: float = number("tax on a unit of capital", digits=2)
    taken: float = number("share of capital's return that the tax takes", digits=3, percent=True)
    limit: float = number("tax with endlessly many rivals", digits=2)
    tax_one: float = number("tax of the region with goods, of ten", digits=2)
    tax_others: float = number("tax of the nine others", digits=2)
    capital_one: float = number("capital in the region with goods", digits=2)
    capital_others: float = number("capital in each of the nine others", digits=2)
    net_return: float = number("lowest return after tax in the ten regions", digits=2)
    small_rate: float = number("rate of the small country, set alone", digits=2)
    large_rate: float = number("rate of the large country, set alone", digits=2)
    small_head: float = number("revenue per head in the small country", digits=3)
    large_head: float = number("revenue per head in the large country", digits=3)
    small_minimum: float = number("revenue won by the small country, minimum rate", digits=3, percent=True)
    large_minimum: float = number("revenue won by the large country, minimum rate", digits=3, percent=True)
    small_common: float = number("revenue won by the small country, one common rate", digits=3, percent=True)
    large_common: float = number("revenue won by the large country, one common rate", digits=3, percent=True)


def describe(p: Any, o: Outcome) -> str:
    """Tell the state in words."""
    if o.taken == 1:
        text = "{n} places take all of capital's return: so much of it stays put, or so few compete."
    elif o.taken < 0.1:
        text = "{n} places race nearly to the bottom: the tax is {tax}, where capital returns 6."
    else:
        text = "{n} places that compete set a tax of {tax}, where capital returns 6; endlessly many would set {limit}."
    if p.g1 > 0:
        text += " One region of ten has goods that firms want: it taxes {tax_one} against {tax_others}"
        text += " and still holds {capital_one} of capital against {capital_others}."
    if p.size == "1":
        return text + " Apart from that, two countries of the same size would gain nothing from a minimum rate."
    text += " Apart from that, two countries at a border: a minimum rate half-way between their own changes the revenue"
    text += " of the small one by {small_minimum} and of the large one by {large_minimum}, one common rate by"
    return text + " {small_common} and {large_common}."


SAME = "Where public money only replaces private money (μ = 1),"
ONE, NINE = "One region of ten with goods worth 2", "Beside a region with goods worth 2 each of nine others"
SMALL = "The smaller of two countries, with two fifths of the larger one's people,"
LARGE = "The larger of two countries, beside one with two fifths of its people,"
MINIMUM = "A minimum rate half-way between those of two countries changes the revenue of the {} one by"
COMMON = "One common rate half-way between those of two countries changes the revenue of the {} one by"
#: of references whose functions stand in the model's file
ALONE = "At rates of 0.6 and 0.8 the small country collects in all"
ANSWERED = "At a minimum of 0.7, which the large country answers by 0.85, the {} country collects in all"
HALF_WAY = "The minimum rate half-way between 0.6 and 0.8 is"
FARTHER = "If shopping across a country costs 2 instead of 1, the minimum rate half-way between their own is"
REFERENCES: tuple[Reference[Any], ...] = (
    Reference("Ten places set a tax of", {}, "tax", 16 / 9, 6),
    Reference("At a mobility of 80 % ten places set a tax of", {"m": 0.8}, "tax", 2.89, 2),
    Reference("At a mobility of 60 % ten places set a tax of", {"m": 0.6}, "tax", 4.74, 2),
    Reference(f"{SAME} two places set a tax of", {"n": 2, "mu": 1}, "tax", 4, 6),
    Reference(f"{SAME} eleven places set a tax of", {"n": 11, "mu": 1}, "tax", 0.4, 6),
    Reference(f"{SAME} endlessly many places set a tax of", {"mu": 1}, "limit", 0, 6),
    Reference(
        "Where public money is worth twice as much (μ = 2), endlessly many places set a tax of",
        {"mu": 2},
        "limit",
        2,
        6,
    ),
    Reference(
        "At a mobility of 60 % two places take all of capital's return, with a tax of", {"n": 2, "m": 0.6}, "tax", 6, 6
    ),
    Reference(f"{ONE} sets a tax of", {"g1": 2}, "tax_one", 2.33, 2),
    Reference(f"{NINE} sets a tax of", {"g1": 2}, "tax_others", 1.72, 2),
    Reference(f"{ONE} holds capital of", {"g1": 2}, "capital_one", 5.25, 2),
    Reference(f"{NINE} holds capital of", {"g1": 2}, "capital_others", 3.86, 2),
    Reference(
        "When one region of ten has goods worth 2, each unit of capital keeps at least",
        {"g1": 2},
        "net_return",
        4.4222,
        4,
    ),
    Reference(f"{SMALL} sets a rate of", {}, "small_rate", 0.6, 6),
    Reference(f"{LARGE} sets a rate of", {}, "large_rate", 0.8, 6),
    Reference(f"{SMALL} collects per head", {}, "small_head", 0.9, 6),
    Reference(f"{LARGE} collects per head", {}, "large_head", 0.64, 6),
    Reference(
        "The smaller of two countries, with a tenth of the larger one's people, sets a rate of",
        {"size": "0.1"},
        "small_rate",
        0.4,
        6,
    ),
    Reference(MINIMUM.format("small"), {}, "small_minimum", 0.06944, 5),
    Reference(MINIMUM.format("large"), {}, "large_minimum", 0.12891, 5),
    Reference(COMMON.format("small"), {}, "small_common", -2 / 9, 6),
    Reference(COMMON.format("large"), {}, "large_common", 0.09375, 6),
)
FAILURES = (
    Failure("C1-30", "Public money is worth more than private money: a tax of 1.33 remains.", {}),
    Failure("C5-66", "Public money only replaces private money: forty rivals tax 0.10 of a return of 6.", {"mu": 1}),
    Failure("C0-06", "Two countries of the same size set the same rate.", {"size": "1"}),
    Failure("C0-10", "Public money is worth twice as much as private money: 2.44 of 6 is taxed.", {"mu": 2}),
    Failure(
        "C0-11", "Countries of the same size set the same rate: a minimum at that rate changes nothing.", {"size": "1"}
    ),
    Failure("C0-13", "Between countries of the same size one common rate changes nothing.", {"size": "1"}),
    Failure(
        "C1-20", "Two places take the whole return even when four tenths of capital are bound.", {"n": 2, "m": 0.6}
    ),
    Failure("C1-30", "A part of the capital stays put (mobility 80 %): a tax of 1 remains.", {"mu": 1, "m": 0.8}),
    Failure("C5-03", "All regions have the same goods: only a lead over the others counts.", {"g1": 0}),
)
PANELS = (
    Panel(
        title="A race that depends on what the money buys",
        alt="Line chart: the tax falls with the number of places that compete, toward a limit. With {n} places it is "
        "{tax} of a return of 6; the limit is {limit}.",
        x=Axis("places that compete, n", 0, 42),
        y=Axis("tax on a unit of capital", 0, 6.5),
        marks=(
            Rule(y=6.0, label="all of capital's return"),
            Line("limit, endlessly many", "limit", "state", "n", dash=DOTTED),
            Line("public money worth 1", "tax", "neutral", "n", at={"mu": 1, "m": 1}, dash=DASHED),
            Line("worth 1, mobility 60 %", "tax", "neutral", "n", at={"mu": 1, "m": 0.6}, dash=(12.0, 3.0)),
            Line("present worth μ and mobility m", "tax", "state", "n"),
            Point("n", "tax", "state"),
        ),
    ),
    Panel(
        title="One of ten regions has goods that firms want",
        alt="Line chart over the value of local goods in one of ten regions. At {g1} it taxes {tax_one} and holds "
        "{capital_one} of capital; each of the others taxes {tax_others} and holds {capital_others}.",
        x=Axis("value of one region's goods, g1", 0, 4),
        y=Axis("tax, and capital held", 0, 8),
        marks=(
            Line("capital there", "capital_one", "capital", "g1"),
            Line("capital in each other region", "capital_others", "capital", "g1", dash=DASHED),
            Line("tax there", "tax_one", "state", "g1"),
            Line("tax in each other region", "tax_others", "state", "g1", dash=DASHED),
            Point("g1", "capital_one", "capital"),
            Point("g1", "tax_one", "state"),
        ),
    ),
    Panel(
        title="Apart from that: two countries agree on a rate",
        alt="Bars: what two countries win by agreement. A minimum rate: {small_minimum} for the small one and "
        "{large_minimum} for the large one. One common rate: {small_common} and {large_common}.",
        x=Axis("change of revenue, at the rate half-way between their own", -0.7, 0.3, percent=True),
        y=Axis("", 0, 1),
        marks=(
            Bars(
                (
                    ("small, minimum rate", "small_minimum", "worst_off"),
                    ("large, minimum rate", "large_minimum", "state"),
                    ("small, one common rate", "small_common", "worst_off"),
                    ("large, one common rate", "large_common", "state"),
                )
            ),
            Rule(x=0.0),
        ),
    ),
)
EXERCISES = (
    "Write `tax_of_owners(n, mu, own)`: the common tax at full mobility when citizens own the share `own` of an "
    "average capital of 4, and count what it earns after tax as their own.",
    "Why does the same minimum rate please both countries, while one common rate does not?",
)
SOURCES = (
    Source("Zodrow and Mieszkowski 1986: a tax on mobile capital lowers public services."),
    Source("Kanbur and Keen 1993: two countries of different size, a common rate and a minimum rate."),
    Source("Plümper, Troeger and Winner 2009: why there is no race to the bottom.", "pluemper2009"),
    Source("The many places with linear returns are our own simplification."),
)
