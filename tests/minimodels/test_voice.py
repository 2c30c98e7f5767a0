"""The decisive citizen agrees with voices counted one by one, and the tax with votes and with searches."""

import random
from itertools import accumulate
from math import exp, fsum, isclose, sqrt
from statistics import NormalDist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minimodels.voice import decisive_income, decisive_of_two, preferred_tax, share_needed, voice_of_poor, well_being

shares, spreads = st.floats(0, 1), st.floats(0.2, 1.2)


def grid(sigma: float, n: int) -> list[float]:
    """Incomes of n equally many citizens with mean 1 at the midpoints of lognormal quantiles, increasing."""
    raw = [exp(sigma * NormalDist().inv_cdf((i + 0.5) / n)) for i in range(n)]
    mean = fsum(raw) / n
    return [w / mean for w in raw]


def counted(incomes: list[float], rho: float, f: float) -> float:
    """Income of the citizen with whom half of all voice is reached, counting from the poorest, over the mean."""
    ordered, total = sorted(incomes), fsum(w**rho for w in incomes)
    voices = accumulate(f / len(ordered) + (1 - f) * w**rho / total for w in ordered)
    income = next(w for w, so_far in zip(ordered, voices, strict=True) if so_far >= 0.5 - 1e-12)
    return income * len(ordered) / fsum(ordered)


CASES = [*((0.6, quarters / 4, 0.7) for quarters in range(5)), (0.33, 0.4, 1.13), (1, 0.7, 0.2)]


@pytest.mark.parametrize(("rho", "f", "sigma"), CASES)
def test_the_formula_is_that_of_voices_counted_on_a_grid(rho: float, f: float, sigma: float) -> None:
    """The citizen who splits the voice of 4,001 citizens has the income of the formula, within the grid's mesh."""
    assert isclose(counted(grid(sigma, 4001), rho, f), decisive_income(rho, f, sigma), abs_tol=0.004)


def test_a_random_society_agrees_within_three_standard_errors() -> None:
    """In drawn societies the voice below the decisive income is one half on average."""
    rng, rho, f, sigma = random.Random(1), 0.6, 0.3, 0.9
    cut, found = decisive_income(rho, f, sigma), []
    for _ in range(40):
        incomes = [exp(rng.gauss(-(sigma**2) / 2, sigma)) for _ in range(1000)]
        bought = fsum(w**rho for w in incomes if w <= cut) / fsum(w**rho for w in incomes)
        found.append(f * sum(w <= cut for w in incomes) / 1000 + (1 - f) * bought)
    mean = fsum(found) / len(found)
    error = sqrt(fsum((x - mean) ** 2 for x in found) / (len(found) - 1) / len(found))
    assert abs(mean - 0.5) <= 3 * error


@given(shares, spreads)
def test_without_a_guarantee_the_closed_form_is_exact(rho: float, sigma: float) -> None:
    """With f = 0 the decisive income is exp((rho - 1/2) sigma squared): the median's, shifted by the voice of money."""
    assert isclose(decisive_income(rho, 0, sigma), exp((rho - 0.5) * sigma**2), rel_tol=1e-9)


@given(st.floats(0.01, 0.99), st.floats(0.1, 2))
def test_the_preferred_tax_is_the_best_on_a_grid(r: float, e: float) -> None:
    """No tax on a fine grid gives a citizen more than the preferred one, and only its neighbours come near."""
    taxes = [i / 500 for i in range(500)]
    best = max(taxes, key=lambda t: well_being(t, r, e))
    assert abs(best - preferred_tax(r, e)) <= 1 / 500 + 1e-9


@settings(max_examples=25)
@given(shares, shares, spreads, st.floats(0.1, 2))
def test_no_other_tax_beats_the_chosen_one_in_a_vote(rho: float, f: float, sigma: float, e: float) -> None:
    """Against any other tax, those who like the decisive citizen's at least as much hold half of the voice or more."""
    incomes = grid(sigma, 201)
    total = fsum(w**rho for w in incomes)
    voices = [f / 201 + (1 - f) * w**rho / total for w in incomes]
    chosen = preferred_tax(counted(incomes, rho, f), e)
    for other in (i / 25 for i in range(25)):
        keep = [well_being(chosen, w, e) >= well_being(other, w, e) - 1e-9 for w in incomes]
        assert fsum(v for v, kept in zip(voices, keep, strict=True) if kept) >= 0.5 - 1e-9


@given(st.floats(0, 0.95), shares, spreads)
def test_bought_voice_makes_the_decisive_citizen_richer(rho: float, f: float, sigma: float) -> None:
    """The decisive income rises with what money buys and falls with what is guaranteed."""
    here = decisive_income(rho, f, sigma)
    assert decisive_income(rho + 0.05, f, sigma) >= here - 1e-9
    assert decisive_income(rho, min(1, f + 0.05), sigma) <= here + 1e-9


@given(st.floats(0.51, 1), spreads)
def test_the_share_needed_makes_the_decisive_citizen_average(rho: float, sigma: float) -> None:
    """Guaranteeing just the share needed gives the decision to a citizen with the mean income."""
    assert isclose(decisive_income(rho, share_needed(rho, sigma), sigma), 1, abs_tol=1e-9)


@given(st.integers(1, 100), shares, shares)
def test_two_classes_are_counted_person_by_person(poor: int, rho: float, f: float) -> None:
    """A poor and a richer class decide as 101 people do, each with a voice of their own."""
    if abs(voice_of_poor(poor, rho, f) - 0.5) > 1e-9:
        assert isclose(decisive_of_two(poor, rho, f), counted([0.2] * poor + [1.5] * (101 - poor), rho, f))
