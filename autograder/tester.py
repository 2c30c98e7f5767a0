"""The process that runs our tests. It never holds an object of the student's: only plain data, and names to call.

It asks for a student's values and calls through the process that started it, which passes the question to the box.
"""

import ast
import builtins
import math
import socket
import sys
from typing import Any

from autograder.wire import Opaque, WireError, decode, encode, error_of, receive, send


class RemoteError(Exception):
    """A student's function failed with an exception that is not one of Python's own."""


class BoxGone(BaseException):
    """The student's process has ended; no test can say anything more."""


class StudentFunction(Opaque):
    """Stands for a function in the box: arguments and results cross as plain data."""

    def __init__(self, name: str, channel: socket.socket) -> None:
        super().__init__("a function")
        self._name = name
        self._channel = channel

    def __call__(self, *args: object, **kwargs: object) -> Any:
        """Call the student's function."""
        reply = ask(self._channel, do="call", name=self._name, args=encode(args), kwargs=encode(kwargs))
        return decode(reply["value"])


def ask(channel: socket.socket, **request: Any) -> dict[str, Any]:
    """Ask the box; an exception there becomes one here.

    Raises:
        BoxGone: when there is no box any more.
        RemoteError: for an exception of a type that Python does not know.
    """
    send(channel, {"ask": request})
    reply = receive(channel)
    if "gone" in reply:
        raise BoxGone(reply["gone"])
    if not reply.get("error"):
        return reply  # type: ignore[no-any-return]
    name, text = (str(part) for part in reply["error"])
    kind = getattr(builtins, name, None)
    if isinstance(kind, type) and issubclass(kind, Exception):
        try:
            error = kind(text)
        except TypeError:  # some, such as UnicodeDecodeError, want more than a text
            error = RemoteError(f"{name}: {text}")
        raise error
    raise RemoteError(f"{name}: {text}".rstrip(": "))


def look_up(channel: socket.socket, names: list[str]) -> dict[str, Any]:
    """Fetch the student's values; a name that is missing stays missing."""
    found: dict[str, Any] = {}
    for name in names:
        try:
            reply = ask(channel, do="fetch", name=name)
            if "function" in reply:
                found[name] = StudentFunction(name, channel)
            elif "missing" not in reply:
                found[name] = decode(reply["value"])
        except Exception as error:
            found[name] = Opaque(f"a value that does not cross ({error})")
    return found


def test(channel: socket.socket, source: str, names: list[str]) -> dict[str, Any]:
    """Run one test cell; report its credit (None is full, NaN is none that could be told) or its error."""
    try:
        namespace: dict[str, Any] = {"__name__": "__test__", **look_up(channel, names)}
        tree = ast.parse(source)
        if isinstance(last := tree.body[-1], ast.Expr):  # keep its value, as a notebook shows it
            tree.body[-1] = ast.Assign([ast.Name("__credit__", ast.Store())], last.value)
        exec(compile(ast.fix_missing_locations(tree), "test", "exec"), namespace)  # noqa: S102 - our own test
    except BoxGone as error:
        return {"gone": str(error)}
    except BaseException as error:
        return {"error": error_of(error)}
    if "__credit__" not in namespace:
        return {"credit": None}
    credit = namespace["__credit__"]
    # What is no number may be the student's own value: it is never a pass.
    return {"credit": float(credit) if type(credit) in (int, float) else math.nan}


def main() -> None:
    """Run test cells on request until the other side closes the socket."""
    channel = socket.socket(fileno=int(sys.argv[1]))
    while True:
        try:
            request = receive(channel)
        except WireError:
            return
        send(channel, {"verdict": test(channel, request["source"], request["names"])})


if __name__ == "__main__":
    main()
