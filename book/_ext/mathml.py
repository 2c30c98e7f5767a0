"""TeX becomes MathML while the book is built, so that no page carries a mathematics runtime."""

import re
from html import escape
from typing import Any

from docutils import nodes
from latex2mathml.converter import convert
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number
from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)
# The converter copies what it does not know, and writes braces that are meant as entities.
LEFT_OVER = re.compile(r"[\\{}]")


def mathml(node: nodes.Element, display: str) -> str:
    """MathML of the TeX in ``node``; ``display`` is "inline" or "block".

    TeX that cannot be read is a warning at its place in the source, and shown as it was written.
    """
    tex = node.astext()
    try:
        result = str(convert(tex, display=display))
        if LEFT_OVER.search(result):
            raise ValueError("unknown command or unbalanced brace")
    except Exception as error:  # the converter raises exceptions of many kinds
        logger.warning("mathematics cannot be read: %s (%s)", tex, str(error) or type(error).__name__, location=node)
        return f"<code>{escape(tex)}</code>"
    return result


def visit_math(self: HTML5Translator, node: nodes.math) -> None:
    """Write mathematics in a line of text."""
    self.body.append(mathml(node, "inline"))
    raise nodes.SkipNode


def visit_math_block(self: HTML5Translator, node: nodes.math_block) -> None:
    """Write mathematics on a line of its own, with its number if it has a label."""
    self.body.append(self.starttag(node, "div", CLASS="math"))
    self.body.append(mathml(node, "block"))
    if node.get("number"):
        self.body.append(f'<span class="eqno">({get_node_equation_number(self, node)})</span>')
    self.body.append("</div>\n")
    raise nodes.SkipNode


def setup(app: Sphinx) -> dict[str, Any]:
    """Offer the renderer; ``html_math_renderer: mathml`` chooses it."""
    app.add_html_math_renderer("mathml", (visit_math, None), (visit_math_block, None))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
