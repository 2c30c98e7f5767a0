"""What bargaining shows: its axes, failures, pictures, exercises and sources. Its equations stand in the model."""

from minimodels._model import Failure, Source
from minimodels._picture import DASHED, DOTTED, Axis, Line, Panel, Point

UNITS = (1, 1.25, 1.5, 1.75, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6, 7, 8, 9, 10, 12, 14, 17, 20, 25, 30, 40, 50, 60)
EXCESS = Axis("excess unemployment", 0, 0.225, percent=True)  #: holds every state; the most is .2236

FAILURES = (
    Failure("C2-10", "Half-way is the worst of both: five unions add 5 %, forty add 1 %.", {}),
    Failure(
        "C2-09", "Dear price rises, openness and easy switching flatten the hump.", {"gamma": 9, "sig": 1, "phi": 5}
    ),
    Failure("C2-12", "Foreign competition holds back unions of every size.", {"phi": 5}),
    Failure("C2-23", "Customers switch so easily that forty rivals hold back, too.", {"sig": 0.5}),
)
PANELS = (
    Panel(
        title="Unemployment by number of unions",
        alt="Curve over the number of unions: excess unemployment rises from 0 % with one to {worst} with "
        "{worst_number}, then falls to {many} with forty. In a more open economy the hump is flatter.",
        x=Axis("number of unions that bargain, n", 1, 60, log=True),
        y=EXCESS,
        marks=(
            Line("closed (φ = 0)", y="excess", x=UNITS, at={"phi": 0}, role="neutral", dash=DASHED),
            Line("open (φ = 3)", y="excess", x=UNITS, at={"phi": 3}, role="neutral", dash=DOTTED),
            Line("at the present openness φ", y="excess", x=UNITS, role="associations"),
            Point("worst_number", "worst", "neutral", hollow=True, at={"phi": 0}),
            Point("worst_number", "worst", "neutral", hollow=True, at={"phi": 3}),
            Point("worst_number", "worst", "associations"),
        ),
    ),
    Panel(
        title="Openness flattens the hump",
        alt="Three falling curves over openness. At {phi} the worst number of unions adds {worst} to unemployment, "
        "five add {some} and forty {many}.",
        x=Axis("openness, φ", 0, 5),
        y=EXCESS,
        marks=(
            Line("worst number of unions", "worst", "associations", "phi"),
            Line("five unions", "some", "neutral", "phi", dash=DASHED),
            Line("forty unions", "many", "neutral", "phi", dash=DOTTED),
            Point("phi", "worst", "associations"),
        ),
    ),
    Panel(
        title="Which number of unions is worst",
        alt="Rising curves: the worst number of unions by the cost of a higher price level. Here: {worst_number}.",
        x=Axis("cost of a higher price level, γ", 1, 9),
        y=Axis("worst number of unions", 0, 18),
        marks=(
            Line("closed (φ = 0)", "worst_number", "neutral", "gamma", at={"phi": 0}, dash=DASHED),
            Line("open (φ = 3)", "worst_number", "neutral", "gamma", at={"phi": 3}, dash=DOTTED),
            Line("at the present openness φ", "worst_number", "associations", "gamma"),
            Point("gamma", "worst_number", "associations"),
        ),
    ),
)
EXERCISES = (
    "Write `worst_if_seen(gamma, sig, phi, seen)`: the whole number of unions from 1 to 60 that adds most to "
    "unemployment when a union sees only the share `seen` of what it does to prices (γ/n becomes seen·γ/n).",
    "Central wage deals are said to have relieved competition among capitalists. What in the model stands for "
    "that, and what does openness do to it?",
)
SOURCES = (
    Source("Calmfors and Driffill 1988: the hump, from rivals on one side and the price level on the other."),
    Source("Danthine and Hunt 1994: integration flattens it."),
    Source("Our own linear-quadratic simplification of these; the numbers are ours."),
)
