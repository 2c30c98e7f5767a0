"""Every command explains itself, and the README mentions it."""

import re

import pytest

from tests.course.conftest import ROOT, Course

COMMANDS = [
    ("book",),
    ("models",),
    ("models", "list"),
    ("models", "check"),
    ("models", "evaluate"),
    ("models", "new"),
    ("quiz",),
    ("quiz", "check"),
    ("quiz", "stress"),
    ("quiz", "preview"),
    ("quiz", "new"),
    ("quiz", "notebook"),
    ("quiz", "analyse"),
    ("quiz", "export"),
    ("quiz", "import"),
    ("assignment",),
    ("grade",),
    ("doctor",),
]


def commands_in(help_text: str) -> set[str]:
    """Read the names in the box of commands of a help text."""
    _, _, box = help_text.partition("─ Commands ")
    return set(re.findall(r"^│ (\w+) ", box, flags=re.MULTILINE))


def test_no_command_is_left_out_here(course: Course) -> None:
    """The commands tested below are all that there are."""
    groups = {group: commands_in(course(*group, "--help").stdout) for group in ((), ("models",), ("quiz",))}
    assert {(*group, name) for group, found in groups.items() for name in found} == set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_says_what_a_command_does_with_an_example(command: tuple[str, ...], course: Course) -> None:
    """`--help` tells what the command does and shows a line that one can type."""
    result = course(*command, "--help")
    assert (result.returncode, result.stderr) == (0, "")
    assert f"Usage: course {' '.join(command)}" in result.stdout
    assert re.search(rf"Example: `?course {' '.join(command)}\b", result.stdout), result.stdout


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_the_readme_mentions_every_command(command: tuple[str, ...]) -> None:
    """Whoever reads the README meets each command."""
    assert re.search(rf"course {' '.join(command)}\b", (ROOT / "README.md").read_text(encoding="utf-8"))


def test_an_unknown_command_is_refused(course: Course) -> None:
    """A command that does not exist is wrong use: status 2, no traceback."""
    result = course("modells")
    assert result.returncode == 2
    assert "No such command 'modells'" in result.stderr
    assert "Traceback" not in result.stderr
