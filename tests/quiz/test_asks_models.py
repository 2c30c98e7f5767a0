"""Questions that a mini-model answers: estimation, and predict-then-see."""

from typing import Any

import pytest
from pydantic import ValidationError

from minimodels import exit_threat
from quiz.forms import State
from quiz.kinds.predict import OPTIONS
from tests.quiz.made import make

MODEL = exit_threat.MODEL


def test_the_verdict_on_every_state_is_the_models() -> None:
    """The table that a page carries says of each state what a fresh evaluation of the model says."""
    form = make("estimate").form()
    assert isinstance(form, State)
    states = [(K, g) for K in form.controls["K"]["stops"] for g in form.controls["g"]["stops"]]
    assert len(states) == len(form.verdicts)
    for (K, g), verdict in zip(states, form.verdicts, strict=True):
        concession = MODEL.evaluate(MODEL.at({"K": K, "g": g})).concession
        expected = (
            "All of it." if concession == 0 else "Not even half." if concession > 0.5 else "Firms are still believed."
        )
        assert form.told[int(verdict, 36)] == expected


def test_the_answer_is_the_nearest_right_state() -> None:
    """No right state is fewer steps from the start than the one that is told."""
    question = make("estimate")
    form = question.form()
    assert isinstance(form, State)
    stops = {name: about["stops"] for name, about in form.controls.items()}

    def steps(state: Any) -> int:
        return sum(abs(stops[n].index(state[n]) - stops[n].index(form.start[n])) for n in stops)

    right = [s for K in stops["K"] for g in stops["g"] if question.score(s := {"K": K, "g": g}).share == 1]
    assert question.right() in right
    assert steps(question.right()) == min(map(steps, right))


@pytest.mark.parametrize(
    "answer", ["#exit_threat:K=12,g=6.5", "K=12, g=6.5", {"K": 12, "g": "6.5"}, "x#exit_threat:g=6.5,K=12,L=4"]
)
def test_a_state_may_be_given_as_an_address(answer: Any) -> None:
    """What a reader copies from the address bar is an answer."""
    assert make("estimate").score(answer).share == 1


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"params": {"g": 7, "K": 12}}, "no sound draw"),  # the goal is reached at the start
        ({"feedback": {"right": "All.", "other": "Not all."}}, "feedback says nothing"),
        ({"feedback": {"right": "All."}}, 'feedback says nothing of "other"'),
        ({"controls": ["K", "gg"]}, "has no 'gg'"),
        ({"controls": ["K", "g", "c"]}, "states are to be searched"),
        ({"model": "exit_thread"}, "did you mean 'exit_threat'"),
        ({"goal": "fool"}, "there is no function 'fool'"),
        ({"closed": "always"}, "do not agree"),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused(changes: dict[str, Any], told: str) -> None:
    """An author learns what is wrong: with the start, the feedback, the controls, the functions."""
    with pytest.raises((ValidationError, ValueError), match=told):
        make("estimate", **changes)


def test_what_is_reached_almost_everywhere_is_no_question() -> None:
    """A goal that holds in more than half of the states is thrown away: a guess would do."""
    with pytest.raises(ValueError, match="no sound draw"):
        make("estimate", goal="often", closed=None)


def test_a_draw_changes_the_states_that_are_right() -> None:
    """With another loss to citizens other states reach the goal, as the model says."""
    question = make("estimate", closed=None, prompt="At L = {L}, what state?", params={"L": 4}, draws={"L": [0, 4, 8]})
    tables = {loss: question.model_copy(update={"params": {"L": loss}}).form() for loss in (0, 4, 8)}
    verdicts = {loss: form.verdicts for loss, form in tables.items() if isinstance(form, State)}
    assert len(set(verdicts.values())) == 3
    for K, g, loss in ((6, 3.0, 0), (6, 3.0, 8), (12, 2.0, 4)):
        concession = MODEL.evaluate(MODEL.at({"K": K, "g": g, "L": loss})).concession
        score = question.model_copy(update={"params": {"L": loss}}).score({"K": K, "g": g})
        assert score.share == (concession == 0)


@pytest.mark.parametrize("start", [3, 6, 12])
@pytest.mark.parametrize("end", [1, 4, 9])
def test_the_prediction_is_compared_with_the_model(start: float, end: float) -> None:
    """Rise, fall or stay: the key is the sign of the difference of two evaluations, and both are told."""
    question = make("predict", params={"start": start, "end": end, "L": 2}, draws={})
    before, after = (MODEL.evaluate(MODEL.at({"K": K, "L": 2})).concession for K in (start, end))
    expected = "It rises." if after > before else "It falls." if after < before else "It stays the same."
    assert OPTIONS[question.right()] == expected
    number = MODEL.numbers["concession"]
    told = f"The model gives {number.text(before)} before and {number.text(after)} after."
    assert all(told in question.score(letter).feedback[0] for letter in OPTIONS)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"move": "k"}, "has no control 'k'"),
        ({"number": "concessions"}, "has no number 'concessions'"),
        ({"params": {"start": 6, "L": 4}}, "'end' is missing"),
        ({"params": {"start": 6, "end": 3, "L": 4, "h": 1}}, "'h' is no other control"),
        ({"feedback": {"rises": "Up."}}, 'feedback says nothing of "falls"'),
        ({"draws": {"L": []}}, "has no value to draw from"),
    ],
)
def test_a_prediction_that_cannot_be_asked_is_refused(changes: dict[str, Any], told: str) -> None:
    """An author learns which field it is."""
    with pytest.raises(ValidationError, match=told):
        make("predict", **changes)
