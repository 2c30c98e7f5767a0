"""A Jupyter server on a free port of this machine."""

import contextlib
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

TOKEN = "reader"


@contextlib.contextmanager
def serving(command: Sequence[str], folder: Path, environment: Mapping[str, str], log: Path) -> Iterator[str]:
    """Start a server in a folder and end it at last; gives its address once it answers to `TOKEN`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ("--no-browser", "--allow-root", f"--port={port}", "--ip=127.0.0.1", f"--IdentityProvider.token={TOKEN}")
    with (
        log.open("w") as out,
        subprocess.Popen([*command, *options], cwd=folder, env=environment, stdout=out, stderr=out) as server,
    ):
        try:
            yield _answering(f"http://127.0.0.1:{port}", server, log)
        finally:
            server.terminate()  # it ends its kernels


def _answering(address: str, server: subprocess.Popen[bytes], log: Path) -> str:
    while server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/api?token={TOKEN}"):
                return address
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"the server did not start:\n{log.read_text()}", pytrace=False)
