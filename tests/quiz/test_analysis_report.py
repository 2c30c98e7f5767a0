"""The report on a class's answers: what the command writes and tells, and how the page reads."""

import csv
import importlib.util
import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from course.problem import Problem
from course.quiz.analyse import analyse
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.browser.test_pages import HEADINGS, WIDTH, violations
from tests.quiz.answered import Row, crowd, write_bank, written
from tests.quiz.test_bank import GOOD

SCRIPT = "<script>document.title = 'caught'</script>"


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """A bank in a file."""
    return write_bank(tmp_path)


def rows() -> list[Row]:
    """A class of 240, of whom some answer with a script."""
    scripts: list[Row] = [(f"x{i}", "three", SCRIPT, "", "") for i in range(9)]
    pairs: list[Row] = [(f"s{i}", "five", {"1": "A", "2": "AB"[i > 100]}, "", "") for i in range(240)]
    drawn: list[Row] = [(f"d{i}", "two", 9 + i % 7, f"{i % 9}", "") for i in range(99)]
    return [*crowd(240), *pairs, *scripts, *drawn]


def reported(bank: Path, some: list[Row]) -> str:
    """Let the command write its report, and return it."""
    output = bank.with_name("report.html")
    analyse(written(bank.parent, some), [bank], output)
    return output.read_text(encoding="utf-8")


def test_the_command_says_what_the_report_says_first(bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the report is, what was set aside, and what to rewrite and why."""
    reported(bank, [*rows(), ("s1", "nowhere", "a", "", "")])
    told = capsys.readouterr()
    assert f"{bank.with_name('report.html')}: 5 questions, 348 students" in told.out
    assert "rewrite one: Students who do better elsewhere do worse here" in told.out
    line, why = f"{bank.with_name('responses.csv')}:1310", "question: no bank has 'nowhere'"
    assert told.err == f"{line}: {why}; mend the id, or name its bank with --bank\n"


def test_rows_that_are_set_aside_stand_beside_the_report(bank: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All of them with line and reason, 20 of them on standard error; the file goes once there are none."""
    bad: list[Row] = [(f"s{i}", "one", "a, b\nc", "", "certain") for i in range(25)]
    report = reported(bank, [*crowd(), *bad])
    aside = bank.with_name("report.set-aside.csv")
    with aside.open(encoding="utf-8", newline="") as file:
        kept = list(csv.DictReader(file))
    assert [row["student"] for row in kept] == [f"s{i}" for i in range(25)]
    assert (kept[1]["line"], kept[1]["answer"]) == ("244", "a, b\nc")
    assert kept[0]["reason"].startswith("confidence: 'certain' is none of sure, think, guess")
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 21
    assert told[-1].endswith("5 more rows cannot be used")
    assert "25 rows of 265 could not be used." in re.sub("<[^>]+>", "", report)
    reported(bank, crowd())
    assert not aside.exists()


def test_the_same_answers_make_the_same_bytes(bank: Path) -> None:
    """Analysed twice, and with the rows of later tries moved, a class has one report."""
    later: list[Row] = [("s1", "one", "a", "", ""), ("s2", "two", 8, "", "")]
    assert reported(bank, [*rows(), *later]) == reported(bank, [*rows(), *later[::-1]])


def test_a_bad_file_leaves_nothing_behind(bank: Path) -> None:
    """Status 1, and neither a report nor half of one; an earlier report stays as it was."""
    path = written(bank.parent, [], "student,answer")
    with pytest.raises(Problem, match="the column 'question' is missing") as caught:
        analyse(path, [bank], bank.with_name("report.html"))
    assert caught.value.status == 1
    with pytest.raises(Problem, match="none of its 1 rows can be used"):
        reported(bank, [("s", "nine", "a", "", "")])
    assert sorted(path.name for path in bank.parent.glob("*report*")) == []


@pytest.mark.parametrize("output", ["report.txt", "nowhere/report.html"])
def test_a_report_needs_a_place(output: str, bank: Path) -> None:
    """Another ending, or a folder that is not there, is told before anything is read."""
    with pytest.raises(Problem, match=r"name an \.html file in a folder that exists"):
        analyse(bank.with_name("no.csv"), [bank], bank.with_name(output) if "/" not in output else bank.parent / output)


def test_two_banks_with_one_id_are_refused(bank: Path) -> None:
    """An id must say which question is meant."""
    other = bank.with_name("other.toml")
    other.write_text(GOOD)
    with pytest.raises(Problem, match="two banks have a question 'one'"):
        analyse(bank.with_name("no.csv"), [bank, other], bank.with_name("report.html"))


def test_the_responses_are_never_written_over(bank: Path) -> None:
    """The file that an earlier report set aside can be analysed, into another report."""
    reported(bank, [*crowd(), ("s", "one", "a", "", "certain")])
    aside = bank.with_name("report.set-aside.csv")
    aside.write_text(aside.read_text().replace("certain", "sure").replace(",a,", ",b,"))
    with pytest.raises(Problem, match="give another --output"):
        analyse(aside, [bank], bank.with_name("report.html"))
    analyse(aside, [bank], bank.with_name("rest.html"))
    assert "<dd>1</dd>" in bank.with_name("rest.html").read_text()


class Outline(HTMLParser):
    """Gathers what the tests below ask of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append((tag, dict(attrs)))


def test_the_report_is_one_file_without_scripts(bank: Path) -> None:
    """No script, style sheet, picture or font is asked for; a script in an answer is shown as text."""
    page = reported(bank, rows())
    tags = Outline(page).tags
    assert not {tag for tag, _ in tags} & {"script", "link", "img", "iframe", "object", "image", "use"}
    assert [given["href"] for _, given in tags if "href" in given and not str(given["href"]).startswith("#")] == []
    assert "&lt;script&gt;document.title = &#39;caught&#39;&lt;/script&gt;" in page
    assert "url(" not in page


def test_tables_and_pictures_are_named(bank: Path) -> None:
    """Every table has a caption, every heading cell a scope, every picture a text that says what it shows."""
    page = reported(bank, rows())
    tags = Outline(page).tags
    assert page.count("<table>") == page.count("<caption>") > 4
    assert all(given.get("scope") in ("row", "col") for tag, given in tags if tag == "th")
    texts = [given["aria-label"] for _, given in tags if given.get("role") == "img"]
    assert len(texts) == page.count("<svg") > 5
    assert any(str(text).startswith("a (right): 100\u202f% of the lower") for text in texts)


def test_small_classes_are_told_what_is_missing(bank: Path) -> None:
    """Nine students get dashes and sentences, not numbers that mean nothing."""
    page = reported(bank, crowd(9))
    assert "Nothing to rewrite" in page
    assert "questions with fewer than 20 answers are not judged" in page
    assert "Too few for characteristic curves" in page
    assert "cannot be told: 9 students answered all 4 questions" in page


def test_without_girth_the_report_says_how_to_install_it(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything but the curves is there, and the command that installs the extra."""
    upright: list[Row] = [(*row[:2], "ab"[row[2] == "a"], *row[3:]) if row[1] == "one" else row for row in rows()]
    if importlib.util.find_spec("girth"):
        assert reported(bank, upright).count("Characteristic curve</figcaption>") == 5
    monkeypatch.setitem(sys.modules, "girth", None)
    page = reported(bank, upright)
    assert "pip install &#39;egalitarianism-course[irt]&#39;" in page
    assert "Characteristic curve</figcaption>" not in page


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(params=[(1280, "light"), (1280, "dark"), (360, "light"), (360, "dark")])
def page(request: pytest.FixtureRequest, browser: Browser, bank: Path) -> Iterator[Page]:
    """The report as it opens from a folder, wide and narrow, light and dark."""
    reported(bank, rows())
    width, theme = request.param
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=theme)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(bank.with_name("report.html").as_uri())
    yield page
    assert len(asked) == 1
    page.close()


def test_the_report_is_accessible(page: Page) -> None:
    """axe-core finds nothing; headings go down one by one; nothing reaches beyond the screen; no script ran."""
    levels = page.evaluate(HEADINGS)
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    page.evaluate("() => document.querySelectorAll('details').forEach((details) => { details.open = true; })")
    assert violations(page) == []
    assert page.evaluate(WIDTH) <= page.evaluate("innerWidth")
    assert page.title() == "What the answers say: responses.csv"
