"""How long a model takes to evaluate and to tabulate, and how large its lattice is."""

import random
from statistics import median
from time import perf_counter

from rich.console import Console
from rich.table import Table

import minimodels
from minimodels import _lattice

SAMPLE = 300  #: states of which the median is taken


def measure(console: Console) -> None:
    """Print a row for every model."""
    table = Table(
        "model", "states", "evaluate, median ms", "lattice, s", "lattice, kB (at most 60)", title="Mini-models"
    )
    for name in minimodels.names():
        model = minimodels.find(name)
        states = list(model.lattice())
        once = getattr(model.evaluate, "__wrapped__", model.evaluate)  # without its memory, where it has one
        times = []
        for p in random.Random(0).sample(states, min(SAMPLE, len(states))):
            start = perf_counter()
            once(p)
            times.append((perf_counter() - start) * 1000)
        start = perf_counter()
        data = _lattice.build(model)["data"]
        spent = perf_counter() - start
        table.add_row(name, f"{len(states):,}", f"{median(times):.3f}", f"{spent:.1f}", f"{len(data) / 1000:.1f}")
    console.print(table)
