"""Benchmarking: search, contact and diffusion, against plain implementations and another generator's averages."""

import random
from math import fsum, sqrt
from statistics import fmean as mean
from statistics import pvariance, stdev

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minimodels import benchmarking
from minimodels._benchmarking import CONTACTS, Draw, Problem

#: Averages of 300 landscapes of another generator at K = 5: (contact, chance of copying, period).
ENDS = {("complete", 1.0, 5): 0.910, ("ring", 1.0, 5): 0.883, ("isolated", 1.0, 5): 0.787}
ENDS |= {("ring", 1.0, 120): 0.953, ("complete", 1.0, 120): 0.920, ("isolated", 1.0, 120): 0.894}
ENDS |= {("complete", 0.1, 120): 0.974}
networks = st.sampled_from(list(CONTACTS))


def sees(network: str, i: int, j: int, n: int) -> bool:
    """Say whether region i sees region j."""
    pairs = {"complete": True, "hub": 0 in (i, j), "ring": (i - j) % n in (1, n - 1), "isolated": False}
    return i == j or pairs[network]


@given(networks, st.lists(st.floats(0, 1), min_size=3, max_size=25))
def test_regions_take_the_best_of_those_they_see(network: str, quality: list[float]) -> None:
    """What a region sees agrees with a table of contacts."""
    n = len(quality)
    for i, best in enumerate(benchmarking.best_seen(network, quality)):
        assert best == max(quality[j] for j in range(n) if sees(network, i, j, n))


@pytest.mark.parametrize("network", CONTACTS)
def test_average_after_one_round_agrees_with_drawn_qualities(network: str) -> None:
    """Uniform qualities average what the closed form says, for five, ten and twenty regions."""
    rng = random.Random(0)
    for n in (5, 10, 20):
        drawn = [fsum(benchmarking.best_seen(network, [rng.random() for _ in range(n)])) / n for _ in range(2000)]
        assert abs(mean(drawn) - benchmarking.one_round(network, n)) <= 3 * stdev(drawn) / sqrt(2000)


@pytest.mark.parametrize("links", range(9))
def test_a_change_draws_anew_what_the_links_say(links: int) -> None:
    """A change draws K + 1 of ten parts anew, of 2 ** (K + 1) settings each: so large is it beside the variance."""
    ratios = []
    for world in range(30):
        land = benchmarking.landscape(links, random.Random(world))
        changes = [(land[p ^ flip] - land[p]) ** 2 for flip in benchmarking.FLIPS for p in range(1024)]
        ratios.append(mean(changes) / (2 * pvariance(land)))
    assert abs(mean(ratios) - (links + 1) / 10 / (1 - 2 ** -(links + 1))) <= 3 * stdev(ratios) / sqrt(30) + 0.002


def plain_search(network: str, copy: float, problem: Problem, draw: Draw) -> list[list[float]]:
    """Search with policies as sets of practices, without stopping early."""
    sets = [frozenset(b for b in range(10) if p >> b & 1) for p in range(1024)]
    worth = dict(zip(sets, problem.land, strict=True))
    now, course = [sets[p] for p in draw.start], [[problem.land[p] for p in draw.start]]
    for tried, lucky in zip(draw.tried, draw.luck, strict=True):
        before, now = now, []
        for i, own in enumerate(before):
            better = max((before[j] for j in range(20) if sees(network, i, j, 20)), key=worth.__getitem__)
            copies = worth[better] > worth[own] and lucky[i] < copy
            now.append(better if copies else max(own, own ^ {tried[i]}, key=worth.__getitem__))
        course.append([worth[policy] for policy in now])
    return course


@settings(max_examples=12)
@given(networks, st.integers(0, 8), st.floats(0.05, 1), st.integers(0, 1000))
def test_search_agrees_with_a_plain_one(network: str, links: int, copy: float, world: int) -> None:
    """Period by period, also where the quick one stops early; without contact the chance of copying is idle."""
    (problem,), (draw,) = benchmarking.problems(links, world, 1), benchmarking.luck(world, 1)
    course, (run,) = plain_search(network, copy, problem, draw), benchmarking.runs(network, links, copy, world, 1)
    assert run.mean == pytest.approx([mean(now) for now in course])
    assert run.best == pytest.approx([max(now) for now in course])
    assert run.kinds == pytest.approx([len(set(now)) for now in course])
    assert network != "isolated" or run == benchmarking.runs(network, links, 1, world, 1)[0]


def ends(world: int, network: str, copy: float, period: int, links: int = 5) -> list[float]:
    """Average performance in a period, landscape by landscape."""
    return [course.mean[period] for course in benchmarking.runs(network, links, copy, world, 300)]


@pytest.mark.slow
def test_averages_of_300_landscapes_are_those_of_another_generator() -> None:
    """Results lie within three standard errors, and their order is the same in six worlds."""
    for state, value in ENDS.items():
        found = ends(0, *state)
        assert abs(mean(found) - value) <= 3 * sqrt(2) * stdev(found) / sqrt(300) + 0.0005, state
    for world in range(6):
        complete, ring, isolated = (mean(ends(world, network, 1, 5)) for network in ("complete", "ring", "isolated"))
        assert complete > ring > isolated
        complete, ring, isolated = (mean(ends(world, network, 1, 120)) for network in ("complete", "ring", "isolated"))
        assert mean(ends(world, "complete", 0.1, 120)) > ring > complete > isolated
        assert all(mean(ends(world, network, 1, 120, links=0)) == pytest.approx(1, abs=1e-4) for network in CONTACTS)
