"""Which names a cell needs from others, and which it gives to others."""

import builtins
import symtable
from collections.abc import Iterator

__all__ = ["defined_names", "free_names"]


def defined_names(source: str) -> frozenset[str]:
    """Names that running ``source`` assigns, imports or defines."""
    top = symtable.symtable(source, "cell", "exec")
    return frozenset(s.get_name() for s in top.get_symbols() if s.is_assigned() or s.is_imported())


def free_names(source: str) -> frozenset[str]:
    """Names that ``source`` uses but neither gives itself nor finds among the builtins."""
    used = {
        symbol.get_name()
        for table in _tables(symtable.symtable(source, "cell", "exec"))
        for symbol in table.get_symbols()
        if symbol.is_referenced() and (symbol.is_global() or table.get_type() == "module")
    }
    return frozenset(used) - defined_names(source) - frozenset(dir(builtins))


def _tables(table: symtable.SymbolTable) -> Iterator[symtable.SymbolTable]:
    yield table
    for child in table.get_children():
        yield from _tables(child)
