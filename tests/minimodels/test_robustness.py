"""The share of the box in which a claim holds, and what it depends on, agree with other ways of computing them."""

import math
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import minimodels
from minimodels._controls import Choice, Slider
from minimodels._robustness import robustness, total_effects, weights


@given(st.lists(st.integers(1, 1000), min_size=2, max_size=12, unique=True), st.booleans())
def test_stops_stand_for_the_whole_range(stops: list[int], log: bool) -> None:
    """Whatever the stops, their intervals fill the range once; equal steps weigh alike, the ends half."""
    shares = weights(Slider("", "", min(stops), tuple(sorted(map(float, stops))), log))
    assert math.fsum(shares) == pytest.approx(1)
    assert all(share > 0 for share in shares)


def test_uneven_stops_weigh_by_their_intervals() -> None:
    """0, 1, 4 stand for 0 to .5, .5 to 2.5 and 2.5 to 4; in logarithms 1, 10, 100 for a quarter, half, quarter."""
    assert weights(Slider("", "", 0, (0, 1, 4))) == pytest.approx((0.125, 0.5, 0.375))
    assert weights(Slider("", "", 1, (1, 10, 100), log=True)) == pytest.approx((0.25, 0.5, 0.25))
    assert weights(Choice("", "a", {"a": "A", "b": "B"})) == (0.5, 0.5)


def test_total_effects_agree_with_drawing_the_control_anew() -> None:
    """Half the mean squared change when one control alone is drawn anew, over the variance, is its total effect."""
    each, rng = ((0.2, 0.3, 0.5), (0.5, 0.5), (0.1, 0.9)), random.Random(0)

    def holds(i: int, j: int, k: int) -> bool:
        return (i > 0 and j == 1) or (i == 2 and k == 0)

    held, asked = [], []
    for i, a in enumerate(each[0]):
        for j, b in enumerate(each[1]):
            for k, c in enumerate(each[2]):
                asked.append(a * b * c)
                held.append(a * b * c * holds(i, j, k))
    found = total_effects(held, asked, [3, 2, 2])
    share = math.fsum(held)
    for control in range(3):
        changed = 0
        for _ in range(40_000):
            here: list[Any] = [rng.choices(range(len(part)), part)[0] for part in each]
            there = list(here)
            there[control] = rng.choices(range(len(each[control])), each[control])[0]
            changed += holds(*here) != holds(*there)
        assert found[control] == pytest.approx(changed / 40_000 / 2 / (share * (1 - share)), abs=0.03)


def test_a_control_that_changes_nothing_has_no_effect() -> None:
    """An answer that depends on one control gives it all of the variance; one that never changes gives none."""
    assert total_effects([0.25, 0.25, 0, 0], [0.25] * 4, [2, 2]) == pytest.approx([1, 0])
    assert total_effects([0.25] * 4, [0.25] * 4, [2, 2]) == [0, 0]
    assert total_effects([0.0] * 4, [0.0] * 4, [2, 2]) == [0, 0]


@pytest.mark.slow
@pytest.mark.parametrize("name", minimodels.names())
def test_a_claim_that_never_fails_says_why(name: str) -> None:
    """A claim that holds wherever it is asked says whether by construction; one that can fail has nothing to excuse."""
    model = minimodels.find(name)
    for claim, found in zip(model.claims, robustness(model), strict=True):
        assert found.asked > 0, f"{name}: {claim.id} is asked nowhere"
        assert (found.share == 1) == bool(claim.always), f"{name}: {claim.id} holds in {found.share:.3f} of the box"
