"""Each limit stops a notebook that succeeds when that one limit is lifted, and only that one."""

import os
import socket
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from autograder import Problem, check
from autograder.box import Box
from tests.autograder.conftest import USUAL, Graded, points, reason

CASES = {
    "seconds_per_cell": (
        replace(USUAL, seconds_per_cell=1.0),
        "import time\ntime.sleep(2)",
        "ran longer than 1 seconds",
    ),
    "memory": (USUAL, "much = bytes(2 << 30)", "MemoryError"),
    "processes": (
        USUAL,
        "import subprocess\nsleepers = [subprocess.Popen(['sleep', '9']) for _ in range(30)]",
        "BlockingIOError",
    ),
    "output": (USUAL, "print('x' * 2_000_000)", "printed more than 1000000 characters"),
    "tmp": (USUAL, "open('/tmp/large', 'wb').write(bytes(80 << 20))", "OSError"),
}


@pytest.mark.parametrize("limit", CASES)
def test_a_limit_stops_the_notebook_that_runs_without_it(limit: str, graded: Graded) -> None:
    """The question costs its points with the limit, and nothing else does; without the limit it is right."""
    limits, greedy, expected = CASES[limit]
    number = f"{greedy}\nanswer = 5.0"
    stopped = graded(limits, number=number)
    assert points(stopped) == {"doubles": 2, "numbers": 0, "halves": 1, "essay": None}
    assert expected in reason(stopped, "numbers")
    lifted: dict[str, Any] = {limit: None}
    assert points(graded(replace(limits, **lifted), number=number))["numbers"] == 2


def test_a_notebook_that_takes_too_long_in_all_needs_a_person(graded: Graded) -> None:
    """What was graded before stands; what could not be looked at is not guessed."""
    number = "import time\ntime.sleep(4)\nanswer = 5.0"
    limits = replace(USUAL, seconds=3.0)
    stopped = graded(limits, number=number)
    assert points(stopped) == {"doubles": 2, "numbers": None, "halves": None, "essay": None}
    assert reason(stopped, "numbers") == "while number ran, the notebook ran longer than 3 seconds in all"
    assert points(graded(replace(limits, seconds=None), number=number))["numbers"] == 2


def test_tests_where_the_box_can_see_them_are_refused() -> None:
    """An environment made in the root of the course would show all of it to students' code."""
    with pytest.raises(Problem, match="which students' code can read: move the course elsewhere"):
        check(Path(sys.prefix) / "exercises" / "exit_threat.ipynb")


def test_when_memory_runs_out_the_box_goes_first() -> None:
    """Many processes together may use more than the machine has: the kernel ends them, and not the grader."""
    with Box(USUAL) as box:
        assert Path(f"/proc/{box.pid}/oom_score_adj").read_text(encoding="ascii") == "1000\n"


@pytest.fixture
def server() -> Iterator[int]:
    """Listen on a port of this machine."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


def test_the_network_is_out_of_reach(server: int, graded: Graded) -> None:
    """Not even this machine's own address can be reached."""
    number = f"import socket\nsocket.create_connection(('127.0.0.1', {server}), 2)\nanswer = 5.0"
    stopped = graded(number=number)
    assert (points(stopped)["numbers"], "ConnectionRefusedError" in reason(stopped, "numbers")) == (0, True)
    assert points(graded(replace(USUAL, network=True), number=number))["numbers"] == 2


def test_the_code_runs_as_a_user_of_its_own(graded: Graded) -> None:
    """It is not the user who grades."""
    number = f"import os\nassert os.getuid() == {os.getuid()}\nanswer = 5.0"
    assert points(graded(number=number))["numbers"] == 0
    assert points(graded(replace(USUAL, own_user=False), number=number))["numbers"] == 2


def test_a_file_of_this_machine_cannot_be_seen(tmp_path: Path, graded: Graded) -> None:
    """Nothing is visible in the box that was not put there."""
    tmp_path.chmod(0o755)
    secret = tmp_path / "key.txt"
    secret.write_text("5.0", encoding="utf-8")
    number = f"answer = float(open({str(secret)!r}).read())"
    stopped = graded(number=number)
    assert (points(stopped)["numbers"], "FileNotFoundError" in reason(stopped, "numbers")) == (0, True)
    assert points(graded(replace(USUAL, visible=(secret,)), number=number))["numbers"] == 2
