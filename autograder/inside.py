"""The program inside the box: it runs a student's cells and functions on request, and answers with plain data.

Nothing that it says is believed beyond this: a value that it reports is a value that the student claims. It sees no
test. Everything in this process, this program included, can be changed by the student's code.
"""

import contextlib
import io
import json
import os
import resource
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

from autograder.wire import decode, encode, error_of, receive, send


class TooLong(KeyboardInterrupt):
    """The cell or the call ran longer than it may."""


class TooMuchOutput(KeyboardInterrupt):
    """The notebook printed more than it may."""


class Output(io.TextIOBase):
    """Takes what is printed and shows it to nobody; interrupts whoever prints more than ``limit`` characters in all."""

    def __init__(self, limit: int | None) -> None:
        self.limit = limit
        self.printed = 0

    def write(self, text: str) -> int:
        """Take ``text``, or interrupt the cell the moment that the limit is passed."""
        within = self.limit is None or self.printed <= self.limit
        self.printed += len(text)
        if within and self.limit is not None and self.printed > self.limit:
            raise TooMuchOutput(f"printed more than {self.limit} characters")
        return len(text)


def confine(options: dict[str, Any]) -> None:
    """Give up every right that the student's code does not need; no way leads back."""
    limits = {
        resource.RLIMIT_AS: options["memory"],
        resource.RLIMIT_NPROC: options["processes"],
        resource.RLIMIT_FSIZE: options["tmp"],
        resource.RLIMIT_CORE: 0,
    }
    for which, value in limits.items():
        if value is not None:
            resource.setrlimit(which, (value, value))
    if os.getuid() == 0:
        os.setgroups([])
        os.setresgid(options["uid"], options["uid"], options["uid"])
        os.setresuid(options["uid"], options["uid"], options["uid"])


def new_shell() -> Any:
    """An IPython shell without history: magics and display work."""
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    import minimodels

    # Widgets are for eyes; nobody looks here.
    minimodels.explore = lambda *_, **__: None
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "NoColor"
    shell = InteractiveShell.instance(config=config)
    shell.system = shell.system_raw  # the other way needs a terminal
    return shell


@contextlib.contextmanager
def stopwatch(seconds: float | None) -> Iterator[None]:
    """Interrupt the body after ``seconds``, and again each half second for as long as it resists."""

    def ring(_signal: int, _frame: FrameType | None) -> None:
        raise TooLong(f"ran longer than {seconds:g} seconds")

    if seconds is None:
        yield
        return
    signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, 0.5)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


class Runner:
    """Carries out the requests, one method each."""

    def __init__(self, shell: Any) -> None:
        self.shell = shell

    def cell(self, source: str) -> dict[str, Any]:
        """Run one cell; report its error, if any."""
        result = self.shell.run_cell(source, store_history=False)
        error = result.error_before_exec or result.error_in_exec
        return {"error": error_of(error) if error else None}

    def fetch(self, name: str) -> dict[str, Any]:
        """Report the value of a name; of a function only that it is one."""
        if name not in self.shell.user_ns:
            return {"missing": True}
        value = self.shell.user_ns[name]
        return {"function": True} if callable(value) else {"value": encode(value)}

    def call(self, name: str, args: Any, kwargs: Any) -> dict[str, Any]:
        """Call a function with decoded arguments and report what it returns."""
        return {"value": encode(self.shell.user_ns[name](*decode(args), **decode(kwargs)))}

    def answer(self, request: dict[str, Any], seconds: float | None) -> dict[str, Any]:
        """Carry out one request within ``seconds``; whatever goes wrong is part of the answer."""
        action: Callable[..., dict[str, Any]] = getattr(self, request.pop("do"))
        try:
            with stopwatch(seconds):
                return action(**request)
        except BaseException as error:
            return {"error": error_of(error)}


def main() -> None:
    """Serve requests on the inherited socket until the other side closes it."""
    channel = socket.socket(fileno=int(sys.argv[1]))
    options = json.loads(sys.argv[2])
    confine(options)
    shell = new_shell()
    # What comes before this line may speak on standard error; nothing after it can.
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    sys.stdout = sys.stderr = Output(options["output"])
    runner = Runner(shell)
    send(channel, {"ready": True})
    while True:
        request = receive(channel)
        reply = runner.answer(request, options["seconds"])
        try:
            send(channel, reply)
        except Exception as error:
            send(channel, {"error": error_of(error)})


if __name__ == "__main__":
    main()
