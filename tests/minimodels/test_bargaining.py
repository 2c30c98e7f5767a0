"""The closed forms of the unions' game agree with unions that search for their best wage, and with a fine grid."""

from math import isclose

from hypothesis import given, settings
from hypothesis import strategies as st

from minimodels.bargaining import common_wage, excess_unemployment, mirror, worst_excess, worst_number

COSTS, SWITCHING, OPENNESS = st.floats(1, 9), st.floats(0.05, 1), st.floats(0, 5)


def best_wage(n: int, others: float, gamma: float, sig: float, phi: float) -> float:
    """Best reply by ternary search over one union's wage, with the other n - 1 wages written out one by one."""

    def worth(own: float) -> float:
        wages = [own] + [others] * (n - 1)
        prices = sum(wages) / len(wages)
        jobs = sig * (n - 1) * (own - prices) + gamma * prices + phi * own
        return (own - prices) - 5 * jobs**2

    low, high = -1.0, 1.0
    for _ in range(120):
        a, b = low + (high - low) / 3, high - (high - low) / 3
        low, high = (a, high) if worth(a) < worth(b) else (low, b)
    return (low + high) / 2


@settings(max_examples=60)
@given(st.integers(1, 60), COSTS, SWITCHING, OPENNESS)
def test_the_common_wage_is_every_unions_best_reply(n: int, gamma: float, sig: float, phi: float) -> None:
    """When the others have the common wage, a search for the best wage finds it again."""
    wage = common_wage(n, gamma, sig, phi)
    assert abs(best_wage(n, wage, gamma, sig, phi) - wage) < 1e-6
    assert isclose((gamma + phi) * wage, excess_unemployment(n, gamma, sig, phi), abs_tol=1e-12)


@given(COSTS, SWITCHING, OPENNESS)
def test_the_top_of_the_hump_is_the_top_of_a_fine_grid(gamma: float, sig: float, phi: float) -> None:
    """Among thousands of numbers of unions none adds more than the worst number, and the worst lies there."""
    grid = [1 + i / 50 for i in range(1500)]
    values = [excess_unemployment(n, gamma, sig, phi) for n in grid]
    assert max(values) <= worst_excess(gamma, sig, phi) + 1e-12
    assert abs(grid[values.index(max(values))] - worst_number(gamma, sig, phi)) <= 0.02 + 1e-9


@given(st.floats(1.01, 60), COSTS, SWITCHING, OPENNESS)
def test_mirrors_are_as_bad_and_mirror_back(n: float, gamma: float, sig: float, phi: float) -> None:
    """The mirror of a number of unions adds as much to unemployment, and its own mirror is where one began."""
    other = mirror(n, gamma, sig, phi)
    state = gamma, sig, phi
    assert isclose(excess_unemployment(n, *state), excess_unemployment(other, *state), rel_tol=1e-9)
    assert isclose(mirror(other, *state), n, rel_tol=1e-9)
    assert (n <= worst_number(*state)) == (other >= worst_number(*state)) or isclose(n, other)


def test_more_coordination_is_not_always_better() -> None:
    """From forty unions to five every merger makes things worse, from five to one every merger makes them better."""
    values = [excess_unemployment(n, 4, 0.25, 0) for n in range(1, 41)]
    assert values[:5] == sorted(values[:5])
    assert values[4:] == sorted(values[4:], reverse=True)
