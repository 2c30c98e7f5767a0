"""An admonition of class ``dropdown`` becomes ``<details>`` in HTML: it opens by mouse and keyboard without a script.

In print it stays an admonition, which shows all that it holds.
"""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator


class Details(nodes.General, nodes.Element):
    """A disclosure: a summary, then what it hides."""


class Summary(nodes.General, nodes.TextElement):
    """The visible line of a disclosure."""


class DropdownToDetails(SphinxPostTransform):
    """Replace admonitions of class ``dropdown`` in HTML."""

    default_priority = 200
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Turn title and body of each such admonition into summary and details."""
        for admonition in list(self.document.findall(nodes.admonition)):
            if "dropdown" in admonition["classes"]:
                title, *body = admonition.children
                details = Details("", Summary("", "", *title.children), *body)
                details.update_basic_atts(admonition)
                admonition.replace_self(details)


def visit_details(self: HTML5Translator, node: Details) -> None:
    """Open the disclosure."""
    self.body.append(self.starttag(node, "details", CLASS="admonition"))


def depart_details(self: HTML5Translator, node: Details) -> None:
    """Close the disclosure."""
    self.body.append("</details>\n")


def visit_summary(self: HTML5Translator, node: Summary) -> None:
    """Open the visible line."""
    self.body.append(self.starttag(node, "summary", "", CLASS="admonition-title"))


def depart_summary(self: HTML5Translator, node: Summary) -> None:
    """Close the visible line."""
    self.body.append("</summary>\n")


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the two nodes and the transform."""
    app.add_node(Details, html=(visit_details, depart_details))
    app.add_node(Summary, html=(visit_summary, depart_summary))
    app.add_post_transform(DropdownToDetails)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
