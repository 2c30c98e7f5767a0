"""Look at questions as readers will."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from course.problem import Problem
from course.quiz._banks import Banks, read
from course.quiz._files import write
from quiz import Question
from quiz.page import page
from quiz.question import text

ASSETS = Path("book/_assets")


def preview(
    banks: Banks = None,
    output: Annotated[Path, typer.Option(help="The page to write.")] = Path("_build/quiz/preview.html"),
) -> None:
    """Write one page with all questions of banks, as they will stand in the book, and open to be answered.

    Above each stands what readers do not see: kind, level, points, claims. The page needs nothing beside it.

    Example: `course quiz preview book/problem/quiz.toml`
    """
    if not ASSETS.is_dir():
        raise Problem(f"{ASSETS} is not in {Path.cwd()}: run `course quiz preview` in the root of the repository")
    write(output, "".join(_page(read(banks))))
    print(f"open {output}")


def _page(banks: list[tuple[Path, list[Question]]]) -> Iterator[str]:
    styles = "".join((ASSETS / name).read_text(encoding="utf-8") for name in ("course.css", "quiz.css"))
    scripts = "".join((ASSETS / name).read_text(encoding="utf-8") for name in ("quiz-forms.js", "quiz.js"))
    yield (
        '<!doctype html>\n<html lang="en" data-theme="light"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><title>Questions</title>\n'
        f"<style>{styles} main {{ max-width: var(--measure); margin: 2rem auto; padding: 0 1rem; }}</style></head>\n"
        "<body><main><h1>Questions</h1>\n"
    )
    for path, questions in banks:
        yield f"<h2>{text(str(path))}</h2>\n"
        for question in questions:
            about = (question.kind, question.bloom, f"{question.points:g} point(s)", *question.claims)
            yield f"<h3>{text(question.id)}</h3>\n<p>{text(', '.join(about))}</p>\n{page(question)}"
    yield f"</main><script>{scripts}</script></body></html>\n"
