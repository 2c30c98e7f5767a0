"""What every mini-model promises, by being a file in `minimodels/`."""

import ast
import inspect
import json
import math
import re
import subprocess
import sys
from functools import cache
from importlib import import_module, resources
from typing import Any

import jsonschema
import pytest
import vl_convert

import minimodels
from minimodels import Model, ParameterError
from minimodels._check import violated
from minimodels._controls import Choice, Slider
from minimodels._page import filled
from minimodels._picture import PALETTES, tables
from minimodels._vegalite import themed

pytestmark = pytest.mark.parametrize("model", [minimodels.find(n) for n in minimodels.names()], ids=minimodels.names())
AnyModel = Model[Any, Any]


@cache
def vega_lite_schema() -> jsonschema.Draft7Validator:
    """Read the JSON Schema of Vega-Lite 5, which the package altair carries."""
    path = resources.files("altair") / "vegalite" / "v5" / "schema" / "vega-lite-schema.json"
    return jsonschema.Draft7Validator(json.loads(path.read_text()))


def corners(model: AnyModel) -> list[dict[str, Any]]:
    """List the default state, and for each control the states at its two ends."""
    ends: list[dict[str, Any]] = [{n: c.stops[i]} for n, c in model.controls.items() for i in (0, -1)]
    return [
        {},
        {n: c.stops[0] for n, c in model.controls.items()},
        {n: c.stops[-1] for n, c in model.controls.items()},
        *ends,
    ]


@pytest.mark.parametrize("everywhere", [False, pytest.param(True, marks=pytest.mark.slow)])
def test_its_statements_hold_and_fail_as_they_say(everywhere: bool, model: AnyModel) -> None:
    """Theorems hold wherever they say (or at a sample of it), references to their digits; at failures claims fail."""
    assert violated(model, everywhere=everywhere) is None


def test_it_states_something_of_each_kind(model: AnyModel) -> None:
    """A model has theorems, references, claims of the ledger, and a failure for at least one of its claims."""
    assert all([model.theorems, model.references, model.claims, model.failures])
    assert all(re.fullmatch(r"C\d-\d\d", claim.id) for claim in model.claims)
    assert {failure.claim for failure in model.failures} <= {claim.id for claim in model.claims}


def test_defaults_are_stops_and_stops_increase(model: AnyModel) -> None:
    """The default state is on the lattice, and so is every state that a statement names."""
    for name, control in model.controls.items():
        assert control.default in control.stops
        assert control.label
        if isinstance(control, Slider):
            assert list(control.stops) == sorted(set(control.stops)), name
    named = [t.show for t in model.theorems] + [r.at for r in model.references] + [f.at for f in model.failures]
    for state in named:
        assert all(value in model.controls[name].stops for name, value in state.items()), state


def test_every_number_is_finite_or_absent_on_the_whole_lattice(model: AnyModel) -> None:
    """No state yields a NaN or an infinity; a number that does not exist is None."""
    for p in model.lattice():
        outcome = model.evaluate(p)
        for name in model.numbers:
            value = getattr(outcome, name)
            for v in value if isinstance(value, tuple) else (value,):
                assert v is None or math.isfinite(v), (model.name, p, name)


def test_the_same_state_gives_the_same_outcome_in_another_process(model: AnyModel) -> None:
    """Evaluation depends on nothing but the parameters: not on hash seeds, not on what was evaluated before."""
    code = f"import minimodels; m = minimodels.find({model.name!r}); print(repr(m.evaluate(m.at({{}}))))"
    seen = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert seen == {repr(model.evaluate(model.at({}))) + "\n"}


def test_importing_it_loads_no_third_party_module(model: AnyModel) -> None:
    """A model runs wherever Python runs: in the reader's browser, in the grading box."""
    code = (
        f"import sys; before = set(sys.modules); import minimodels.{model.name};"
        "print(*sorted({m.partition('.')[0] for m in set(sys.modules) - before} - sys.stdlib_module_names))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["minimodels"]


def test_a_value_that_a_control_cannot_take_is_refused_by_name(model: AnyModel) -> None:
    """Out of range, NaN and wrong types are refused in one line with model, control, value and range."""
    for name, control in model.controls.items():
        bad: list[Any] = [math.nan, "x", None, True] + ([control.stops[-1] + 1] if isinstance(control, Slider) else [])
        for value in bad:
            with pytest.raises(ParameterError, match=rf"{model.name}: {name} = .*must be"):
                model.at({name: value})
    with pytest.raises(ParameterError, match=r"no_such_control.*is no control"):
        model.at({"no_such_control": 1})


def test_its_words_change_with_the_state(model: AnyModel) -> None:
    """The sentence and the texts for the pictures can be written in every corner, and differ between states."""
    states = [model.at(state) for state in corners(model)]
    assert len({model.sentence(p) for p in states}) > 1
    for panel in model.panels:
        assert len({model.fill(panel.alt, p) for p in states}) > 1, panel.title


def test_its_panels_name_only_what_exists(model: AnyModel) -> None:
    """Columns name controls or numbers, and a sweep holds other controls only at stops."""
    known = {*model.controls, *model.numbers}
    for panel in model.panels:
        for table in tables(panel):
            sources = [
                s for source in table.columns.values() for s in (source if isinstance(source, tuple) else (source,))
            ]
            assert {s for s in sources if isinstance(s, str)} <= known
            assert set(table.over) <= set(model.controls)
            assert all(value in model.controls[name].stops for name, value in table.at.items())


def test_its_labels_fit_a_phone(model: AnyModel) -> None:
    """A label of the legend has at most 30 letters, one of a bar at most 25: more is cut off at 360 pixels."""
    for panel in model.panels:
        for mark in panel.marks:
            assert len(getattr(mark, "label", "")) <= 30, panel.title
            assert all(len(label) <= 25 for label, _, _ in getattr(mark, "entries", ())), panel.title


def test_its_pictures_are_valid_vega_lite_and_drawn_by_both_versions(model: AnyModel) -> None:
    """Every panel validates against the schema of version 5 and is drawn by versions 5 and 6 in both themes."""
    for panel in model.panels:
        spec = filled(model, panel, {})
        assert list(vega_lite_schema().iter_errors(themed(spec, PALETTES["light"]))) == []
        for version, theme in (("5.21", "light"), ("6.4", "dark")):
            drawn = vl_convert.vegalite_to_svg(themed(spec, PALETTES[theme]) | {"width": 400}, vl_version=version)
            assert drawn.count("<path") > 5
            assert "NaN" not in drawn


def test_its_equations_are_documented(model: AnyModel) -> None:
    """Every equation says what it computes, and every public function of the file has a docstring."""
    module = import_module(f"minimodels.{model.name}")
    tree = ast.parse(inspect.getsource(module))
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    assert all(ast.get_docstring(node) for node in functions)
    assert {equation.__name__ for equation in model.equations} <= {node.name for node in functions}
    assert all([model.sources, model.paragraphs, model.question.endswith("?")])


def test_its_mechanism_is_told_in_two_or_three_sentences(model: AnyModel) -> None:
    """The second paragraph of the file is what a page says of the mechanism."""
    assert 2 <= len(re.findall(r"\w[.?!](?: |$)", model.mechanism)) <= 4


def test_it_says_what_a_student_could_be_asked(model: AnyModel) -> None:
    """One hook is a function to write that no model defines; the other asks for an interpretation."""
    function = re.search(r"`(\w+)\(", model.exercises[0])
    assert function, model.exercises[0]
    assert not any(hasattr(import_module(f"minimodels.{name}"), function[1]) for name in minimodels.names())
    assert len(model.exercises[1].split()) > 8


def test_choices_are_labelled(model: AnyModel) -> None:
    """Every option of a choice has a label of its own."""
    for control in model.controls.values():
        if isinstance(control, Choice):
            assert len(set(control.options.values())) == len(control.options)
