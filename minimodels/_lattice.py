"""The lattice of a model: its numbers at every combination of stops, small enough for a page.

A number that does not depend on a control is stored once for all its stops, so a control that only sweeps an axis
costs nothing. Values are whole units of the last decimal, delta-coded as zigzag varints, deflated, in base64; nothing
is interpolated, and what a page reads is what every other face writes.
"""

import base64
import zlib
from collections.abc import Sequence
from math import prod
from typing import Any

from minimodels._model import Model

SENTENCE = "sentence"  #: the series that says which of the templates describes a state


def build(model: Model[Any, Any]) -> dict[str, Any]:
    """Evaluate every state and return what a page needs to show any of them, ready for JSON."""
    sizes = {name: len(control.stops) for name, control in model.controls.items()}
    columns: dict[str, list[Any]] = {name: [] for name in [*model.numbers, SENTENCE]}
    templates: dict[str, int] = {}
    for p in model.lattice():
        outcome = model.evaluate(p)
        for name, number in model.numbers.items():
            columns[name].append(_whole(number.whole, getattr(outcome, name)))
        columns[SENTENCE].append(templates.setdefault(model.describe(p, outcome), len(templates)))
    series, stream = {}, bytearray()
    for name, column in columns.items():
        over = [c for c in sizes if _depends(column, sizes, c)]
        over.sort(key=lambda c: sizes[c])  # the longest control runs fastest: smooth, so it compresses
        values = _pick(column, sizes, over)
        length = len(values[0]) if isinstance(values[0], tuple) else None
        flat = [v for value in values for v in value] if length is not None else values
        none = min((v for v in flat if v is not None), default=0) - 1
        stream += _varints([none if v is None else v for v in flat])
        series[name] = {"over": over, "length": length, "none": none, "count": len(flat)}
    return {
        "series": series,
        "templates": list(templates),
        "data": base64.b64encode(zlib.compress(bytes(stream), 9)).decode("ascii"),
    }


def _whole(whole: Any, value: Any) -> Any:
    """Round a number, each point of a curve, or pass on that there is none."""
    if isinstance(value, tuple):
        return tuple(_whole(whole, v) for v in value)
    return None if value is None else whole(value)


def _stride(sizes: dict[str, int], control: str) -> int:
    names = list(sizes)
    return prod(sizes[name] for name in names[names.index(control) + 1 :])


def _depends(column: Sequence[Any], sizes: dict[str, int], control: str) -> bool:
    """Say whether a number changes anywhere along a control."""
    stride, size = _stride(sizes, control), sizes[control]
    block = stride * size
    return any(
        column[start + i * stride : start + (i + 1) * stride] != column[start : start + stride]
        for start in range(0, len(column), block)
        for i in range(1, size)
    )


def _pick(column: Sequence[Any], sizes: dict[str, int], over: list[str]) -> list[Any]:
    """Keep one value per combination of the controls in ``over``, the last of them fastest."""
    indices = [0]
    for control in over:
        stride = _stride(sizes, control)
        indices = [i + k * stride for i in indices for k in range(sizes[control])]
    return [column[i] for i in indices]


def _varints(values: Sequence[int]) -> bytes:
    """Code differences to the value before as zigzag varints."""
    coded, before = bytearray(), 0
    for value in values:
        step, before = value - before, value
        zigzag = step * 2 if step >= 0 else -step * 2 - 1
        while zigzag >= 128:
            coded.append(zigzag % 128 + 128)
            zigzag //= 128
        coded.append(zigzag)
    return bytes(coded)
