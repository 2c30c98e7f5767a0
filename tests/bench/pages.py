"""How long a page takes from a moved slider to the drawn chart, and how much a first visit loads."""

import gzip
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page, sync_playwright
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
    loads: dict[str, int] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name in minimodels.names():
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            loaded = noted(page)
            drawn, frames = moves(page, site, minimodels.find(name))
            times = (f"{ms:.1f}" for ms in (*spread(drawn), *spread(frames)))
            loads[name] = weight(loaded)
            table.add_row(name, *times, f"{loads[name] / 1000:.0f}")
            page.close()
        console.print(table)
        measure_site(console, browser, loads)
        browser.close()


def measure_site(console: Console, browser: Browser, models: dict[str, int]) -> None:
    """Print how large the site is, and which page loads most on a first visit; a model's page when it is moved."""
    root = built_site()
    pages = sorted(root.rglob("*.html"))
    loads = dict(models)
    for path in pages:
        page = browser.new_page()
        loaded = noted(page)
        page.goto(path.as_uri())
        loads[path.relative_to(root).as_posix()] = weight(loaded)
        page.close()
    size = sum(path.stat().st_size for path in root.rglob("*") if path.is_file())
    heaviest = max(loads, key=lambda name: loads[name])
    largest = max(pages, key=lambda path: path.stat().st_size)
    console.print(f"site: {size / 1e6:.1f} MB in {len(pages)} pages")
    console.print(f"most to load: {heaviest}, {loads[heaviest] / 1000:.0f} kB (gzip, with all it needs; 550)")
    console.print(f"largest HTML: {largest.relative_to(root)}, {largest.stat().st_size / 1000:.0f} kB")


def weight(addresses: list[str]) -> int:
    """Add up the gzipped bytes of what was loaded, each file once."""
    files = {Path(unquote(urlsplit(address).path)) for address in addresses}
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in files)


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
