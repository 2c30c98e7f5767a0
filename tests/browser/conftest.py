"""A real browser on the built book.

``site``: where the built book is, over http on this machine and from its folder. ``page``: a fresh browser page that
reaches nothing but the book; the test fails when the page asked for anything else or wrote an error to its console.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.book.site import built_site
from tests.browser.guarded import guarded

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@dataclass(frozen=True)
class Site:
    """The built book: ``http`` and ``file`` are its addresses without a slash at the end."""

    http: str
    file: str


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files and keeps silent about it."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class QuietServer(ThreadingHTTPServer):
    """Says nothing of a browser that went to another page before it had all of this one."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tell every other error."""
        if not isinstance(sys.exc_info()[1], BrokenPipeError | ConnectionResetError):
            super().handle_error(request, client_address)


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    """Serve the built book on a free port of this machine."""
    folder = built_site()
    with QuietServer(("127.0.0.1", 0), partial(QuietHandler, directory=folder)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield Site(f"http://127.0.0.1:{server.server_port}", folder.as_uri())
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium, started once."""
    if not CHROMIUM.exists():
        pytest.fail(f"{CHROMIUM} is missing: run `sudo apt-get install chromium`", pytrace=False)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """A fresh page of 1280 × 900 pixels in light colours; `page.goto(f"{site.http}/index.html")`."""
    size = {"width": 1280, "height": 900}
    with guarded(browser, site.http, site.file, viewport=size, color_scheme="light") as page:
        yield page
