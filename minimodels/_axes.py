"""An axis of a panel as Vega-Lite describes it: fixed ends, a title that a phone can hold, round numbers."""

from math import ceil, floor, log10
from textwrap import wrap

from minimodels._picture import Axis, Spec


def channel(name: str, axis: Axis) -> Spec:
    """Describe a position along an axis with fixed ends."""
    scale: Spec = {"domain": [axis.low, axis.high], "nice": False}
    scale |= {"type": "log"} if axis.log else {"zero": False}
    lines = wrap(axis.title, 32)  # what a phone's width holds
    show: Spec | None = {"title": lines if len(lines) > 1 else axis.title}
    if axis.hidden:
        show = None
    elif axis.percent:
        show = {**(show or {}), "format": "%"}
    elif axis.log:
        show = {**(show or {}), "format": "~s" if axis.low >= 1 else "~g"}  # 100m would be read as millions
    if axis.log and show:
        show |= {"values": _round_numbers(axis), "tickCount": 40}  # few would leave some without their label
    return {"field": name, "type": "quantitative", "scale": scale, "axis": show}


def _round_numbers(axis: Axis) -> list[float]:
    """List the round numbers of a logarithmic axis: 1, 2, 5, 10 and so on, or only the decades where they are many."""
    steps = (1, 2, 5) if axis.high < 1000 * axis.low else (1,)
    decades = range(floor(log10(axis.low)), ceil(log10(axis.high)) + 1)
    return [n for decade in decades for step in steps if axis.low <= (n := float(f"{step}e{decade}")) <= axis.high]
