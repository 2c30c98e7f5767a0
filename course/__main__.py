"""The command `course`: one file per subcommand, put together here."""

import sys

import typer

from course import assignment, book, doctor, grade, models, quiz
from course.problem import Problem
from minimodels import ParameterError, UnknownModel

app = typer.Typer(
    help="Build the course, release its assignments, and grade them.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
)
app.add_typer(models.app, name="models")
app.add_typer(quiz.app, name="quiz")
app.command("book")(book.book)
app.command("assignment")(assignment.assignment)
app.command("grade")(grade.grade)
app.command("doctor")(doctor.doctor)


def main() -> None:
    """Run the command; expected trouble is one line on standard error and an exit status."""
    try:
        app()
    except Problem as problem:
        print(f"course: {problem}", file=sys.stderr)
        sys.exit(problem.status)
    except (ParameterError, UnknownModel) as error:
        print(f"course: {error}", file=sys.stderr)
        sys.exit(2)


if __name__ == "__main__":
    main()
