"""Bring questions along from another platform."""

from pathlib import Path
from typing import Annotated

import tomli_w
import typer

import minimodels
from course.coverage import LEDGER
from course.problem import Problem
from course.quiz._files import write
from quiz import LedgerError, imports, read_ledger
from quiz.bank import LARGEST


def import_(
    file: Annotated[Path, typer.Argument(help="Questions in Moodle XML or GIFT.")],
    output: Annotated[Path, typer.Option(help="The bank to write; it must not exist.")] = Path("bank.toml"),
    fill: Annotated[bool, typer.Option("--fill", help="Where feedback is missing, say so in its place.")] = False,
) -> None:
    """Write questions from Moodle XML or GIFT as a bank; what cannot be in one is set aside, with the reason.

    What is set aside stands, as it came, in a text file beside the bank.

    Example: `course quiz import questions.xml --output book/problem/more.toml`
    """
    if output.suffix != ".toml":
        raise Problem(f"--output {output}: a bank is a TOML file; name it {output.with_suffix('.toml')}")
    kept = output.with_suffix(".set-aside.txt")
    there = [str(path) for path in (output, kept) if path.exists()]
    if there:
        raise Problem(f"{', '.join(there)} would be written over: give another --output", status=1)
    try:
        claims = read_ledger(LEDGER) if LEDGER.exists() else {}
        found = imports.read(file, fill=fill, models=minimodels.library, claims=claims)
    except (imports.FileError, LedgerError) as error:
        raise Problem("\n".join(error.problems), status=1) from error
    aside = [f"{file}: {one.place}, {one.name!r}: {one.why}" for one in found.aside]
    if not found.tables:
        raise Problem("\n".join([*aside, f"{file}: there is no question that a bank could hold"]), status=1)
    bank = tomli_w.dumps({"question": found.tables}).encode()
    if len(bank) > LARGEST:
        raise Problem(f"{file}: is too much for one bank ({len(bank):,} bytes): export a category at a time", status=1)
    try:
        if found.aside:
            write(kept, "\n\n".join(f"{one.place}: {one.why}\n{one.source}" for one in found.aside) + "\n")
        write(output, bank)
    except OSError as error:
        kept.unlink(missing_ok=True)
        raise Problem(f"{output}: cannot be written: {error.strerror}", status=1) from error
    for line in (*aside, *(f"{id_}: {note}" for id_, note in found.notes)):
        print(line)
    print(f"{output}: {len(found.tables)} questions" + (f"; {len(found.aside)} set aside in {kept}" if aside else ""))
