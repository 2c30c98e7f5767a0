"""The Vega-Lite specification of a panel, in the subset common to versions 5 and 6.

Colours are written as roles ("@state"); ``themed`` puts a palette in. The data of mark number i is named ti, so that
a page replaces rows and redraws without a new specification.
"""

from textwrap import wrap
from typing import Any

from minimodels._picture import SOLID, Axis, Band, Bars, Cells, Line, Mark, Panel, Paths, Point, Rule, Spec

HEIGHT = 240  #: of the plotting area, in pixels


def specification(panel: Panel) -> Spec:
    """Describe a panel as a layered view without data."""
    layers: list[Spec] = []
    for i, mark in enumerate(panel.marks):
        for layer in _layers(mark, panel):
            layers.append({"data": {"name": f"t{i}"}, **layer})
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": "container",
        "height": HEIGHT,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "config": CONFIG,
        "layer": layers,
    }


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


def _layers(mark: Mark, panel: Panel) -> list[Spec]:
    """Draw one mark as one or two layers."""
    x, y = _channel("x", panel.x), _channel("y", panel.y)
    match mark:
        case Line():
            return [_curve(mark, panel, x, y, {"strokeWidth": 2.5})]
        case Paths():
            return [_curve(mark, panel, x, y, {"strokeWidth": 1.5, "interpolate": "monotone"})]
        case Point():
            dot = {
                "type": "point",
                "filled": True,
                "size": 110,
                "color": f"@{mark.role}",
                "stroke": "@ink",
                "opacity": 1,
                "clip": True,
            }
            return [{"mark": dot, "encoding": {"x": x, "y": y}}]
        case Rule():
            return _rule(mark, x, y)
        case Band():
            return [_band(mark, panel)]
        case Bars():
            return _bars(mark, x)
        case Cells():
            return [_cells(mark, x, y)]


def _channel(name: str, axis: Axis) -> Spec:
    scale: Spec = {"domain": [axis.low, axis.high], "nice": False}
    scale |= {"type": "log"} if axis.log else {"zero": False}
    lines = wrap(axis.title, 32)  # what a phone's width holds
    show: Spec = {"title": lines if len(lines) > 1 else axis.title}
    if axis.percent:
        show["format"] = "%"
    elif axis.log:
        show["format"] = "~s"
    return {"field": name, "type": "quantitative", "scale": scale, "axis": show}


def _curve(mark: Line | Paths, panel: Panel, x: Spec, y: Spec, style: Spec) -> Spec:
    """Draw a curve whose colour and dash are explained by one legend for the panel."""
    curves = [other for other in panel.marks if isinstance(other, Line | Paths)]
    labels = [other.label for other in curves]
    key = {"field": "curve", "type": "nominal"}
    dashes = [list(other.dash if isinstance(other, Line) else SOLID) for other in curves]
    encoding: Spec = {
        "x": x,
        "y": y,
        "order": {"field": "x"},
        "color": {**key, "scale": {"domain": labels, "range": [f"@{other.role}" for other in curves]}},
        "strokeDash": {**key, "scale": {"domain": labels, "range": dashes}},
    }
    if isinstance(mark, Paths):
        encoding["detail"] = {"field": "path"}
    return {
        "mark": {"type": "line", "clip": True, **style},
        "transform": [{"calculate": repr(mark.label), "as": "curve"}],
        "encoding": encoding,
    }


def _note(text: str, at: Spec) -> Spec:
    return {
        "mark": {"type": "text", "text": text, "align": "left", "baseline": "bottom", "dx": 4, "dy": -3, "clip": True},
        "encoding": at,
    }


def _rule(mark: Rule, x: Spec, y: Spec) -> list[Spec]:
    here = {"x": x} if mark.x is not None else {"y": y}
    line = {"mark": {"type": "rule", "strokeDash": [2, 3], "color": "@neutral", "clip": True}, "encoding": here}
    other = {"y": {"value": HEIGHT}} if mark.x is not None else {"x": {"value": 0}}
    return [line, *([_note(mark.label, here | other)] if mark.label else [])]


def _band(mark: Band, panel: Panel) -> Spec:
    """Draw a strip as far as it lies in the panel, explained above it."""
    axis, ends = (panel.x if mark.along == "x" else panel.y), (mark.along, f"{mark.along}2")
    scale = {"domain": [mark.label], "range": ["@pale"]}
    legend = {"orient": "top", "symbolType": "square", "symbolSize": 140, "symbolStrokeWidth": 0}
    return {
        "mark": {"type": "rect", "clip": True},
        "transform": [
            *({"calculate": f"clamp(datum.{end}, {axis.low}, {axis.high})", "as": end} for end in ends),
            {"calculate": repr(mark.label), "as": "strip"},
        ],
        "encoding": {
            mark.along: _channel(mark.along, axis),
            ends[1]: {"field": ends[1]},
            "fill": {"field": "strip", "type": "nominal", "scale": scale, "legend": legend},
        },
    }


def _bars(mark: Bars, x: Spec) -> list[Spec]:
    labels = [label for label, _, _ in mark.entries]
    name = {"calculate": f"{labels!r}[datum.bar]", "as": "label"}
    # Room for the longest label: drawn without a browser, its width is taken from another font and comes out too small.
    room = min(180, 7 * max(map(len, labels)))
    axis = {"title": None, "labelLimit": 180, "minExtent": room}
    y = {"field": "label", "type": "nominal", "sort": labels, "axis": axis}
    colour = {
        "field": "label",
        "type": "nominal",
        "legend": None,
        "scale": {"domain": labels, "range": [f"@{r}" for _, _, r in mark.entries]},
    }
    bar = {"mark": {"type": "bar", "clip": True}, "transform": [name], "encoding": {"x": x, "y": y, "color": colour}}
    return [bar]


def _cells(mark: Cells, x: Spec, y: Spec) -> Spec:
    # Neighbours overlap by a tenth of a cell: side by side, their softened edges would let the page shine through.
    sides = [
        {"calculate": f"datum.{axis} {sign} {0.55 * size:g}", "as": f"{axis}{end}"}
        for axis, size in (("x", mark.dx), ("y", mark.dy))
        for sign, end in (("-", "0"), ("+", "1"))
    ]
    side = {"calculate": f"datum.value > 0 ? {mark.above!r} : {mark.below!r}", "as": "side"}
    scale = {"domain": [mark.above, mark.below], "range": [f"@{mark.role}", "@pale"]}
    return {
        "mark": {"type": "rect", "clip": True},
        "transform": [*sides, side],
        "encoding": {
            "x": x | {"field": "x0"},
            "x2": {"field": "x1"},
            "y": y | {"field": "y0"},
            "y2": {"field": "y1"},
            "fill": {
                "field": "side",
                "type": "nominal",
                "scale": scale,
                "legend": {"symbolType": "square", "symbolSize": 140, "symbolStrokeWidth": 0},
            },
        },
    }
