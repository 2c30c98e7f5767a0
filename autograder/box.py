"""The box in which a student's code runs: bubblewrap with nothing in it but Python and what students have."""

import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any, Self

import minimodels
import student
from autograder.limits import Limits
from autograder.problem import Problem
from autograder.wire import WireError, printable, receive, send

__all__ = ["Box", "BoxGone", "check"]

GRACE = 2.0  #: seconds that interrupted code has before the box is ended
START = 60.0  #: seconds in which a box must be ready, on a machine that is busy
#: When memory runs out, the kernel ends what is in a box before anything else on the machine.
FIRST_TO_GO = ("/bin/sh", "-c", 'echo 1000 > /proc/self/oom_score_adj; exec "$@"', "sh")
HOME = Path("/box")
TMP = "/tmp"  # noqa: S108 - the box's own
SYSTEM = ("bin", "sbin", "lib", "lib32", "lib64", "libx32")
ENVIRONMENT = {
    "HOME": TMP,
    "LANG": "C.UTF-8",
    "PATH": "/usr/bin:/bin",
    "PYTHONPATH": str(HOME),
    "PYTHONHASHSEED": "0",  # the same submission, the same grade
    "PYTHONDONTWRITEBYTECODE": "1",
}


class BoxGone(Exception):
    """The box has ended; the text says why."""


class Box:
    """A running box. Requests and replies are those of ``autograder.inside``."""

    def __init__(self, limits: Limits) -> None:
        """Start a box.

        Raises:
            Problem: when bubblewrap is missing or cannot start one on this machine.
        """
        self._limits = limits
        self._channel, theirs = socket.socketpair()
        with theirs, tempfile.TemporaryFile() as trouble:
            self._process = subprocess.Popen(  # noqa: S603 - our own words
                [*FIRST_TO_GO, *_bubblewrap(limits), *_runner(limits, theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=trouble,
            )
            theirs.close()
            try:
                receive(self._channel, START)
            except (WireError, TimeoutError) as error:
                self.close()
                trouble.seek(0)
                lines = trouble.read(4000).decode(errors="replace").split("\n")
                said = printable(next((line for line in reversed(lines) if line.strip()), "it did not say why"))
                raise Problem(f"the box for students' code does not start: {said}; try `course doctor`", 1) from error
        self._deadline = time.monotonic() + (float("inf") if limits.seconds is None else limits.seconds)

    @property
    def pid(self) -> int:
        """The process that keeps the box; everything in it ends with this one."""
        return self._process.pid

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def ask(self, **request: Any) -> dict[str, Any]:
        """Send one request and wait for the reply, as long as the limits allow.

        Raises:
            BoxGone: when the box ended, had to be ended, or answered nonsense; it is closed then.
        """
        left = self._deadline - time.monotonic()
        own = self._limits.seconds_per_cell
        patience = min(left, float("inf") if own is None else own + GRACE)
        try:
            send(self._channel, request, patience)
            reply = receive(self._channel, patience)
        except TimeoutError:
            self.close()
            total = f"the notebook ran longer than {self._limits.seconds:g} seconds in all"
            raise BoxGone(total if patience == left else "it did not stop when it was interrupted") from None
        except WireError as error:
            self.close()
            raise BoxGone(f"its process ended ({error})") from None
        if not isinstance(reply, dict):
            self.close()
            raise BoxGone("its process sent a forged message")
        return reply

    def close(self) -> None:
        """End everything in the box."""
        self._channel.close()
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        self._process.wait()


def check(*secrets: Path) -> None:
    """Start and close one box, in which none of the ``secrets`` can be seen.

    Raises:
        Problem: when that does not work on this machine; says what to do.
    """
    for secret in map(Path.resolve, secrets):
        for shown, _ in _sights(Limits()):
            if secret.is_relative_to(shown.resolve()):
                raise Problem(f"{secret} lies in {shown}, which students' code can read: move the course elsewhere")
    Box(Limits()).close()


def _runner(limits: Limits, channel: int) -> list[str]:
    uid = os.getuid() if not limits.own_user else _own_uid()
    options = {
        "memory": limits.memory,
        "processes": limits.processes,
        "tmp": limits.tmp,
        "output": limits.output,
        "seconds": limits.seconds_per_cell,
        "uid": uid,
    }
    # -P: nothing is imported from the folder in which a program happens to stand
    return [sys.executable, "-P", "-m", "autograder.inside", str(channel), json.dumps(options)]


def _own_uid() -> int:
    """A user of its own for each running box, from the range that Linux keeps for users without a name."""
    return 61184 + threading.get_native_id() % 4336


def _bubblewrap(limits: Limits) -> list[str]:
    program = shutil.which("bwrap")
    if program is None:
        raise Problem("bubblewrap is missing, in which students' code runs: sudo apt-get install bubblewrap")
    words = [program, "--die-with-parent", "--new-session", "--unshare-pid", "--unshare-ipc", "--unshare-uts"]
    words += ["--unshare-cgroup-try", "--hostname", "box", "--clearenv"]
    if not limits.network:
        words += ["--unshare-net"]
    if os.getuid() == 0:
        # The runner gives up root itself: in a user namespace of root's the limit on processes would not hold.
        words += ["--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    else:
        uid = str(_own_uid() if limits.own_user else os.getuid())
        words += ["--unshare-user", "--disable-userns", "--uid", uid, "--gid", uid]
    for name, value in ENVIRONMENT.items():
        words += ["--setenv", name, value]
    words += ["--perms", "1777", *(["--size", str(limits.tmp)] if limits.tmp else []), "--tmpfs", TMP]
    for source, target in _sights(limits):
        words += _bind(source, target)
    return [*words, "--remount-ro", "/", "--chdir", TMP, "--"]


def _sights(limits: Limits) -> list[tuple[Path, Path]]:
    """Everything that can be seen in the box: what is bound, and where."""
    ours = Path(__file__).parent
    usr = [Path("/usr") / name for name in (*SYSTEM, "share/zoneinfo", "local/lib", "local/bin")]
    system = [*usr, *(Path("/") / name for name in SYSTEM), Path("/etc/ld.so.cache"), Path("/etc/alternatives")]
    python = [p for prefix in (sys.base_prefix, sys.prefix) for p in (Path(prefix), Path(prefix).resolve())]
    python = [path for path in dict.fromkeys(python) if path not in (Path("/usr"), Path("/usr/local"))]
    devices = [Path("/dev") / name for name in ("null", "zero", "random", "urandom")]
    return [
        *((path, path) for path in (*system, *devices, *python, *limits.visible) if path.exists()),
        (Path(minimodels.__file__).parent, HOME / "minimodels"),
        (Path(student.__file__).parent, HOME / "student"),
        (ours / "inside.py", HOME / "autograder" / "inside.py"),
        (ours / "wire.py", HOME / "autograder" / "wire.py"),
    ]


def _bind(source: Path, target: Path) -> list[str]:
    if source == target and source.is_symlink():  # /lib and its like on a merged system
        return ["--symlink", os.readlink(source), str(target)]
    # Without this bubblewrap makes the missing parents itself, and closes them to everybody but root.
    parents = [word for parent in reversed(target.parents[:-1]) for word in ("--perms", "0755", "--dir", str(parent))]
    return [*parents, "--dev-bind" if source.is_char_device() else "--ro-bind", str(source), str(target)]
