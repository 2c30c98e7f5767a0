"""A model in a notebook: ordinary ipywidgets whose picture and words follow the controls."""

import json
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from typing import Any

import ipywidgets
import pytest
from jupyter_client.manager import start_new_kernel

import minimodels
from minimodels import Model, ParameterError, explore
from minimodels._html import statements
from minimodels._page import filled
from minimodels._widget import VEGA_LITE, Exploration

AnyModel = Model[Any, Any]
every_model = pytest.mark.parametrize("model", [minimodels.find(n) for n in minimodels.names()], ids=minimodels.names())
MODEL = minimodels.find("exit_threat")
GUESS = ("How many threats are bluffs?", "bluffs")


def parts(root: Any) -> Iterator[Any]:
    """Walk through a widget and all that it holds."""
    yield root
    for child in getattr(root, "children", ()):
        yield from parts(child)


def button(root: Any, name: str) -> Any:
    """Find a button by what it says, or by its tooltip."""
    return next(b for b in parts(root) if isinstance(b, ipywidgets.Button) and name in (b.description, b.tooltip))


def shown(root: Any) -> list[str]:
    """List every text that a widget shows at present."""
    if root.layout.display == "none":
        return []
    own = [unescape(root.value)] if isinstance(root, ipywidgets.HTML) else []
    return own + [text for child in getattr(root, "children", ()) for text in shown(child)]


def check(exploration: Exploration, model: AnyModel, state: dict[str, Any]) -> None:
    """Compare sentence, numbers and the rows of every chart with a fresh evaluation."""
    p = model.at(state)
    assert f">{model.sentence(p)}<" in unescape(exploration.sentence.value)
    for name, text in model.texts(p).items():
        if name in model.numbers:
            assert f'data-number="{name}">{text}<' in unescape(exploration.numbers.value)
    for panel, chart in zip(model.panels, exploration.charts, strict=True):
        (output,) = chart.outputs
        assert output["data"][VEGA_LITE]["datasets"] == filled(model, panel, state)["datasets"]
        alt = model.fill(panel.alt, p)
        assert (output["data"]["text/plain"], output["data"][VEGA_LITE]["description"]) == (alt, alt)


@every_model
def test_moving_a_control_changes_picture_and_words(model: AnyModel) -> None:
    """Each control, moved to either end, gives the numbers, the sentence and the chart of a fresh evaluation."""
    exploration = Exploration(model)
    check(exploration, model, {})
    for name, control in model.controls.items():
        for stop in (control.stops[0], control.stops[-1]):
            exploration.controls[name].value = stop
            check(exploration, model, {name: stop})
        exploration.controls[name].value = control.default


@every_model
def test_each_statement_has_a_button_that_leads_to_its_state(model: AnyModel) -> None:
    """The button beside a statement sets the controls to the state that shows it, and the rest to their defaults."""
    exploration = Exploration(model)
    every = [one for several in statements(model).values() for one in several]
    for words, state in every:
        button(exploration.box, f"Show: {words}").click()
        default = {name: control.default for name, control in model.controls.items()}
        assert {name: c.value for name, c in exploration.controls.items()} == {**default, **state}
    check(exploration, model, dict(every[-1][1]))


def test_reset_returns_to_the_first_state() -> None:
    """Reset brings every control and the picture back."""
    exploration = Exploration(MODEL)
    exploration.go({"g": 5, "L": 8})
    check(exploration, MODEL, {"g": 5, "L": 8})
    button(exploration.box, "Reset").click()
    check(exploration, MODEL, {})


def test_controls_carry_label_unit_and_value() -> None:
    """A slider says what it moves and where it stands, with the unit."""
    slider = Exploration(MODEL).controls["c"]
    slider.value = 1.5
    assert slider.description == MODEL.controls["c"].label
    assert slider.label == "150\u00a0%"


def test_a_slow_model_is_computed_after_the_drag() -> None:
    """What took over 150 ms is computed when the drag has ended, and says so; what is quick again follows the drag."""

    def slow(p: Any) -> Any:
        if p.L != 4:
            time.sleep(0.01)
        return MODEL.evaluate(p)

    exploration = Exploration(replace(MODEL, evaluate=slow))
    said = []
    exploration.busy.observe(lambda change: said.append(change["new"]), "value")
    slider = exploration.controls["g"]
    exploration.controls["L"].value = 5  # its charts sweep over 71 states
    assert not slider.continuous_update
    exploration.controls["L"].value = 6
    assert "computing" in said[0]
    assert exploration.busy.value == ""
    check(exploration, MODEL, {"L": 6})
    exploration.controls["L"].value = 4
    assert slider.continuous_update


def test_the_model_waits_for_a_guess() -> None:
    """The question stands alone until a number is given; then the guess stands beside the model's number."""
    root = explore(MODEL, guess=GUESS)
    assert GUESS[0] in "".join(shown(root))
    assert MODEL.sentence(MODEL.at({})) not in "".join(shown(root))
    (answer,) = (part for part in parts(root) if isinstance(part, ipywidgets.Text))
    answer.value = "many"
    button(root, "Compare").click()
    assert "Type a number" in "".join(shown(root))
    answer.value = "80 %"
    button(root, "Compare").click()
    assert "Your guess: 80 %. The model, as it first stands: 33.3 %." in "".join(shown(root)).replace("\u00a0", " ")
    assert MODEL.sentence(MODEL.at({})) in "".join(shown(root))


def test_nobody_has_to_guess() -> None:
    """One button shows the model without a guess, and the question is gone."""
    root = explore(MODEL, guess=GUESS)
    button(root, "Just show me").click()
    assert GUESS[0] not in "".join(shown(root))
    assert MODEL.sentence(MODEL.at({})) in "".join(shown(root))


def test_folded_parts_open_by_a_button() -> None:
    """The numbers are folded away until asked for."""
    root = explore(MODEL)
    table = next(part for part in parts(root) if isinstance(part, ipywidgets.HTML) and "<table>" in part.value)
    fold = next(b for b in parts(root) if getattr(b, "description", "") == "Show the numbers")
    assert table.layout.display == "none"
    fold.value = True
    assert table.layout.display is None


@pytest.mark.parametrize("number", ["no_such_number", "g"])
def test_a_guess_about_nothing_is_refused(number: str) -> None:
    """A guess that no single number settles names the numbers that could."""
    with pytest.raises(ParameterError, match=rf"exit_threat has no single number '{number}'.*standard, would_leave"):
        explore(MODEL, guess=("How many?", number))


@pytest.mark.parametrize("wrong", [json, "exit_threat", 3])
def test_what_is_no_model_is_refused(wrong: Any) -> None:
    """A module without a model, a string or a number is refused in words that show the right call."""
    with pytest.raises(TypeError, match=r"explore\(exit_threat\)"):
        explore(wrong)


def test_a_pinned_state_stays_as_a_ghost_until_it_is_let_go() -> None:
    """Pinned, a state stays in every chart and in words while the controls move on; let go, it is in neither."""
    exploration = Exploration(MODEL)
    exploration.pin.value = True
    exploration.controls["K"].value = 9
    for panel, chart in zip(MODEL.panels, exploration.charts, strict=True):
        drawn = chart.outputs[0]["data"][VEGA_LITE]
        assert drawn["datasets"] == filled(MODEL, panel, {"K": 9}, {})["datasets"]
        ghosts = filled(MODEL, panel, {}, {})["datasets"]
        assert [name for name in ghosts if name.startswith("g")]
        assert all(drawn["datasets"][name] == ghosts[name] for name in ghosts if name.startswith("g"))
    assert MODEL.sentence(MODEL.at({})) in unescape(exploration.kept.value)
    exploration.pin.value = False
    check(exploration, MODEL, {"K": 9})
    assert exploration.kept.value == ""


CELL = "from minimodels import exit_threat, explore; explore(exit_threat, guess=('How many?', 'bluffs'))"
COUNT = "import ipywidgets; print(len(ipywidgets.widgets.widget._instances))"


def test_a_cell_run_again_leaves_nothing_behind() -> None:
    """Run three times, a cell keeps as many widgets as run once; the widgets of another cell stay."""
    manager, client = start_new_kernel(kernel_name="python3")
    printed: list[str] = []

    def run(code: str, cell: str) -> int:
        content = {"code": code, "silent": False, "store_history": True, "allow_stdin": False}
        message = client.session.msg("execute_request", content, metadata={"cellId": cell})
        client.shell_channel.send(message)
        while True:
            reply = client.get_iopub_msg(timeout=60)
            if reply["msg_type"] == "stream":
                printed.append(reply["content"]["text"])
            done = reply["msg_type"] == "status" and reply["content"]["execution_state"] == "idle"
            if done and reply["parent_header"]["msg_id"] == message["header"]["msg_id"]:
                return int(printed[-1]) if code == COUNT else 0

    try:
        counts = []
        for cell in ("one", "two", "one", "one", "two"):
            run(CELL, cell)
            counts.append(run(COUNT, "count"))
        assert counts[0] > 20
        assert counts[1:] == [2 * counts[0]] * 4
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def test_without_ipywidgets_it_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where ipywidgets is missing, one line says what to run."""
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    with pytest.raises(ModuleNotFoundError, match=r"^explore needs ipywidgets.*%pip install ipywidgets$"):
        explore(MODEL)
