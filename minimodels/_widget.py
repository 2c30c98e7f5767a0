"""A model in a live notebook: ordinary ipywidgets around the picture, the sentence and the statements of the page.

Every state is computed by Python when a control moves. Nothing here is needed to compute: ipywidgets is imported
only when a model is shown.
"""

from dataclasses import replace
from functools import lru_cache
from html import escape
from time import perf_counter
from typing import Any

from minimodels._controls import GAP, Choice
from minimodels._html import FAILS, statements, table
from minimodels._model import Model, State
from minimodels._page import filled
from minimodels._picture import PALETTES, Panel
from minimodels._vegalite import themed
from minimodels._widget_parts import close_last_run, control_widget, fold

VEGA_LITE = "application/vnd.vegalite.v5+json"
SLOW = 0.15  #: seconds of computing above which the picture follows only the end of a drag
WIDTH = 390  #: of a panel, in pixels: a notebook gives a chart no width of its own
STYLE = """<style>
.minimodel .widget-label { height: auto; line-height: 1.4; text-align: left; white-space: normal; }
.minimodel .widget-html-content { line-height: 1.4; }
.minimodel .mm-sentence { border-left: 4px solid #0072b2; padding-left: 0.8em; }
.minimodel th { font-weight: normal; padding-right: 1.5em; text-align: left; }
.minimodel td { text-align: right; }
</style>"""


def widget(model: Model[Any, Any], guess: tuple[str, str] | None = None) -> Any:
    """Show a model as an ``ipywidgets.VBox``.

    Raises:
        ModuleNotFoundError: when ipywidgets is not installed.
        ParameterError: when the guess names no single number of the model.
    """
    try:
        import ipywidgets
    except ModuleNotFoundError:
        raise ModuleNotFoundError("explore needs ipywidgets; run this in a cell: %pip install ipywidgets") from None
    exploration = Exploration(model)
    asked = () if guess is None else (exploration.ask(*guess),)
    root = ipywidgets.VBox((*asked, exploration.box))
    close_last_run(root)
    return root


class Exploration:
    """The controls of one model and what follows from them."""

    def __init__(self, model: Model[Any, Any]) -> None:
        from ipywidgets import HTML, Box, Button, GridBox, Output, ToggleButton, VBox

        self.model = replace(model, evaluate=lru_cache(maxsize=1024)(model.evaluate))
        self.controls = {name: control_widget(control) for name, control in model.controls.items()}
        self.charts = [Output() for _ in model.panels]
        self.sentence, self.kept, self.numbers, self.busy = HTML(), HTML(), HTML(), HTML()
        reset = Button(description="Reset")
        reset.on_click(lambda _: self.go({}))
        self.pin = ToggleButton(value=False, description="Pin this state")
        self.pinned: State | None = None
        self.pin.observe(self._pin, "value")
        panels = [_panel(panel, chart) for panel, chart in zip(model.panels, self.charts, strict=True)]
        sliders = GridBox(
            tuple(self.controls.values()),
            layout={
                "grid_template_columns": "repeat(auto-fit, minmax(min(20em, 100%), 1fr))",
                "grid_gap": "0 2em",
                "align_items": "flex-start",
            },
        )
        self.box = VBox(
            (
                HTML(f"{STYLE}<b>{escape(model.title)}</b>"),
                sliders,
                Box((reset, self.pin, self.busy)),
                Box(panels, layout={"flex_flow": "row wrap"}),
                self.sentence,
                self.kept,
                *fold("Show the numbers", self.numbers, opened=False),
                *self._statements(),
            )
        )
        self.box.add_class("minimodel")
        for control in self.controls.values():
            control.observe(self._moved, "value")
        self._several = False
        self._slow = False
        self._draw()

    def go(self, state: State) -> None:
        """Set every control, those that ``state`` does not name to their defaults, and draw once."""
        self._several = True
        for name, control in self.model.controls.items():
            self.controls[name].value = state.get(name, control.default)
        self._several = False
        self._draw()

    def ask(self, question: str, name: str) -> Any:
        """Veil the model behind a question, until the reader has guessed or declined; gives the form to show above it.

        Raises:
            ParameterError: when the model has no single number ``name``.
        """
        from ipywidgets import HTML, Box, Button, Text, VBox

        number, settled = self.model.single(name), self.model.texts(self.model.at({}))[name]
        unit = "%" if number.percent else number.unit
        answer = Text(placeholder="a number", layout={"width": "8em"})
        compare, decline = Button(description="Compare"), Button(description="Just show me")
        said = HTML()
        form = VBox((HTML(f"<b>{escape(question)}</b>"), Box((answer, HTML(unit), compare, decline)), said))
        self.box.layout.display = "none"

        def compared(_: Any) -> None:
            try:
                guessed = float(answer.value.replace("%", "").replace(",", "."))
            except ValueError:
                said.value = "Type a number, such as 50."
                return
            said.value = f"Your guess: {f'{guessed:g}{GAP}{unit}'.strip()}. The model, as it first stands: {settled}."
            self.box.layout.display = None

        def declined(_: Any) -> None:
            form.layout.display = "none"
            self.box.layout.display = None

        compare.on_click(compared)
        decline.on_click(declined)
        return form

    def _pin(self, change: Any) -> None:
        """Keep the present state as a ghost in the pictures, or let it go."""
        self.pinned = self._state() if change["new"] else None
        self.pin.description = "Unpin" if change["new"] else "Pin this state"
        told = f"Pinned, the pale band: {self.model.sentence(self.model.at(self.pinned))}" if self.pinned else ""
        self.kept.value = escape(told)
        self._draw()

    def _state(self) -> State:
        return {name: control.value for name, control in self.controls.items()}

    def _moved(self, _: Any) -> None:
        if not self._several:
            self._draw()

    def _draw(self) -> None:
        """Compute the present state and show it; what took long is next time computed after the drag has ended."""
        self.busy.value = '<span role="status">computing …</span>' if self._slow else ""
        start = perf_counter()
        state = self._state()
        p = self.model.at(state)
        sentence = escape(self.model.sentence(p))
        self.sentence.value = f'<p class="mm-sentence" role="status">{sentence}</p>'
        self.numbers.value = table(self.model, p)
        for panel, chart in zip(self.model.panels, self.charts, strict=True):
            chart.outputs = (_picture(self.model, panel, state, self.pinned),)
        self._slow = perf_counter() - start > SLOW
        self.busy.value = ""
        for name, control in self.model.controls.items():
            if not isinstance(control, Choice):
                self.controls[name].continuous_update = not self._slow

    def _statements(self) -> list[Any]:
        from ipywidgets import HTML, Box, Button, VBox

        def line(words: str, state: State) -> Box:
            button = Button(description="Show", tooltip=f"Show: {words}", layout={"width": "5em", "flex": "none"})
            button.on_click(lambda _: self.go(state))
            return Box((button, HTML(escape(words))), layout={"align_items": "center"})

        return [
            part
            for heading, several in statements(self.model).items()
            for part in fold(heading, VBox([line(*one) for one in several]), opened=heading == FAILS)
        ]


def _panel(panel: Panel, chart: Any) -> Any:
    from ipywidgets import HTML, VBox

    return VBox((HTML(f"<b>{escape(panel.title)}</b>"), chart))


def _picture(model: Model[Any, Any], panel: Panel, state: State, pinned: State | None) -> dict[str, Any]:
    """Write a panel as an output of a cell: the chart, and a text for those who do not see it."""
    spec = themed(filled(model, panel, state, pinned), PALETTES["light"])
    alt = model.fill(panel.alt, model.at(state))
    spec |= {"width": WIDTH, "description": alt, "config": spec["config"] | {"background": "white"}}
    return {
        "output_type": "display_data",
        "data": {VEGA_LITE: spec, "text/plain": alt},
        "metadata": {VEGA_LITE: {"embed_options": {"actions": False, "renderer": "svg", "tooltip": False}}},
    }
