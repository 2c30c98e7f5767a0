"""`course quiz`: what authors and instructors do with questions; one file for each of its commands."""

import typer

from course.quiz.analyse import analyse
from course.quiz.check import check
from course.quiz.export import export
from course.quiz.import_ import import_
from course.quiz.new import new
from course.quiz.notebook import notebook
from course.quiz.preview import preview
from course.quiz.stress import stress

app = typer.Typer(
    help="Check, try, move and improve the banks of questions.\n\nExample: `course quiz check`",
    no_args_is_help=True,
    rich_markup_mode="markdown",
)
app.command()(check)
app.command()(stress)
app.command()(preview)
app.command()(new)
app.command()(analyse)
app.command()(notebook)
app.command()(export)
app.command("import")(import_)
