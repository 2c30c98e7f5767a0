"""What students may try, and what it earns: nothing, or a person's attention."""

import contextlib
import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from tests.autograder.classroom import ROOT
from tests.autograder.conftest import USUAL, Graded, points, reason

QUICK = replace(USUAL, seconds_per_cell=1.0)

RIGHT = {"doubles": 2, "numbers": 2, "halves": 1, "essay": None}

#: Writes on every file that is open, and so on the one through which replies go.
SHOUT = """
import os
for fd in range(3, 64):
    try: os.write(fd, {!r})
    except OSError: pass
"""

WORTHLESS = {
    "a number that calls itself equal and near": """
class Near(float):
    def __eq__(self, other): return True
    def __sub__(self, other): return 0.0
    def __abs__(self): return 0.0
    def __le__(self, other): return True
    __hash__ = None
answer = Near(1)""",
    "an object that calls itself equal": """
class Equal:
    def __getattr__(self, name): return lambda *_: 0.0
    def __eq__(self, other): return True
    def __sub__(self, other): return 0.0
answer = Equal()""",
    "a type that poses as float": """
class Posing:
    __class__ = float
answer = Posing()""",
    "builtins that lie": "import builtins\nbuiltins.abs = lambda x: 0.0\nanswer = 1.0",
    "a forged verdict": "import __main__\n"
    "__main__.Runner.answer = lambda *_: {'verdict': {'credit': None}, 'credit': 2.0}\nanswer = 1.0",
    "a forged value": "import __main__\n__main__.Runner.fetch = lambda *_: {'value': ['float', 'five']}\nanswer = 1.0",
    "not a number": "answer = float('nan')",
    "infinity": "answer = float('inf')",
    "a large number": "answer = 10 ** 100_000",
    "a large text": "answer = 'x' * (50 << 20)",
    "a deep list": "answer = []\nfor _ in range(10_000): answer = [answer]",
    "a generator": "answer = (x for x in [5.0])",
    "a function": "answer = lambda: 5.0",
    "a type": "answer = float",
    "leaving": "answer = 1.0\nimport sys\nsys.exit()",
    "an unfinished line": "answer = (",
    "a shell": "%%bash\necho 5.0",
    "sources and tests": f"import os\nanswer = 5.0 if set(os.listdir({str(ROOT)!r})) - {{'.venv'}} else 1.0",
    "the tests in memory": """
import gc
texts = [o for o in gc.get_objects() if type(o) is str]
answer = 5.0 if any('BEGIN ' + 'HIDDEN' in text for text in texts) else 1.0""",
}


@pytest.mark.parametrize("number", WORTHLESS.values(), ids=WORTHLESS.keys())
def test_a_trick_earns_nothing_and_costs_no_other_question(number: str, graded: Graded) -> None:
    """The question gets 0; the questions before and after it get what they deserve."""
    assert points(graded(number=number)) == {**RIGHT, "numbers": 0}


IGNORE = "import signal\nsignal.signal(signal.SIGALRM, signal.SIG_IGN)\n"
UNSURE = {
    "leaving at once": "import os\nos._exit(0)",
    "killing itself": "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)",
    "closing every file": "import os\nos.closerange(3, 1024)",
    "a message that is too long": SHOUT.format(b"\xff" * 8),
    "a message that is no JSON": SHOUT.format(b"\0\0\0\2{]"),
    "a message that is no reply": SHOUT.format(b"\0\0\0\2[]"),
    "a reply before its time, and then no ear": IGNORE
    + SHOUT.format(b"\0\0\0\2{}")
    + "import time\nwhile True: time.sleep(9)",
    "resisting the interruption": IGNORE + "while True: pass",
}


@pytest.mark.parametrize("number", UNSURE.values(), ids=UNSURE.keys())
def test_whoever_breaks_the_box_gets_a_persons_attention(number: str, graded: Graded) -> None:
    """What was tested before stands; nothing that came after is a pass or a zero."""
    result = graded(QUICK, number=number)
    assert points(result) == {"doubles": 2, "numbers": None, "halves": None, "essay": None}
    assert reason(result, "numbers").startswith("while number")


FUNCTIONS = {
    "exits": ("def double(x):\n    raise SystemExit", "SystemExit"),
    "never ends": ("def double(x):\n    while True: pass", "TooLong: ran longer than 1 seconds"),
    "calls itself": ("def double(x):\n    return double(x)", "RecursionError: maximum recursion depth exceeded"),
    "fails with a text that never ends": (
        "class Rude(Exception):\n    def __str__(self):\n        raise self\ndef double(x):\n    raise Rude",
        "Rude: (its text cannot be had)",
    ),
    "fails with colours and tags": (
        "def double(x):\n    raise ValueError('\\x1b[31m<script>\\n' * 9)",
        "ValueError: " + " ".join(["[31m<script>"] * 9),
    ),
    "returns a function": (
        "def double(x):\n    return lambda: 4",
        "TypeError: this is a value of type function; a plain number, text or collection was expected",
    ),
    "needs two arguments": (
        "def double(x, y):\n    return 4",
        "TypeError: double() missing 1 required positional argument: 'y'",
    ),
    "fits only what is seen": ("def double(x):\n    return 4", "AssertionError"),
    "is an error of an odd kind": (
        "def double(x):\n    return b'\\xff'.decode()",
        "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte",
    ),
}


@pytest.mark.parametrize(("double", "why"), FUNCTIONS.values(), ids=FUNCTIONS.keys())
def test_a_function_that_misbehaves_is_wrong_and_the_reason_is_told(double: str, why: str, graded: Graded) -> None:
    """Only its own question is lost, and the remark says what happened."""
    result = graded(QUICK, double=double)
    assert points(result) == {**RIGHT, "doubles": 0}
    assert reason(result, "doubles") == why


HARMLESS = {
    "warnings and errors on standard error": "import sys, warnings\nwarnings.warn('oh')\nprint('oh', file=sys.stderr)",
    "a thread that stays": "import threading, time\nthreading.Thread(target=time.sleep, args=(99,)).start()",
    "a process that stays": "import subprocess\nsubprocess.Popen(['sleep', '99'])",
    "magic and display": "!ls\n%timeit -n1 -r1 1+1\nfrom IPython.display import HTML, display\ndisplay(HTML('<b>'))",
    "a cell that fails after the answer": "answer = 5.0\n1 / 0",
    "exploring a model": "from minimodels import exit_threat, explore\nexplore(exit_threat)",
}


@pytest.mark.parametrize("extra", HARMLESS.values(), ids=HARMLESS.keys())
def test_what_does_no_harm_costs_nothing(extra: str, graded: Graded) -> None:
    """A right answer is right, whatever else the cell does."""
    number = extra if "answer" in extra else f"{extra}\nanswer = 5.0"
    assert points(graded(number=number)) == RIGHT


def test_credit_is_clamped_to_the_points_of_the_question(graded: Graded) -> None:
    """A test that gives partial credit never gives more than there is, nor less than nothing."""
    found = {half: points(graded(half=f"half = {half}"))["halves"] for half in ("7.0", "-1.0", "0.25")}
    assert found == {"7.0": 1, "-1.0": 0, "0.25": 0.25}


@pytest.mark.parametrize("half", ["float('nan')", "None", "True", "'1.0'", "object()", "print", "float('inf') - 1j"])
def test_credit_that_is_no_number_is_never_a_pass(half: str, graded: Graded) -> None:
    """The value may be the student's own: a person decides."""
    result = graded(half=f"half = {half}")
    assert points(result) == {**RIGHT, "halves": None}
    assert result.needs_person == "the test halves gave no number of points"


def test_replies_before_their_time_do_not_stop_the_grader(graded: Graded) -> None:
    """A box that answers ahead and then listens no more is ended, also when a long cell waits to be sent."""
    early = IGNORE + SHOUT.format(b"\0\0\0\2{}" * 2) + "import time\nwhile True: time.sleep(9)"
    result = graded(QUICK, number=early, half="half = 1.0  # " + "x" * 3_000_000)
    assert points(result) == {"doubles": 2, "numbers": 0, "halves": None, "essay": None}
    assert reason(result, "halves") == "while half ran, it did not stop when it was interrupted"


def test_a_forged_error_is_shown_as_plain_text(graded: Graded) -> None:
    """Neither colours nor line breaks reach the screen, and a forged farewell is not believed."""
    forged = "{'error': ['X\\x1b[31m', 'a\\nb'], 'gone': 'fishing'}"
    result = graded(half=f"import __main__\n__main__.Runner.answer = lambda *_: {forged}\nhalf = 1.0")
    assert all(question.reason.isprintable() for question in result.questions)
    assert "fishing" not in result.needs_person


def test_nothing_of_a_submission_is_left_running(graded: Graded) -> None:
    """Processes that a notebook started end with its box."""
    graded(number="import subprocess\nsubprocess.Popen(['sleep', '4242'])\nanswer = 5.0")
    for _ in range(100):  # the kernel takes a moment to end them
        if not _running(b"sleep\x004242"):
            break
        time.sleep(0.1)
    assert not _running(b"sleep\x004242")


def _running(command: bytes) -> bool:
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):  # processes come and go
            if command in path.read_bytes():
                return True
    return False


@pytest.mark.skipif(os.getuid() != 0, reason="the other tests already run as an ordinary user")
def test_an_ordinary_user_grades_as_well_as_root(tmp_path: Path) -> None:
    """Without any right of root's the tests of the limits on users, processes, files and the network pass."""
    tmp_path.chmod(0o777)
    nobody = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"]
    tests = ["tests/autograder/test_limits.py", "-k", "network or own or file or processes or tmp"]
    options = ["-p", "no:cacheprovider", "-o", "addopts=", f"--basetemp={tmp_path / 'nobody'}"]
    home = {"HOME": str(tmp_path), "PATH": os.environ["PATH"]}
    command = ["bwrap", "--dev-bind", "/", "/", *_open_to_all(tmp_path), *nobody, sys.executable, "-m", "pytest"]
    result = subprocess.run([*command, *tests, *options], cwd=ROOT, env=home, capture_output=True, text=True)
    assert (result.returncode, "5 passed" in result.stdout) == (0, True), result.stdout + result.stderr


def _open_to_all(tmp_path: Path) -> list[str]:
    """A view of this machine in which everybody can reach the interpreter and ``tmp_path``: a home may be closed."""
    words: list[str] = []
    for wanted in (Path(sys.base_prefix), tmp_path):
        closed = [parent for parent in reversed(wanted.parents) if not parent.stat().st_mode & 0o001]
        if closed:
            words += ["--perms", "0755", "--tmpfs", str(closed[0])]
            below = [parent for parent in reversed(wanted.parents) if parent.is_relative_to(closed[0])][1:]
            words += [word for parent in below for word in ("--perms", "0755", "--dir", str(parent))]
            words += ["--bind", str(wanted), str(wanted)]
    return words
