"""Every section can be taken into JupyterLab: a notebook made from its source, beside the wheel of the mini-models."""

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import nbformat
from docutils import nodes
from myst_nb.core.read import is_myst_markdown_notebook, read_myst_markdown_notebook
from nbformat import NotebookNode
from plain_markdown import plain
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util import logging

import minimodels

INSTALL = """# The mini-models come from the file beside this notebook.
try:
    import ipywidgets
    import minimodels
except ModuleNotFoundError:
    %pip install --quiet ./{wheel} ipywidgets"""
logger = logging.getLogger(__name__)


def notebook(source: Path, wheel: str) -> NotebookNode:
    """Make the notebook of a section, in Markdown that JupyterLab shows well; its first cell installs ``wheel``.

    Args:
        source: a MyST notebook.
        wheel: name of the file beside the notebook from which the mini-models are installed.

    Raises:
        ValueError: for MyST that has no plain form, with its name.
    """
    read = read_myst_markdown_notebook(source.read_text(encoding="utf-8"))
    made = nbformat.v4.new_notebook(metadata={"kernelspec": read.metadata["kernelspec"]})
    made.cells = [nbformat.v4.new_code_cell(INSTALL.format(wheel=wheel)), *read.cells]
    for i, cell in enumerate(made.cells):
        cell.id = f"{source.stem}-{i}"
        if cell.cell_type == "markdown":
            cell.source = plain(cell.source)
    return made


def archive(source: Path, wheel: Path) -> bytes:
    """Pack a section's notebook and the wheel in a folder of the section's name; always the same bytes."""
    files = {
        f"{source.stem}.ipynb": nbformat.writes(notebook(source, wheel.name)).encode() + b"\n",
        wheel.name: wheel.read_bytes(),
    }
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in files.items():
            entry = zipfile.ZipInfo(f"{source.stem}/{name}")  # the time is 1980
            entry.external_attr, entry.compress_type = 0o644 << 16, zipfile.ZIP_DEFLATED
            out.writestr(entry, content)
    return packed.getvalue()


def offer(app: Sphinx, doctree: nodes.document, page: str) -> None:
    """Write the archive of a section and put the link to it at the section's end."""
    source = Path(app.env.doc2path(page))
    if app.builder.name != "html" or not is_myst_markdown_notebook(source.read_text(encoding="utf-8")):
        return
    wheel = Path(app.outdir).parent / "wheel" / f"egalitarianism-{minimodels.__version__}-py3-none-any.whl"
    if not wheel.is_file():
        raise ExtensionError(f"{wheel} is missing: build the book with `course book`, which makes it first")
    try:
        packed = archive(source, wheel)
    except ValueError as error:
        logger.warning(str(error), location=page)
        return
    target = Path(app.outdir) / "_downloads" / f"{page}.zip"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(packed)
    way = "../" * page.count("/") + f"_downloads/{page}.zip"
    size = f"({(len(packed) + 999) // 1000} kB)"
    link = nodes.reference("", f"Take this page into JupyterLab {size}", refuri=way, internal=True)
    then = nodes.inline("", f": unpack it and open {source.stem}.ipynb. The same model runs there, computed live.")
    next(doctree.findall(nodes.section)).append(nodes.paragraph("", "", link, then, classes=["download"]))


def setup(app: Sphinx) -> dict[str, Any]:
    """Offer a download at the end of every section."""
    app.connect("doctree-resolved", offer)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
