"""A code cell that calls ``explore(...)`` becomes the page face of a mini-model, without starting a kernel.

The lattice, the drawings and the chart runtime are written beside the book's other static files; a lattice is built
again only when the files it comes from have changed (see `model_cache`).
"""

import ast
import shutil
from pathlib import Path
from typing import Any

import vl_convert
from docutils import nodes
from model_cache import how_robust, prepare_all, sources
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util import logging
from sphinx.writers.html5 import HTML5Translator

import minimodels
from minimodels import _html, _page

VEGA_LITE = "6.4"
logger = logging.getLogger(__name__)


class Explore(nodes.General, nodes.Element):
    """A mini-model on a page: its name, which of the page's models it is, and perhaps a guess to ask for first."""


def called(source: str) -> tuple[str, tuple[str, str] | None] | None:
    """Read the model's name and the guess from a cell that calls ``explore``; None when the cell does not.

    Raises:
        ValueError: when the arguments are not the name of a model and literals.
    """
    for node in ast.walk(ast.parse(source, "this cell")):
        if isinstance(node, ast.Call) and getattr(node.func, "id", None) == "explore":
            match node:
                case ast.Call(args=[ast.Name(id=name)], keywords=[]):
                    return name, None
                case ast.Call(args=[ast.Name(id=name)], keywords=[ast.keyword(arg="guess", value=value)]):
                    question, number = ast.literal_eval(value)
                    return name, (str(question), str(number))
            raise ValueError('write explore(model) or explore(model, guess=("question?", "number"))')
    return None


class CellToExplore(SphinxTransform):
    """Replace the cells of a page that call ``explore``."""

    default_priority = 210

    def apply(self, **kwargs: Any) -> None:
        """Check name and guess here, so that a slip is reported with file and line."""
        cells = [c for c in self.document.findall(nodes.container) if c.get("nb_element") == "cell_code"]
        for instance, cell in enumerate(cells):
            block = next(cell.findall(nodes.literal_block), None)
            try:
                found = called(block.astext()) if block is not None else None
                if found is None:
                    continue
                model = minimodels.find(found[0])
                if found[1]:
                    model.single(found[1][1])
            except (ValueError, LookupError, SyntaxError) as error:
                logger.warning(str(error), location=cell)
                continue
            cell.replace_self(Explore("", model=found[0], guess=found[1], instance=instance))
            for path in sources(found[0]):
                self.env.note_dependency(str(path))


def visit_explore(self: HTML5Translator, node: Explore) -> None:
    """Write the interactive face, or in print and EPUB the still one."""
    model, found = minimodels.find(node["model"]), how_robust(node["model"])
    if self.builder.name == "epub":
        drawings = [_page.svg(model, panel, {}) for panel in model.panels]
        self.body.append(_html.still(model, found, drawings))
    else:
        way = "../" * self.builder.current_docname.count("/") + "_static"
        self.body.append(_html.page(model, found, instance=node["instance"], assets=way, guess=node["guess"]))
    raise nodes.SkipNode


def write_assets(app: Sphinx) -> None:
    """Write what the pages load: the chart runtime, and script and drawings of every model."""
    folders = prepare_all()
    if app.builder.name != "html":
        return
    static = Path(app.outdir) / "_static"
    (static / "models").mkdir(parents=True, exist_ok=True)
    # The bundle declares names such as "_" at its top level; in a function they meet no other script's.
    runtime = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;", vl_version=VEGA_LITE)
    (static / "vega.js").write_text(f"(function(){{{runtime}}})();\n", encoding="utf-8")
    for folder in folders:
        for path in folder.glob("*.*"):
            if path.suffix in {".js", ".svg"}:
                shutil.copyfile(path, static / "models" / path.name)


def add_scripts(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Load the controls' script and style only where there is a model."""
    if doctree is not None and next(doctree.findall(Explore), None) is not None:
        app.add_js_file("lattice.js", loading_method="defer")
        app.add_js_file("explore.js", loading_method="defer")
        app.add_css_file("explore.css")


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the node, the transform and the assets."""
    app.add_node(Explore, html=(visit_explore, None))
    app.add_transform(CellToExplore)
    app.connect("builder-inited", write_assets)
    app.connect("html-page-context", add_scripts)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
