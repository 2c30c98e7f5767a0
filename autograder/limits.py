"""How much a submission may use. ``None`` lifts a limit, which only tests do."""

from dataclasses import dataclass
from pathlib import Path

__all__ = ["Limits"]


@dataclass(frozen=True)
class Limits:
    """What the box allows; the defaults are generous for an exercise and harmless for a machine."""

    seconds_per_cell: float | None = 5.0  #: for each cell, and for each call that a test makes
    seconds: float | None = 60.0  #: for the whole submission
    memory: int | None = 1 << 30  #: bytes of address space, for each process
    processes: int | None = 16  #: processes and threads at one time
    output: int | None = 1_000_000  #: characters printed by the whole notebook
    tmp: int | None = 64 << 20  #: bytes in /tmp, the only place where it can write
    network: bool = False  #: whether it reaches the network
    own_user: bool = True  #: whether it runs as a user of its own
    visible: tuple[Path, ...] = ()  #: more files and folders that it can read
