"""What crosses the boundary of the box arrives as it left, or not at all."""

import math
import socket
import struct
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder import wire
from autograder.wire import Opaque, WireError, decode, encode, printable, receive, send

KEYS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text() | st.binary()
LEAVES = KEYS | st.floats() | st.complex_numbers()
HASHABLE = st.recursive(KEYS, lambda inner: st.tuples(inner, inner) | st.frozensets(inner, max_size=3), max_leaves=5)
PLAIN = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(inner, inner)
        | st.sets(HASHABLE, max_size=4)
        | st.frozensets(HASHABLE, max_size=4)
        | st.dictionaries(HASHABLE, inner, max_size=4)
    ),
    max_leaves=20,
)


def same(one: Any, two: Any) -> bool:
    """Whether two values are equal in type and content, where not-a-number equals itself and 0.0 is not -0.0."""
    if type(one) is not type(two):
        return False
    if isinstance(one, float):
        return (math.isnan(one) and math.isnan(two)) or (one == two and math.copysign(1, one) == math.copysign(1, two))
    if isinstance(one, complex):
        return same(one.real, two.real) and same(one.imag, two.imag)
    if isinstance(one, list | tuple):
        return len(one) == len(two) and all(map(same, one, two))
    if isinstance(one, dict):
        return same(list(one.items()), list(two.items()))
    return bool(one == two)


@given(PLAIN)
def test_plain_data_crosses_unchanged(value: Any) -> None:
    """Every plain value arrives with its exact type and content, over a real socket."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        send(ours, encode(value))
        assert same(decode(receive(theirs)), value)


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(("int", "dict", "set")),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
)


@given(JSON)
def test_a_forged_message_is_data_or_refused(forged: Any) -> None:
    """Whatever JSON arrives becomes plain data or a wire error, and nothing else."""
    try:
        value = decode(forged)
    except WireError:
        return
    assert same(decode(encode(value)), value) or isinstance(value, Opaque)


class Hostile(float):
    """A number that calls itself equal to everything."""

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 0

    def __float__(self) -> float:
        return 42.0

    def hex(self) -> str:
        """Lie."""
        return "0x1.5p+5"


def test_a_subclass_crosses_as_its_base_value() -> None:
    """What a subclass overrides stays behind."""
    arrived = decode(encode(Hostile(3)))
    assert (type(arrived), arrived) == (float, 3.0)


@pytest.mark.parametrize("value", [object(), lambda: 1, Exception(), range(3), type("List", (list,), {})([1])])
def test_anything_else_crosses_as_a_value_that_fails_loudly(value: object) -> None:
    """It can be neither compared nor used in arithmetic, in a condition, as a key or as text in a message."""
    arrived = decode(encode(value))
    uses: list[Callable[[], Any]] = [
        lambda: arrived == 1,
        lambda: arrived != 1,
        lambda: arrived < 1,
        lambda: bool(arrived),
        lambda: hash(arrived),
        lambda: abs(arrived - 1),
        lambda: 1 - arrived,
        lambda: f"{arrived}",
        lambda: 1 in [arrived],
        lambda: list(arrived),
        lambda: float(arrived),
    ]
    for use in uses:
        with pytest.raises(TypeError):
            use()


def deep(levels: int) -> list[Any]:
    """Nest empty lists."""
    value: list[Any] = []
    for _ in range(levels):
        value = [value]
    return value


@pytest.mark.parametrize("value", [deep(100), deep(100_000), [0] * 300_000], ids=["deep", "very deep", "long"])
def test_what_is_too_deep_or_too_long_does_not_cross(value: Any) -> None:
    """The limits hold on the way out."""
    with pytest.raises(WireError):
        encode(value)


def test_a_value_that_contains_itself_does_not_cross() -> None:
    """There is no end to it."""
    value: list[Any] = []
    value.append(value)
    with pytest.raises(WireError):
        encode(value)


@pytest.mark.parametrize(
    "raw",
    [
        struct.pack("!I", wire.FRAME + 1),
        struct.pack("!I", 4) + b"{[}]",
        struct.pack("!I", 200_000) + b"[" * 200_000,
        struct.pack("!I", 100) + b"too short",
        b"",
    ],
    ids=["too large", "no JSON", "too deep", "too short", "nothing"],
)
def test_a_bad_frame_is_refused(raw: bytes) -> None:
    """Nothing but a whole frame of JSON is a message."""
    ours, theirs = socket.socketpair()
    with theirs:
        with ours:
            ours.sendall(raw)
        with pytest.raises(WireError):
            receive(theirs, seconds=5)


def test_a_silent_side_is_not_waited_for() -> None:
    """A message that does not come in time is a time-out, also when it has begun."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.sendall(b"\0")
        with pytest.raises(TimeoutError):
            receive(theirs, seconds=0.05)


@given(st.text())
def test_what_is_shown_of_a_students_text_is_one_printable_line(text: str) -> None:
    """No control character, escape sequence or line break gets through."""
    assert printable(text).isprintable()


def test_an_address_is_not_shown() -> None:
    """Addresses differ from run to run, and a second run must change nothing."""
    assert printable("<function f at 0x7f00a1b2>") == "<function f at 0x…>"
