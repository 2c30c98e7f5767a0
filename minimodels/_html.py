"""A model as HTML: native controls, the picture of the default state, its sentence, its statements.

The page is complete without JavaScript; `explore.js` shows the controls and brings the same elements to life.
In print and in EPUB the same parts stand without controls and buttons.
"""

import json
from html import escape
from typing import Any

from minimodels._controls import Choice, Controls, Slider
from minimodels._model import Model, Reference, State
from minimodels._robustness import Robustness

COUNTED = (
    "Each claim was written down first and then asked in every position of the controls, each weighing as much as the "
    "interval that it stands for; where it makes sense only in some positions, its share of these is told. What "
    "matters most are the two controls that explain most of where the claim holds; a share is that of the variance "
    "that is left when all other controls are known."
)
FAILS = "Where the claim fails"  #: the list that stands open: it is the point of the book


def page(
    model: Model[Any, Any],
    found: list[Robustness],
    *,
    instance: int,
    assets: str,
    guess: tuple[str, str] | None = None,
) -> str:
    """Write the interactive face.

    Args:
        model: the model to show.
        found: how robust its claims are.
        instance: which of the page's models this is, so that ids differ.
        assets: the way from the page to the folder with scripts and drawings, such as ``../_static``.
        guess: a question to answer first, and the name of the number that settles it.
    """
    key = f"mm{instance}-{model.name}"
    drawings = [f'<img src="{escape(assets)}/models/{model.name}-{i}.svg" alt="">' for i in range(len(model.panels))]
    return f"""
<section class="minimodel" data-model="{model.name}" data-assets="{escape(assets)}" aria-label="{_text(model.title)}">
{_guess(model, key, guess)}
<fieldset class="mm-controls" hidden><legend>{_text(model.title)}</legend>
{"".join(_control(key, name, control) for name, control in model.controls.items())}
<div class="mm-do">
<button type="button" class="mm-reset">Reset</button>
<button type="button" class="mm-pin" aria-pressed="false">Pin this state</button>
<a class="mm-link">Link to this state</a>
</div>
</fieldset>
<p class="mm-told" role="status" hidden></p>
{_sentence(model, live=True)}
<p class="mm-pinned" hidden></p>
{_figures(model, drawings)}
{_numbers(model)}
{_statements(model, buttons=True)}
<details class="mm-robust"><summary>How robust is this?</summary>
{_robust(model, found)}
</details>
</section>"""


def still(model: Model[Any, Any], found: list[Robustness], drawings: list[str]) -> str:
    """Write the face for print: the drawings (SVG elements) of the default state, the sentence, the statements."""
    return f"""
<section class="minimodel">
{_figures(model, drawings)}
{_sentence(model, live=False)}
{_statements(model, buttons=False)}
{_robust(model, found)}
</section>"""


def _text(words: str) -> str:
    return escape(words, quote=True)


def _control(key: str, name: str, control: Slider | Choice) -> str:
    if isinstance(control, Choice):
        radios = "".join(
            f'<label><input type="radio" name="{key}-{name}" data-control="{name}" value="{i}"'
            f"{' checked' if value == control.default else ''}> {_text(label)}</label>\n"
            for i, (value, label) in enumerate(control.options.items())
        )
        return f'<fieldset class="mm-choice"><legend>{_text(control.label)}</legend>{radios}</fieldset>\n'
    here = control.stops.index(control.default)
    shown = _text(control.text(control.default))
    room = max(len(control.text(stop)) for stop in control.stops)  # so that the label never wraps anew under the hand
    return (
        f'<div class="mm-control"><label for="{key}-{name}">{_text(control.label)}</label>'
        f'<output for="{key}-{name}" style="min-width:{room}ch">{shown}</output>'
        f'<input type="range" id="{key}-{name}" data-control="{name}" min="0" max="{len(control.stops) - 1}" step="1" '
        f'value="{here}" aria-valuetext="{shown}" autocomplete="off"></div>\n'
    )


def _figures(model: Model[Any, Any], drawings: list[str]) -> str:
    default = model.at({})
    figures = "".join(
        f'<figure class="mm-panel"><figcaption>{_text(panel.title)}</figcaption>'
        f'<div class="mm-chart" role="img" aria-label="{_text(model.fill(panel.alt, default))}">{drawing}</div>'
        "</figure>\n"
        for panel, drawing in zip(model.panels, drawings, strict=True)
    )
    return f'<div class="mm-panels">\n{figures}</div>'


def _sentence(model: Model[Any, Any], *, live: bool) -> str:
    announced = ' role="status" aria-live="polite" aria-atomic="true"' if live else ""
    return f'<p class="mm-sentence"{announced}>{_text(model.sentence(model.at({})))}</p>'


def table(model: Model[Any, Any], p: Controls) -> str:
    """Write every single number of a state as a table."""
    texts = model.texts(p)
    body = "".join(
        f'<tr><th scope="row">{_text(number.label)}</th><td data-number="{name}">{_text(texts[name])}</td></tr>\n'
        for name, number in model.numbers.items()
        if name in texts
    )
    return f"<table><tbody>\n{body}</tbody></table>"


def _numbers(model: Model[Any, Any]) -> str:
    summary = "<summary>Show the numbers</summary>"
    return f'<details class="mm-numbers">{summary}{table(model, model.at({}))}</details>'


def statements(model: Model[Any, Any]) -> dict[str, list[tuple[str, State]]]:
    """Say by heading what must hold, as law and as number, and where a claim fails, each with a state that shows it."""
    claims = {claim.id: claim for claim in model.claims}
    return {
        "What must hold": [(theorem.statement, theorem.show) for theorem in model.theorems],
        "Numbers that must come out": [(f"{r.statement} {_value(model, r)}.", r.at) for r in model.references],
        FAILS: [
            (f"{claims[f.claim].statement} Not here: {f.why[:1].upper()}{f.why[1:]}", f.at) for f in model.failures
        ],
    }


def _statements(model: Model[Any, Any], *, buttons: bool) -> str:
    """List what must hold and where the claim fails, each with a button that sets the controls to such a state."""

    def item(words: str, state: State) -> str:
        stops = {
            name: control.stops.index(state.get(name, control.default)) for name, control in model.controls.items()
        }
        button = (
            f' <button type="button" class="mm-show" data-state="{_text(json.dumps(stops))}" '
            f'aria-label="Show: {_text(words)}">Show</button>'
            if buttons
            else ""
        )
        return f"<li>{_text(words)}{button}</li>\n"

    folded = ""
    for heading, several in statements(model).items():
        items = "".join(item(words, state) for words, state in several)
        opened = ' open="open"' if heading == FAILS else ""
        folded += f'<details class="mm-statements"{opened}><summary>{heading}</summary><ul>\n{items}</ul></details>\n'
    return folded


def _robust(model: Model[Any, Any], found: list[Robustness]) -> str:
    """Tell of each claim in which share of the box it holds, and what matters most for it."""
    rows = "".join(
        f'<tr><th scope="row">{_text(claim.statement)}</th><td>{_text(one.told())}</td>'
        f"<td>{_text(claim.always or one.matters(model))}</td></tr>\n"
        for claim, one in zip(model.claims, found, strict=True)
    )
    head = "".join(f'<th scope="col">{words}</th>' for words in ("Claim", "Holds in", "What matters most"))
    return f"""<p>{COUNTED}</p>
<table><thead><tr>{head}</tr></thead><tbody>
{rows}</tbody></table>"""


def _value(model: Model[Any, Any], reference: Reference[Any]) -> str:
    if isinstance(reference.of, str):
        return model.texts(model.at(reference.at))[reference.of]  # as the table beside it says
    return f"{round(reference.value, reference.digits):g}"


def _guess(model: Model[Any, Any], key: str, guess: tuple[str, str] | None) -> str:
    if guess is None:
        return ""
    question, name = guess
    number = model.numbers[name]
    unit = "%" if number.percent else number.unit
    return f"""<form class="mm-guess" data-number="{name}" hidden>
<label for="{key}-guess">{_text(question)}</label>
<span><input type="number" id="{key}-guess" step="any" required autocomplete="off"> {_text(unit)}</span>
<button type="submit">Compare</button> <button type="button" class="mm-skip">Just show me</button>
<p role="status"></p>
</form>"""
