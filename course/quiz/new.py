"""Begin a question."""

import ast
import re
from pathlib import Path
from typing import Annotated

import typer

import minimodels
from course.problem import Problem
from course.quiz._files import write
from quiz import BankError, Question, kinds, read_bank


def new(
    kind: Annotated[str, typer.Argument(help="The kind of the question: a file in quiz/kinds.")],
    bank: Annotated[Path, typer.Argument(help="The bank at whose end it is written; made where there is none.")],
) -> None:
    """Write a small working question of a kind at the end of a bank, as the place from which to begin.

    Where the kind computes its numbers, a working function is written into the Python file beside the bank.

    Example: `course quiz new numeric book/problem/quiz.toml`
    """
    try:
        of_kind = kinds.find(kind)
        taken = {q.id: q for q in read_bank(bank, models=minimodels.library)} if bank.exists() else {}
    except LookupError as error:
        raise Problem(str(error)) from error
    except BankError as error:
        raise Problem("mend the bank first:\n" + "\n".join(error.problems), status=1) from error
    if bank.suffix != ".toml":
        raise Problem(f"{bank}: a bank is a TOML file; name it {bank.with_suffix('.toml')}")
    id_ = _next(list(taken))
    function = re.sub(r"\W", "_", id_.lower())
    table = f'[[question]]\nid = "{id_}"\nkind = "{kind}"\n{of_kind.example}'.replace("FUNCTION", function)
    before = bank.read_text(encoding="utf-8").rstrip() + "\n\n" if taken else ""
    if of_kind.example_function:
        write(bank.with_suffix(".py"), _with(bank.with_suffix(".py"), of_kind, function))
    write(bank, before + table)
    print(f"wrote question {id_} into {bank}: say there what it asks, then `course quiz stress {bank}`")


def _next(taken: list[str]) -> str:
    """Count the last id on: after Q1-17 comes Q1-18."""
    found = re.fullmatch(r"(.*?)(\d+)", taken[-1]) if taken else None
    stem, number = (found[1], found[2]) if found else ("Q", "0")
    place = int(number) + 1
    while (id_ := f"{stem}{place:0{len(number)}}") in taken:
        place += 1
    return id_


def _with(path: Path, kind: type[Question], name: str) -> str:
    """Add the example's function to a file, and what it imports to the imports of the file."""
    imported, _, code = kind.example_function.replace("FUNCTION", name).partition("\n\n\n")
    text = path.read_text(encoding="utf-8") if path.exists() else '"""Computes what the questions of the bank ask."""\n'
    lines = text.rstrip().split("\n")
    top = [node for node in ast.parse(text).body if isinstance(node, ast.Import | ast.ImportFrom)]
    if ast.unparse(ast.parse(imported)) not in map(ast.unparse, top):
        end = (top[-1].end_lineno or 0) if top else len(lines)
        lines[end:end] = [imported] if top else ["", imported]
    return "\n".join(lines) + "\n\n\n" + code.rstrip() + "\n"
