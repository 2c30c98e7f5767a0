"""What may cross between a student's code and our tests: plain data, typed, never pickled.

Used on both sides of the box, so it imports the standard library only. A value is encoded as JSON in which every type
that JSON lacks is a two-element list ``[tag, content]``; a frame is a length and that many bytes.
"""

import json
import math
import re
import socket
import struct
import time
from collections.abc import Callable, Iterable
from typing import Any

__all__ = ["FRAME", "Opaque", "WireError", "decode", "encode", "error_of", "printable", "receive", "send"]

FRAME = 4 << 20  #: bytes in the largest frame
DEPTH = 50  #: containers within containers
ITEMS = 200_000  #: values within one value
HEADER = struct.Struct("!I")


class WireError(Exception):
    """The other side is gone, late, or does not speak the language of the wire."""


class Opaque:
    """A value that does not cross: it can be named, and any use or comparison of it fails loudly."""

    def __init__(self, what: str) -> None:
        self._what = what

    def _refuse(self, *_: object) -> Any:
        raise TypeError(f"this is {self._what}; a plain number, text or collection was expected")

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __bool__ = __format__ = _refuse
    __abs__ = __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _refuse
    __float__ = __int__ = __index__ = __iter__ = __len__ = __getitem__ = __contains__ = _refuse
    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<{self._what}>"


def encode(value: object) -> Any:
    """Encode plain data as JSON; a subclass of float, int or str as its base value, anything else as opaque.

    Raises:
        WireError: when the value is nested deeper than ``DEPTH`` or holds more than ``ITEMS`` values.
    """
    left = ITEMS

    def walk(value: object, depth: int) -> Any:
        nonlocal left
        left -= 1
        if depth > DEPTH or left < 0:
            raise WireError("the value is too large or too deeply nested to be looked at")
        if value is None or isinstance(value, bool):
            return value
        # The unbound methods of the base types cannot be overridden by a subclass.
        if isinstance(value, str):
            return str.__str__(value)
        if isinstance(value, int):
            return ["int", hex(int.__int__(value))]
        if isinstance(value, float):
            return ["float", float.hex(value)]
        kind = type(value)
        if kind is complex:
            return ["complex", value.real.hex(), value.imag.hex()]  # type: ignore[attr-defined]
        if kind is bytes:
            return ["bytes", value.hex()]  # type: ignore[attr-defined]
        if kind in COLLECTIONS:
            return [kind.__name__, [walk(item, depth + 1) for item in value]]  # type: ignore[attr-defined]
        if kind is dict:
            pairs = list(value.items())  # type: ignore[attr-defined]
            return ["dict", [[walk(k, depth + 1), walk(v, depth + 1)] for k, v in pairs]]
        return ["opaque", f"a value of type {kind.__name__!s:.80}"]

    return walk(value, 0)


COLLECTIONS: dict[type, Callable[[Iterable[Any]], Any]] = {list: list, tuple: tuple, set: set, frozenset: frozenset}


def decode(data: Any) -> Any:
    """Decode what ``encode`` made; the inverse of it for plain data.

    Raises:
        WireError: when ``data`` is anything else, as a forged message may be.
    """
    try:
        return _decode(data, 0)
    except (ValueError, TypeError, OverflowError, RecursionError) as error:
        raise WireError("not a message of the wire") from error


def _decode(data: Any, depth: int) -> Any:
    if depth > DEPTH:
        raise WireError("nested too deeply")
    match data:
        case None | bool() | str():
            return data
        case ["int", str(digits)]:
            return int(digits, 16)
        case ["float", str(digits)]:
            return float.fromhex(digits)
        case ["complex", str(real), str(imaginary)]:
            return complex(float.fromhex(real), float.fromhex(imaginary))
        case ["bytes", str(digits)]:
            return bytes.fromhex(digits)
        case ["dict", list(pairs)]:
            return {_decode(key, depth + 1): _decode(value, depth + 1) for key, value in pairs}
        case ["opaque", str(what)]:
            return Opaque(printable(what))
        case [str(name), list(items)]:
            for kind, build in COLLECTIONS.items():
                if kind.__name__ == name:
                    return build(_decode(item, depth + 1) for item in items)
    raise WireError("not a message of the wire")


def printable(text: str, length: int = 200) -> str:
    """Make a student's text safe to show in one line: no control characters, no addresses that differ between runs."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text[: 10 * length]).split())
    return re.sub("0x[0-9a-fA-F]{6,}", "0x…", line)[:length]


def error_of(error: BaseException) -> list[str]:
    """Type and text of an exception, whose own methods may be hostile."""
    try:
        text = str(error)
    except BaseException:
        text = "(its text cannot be had)"
    return [type(error).__name__, printable(text)]


def send(channel: socket.socket, message: Any, seconds: float = math.inf) -> None:
    """Send one message of JSON within ``seconds``.

    Raises:
        TimeoutError: when the other side does not take it in time.
        WireError: when it is too large, or nobody listens.
    """
    payload = json.dumps(message).encode()
    if len(payload) > FRAME:
        raise WireError("the value is too large to be looked at")
    try:
        channel.settimeout(None if seconds == math.inf else max(seconds, 0.001))
        channel.sendall(HEADER.pack(len(payload)) + payload)
    except TimeoutError:
        raise
    except OSError as error:
        raise WireError("nobody listens") from error


def receive(channel: socket.socket, seconds: float = math.inf) -> Any:
    """Receive one message of JSON within ``seconds``.

    Raises:
        TimeoutError: when it does not arrive in time.
        WireError: when it is too large, no JSON, or the other side is gone.
    """
    deadline = time.monotonic() + seconds
    try:
        (length,) = HEADER.unpack(_exactly(channel, HEADER.size, deadline))
        if length > FRAME:
            raise WireError("a message is too large")
        return json.loads(_exactly(channel, length, deadline))
    except TimeoutError:
        raise
    except (OSError, ValueError, RecursionError) as error:
        raise WireError("not a message of the wire") from error


def _exactly(channel: socket.socket, length: int, deadline: float) -> bytes:
    parts = bytearray()
    while len(parts) < length:
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        channel.settimeout(None if left == math.inf else left)
        part = channel.recv(min(length - len(parts), 1 << 16))
        if not part:
            raise WireError("the other side is gone")
        parts += part
    return bytes(parts)
