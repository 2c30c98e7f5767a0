"""What is found of each question, on classes in which it is known."""

import random
from pathlib import Path
from statistics import fmean, pstdev

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.analysis.items import Sureness
from quiz.analysis.unforeseen import Cluster, near
from quiz.analysis.wording import calibration
from quiz.forms import Number
from tests.quiz.answered import BANK, Row, analysed, crowd, found, written


def test_what_was_chosen_is_counted_in_the_kinds_own_terms(tmp_path: Path) -> None:
    """An option, each of several options, a pair, a foreseen mistake, or something else; the right ones are marked."""
    rows: list[Row] = [
        ("s", "one", "b"),
        ("s", "two", 8),
        ("s", "three", "a promise"),
        ("s", "four", ["a", "b"]),
        ("s", "five", {"1": "A", "2": "A"}),
    ]
    items = found(written(tmp_path, rows, "student,question,answer"))
    chosen = {id: {o.key: (sum(o.counts), o.right) for o in item.chosen} for id, item in items.items()}
    assert chosen == {
        "one": {"a": (0, True), "b": (1, False)},
        "two": {"right": (0, True), "other": (0, False), "1": (1, False)},
        "three": {"right": (0, True), "other": (1, False)},
        "four": {"a": (1, True), "b": (1, False), "c": (0, True), "d": (0, False)},
        "five": {"1-A": (1, True), "2-A": (1, False), "2-B": (0, True)},
    }


def test_facility_is_exact_and_a_question_upside_down_is_found(tmp_path: Path) -> None:
    """Facilities are the shares that were written; only the question upside down discriminates below 0."""
    result = analysed(tmp_path, crowd())
    items = {item.question.id: item for item in result.items}
    assert {id: item.facility for id, item in items.items()} == {
        "one": 31 / 60,
        "two": 35 / 60,
        "three": 41 / 60,
        "four": 23 / 60,
    }
    assert [id for id, item in items.items() if (item.discrimination or 0) < 0] == ["one"]
    assert [one.item.question.id for one in result.worst] == ["one", "four"]
    assert "Students who do better elsewhere do worse here" in result.worst[0].reasons[0].why
    assert any("Better students choose “b”" in reason.why for reason in result.worst[0].reasons)
    assert [reason.why for reason in result.worst[1].reasons] == ["Nobody chooses “d”."]


def test_the_thirds_of_the_class_are_those_of_the_other_questions(tmp_path: Path) -> None:
    """The upper third chooses the wrong option of the question upside down, the lower third the right one."""
    options = {o.key: o.shares for o in analysed(tmp_path, crowd()).items[0].chosen}
    assert (options["a"][0], options["a"][2]) == (1, 0)
    assert (options["b"][0], options["b"][2]) == (0, 1)


def test_reliability_rests_on_complete_answers(tmp_path: Path) -> None:
    """A student who left a question out is not counted; with a share between it is alpha, without one KR-20."""
    rows = [row for row in crowd() if row[:2] != ("s7", "four")]
    result = analysed(tmp_path, rows).reliability
    assert (result.name, result.students, set(result.without)) == ("KR-20", 59, {"one", "two", "three", "four"})
    partly: list[Row] = [
        ("s5", "five", {"1": "A", "2": "A"}),
        *((f"s{i}", "five", {"1": "A", "2": "B"}) for i in range(20)),
    ]
    between = analysed(tmp_path, [*rows, *((*row, "", "") for row in partly)]).reliability
    assert (between.name, between.students, between.questions) == ("Cronbach’s alpha", 19, 5)
    few = analysed(tmp_path, crowd(9)).reliability
    assert (few.alpha, few.without["one"]) == (None, None)


def test_mistakes_that_nobody_foresaw_are_found(tmp_path: Path) -> None:
    """Numbers within the tolerance and texts that are plainly the same count together; foreseen ones do not."""
    values = [24, 24.008, "23,999", 24.015, 40, 50, 50, 8, 8]
    texts = ["A lie!", "a LIE", "lie", "lie", "a promise", "a bluff"]
    rows: list[Row] = [(f"s{i}", "two", value, "", "") for i, value in enumerate(values)]
    rows += [(f"s{i}", "three", text, "", "") for i, text in enumerate(texts)]
    items = found(written(tmp_path, rows))
    assert items["two"].unforeseen == (Cluster("24", 3, 9, ""),)
    assert items["three"].unforeseen == (Cluster("lie", 4, 5, ""),)


def test_numbers_that_agree_in_the_digits_that_are_asked_are_one_mistake() -> None:
    """Where two significant digits are compared, 0.123 and 0.118 are one, and 0.126 is another."""
    form = Number(5.0, None, 2, False, {}, (), "")
    assert near([0.123, 0.118, 0.126, 0.12], form, 3) == [("0.12", 3)]
    assert near([0.123, 0.118, 0.126], form, 3) == []


def test_only_all_or_nothing_has_a_point_biserial(tmp_path: Path) -> None:
    """It is (M1 - M0) / s times the root of pq, of the means over all questions; where some are partly right, none."""
    pairs: list[Row] = [(f"s{i}", "five", {"1": "A", "2": "AB"[i > 20]}, "", "") for i in range(60)]
    items = {one.question.id: one for one in analysed(tmp_path, [*crowd(), *pairs]).items}
    knows = [i / 60 for i in range(60)]
    right = [[k <= 0.5, k > 0.4, k > 0.3, k > 0.6, (1 + (i > 20)) / 2] for i, k in enumerate(knows)]
    whole = [sum(row) / 5 for row in right]
    ones, zeros = ([w for w, row in zip(whole, right, strict=True) if row[1] is kind] for kind in (True, False))
    spread = (fmean(ones) - fmean(zeros)) / pstdev(whole) * (len(ones) * len(zeros)) ** 0.5 / 60
    assert items["two"].point_biserial == pytest.approx(spread)
    assert (items["five"].dichotomous, items["five"].point_biserial) == (False, None)


def test_a_mistake_of_one_in_a_hundred_is_no_cluster(tmp_path: Path) -> None:
    """Three equal wrong answers among a hundred wrong ones are fewer than one in twenty."""
    rows: list[Row] = [(f"s{i}", "two", 24 if i < 3 else 100 + i, "", "") for i in range(100)]
    assert found(written(tmp_path, rows))["two"].unforeseen == ()


def test_variants_that_differ_are_found(tmp_path: Path) -> None:
    """Where one draw is always right and another nearly never, chance explains it with less than 0.01."""
    seeds = [
        "1",
        next(
            s
            for s in "23456789"
            if BANK["two"].draw(random.Random(s)).right() != BANK["two"].draw(random.Random("1")).right()
        ),
    ]
    rows: list[Row] = []
    for student in range(40):
        seed = seeds[student % 2]
        right = BANK["two"].draw(random.Random(seed)).right()
        rows.append((f"s{student}", "two", right if student % 2 or student < 4 else 0.5, seed, ""))
    two = analysed(tmp_path, rows)
    assert two.items[0].differ is not None
    assert analysed(tmp_path, crowd()).items[0].differ is None
    assert two.items[0].differ < 0.01
    assert sorted(variant.facility for variant in two.items[0].variants) == [0.1, 1]
    assert any("not equally hard: facility from 0.10 to 1.00" in reason.why for reason in two.worst[0].reasons)
    assert analysed(tmp_path, rows[:18]).items[0].differ is None


def test_confidence_is_compared_with_points(tmp_path: Path) -> None:
    """Those who were sure of the question upside down lost half; the sentence tells all three groups."""
    result = analysed(tmp_path, crowd())
    assert result.items[0].sureness == (Sureness("sure", 60, 31 / 60),)
    told = calibration(result.sureness)
    assert told.startswith("Being sure goes with being right: those who were sure earned 69")
    assert "those who guessed earned 0" in told
    assert calibration([]) == "Nobody was asked how sure they were."


@given(names=st.permutations(range(12)), chance=st.randoms(use_true_random=False))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
def test_names_and_order_of_students_change_nothing(names: list[int], chance: random.Random, tmp_path: Path) -> None:
    """Relabelled and shuffled students make the same analysis to the last digit."""
    rows = crowd(12)
    renamed: list[Row] = [(f"t{names[int(str(row[0])[1:])]}", *row[1:]) for row in rows]
    chance.shuffle(renamed)
    one, other = analysed(tmp_path, rows), analysed(tmp_path, renamed)
    assert (one.items, one.reliability, one.fit, one.sureness) == (
        other.items,
        other.reliability,
        other.fit,
        other.sureness,
    )
