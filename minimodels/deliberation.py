"""Why should talking help? How much does a group learn when people may keep inconvenient evidence to themselves?

Everyone holds one noisy observation: an other-regarding person tells it, a self-seeking one only if it helps the own
side. A mixed room cancels one-sidedness but loses evidence, while a one-sided room stays biased however large it is.
A bias shared by all survives any good will, and rooms that never meet never converge. Bias and lean are in units of the
usual error (a standard deviation) of one impartial person, errors of rooms in % of its square; a room where nobody
speaks is taken to err by 400 %.

Our own simplification: words are taken at face value, though clever listeners could read silence as bad news, and then
the self-seeking would tell more. That talk makes people regard others is put in by hand (α). Numbers belong to 15
people, α = .4, a balanced room, no shared bias and h = .8 unless they say otherwise. Errors are expected squares, where
1 is that of one impartial person; a room in which nobody speaks errs by 4, our own choice, which matters only for few
people. Distances of rooms are shares of the first one, of opinions and not of identities. To keep the states few, n has
uneven stops. Words and pictures stand in `_deliberation.py`.
"""

from dataclasses import dataclass
from functools import cache
from math import comb, fsum, isclose, pi, sqrt

from minimodels import _deliberation as shown
from minimodels._controls import Controls, slider, span
from minimodels._deliberation import Outcome
from minimodels._model import Claim, Model, Reference, Theorem, effect

UNINFORMED = 4.0  #: expected squared error where nobody tells anything; that of one observation is 1


@dataclass(frozen=True)
class Parameters(Controls):
    """What the reader moves; the weight on the own room matters only for the rooms, the others only for the error."""

    alpha: float = slider("share other-regarding,\u00a0α", default=0.4, unit="%", stops=span(0, 1, 0.1))
    f: float = slider("share on side A,\u00a0f", default=0.5, unit="%", stops=span(0.5, 1, 0.05))
    n: float = slider("people in the room,\u00a0n", default=15, stops=(2, 3, 5, 8, 12, 15, 25, 40, 70, 120, 200))
    b: float = slider("bias shared by all,\u00a0b", default=0, stops=span(0, 1, 0.1))
    h: float = slider("weight on the own room,\u00a0h", default=0.8, unit="%", stops=span(0.5, 1, 0.05))


def chance_to_tell(alpha: float) -> float:
    """Chance, 1/2 to 1, that a person tells: surely if other-regarding, else if the own side is helped, (1 + α)/2."""
    return (1 + alpha) / 2


def lean_of_told(alpha: float, f: float) -> float:
    """Mean error of what is told, >= 0 toward side A: self-seeking people tell half-normal errors of their side."""
    return (2 * f - 1) * sqrt(2 / pi) * (1 - alpha) / (1 + alpha)


def lasting_error(alpha: float, f: float, b: float) -> float:
    """Squared error that no number of people removes: that of the shared bias and the lean together."""
    return (b + lean_of_told(alpha, f)) ** 2


@cache
def chance_told(k: int, n: int, tell: float) -> float:
    """Chance that just k of n people tell."""
    return comb(n, k) * tell**k * (1 - tell) ** (n - k)


@cache
def mean_inverse(n: int, tell: float) -> float:
    """Expected 1/k, where k of n people tell; nobody telling counts as 0."""
    return fsum(chance_told(k, n, tell) / k for k in range(1, n + 1))


@cache
def squared_error(alpha: float, f: float, n: int, b: float) -> float:
    """Expected squared error of the mean of what n people tell, an exact sum over how many do."""
    tell, lean = chance_to_tell(alpha), lean_of_told(alpha, f)
    silence = chance_told(0, n, tell)
    scatter = (1 - lean**2) * mean_inverse(n, tell)
    return (1 - silence) * lasting_error(alpha, f, b) + scatter + silence * UNINFORMED


def next_opinion(own: float, other: float, h: float) -> float:
    """Opinion of a room after one round in which it gives the weight h to itself and the rest to the other room."""
    return h * own + (1 - h) * other


def distance_after(h: float, rounds: float) -> float:
    """Distance of two rooms, as a share of the first one, 0 to 1."""
    return float((2 * h - 1) ** rounds)


def majority_right(n: int, p: float) -> float:
    """Chance that most of n independent judges are right, each with chance p; a coin decides a tie (Condorcet)."""
    return fsum(chance_told(wrong, n, 1 - p) * (0.5 if 2 * wrong == n else float(2 * wrong < n)) for wrong in range(n))


def average_error(guesses: tuple[float, ...], truth: float) -> float:
    """Mean squared distance of guesses from the truth; from their mean it is their variety."""
    return fsum((guess - truth) ** 2 for guess in guesses) / len(guesses)


def crowd_error(guesses: tuple[float, ...], truth: float) -> float:
    """Squared error of the mean guess (by Page's identity: the average error less the variety)."""
    return (fsum(guesses) / len(guesses) - truth) ** 2


@cache
def distances(h: float) -> tuple[float, ...]:
    """Distances of two rooms, round by round."""
    return tuple(distance_after(h, t) for t in shown.TIMES)


def error(p: Parameters) -> float:
    """Expected squared error in a state."""
    return squared_error(p.alpha, p.f, round(p.n), p.b)


def if_all_told(p: Parameters) -> float:
    """Error that the same people would make if all were other-regarding."""
    return squared_error(1, p.f, round(p.n), p.b)


def twice(p: Parameters) -> float:
    """Error that twice as many such people would make."""
    return squared_error(p.alpha, p.f, 2 * round(p.n), p.b)


def evaluate(p: Parameters) -> Outcome:
    """Find what a room learns and how two rooms come together in one state."""
    lasting, lean = lasting_error(p.alpha, p.f, p.b), lean_of_told(p.alpha, p.f)
    rooms = distances(p.h)
    return Outcome(error(p), lasting, if_all_told(p), lean, chance_to_tell(p.alpha), rooms[2], rooms)


@cache
def rooms_take_turns(h: float) -> bool:
    """Round by round, opinions 1 and 0 move as the law of one round says, around the same middle."""
    one, other = 1.0, 0.0
    for t in range(21):
        if not (isclose(one - other, distance_after(h, t), abs_tol=1e-12) and isclose(one + other, 1)):
            return False
        one, other = next_opinion(one, other, h), next_opinion(other, one, h)
    return True


def regard_helps(p: Parameters) -> bool:
    """A tenth of the self-seeking who turn other-regarding lower the error."""
    return squared_error(p.alpha + (1 - p.alpha) / 10, p.f, round(p.n), p.b) < error(p)


def judges(n: int, p: float, chance: float, digits: int) -> Reference[Parameters]:
    """State how likely a majority is right."""
    statement = f"By majority {n} judges, each right with a chance of {p}, are right with a chance of"
    return Reference(statement, {}, lambda _: majority_right(n, p), chance, digits)


GUESSES = (3.0, 5.0, 10.0, 4.0)
THEY = "the guesses 3, 5, 10 and 4"
MODEL = Model(
    title="Why should talking help?",
    question="How much does a group learn when people may keep inconvenient evidence to themselves?",
    paragraphs=("3.10", "3.11", "3.13", "3.14"),
    parameters=Parameters,
    outcome=Outcome,
    evaluate=evaluate,
    equations=(
        *(chance_to_tell, lean_of_told, lasting_error, chance_told, mean_inverse, squared_error),
        *(next_opinion, distance_after, majority_right, average_error, crowd_error),
    ),
    theorems=(
        Theorem("More regard for others lowers the error in every room.", regard_helps, where=lambda p: p.alpha < 1),
        Theorem(
            "If all are other-regarding the error is b² + 1/n, whichever sides they are on.",
            lambda p: isclose(if_all_told(p), p.b**2 + 1 / p.n),
            show={"alpha": 1, "n": 12},
        ),
        Theorem(
            "One person more lowers the error, but never to what stays however many come.",
            lambda p: lasting_error(p.alpha, p.f, p.b) < squared_error(p.alpha, p.f, round(p.n) + 1, p.b) < error(p),
            show={"alpha": 0, "f": 1},
        ),
        Theorem("Each round leaves a share 2h − 1 of the distance of two rooms.", lambda p: rooms_take_turns(p.h)),
    ),
    references=(
        *shown.REFERENCES,
        Reference(
            "What is told at α = 60 % and f = 90 % leans to side A by", {}, lambda _: lean_of_told(0.6, 0.9), 0.16, 2
        ),
        Reference(
            "If 500 all tell but share a bias of 0.5, they err by",
            {},
            lambda _: squared_error(1, 1, 500, 0.5),
            0.252,
            9,
        ),
        *(judges(*row) for row in ((3, 0.6, 0.648, 9), (11, 0.6, 0.7535, 4), (11, 0.4, 0.247, 3), (2, 0.6, 0.6, 9))),
        Reference(
            f"At a truth of 7 the mean of {THEY} has a squared error of", {}, lambda _: crowd_error(GUESSES, 7), 2.25, 9
        ),
        Reference(
            f"At a truth of 7 {THEY} have a mean squared error of", {}, lambda _: average_error(GUESSES, 7), 9.5, 9
        ),
        Reference(f"The variety of {THEY} is", {}, lambda _: average_error(GUESSES, 5.5), 7.25, 9),
    ),
    claims=(
        Claim(
            "C2-47",
            "To suppose that all are other-regarding hides a tenth of the error or more.",
            lambda p: if_all_told(p) <= 0.9 * error(p),
        ),
        Claim("C3-25", "Doubling the room removes at least 40 % of the error.", lambda p: twice(p) <= 0.6 * error(p)),
        Claim("C3-34", "A third as many outsiders without bias would err more.", lambda p: error(p) < 3 / p.n),
        Claim(
            "C3-37",
            "More regard for others makes people tell more.",
            lambda p: effect(evaluate, p, "alpha", "tells") > 0,
            always="By construction: the chance to tell is (1 + α)/2.",
        ),
        Claim(
            "C3-38",
            "Where 40 % or more are other-regarding, the error is below 25 % of one person's.",
            lambda p: error(p) < 0.25,
            where=lambda p: p.alpha >= 0.4,
        ),
        Claim(
            "C3-40",
            "To lessen a shared bias by 0.1 removes more error than to double the people.",
            lambda p: squared_error(p.alpha, p.f, round(p.n), p.b - 0.1) < twice(p),
            where=lambda p: p.b > 0,
        ),
        Claim(
            "C3-44", "Together all steps that are hoped for bring the error down to 10 %.", lambda p: error(p) <= 0.1
        ),
        Claim(
            "C3-45", "After two rounds two rooms keep over half of their distance.", lambda p: distances(p.h)[2] > 0.5
        ),
        Claim(
            "C3-47",
            "In twenty rounds two rooms come within 1 % of their distance.",
            lambda p: distances(p.h)[20] < 0.01,
        ),
        Claim(
            "C3-52",
            "A room of both sides errs at most half as much as a room of one side alone.",
            lambda p: error(p) <= 0.5 * squared_error(p.alpha, 1, round(p.n), p.b),
        ),
    ),
    failures=shown.FAILURES,
    panels=shown.PANELS,
    describe=shown.describe,
    exercises=shown.EXERCISES,
    sources=shown.SOURCES,
)
