"""The Vega-Lite specification of a panel, in the subset common to versions 5 and 6.

Colours are written as roles ("@state"); ``themed`` puts a palette in. The data of mark number i is named ti, so that
a page replaces rows and redraws without a new specification.
"""

from itertools import takewhile
from typing import Any

from minimodels._layers import HEIGHT, ghost, layers
from minimodels._picture import Band, Cells, Panel, Spec


def specification(panel: Panel) -> Spec:
    """Describe a panel as a layered view without data."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": "container",
        "height": HEIGHT,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "config": CONFIG,
        "layer": [
            {"data": {"name": f"t{i}"}, **layer} for i, mark in enumerate(panel.marks) for layer in layers(mark, panel)
        ],
    }


def ghosts(panel: Panel) -> tuple[int, list[Spec]]:
    """Describe the further layers that show a pinned state, and before which layer of the panel they belong.

    They lie on its surfaces and below its curves. The data of mark number i is named gi.
    """
    surfaces = len(list(takewhile(lambda mark: isinstance(mark, Band | Cells), panel.marks)))  # of one layer each
    return surfaces, [
        {"data": {"name": f"g{i}"}, **layer} for i, mark in enumerate(panel.marks) for layer in ghost(mark, panel)
    ]


def themed(spec: Any, palette: dict[str, str]) -> Any:
    """Replace each role by its colour."""
    if isinstance(spec, dict):
        return {key: themed(value, palette) for key, value in spec.items()}
    if isinstance(spec, list):
        return [themed(value, palette) for value in spec]
    return palette[spec[1:]] if isinstance(spec, str) and spec.startswith("@") else spec


CONFIG: Spec = {
    "background": "transparent",
    "font": "system-ui, sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelColor": "@ink",
        "titleColor": "@ink",
        "gridColor": "@grid",
        "domainColor": "@neutral",
        "tickColor": "@neutral",
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "titlePadding": 8,
        "tickCount": 6,
        "labelOverlap": "parity",
        "labelSeparation": 5,
        "labelFlush": False,  # a last label pushed inwards meets its neighbour
    },
    "legend": {
        "orient": "bottom",
        "direction": "vertical",
        "title": None,
        "labelColor": "@ink",
        "labelFontSize": 12,
        "labelLimit": 0,
        "symbolSize": 400,
        "symbolType": "stroke",
    },
    "text": {"color": "@ink", "fontSize": 12},
}
