"""Build the book."""

import os
import shutil
from pathlib import Path
from typing import Annotated

import typer
import yaml  # type: ignore[import-untyped]
from sphinx.util.console import color_terminal, nocolor

from course import wheel
from course.coverage import coverage
from course.problem import Problem
from minimodels import __version__

BUILD = Path("_build")
INDEX = BUILD / "html" / "index.html"
# Any fixed moment will do: pages must not tell when they were built, so that the same source gives the same bytes.
EPOCH = "1767225600"


def book(
    check: Annotated[
        bool, typer.Option("--coverage", help="Build nothing; say what of the paper is not covered.")
    ] = False,
) -> None:
    """Build the book into `_build/html`; open `_build/html/index.html` in a browser.

    Only what changed is read again. A warning is an error: a broken link, an unknown citation or a page that cannot
    be read is named with file and line, and the exit status is 1. Run it in the root of the repository.

    With `--coverage` it lists the claims that no marked sentence states, and ends with a summary; the exit status is 1
    when a paragraph of the paper has no place, or fewer than 95 % of its claims are stated.

    Example: `course book`
    """
    missing = [name for name in ("_config.yml", "_toc.yml") if not Path(name).is_file()]
    if missing:
        raise Problem(f"{missing[0]} is not in {Path.cwd()}: run `course book` in the root of the repository")
    if check:
        print(coverage())
        return
    os.environ["SOURCE_DATE_EPOCH"] = EPOCH
    if not color_terminal():
        nocolor()
    try:
        passed = build("html", BUILD / "html", BUILD / "doctrees")
    except yaml.YAMLError as error:
        raise Problem(f"_config.yml cannot be read: {' '.join(str(error).split())}") from error
    if not passed:
        # What was read is forgotten: otherwise the next build would skip the broken page, and pass.
        shutil.rmtree(BUILD / "doctrees", ignore_errors=True)
        raise Problem("the book has the problems named above; mend them and run `course book` again", status=1)
    print(f"The book is built: {INDEX}")


def build(builder: str, folder: Path, doctrees: Path) -> bool:
    """Build the book of the present folder with a builder of Sphinx, warnings as errors; tell whether it passed."""
    from jupyter_book.sphinx import build_sphinx  # slow to import: other commands do without

    wheel.build(folder.parent / "wheel")  # goes out with every notebook
    result = build_sphinx(
        "book",
        str(folder),
        path_config="_config.yml",
        doctreedir=str(doctrees),
        confoverrides={
            "external_toc_path": str(Path("_toc.yml").resolve()),
            "nitpicky": True,
            "latex_individualpages": False,
            "version": __version__,
        },
        builder=builder,
        noconfig=True,
        warningiserror=True,
        keep_going=True,
        quiet=True,
        force_all=True,  # writes every page, so that changed assets and templates arrive; reads only what changed
    )
    return bool(result == 0)
