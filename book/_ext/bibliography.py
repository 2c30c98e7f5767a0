"""References as a plain list: the markup of docutils nests deprecated roles wrongly, which axe-core calls critical."""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator


def visit_citation(self: HTML5Translator, node: nodes.citation) -> None:
    """Begin an entry, and the list before the first; the label is dropped, since citations name author and year."""
    node.remove(node.next_node(nodes.label))
    if not isinstance(node.previous_sibling(), nodes.citation):
        self.body.append('<ul class="references">\n')
    self.body.append(self.starttag(node, "li", ""))


def depart_citation(self: HTML5Translator, node: nodes.citation) -> None:
    """End an entry, and the list after the last."""
    self.body.append("</li>\n")
    if not isinstance(node.next_node(descend=False, siblings=True), nodes.citation):
        self.body.append("</ul>\n")


def setup(app: Sphinx) -> dict[str, Any]:
    """Replace the markup of citations in HTML."""
    app.add_node(nodes.citation, override=True, html=(visit_citation, depart_citation))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
