"""What an author is told of a bank that cannot be used: everything at once, with file, question, field and mend."""

from pathlib import Path

import pytest

import minimodels
from quiz import BankError, read_bank

GOOD = """
[[question]]
id = "one"
kind = "single"
bloom = "apply"
claims = ["C1-44"]
model = "exit_threat"
prompt = "Which of these holds?"
answer = "a"
[question.options]
a = "this"
b = "that"
[question.feedback]
a = "This does, as was shown."
b = "That does not, look again."
"""
NUMERIC = """
[[question]]
id = "two"
kind = "numeric"
bloom = "apply"
prompt = "How much is {K} and 3?"
numbers = "sums"
tolerance = 0.01
params = { K = 8 }
draws.K = { low = 6, high = 12, step = 1 }
[[question.mistakes]]
feedback = "The 3 was left out."
"""
SUMS = """
from quiz.kinds.numeric import Numbers

def sums(K):
    return Numbers(K + 3, (K,), closed=3 + K)
"""


def write(folder: Path, bank: str, functions: str = "") -> Path:
    """Write a bank, and the file beside it."""
    path = folder / "quiz.toml"
    path.write_text(bank, encoding="utf-8")
    if functions:
        path.with_suffix(".py").write_text(functions, encoding="utf-8")
    return path


def told(path: Path) -> list[str]:
    """Read a bank that must be refused; return what is told."""
    with pytest.raises(BankError) as caught:
        read_bank(path, models=minimodels.library, claims=["C1-44"])
    return caught.value.problems


def test_a_sound_bank_is_read(tmp_path: Path) -> None:
    """Questions come in the order of the file, drawn numbers from the function beside it."""
    one, two = read_bank(write(tmp_path, GOOD + NUMERIC, SUMS), models=minimodels.library, claims=["C1-44"])
    assert (one.id, one.right(), two.draw().right()) == ("one", "a", 11)


WRONG = {
    "an unknown kind": ('"single"', '"singel"', "kind: there is no kind of question 'singel'; did you mean 'single'?"),
    "an unknown model": ('"exit_threat"', '"exit_thread"', "did you mean 'exit_threat'?"),
    "an unknown claim": ('"C1-44"', '"C1-45"', "did you mean 'C1-44'?"),
    "two right options": ('answer = "a"', 'answer = ["a", "b"]', "answer: Input should be a valid string"),
    "a key that is no option": ('answer = "a"', 'answer = "c"', 'the answer names "c", which is no option'),
    "an option without feedback": ('b = "That does not, look again."', "", 'option "b" has no feedback'),
    "two options alike": ('b = "that"', 'b = "This"', "two options are the same"),
    "a script in a prompt": ("Which of", "<script>alert(1)</script> Which of", "prompt: markup is not allowed"),
    "an unknown field": (
        'bloom = "apply"',
        'bloom = "apply"\ncolour = "red"',
        "colour: Extra inputs are not permitted",
    ),
    "an unknown level": ('"apply"', '"ponder"', "bloom: Input should be"),
    "a missing prompt": ('prompt = "Which of these holds?"', "", "prompt: Field required"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_what_is_wrong_is_named_with_file_question_and_field(kind: str, tmp_path: Path) -> None:
    """Each slip is told in one line that says where it is."""
    before, after, named = WRONG[kind]
    path = write(tmp_path, GOOD.replace(before, after))
    (problem,) = told(path)
    assert problem.startswith(f"{path}: question 'one': ")
    assert named in problem


NUMERIC_WRONG = {
    "a tolerance that accepts a mistake": (
        GOOD + NUMERIC.replace('numbers = "sums"', "answer = 11").replace("draws.K", "# ").replace(
            'feedback = "The', 'value = 11.005\nfeedback = "The'
        ),
        "the tolerance accepts the mistake 11.005 as the answer",
    ),
    "a function that is not there": (GOOD + NUMERIC.replace("sums", "products"), "there is no function 'products'"),
    "two tolerances": (GOOD + NUMERIC.replace("= 0.01", "= 0.01\ndigits = 3"), "give one of tolerance"),
    "an id used twice": (GOOD + GOOD, "'one': the id is used twice"),
}  # fmt: skip


@pytest.mark.parametrize("kind", NUMERIC_WRONG)
def test_numbers_that_do_not_fit_together_are_named(kind: str, tmp_path: Path) -> None:
    """A mistake that would pass, a function or a tolerance that is missing or double: one line each."""
    bank, named = NUMERIC_WRONG[kind]
    (problem,) = told(write(tmp_path, bank, SUMS))
    assert named in problem


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    """Three slips in two questions make three lines."""
    bank = GOOD.replace('"apply"', '"ponder"').replace('"C1-44"', '"C1-45"') + NUMERIC.replace("sums", "products")
    assert len(told(write(tmp_path, bank, SUMS))) >= 2


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"[[question]\n", "is not TOML"),
        ("prompt = 'Übung'".encode("latin-1"), "is not UTF-8"),
        (b"title = 'x'\n", "write a [[question]] table"),
        (b"#" * 10_000_000, "a bank has at most"),
    ],
)
def test_a_file_that_is_no_bank_is_refused(content: bytes, named: str, tmp_path: Path) -> None:
    """Broken TOML, another encoding, another document, or ten megabytes: one line with the file."""
    path = tmp_path / "quiz.toml"
    path.write_bytes(content)
    (problem,) = told(path)
    assert problem.startswith(f"{path}: ")
    assert named in problem


def test_a_missing_bank_is_named(tmp_path: Path) -> None:
    """There is no traceback for a file that is not there."""
    assert "cannot be read" in told(tmp_path / "none.toml")[0]


def test_functions_that_cannot_be_run_are_named(tmp_path: Path) -> None:
    """What the file beside the bank raises is told with its name."""
    (problem,) = told(write(tmp_path, GOOD, "import nothing_of_this_name\n"))
    assert "quiz.py: cannot be run: ModuleNotFoundError" in problem
