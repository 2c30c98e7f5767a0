"""`course quiz`: what an author of questions gets from the command."""

from pathlib import Path

import pytest

from tests.course.conftest import ROOT, Course
from tests.quiz.test_bank import GOOD, NUMERIC, SUMS


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """A bank of two questions."""
    path = tmp_path / "book" / "chapter" / "quiz.toml"
    path.parent.mkdir(parents=True)
    path.write_text(GOOD + NUMERIC)
    path.with_suffix(".py").write_text(SUMS)
    return path


@pytest.mark.parametrize("command", ["check", pytest.param("stress", marks=pytest.mark.slow)])
def test_all_banks_are_found_and_sound(command: str, course: Course) -> None:
    """Without an argument the banks of all chapters and exercises are read, one line for each."""
    result = course("quiz", command)
    assert (result.returncode, result.stderr) == (0, "")
    banks = [*ROOT.glob("book/*/quiz.toml"), *ROOT.glob("exercises/*/instructor/questions.toml")]
    assert len(result.stdout.splitlines()) == len(banks)


def test_all_problems_of_all_banks_are_told_at_once(bank: Path, course: Course) -> None:
    """Two banks with a slip each make two lines on standard error, and status 1."""
    other = bank.parents[1] / "other" / "quiz.toml"
    other.parent.mkdir()
    other.write_text(GOOD.replace('"single"', '"singel"'))
    bank.write_text(GOOD.replace('"exit_threat"', '"exit_thread"'))
    result = course("quiz", "check", cwd=bank.parents[2])
    assert result.returncode == 1
    assert result.stderr.count("\n") == 2
    assert "did you mean 'single'?" in result.stderr
    assert "did you mean 'exit_threat'?" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("before", "after", "named"),
    [
        ("closed=3 + K", "closed=4 + K", "question 'two': sums gives 11, and in closed form 12"),
        ("Numbers(K + 3", "Numbers(float('nan')", "question 'two': sums gives no finite number"),
        ("(K,)", "(K, K)", "question 'two': sums gives 2 mistakes, the bank 1"),
        ("(K,)", "(K + 3.001,)", "question 'two': no sound draw"),
    ],
)
def test_stress_names_the_question_that_broke(before: str, after: str, named: str, bank: Path, course: Course) -> None:
    """A function that contradicts itself or its question is named with the question."""
    bank.with_suffix(".py").write_text(SUMS.replace(before, after))
    result = course("quiz", "stress", "--seeds", "5", cwd=bank.parents[2])
    assert result.returncode == 1
    assert named in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("before", "after", "named"),
    [
        ("That does not, look again.", "This does, as was shown.", "is the same as one: feedback a"),
        ("That does not, look again.", "Wrong.", "says only 'Wrong.'; say why"),
    ],
)
def test_feedback_that_says_nothing_is_named(before: str, after: str, named: str, bank: Path, course: Course) -> None:
    """Feedback that stands twice, or only repeats the verdict, is refused."""
    bank.write_text(bank.read_text().replace(before, after))
    result = course("quiz", "check", str(bank), cwd=bank.parents[2])
    assert result.returncode == 1
    assert named in result.stderr


def test_where_there_is_no_bank_it_says_where_to_run(tmp_path: Path, course: Course) -> None:
    """Outside the repository the command is used wrongly."""
    result = course("quiz", "check", cwd=tmp_path)
    assert result.returncode == 2
    assert "root of the repository" in result.stderr
