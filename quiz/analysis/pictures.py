"""The report's pictures as SVG that takes its colours from the page, so that it is readable in light and in dark."""

from collections.abc import Sequence
from typing import Any

import vl_convert

from quiz.analysis.curves import Curve
from quiz.analysis.items import Chosen, Item

Spec = dict[str, Any]
THIRDS = ("lower", "middle", "upper")
AROUND: tuple[tuple[float, float, str], ...] = (
    (8, 4, "left"),
    (-8, 4, "right"),
    (0, -9, "center"),
    (0, 17, "center"),
)  #: where a label may stand
CONFIG: Spec = {
    "aria": False,  # the page tells what a picture shows, once and as a whole
    "mark": {"aria": False},
    "background": "transparent",
    "font": "system-ui, sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelColor": "var(--ink)",
        "titleColor": "var(--ink)",
        "gridColor": "var(--line)",
        "domainColor": "var(--muted)",
        "tickColor": "var(--muted)",
        "labelFontSize": 13,
        "titleFontSize": 13,
        "titleFontWeight": "normal",
        "titlePadding": 8,
    },
    "text": {"color": "var(--ink)", "fontSize": 13},
}


def facility_against_discrimination(items: Sequence[Item], worst: Sequence[str]) -> str:
    """Draw a labelled point for each question; those worth rewriting are set off by shape and colour."""
    shown = [(i.question.id, i.facility, i.discrimination) for i in items]
    rows: list[Spec] = [
        {"x": round(x, 4), "y": round(y, 4), "id": id, "worst": id in worst}
        for id, x, y in shown
        if x is not None and y is not None
    ]
    low, high = min([0.0, *(row["y"] for row in rows)]), max([0.5, *(row["y"] for row in rows)])
    width, height = 620, 380
    colour = {"condition": {"test": "datum.worst", "value": "var(--alarm)"}, "value": "var(--accent)"}
    points: Spec = {
        "data": {"values": rows},
        "mark": {"type": "point", "filled": True, "opacity": 1},
        "encoding": {
            "x": _axis("x", "facility: mean share of the points", [0, 1], "%"),
            "y": _axis("y", "discrimination: correlation with the rest", [low - 0.05, high + 0.05], ".1f"),
            "color": colour,
            "size": {"condition": {"test": "datum.worst", "value": 160}, "value": 70},
            "shape": {"condition": {"test": "datum.worst", "value": "diamond"}, "value": "circle"},
        },
    }
    rule = {
        "data": {"values": [{"y": 0}]},
        "mark": {"type": "rule", "color": "var(--ink)"},
        "encoding": {"y": {"field": "y", "type": "quantitative"}},
    }
    placed = _placed(rows, width, height / (high - low + 0.1))
    names = [_label(row, *where) for row, where in placed]
    return _drawn(width, height, [rule, points, *names])


def _label(row: Spec, dx: float, dy: float, align: str) -> Spec:
    return {
        "data": {"values": [row]},
        "mark": {"type": "text", "dx": dx, "dy": dy - 4, "align": align, "baseline": "middle"},
        "encoding": {"x": _at("x"), "y": _at("y"), "text": {"field": "id"}},
    }


def _placed(rows: Sequence[Spec], width: float, per_unit: float) -> list[tuple[Spec, tuple[float, float, str]]]:
    """Give each point's label the first place around it where it meets no point and no other label, or none."""
    taken = [(row["x"] * width - 5, -row["y"] * per_unit - 5, 10.0, 10.0) for row in rows]
    out = []
    for row in sorted(rows, key=lambda row: (not row["worst"], row["id"])):
        x, y, long = row["x"] * width, -row["y"] * per_unit, 7.5 * len(row["id"])
        for dx, dy, align in AROUND:
            left = x + dx - {"left": 0, "right": long, "center": long / 2}[align]
            box = (left, y + dy - 11, long, 13.0)
            if left >= -10 and left + long <= width + 60 and not any(_meet(box, other) for other in taken):
                taken.append(box)
                out.append((row, (dx, dy, align)))
                break
    return out


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    (x, y, w, h), (u, v, k, m) = one, other
    return x < u + k and u < x + w and y < v + m and v < y + h


def over_thirds(options: Sequence[Chosen]) -> str:
    """Draw how large a share of each third chose an option: the right ones bold, the wrong ones thin."""
    rows = [
        {"third": third, "share": round(share, 4), "key": option.key, "right": option.right}
        for option in options
        for third, share in zip(THIRDS, option.shares, strict=True)
        if share is not None
    ]
    right, wrong = ([row for row in rows if row["right"] is kind] for kind in (True, False))
    x = {
        "field": "third",
        "type": "ordinal",
        "sort": list(THIRDS),
        "axis": {"title": "third of the class, by the other questions", "labelAngle": 0, "grid": False},
        "scale": {"padding": 0.3},
    }
    layers = []
    for some, colour, stroke in ((wrong, "var(--alarm)", 1.5), (right, "var(--accent)", 4)):
        encoding = {"x": x, "y": _axis("share", "share answering so", [0, 1], "%"), "detail": {"field": "key"}}
        layers.append(
            {
                "data": {"values": some},
                "mark": {"type": "line", "color": colour, "strokeWidth": stroke},
                "encoding": encoding,
            }
        )
        layers.append(
            {
                "data": {"values": some},
                "mark": {"type": "point", "filled": True, "color": colour, "opacity": 1},
                "encoding": encoding,
            }
        )
    last = _apart([row for row in rows if row["third"] == THIRDS[2]])
    names = {
        "data": {"values": last},
        "mark": {"type": "text", "align": "left", "dx": 10},
        "encoding": {"x": x, "y": {"field": "label", "type": "quantitative"}, "text": {"field": "key"}},
    }
    return _drawn(300, 220, [*layers, names])


def _apart(rows: Sequence[Spec]) -> list[Spec]:
    """Move labels apart that would stand on each other."""
    out: list[Spec] = []
    for row in sorted(rows, key=lambda row: (row["share"], row["key"])):
        lowest = out[-1]["label"] + 0.065 if out else 0.0
        out.append({**row, "label": round(max(row["share"], lowest), 4)})
    over = max((row["label"] for row in out), default=0.0) - 1
    return [{**row, "label": row["label"] - max(0.0, over) * (i + 1) / len(out)} for i, row in enumerate(out)]


def characteristic(curve: Curve) -> str:
    """Draw the chance of a right answer over ability."""
    rows = [{"x": x / 10, "y": round(curve.at(x / 10), 4)} for x in range(-30, 31)]
    line = {
        "data": {"values": rows},
        "mark": {"type": "line", "color": "var(--accent)", "strokeWidth": 3},
        "encoding": {
            "x": _axis("x", "ability, in standard deviations", [-3, 3], "d"),
            "y": _axis("y", "chance of all points", [0, 1], "%"),
        },
    }
    return _drawn(300, 220, [line])


def _at(field: str) -> Spec:
    return {"field": field, "type": "quantitative"}


def _axis(field: str, title: str, domain: list[float], form: str) -> Spec:
    axis = {"title": title, "format": form, "tickCount": 5}
    return {**_at(field), "axis": axis, "scale": {"domain": domain, "nice": False}}


def _drawn(width: int, height: int, layers: Sequence[Any]) -> str:
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": width,
        "height": height,
        "config": CONFIG,
        "layer": list(layers),
    }
    svg: str = vl_convert.vegalite_to_svg(spec, vl_version="5.21")
    return svg
