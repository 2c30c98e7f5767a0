"""Units of measurement, through pint: which spellings of the units of a question are taken, and what each is worth.

A student's text is looked up in this table and never evaluated; the page carries the same table.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any


@cache
def spellings(units: tuple[str, ...]) -> Mapping[str, float]:
    """List spellings of units, each with its size in the first of them.

    Args:
        units: as pint knows them, such as "hour" or "kilometre / hour".

    Raises:
        ValueError: for a unit that pint does not know, or one that cannot be turned into the first.
    """
    out: dict[str, float] = {}
    for unit in units:
        size = _size(unit, units[0])
        known = _registry().Unit(unit)
        written = [unit, str(known), f"{known:~}"]
        plural = [f"{name}s" for name in written[:2] if name.isalpha() and not name.endswith("s")]
        for spelled in [*written, *plural]:
            out.setdefault(spelled, size)
            out.setdefault(spelled.replace(" ", ""), size)
    return out


def _size(unit: str, first: str) -> float:
    registry = _registry()
    try:
        return float(registry.Quantity(1, unit).to(first).magnitude)
    except Exception as error:  # of many types, from pint's parser too
        raise ValueError(f"units: {unit!r} is no unit, or cannot be turned into {first!r}: {error}") from error


@cache
def _registry() -> Any:
    from pint import UnitRegistry  # slow to import: only a question with units needs it

    return UnitRegistry(cache_folder=None)
