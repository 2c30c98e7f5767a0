"""Rugged: drawn landscapes, the three ways of searching them and their averages, against plain implementations."""

import random
from itertools import combinations, pairwise
from math import fsum, sqrt
from statistics import mean, stdev

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minimodels import rugged
from minimodels._rugged import Landscape, Run

INSIDE = ((0, 1, 2), (3, 4, 5), (6, 7, 8))
SEPARATE, JOINT, TABLE = 0, 1, 2
#: Averages of 400 landscapes of another generator: gain of the joint search with 0 to 6 links; (links, way, period).
GAINS = (0, 0.014, 0.030, 0.068, 0.099, 0.134, 0.160)
ENDS = {(0, JOINT, 20): 0.960, (1, SEPARATE, 20): 0.922, (1, TABLE, 20): 0.913, (3, SEPARATE, 20): 0.837}
ENDS |= {(3, TABLE, 20): 0.873, (6, SEPARATE, 20): 0.710, (6, JOINT, 20): 0.870, (6, TABLE, 20): 0.847}
ENDS |= {(0, SEPARATE, 1): 0.908, (0, JOINT, 1): 0.820}
drawn_with = given(st.integers(0, 6), st.integers(0, 10**6))


def about(found: list[float], value: float) -> bool:
    """Say whether a mean is within three standard errors of the mean of as many other landscapes."""
    return abs(mean(found) - value) <= 3 * sqrt(2) * stdev(found) / sqrt(len(found)) + 0.0005


def gains(drawn: list[Run], way: int) -> list[float]:
    """What a way gains on acting alone at the end, landscape by landscape."""
    return [found[way][20] - found[SEPARATE][20] for found in drawn]


@settings(max_examples=20)
@drawn_with
def test_departments_heed_their_own_measures_and_those_they_are_linked_to(count: int, seed: int) -> None:
    """Three measures with so many links each heed from that many to three times as many measures elsewhere."""
    land = rugged.landscape(count, random.Random(seed))
    for worth, inside in zip(land.own, INSIDE, strict=True):
        heeded = {m for m in range(9) if any(worth[p] != worth[p ^ 1 << m] for p in range(512))}
        assert set(inside) <= heeded
        assert count <= len(heeded - set(inside)) <= min(6, 3 * count)
    assert land.total == pytest.approx([fsum(parts) for parts in zip(*land.own, strict=True)])


def plain_search(land: Landscape, way: int) -> list[float]:
    """Search with sets of measures in force, without any trick."""
    policy: frozenset[int] = frozenset()
    sets = [frozenset(m for m in range(9) if p >> m & 1) for p in range(512)]
    *owns, total = (dict(zip(sets, worth, strict=True)) for worth in (*land.own, land.total))
    found = [total[policy] / max(land.total)]
    for _ in range(20):
        wanted = []
        for own, inside in zip(owns, INSIDE, strict=True):
            best = max(inside, key=lambda m: own[policy ^ {m}])
            wanted += [best] if own[policy ^ {best}] > own[policy] else []
        packages = [set(c) for size in range(4) for c in combinations(wanted, size)]
        options = ([set(wanted)], [set[int](), *({m} for m in range(9))], packages)[way]
        policy = max((policy ^ option for option in options), key=lambda p: total[p])
        found.append(total[policy] / max(land.total))
    return found


@settings(max_examples=20)
@drawn_with
def test_the_three_ways_agree_with_a_plain_search(count: int, seed: int) -> None:
    """Period by period; the joint search ends where no single change helps, within twelve periods without links."""
    land = rugged.landscape(count, random.Random(seed))
    found = rugged.run(land)
    assert all(found[way] == pytest.approx(plain_search(land, way)) for way in (SEPARATE, JOINT, TABLE))
    end = rugged.path(rugged.joint_step, land)[20]
    assert all(land.total[end ^ 1 << m] <= land.total[end] for m in range(9))
    assert count or found.separate[12:] == found.joint[12:] == found.table[12:]


def test_without_any_link_the_best_policy_averages_two_thirds() -> None:
    """The larger of two uniform draws averages 2/3; a policy taken at random averages 1/2."""
    rng = random.Random(0)
    drawn = [rugged.added([rugged.contribution((m,), rng) for m in (0, 1, 2)]) for _ in range(1200)]
    for found, value in (([max(worth) / 3 for worth in drawn], 2 / 3), ([worth[0] / 3 for worth in drawn], 1 / 2)):
        assert abs(mean(found) - value) <= 3 * stdev(found) / sqrt(1200)


@pytest.mark.slow
def test_averages_of_400_landscapes_are_those_of_another_generator() -> None:
    """Gains and results are within three standard errors; five worlds give the same signs and order."""
    drawn = {(count, seed): rugged.runs(count, seed, 400) for count in range(7) for seed in range(5)}
    assert all(about(gains(drawn[count, 0], JOINT), gain) for count, gain in enumerate(GAINS))
    for (count, way, period), value in ENDS.items():
        assert about([found[way][period] for found in drawn[count, 0]], value), (count, way, period)
    for seed in range(5):
        assert all(a < b for a, b in pairwise(mean(gains(drawn[count, seed], JOINT)) for count in range(7))), seed
        assert all(mean(gains(drawn[c, seed], TABLE)) < mean(gains(drawn[c, seed], JOINT)) for c in range(1, 7)), seed
    one = [gain for seed in range(5) for gain in gains(drawn[1, seed], TABLE)]  # a veto blocks lucky stumbles
    assert mean(one) < -3 * stdev(one) / sqrt(len(one))
