"""The closed forms of learning and losing agree with localities that are simulated, and with plain recursions."""

import random
from math import isclose, sqrt
from statistics import mean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minimodels.moving_target import (
    Parameters,
    considerate_weight,
    error_of_learning,
    evaluate,
    known,
    longest_age,
    loss,
    loss_of_following_the_last_signal,
)

PERSISTENCE, NOISE, BURDEN = st.floats(0, 0.999), st.floats(0.1, 3), st.floats(0, 3)


def learned(rho: float, noise: float) -> float:
    """Error of the best guess after many signals, from an error of 1 without any."""
    error = 1.0
    for _ in range(4000):
        ahead = rho * rho * error + (1 - rho * rho)
        error = 1 / (1 / ahead + 1 / noise)  # precisions of independent news add up
    return error


@given(PERSISTENCE, NOISE)
def test_the_error_is_what_learning_comes_to(rho: float, noise: float) -> None:
    """Adding up precisions period after period ends at the closed form, which solves its quadratic."""
    error, change = error_of_learning(rho, noise), 1 - rho * rho
    assert isclose(error, learned(rho, noise), rel_tol=1e-6)
    assert abs(rho**2 * error**2 + (change + noise - rho**2 * noise) * error - change * noise) < 1e-12


def simulated(rho: float, noise: float, T: int, kappa: float) -> list[list[float]]:
    """Mean losses of 400 places in 600 periods: one rule, centre, local, talked-over, last signal."""
    rng, gain, share = random.Random(1), learned(rho, noise) / noise, 1 / (1 + kappa)
    means: list[list[float]] = [[] for _ in range(5)]
    for _ in range(400):
        need, beliefs, totals = rng.gauss(0, 1), [0.0] * (T + 1), [0.0] * 5
        for period in range(700):
            need = rho * need + sqrt(1 - rho * rho) * rng.gauss(0, 1)
            signal = need + sqrt(noise) * rng.gauss(0, 1)
            beliefs.append(rho * beliefs[-1] + gain * (signal - rho * beliefs[-1]))
            if period >= 100:  # the first hundred periods are for learning
                rules = (0, share * rho**T * beliefs[-1 - T], beliefs[-1], share * beliefs[-1], signal)
                for i, rule in enumerate(rules):
                    totals[i] += ((need - rule) ** 2 + kappa * rule**2) / 600
        for i in range(5):
            means[i].append(totals[i])
    return means


@pytest.mark.parametrize(("rho", "noise", "T", "kappa"), [(0.9, 1, 3, 0), (0.83, 0.6, 2, 0.7)])
def test_simulated_places_lose_what_the_formulas_say(rho: float, noise: float, T: int, kappa: float) -> None:
    """All five losses lie within 2 % and three standard errors of those of 400 simulated places."""
    o = evaluate(Parameters(rho, noise, T, kappa))
    expected = (1, o.centre, o.local, o.talked, o.last_signal)
    for value, means in zip(expected, simulated(rho, noise, T, kappa), strict=True):
        assert abs(mean(means) - value) < 3 * stdev(means) / 20  # the root of 400 places
        assert abs(mean(means) / value - 1) < 0.02


@given(PERSISTENCE, NOISE, st.integers(1, 10), BURDEN)
def test_losses_are_those_of_the_four_formulas(rho: float, noise: float, T: int, kappa: float) -> None:
    """Centre, local and talked-over losses written out, and that talk is never worse than one rule or no talk."""
    o, error = evaluate(Parameters(rho, noise, T, kappa)), error_of_learning(rho, noise)
    assert isclose(o.centre, 1 - rho ** (2 * T) * (1 - error) / (1 + kappa), abs_tol=1e-12)
    assert isclose(o.local, error + kappa * (1 - error), abs_tol=1e-12)
    assert isclose(o.talked, error + (1 - error) * kappa / (1 + kappa), abs_tol=1e-12)
    assert o.talked <= min(1, o.centre, o.local, o.last_signal) + 1e-12
    assert isclose(o.lead, (1 - rho ** (2 * T)) * (1 - error), abs_tol=1e-12)


@given(st.floats(0.01, 0.99), NOISE, st.floats(0.01, 0.99))
def test_noise_does_not_move_the_age_at_which_the_centre_falls_behind(rho: float, noise: float, kappa: float) -> None:
    """At that age both lose the same, whatever the noise."""
    age = longest_age(rho, kappa)
    assert age is not None
    centre = loss(considerate_weight(kappa), known(rho, noise, age), kappa)
    assert isclose(centre, loss(1, known(rho, noise, 0), kappa), abs_tol=1e-9)


def test_with_stable_needs_the_centre_catches_up() -> None:
    """As persistence nears 1 the lead of localities vanishes, however noisy the signals and old the reports."""
    for noise in (0.1, 1.0, 3.0):
        assert known(1 - 1e-12, noise, 0) - known(1 - 1e-12, noise, 10) < 1e-9
        assert error_of_learning(1 - 1e-12, noise) < 1e-5


def test_raw_imitation_beats_one_rule_up_to_a_noise_of_one() -> None:
    """Following every signal loses its noise, so it pays just where needs differ more than signals err."""
    assert all((loss_of_following_the_last_signal(n / 100, 0) < 1) == (n < 100) for n in range(10, 301))
