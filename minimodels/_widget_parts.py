"""Parts of a model in a notebook that know nothing of models: a control, a fold, and what the last run left behind."""

from collections.abc import Iterator
from typing import Any

from minimodels._controls import Choice, Control

# What one cell showed in its last run, and in which run: closed when the cell runs again.
_shown: dict[str, tuple[str, list[Any]]] = {}


def control_widget(control: Control) -> Any:
    """Make the slider or the radio buttons of a control."""
    from ipywidgets import RadioButtons, SelectionSlider

    # The label has a line of its own above the control, so that it may be long.
    style, layout = {"description_width": "100%"}, {"width": "auto", "height": "auto", "flex_flow": "row wrap"}
    if isinstance(control, Choice):
        options = [(label, value) for value, label in control.options.items()]
        return RadioButtons(
            options=options, value=control.default, description=control.label, style=style, layout=layout
        )
    return SelectionSlider(
        options=[(control.text(stop), stop) for stop in control.stops],
        value=control.default,
        description=control.label,
        style=style,
        layout=layout,
    )


def fold(title: str, body: Any, *, opened: bool) -> tuple[Any, Any]:
    """Make a button and what it shows and hides."""
    from ipywidgets import ToggleButton

    button = ToggleButton(value=opened, description=title, layout={"width": "auto", "align_self": "flex-start"})

    def turn(_: Any) -> None:
        button.icon = "caret-down" if button.value else "caret-right"
        body.layout.display = None if button.value else "none"

    button.observe(turn, "value")
    turn(None)
    return button, body


def close_last_run(root: Any) -> None:
    """Forget what this cell showed in its last run: ipywidgets keeps every widget until it is closed."""
    import IPython

    shell = IPython.get_ipython()
    parent = shell.get_parent() if hasattr(shell, "get_parent") else {}
    cell, run = parent.get("metadata", {}).get("cellId"), parent.get("header", {}).get("msg_id")
    if not cell:
        return
    last, roots = _shown.get(cell, (run, []))
    if last != run:
        for old in roots:
            for part in _inside(old):
                part.close()
        roots = []
    _shown[cell] = (run, [*roots, root])


def _inside(root: Any) -> Iterator[Any]:
    from ipywidgets import Widget

    for name in ("layout", "style"):
        if isinstance(getattr(root, name, None), Widget):
            yield getattr(root, name)
    for child in getattr(root, "children", ()):
        yield from _inside(child)
    yield root
