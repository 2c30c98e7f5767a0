"""A real JupyterLab on this machine, and a page in it that reaches nothing else."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.book.reader import readers_kernel

TOKEN = "reader"
QUIET = {"fetchNews": "false", "checkForUpdates": False}


@contextlib.contextmanager
def jupyterlab(folder: Path, scratch: Path) -> Iterator[str]:
    """Start JupyterLab in a folder, with the kernel of a reader, on a free port; give its address."""
    settings = scratch / "settings" / "@jupyterlab" / "apputils-extension"
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
        "LabApp.user_settings_dir": scratch / "settings",
        "LabApp.workspaces_dir": scratch / "workspaces",
    }
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", *(f"--{k}={v}" for k, v in options.items())]
    environment = {**os.environ, **readers_kernel(scratch)}
    log = scratch / "log"
    with (
        log.open("w") as out,
        subprocess.Popen(command, cwd=folder, env=environment, stdout=out, stderr=out) as server,
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


@contextlib.contextmanager
def opened(lab: str, path: str, browser: Browser) -> Iterator[Page]:
    """Open a notebook and wait for its kernel; fail on an error, or a request to another host."""
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
    page.goto(f"{lab}/lab/tree/{path}?token={TOKEN}")
    page.get_by_text("Python 3 | Idle").wait_for()
    yield page
    context.close()
    assert troubles == []


def run_all(page: Page) -> None:
    """Run all cells from the menu."""
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_text("Run All Cells", exact=True).click()
