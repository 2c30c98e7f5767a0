"""``{quiz} Q1-06 Q1-07``: questions of the chapter's bank, asked on the page; without ids, all of them."""

from functools import cache
from pathlib import Path
from typing import Any

from docutils import nodes
from ledger import claims_of
from model_pages import shown_on
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

import minimodels
from quiz import BankError, Question, read_bank
from quiz import page as static

logger = logging.getLogger(__name__)
ASKED = "asked"  #: of a page's metadata: the claims of each question, where a whole bank is asked
FORMATIVE = (
    "These questions are for yourself: answers stay in this browser, and whoever looks for the key will find it."
)


class Asked(nodes.General, nodes.Element):
    """A question on a page."""


@cache
def bank(path: Path, claims: frozenset[str], _changed: tuple[int, ...]) -> dict[str, Question]:
    """Read a bank once, and again when it or the file beside it has changed."""
    return {question.id: question for question in read_bank(path, models=minimodels.library, claims=claims)}


class Quiz(SphinxDirective):
    """Ask questions of the bank ``quiz.toml`` in the folder of the page."""

    optional_arguments = 200

    def run(self) -> list[nodes.Node]:
        """Put a question on the page for each id; what is unknown or unsound stops the build with file and line."""
        path = Path(self.env.doc2path(self.env.docname)).with_name("quiz.toml")
        files = [file for file in (path, path.with_suffix(".py")) if file.is_file()]
        engine = [*Path(static.__file__).parent.glob("*.py"), *Path(static.__file__).parent.glob("kinds/*.py")]
        for file in (*files, *engine):
            self.env.note_dependency(str(file))
        try:
            questions = bank(path, frozenset(claims_of(self.env)), tuple(file.stat().st_mtime_ns for file in files))
        except BankError as error:
            for problem in error.problems:
                logger.warning(problem, location=self.get_location())
            return []
        for id_ in self.arguments:
            if id_ not in questions:
                logger.warning(f"there is no question {id_!r} in {path}", location=self.get_location())
        wanted = [questions[id_] for id_ in self.arguments if id_ in questions] or list(questions.values())
        if not self.arguments:
            self.env.metadata[self.env.docname][ASKED] = {id_: question.claims for id_, question in questions.items()}
        note = nodes.paragraph("", FORMATIVE, classes=["qz-note"])
        return [note, *(Asked("", page=static.page(q, self.way(q.model)), still=static.still(q)) for q in wanted)]

    def way(self, model: str | None) -> str:
        """Say from here the address of the page that explores a model."""
        page = shown_on(Path(self.env.srcdir)).get(model or "")
        here, there = self.env.docname, (page or "").removeprefix("/").removesuffix(".md")
        return self.env.app.builder.get_relative_uri(here, there) if page else ""


def visit(self: HTML5Translator, node: Asked) -> None:
    """Write the question's form, or in an e-book what can be printed of it."""
    self.body.append(node["still" if self.builder.name == "epub" else "page"])
    raise nodes.SkipNode


def add_script(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Load script and style only where a question is asked."""
    if doctree is not None and next(doctree.findall(Asked), None) is not None:
        app.add_js_file("quiz-forms.js", loading_method="defer")
        app.add_js_file("quiz.js", loading_method="defer")
        app.add_css_file("quiz.css")


def setup(app: Sphinx) -> dict[str, Any]:
    """Register directive, node and assets."""
    app.add_node(Asked, html=(visit, None))
    app.add_directive("quiz", Quiz)
    app.connect("html-page-context", add_script)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
