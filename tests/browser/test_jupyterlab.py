"""A section taken into a real JupyterLab: every cell runs, and the model follows the keyboard."""

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

import minimodels
from minimodels._html import FAILS, statements
from minimodels._layers import HEIGHT
from minimodels._picture import Line, rows, tables
from tests.book.reader import readers_kernel
from tests.book.site import built_site

MODEL = minimodels.find("exit_threat")
TOKEN = "reader"
QUIET = {"fetchNews": "false", "checkForUpdates": False}
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
def lab(tmp_path: Path) -> Iterator[str]:
    """Start JupyterLab in the unpacked download of the section, on a free port of this machine; give its address."""
    with zipfile.ZipFile(built_site() / "_downloads" / "problem" / "exit-threat.zip") as archive:
        archive.extractall(tmp_path)
    settings = tmp_path / "settings" / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True)
    (settings / "notification.jupyterlab-settings").write_text(json.dumps(QUIET))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = {
        "ServerApp.ip": "127.0.0.1",
        "ServerApp.port": port,
        "ServerApp.port_retries": 0,
        "ServerApp.allow_root": True,
        "IdentityProvider.token": TOKEN,
        "LabApp.extension_manager": "readonly",
        "LabApp.user_settings_dir": tmp_path / "settings",
        "LabApp.workspaces_dir": tmp_path / "workspaces",
    }
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", *(f"--{k}={v}" for k, v in options.items())]
    environment = {**os.environ, **readers_kernel(tmp_path)}
    log = tmp_path / "log"
    with (
        log.open("w") as out,
        subprocess.Popen(command, cwd=tmp_path / "exit-threat", env=environment, stdout=out, stderr=out) as server,
    ):
        try:
            yield answering(f"http://127.0.0.1:{port}", server, log)
        finally:
            server.terminate()  # it ends its kernels


def answering(address: str, server: subprocess.Popen[bytes], log: Path) -> str:
    """Wait until the server answers."""
    while server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/api?token={TOKEN}"):
                return address
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"JupyterLab did not start:\n{log.read_text()}", pytrace=False)


@pytest.fixture
def notebook(lab: str, browser: Browser) -> Iterator[Page]:
    """Open the section's notebook and run all its cells; fail on an error, or a request to another host."""
    context = browser.new_context(viewport={"width": 1280, "height": 1500})
    troubles: list[str] = []

    def guard(route: Route) -> None:
        if route.request.url.startswith(lab):
            route.continue_()
        else:
            troubles.append(f"request to {route.request.url}")
            route.abort()

    context.route("**/*", guard)
    page = context.new_page()
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.goto(f"{lab}/lab/tree/exit-threat.ipynb?token={TOKEN}")
    page.get_by_text("Python 3 | Idle").wait_for()
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_text("Run All Cells", exact=True).click()
    yield page
    context.close()
    assert troubles == []


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
