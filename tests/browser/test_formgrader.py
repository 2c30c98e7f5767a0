"""A person reads an essay in nbgrader's formgrader after `course grade`, and gives points."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook
from playwright.sync_api import Browser, Route, expect

from tests.autograder.classroom import course, course_folder, filled, hand_in, read
from tests.browser.server import TOKEN, serving

NAME = "exit_threat"
ESSAY = """The newspaper counts *exits*; 3 < 4 & $x$.

<script>window.attacked = 1</script></pre><img src=x onerror="window.attacked = 2">

[read on](javascript:window.attacked=3) ![beacon](http://beacon.invalid/x.png) ![missing](attachment:none.png)

```mermaid
<img src=x onerror="window.attacked = 4">
```"""
CODE = "answer = 1  # </pre><script>window.attacked = 5</script>"


@pytest.fixture
def graded(tmp_path: Path) -> Path:
    """Let a class hand in, and grade it with the real command; give the course's folder."""
    folder = course_folder(tmp_path / "course")
    released = read(folder / "exercises" / NAME / f"{NAME}.ipynb")
    notebook = filled(released, {"newspaper": ESSAY, "worth-of-knowing": CODE, "standard-hidden": "pass"})
    notebook["cells"][2]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "THE STUDENT'S OUTPUT"}]
    hand_in(folder / "submitted", "eve", NAME, notebook)
    hand_in(folder / "submitted", "<img src=x onerror=alert(1)>", NAME, notebook)
    hand_in(folder / "submitted", "broken", NAME, b"[]")
    grade(folder)
    return folder


def grade(folder: Path) -> None:
    """Run `course grade`."""
    result = course("grade", NAME, "--submissions", "submitted", cwd=folder)
    assert result.returncode == 0, result.stderr
    assert "grading failed" not in result.stdout


def kept(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Time and content of each file that the formgrader may show, by its path."""
    root = folder / "_build" / "nbgrader" / "autograded"
    files = (path for path in root.rglob("*") if path.is_file())
    return {str(path.relative_to(root)): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}


@pytest.fixture
def formgrader(graded: Path, tmp_path: Path) -> Iterator[str]:
    """Start the server as the README says, on a free port of this machine and apart from the user's own settings."""
    apart = {f"JUPYTER_{kind}_DIR": str(tmp_path / kind) for kind in ("CONFIG", "DATA", "RUNTIME")}
    environment = {**os.environ, **apart, "HOME": str(tmp_path), "PYTHONWARNINGS": "ignore"}
    command = [str(Path(sys.executable).with_name("jupyter")), "server"]
    with serving(command, graded, environment, tmp_path / "log") as address:
        yield address


def test_an_essay_is_read_and_gets_points_which_are_kept(graded: Path, formgrader: str, browser: Browser) -> None:
    """The text stands there as it was typed, nothing in it runs or is fetched, and grading again keeps the points."""
    context = browser.new_context()
    asked: set[str] = set()

    def guard(route: Route) -> None:
        asked.add(route.request.url)
        if route.request.url.startswith(formgrader):
            route.continue_()
        else:
            route.abort()

    context.route("**/*", guard)
    page = context.new_page()
    page.goto(f"{formgrader}/login?token={TOKEN}")
    page.goto(f"{formgrader}/formgrader/gradebook/{NAME}/{NAME}")
    page.get_by_role("link", name="Submission #1").click()
    cell = page.locator(".nbgrader_cell").filter(has=page.locator("#newspaper"))
    expect(cell.locator("pre")).to_have_text(ESSAY)
    expect(cell.locator("a, img, script")).to_have_count(0)
    expect(page.get_by_text("THE STUDENT'S OUTPUT")).to_have_count(0)
    expect(page.get_by_text(CODE)).to_be_visible()
    page.wait_for_load_state("networkidle")  # points that are typed before the kept ones have come are not saved
    points = page.locator("#newspaper")
    points.fill("3")
    with page.expect_response(lambda response: "/api/grade/" in response.url) as saved:
        points.press("Tab")
    assert saved.value.ok
    assert page.evaluate("window.attacked") is None
    assert not any("beacon" in url or url.endswith("/x") for url in asked)
    context.close()
    before = kept(graded)
    grade(graded)
    assert kept(graded) == before
    with Gradebook(f"sqlite:///{graded}/gradebook.db") as book:
        entry = book.find_grade("newspaper", NAME, NAME, "eve")
        assert (entry.score, entry.needs_manual_grade) == (3, False)


def test_only_what_can_be_read_is_kept(graded: Path) -> None:
    """A valid notebook with our tests in it, for each usable name; it goes once the submission cannot be read."""
    ((path, (_, content)),) = kept(graded).items()
    assert path == f"eve/{NAME}/{NAME}.ipynb"
    nbformat.validate(nbformat.reads(content.decode(), as_version=4))
    assert b"BEGIN HIDDEN TESTS" in content
    shutil.copy(graded / "submitted" / "broken" / f"{NAME}.ipynb", graded / "submitted" / "eve")
    grade(graded)
    assert kept(graded) == {}
