"""A model on a static page: real HTML first, then the same HTML brought to life by `explore.js`.

Without JavaScript, in print and in EPUB a reader sees the picture of the default state with its sentence.
"""

import json
import re
from functools import cache
from typing import Any

from minimodels import _lattice
from minimodels._controls import Control
from minimodels._model import Model, State
from minimodels._picture import PALETTES, Panel, Spec, rows, tables
from minimodels._vegalite import ghosts, specification, themed

SVG_WIDTH = 440  #: of a drawn panel, in pixels


def live(model: Model[Any, Any]) -> str:
    """Write the classic script that registers everything a page needs to redraw any state of the model."""
    payload = {
        "controls": {name: _control_data(control) for name, control in model.controls.items()},
        "numbers": {
            name: {"digits": n.digits, "unit": n.unit, "percent": n.percent} for name, n in model.numbers.items()
        },
        "panels": [
            {
                "spec": specification(panel),
                "ghosts": ghosts(panel),
                "alt": panel.alt,
                "tables": [{"columns": t.columns, "over": t.over, "at": t.at} for t in tables(panel)],
            }
            for panel in model.panels
        ],
        "palettes": PALETTES,
        **_lattice.build(model),
    }
    return f"minimodels.register({json.dumps(model.name)}, {json.dumps(payload, ensure_ascii=False)});\n"


def _control_data(control: Control) -> dict[str, Any]:
    return {
        "stops": control.stops,
        "texts": [control.text(stop) for stop in control.stops],
        "default": control.stops.index(control.default),
    }


def filled(model: Model[Any, Any], panel: Panel, state: State, pinned: State | None = None) -> Spec:
    """Give a panel's specification with the data of one state, computed now, and of a pinned one as its ghost."""
    spec = specification(panel)
    spec["datasets"] = _datasets(model, panel, state, "t")
    if pinned is not None:
        before, layers = ghosts(panel)
        spec["layer"][before:before] = layers
        spec["datasets"] |= _datasets(model, panel, pinned, "g")
    return spec


def _datasets(model: Model[Any, Any], panel: Panel, state: State, prefix: str) -> Spec:
    """Compute the rows of every mark."""

    @cache
    def see_at(items: tuple[tuple[str, Any], ...]) -> dict[str, Any]:
        return dict(model.values(model.at(dict(items))))

    p, names = model.at(state), set(model.controls)
    here = {name: getattr(p, name) for name in model.controls}
    stops = {name: control.stops for name, control in model.controls.items()}
    return {
        f"{prefix}{i}": [
            _rounded(row)
            for row in rows(table, here, stops, lambda s: see_at(tuple((k, v) for k, v in s.items() if k in names)))
        ]
        for i, table in enumerate(tables(panel))
    }


def _rounded(row: Spec) -> Spec:
    """Drop digits that no picture shows, so that the same picture has the same bytes everywhere."""
    return {key: round(value, 6) if isinstance(value, float) else value for key, value in row.items()}


def svg(model: Model[Any, Any], panel: Panel, state: State, theme: str = "light") -> str:
    """Draw a panel at a state as SVG, in a fixed width."""
    import vl_convert

    spec = themed(filled(model, panel, state), PALETTES[theme]) | {"width": SVG_WIDTH}
    drawn: str = vl_convert.vegalite_to_svg(spec, vl_version="5.21")
    # Vega counts its clipping paths through the life of a process. Names of the panel's own make the same picture the
    # same bytes, and let several pictures stand in one document.
    key = f"{model.name}-{model.panels.index(panel)}-clip"
    clips = {clip: f"{key}{i}" for i, clip in enumerate(dict.fromkeys(re.findall(r"clip\d+", drawn)))}
    return re.sub(r"clip\d+", lambda found: clips[found[0]], drawn)
