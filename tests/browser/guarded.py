"""A page that reaches only what it may."""

import contextlib
from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Browser, Page, Route


@contextlib.contextmanager
def guarded(browser: Browser, *addresses: str, **options: Any) -> Iterator[Page]:
    """Open a page that reaches only what begins with one of the addresses.

    The test fails when it asked for anything else, or wrote an error to its console.
    """
    context = browser.new_context(**options)
    troubles: list[str] = []

    def guard(route: Route) -> None:
        if route.request.url.startswith(addresses):
            route.continue_()
        else:
            troubles.append(f"request to {route.request.url}")
            route.abort()

    context.route("**/*", guard)
    page = context.new_page()
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    yield page
    context.close()
    assert troubles == []
