"""Should regions copy the best? How fast good practice travels, and whether copying can be too fast.

Regions look at those they are in contact with and adopt what works better; otherwise they try a change of their own.
More contact spreads a good idea sooner. On hard problems instant copying makes all regions alike and search stops,
while patchy or reluctant copying keeps variety alive and ends higher. Performance is a share of the best possible.

Twenty regions have ten yes-or-no practices each, and what a practice is worth depends on K others: Lazer and Friedman's
model made small, so that the numbers are our own. A state averages 60 landscapes of world 0, with the same starts and
the same luck; only contact and copying differ; averages of 300 stand in the tests. A deadline changes no step, so one
course serves all deadlines. K is a whole number and has nine stops; between stops the nearest link and period count.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from math import fsum
from operator import itemgetter
from random import Random

from minimodels import _benchmarking as shown
from minimodels._benchmarking import CONTACTS, Course, Draw, Outcome, Problem
from minimodels._benchmarking_claims import claims, contact
from minimodels._controls import Controls, choice, slider, span
from minimodels._model import Model, Reference, Theorem

LANDSCAPES = 60  #: in the average of a state
REGIONS = 20
PRACTICES = 10  #: yes or no, of each region
PERIODS = 120
FLIPS = tuple(1 << practice for practice in range(PRACTICES))  #: a policy is ten bits
recent = lru_cache(maxsize=3)  #: keeps what is too large to keep all


@dataclass(frozen=True)
class Parameters(Controls):
    """What the reader moves."""

    K: float = slider("difficulty: links of a practice to others,\u00a0K", default=5, stops=span(0, 8, 1))
    network: str = choice("Kind of contact", CONTACTS)
    copy: float = slider("chance of copying when it pays", default=1, stops=shown.CHANCES, unit="%")
    T: float = slider("deadline,\u00a0T (periods)", default=60, stops=shown.DEADLINES)


@cache
def rows_of(practices: tuple[int, ...]) -> Callable[[Sequence[float]], tuple[float, ...]]:
    """Read, for each of the 1,024 policies, its row of a table with a row for every setting of these practices."""
    rows, step = [0], 1
    for flip in FLIPS:
        here = step if flip in practices else 0
        rows += [row + here for row in rows]
        step += here
    return itemgetter(*rows)


def landscape(links: int, rng: Random) -> list[float]:
    """Draw the performance of the 1,024 policies (best: 1); a practice is worth what it and so many others make it."""
    parts = []
    for flip in FLIPS:
        heeded = (flip, *rng.sample([other for other in FLIPS if other != flip], links))
        parts.append(rows_of(tuple(sorted(heeded)))([rng.random() for _ in range(1 << len(heeded))]))
    total = list(map(fsum, zip(*parts, strict=True)))
    best = max(total)
    return [worth / best for worth in total]


def trials(land: list[float]) -> dict[float, tuple[float, ...]]:
    """Performance after trying to change each practice, by performance: a change that does not pay is undone."""
    after = [[max(now, land[policy ^ flip]) for policy, now in enumerate(land)] for flip in FLIPS]
    return dict(zip(land, zip(*after, strict=True), strict=True))


@recent
def problems(links: int, world: int, count: int) -> list[Problem]:
    """Draw so many landscapes, each with its trials."""
    rng = Random(f"{links} links, world {world}")
    drawn = [landscape(links, rng) for _ in range(count)]
    return [Problem(land, trials(land)) for land in drawn]


@recent
def luck(world: int, count: int) -> list[Draw]:
    """Draw the luck of the regions for so many landscapes."""
    rng, practices, drawn = Random(f"luck, world {world}"), range(PRACTICES), []
    for _ in range(count):
        start = [rng.randrange(1 << PRACTICES) for _ in range(REGIONS)]
        tried = [rng.choices(practices, k=REGIONS) for _ in range(PERIODS)]
        drawn.append(Draw(start, tried, [[rng.random() for _ in range(REGIONS)] for _ in range(PERIODS)]))
    return drawn


def best_seen(network: str, quality: list[float]) -> list[float]:
    """Best quality among a region and those it sees; the centre of the hub is the first region."""
    match network:
        case "complete":
            return [max(quality)] * len(quality)
        case "hub":
            return [max(quality), *(max(quality[0], own) for own in quality[1:])]
        case "ring":
            circle = zip(quality[-1:] + quality[:-1], quality, quality[1:] + quality[:1], strict=True)
            return [max(three) for three in circle]
    return quality


def search(network: str, copy: float, problem: Problem, draw: Draw) -> list[list[float]]:
    """Performance of each region, period by period, until nobody can improve.

    A region that sees a better one copies it with the given chance; otherwise it tries to change one practice.
    """
    now, after = [problem.land[policy] for policy in draw.start], problem.after
    course = [now]
    for tried, lucky in zip(draw.tried, draw.luck, strict=True):
        seen = best_seen(network, now)
        if seen == now and all(max(after[own]) == own for own in set(now)):
            break
        each = zip(now, seen, tried, lucky, strict=True)
        now = [best if best > own and u < copy else after[own][practice] for own, best, practice, u in each]
        course.append(now)
    return course


def told(course: list[list[float]]) -> Course:
    """Average, best and number of kinds in periods 0 to 120; a search that has ended stays where it is."""
    rest = 1 + PERIODS - len(course)
    mean, best = [fsum(now) / REGIONS for now in course], [max(now) for now in course]
    kinds = [float(len(set(now))) for now in course]
    return Course(*(tuple(part + part[-1:] * rest) for part in (mean, best, kinds)))


def runs(network: str, links: int, copy: float, world: int, count: int) -> list[Course]:
    """Search so many landscapes."""
    drawn = zip(problems(links, world, count), luck(world, count), strict=True)
    return [told(search(network, copy, problem, draw)) for problem, draw in drawn]


@cache
def averages(network: str, links: int, copy: float) -> Course:
    """Average the landscapes of a state, period by period."""
    found = zip(*runs(network, links, copy, 0, LANDSCAPES), strict=True)
    return Course(*(tuple(fsum(each) / LANDSCAPES for each in zip(*parts, strict=True)) for parts in found))


def spread(network: str) -> tuple[float, ...]:
    """Share of regions that have the one good idea, in rounds 0 to 12; the last region had it."""
    quality = [0.0] * (REGIONS - 1) + [1.0]
    shares = []
    for _ in range(13):
        shares.append(fsum(quality) / REGIONS)
        quality = best_seen(network, quality)
    return tuple(shares)


def expected_best(seen: int) -> float:
    """Expect so much of the best of so many independent qualities, uniform on 0 to 1: an order statistic."""
    return seen / (seen + 1)


def one_round(network: str, regions: int) -> float:
    """Average quality after one round in which all copy the best they see; qualities were uniform on 0 to 1."""
    each = [best_seen(network, [float(i == j) for j in range(regions)]) for i in range(regions)]
    return fsum(expected_best(int(fsum(seen))) for seen in zip(*each, strict=True)) / regions


@cache
def evaluate(p: Parameters) -> Outcome:
    """Read the courses of one state at its deadline."""
    links, last = round(p.K), round(p.T)
    alone = averages("isolated", links, 1)
    here = alone if p.network == "isolated" else averages(p.network, links, p.copy)
    ring, complete = averages("ring", links, p.copy), averages("complete", links, p.copy)
    mean, best, kinds = (part[last] for part in here)
    quick, shares = one_round(p.network, REGIONS), spread(p.network)
    return Outcome(
        *(mean, alone.mean[last], mean - alone.mean[last], best, alone.best[last], kinds),
        *(ring.mean[last] - complete.mean[last], quick, shares.index(shares[-1]), shares[-1]),
        *(shown.drawn(here.mean), shares),
    )


def starts_alike(p: Parameters) -> bool:
    """Whatever the contact, the first average is that without contact."""
    return evaluate(p).path[0] == averages("isolated", round(p.K), 1).mean[0]


def ends_the_same_course(p: Parameters) -> bool:
    """A result is the average in the last period; the course drawn is part of one of 121 periods, 0 to 120."""
    o, course = evaluate(p), averages(p.network, round(p.K), p.copy if contact(p) else 1).mean
    return len(course) == 121 and o.path == shown.drawn(course) and o.result == course[round(p.T)]


def easy(p: Parameters) -> bool:
    """No practice depends on others, and there is much time."""
    return p.K == 0 and p.T >= 100


def all_best(p: Parameters) -> bool:
    """All regions have found the best policy."""
    return evaluate(p).result > 1 - 1e-9


MODEL = Model(
    title="Should regions copy the best?",
    question="How fast does good practice travel, and can copying be too fast?",
    paragraphs=("5.4", "5.12", "5.13"),
    parameters=Parameters,
    outcome=Outcome,
    evaluate=evaluate,
    equations=(
        *(rows_of, landscape, trials, problems, luck, best_seen, search, told, runs, averages),
        *(spread, expected_best, one_round),
    ),
    theorems=(
        Theorem("Average performance never falls.", lambda p: all(a <= b for a, b in pairwise(evaluate(p).path))),
        Theorem("No average exceeds the best region, and no region 100 %.", lambda p: shown.sound(evaluate(p))),
        Theorem("All four kinds of contact start from the same policies.", starts_alike),
        Theorem("A later deadline changes nothing that happened before it.", ends_the_same_course),
        Theorem("Where all have the same policy, all perform alike.", lambda p: shown.level(evaluate(p))),
        Theorem("Without links (K = 0) all find the best policy by period 100.", all_best, easy, shown.EASY),
        Theorem("Once a good idea gains no more regions, it gains none later.", lambda p: shown.spreads(evaluate(p))),
    ),
    references=(
        Reference("The best of ten qualities drawn from 0 to 1 averages", {}, lambda _: expected_best(10), 0.90909, 5),
        Reference(f"{shown.ROUND} ten that see all average", {}, lambda p: one_round(p.network, 10), 0.90909, 5),
        *shown.REFERENCES,
    ),
    claims=claims(evaluate),
    failures=shown.FAILURES,
    panels=shown.PANELS,
    describe=shown.describe,
    exercises=(
        "Write `diffuse_halfway(quality, adjacency, rounds)`: a round closes half the gap to the best in view.",
        "What would a federal centre ask regions to report, and when might they copy, so that not all become alike?",
    ),
    sources=shown.SOURCES,
)
