"""Which names a cell needs from others, and which it gives to others: read from its bytecode, never run."""

import builtins
import dis
from collections.abc import Iterator
from types import CodeType

__all__ = ["defined_names", "free_names"]

GIVES = {"STORE_NAME", "STORE_GLOBAL"}
NEEDS = {"LOAD_NAME", "LOAD_GLOBAL", "LOAD_FROM_DICT_OR_GLOBALS"}


def defined_names(source: str) -> frozenset[str]:
    """Names that running ``source`` assigns, imports or defines."""
    return _names(_compiled(source), GIVES)


def free_names(source: str) -> frozenset[str]:
    """Names that ``source`` uses, also inside functions, but neither gives itself nor finds among the builtins."""
    parts = list(_parts(_compiled(source)))
    used = frozenset(name for part in parts for name in _names(part, NEEDS) - _names(part, GIVES))
    return used - defined_names(source) - frozenset(dir(builtins))


def _compiled(source: str) -> CodeType:
    return compile(source, "cell", "exec")


def _parts(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _parts(constant)


def _names(code: CodeType, opcodes: set[str]) -> frozenset[str]:
    return frozenset(step.argval for step in dis.get_instructions(code) if step.opname in opcodes)
