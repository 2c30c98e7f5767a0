"""CSV: a row for each question, for spreadsheets and statistics; the form stands whole, as JSON, in the last column."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence

from quiz.exports import Export, Loss
from quiz.forms import Form, name, plain
from quiz.question import Question

SUFFIX = ".csv"
TITLE = "CSV"
COLUMNS = (
    *("id", "kind", "asked", "bloom", "claims", "points", "confidence", "model", "prompt", "options", "answer"),
    *("feedback", "hint", "explanation", "form"),
)
FORMULA = re.compile(r"[=+@\t\r-](?![\d.,]+$)")  #: begins what a spreadsheet would compute; a number may


def export(questions: Sequence[Question]) -> Export:
    """Write questions, in UTF-8 with the mark by which spreadsheets know it.

    A text that a spreadsheet would compute gets an apostrophe before it, and that is a loss.
    """
    lost: list[Loss] = []
    rows = io.StringIO()
    out = csv.DictWriter(rows, COLUMNS, lineterminator="\r\n")
    out.writeheader()
    for question in questions:
        row = _row(question.draw())
        computed = [column for column, cell in row.items() if FORMULA.match(cell)]
        lost += [Loss(question.id, f"an apostrophe stands before its {column}") for column in computed]
        out.writerow({column: f"'{cell}" if column in computed else cell for column, cell in row.items()})
    return Export(rows.getvalue().encode("utf-8-sig"), tuple(lost))


def _row(question: Question) -> dict[str, str]:
    form = question.form()
    return {
        "id": question.id,
        "kind": question.kind,
        "asked": name(form),
        "bloom": question.bloom,
        "claims": " ".join(question.claims),
        "points": f"{question.points:g}",
        "confidence": "yes" if question.confidence else "no",
        "model": question.model or "",
        "prompt": question.prompt,
        "options": "\n".join(_options(form)),
        "answer": question.told(),
        "feedback": "\n".join(f"{of}: {words}" for of, words in question.texts().items()),
        "hint": question.hint,
        "explanation": question.explanation,
        "form": json.dumps(plain(form), ensure_ascii=False),
    }


def _options(form: Form) -> Iterator[str]:
    """List what there is to choose from."""
    for field in ("options", "items", "categories"):
        given: Mapping[str, str] = getattr(form, field, {})
        yield from (f"{key}) {words}" for key, words in given.items())
    for part, inner in getattr(form, "parts", {}).items():
        yield from (f"({part}) {line}" for line in _options(inner))
