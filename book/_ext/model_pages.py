"""Pages that are written from the mini-models: the index of models, what a model's own page says, and the atlas.

Each directive writes Markdown, which the page then reads as if an author had written it.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.statemachine import StringList
from model_cache import how_robust, prepare_all
from model_words import about
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import minimodels
from minimodels import Model
from minimodels._robustness import percent

CHAPTERS = ("The problem", "How we got here", "The solution", "What about equality?", "Internationalization")
FRAGILE, ROBUST = 0.5, 0.9  #: a claim that holds in a smaller share is called fragile, in a larger one robust
CALL = re.compile(r"^explore\(\s*(\w+)", re.MULTILINE)


@cache
def shown_on(book: Path) -> dict[str, str]:
    """Name for each model the page that explores it: a section where there is one, otherwise a page of its own."""
    pages: dict[str, str] = {}
    for path in sorted(book.rglob("*.md"), key=lambda path: "back" not in path.parts):  # sections last, to stay
        for name in CALL.findall(path.read_text(encoding="utf-8")):
            pages[name] = "/" + path.relative_to(book).as_posix()
    return pages


def models_of(chapter: int) -> list[Model[Any, Any]]:
    """List the models whose first paragraph lies in a section of the paper, in the order of its paragraphs."""
    found = [minimodels.find(name) for name in minimodels.names()]
    return sorted((m for m in found if m.paragraphs[0].startswith(f"{chapter}.")), key=lambda m: (place(m), m.name))


def place(model: Model[Any, Any]) -> list[int]:
    """Read where a model's first paragraph stands: (4.10) comes after (4.9)."""
    return [int(number) for number in re.findall(r"\d+", model.paragraphs[0])]


class Written(SphinxDirective):
    """A directive that writes Markdown."""

    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Read what was written as part of the page; the page is read again when a model changes."""
        for path in Path(minimodels.__file__).parent.glob("*.py"):
            self.env.note_dependency(str(path))
        made = nodes.container()
        self.state.nested_parse(StringList("\n".join(self.lines()).split("\n"), "models"), self.content_offset, made)
        return made.children

    def lines(self) -> Iterator[str]:
        """Write the Markdown, line by line."""
        raise NotImplementedError


class Index(Written):
    """All models by chapter, each with its question and a link to the page that shows it."""

    def lines(self) -> Iterator[str]:
        """Write a list for each chapter."""
        pages = shown_on(Path(self.env.srcdir))
        for number, chapter in enumerate(CHAPTERS, 1):
            yield f"**{chapter}**\n"
            for model in models_of(number):
                yield f"- [{model.title}]({pages[model.name]}) {model.question}"
            yield ""


class About(Written):
    """What stands around a model on a page of its own: question and mechanism, or (``after``) claims and sources."""

    optional_arguments = 2

    def lines(self) -> Iterator[str]:
        """Write the part that the second argument names."""
        yield from about(*self.arguments)


class Atlas(Written):
    """All claims of all models with the share of the box in which each holds."""

    def lines(self) -> Iterator[str]:
        """Say plainly which claims are fragile, then write one table."""
        prepare_all()
        pages = shown_on(Path(self.env.srcdir))
        rows = [
            (model, claim, found)
            for number in range(1, 6)
            for model in models_of(number)
            for claim, found in zip(model.claims, how_robust(model.name), strict=True)
        ]
        weak = [row for row in rows if row[2].share < FRAGILE]
        strong = [row for row in rows if row[2].share > ROBUST]
        yield f"Of {len(rows)} claims {len(weak)} are fragile: they hold in less than half of where they are asked.\n"
        always = sum(row[2].share == 1 for row in strong)
        yield f"{len(strong)} hold in more than nine tenths, and {always} of these in all.\n"
        yield "| Claim | Model | Holds in | Asked in | What matters most |\n|---|---|---|---|---|"
        for model, claim, found in rows:
            word = ", fragile" if found.share < FRAGILE else ", robust" if found.share > ROBUST else ""
            matters = claim.always or found.matters(model)
            link = f"[{model.title}]({pages[model.name]})"
            shares = f"{percent(found.share)}{word} | {percent(found.asked)}"
            yield f"| {claim.statement} ({claim.id}) | {link} | {shares} | {matters} |"


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directives."""
    app.add_directive("models", Index)
    app.add_directive("about-model", About)
    app.add_directive("atlas", Atlas)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
