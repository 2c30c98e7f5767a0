"""Say what this machine has and lacks."""

import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from rich.console import Console
from rich.table import Table

import autograder
from course.problem import Problem

PYTHON = (3, 11)
SPACE = 1.0  #: gigabytes that the book, the boxes and the gradebook of a class fill at most
PROJECT, LOCK = Path("pyproject.toml"), Path("requirements.txt")
UNPRIVILEGED = "sudo sysctl kernel.unprivileged_userns_clone=1, or a machine that allows user namespaces"
COMMANDS, TESTS, GRADING = "course", "make test", "course grade"


@dataclass(frozen=True)
class Finding:
    """One thing that is needed: what was found of it, who needs it, and how to mend it when that is not enough."""

    what: str
    found: str
    needed_by: str
    mend: str = ""


def doctor() -> None:
    """Say what this machine has and lacks: Python, packages, browser, the box for students' code, space.

    Packages are compared with the versions in `requirements.txt`. Whatever is missing or wrong stands with the
    command that mends it. The exit status is 1 when a command of the course cannot work; what only the tests need
    is named, and does not count. Run it in the root of the repository.

    Example: `course doctor`
    """
    absent = [path for path in (PROJECT, LOCK) if not path.is_file()]
    if absent:
        raise Problem(f"{absent[0]} is not in {Path.cwd()}: run `course doctor` in the root of the repository")
    findings = [_python(), *_packages(), _program("chromium", "chromium", TESTS), *_box(), _space()]
    table = Table("what", "found", "needed by", "mend")
    for finding in findings:
        table.add_row(finding.what, finding.found, finding.needed_by, finding.mend)
    Console().print(table)
    missing = [finding.what for finding in findings if finding.mend and finding.needed_by != TESTS]
    if missing:
        raise Problem(f"missing or wrong: {', '.join(missing)}; the table says how to mend each", status=1)


def _python() -> Finding:
    found = ".".join(map(str, sys.version_info[:3]))
    mend = "" if sys.version_info >= PYTHON else "make clean; make PYTHON=python3.13 book"
    return Finding("Python", found, COMMANDS, mend)


def _packages() -> Iterator[Finding]:
    """Compare what is installed with the lock: a line for each package that we name, and for each that differs."""
    named = _named()
    others = 0
    for locked in _locked():
        name, wanted = _name(str(locked)), str(locked.specifier).removeprefix("==")
        try:
            found = version(name)
        except PackageNotFoundError:
            found = "missing"
        if name in named or found != wanted:
            mend = "" if found == wanted else f".venv/bin/python -m pip install {name}=={wanted}"
            yield Finding(name, found, named.get(name, COMMANDS), mend)
        else:
            others += 1
    yield Finding("what these need", f"{others} packages", COMMANDS)


def _named() -> dict[str, str]:
    """Read which packages the project names itself, and what needs them."""
    try:
        project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
        needed = {TESTS: project["optional-dependencies"]["dev"], COMMANDS: project["dependencies"]}
        return {_name(requirement): by for by, requirements in needed.items() for requirement in requirements}
    except (KeyError, ValueError) as error:
        raise Problem(f"{PROJECT} cannot be read: {error}", status=1) from error


def _name(requirement: str) -> str:
    return canonicalize_name(Requirement(requirement).name)


def _locked() -> Iterator[Requirement]:
    """Read the packages of the lock that this machine needs."""
    for number, line in enumerate(LOCK.read_text(encoding="utf-8").splitlines(), start=1):
        if line and not line.startswith((" ", "#")):
            try:
                locked = Requirement(line.rstrip(" \\"))
            except ValueError as error:
                why = str(error).partition("\n")[0]
                raise Problem(f"{LOCK}:{number}: {why}; write the file anew with `make lock`", status=1) from error
            if locked.marker is None or locked.marker.evaluate():
                yield locked


def _program(what: str, name: str, needed_by: str) -> Finding:
    """Ask a program of the system for its version."""
    program = shutil.which(name)
    if program is None:
        return Finding(what, "missing", needed_by, f"sudo apt-get install {what}")
    asked = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)  # noqa: S603 - from PATH
    return Finding(what, asked.stdout.strip() or "does not tell its version", needed_by)


def _box() -> Iterator[Finding]:
    """Look for bubblewrap, and start a real box with it."""
    program = _program("bubblewrap", "bwrap", GRADING)
    yield program
    if not program.mend:
        try:
            autograder.check()
            yield Finding("a box", "starts", GRADING)
        except Problem as problem:
            yield Finding("a box", str(problem).partition("; try")[0], GRADING, UNPRIVILEGED)


def _space() -> Finding:
    free = shutil.disk_usage(".").free / 1e9
    mend = "" if free >= SPACE else f"free {SPACE - free:.1f} GB on this disk"
    return Finding("free space", f"{free:.1f} GB", COMMANDS, mend)
