"""The contest agrees with members who search for their best effort, power with plain counts over all coalitions."""

from itertools import accumulate, pairwise, permutations
from math import isclose

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from minimodels.representation import effective_stake, effort, even_share, order_shares, prevail, swing_shares, voiced

SHARES, CROWDS, FIRMS = st.floats(0, 1), st.integers(2, 10_000), st.integers(1, 100)
COMMITTEES = st.lists(st.integers(1, 60), min_size=2, max_size=5).map(tuple)


def banzhaf(weights: tuple[int, ...], quota: int) -> list[float]:
    """Count the winning coalitions, written as bits, that fall below the quota when a member leaves."""
    swings = [0] * len(weights)
    for bits in range(2 ** len(weights)):
        total = sum(w for i, w in enumerate(weights) if bits >> i & 1)
        for i, w in enumerate(weights):
            swings[i] += bool(bits >> i & 1 and total >= quota > total - w)
    return [s / sum(swings) for s in swings]


def shapley(weights: tuple[int, ...], quota: int) -> list[float]:
    """Let members join in every order, and note who reaches the quota."""
    tipped, orders = [0] * len(weights), list(permutations(range(len(weights))))
    for order in orders:
        totals = list(accumulate(weights[i] for i in order))
        tipped[order[next(place for place, total in enumerate(totals) if total >= quota)]] += 1
    return [t / len(orders) for t in tipped]


@settings(max_examples=60)
@given(CROWDS, FIRMS, SHARES)
def test_efforts_are_best_among_a_grid(people: int, firms: int, organized: float) -> None:
    """Against the effort of the other side no effort on a fine grid yields more than the one chosen."""
    stakes = effective_stake(people, organized), effective_stake(firms, 0)
    for own, other in (stakes, stakes[::-1]):
        mine, theirs = effort(own, other), effort(other, own)
        best = max(own * x / (x + theirs) - x for x in (mine * i / 200 for i in range(1, 1000)))
        assert best <= own * mine / (mine + theirs) - mine + 1e-12


@settings(max_examples=60)
@given(st.integers(2, 500), st.integers(2, 50))
def test_no_member_of_a_group_gains_by_another_effort(people: int, firms: int) -> None:
    """Each of n unorganized members gains 10/n; given all others' efforts, half or twice the own share pays nobody."""
    sides = effective_stake(people, 0), effective_stake(firms, 0)
    ours, theirs = effort(*sides), effort(*sides[::-1])

    def worth(mine: float) -> float:
        group = ours * (people - 1) / people + mine
        return 10 / people * group / (group + theirs) - mine

    assert max(worth(ours / people * factor) for factor in (0, 0.5, 2, 5)) <= worth(ours / people)


@given(CROWDS, FIRMS, SHARES)
def test_odds_follow_from_the_efforts(people: int, firms: int, organized: float) -> None:
    """The chance is the share in all effort, and does not depend on how much is at stake."""
    own, other = (1 - organized) / people + organized, 1 / firms
    assert isclose(prevail(organized, firms, people), own / (own + other))
    assert isclose(prevail(organized, firms, people), 1 / (1 + effort(other, own) / effort(own, other)))


@given(CROWDS, FIRMS)
def test_the_even_share_is_just_enough(people: int, firms: int) -> None:
    """A little less than the even share is too little, and the even share is less than one in so many opponents."""
    even = even_share(firms, people)
    assert prevail(even, firms, people) >= 0.5 - 1e-9
    if even > 0:
        assert prevail(even * 0.99, firms, people) < 0.5
        assert even <= 1 / firms + 1e-12


@given(COMMITTEES)
@example((50, 49, 1))
def test_power_agrees_with_plain_counts(weights: tuple[int, ...]) -> None:
    """Shares of swings and of orders are those of another way of counting."""
    assert swing_shares(weights) == pytest.approx(banzhaf(weights, sum(weights) // 2 + 1))
    assert order_shares(weights) == pytest.approx(shapley(weights, sum(weights) // 2 + 1))


@given(COMMITTEES)
def test_equal_members_are_equal_and_more_weight_is_never_less_power(weights: tuple[int, ...]) -> None:
    """Whoever has as much weight has as much power; whoever has more has no less."""
    for shares in (swing_shares(weights), order_shares(weights)):
        ranked = sorted(zip(weights, shares, strict=True))
        assert all(b >= a for (_, a), (_, b) in pairwise(ranked))


def test_power_jumps_once_and_only_where_a_vote_can_be_tipped() -> None:
    """Among a thousand organized shares power is 0 below a fifth, a fifth there and a third above; or 0 throughout."""
    for i in range(1001):
        expected = 0 if i < 200 else 0.2 if i == 200 else 1 / 3
        assert swing_shares(voiced("open", i / 1000))[2] == pytest.approx(expected)
        assert swing_shares(voiced("decided", i / 1000)) == (1, 0, 0)
