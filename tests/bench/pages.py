"""How long a page takes from a moved slider to the drawn chart, and how much a first visit loads."""

import gzip
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page, sync_playwright
from rich.console import Console
from rich.table import Table

import minimodels
from tests.book.site import built_site
from tests.browser.conftest import CHROMIUM, FLAGS, Site
from tests.browser.exploring import AnyModel, opened

MOVES = 120
# Beside the book's own measure (event to end of drawing): event to the frame after the drawing.
WATCH = """() => { window.frames_ = []; const root = document.querySelector(".minimodel"); let at = 0;
  root.addEventListener("input", event => { at = event.timeStamp; }, true);
  new MutationObserver(() => requestAnimationFrame(() => window.frames_.push(performance.now() - at)))
    .observe(root, { attributeFilter: ["data-drawn"] }); }"""


def measure(console: Console) -> None:
    """Print a row for every model's page; the site is opened from its folder."""
    site = Site(http="", file=built_site().as_uri())
    table = Table(
        "model",
        "drawn, median ms (16)",
        "drawn, 95 %",
        "next frame, median",
        "next frame, 95 %",
        "page, gzip kB (550)",
        title="Pages",
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name in minimodels.names():
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            loaded = noted(page)
            drawn, frames = moves(page, site, minimodels.find(name))
            files = {Path(urlsplit(url).path) for url in loaded}
            weight = sum(len(gzip.compress(path.read_bytes(), 9)) for path in files)
            table.add_row(name, *(f"{ms:.1f}" for ms in (*spread(drawn), *spread(frames))), f"{weight / 1000:.0f}")
            page.close()
        browser.close()
    console.print(table)


def noted(page: Page) -> list[str]:
    """Note the address of everything that a page loads from now on."""
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    return loaded


def moves(page: Page, site: Site, model: AnyModel) -> tuple[list[float], list[float]]:
    """Move each slider to and fro by keyboard; return milliseconds to the drawing's end and to the next frame."""
    root = opened(page, site.file, model)
    page.evaluate(WATCH)
    for slider in root.locator("input[type=range]").all():
        slider.focus()
        for i in range(MOVES // 4):
            page.keyboard.press("ArrowRight" if i % 20 < 10 else "ArrowLeft")
            page.wait_for_timeout(30)
    drawn: Any = page.evaluate("performance.getEntriesByName('minimodel').map(entry => entry.duration)")
    frames: Any = page.evaluate("window.frames_")
    return drawn, frames


def spread(values: list[float]) -> tuple[float, float]:
    """Return the median and the 95th percentile."""
    return median(values), quantiles(values, n=20)[-1]
