"""The exact sums agree with rooms of people who talk, judges who vote and rooms that listen to each other."""

import random
from math import fsum, isclose, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minimodels import deliberation as talk

SHARES, DRAWS = st.floats(0, 1), 40_000


def told(rng: random.Random, alpha: float, f: float) -> float | None:
    """The error that one person tells; None from a self-seeking person whom it would not help."""
    error, side = rng.gauss(0, 1), 1 if rng.random() < f else -1
    return error if rng.random() < alpha or error * side > 0 else None


def mean_and_error(values: list[float]) -> tuple[float, float]:
    """Mean of independent draws and its standard error."""
    mean = fsum(values) / len(values)
    return mean, sqrt(fsum((value - mean) ** 2 for value in values)) / len(values)


@pytest.mark.parametrize(("alpha", "f"), [(0, 1), (0.35, 0.85), (0.35, 0.5), (0.8, 0.62), (1, 1)])
def test_people_tell_as_often_and_lean_as_far_as_the_formulas_say(alpha: float, f: float) -> None:
    """Among many people the share that tells, and the mean of what is told, are within three standard errors."""
    rng = random.Random(10)
    heard = [told(rng, alpha, f) for _ in range(DRAWS)]
    share, share_off = mean_and_error([float(word is not None) for word in heard])
    lean, lean_off = mean_and_error([word for word in heard if word is not None])
    assert abs(share - talk.chance_to_tell(alpha)) <= 3 * share_off + 1e-12
    assert abs(lean - talk.lean_of_told(alpha, f)) <= 3 * lean_off


@pytest.mark.slow
@pytest.mark.parametrize("alpha", [0, 0.33, 1])
@pytest.mark.parametrize("f", [0.5, 0.77, 1])
@pytest.mark.parametrize(("n", "b"), [(2, 0.4), (9, 0), (9, 0.4)])
def test_rooms_err_as_the_exact_sum_says(alpha: float, f: float, n: int, b: float) -> None:
    """The mean squared error of 40,000 rooms is within three standard errors; a silent room errs by 4."""
    rng, errors = random.Random(5), []
    for _ in range(DRAWS):
        words = [word for word in (told(rng, alpha, f) for _ in range(n)) if word is not None]
        errors.append((b + fsum(words) / len(words)) ** 2 if words else 4.0)
    mean, off = mean_and_error(errors)
    assert abs(mean - talk.squared_error(alpha, f, n, b)) <= 3 * off


@given(SHARES, SHARES, st.floats(0.5, 1), st.integers(2, 60), SHARES)
def test_regard_for_others_never_hurts(alpha: float, more: float, f: float, n: int, b: float) -> None:
    """For every mix of sides, number of people and shared bias the error falls as more people regard others."""
    low, high = sorted((alpha, more))
    assert talk.squared_error(high, f, n, b) <= talk.squared_error(low, f, n, b) + 1e-12


@given(SHARES, st.floats(0.5, 1), st.floats(0.5, 1))
def test_no_number_and_no_virtue_removes_a_shared_bias(alpha: float, f: float, b: float) -> None:
    """With a shared bias of one half or more the error stays at 0.25 or more; with few and with many."""
    assert all(talk.squared_error(alpha, f, n, b) >= 0.25 for n in (2, 15, 200, 500))
    assert isclose(talk.squared_error(alpha, f, 500, b), talk.lasting_error(alpha, f, b), abs_tol=0.01)


def test_a_balanced_room_of_self_seeking_people_errs_about_twice_as_much() -> None:
    """Half the evidence is lost: the error is near 2/n, ever nearer with more people."""
    excess = [talk.squared_error(0, 0.5, n, 0) * n / 2 - 1 for n in (15, 40, 100, 400)]
    assert excess == sorted(excess, reverse=True)
    assert 0 < excess[-1] < 0.003


@given(SHARES, st.integers(1, 40))
def test_worse_judges_mirror_better_ones(p: float, n: int) -> None:
    """A majority is right as often as one of judges with the opposite skill is wrong, ties included."""
    assert isclose(talk.majority_right(n, 1 - p), 1 - talk.majority_right(n, p), abs_tol=1e-9)


@pytest.mark.parametrize(("n", "p"), [(1, 0.3), (4, 0.7), (11, 0.45)])
def test_judges_who_vote_are_right_as_often(n: int, p: float) -> None:
    """Votes counted one by one, with a coin for ties, are right within three standard errors of the formula."""
    rng = random.Random(3)
    margins = [sum(1 if rng.random() < p else -1 for _ in range(n)) for _ in range(10_000)]
    share, off = mean_and_error([float(rng.random() < 0.5 if margin == 0 else margin > 0) for margin in margins])
    assert abs(share - talk.majority_right(n, p)) <= 3 * off


@given(st.lists(st.floats(-100, 100), min_size=1, max_size=12), st.floats(-100, 100))
def test_a_crowd_errs_less_than_its_members_by_their_variety(guesses: list[float], truth: float) -> None:
    """The error of the mean is the average error less the variance of the guesses, whatever the guesses."""
    variety = talk.average_error(tuple(guesses), fsum(guesses) / len(guesses))
    assert isclose(
        talk.crowd_error(tuple(guesses), truth), talk.average_error(tuple(guesses), truth) - variety, abs_tol=1e-8
    )


@given(st.floats(0.5, 1), st.integers(0, 30))
def test_two_rooms_come_together_around_the_same_middle(h: float, rounds: int) -> None:
    """Rooms that weigh each other's opinion round by round end as far apart as the formula says."""
    one, other = 5.0, 1.0
    for _ in range(rounds):
        one, other = h * one + (1 - h) * other, h * other + (1 - h) * one
    assert isclose(one - other, 4 * talk.distance_after(h, rounds), abs_tol=1e-9)
    assert isclose(one + other, 6)
