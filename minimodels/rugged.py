"""Separate ministries or a joint table? What is lost when linked problems are solved one department at a time.

Nine yes-or-no measures lie in three departments, and what a measure is worth depends on the others of its department
and on C measures outside it, its links. In every period each department proposes the one change that is best for its
own score: ministries acting alone carry out all proposals at once, and so keep undoing each other's work. At a joint
table that package of the proposals passes which is best for the total, perhaps none; a joint search looks at all nine
measures and makes the one change that is best for the total. Results are averages over 100 random problems, a "world".

Kauffman's NK landscapes cut into departments are our own simplification: nobody has interests of his own at the table,
and searching costs nothing. At first no measure is in force, which is as good as a random start. Numbers belong to
world 0 and 20 periods unless they say otherwise; averages of 400 problems stand in the tests. With one link the table
ends below the ministries in eight worlds of ten, but not in world 0. Links and worlds are whole numbers.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import fsum
from operator import itemgetter
from random import Random

from minimodels import _rugged as shown
from minimodels._controls import Controls, slider, span
from minimodels._model import Claim, Model, Theorem, effect
from minimodels._rugged import Landscape, Outcome, Run

LANDSCAPES = 100  #: in the average of a state
DEPARTMENTS = ((0, 1, 2), (3, 4, 5), (6, 7, 8))  #: the measures of each
MEASURES = tuple(measure for department in DEPARTMENTS for measure in department)
FLIPS = tuple(tuple(1 << measure for measure in department) for department in DEPARTMENTS)  #: a policy is nine bits


@dataclass(frozen=True)
class Parameters(Controls):
    """What the reader moves."""

    C: float = slider("links of a measure to other departments, C", default=3, stops=span(0, 6, 1))
    T: float = slider("deadline, T (periods)", default=20, stops=span(1, 20, 1))
    seed: float = slider("world (which 100 random problems)", default=0, stops=span(0, 9, 1))


@cache
def rows_of(measures: tuple[int, ...]) -> Callable[[Sequence[float]], tuple[float, ...]]:
    """Read, for each of the 512 policies, its row of a table with a row for every setting of these measures."""
    rows, step = [0], 1
    for measure in MEASURES:
        here = step if measure in measures else 0
        rows += [row + here for row in rows]
        step += here
    return itemgetter(*rows)


def contribution(measures: tuple[int, ...], rng: Random) -> tuple[float, ...]:
    """Worth of a measure, 0 to 1, in each of the 512 policies: drawn anew for every setting of these measures."""
    return rows_of(measures)([rng.random() for _ in range(1 << len(measures))])


def added(parts: Sequence[Sequence[float]]) -> list[float]:
    """Add three lists, place by place."""
    return [a + b + c for a, b, c in zip(*parts, strict=True)]


def landscape(links: int, rng: Random) -> Landscape:
    """Draw a landscape: a measure depends on its department and on so many measures outside it, drawn by lot."""
    own = []
    for department in DEPARTMENTS:
        parts = []
        for _ in department:
            outside = sorted((m for m in MEASURES if m not in department), key=lambda _: rng.random())
            parts.append(contribution(tuple(sorted((*department, *outside[:links]))), rng))
        own.append(added(parts))
    return Landscape(tuple(own), added(own))


def best_change(worth: Sequence[float], policy: int, flips: tuple[int, ...]) -> int:
    """Policy after the single flip that raises the worth most; ties go to staying, then to the first flip."""
    return max((policy ^ flip for flip in (0, *flips)), key=worth.__getitem__)


def proposals(land: Landscape, policy: int) -> tuple[int, ...]:
    """Flip that is best for each department's own worth, or 0."""
    return tuple(best_change(worth, policy, flips) ^ policy for worth, flips in zip(land.own, FLIPS, strict=True))


def separate_step(land: Landscape, policy: int) -> int:
    """Policy when every department carries out its proposal at the same time."""
    first, second, third = proposals(land, policy)
    return policy ^ first ^ second ^ third


def joint_step(land: Landscape, policy: int) -> int:
    """Policy after the one flip, in any department, that is best for the total."""
    return best_change(land.total, policy, tuple(1 << measure for measure in MEASURES))


def table_step(land: Landscape, policy: int) -> int:
    """Policy after that package of the departments' proposals, perhaps none of them, that is best for the total."""
    first, second, third = proposals(land, policy)
    packages = (a ^ b ^ c for a in (0, first) for b in (0, second) for c in (0, third))
    return max((policy ^ package for package in packages), key=land.total.__getitem__)


def path(step: Callable[[Landscape, int], int], land: Landscape) -> list[int]:
    """Policies in periods 0 to 20; none of the steps depends on the deadline, so one path serves all deadlines."""
    policies = [0]
    for _ in range(20):
        policies.append(step(land, policies[-1]))
    return policies


def results(policies: list[int], land: Landscape) -> tuple[float, ...]:
    """Worth of each policy as a share of the best one's."""
    best = max(land.total)
    return tuple(land.total[policy] / best for policy in policies)


def run(land: Landscape) -> Run:
    """Search one landscape in the three ways."""
    alone = path(separate_step, land)
    changed = tuple(float(a != b) for a, b in zip(alone[:1] + alone, alone, strict=False))
    joint, table = path(joint_step, land), path(table_step, land)
    return Run(results(alone, land), results(joint, land), results(table, land), changed)


def runs(links: int, seed: int, count: int) -> list[Run]:
    """Draw so many landscapes and search each."""
    rng = Random(f"{links} links, world {seed}")
    return [run(landscape(links, rng)) for _ in range(count)]


@cache
def search(links: int, seed: int) -> Run:
    """Average the landscapes of a state, period by period."""
    found = zip(*runs(links, seed, LANDSCAPES), strict=True)
    return Run(*(tuple(fsum(each) / LANDSCAPES for each in zip(*paths, strict=True)) for paths in found))


@cache
def evaluate(p: Parameters) -> Outcome:
    """Read the three paths of one state at its deadline."""
    found, last = search(round(p.C), round(p.seed)), round(p.T)
    separate, joint, table, unsettled = (course[last] for course in found)
    return Outcome(separate, joint, table, joint - separate, table - separate, unsettled, *found[:3])


def paths(p: Parameters) -> tuple[tuple[float, ...], ...]:
    """Courses of the three ways: separate, joint, table."""
    o = evaluate(p)
    return o.separate_path, o.joint_path, o.table_path


def never_steps_down(p: Parameters) -> bool:
    """In no period is the joint search, or the table, worse than the period before."""
    return all(a <= b for path in paths(p)[1:] for a, b in pairwise(path))


def alike_without_links(p: Parameters) -> bool:
    """The table does what the ministries do, and the joint search, at most four flips a department, catches up."""
    separate, joint, table = paths(p)
    return separate == table and separate[12:] == joint[12:]


def ends_the_same_course(p: Parameters) -> bool:
    """A result is the worth in the last period; a course ends with period 20; gains are differences of results."""
    o, now = evaluate(p), tuple(path[round(p.T)] for path in paths(p))
    gains = o.joint_gain == o.joint - o.separate and o.table_gain == o.table - o.separate
    return gains and now == (o.separate, o.joint, o.table) and len(o.table_path) == 21


def gained(p: Parameters) -> float:
    """What the table gains on ministries acting alone."""
    return evaluate(p).table_gain


def missed(p: Parameters) -> float:
    """What ministries acting alone miss of the result of a joint search."""
    return evaluate(p).joint_gain


def linked(links: int) -> Callable[[Parameters], bool]:
    """So many links or more."""
    return lambda p: links <= p.C


def per_link(p: Parameters, of: str) -> float:
    """Change of a number with one link more."""
    return effect(evaluate, p, "C", of)


MODEL = Model(
    title="Separate ministries or a joint table?",
    question="What is lost when linked problems are solved one department at a time?",
    paragraphs=("3.7", "3.9", "2.4"),
    parameters=Parameters,
    outcome=Outcome,
    evaluate=evaluate,
    equations=(
        *(rows_of, contribution, added, landscape, best_change, proposals, separate_step, joint_step, table_step),
        *(path, results, run, runs, search),
    ),
    theorems=(
        Theorem("In no period do the joint search and the table lose ground.", never_steps_down),
        Theorem("No way beats the best policy.", lambda p: all(max(path) <= 1 for path in paths(p))),
        Theorem("All three ways start from the same policy.", lambda p: len({path[0] for path in paths(p)}) == 1),
        Theorem(
            "Without links all three ways are level from period 12 on.",
            alike_without_links,
            lambda p: p.C == 0,
            {"C": 0},
        ),
        Theorem("A later deadline changes nothing that happened before it.", ends_the_same_course),
    ),
    references=shown.REFERENCES,
    claims=(
        Claim("C1-40", "A joint table solves more than separate ministries do.", lambda p: gained(p) > 0),
        Claim("C2-30", "Ministries acting alone end below a joint search.", lambda p: missed(p) > 0),
        Claim("C3-17", "With one link more, ministries alone do worse.", lambda p: per_link(p, "separate") < 0),
        Claim(
            "C3-22",
            "A joint search beats acting alone, and by more with one link more.",
            lambda p: missed(p) > 0 and per_link(p, "joint_gain") > 0,
        ),
        Claim("C3-23", "From three links on a joint search gains two points.", lambda p: missed(p) >= 0.02, linked(3)),
        Claim("C3-24", "Joint search and joint table both beat acting alone.", lambda p: min(missed(p), gained(p)) > 0),
        Claim("C3-29", "With one link more, even a joint search does worse.", lambda p: per_link(p, "joint") < 0),
        Claim("C3-30", "A joint table gains at least a point on acting alone.", lambda p: gained(p) >= 0.01),
        Claim(
            "C3-31",
            "Where ministries alone miss over a tenth of the best, a joint table misses less.",
            lambda p: gained(p) > 0,
            lambda p: evaluate(p).separate < 0.9,
        ),
        Claim("C3-49", "Where measures are linked, packages beat acting alone.", lambda p: gained(p) > 0, linked(1)),
        Claim("C4-26", "With one link more, a joint table gains more.", lambda p: per_link(p, "table_gain") > 0),
        Claim(
            "C5-61",
            "A joint table brings at least half of what a joint search gains.",
            lambda p: gained(p) >= missed(p) / 2,
            lambda p: missed(p) > 0,
        ),
    ),
    failures=shown.FAILURES,
    panels=shown.PANELS,
    describe=shown.describe,
    exercises=shown.EXERCISES,
    sources=shown.SOURCES,
)
