"""The Vega-Lite layers of each kind of mark: one function for one kind."""

from math import sqrt

from minimodels._axes import channel
from minimodels._picture import (
    SOLID,
    Band,
    Bars,
    Cells,
    Dots,
    Line,
    Links,
    Mark,
    Panel,
    Paths,
    Point,
    Ranking,
    Rule,
    Spec,
)

HEIGHT = 240  #: of the plotting area, in pixels
SQUARE: Spec = {
    "symbolType": "square",
    "symbolSize": 140,
    "symbolStrokeWidth": 0,
    "rowPadding": 5,
}  #: in the legend of a surface
CURVE: Spec = {"type": "line", "clip": True, "strokeWidth": 2.5}
PATH: Spec = {**CURVE, "strokeWidth": 1.5, "interpolate": "monotone"}


def layers(mark: Mark, panel: Panel) -> list[Spec]:
    """Draw one mark as one or two layers."""
    x, y = channel("x", panel.x), channel("y", panel.y)
    match mark:
        case Line():
            label = [_direct(mark, x, y)] if mark.direct else []
            return [_curve(mark, panel, x, y) | {"mark": CURVE}, *label]
        case Paths():
            return [_curve(mark, panel, x, y) | {"mark": PATH}]
        case Point():
            name = [_note(mark.label, panel, {"x": x, "y": y})] if mark.label else []
            return [_dot(mark, panel), *name]
        case Dots():
            return [_dots(mark, x, y)]
        case Links():
            link = {"type": "rule", "color": "@neutral", "strokeWidth": 1}
            ends = {"x": x, "y": y, "x2": {"field": "x2"}, "y2": {"field": "y2"}}
            return [{"mark": link, "transform": [{"filter": "datum.shown > 0"}], "encoding": ends}]
        case Rule():
            return _rule(mark, panel)
        case Band():
            return [_band(mark, panel)]
        case Bars():
            return [_bars(mark, x)]
        case Cells():
            return [_cells(mark, x, y)]
        case Ranking():
            return _ranking(mark)


def ghost(mark: Mark, panel: Panel) -> list[Spec]:
    """Draw what a mark showed in the pinned state: pale and broad, unlike any other curve, without a legend."""
    x, y = channel("x", panel.x), channel("y", panel.y)
    pale = {"color": "@ink", "opacity": 0.2, "clip": True, "strokeWidth": 8}
    match mark:
        case Line():
            return [{"mark": CURVE | pale, "encoding": {"x": x, "y": y, "order": {"field": "x"}}}]
        case Paths():
            encoding = {"x": x, "y": y, "order": {"field": "x"}, "detail": {"field": "path"}}
            return [{"mark": PATH | pale, "encoding": encoding}]
        case Point(hollow=False):
            dot = _dot(mark, panel)
            return [dot | {"mark": dot["mark"] | {"filled": False, "color": "@ink", "opacity": 0.6}}]
        case Bars():
            tick = {"type": "tick", "thickness": 3, "size": 16, "color": "@ink", "opacity": 0.8, "clip": True}
            return [_bars(mark, x) | {"mark": tick} | {"encoding": {"x": x, "y": _bars(mark, x)["encoding"]["y"]}}]
        case _:
            return []


def _curve(mark: Line | Paths, panel: Panel, x: Spec, y: Spec) -> Spec:
    """Give a curve its colour and dash, explained by one legend for the panel."""
    curves = [other for other in panel.marks if isinstance(other, Line | Paths)]
    labels = [other.label for other in curves]
    listed = [other.label for other in curves if not (isinstance(other, Line) and other.direct)]
    key = {"field": "curve", "type": "nominal", "legend": {"values": listed} if listed else None}
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
    return {"transform": [{"calculate": repr(mark.label), "as": "curve"}], "encoding": encoding}


def _direct(mark: Line, x: Spec, y: Spec) -> Spec:
    """Write the label of a curve at its right end."""
    above = mark.direct == "above"
    place = {"align": "right", "baseline": "bottom" if above else "top", "dy": -5 if above else 5}
    last = [
        {"joinaggregate": [{"op": "max", "field": "x", "as": "last"}]},
        {"filter": "datum.x === datum.last"},
    ]
    text = {"type": "text", "text": mark.label, "color": f"@{mark.role}", "clip": True, **place}
    return {"mark": text, "transform": last, "encoding": {"x": x, "y": y}}


def _dot(mark: Point, panel: Panel) -> Spec:
    """Draw a dot, whole on an edge of the panel, where clipping would halve it, and not at all beyond."""
    outline = f"@{mark.role}" if mark.hollow else "@ink"
    colour = "@ground" if mark.hollow else f"@{mark.role}"
    look = {"size": 80 if mark.hollow else 110, "color": colour, "stroke": outline, "strokeWidth": 1 + mark.hollow}
    ends = {"x": panel.x, "y": panel.y}
    inside = " && ".join(f"inrange(datum.{name}, [{axis.low}, {axis.high}])" for name, axis in ends.items())
    return {
        "mark": {"type": "point", "filled": True, "opacity": 1, **look},
        "transform": [{"filter": inside}],
        "encoding": {name: channel(name, axis) for name, axis in ends.items()},
    }


def _dots(mark: Dots, x: Spec, y: Spec) -> Spec:
    side = {"calculate": f"datum.value > 0 ? {mark.above!r} : {mark.below!r}", "as": "side"}
    scale = {"domain": [mark.above, mark.below], "range": [f"@{mark.role}", "@ground"]}
    legend = {
        "orient": "top",
        "symbolType": "circle",
        "symbolSize": 110,
        "symbolStrokeWidth": 2,
        "symbolStrokeColor": f"@{mark.role}",
    }
    dot = {"type": "point", "filled": True, "size": 150, "opacity": 1, "stroke": f"@{mark.role}", "strokeWidth": 2}
    fill = {"field": "side", "type": "nominal", "scale": scale, "legend": legend}
    return {"mark": dot, "transform": [side], "encoding": {"x": x, "y": y, "fill": fill}}


def _note(text: str, panel: Panel, at: Spec) -> Spec:
    """Write beside a place, towards the middle of the panel."""
    middle = sqrt(panel.x.low * panel.x.high) if panel.x.log else (panel.x.low + panel.x.high) / 2
    right = f"datum.x > {middle}"
    place = {"align": {"expr": f"{right} ? 'right' : 'left'"}, "dx": {"expr": f"{right} ? -4 : 4"}}
    return {
        "mark": {"type": "text", "text": text, "baseline": "bottom", "dy": -3, "clip": True, **place},
        "encoding": at,
    }


def _rule(mark: Rule, panel: Panel) -> list[Spec]:
    here = {"x": channel("x", panel.x)} if mark.x is not None else {"y": channel("y", panel.y)}
    line = {"mark": {"type": "rule", "strokeDash": [2, 3], "color": "@neutral", "clip": True}, "encoding": here}
    other = {"y": {"value": HEIGHT}} if mark.x is not None else {"x": {"value": 0}}
    return [line, *([_note(mark.label, panel, here | other)] if mark.label else [])]


def _band(mark: Band, panel: Panel) -> Spec:
    """Draw a strip as far as it lies in the panel, explained above it."""
    axis, ends = (panel.x if mark.along == "x" else panel.y), (mark.along, f"{mark.along}2")
    scale = {"domain": [mark.label], "range": ["@pale"]}
    return {
        "mark": {"type": "rect", "clip": True},
        "transform": [
            *({"calculate": f"clamp(datum.{end}, {axis.low}, {axis.high})", "as": end} for end in ends),
            {"calculate": repr(mark.label), "as": "strip"},
        ],
        "encoding": {
            mark.along: channel(mark.along, axis),
            ends[1]: {"field": ends[1]},
            "fill": {"field": "strip", "type": "nominal", "scale": scale, "legend": {"orient": "top", **SQUARE}},
        },
    }


def _bars(mark: Bars, x: Spec) -> Spec:
    labels = [label for label, _, _ in mark.entries]
    name = {"calculate": f"{labels!r}[datum.bar]", "as": "label"}
    # Room for the longest label: drawn without a browser, its width is taken from another font and comes out too small.
    room = min(180, 7 * max(map(len, labels)))
    axis = {"title": None, "labelLimit": 180, "minExtent": room}
    few = {"expr": "max(3, width / 80)"}  # the labels leave little width on a phone
    x = {**x, "axis": {**x["axis"], "titleAnchor": "end", "tickCount": few}}  # a centred title could leave the frame
    y = {"field": "label", "type": "nominal", "sort": labels, "axis": axis}
    colour = {
        "field": "label",
        "type": "nominal",
        "legend": None,
        "scale": {"domain": labels, "range": [f"@{r}" for _, _, r in mark.entries]},
    }
    return {
        "mark": {"type": "bar", "clip": True},
        "transform": [name],
        "encoding": {"x": x, "y": y, "color": colour},
    }


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
            "fill": {"field": "side", "type": "nominal", "scale": scale, "legend": SQUARE},
        },
    }


def _ranking(mark: Ranking) -> list[Spec]:
    """Write the numbers of a table, each on its cell; what comes first in a row is bold and on the role's colour."""
    names = [
        {"calculate": f"{list(labels)!r}[datum.{end}]", "as": f"{end}_label"}
        for end, labels in (("row", mark.rows), ("column", mark.columns))
    ]
    first = {"calculate": "datum.first > 0 ? 'ranked first' : 'others'", "as": "rank"}
    across = {"title": None, "labelAngle": 0, "orient": "top"}
    down = {"title": None, "minExtent": min(140, 7 * max(map(len, mark.rows))), "labelLimit": 140}
    places: Spec = {
        "x": {"field": "column_label", "type": "nominal", "sort": list(mark.columns), "axis": across},
        "y": {"field": "row_label", "type": "nominal", "sort": list(mark.rows), "axis": down},
    }
    fill = {"field": "rank", "type": "nominal", "legend": SQUARE}
    scale = {"domain": ["ranked first", "others"], "range": [f"@{mark.role}", "@pale"]}
    told = {"test": "datum.first > 0", "value": "@ground"}
    text: Spec = {
        **places,
        "text": {"field": "value", "type": "quantitative", "format": f".{mark.digits}~f"},
        "color": {"condition": told, "value": "@ink"},
    }
    cell = {"mark": {"type": "rect"}, "encoding": {**places, "fill": {**fill, "scale": scale}}}
    write: Spec = {"type": "text", "fontSize": 11}  # five numbers of five signs beside each other on a phone
    plain = {"mark": write, "transform": [*names, {"filter": "!(datum.first > 0)"}], "encoding": text}
    bold = {"mark": write | {"fontWeight": "bold"}, "transform": [*names, {"filter": "datum.first > 0"}]}
    return [cell | {"transform": [*names, first]}, plain, bold | {"encoding": text}]
