"""What keynesian_circle tells and shows: numbers, facts, words, pictures. Its equations stand in the model's file."""

from typing import Any, NamedTuple

from minimodels._controls import number
from minimodels._model import Failure, Reference, Source, State
from minimodels._picture import DASHED, DOTTED, Axis, Cells, Line, Panel, Point, Rule

ROUNDS = tuple(map(float, range(11)))
ECHO: State = {"phi": 0.7, "stimulus": "echo"}
TOGETHER: State = {"phi": 0.7, "stimulus": "together"}
PROFITS: State = {"phi": 0, "investment": "profits"}


class Outcome(NamedTuple):
    """What follows from a state."""

    wage_effect: float = number("effect on output of each point of the wage share", digits=3, unit="points")
    profit_effect: float = number("effect on total profit of each point of the wage share", digits=3, unit="points")
    switch_openness: float | None = number("openness above which higher wages lower output", digits=4)
    utilization: float = number("output, as a share of capacity", digits=3, percent=True)
    multiplier: float = number("output won by one unit of stimulus", digits=2)
    home_total: float = number("rounds: home income from one unit", digits=3)
    saved: float = number("rounds: of that unit, ends in saving", digits=3, percent=True)
    abroad: float = number("rounds: of that unit, ends abroad", digits=3, percent=True)
    income_by_round: tuple[float, ...] = number("rounds: home income so far", digits=3)


def describe(p: Any, o: Outcome) -> str:
    """Tell the state in words."""
    if o.switch_openness is None:
        wages = "Investment follows profits, so higher wages lower output at any openness, even in a closed economy"
    elif o.wage_effect < 0:
        wages = "Beyond an openness of {switch_openness} higher wages cost more exports and investment than they bring"
    else:
        profit = "total profit falls" if o.profit_effect < 0 else "even total profit grows"
        wages = f"Higher wages come back as demand, and {profit}"
    wages += ": each point of the wage share moves output by {wage_effect}. "
    who = {"alone": "A country alone", "echo": "With its partner's echo, a country", "together": "Of two at once, each"}
    stimulus = who[p.stimulus] + " wins {multiplier} from a unit of stimulus. "
    rounds = "In the rounds one unit makes {home_total} at home; {saved} is saved, {abroad} goes abroad."
    return wages + stimulus + rounds


CLOSED: State = {"phi": 0}
OPEN: State = {"phi": 1}
REFERENCES: tuple[Reference[Any], ...] = (
    Reference("Without imports one unit makes, in all rounds, home income of", {"m": 0}, "home_total", 5, 6),
    Reference("With 30 % imported one unit makes home income of", {"m": 0.3}, "home_total", 2.273, 3),
    Reference("With 50 % imported one unit makes home income of", {"m": 0.5}, "home_total", 1.667, 3),
    Reference("In a closed economy a unit of stimulus wins output of", CLOSED, "multiplier", 6.25, 6),
    Reference("In a fully open economy a unit of stimulus wins output of", OPEN, "multiplier", 2.17, 2),
    Reference("At openness 0.7 a country that stimulates alone wins output of", {"phi": 0.7}, "multiplier", 2.7, 2),
    Reference("At openness 0.7 a country alone wins, with its partner's echo, output of", ECHO, "multiplier", 3.99, 2),
    Reference("At openness 0.7 each of two that stimulate together wins output of", TOGETHER, "multiplier", 6.25, 6),
    Reference("In a closed economy each point of the wage share moves output by", CLOSED, "wage_effect", 1.125, 6),
    Reference("In a fully open economy each point of the wage share moves output by", OPEN, "wage_effect", -0.157, 3),
    Reference(
        "Where investment follows profits, in a closed economy each point of the wage share moves output by",
        PROFITS,
        "wage_effect",
        -0.125,
        6,
    ),
    Reference(
        "In a closed economy each point of the wage share moves total profit by", CLOSED, "profit_effect", 0.05, 6
    ),
    Reference("Higher wages lower output from an openness of", {}, "switch_openness", 0.6764, 4),
)
#: Statements of numbers that the model computes itself.
SENSITIVE = "Where each unit of the profit share adds 0.6 to investment, higher wages lower output from an openness of"
FIXED = "Where the fixed part of investment is 0.12, higher wages raise output up to an openness of"
FOLLOWS = "Where investment follows profits, higher wages lower output from an openness of"
FAILURES = (
    Failure("C2-02", "Beyond an openness of 0.6764 lost exports and investment weigh more.", {"phi": 0.7}),
    Failure("C2-02", "Investment follows profits, so higher wages lower output even in a closed economy.", PROFITS),
    Failure("C2-08", "At openness 0.2 output still grows, but the owners pay for it.", {"phi": 0.2}),
    Failure("C2-25", "The two countries stimulate together, and what leaks out of one comes back.", TOGETHER),
)
PANELS = (
    Panel(
        title="The circle leaks",
        alt="Line chart: home income so far, round by round. At an import share of {m} it ends at {home_total}.",
        x=Axis("round of spending", 0, 10),
        y=Axis("home income so far", 0, 9),
        marks=(
            Rule(y="home_total", label="total"),
            Line("nothing imported", y="income_by_round", x=ROUNDS, at={"m": 0}, role="neutral", dash=DASHED),
            Line("import share 0.6", y="income_by_round", x=ROUNDS, at={"m": 0.6}, role="neutral", dash=DOTTED),
            Line("at the present import share m", y="income_by_round", x=ROUNDS, role="worst_off"),
        ),
    ),
    Panel(
        title="A stimulus, alone and together",
        alt="Line chart: what a stimulus wins falls with openness, except for two together. Here: {multiplier}.",
        x=Axis("openness, φ", 0, 1),
        y=Axis("output per unit of stimulus", 0, 11),
        marks=(
            Line("both together", "multiplier", "associations", "phi", at={"stimulus": "together"}, dash=DASHED),
            Line("alone, with the echo", "multiplier", "neutral", "phi", at={"stimulus": "echo"}, dash=DOTTED),
            Line("alone", "multiplier", "state", "phi", at={"stimulus": "alone"}),
            Point(x="phi", y="multiplier", role="state"),
        ),
    ),
    Panel(
        title="What higher wages do to output",
        alt="Map: wages raise output up to openness {switch_openness}; at {phi} the effect is {wage_effect}.",
        x=Axis("openness, φ", -0.025, 1.025),  # half a cell more, so that the cells at the ends are whole
        y=Axis("profit share, h", 0.29, 0.51),
        marks=(
            Cells("phi", "h", "wage_effect", "worst_off", 0.05, 0.02, above="output rises", below="output falls"),
            Rule(x="switch_openness"),
            Point(x="phi", y="h", role="ground"),
        ),
    ),
)
EXERCISES = (
    "Write `rounds_with_two_savers(workers_save, owners_save, m)`: follow the rounds when owners save more.",
    "Which of the three background conditions in (2.3) is openness, and which does the model leave out?",
)
SOURCES = (
    Source("Bhaduri and Marglin 1990: when wages lead and when profits do.", "bhaduri1990"),
    Source("Blecker 1989: why wages need not lead in an open economy.", "blecker1989"),
    Source("Stockhammer and Onaran 2013: two countries, and the evidence.", "stockhammer2013"),
    Source("Kalecki 1971: wages as a source of demand.", "kalecki1971"),
)
