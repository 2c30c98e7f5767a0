"""A real JupyterLab on this machine, and a page in it that reaches nothing else."""

import contextlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.book.reader import readers_kernel
from tests.browser.guarded import guarded
from tests.browser.server import TOKEN, serving

QUIET = {"fetchNews": "false", "checkForUpdates": False}


@contextlib.contextmanager
def jupyterlab(folder: Path, scratch: Path) -> Iterator[str]:
    """Start JupyterLab in a folder, with the kernel of a reader, on a free port; give its address."""
    settings = scratch / "settings" / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True)
    (settings / "notification.jupyterlab-settings").write_text(json.dumps(QUIET))
    options = {
        "ServerApp.port_retries": 0,
        "LabApp.extension_manager": "readonly",
        "LabApp.user_settings_dir": scratch / "settings",
        "LabApp.workspaces_dir": scratch / "workspaces",
    }
    command = [sys.executable, "-m", "jupyterlab", *(f"--{k}={v}" for k, v in options.items())]
    with serving(command, folder, {**os.environ, **readers_kernel(scratch)}, scratch / "log") as address:
        yield address


@contextlib.contextmanager
def opened(lab: str, path: str, browser: Browser) -> Iterator[Page]:
    """Open a notebook and wait for its kernel; fail on an error, or a request to another host."""
    with guarded(browser, lab, viewport={"width": 1280, "height": 1500}) as page:
        page.goto(f"{lab}/lab/tree/{path}?token={TOKEN}")
        page.get_by_text("Python 3 | Idle").wait_for()
        yield page


def run_all(page: Page) -> None:
    """Run all cells from the menu."""
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_text("Run All Cells", exact=True).click()
