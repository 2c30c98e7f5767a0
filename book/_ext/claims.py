"""``{claim}`C1-44` `` marks a sentence that states a claim; ``{claims} 1`` lists those of a section of the paper."""

import difflib
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from ledger import claims_of
from model_pages import shown_on
from questions import ASKED
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective, SphinxRole
from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)
INDEX = "back/claims"
VOICES = {"authors": "the paper", "opponent": "its opponent", "shared": "both sides", "reconstruction": "our summary"}


class Stated(nodes.Inline, nodes.TextElement):
    """The mark of a sentence that states a claim."""


class Listed(nodes.General, nodes.Element):
    """The claims of one section of the paper."""


class Mark(SphinxRole):
    """Mark the sentence before it as one that states a claim."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Leave a mark; an unknown claim stops the build with file, line and the nearest id."""
        known = claims_of(self.env)
        self.env.note_dependency(str(Path(self.env.srcdir) / "claims.toml"))
        if self.text not in known:
            near = "".join(difflib.get_close_matches(self.text, known, 1, cutoff=0))
            logger.warning(f"there is no claim {self.text!r}; did you mean {near!r}?", location=self.get_location())
            return [], []
        places = stated(self.env).setdefault(self.env.docname, [])
        places.append(self.text)
        anchor = f"states-{self.text.lower()}-{places.count(self.text)}"
        return [Stated("", claim=self.text, anchor=anchor, says=known[self.text].statement)], []


def stated(env: BuildEnvironment) -> dict[str, list[str]]:
    """Name for each page the claims that it states, in their order."""
    found: dict[str, list[str]] = env.__dict__.setdefault("claims_stated", {})
    return found


class Claims(SphinxDirective):
    """List the claims of a section of the paper."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Leave a place for the list, which is written when all pages have been read."""
        self.env.note_dependency(str(Path(self.env.srcdir) / "claims.toml"))
        return [Listed("", section=self.arguments[0])]


def visit_stated(self: HTML5Translator, node: Stated) -> None:
    """Write a small link to the index; the id is seen when it is pointed at or focused."""
    id_ = node["claim"]
    way = self.builder.get_relative_uri(self.builder.current_docname, INDEX)
    self.body.append(
        f'\u2060<a class="claim" id="{node["anchor"]}" href="{way}#{id_.lower()}" title="{escape(node["says"])}" '
        f'aria-label="states claim {id_}"><span>{id_}</span></a>'
    )
    raise nodes.SkipNode


def visit_listed(self: HTML5Translator, node: Listed) -> None:
    """Write the claims with their neighbours in the argument, and where they are stated, shown and asked about."""
    env, here = self.builder.env, self.builder.current_docname
    asked = questions(env)
    pages = shown_on(Path(env.srcdir))

    def link(text: str, page: str, anchor: str = "") -> str:
        way = self.builder.get_relative_uri(here, page)
        return f'<a href="{way}{anchor}">{escape(text)}</a>'

    self.body.append('<dl class="claims">\n')
    for id_, claim in claims_of(env).items():
        if not claim.paragraph.startswith(f"{node['section']}."):
            continue
        parts = {
            "supports": [f'<a href="#{other.lower()}">{other}</a>' for other in claim.supports],
            "attacked by": [f'<a href="#{other.lower()}">{other}</a>' for other in claim.attacked_by],
            "stated in": [link(env.titles[page].astext(), page, f"#{anchor}") for page, anchor in places(env, id_)],
            "models": [
                link(name, pages[name].strip("/").removesuffix(".md")) for name in claim.models if name in pages
            ],
            "questions": [link(q, page, f"#question-{q}") for page, q in asked.get(id_, [])],
        }
        rest = "; ".join(f"{name} {', '.join(links)}" for name, links in parts.items() if links)
        self.body.append(
            f'<div id="{id_.lower()}"><dt>{id_} ({claim.paragraph}), {claim.type}, {VOICES[claim.voice]}</dt>'
            f"<dd>{escape(claim.statement)} <small>{rest}</small></dd></div>\n"
        )
    self.body.append("</dl>\n")
    raise nodes.SkipNode


def places(env: BuildEnvironment, id_: str) -> Iterator[tuple[str, str]]:
    """Yield pages and anchors of the sentences that state a claim."""
    for page, ids in sorted(stated(env).items()):
        yield from ((page, f"states-{id_.lower()}-{time}") for time in range(1, ids.count(id_) + 1))


def questions(env: BuildEnvironment) -> dict[str, list[tuple[str, str]]]:
    """Name for each claim the questions that ask about it, with the page that asks all of its bank."""
    found: dict[str, list[tuple[str, str]]] = {}
    for page in sorted(env.found_docs):
        for question, ids in env.metadata[page].get(ASKED, {}).items():
            for id_ in ids:
                found.setdefault(id_, []).append((page, question))
    return found


def purge(app: Sphinx, env: BuildEnvironment, page: str) -> None:
    """Forget what a page stated, because it is read again."""
    stated(env).pop(page, None)


def merge(app: Sphinx, env: BuildEnvironment, pages: list[str], other: BuildEnvironment) -> None:
    """Take over what another process has read."""
    stated(env).update({page: ids for page, ids in stated(other).items() if page in pages})


def setup(app: Sphinx) -> dict[str, Any]:
    """Register role, directive and nodes."""
    app.add_node(Stated, html=(visit_stated, None))
    app.add_node(Listed, html=(visit_listed, None))
    app.add_role("claim", Mark())
    app.add_directive("claims", Claims)
    app.connect("env-purge-doc", purge)
    app.connect("env-merge-info", merge)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
