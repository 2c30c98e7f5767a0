"""Take questions to another platform, or to paper."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from course.problem import Problem
from course.quiz._banks import Banks, read
from course.quiz._files import write
from quiz import Question, exports

FOLDER = Path("_build/quiz")


def export(
    format: Annotated[str, typer.Argument(help=f"One of {', '.join(exports.names())}.")],
    banks: Banks = None,
    output: Annotated[
        Path | None, typer.Option(help=f"One file for all questions; without it, one in {FOLDER} for each bank.")
    ] = None,
    seed: Annotated[int | None, typer.Option(help="Of the numbers that are drawn; without it, the first ones.")] = None,
    key: Annotated[bool, typer.Option("--key", help="Add the key, on paper.")] = False,
) -> None:
    """Write questions for another platform, or for paper, and say what that cannot express.

    Example: `course quiz export moodle book/problem/quiz.toml`
    """
    try:
        target = exports.find(format)
    except LookupError as error:
        raise Problem(str(error)) from error
    if key and format != "paper":
        raise Problem(f"--key is for paper; {target.TITLE} holds the key anyway")
    console = Console()
    for path, questions in _files(read(banks), output, target.SUFFIX).items():
        try:
            variants, fixed = exports.drawn(questions, seed)
            found = target.export(variants, **({"key": True} if key else {}))
            write(path, found.content)
        except ValueError as error:  # no draw is sound
            raise Problem(str(error), status=1) from error
        except OSError as error:
            raise Problem(f"{path}: cannot be written: {error.strerror}", status=1) from error
        losses = [*fixed, *found.losses]
        _tell(console, losses, path)
        lossy = len({loss.question for loss in losses} & {question.id for question in questions})
        print(f"{path}: {len(questions)} questions as {target.TITLE}; {lossy} of them lose something")


def _files(
    found: Sequence[tuple[Path, list[Question]]], output: Path | None, suffix: str
) -> dict[Path, list[Question]]:
    """Say which questions go into which file.

    Raises:
        Problem: for a question or a file that would be there twice.
    """
    if output is None:
        paths = [FOLDER / f"{_name(bank)}{suffix}" for bank, _ in found]
        twice = [str(path) for path, times in Counter(paths).items() if times > 1]
        if twice:
            raise Problem(f"two banks would be written to {', '.join(twice)}: export them one by one, with --output")
        return {path: questions for path, (_, questions) in zip(paths, found, strict=True)}
    every = [question for _, questions in found for question in questions]
    same = [id_ for id_, times in Counter(q.id for q in every).items() if times > 1]
    if same:
        raise Problem(f"two banks have a question {', '.join(map(repr, same))}: rename one", status=1)
    return {output: every}


def _name(bank: Path) -> str:
    """Name a bank by its chapter or exercise, where it lies in one."""
    folders = [part for part in bank.resolve().parent.parts if part != "instructor"]
    return folders[-1] if bank.stem in ("quiz", "questions") and folders else bank.stem


def _tell(console: Console, losses: Sequence[exports.Loss], path: Path) -> None:
    """Print what is lost, and of which questions."""
    if not losses:
        return
    of: dict[str, list[str]] = {}
    for loss in losses:
        of.setdefault(loss.what, []).append(loss.question)
    table = Table("what is lost", "of", title=f"{escape(str(path))}", title_justify="left", show_lines=True)
    for what, ids in of.items():
        table.add_row(escape(what), escape(", ".join(ids)))
    console.print(table)
