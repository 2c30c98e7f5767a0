"""The folder of submissions, which strangers filled: no link is followed, nothing is read without a bound."""

import contextlib
import errno
import os
import stat
from pathlib import Path

from autograder.read import LARGEST, Unreadable

__all__ = ["collect", "is_usable", "students"]

LONGEST_NAME = 128  #: characters of a student's name that every gradebook can hold


def students(folder: Path) -> list[str]:
    """List the names of the students' folders, sorted; links are listed too, so that everybody gets a row."""
    with os.scandir(folder) as entries:
        return sorted(e.name for e in entries if not e.name.startswith(".") and (e.is_symlink() or e.is_dir()))


def is_usable(student: str) -> bool:
    """Whether every gradebook can keep this name of a student, and nbgrader's pages show it as text."""
    plain = student.isprintable() and student == student.strip() and not set(student) & set('<>&"')
    return plain and len(student) <= LONGEST_NAME


def collect(folder: Path, student: str, name: str) -> bytes:
    """Read ``STUDENT/NAME.ipynb`` or, as nbgrader lays it out, ``STUDENT/NAME/NAME.ipynb``.

    Raises:
        Unreadable: when there is none, or not exactly one plain file; says why.
    """
    if not is_usable(student):
        raise Unreadable("a gradebook cannot keep the name of this folder: rename it")
    found = [raw for parts in ((), (name,)) if (raw := _read(folder, (student, *parts), f"{name}.ipynb")) is not None]
    if not found:
        raise Unreadable(f"there is no {name}.ipynb")
    if len(found) > 1:
        raise Unreadable(f"there is a {name}.ipynb in {student} and another in {student}/{name}")
    return found[0]


def _read(folder: Path, parts: tuple[str, ...], filename: str) -> bytes | None:
    """Read a file below ``folder``, step by step; None when it or a folder on the way is not there."""
    with contextlib.ExitStack() as stack:
        here = _open(stack, str(folder), os.O_DIRECTORY, None)
        try:
            for part in parts:
                here = _open(stack, part, os.O_DIRECTORY | os.O_NOFOLLOW, here)
            file = _open(stack, filename, os.O_NOFOLLOW | os.O_NONBLOCK, here)
            if not stat.S_ISREG(os.fstat(file).st_mode):
                raise Unreadable(f"{filename} is not a plain file")
            with os.fdopen(os.dup(file), "rb") as stream:
                return stream.read(LARGEST + 1)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise Unreadable(f"{'/'.join((*parts[1:], filename))} cannot be read: {_explain(error)}") from None


def _open(stack: contextlib.ExitStack, name: str, flags: int, beside: int | None) -> int:
    descriptor = os.open(name, os.O_RDONLY | flags, dir_fd=beside)
    stack.callback(os.close, descriptor)
    return descriptor


def _explain(error: OSError) -> str:
    # The system says "Too many levels of symbolic links", or "Not a directory", of a link that is not followed.
    return "it is a link or not a folder" if error.errno in (errno.ELOOP, errno.ENOTDIR) else str(error.strerror)
