"""`course models`: what an author and a reader of numbers get from the command."""

import json
import shutil
from pathlib import Path

import pytest

import minimodels
from tests.course.conftest import ROOT, Course, problem


@pytest.fixture
def own_models(tmp_path: Path) -> Path:
    """A copy of the mini-models that a test may break; a command uses it with its folder ahead."""
    shutil.copytree(ROOT / "minimodels", tmp_path / "minimodels", ignore=shutil.ignore_patterns("__pycache__"))
    for name in minimodels.names():
        if name != "exit_threat":
            (tmp_path / "minimodels" / f"{name}.py").unlink()
    return tmp_path


def test_the_list_names_every_model_with_its_question_and_claims(course: Course) -> None:
    """Each model stands in the list with the paragraphs and the claims that it is about."""
    result = course("models", "list")
    assert (result.returncode, result.stderr) == (0, "")
    assert all(name in result.stdout for name in minimodels.names())
    assert all(word in result.stdout for word in ("regulation is given", "1.6", "1.8", "C1-32", "C2-26"))


def test_check_says_in_one_line_what_holds(course: Course) -> None:
    """A sound model gets one line with the number of its statements and states."""
    result = course("models", "check", "exit_threat")
    assert (result.returncode, result.stderr) == (0, "")
    states = sum(1 for _ in minimodels.find("exit_threat").lattice())
    assert result.stdout.startswith("exit_threat: 4 theorems, ")
    assert result.stdout.endswith(f" hold; {states} states\n")


@pytest.mark.parametrize(
    ("before", "after", "named"),
    [
        ("interior = (K + net_goods - L) / 2", "interior = (K + net_goods - L) / 3", "reference"),
        ("return min(FULL_STANDARD, max(net_goods", "return max(net_goods, min(FULL_STANDARD", "theorem"),
        ('"Firms pay for the goods in full: goods no longer hold anybody.", {"g": 2, "c": 1}', '"", {"g": 2}', "C1-44"),
    ],
)
def test_check_names_the_statement_that_broke(
    before: str, after: str, named: str, own_models: Path, course: Course
) -> None:
    """Whoever breaks a model reads which statement broke and with which parameters; the exit status is 1."""
    file = own_models / "minimodels" / "exit_threat.py"
    source = file.read_text()
    assert before in source
    file.write_text(source.replace(before, after))
    told = problem(course("models", "check", ahead=own_models), 1)
    assert told.startswith("course: exit_threat: ")
    assert named in told
    assert "Parameters(g=" in told


@pytest.mark.parametrize(
    ("source", "named"),
    [
        ("def broken(:\n", "SyntaxError: invalid syntax"),
        ("import numpy_of_nobody\n", "ModuleNotFoundError: No module named 'numpy_of_nobody'"),
        ("MODEL = Model()\n", "NameError: name 'Model' is not defined"),
    ],
)
def test_a_file_that_is_no_model_is_named(source: str, named: str, own_models: Path, course: Course) -> None:
    """An author whose file cannot be read is told which file and why, without a traceback."""
    (own_models / "minimodels" / "half_done.py").write_text(source)
    told = problem(course("models", "list", ahead=own_models), 1)
    assert "minimodels/half_done.py is no model: " in told
    assert named in told


def test_a_file_without_a_model_is_named(own_models: Path, course: Course) -> None:
    """A file that can be read and defines no model is named."""
    (own_models / "minimodels" / "half_done.py").write_text("x = 1\n")
    told = problem(course("models", "check", "half_done", ahead=own_models), 2)
    assert "minimodels/half_done.py defines no MODEL" in told


def test_an_equation_that_cannot_be_computed_is_told(own_models: Path, course: Course) -> None:
    """An equation that raises is told with the model and the error, without a traceback."""
    file = own_models / "minimodels" / "exit_threat.py"
    file.write_text(file.read_text().replace("(s - net_goods) / K", "(s - net_goods) / (K - K)"))
    told = problem(course("models", "check", "exit_threat", ahead=own_models), 1)
    assert "exit_threat: a statement cannot be computed: ZeroDivisionError" in told


def test_evaluate_writes_what_the_model_computes_with_every_digit(course: Course) -> None:
    """JSON holds the very floats of `evaluate`, the parameters and the sentence; the same twice."""
    settings = ["--set", "g=0.3", "--set", "K=7.25", "--set", "c=0.1"]
    first, second = (course("models", "evaluate", "exit_threat", *settings, "--json") for _ in range(2))
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout == second.stdout
    model = minimodels.find("exit_threat")
    p = model.at({"g": 0.3, "K": 7.25, "c": 0.1})
    told = json.loads(first.stdout)
    assert told["model"] == "exit_threat"
    assert told["parameters"] == {"g": 0.3, "K": 7.25, "L": 4.0, "c": 0.1}
    assert told["outcome"] == {name: getattr(model.evaluate(p), name) for name in model.numbers}
    assert told["sentence"] == model.sentence(p)


@pytest.mark.parametrize("name", minimodels.names())
def test_evaluate_shows_every_model_in_words_and_numbers(name: str, course: Course) -> None:
    """Without settings a model is shown in its default state: the sentence, then every control and number."""
    result = course("models", "evaluate", name)
    assert (result.returncode, result.stderr) == (0, "")
    model = minimodels.find(name)
    assert result.stdout.startswith(model.sentence(model.at({})))
    assert all(f"│ {key} " in result.stdout for key in [*model.controls, *model.numbers])


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["exit_threats"], "there is no mini-model 'exit_threats'; did you mean 'exit_threat'?"),
        (["exit_threat", "--set", "h=1"], "'h' is no control; there are g, K, L, c"),
        (
            ["exit_threat", "--set", "g=8"],
            "g = 8.0 (value to firms of local public goods, g) must be a number from 0 to 7",
        ),
        (["exit_threat", "--set", "g=much"], "g = 'much' (value to firms of local public goods, g) must be a number"),
        (["exit_threat", "--set", "g=nan"], "must be a number from 0 to 7"),
        (["exit_threat", "--set", "g=\n"], "must be a number from 0 to 7"),
        (["exit_threat", "--set", "g"], "--set g: write NAME=VALUE, such as --set g=2"),
        (["exit_threat", "--set", "g=1", "--set", "g=2"], "--set g=2: g is set twice"),
    ],
)
def test_a_wrong_setting_is_told_in_one_line(arguments: list[str], named: str, course: Course) -> None:
    """An unknown model or control, a value out of range, no number: one line that says what is possible, status 2."""
    assert named in problem(course("models", "evaluate", *arguments), 2)
