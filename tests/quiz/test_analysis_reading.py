"""A file of responses: what counts, what is set aside with its line, and what is refused."""

import random
from pathlib import Path

import pytest

from quiz.analysis import ResponsesError
from tests.quiz.answered import BANK, Row, crowd, found, taken, written


def test_the_first_readable_answer_counts(tmp_path: Path) -> None:
    """A second answer is a retry; an unreadable or empty one is neither wrong nor the first."""
    rows = [
        ("s", "one", "b"),
        ("s", "one", "a"),
        ("t", "one", "?"),
        ("t", "one", "a"),
        ("u", "one", ""),
        ("v", "one", '""'),
    ]
    one = found(written(tmp_path, rows, "student,question,answer"))["one"]
    assert (one.count, one.facility, one.retries, one.unreadable, one.empty) == (2, 0.5, 1, 1, 2)


def test_an_essay_waits_for_a_person(tmp_path: Path) -> None:
    """It is counted, and enters no statistic; an empty one is left out."""
    rows = [("s", "six", "It was. It was not."), ("t", "six", "It was not.")]
    six = found(written(tmp_path, rows, "student,question,answer"))["six"]
    assert (six.count, six.waiting, six.facility, six.chosen) == (0, 2, None, ())


@pytest.mark.parametrize("answer", ["11", "11.0", "11,0", '"11"', " 1.1e1 "])
def test_an_answer_is_json_or_the_text_itself(answer: str, tmp_path: Path) -> None:
    """Every way of writing a number is read, in quotation marks or bare."""
    assert found(written(tmp_path, [("s", "two", answer, "", "")]))["two"].facility == 1


@pytest.mark.parametrize("answer", ["NaN", "Infinity", "[" * 5000, "9" * 5000, "{", "null", "true", '"\\ud800"'])
def test_no_answer_brings_the_analysis_down(answer: str, tmp_path: Path) -> None:
    """Whatever stands in the cell, it is an answer or unreadable, for every question."""
    items = found(written(tmp_path, [("s", id, answer, "", "") for id in BANK]))
    assert all(i.count + i.waiting + i.unreadable + i.empty == 1 for i in items.values())


def test_a_drawn_question_is_marked_as_it_was_drawn(tmp_path: Path) -> None:
    """The right answer to each seed is right; that of the first parameters is not, where the seed drew others."""
    keys = {seed: BANK["two"].draw(random.Random(seed)).right() for seed in ("1", "2", "3", "4")}
    other = next(seed for seed, key in keys.items() if key != 11)
    rows: list[Row] = [(f"s{seed}", "two", key, seed, "") for seed, key in keys.items()]
    two = found(written(tmp_path, [*rows, ("t", "two", 11, other, ""), ("u", "two", 11, "", "")]))["two"]
    assert (two.count, two.facility) == (6, 5 / 6)
    assert two.drawn == len({*keys.values(), 11})


BAD_ROWS = [
    ("s,on,b,,", "question: no bank has 'on'; mend the id, or name its bank with --bank"),
    (",one,b,,", "student: is empty"),
    ("s,one,b,,maybe", "confidence: 'maybe' is none of sure, think, guess"),
    ("s,two,0,25,,", "6 cells, the header has 5; quote an answer that holds a comma"),
    ("s,one", "2 cells, the header has 5; give every column a cell"),
    (f"s,one,{'x' * 100_001},,", "answer: 100,001 characters"),
    (f"s,one,{'x' * 200_000},,", "is no row of a CSV file: field larger than field limit"),
]


@pytest.mark.parametrize(("row", "why"), BAD_ROWS)
def test_a_bad_row_is_set_aside_with_its_line(row: str, why: str, tmp_path: Path) -> None:
    """The rows around it count; it is told with line, field and mend."""
    path = written(tmp_path, [("s", "one", "a", "", "")])
    with path.open("a") as file:
        file.write(f"{row}\nt,one,b,,\n")
    responses, ((line, told),) = taken(path)
    assert line == 3
    assert told.startswith(why)
    assert (responses.rows, responses.set_aside, len(responses.asked["one"].given)) == (3, 1, 2)


BAD_FILES = {
    "empty": (b"", "is empty; its first line names the columns"),
    "only a header": (b"student,question,answer\n", "has no rows below its header"),
    "two columns missing": (
        b"Student,question\ns,one\n",
        ":1: the column 'student' is missing; did you mean 'Student'?",
    ),
    "a column twice": (b"student,question,answer,answer\ns,one,a,b\n", ":1: the column 'answer' is there twice"),
    "semicolons": (b"student;question;answer\ns;one;a\n", ":1: the columns are separated by ';'"),
    "Latin-1": ("student,question,answer\ns,one,a\nJosé,one,a\n".encode("latin-1"), ":3: is not UTF-8"),
    "UTF-16": ("student,question,answer\n".encode("utf-16"), ":1: is not UTF-8"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_refused(name: str, tmp_path: Path) -> None:
    """The message names the file, where it can the line, and the mend; all missing columns at once."""
    content, told = BAD_FILES[name]
    path = tmp_path / "responses.csv"
    path.write_bytes(content)
    with pytest.raises(ResponsesError) as caught:
        taken(path)
    assert all(problem.startswith(str(path)) for problem in caught.value.problems)
    assert told in caught.value.problems[0]
    assert len(caught.value.problems) == (2 if "two" in name else 1)


def test_a_file_that_is_not_there_or_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both are told with what to do."""
    with pytest.raises(ResponsesError, match=r"no\.csv: cannot be read: No such file"):
        taken(tmp_path / "no.csv")
    monkeypatch.setattr("quiz.analysis.responses.LARGEST", 10)
    with pytest.raises(ResponsesError, match="split it"):
        taken(written(tmp_path, crowd(2)))


def test_a_byte_order_mark_and_further_columns_do_no_harm(tmp_path: Path) -> None:
    """A file as a spreadsheet saves it is read; columns that nothing is done with are named."""
    path = tmp_path / "responses.csv"
    path.write_bytes("\ufeffquestion,time,student,answer\r\none,12:00,s,a\r\n\r\n".encode())
    responses, aside = taken(path)
    assert (responses.ignored, len(responses.asked["one"].given), aside) == (("time",), 1, [])
