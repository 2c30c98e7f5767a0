"""A changed equation is noticed: every mutant of every model is killed by a theorem or a reference."""

import ast
import copy
import inspect
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import Any

import pytest

import minimodels
from minimodels._check import violated

OTHER_OPERATOR: dict[type[ast.AST], Any] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.Pow: ast.Mult,
    ast.Lt: ast.GtE, ast.LtE: ast.Gt, ast.Gt: ast.LtE, ast.GtE: ast.Lt,
}  # fmt: skip
OTHER_BOUND = {"min": "max", "max": "min"}


def changes(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the ways in which one node of an equation can be wrong: another sign, constant or bound."""
    match node:
        case ast.BinOp(op=op) if type(op) in OTHER_OPERATOR:
            yield ast.BinOp(node.left, OTHER_OPERATOR[type(op)](), node.right)
        case ast.Compare(ops=[op]) if type(op) in OTHER_OPERATOR:
            yield ast.Compare(node.left, [OTHER_OPERATOR[type(op)]()], node.comparators)
        case ast.UnaryOp(op=ast.USub()):
            yield node.operand
        case ast.Name(id=name) if name in OTHER_BOUND:
            yield ast.Name(OTHER_BOUND[name], node.ctx)
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            yield ast.Constant(value + 1)
            yield ast.Constant(value * 0.9 if value else -0.1)


def mutants(name: str) -> Iterator[tuple[str, ModuleType]]:
    """Yield each model module with one node of one equation (or module constant) changed."""
    original = import_module(f"minimodels.{name}")
    tree = ast.parse(inspect.getsource(original))
    equations = {equation.__name__ for equation in original.MODEL.equations}
    for i, top in enumerate(tree.body):
        constant = isinstance(top, ast.Assign | ast.AnnAssign) and isinstance(top.value, ast.Constant)
        if not constant and not (isinstance(top, ast.FunctionDef) and top.name in equations):
            continue
        for j, node in enumerate(ast.walk(top)):
            for k, changed in enumerate(changes(node)):
                mutant = copy.deepcopy(tree)
                body = list(ast.walk(mutant.body[i]))
                _replace(mutant.body[i], body[j], changed)
                source = ast.unparse(ast.fix_missing_locations(mutant))
                module = ModuleType(f"minimodels.{name}")
                module.__dict__["__name__"] = f"minimodels.{name}"
                label = f"{ast.unparse(node)} -> {ast.unparse(changed)} (line {getattr(node, 'lineno', 0)}, change {k})"
                try:
                    exec(compile(source, f"{name} with {label}", "exec"), module.__dict__)
                except Exception:
                    continue
                yield label, module


def _replace(root: ast.AST, old: ast.AST, new: ast.AST) -> None:
    for parent in ast.walk(root):
        for field, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, field, new)
            elif isinstance(value, list) and any(v is old for v in value):
                value[[v is old for v in value].index(True)] = new


def survives(module: ModuleType) -> bool:
    """Say whether no statement notices the change; an equation that raises has been noticed."""
    try:
        return violated(module.MODEL, everywhere=False) is None
    except Exception:
        return False


@pytest.mark.slow
@pytest.mark.parametrize("name", minimodels.names())
def test_every_changed_equation_is_noticed(name: str) -> None:
    """No sign, constant or bound of an equation can change without a theorem or a reference breaking."""
    tried = [(label, survives(module)) for label, module in mutants(name)]
    assert len(tried) >= 5
    assert [label for label, alive in tried if alive] == []


def test_a_broken_statement_names_model_statement_and_parameters() -> None:
    """Whoever breaks an equation reads which statement of which model broke, and where."""
    message = next(m for m in (violated(module.MODEL, everywhere=False) for _, module in mutants("exit_threat")) if m)
    assert message.startswith("exit_threat: ")
    assert "Parameters(" in message
