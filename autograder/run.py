"""Third stage: the student's cells in the box, our tests outside it."""

import contextlib
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from autograder.assignment import Cell
from autograder.box import Box, BoxGone
from autograder.limits import Limits
from autograder.restore import Notebook
from autograder.wire import WireError, printable, receive, send

__all__ = ["CellRun", "TestRun", "Transcript", "run"]

PATIENCE = 120.0  #: seconds in which a test must speak; our tests need milliseconds between two calls


@dataclass(frozen=True)
class CellRun:
    """What became of a cell in the box: its error, type and text, if any."""

    label: str
    error: tuple[str, str] | None


@dataclass(frozen=True)
class TestRun:
    """What became of a test: its error, or its credit (None is full), or why nobody can tell."""

    error: tuple[str, str] | None = None
    credit: float | None = None
    unsure: str | None = None


@dataclass(frozen=True)
class Transcript:
    """What happened, with what was unsure before: all that a grade is made from."""

    cells: tuple[CellRun, ...]
    tests: Mapping[str, TestRun]
    notebook: Notebook


def run(notebook: Notebook, limits: Limits) -> Transcript:
    """Run a notebook from top to bottom; each test where it stands.

    Raises:
        Problem: when no box can be started on this machine.
    """
    cells: list[CellRun] = []
    tests: dict[str, TestRun] = {}
    gone: str | None = None
    with _tester() as tester, Box(limits) as box:
        for step in notebook.steps:
            if step.test is not None:
                tests[step.test.id] = TestRun(unsure=gone) if gone else _test(step.test, box, tester)
                gone = tests[step.test.id].unsure
            elif gone is None:
                try:
                    reply = box.ask(do="cell", source=step.source)
                    cells.append(CellRun(step.label, _error(reply)))
                except BoxGone as reason:
                    gone = f"while {step.label} ran, {reason}"
    return Transcript(tuple(cells), tests, notebook)


@contextlib.contextmanager
def _tester() -> Iterator[socket.socket]:
    """Start a process for the tests of one submission."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        process = subprocess.Popen(  # noqa: S603 - our own words
            [sys.executable, "-P", "-m", "autograder.tester", str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        theirs.close()
        try:
            yield ours
        finally:
            process.kill()
            process.wait()


def _test(test: Cell, box: Box, tester: socket.socket) -> TestRun:
    """Run one test, passing its questions to the box and the replies back."""
    send(tester, {"source": test.source, "names": sorted(test.names)})
    try:
        while "ask" in (message := receive(tester, PATIENCE)):
            try:
                reply = box.ask(**message["ask"])
                reply.pop("gone", None)  # that is for us to say
            except BoxGone as reason:
                reply = {"gone": f"while {test.id} was tested, {reason}"}
            send(tester, reply)
    except (WireError, TimeoutError):
        return TestRun(unsure=f"the test {test.id} did not finish")
    verdict = message["verdict"]
    return TestRun(error=_error(verdict), credit=verdict.get("credit"), unsure=verdict.get("gone"))


def _error(reply: dict[str, Any]) -> tuple[str, str] | None:
    match reply.get("error"):
        case [str(kind), str(text)]:
            return printable(kind), printable(text)
        case None:
            return None
        case _:
            return "forged", "the process sent a forged message"
