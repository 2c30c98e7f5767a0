"""Say what the answers of a class tell about the questions."""

import csv
import io
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Self

import typer

from course.problem import Problem
from course.quiz._banks import read as read_banks
from quiz import Question
from quiz.analysis import Analysis, ResponsesError, read
from quiz.analysis import analyse as analysed
from quiz.analysis.report import report

TOLD = 20  #: rows that are set aside of which the reason is told


def analyse(
    responses: Annotated[Path, typer.Argument(help="A CSV file: student, question, answer; perhaps draw, confidence.")],
    bank: Annotated[
        list[Path] | None, typer.Option(help="A bank; without any, those of all chapters and exercises.")
    ] = None,
    output: Annotated[Path, typer.Option(help="The report to write.")] = Path("report.html"),
) -> None:
    """Write a report on a class's answers: how hard each question is, whom it tells apart, and which to rewrite first.

    Rows that cannot be used are set aside, with the reason, in a file beside the report.

    Example: `course quiz analyse responses.csv --output report.html`
    """
    questions = _questions(bank)
    if output.suffix != ".html" or not output.parent.is_dir():
        raise Problem(f"--output {output}: name an .html file in a folder that exists")
    kept = output.with_suffix(".set-aside.csv")
    if kept.resolve() == responses.resolve():
        raise Problem(f"{responses} would be written over: give another --output")
    with Aside() as aside:
        try:
            found = read(responses, questions, aside)
        except ResponsesError as error:
            raise Problem("\n".join(error.problems), status=1) from error
        aside.tell(responses)
        if not found.asked:
            raise Problem(f"{responses}: none of its {found.rows} rows can be used", status=1)
        analysis = analysed(found)
        _put(output, report(analysis, responses.name, kept.name))
        aside.keep(kept, found.columns)
    print(_summary(analysis, output, kept))


class Aside:
    """Takes rows that cannot be used: the first reasons are told, all rows are kept."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile("w+", encoding="utf-8", newline="")  # noqa: SIM115 (closed by __exit__)
        self._rows = csv.writer(self._file)
        self._first: list[str] = []
        self._count = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __call__(self, line: int, why: str, cells: list[str]) -> None:
        """Take a row."""
        self._rows.writerow([line, why, *cells])
        self._count += 1
        if self._count <= TOLD:
            self._first.append(f"{line}: {why}")

    def tell(self, path: Path) -> None:
        """Tell the first reasons, and how many more there are."""
        for first in self._first:
            print(f"{path}:{first}", file=sys.stderr)
        if self._count > TOLD:
            print(f"{path}: {self._count - TOLD:,} more rows cannot be used", file=sys.stderr)

    def keep(self, path: Path, columns: Sequence[str]) -> None:
        """Write the rows beside the report, in a form that can be mended and analysed; none leave no file."""
        if not self._count:
            path.unlink(missing_ok=True)  # of an earlier run
            return
        self._file.seek(0)
        header = io.StringIO()
        csv.writer(header).writerow(["line", "reason", *columns])
        _put(path, header.getvalue().encode(), *(line.encode() for line in self._file))


def _questions(banks: list[Path] | None) -> dict[str, Question]:
    found = read_banks(banks)
    twice = [id for id, n in Counter(q.id for _, questions in found for q in questions).items() if n > 1]
    if twice:
        raise Problem(
            f"two banks have a question {', '.join(map(repr, twice))}: rename one, or name one --bank", status=1
        )
    return {question.id: question for _, questions in found for question in questions}


def _put(path: Path, *parts: bytes) -> None:
    """Write a file whole or not at all."""
    beside = path.with_name(f".{path.name}.part")
    try:
        with beside.open("wb") as file:
            file.writelines(parts)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise Problem(f"{path}: cannot be written: {error.strerror}", status=1) from error


def _summary(analysis: Analysis, output: Path, kept: Path) -> str:
    """Say in a few lines what the report says first."""
    found = analysis.responses
    lines = [f"{output}: {len(analysis.items)} questions, {found.students:,} students"]
    if found.set_aside:
        lines.append(f"{kept}: {found.set_aside:,} of {found.rows:,} rows, which could not be used")
    if found.ignored:
        lines.append(f"nothing is done with the columns {', '.join(map(repr, found.ignored))}")
    lines += [
        f"rewrite {one.item.question.id}: {' '.join(reason.why for reason in one.reasons)}" for one in analysis.worst
    ]
    return "\n".join(lines)
