"""A section taken into a real JupyterLab: every cell runs, and the model follows the keyboard."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

import minimodels
from minimodels._html import FAILS, statements
from minimodels._layers import HEIGHT
from minimodels._picture import Line, rows, tables
from tests.book.site import built_site
from tests.browser.lab import jupyterlab, opened, run_all

MODEL = minimodels.find("exit_threat")
FRAMES = """() => {
  window.frames = new Set();
  const look = () => {
    const charts = [...document.querySelectorAll(".minimodel .widget-output")];
    window.frames.add(charts.map((c) => `${c.querySelectorAll("svg.marks").length} ${c.offsetHeight}`).join());
    requestAnimationFrame(look);
  };
  look();
}"""


@pytest.fixture
def notebook(tmp_path: Path, browser: Browser) -> Iterator[Page]:
    """Open the unpacked download of a section in JupyterLab, and run all its cells."""
    with zipfile.ZipFile(built_site() / "_downloads" / "problem" / "exit-threat.zip") as archive:
        archive.extractall(tmp_path)
    with jupyterlab(tmp_path / "exit-threat", tmp_path) as lab, opened(lab, "exit-threat.ipynb", browser) as page:
        run_all(page)
        yield page


def slider(page: Page, name: str) -> Locator:
    """Find the handle of a control."""
    control = page.locator(".widget-slider").filter(has_text=MODEL.controls[name].label)
    return control.locator(".noUi-handle")


def check(page: Page, state: dict[str, Any]) -> None:
    """Compare sentence, numbers and every point of every curve, in pixels, with a fresh evaluation."""
    p = MODEL.at(state)
    expect(page.locator(".mm-sentence")).to_have_text(MODEL.sentence(p))
    for name, text in MODEL.texts(p).items():
        if name in MODEL.numbers:
            expect(page.locator(f'td[data-number="{name}"]')).to_have_text(text)
    here = {name: getattr(p, name) for name in MODEL.controls}
    stops = {name: control.stops for name, control in MODEL.controls.items()}
    charts = page.locator(".minimodel .vega-embed")
    expect(charts).to_have_count(len(MODEL.panels))
    for panel, chart in zip(MODEL.panels, charts.all(), strict=True):
        expect(chart).to_have_attribute("aria-label", MODEL.fill(panel.alt, p))
        frame = chart.locator(".root > g > path.background").get_attribute("d") or ""
        width = float(re.findall(r"h([\d.]+)", frame)[0])
        paths = chart.locator(".mark-line.role-mark path")
        curves = [i for i, mark in enumerate(panel.marks) if isinstance(mark, Line)]
        for i, path in zip(curves, paths.all(), strict=True):
            table = rows(tables(panel)[i], here, stops, lambda s: MODEL.values(MODEL.at({n: s[n] for n in here})))
            places = [
                (scaled(row["x"], panel.x) * width, (1 - scaled(row["y"], panel.y)) * HEIGHT)
                for row in sorted(table, key=lambda row: float(row["x"]))
            ]
            drawn = [float(n) for n in re.findall(r"-?[\d.]+(?:e-?\d+)?", path.get_attribute("d") or "")]
            assert drawn == pytest.approx([n for place in places for n in place], abs=0.01), panel.title


def scaled(value: float, axis: Any) -> float:
    """Place a value on an axis, from 0 to 1."""
    return float((value - axis.low) / (axis.high - axis.low))


def test_the_model_in_jupyterlab_follows_keyboard_and_buttons(notebook: Page) -> None:
    """After a guess, arrow keys, a statement's button and Reset each lead to what a fresh evaluation gives."""
    notebook.get_by_placeholder("a number").fill("30")
    notebook.get_by_role("button", name="Compare").click()
    first = MODEL.texts(MODEL.at({}))["concession"]
    expect(notebook.get_by_text(f"Your guess: 30 %. The model, as it first stands: {first}.")).to_be_visible()
    notebook.get_by_role("button", name="Show the numbers").click()
    check(notebook, {})
    notebook.evaluate(FRAMES)
    slider(notebook, "g").focus()
    for g in MODEL.controls["g"].stops[21:25]:
        notebook.keyboard.press("ArrowRight")
        check(notebook, {"g": g})
    slider(notebook, "L").focus()
    notebook.keyboard.press("ArrowLeft")
    check(notebook, {"g": g, "L": 3})
    words, state = statements(MODEL)[FAILS][0]
    notebook.get_by_title(f"Show: {words}").click()
    check(notebook, dict(state))
    notebook.get_by_role("button", name="Reset").click()
    check(notebook, {})
    assert len(notebook.evaluate("() => [...window.frames]")) == 1, "a chart was blank or changed its height"
