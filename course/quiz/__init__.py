"""`course quiz`: what authors and instructors do with questions; one file for each of its commands."""

import typer

from course.quiz.check import check
from course.quiz.new import new
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
