"""The formulas of item analysis, against published examples and the laws that they keep."""

import math
import random
from importlib.util import find_spec
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.analysis.curves import Fit, fit
from quiz.analysis.statistics import (
    alpha,
    alpha_without,
    chi_square_above,
    correlation,
    differ,
    mean,
    thirds,
    variance,
)

#: Daniel J. Denis, Applied Univariate, Bivariate, and Multivariate Statistics, 2nd edition, Wiley 2021: the example of
#: Cronbach's alpha, ten students and five items, with the output of SPSS.
DENIS = [
    (10, 12, 15, 11, 12),
    (12, 18, 12, 12, 1),
    (8, 16, 14, 14, 4),
    (6, 8, 16, 8, 6),
    (4, 7, 8, 7, 5),
    (6, 6, 3, 7, 3),
    (3, 4, 6, 5, 8),
    (7, 3, 7, 9, 9),
    (8, 9, 4, 10, 10),
    (9, 5, 6, 11, 12),
]
#: Karl L. Wuensch, The Kuder-Richardson 20, East Carolina University (StatHelp): ten students and ten items.
WUENSCH = (
    "1111110110 1011011101 1111011001 0010001000 0000010010 1110111111 1101110111 1111111101 0101111101 1101101110"
)
#: R. D. Bock and M. Lieberman, Psychometrika 35 (1970), section 6 of the Law School Admission Test: how many of 1,000
#: students gave each pattern of five answers, 00000, 00001, and so on.
PATTERNS = "3 6 2 11 1 1 3 4 1 8 0 16 0 3 2 15 10 29 14 81 3 28 15 80 16 56 21 173 11 61 28 298"
#: What the R package ltm makes of them, as its documentation prints it.
DIFFICULTY = (-3.3597341, -1.3696497, -0.2798983, -1.8659189, -3.1235725)
DISCRIMINATION = (0.8253715, 0.7229499, 0.8904748, 0.6885502, 0.6574516)

shares = st.sampled_from([0.0, 0.25, 0.5, 1.0])
classes = st.integers(3, 6).flatmap(
    lambda items: st.lists(st.lists(shares, min_size=items, max_size=items), min_size=3, max_size=12)
)


def test_the_published_example_of_denis_is_reproduced() -> None:
    """Means, alpha, alpha without each item and the corrected item-total correlations are those of the book."""
    columns = list(zip(*DENIS, strict=True))
    rest = [[sum(row) - row[i] for row in DENIS] for i in range(5)]
    corrected = [correlation(column, others) for column, others in zip(columns, rest, strict=True)]
    assert [mean(column) for column in columns] == pytest.approx([7.3, 8.8, 9.1, 9.4, 7.0])
    assert alpha(DENIS) == pytest.approx(0.633, abs=5e-4)
    assert alpha_without(DENIS) == pytest.approx([0.478, 0.476, 0.507, 0.445, 0.824], abs=5e-4)
    assert corrected == pytest.approx([0.712, 0.558, 0.512, 0.796, -0.228], abs=5e-4)


def test_the_published_example_of_wuensch_is_reproduced() -> None:
    """Of scores of 0 and 1 alpha is KR-20: from his p, q and variance of the totals, 10/9 (1 - 2.18 / 5.84)."""
    rows = [[int(score) for score in row] for row in WUENSCH.split()]
    columns = list(zip(*rows, strict=True))
    assert [mean(column) for column in columns] == [0.7, 0.7, 0.6, 0.7, 0.6, 0.8, 0.7, 0.7, 0.5, 0.6]
    assert variance([sum(row) for row in rows]) * 9 / 10 == pytest.approx(5.84)
    assert alpha(rows) == pytest.approx(10 / 9 * (1 - 2.18 / 5.84), abs=1e-12)


def test_the_published_curves_of_the_law_school_test_are_reproduced() -> None:
    """Difficulty and discrimination of the five items agree with those of ltm to two decimals."""
    assert find_spec("girth"), "girth is missing; install it with: pip install 'egalitarianism-course[irt]'"
    counts = map(int, PATTERNS.split())
    rows = [row for row, count in zip(product((False, True), repeat=5), counts, strict=True) for _ in range(count)]
    found = fit({str(i): {student: row[i] for student, row in enumerate(rows)} for i in range(5)}).curves
    assert [found[str(i)].difficulty for i in range(5)] == pytest.approx(DIFFICULTY, abs=0.01)
    assert [found[str(i)].discrimination for i in range(5)] == pytest.approx(DISCRIMINATION, abs=0.01)


def simulated(students: int, items: int) -> tuple[list[float], list[float], dict[str, dict[int, bool]]]:
    """Let a class of normal ability answer by the model; return discriminations, difficulties and who was right."""
    chance = random.Random(20)
    difficulty = [-2 + 4 * i / (items - 1) for i in range(items)]
    steepness = [chance.uniform(0.7, 2.2) for _ in range(items)]
    right: dict[str, dict[int, bool]] = {str(i): {} for i in range(items)}
    for student in range(students):
        ability = chance.gauss(0, 1)
        for i in range(items):
            rises = 1 / (1 + math.exp(-steepness[i] * (ability - difficulty[i])))
            right[str(i)][student] = chance.random() < rises
    return steepness, difficulty, right


def test_the_fit_recovers_a_simulated_class() -> None:
    """With 300 students and 20 items difficulty correlates above 0.95 with the truth, discrimination above 0.7."""
    assert find_spec("girth"), "girth is missing; install it with: pip install 'egalitarianism-course[irt]'"
    steepness, difficulty, right = simulated(300, 20)
    found = list(fit(right).curves.values())
    at, rises = (correlation([c[i] for c in found], true) for i, true in ((1, difficulty), (0, steepness)))
    assert at is not None
    assert at > 0.95
    assert rises is not None
    assert rises > 0.7


def test_the_fit_does_not_ask_who_the_students_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """Students with other numbers, in another order, make the same curves, also where only some of them are fitted."""
    assert find_spec("girth"), "girth is missing; install it with: pip install 'egalitarianism-course[irt]'"
    _, _, right = simulated(250, 6)
    other = {item: {1000 - s: given[s] for s in sorted(given, key=lambda s: s % 7)} for item, given in right.items()}
    assert fit(right) == fit(other)
    monkeypatch.setattr("quiz.analysis.curves.MOST", 100)
    assert fit(right) == fit(other)


@pytest.mark.parametrize(("students", "items"), [(199, 20), (300, 4)])
def test_too_few_are_called_too_few(students: int, items: int) -> None:
    """One student or one item short of the rule there are no curves, but a sentence that gives the rule."""
    assert fit(simulated(students, items)[2]) == Fit({}, fit(simulated(students, items)[2]).said)
    assert fit(simulated(students, items)[2]).said.startswith("Too few for characteristic curves")


def test_an_item_without_variance_or_with_falling_answers_has_no_curve() -> None:
    """What everybody answers, and what is named as falling, is left out of the fit."""
    assert find_spec("girth"), "girth is missing; install it with: pip install 'egalitarianism-course[irt]'"
    _, _, right = simulated(300, 8)
    right["all"] = dict.fromkeys(range(300), True)
    assert set(fit(right, ["3"]).curves) == set("0124567")


@pytest.mark.parametrize(
    ("x", "degrees", "above"),
    [(3.841459, 1, 0.05), (5.991465, 2, 0.05), (11.344867, 3, 0.01), (18.307038, 10, 0.05), (0, 4, 1), (0, 3, 1)],
)
def test_chi_square_is_that_of_the_tables(x: float, degrees: int, above: float) -> None:
    """The critical values of the usual tables have the levels that they are printed for."""
    assert chi_square_above(x, degrees) == pytest.approx(above, abs=1e-7)


def test_variants_that_differ_are_told_from_those_that_do_not() -> None:
    """Pearson's test on 18 of 20 against 8 of 20 (10.99, one degree of freedom); equal groups differ by nothing."""
    one, other = [1.0] * 18 + [0.0] * 2, [1.0] * 8 + [0.0] * 12
    pearson = 40 * (18 * 12 - 2 * 8) ** 2 / (20 * 20 * 26 * 14)
    assert differ([one, other]) == pytest.approx(chi_square_above(pearson * 39 / 40, 1), abs=1e-12)
    assert differ([one, one]) == 1
    assert differ([[1.0] * 10, [1.0] * 10]) == 1


def test_equal_results_share_a_third() -> None:
    """Nine different results make three threes; where all are equal, all are in the middle."""
    assert thirds([9, 1, 5, 2, 8, 3, 7, 4, 6]) == [2, 0, 1, 0, 2, 0, 2, 1, 1]
    assert thirds([0.5] * 6) == [1] * 6
    assert thirds([]) == []


@given(classes)
def test_alpha_is_that_of_the_textbook(rows: list[list[float]]) -> None:
    """It is k / (k - 1) times one less the sum of the items' variances over that of the totals, here by moments."""
    found = alpha(rows)
    n, k = len(rows), len(rows[0])

    def spread(values: list[float]) -> float:
        return math.fsum(v * v for v in values) / n - (math.fsum(values) / n) ** 2

    total = spread([math.fsum(row) for row in rows])
    if total < 1e-9:
        assert found is None
    else:
        items = math.fsum(spread([row[i] for row in rows]) for i in range(k))
        assert found == pytest.approx(k / (k - 1) * (1 - items / total), abs=1e-9)


@given(classes, st.randoms(use_true_random=False))
def test_the_order_of_students_changes_nothing(rows: list[list[float]], chance: random.Random) -> None:
    """Alpha, also without an item, is the same to the last digit however students are ordered."""
    other = rows[:]
    chance.shuffle(other)
    assert (alpha(rows), alpha_without(rows)) == (alpha(other), alpha_without(other))


@given(classes, shares)
def test_an_item_that_never_varies_adds_nothing(rows: list[list[float]], constant: float) -> None:
    """Without it alpha is what it was, and by the factor k² / (k² - 1) smaller with it; it correlates with nothing."""
    more = [[*row, constant] for row in rows]
    before, after, k = alpha(rows), alpha(more), len(rows[0])
    assert alpha_without(more)[-1] == (before if before is None else pytest.approx(before, abs=1e-9))
    if before is not None:
        assert after == pytest.approx(before * (k + 1) / k / (k / (k - 1)), abs=1e-9)
    assert correlation([constant] * len(rows), [sum(row) for row in rows]) is None


@given(st.lists(st.tuples(shares, shares), min_size=2, max_size=20))
def test_a_correlation_is_symmetric_and_bounded(pairs: list[tuple[float, float]]) -> None:
    """It lies from -1 to 1, whichever comes first, and that of a list with itself is 1."""
    x, y = zip(*pairs, strict=True)
    found = correlation(x, y)
    assert found == correlation(y, x)
    assert found is None or -1 <= found <= 1
    assert correlation(x, x) in (None, pytest.approx(1))
