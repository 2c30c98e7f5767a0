"""What is computed of a mini-model while the book is built, kept until one of the files it comes from changes.

For each model: the script that its page loads, the drawings of the default state, and how robust its claims are.
"""

import hashlib
import json
import shutil
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from pathlib import Path

import minimodels
from minimodels import _page
from minimodels._robustness import Robustness, robustness

PACKAGE = Path(minimodels.__file__).parent
CACHE = Path("_build/models")  #: in the folder in which the book is built
WORDS = {"_html.py", "_widget.py", "_widget_parts.py", "_check.py"}  #: parts of which nothing that is kept here depends


def sources(name: str) -> list[Path]:
    """List the files that a model's script, drawings and shares come from: its own, and those that all share."""
    others = {f"_{other}" for other in minimodels.names() if other != name}

    def mine(path: Path) -> bool:
        return not any(path.stem == other or path.stem.startswith(f"{other}_") for other in others)

    parts = [path for path in sorted(PACKAGE.glob("_*.py")) if path.name not in WORDS and mine(path)]
    return [*parts, PACKAGE / f"{name}.py"]


def kept(name: str) -> Path:
    """Name the folder of a model, as its files now stand."""
    digest = hashlib.sha256(b"\0".join(path.read_bytes() for path in sources(name))).hexdigest()[:16]
    return CACHE / f"{name}-{digest}"


def prepare(name: str) -> Path:
    """Compute a model's folder unless it is there; returns it."""
    folder = kept(name)
    if not folder.is_dir():
        for stale in CACHE.glob(f"{name}-*"):
            shutil.rmtree(stale)
        model = minimodels.find(name)
        making = CACHE / f"making-{name}"
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir(parents=True)
        (making / f"{name}.js").write_text(_page.live(model), encoding="utf-8")
        for i, panel in enumerate(model.panels):
            (making / f"{name}-{i}.svg").write_text(_page.svg(model, panel, {}), encoding="utf-8")
        shares = json.dumps([asdict(one) for one in robustness(model)])
        (making / "robustness.json").write_text(shares, encoding="utf-8")
        making.rename(folder)
    return folder


def prepare_all() -> list[Path]:
    """Compute what is missing of all models, side by side; returns their folders."""
    with ProcessPoolExecutor() as pool:
        return list(pool.map(prepare, minimodels.names()))


def how_robust(name: str) -> list[Robustness]:
    """Read how robust a model's claims are."""
    kept_shares = json.loads((prepare(name) / "robustness.json").read_text(encoding="utf-8"))
    return [Robustness(**{**one, "matter": tuple(map(tuple, one["matter"]))}) for one in kept_shares]
