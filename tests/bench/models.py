"""How long models take to import, to evaluate and to tabulate, and how large their lattices are."""

import gzip
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from rich.console import Console
from rich.table import Table

import minimodels
from minimodels import _page

SAMPLE = 300  #: states of which the median is taken
STARTS = 9  #: fresh interpreters of which the median is taken
IMPORT = f"""import dataclasses, typing, random, time
start = time.perf_counter()
import {", ".join(f"minimodels.{name}" for name in minimodels.names())}
print(time.perf_counter() - start)"""
PREPARE = "import model_cache; model_cache.prepare_all()"
EXTENSIONS = Path(minimodels.__file__).parents[1] / "book" / "_ext"


def measure(console: Console) -> None:
    """Print a row for every model, then what all of them take together."""
    table = Table("model", "states", "evaluate, median ms", "page data, gzip kB (60)", title="Mini-models")
    sizes = []
    for name in minimodels.names():
        model = minimodels.find(name)
        states = list(model.lattice())
        sizes.append(len(gzip.compress(_page.live(model).encode(), 9)) / 1000)
        table.add_row(name, f"{len(states):,}", f"{evaluation(model, states):.3f}", f"{sizes[-1]:.1f}")
    console.print(table)
    console.print(f"page data: median {median(sizes):.1f} kB (30), largest {max(sizes):.1f} kB (60)")
    console.print(f"import of all {len(sizes)} models: {importing() * 1000:.1f} ms (30)")
    cold, cached = preparing()
    console.print(f"all lattices, drawings and shares: {cold:.1f} s cold (120), {cached:.2f} s cached (2)")


def evaluation(model: minimodels.Model[Any, Any], states: list[Any]) -> float:
    """Return the median of milliseconds for a state, without the model's memory of states where it has one."""
    once = getattr(model.evaluate, "__wrapped__", model.evaluate)
    times = []
    for p in random.Random(0).sample(states, min(SAMPLE, len(states))):
        start = perf_counter()
        once(p)
        times.append((perf_counter() - start) * 1000)
    return median(times)


def importing() -> float:
    """Return the median of seconds that all models add to an interpreter that has the modules they share."""
    runs = [
        subprocess.run([sys.executable, "-c", IMPORT], capture_output=True, text=True, check=True)
        for _ in range(STARTS)
    ]
    return median(float(run.stdout) for run in runs)


def preparing() -> tuple[float, float]:
    """Return the seconds that a build spends on the models: with an empty cache, and when nothing has changed."""
    env = {**os.environ, "PYTHONPATH": str(EXTENSIONS)}

    def spent(folder: str) -> float:
        start = perf_counter()
        subprocess.run([sys.executable, "-c", PREPARE], cwd=folder, env=env, check=True)
        return perf_counter() - start

    with tempfile.TemporaryDirectory() as folder:
        return spent(folder), spent(folder)
