"""`course quiz export` and `course quiz import`: what an instructor gets from the command."""

from pathlib import Path

import pytest

import minimodels
from quiz import exports, read_bank
from tests.course.conftest import ROOT, Course, problem
from tests.quiz.test_bank import GOOD, NUMERIC, SUMS


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """A bank of two questions, in a folder like the course's."""
    path = tmp_path / "book" / "chapter" / "quiz.toml"
    path.parent.mkdir(parents=True)
    path.write_text(GOOD + NUMERIC)
    path.with_suffix(".py").write_text(SUMS)
    return path


@pytest.mark.parametrize("name", exports.names())
def test_each_format_is_written_and_its_losses_are_told(name: str, bank: Path, course: Course) -> None:
    """The file is named by the chapter; what is lost stands in a table with the questions' ids."""
    result = course("quiz", "export", name, cwd=bank.parents[2])
    assert (result.returncode, result.stderr) == (0, "")
    path = bank.parents[2] / "_build" / "quiz" / f"chapter{exports.find(name).SUFFIX}"
    variants, _ = exports.drawn(read_bank(bank, models=minimodels.library))
    assert path.read_bytes() == exports.find(name).export(variants).content
    assert "everybody gets the same numbers" in result.stdout
    assert "2 questions as" in result.stdout.splitlines()[-1]
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_seed_asks_for_other_numbers(bank: Path, course: Course) -> None:
    """The same seed writes the same file."""
    written = []
    for seed in ("1", "1", "2", "3"):
        course("quiz", "export", "gift", "--seed", seed, "--output", "out.txt", cwd=bank.parents[2])
        written.append((bank.parents[2] / "out.txt").read_text())
    assert written[0] == written[1]
    assert len(set(written)) > 1


def test_the_key_is_for_paper(bank: Path, course: Course) -> None:
    """On paper the key is added on demand; elsewhere it is there anyway."""
    where = bank.parents[2]
    assert course("quiz", "export", "paper", "--key", "--output", "key.html", cwd=where).returncode == 0
    assert "<h1>Key</h1>" in (where / "key.html").read_text()
    assert "--key is for paper" in problem(course("quiz", "export", "gift", "--key", cwd=where), 2)


def test_what_would_be_written_over_each_other_is_refused(bank: Path, course: Course) -> None:
    """Two questions of one id, or two banks of one name: named, and nothing is written."""
    other = bank.parents[2] / "exercises" / "chapter" / "instructor" / "questions.toml"
    other.parent.mkdir(parents=True)
    other.write_text(GOOD)
    assert "a question 'one'" in problem(course("quiz", "export", "gift", "--output", "o", cwd=bank.parents[2]), 1)
    assert "two banks would be written to" in problem(course("quiz", "export", "gift", cwd=bank.parents[2]), 2)
    assert not (bank.parents[2] / "_build").exists()
    assert not (bank.parents[2] / "o").exists()


def test_a_draw_that_is_never_sound_is_told(bank: Path, course: Course) -> None:
    """The question is named, and nothing is written."""
    bank.with_suffix(".py").write_text(SUMS.replace("closed=3 + K", "sound=K == 8"))
    bank.write_text(bank.read_text().replace("low = 6, high = 12", "low = 9, high = 12"))
    result = course("quiz", "export", "gift", cwd=bank.parents[2])
    assert "two: no sound draw in 1000 tries" in problem(result, 1)
    assert not (bank.parents[2] / "_build").exists()


def test_a_format_that_is_none_is_refused_with_their_names(course: Course) -> None:
    """Whoever mistypes learns what there is."""
    assert "take one of csv, gift, json, moodle, paper, qti" in problem(course("quiz", "export", "word"), 2)


@pytest.mark.parametrize("name", ["moodle", "gift"])
def test_what_was_exported_is_imported_as_a_sound_bank(name: str, bank: Path, course: Course) -> None:
    """Out, in again, and `course quiz check` and `course quiz stress` find nothing wrong."""
    where = bank.parents[2]
    course("quiz", "export", name, "--output", "out", cwd=where)
    result = course("quiz", "import", "out", "--output", "more.toml", cwd=where)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.splitlines()[-1] == "more.toml: 2 questions"
    for command in ("check", "stress"):
        assert course("quiz", command, "more.toml", cwd=where).returncode == 0


def test_what_no_bank_can_hold_is_set_aside_beside_it(tmp_path: Path, course: Course) -> None:
    """Reasons are told; the text of the question is kept; what can be in a bank is in it."""
    text = "::one::What is asked in this one?{=a#So it is. ~b#It is not so.}\n\n::two::And in this one?{=a ~b}\n"
    (tmp_path / "q.txt").write_text(text)
    result = course("quiz", "import", "q.txt", cwd=tmp_path)
    assert result.returncode == 0
    assert 'q.txt: line 3, \'two\': option "a" has no feedback; option "b" has no feedback' in result.stdout
    assert 'one: it names no level and is taken for "understand"' in result.stdout
    assert "1 questions; 1 set aside in bank.set-aside.txt" in result.stdout
    assert [question.id for question in read_bank(tmp_path / "bank.toml")] == ["one"]
    assert "::two::And in this one?{=a ~b}" in (tmp_path / "bank.set-aside.txt").read_text()
    assert "would be written over" in problem(course("quiz", "import", "q.txt", cwd=tmp_path), 1)
    filled = course("quiz", "import", "q.txt", "--fill", "--output", "filled.toml", cwd=tmp_path)
    assert filled.stdout.splitlines()[-1] == "filled.toml: 2 questions"
    assert course("quiz", "check", "filled.toml", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("q.xml", b"<quiz>\n<question>", "q.xml:2: is not well-formed XML"),
        ("q.xml", b'<!DOCTYPE q [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz>&x;</quiz>', "has a document type"),
        ("q.txt", b"One {\n\nTwo }", "q.txt:1: has 1 { and 0 }"),
        ("q.txt", b"\xff\xfe", "q.txt:1: is not UTF-8"),
        ("q.txt", b"// nothing", "q.txt: there is no question that a bank could hold"),
        ("q.txt", b"What?{=a ~b}", "q.txt: line 1, '': "),
        ("q.txt", b" " * 10_000_000, "10,000,000 bytes"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_leaves_nothing_behind(
    name: str, content: bytes, told: str, tmp_path: Path, course: Course
) -> None:
    """File, line, what and mend; status 1; no bank, not even half of one."""
    (tmp_path / name).write_bytes(content)
    result = course("quiz", "import", name, cwd=tmp_path)
    assert result.returncode == 1
    assert told in result.stderr
    assert "Traceback" not in result.stderr
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_a_bank_is_never_written_over(bank: Path, course: Course) -> None:
    """Nor is a file made that is named like no bank."""
    course("quiz", "export", "gift", "--output", "out.txt", cwd=bank.parents[2])
    before = bank.read_text()
    result = course("quiz", "import", "out.txt", "--output", str(bank), cwd=bank.parents[2])
    assert "would be written over" in problem(result, 1)
    assert bank.read_text() == before
    assert "name it more.toml" in problem(
        course("quiz", "import", "out.txt", "--output", "more.txt", cwd=bank.parents[2]), 2
    )


def test_questions_of_the_book_come_with_their_claims_and_models(tmp_path: Path, course: Course) -> None:
    """In the repository, claims are those of its ledger: what was known stays."""
    chapter = ROOT / "book" / "problem" / "quiz.toml"
    course("quiz", "export", "moodle", str(chapter), "--output", str(tmp_path / "out.xml"))
    result = course("quiz", "import", str(tmp_path / "out.xml"), "--output", str(tmp_path / "back.toml"))
    assert "tags are left out" not in result.stdout
    sent = {question.id: question for question in read_bank(chapter, models=minimodels.library)}
    for question in read_bank(tmp_path / "back.toml", models=minimodels.library):
        assert (question.claims, question.model) == (sent[question.id].claims, sent[question.id].model)
