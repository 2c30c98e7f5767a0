"""The closed forms of the five lenses agree with plain definitions, searches over many taxes and textbook formulas."""

from math import erf, exp, fsum, isclose, prod

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from minimodels import lenses
from minimodels._incomes import lognormal
from minimodels._lenses import SOCIETIES

TAXES, RESPONSES, AVERSIONS = st.floats(0, 0.98), st.floats(0, 2), st.floats(0, 10)
WAGES = st.lists(st.floats(0.05, 20), min_size=2, max_size=12).map(tuple)


def after_tax(wages: tuple[float, ...], t: float, e: float) -> list[float]:
    """Earn less, pay tax, and get an equal share of it back: one step after the other."""
    earned = [wage * (1 - t) ** e for wage in wages]
    paid = [t * x for x in earned]
    return [x - tax + sum(paid) / len(paid) for x, tax in zip(earned, paid, strict=True)]


def as_good(incomes: list[float], aversion: float) -> float:
    """Find the equal income with the same isoelastic welfare by its definition."""
    n = len(incomes)
    if isclose(aversion, 1, abs_tol=1e-9):
        return float(prod(x ** (1 / n) for x in incomes))
    welfare = sum(x ** (1 - aversion) / (1 - aversion) for x in incomes) / n
    return float((welfare * (1 - aversion)) ** (1 / (1 - aversion)))


@given(WAGES, TAXES, RESPONSES, st.sampled_from((0, 0.5, 1, 2, 3.5, 10)))
def test_the_response_only_scales_what_is_shared(wages: tuple[float, ...], t: float, e: float, aversion: float) -> None:
    """Taxing, losing effort and paying the dividend step by step gives effort times the incomes of a fixed effort."""
    step_by_step, scale = after_tax(wages, t, e), lenses.effort(t, e)
    assert step_by_step == pytest.approx([scale * x for x in lenses.shared(wages, t)])
    assert as_good(step_by_step, aversion) == pytest.approx(
        scale * lenses.discounted_mean(lenses.shared(wages, t), aversion)
    )


@settings(max_examples=40)
@given(WAGES, st.floats(0.05, 2), AVERSIONS)
def test_no_tax_on_a_fine_grid_beats_the_best(wages: tuple[float, ...], e: float, aversion: float) -> None:
    """Among hundreds of tax rates none is worth more to the evaluator, and the best of them lies beside."""
    assume(abs(aversion - 1) > 1e-3)
    best = lenses.best_tax(wages, aversion, e)
    worth = [as_good(after_tax(wages, i / 400, e), aversion) for i in range(400)]
    top = as_good(after_tax(wages, best, e), aversion)
    assert max(worth) <= top * (1 + 1e-9)
    if max(wages) > 1.1 * min(wages):
        near = [w for i, w in enumerate(worth) if abs(i / 400 - best) <= 1 / 400]
        assert max(worth) <= max(near) * (1 + 1e-9)


@given(WAGES, TAXES)
def test_the_gini_is_half_the_mean_gap_and_shrinks_by_the_tax(wages: tuple[float, ...], t: float) -> None:
    """Pair by pair, gaps shrink to 1 - t of what they were, while the mean stays."""
    gaps = fsum(abs(a - b) for a in wages for b in wages) / len(wages) ** 2
    assert lenses.inequality(wages) == pytest.approx(gaps / (2 * fsum(wages) / len(wages)), abs=1e-12)
    assert lenses.inequality(lenses.shared(wages, t)) == pytest.approx((1 - t) * lenses.inequality(wages), abs=1e-12)


@pytest.mark.parametrize("e", [0.15, 0.5, 0.6, 1.7])
def test_the_poorest_without_earnings_has_most_at_the_tax_of_the_formula(e: float) -> None:
    """A search over a thousand taxes finds 1/(1 + e), and a boundless aversion approaches it from below."""
    taxes = [i / 1000 for i in range(1000)]
    found = max(taxes, key=lambda t: after_tax(lenses.people(0.7), t, e)[0])
    assert abs(found - lenses.poorest_tax(e)) <= 0.001
    assert 0.95 * lenses.poorest_tax(e) < lenses.best_tax(lenses.people(0.7), 50, e) < lenses.poorest_tax(e)


@pytest.mark.parametrize("sigma", [0.3, 0.7, 1.0])
def test_a_fine_grid_of_incomes_has_the_inequality_of_the_textbook(sigma: float) -> None:
    """The Gini of lognormal incomes is erf(sigma/2), Atkinson's index at aversion 1 is 1 - exp(-sigma^2/2)."""
    incomes = lognormal(sigma, 20_000)
    assert lenses.inequality(incomes) == pytest.approx(erf(sigma / 2), abs=2e-4)
    assert 1 - lenses.discounted_mean(incomes, 1) == pytest.approx(1 - exp(-(sigma**2) / 2), abs=2e-4)


def test_leximin_agrees_with_comparing_one_person_after_the_other() -> None:
    """Its first society is nowhere beaten by the first person, from the poorest, who has not the same."""

    def better(x: tuple[float, ...], y: tuple[float, ...]) -> bool:
        differences = [a - b for a, b in zip(sorted(x), sorted(y), strict=True) if a != b]
        return bool(differences) and differences[0] > 0

    unbeaten = [n for n, x in SOCIETIES.items() if not any(better(y, x) for y in SOCIETIES.values())]
    assert unbeaten == [lenses.ranked_first("leximin", 0)]


def test_the_table_marks_what_its_numbers_say() -> None:
    """In every row of a lens the marked societies have the largest number, or the smallest Gini."""
    for eps in (0, 1, 3, 10):
        o = lenses.evaluate(lenses.Parameters(eps=eps))
        for row, sign in ((4, 1), (5, 1), (6, 1), (8, -1)):
            cells = slice(5 * row, 5 * row + 5)
            values = [sign * x for x in o.societies[cells]]
            assert [x == 1 for x in o.firsts[cells]] == [isclose(v, max(values), abs_tol=1e-9) for v in values]
