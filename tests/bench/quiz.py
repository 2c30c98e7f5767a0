"""How long a large bank takes to be read, checked and exported, and how many answers are scored a second."""

import re
import shutil
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from rich.console import Console

import minimodels
from quiz import Question, exports, read_bank
from quiz.stress import alike
from tests.book.site import ROOT

BANK = ROOT / "book" / "problem" / "quiz.toml"
SIZES = (250, 500, 1000)  #: of banks: with the cost linear, each takes twice the time of the one before
ANSWERS = 200_000
Made = TypeVar("Made")


def measure(console: Console) -> None:
    """Print seconds for banks of three sizes, and answers a second for the kinds that are asked most."""
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            path = Path(folder) / f"{size}.toml"
            write(path, size)
            checked, questions = timed(partial(_check, path))
            drawing, (variants, _) = timed(partial(exports.drawn, questions))
            spent = {name: timed(partial(exports.find(name).export, variants))[0] for name in exports.names()}
            told = ", ".join(f"{name} {seconds:.1f}" for name, seconds in spent.items())
            console.print(
                f"{size} questions: read and checked in {checked:.1f} s (5 for 1,000), drawn in {drawing:.1f} s"
            )
            console.print(f"{size} questions: {told} s to export (10 for 1,000 in each format)")
    for kind in ("single", "multiple", "numeric"):
        question = next(q for q in read_bank(BANK, models=minimodels.library) if q.kind == kind).draw()
        seconds, _ = timed(partial(_score, question))
        console.print(f"{kind}: {ANSWERS / seconds:,.0f} answers a second (100,000)")


def timed(work: Callable[[], Made]) -> tuple[float, Made]:
    """Say how many seconds something takes, and give what it makes."""
    start = time.perf_counter()
    made = work()
    return time.perf_counter() - start, made


def write(path: Path, size: int) -> None:
    """Write a bank of the questions of a chapter, over and over, each with an id of its own."""
    tables = re.split(r"(?m)^(?=\[\[question\]\])", BANK.read_text(encoding="utf-8"))[1:]
    bank = (re.sub(r'(?m)^id = "', f'id = "N{n}-', tables[n % len(tables)], count=1) for n in range(size))
    path.write_text("".join(f"{table.rstrip()}\n\n" for table in bank), encoding="utf-8")
    shutil.copy(BANK.with_suffix(".py"), path.with_suffix(".py"))


def _check(path: Path) -> list[Question]:
    questions = read_bank(path, models=minimodels.library)
    list(alike(questions))
    return questions


def _score(question: Question) -> None:
    answers = [case.answer for case in question.cases() if case.share is not None]
    for place in range(ANSWERS):
        question.score(answers[place % len(answers)])


if __name__ == "__main__":
    measure(Console(width=120))
