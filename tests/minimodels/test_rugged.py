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
#: Averages of 400 landscapes drawn by another generator: gain of the joint search with 0 to 6 links, and results.
GAINS = (0, 0.014, 0.030, 0.068, 0.099, 0.134, 0.160)
ENDS = {0: {JOINT: 0.960}, 1: {SEPARATE: 0.922, TABLE: 0.913}, 3: {SEPARATE: 0.837, TABLE: 0.873}}
ENDS[6] = {SEPARATE: 0.710, JOINT: 0.870, TABLE: 0.847}
seeds, links = st.integers(0, 10**6), st.integers(0, 6)


def about(found: list[float], value: float) -> bool:
    """Say whether a mean is within three standard errors of the mean of as many other landscapes."""
    return abs(mean(found) - value) <= 3 * sqrt(2) * stdev(found) / sqrt(len(found)) + 0.0005


def results(drawn: list[Run], way: int, period: int = 20) -> list[float]:
    """Results of one way in one period, landscape by landscape."""
    return [found[way][period] for found in drawn]


def gains(drawn: list[Run], way: int) -> list[float]:
    """What a way gains on acting alone at the end, landscape by landscape."""
    return [found[way][20] - found[SEPARATE][20] for found in drawn]


@settings(max_examples=40, deadline=None)
@given(st.sets(st.integers(0, 8), min_size=1), seeds)
def test_a_contribution_depends_on_its_measures_alone(measures: set[int], seed: int) -> None:
    """Two policies give a measure the same worth if, and only if, they agree on the measures it depends on."""
    worth = rugged.contribution(tuple(sorted(measures)), random.Random(seed))
    settings_of = [tuple(policy >> m & 1 for m in sorted(measures)) for policy in range(512)]
    table = dict(zip(settings_of, worth, strict=True))
    assert worth == tuple(table[setting] for setting in settings_of)
    assert len(set(table.values())) == 2 ** len(measures)
    assert 0 <= min(worth) <= max(worth) < 1


@settings(max_examples=20, deadline=None)
@given(links, seeds)
def test_a_department_heeds_its_own_measures_and_those_it_is_linked_to(count: int, seed: int) -> None:
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
    worths = [
        {frozenset(m for m in range(9) if p >> m & 1): w for p, w in enumerate(of)} for of in (*land.own, land.total)
    ]
    total, found = worths[3], [land.total[0] / max(land.total)]
    for _ in range(20):
        wanted = []
        for own, inside in zip(worths, INSIDE, strict=False):
            best = max(inside, key=lambda m: own[policy ^ {m}])
            wanted += [best] if own[policy ^ {best}] > own[policy] else []
        packages = [set(c) for size in range(4) for c in combinations(wanted, size)]
        options = ([set(wanted)], [set[int](), *({m} for m in range(9))], packages)[way]
        policy = max((policy ^ option for option in options), key=lambda p: total[p])
        found.append(total[policy] / max(land.total))
    return found


@settings(max_examples=20, deadline=None)
@given(links, seeds)
def test_the_three_ways_agree_with_a_plain_search(count: int, seed: int) -> None:
    """Period by period; the joint search ends where no single change helps, within twelve periods without links."""
    land = rugged.landscape(count, random.Random(seed))
    found = rugged.run(land)
    for way in (SEPARATE, JOINT, TABLE):
        assert found[way] == pytest.approx(plain_search(land, way))
    end = rugged.path(rugged.joint_step, land)[20]
    assert all(land.total[end ^ 1 << m] <= land.total[end] for m in range(9))
    assert count or found.separate[12:] == found.joint[12:] == found.table[12:]


def test_without_any_link_the_best_policy_averages_two_thirds() -> None:
    """The larger of two uniform draws averages 2/3; a policy taken at random averages 1/2."""
    rng = random.Random(0)
    drawn = [[rugged.contribution((m,), rng) for m in range(9)] for _ in range(400)]
    best = [max(fsum(worth) / 9 for worth in zip(*parts, strict=True)) for parts in drawn]
    start = [fsum(worth[0] for worth in parts) / 9 for parts in drawn]
    assert abs(mean(best) - 2 / 3) <= 3 * stdev(best) / 20
    assert abs(mean(start) - 1 / 2) <= 3 * stdev(start) / 20


@pytest.mark.slow
def test_averages_of_400_landscapes_are_those_of_another_generator() -> None:
    """Gains and results with 0 to 6 links, and of one period without links, within three standard errors."""
    for count, gain in enumerate(GAINS):
        drawn = rugged.runs(count, 0, 400)
        assert about(gains(drawn, JOINT), gain), count
        assert all(about(results(drawn, way), value) for way, value in ENDS.get(count, {}).items()), count
    first = rugged.runs(0, 0, 400)
    assert about(results(first, SEPARATE, 1), 0.908)
    assert about(results(first, JOINT, 1), 0.820)


@pytest.mark.slow
def test_signs_and_order_are_the_same_in_five_worlds() -> None:
    """More links, more gain; the joint search beats the table; pooled, one link leaves the table below ministries."""
    for seed in range(5):
        drawn = [rugged.runs(count, seed, 400) for count in (0, 1, 3, 5)]
        assert all(a < b for a, b in pairwise(mean(gains(each, JOINT)) for each in drawn)), seed
        assert all(mean(results(each, TABLE)) < mean(results(each, JOINT)) for each in drawn[1:]), seed
    one = [gain for seed in range(5) for gain in gains(rugged.runs(1, seed, 400), TABLE)]
    assert mean(one) < -3 * stdev(one) / sqrt(len(one))
