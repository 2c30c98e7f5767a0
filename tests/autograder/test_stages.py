"""Each stage alone: reading, restoring, and what an exercise must be like."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from autograder import Problem, StudentAssignment, grade, load
from autograder.collect import collect, students
from autograder.names import defined_names, free_names
from autograder.read import LARGEST, Unreadable, read
from autograder.restore import restore
from tests.autograder.conftest import TINY, USUAL, notebook, points, reason, write_exercise

UNREADABLE = {
    b"": "the file is not valid JSON",
    b'{"cells": [': "the file is not valid JSON",
    b"[" * 100_000: "the file is not valid JSON",
    b'{"cells": "\xff"}': "the file is not UTF-8 text",
    b"[]": "the file is JSON, but not a notebook",
    b'{"nbformat": 4}': "the file is JSON, but not a notebook",
    b'{"nbformat": "4", "cells": []}': "the file is JSON, but not a notebook",
    b'{"nbformat": 4, "cells": [{"cell_type": "code", "source": 5}]}': "the file is JSON, but not a notebook",
    b'{"nbformat": 3, "worksheets": 7}': "the file is JSON, but not a notebook",
    b" " * (LARGEST + 1): "the notebook is larger than 10 MB",
}


@pytest.mark.parametrize(("raw", "why"), UNREADABLE.items(), ids=range(len(UNREADABLE)))
def test_what_is_no_notebook_goes_to_a_person_with_the_reason(raw: bytes, why: str, tiny: StudentAssignment) -> None:
    """Nothing is run, and no question is passed or failed."""
    with pytest.raises(Unreadable, match=why):
        read(raw)
    assert grade(raw, tiny, USUAL).needs_person == why
    assert set(points(grade(raw, tiny, USUAL)).values()) == {None}


def handed_in(cells: list[Any]) -> bytes:
    """Write a notebook as a student's editor would."""
    return json.dumps(notebook(cells)).encode()


def by_id(wanted: str) -> Any:
    """Find a cell of the tiny exercise."""
    return next(cell for cell in TINY if cell["id"] == wanted)


def test_a_notebook_of_an_old_format_is_graded(tiny: StudentAssignment) -> None:
    """Version 3 kept code in `input`, inside a worksheet; nbgrader's own old metadata do not matter either."""
    code = {"outputs": [], "language": "python", "collapsed": False}
    old = [
        {"cell_type": c["cell_type"], "metadata": {"nbgrader": {"grade_id": c["id"], "schema_version": 1}}}
        | ({"input": c["source"], **code} if "outputs" in c else {"source": c["source"]})
        for c in TINY
    ]
    worksheet = {"cells": old, "metadata": {}}
    raw = {"nbformat": 3, "nbformat_minor": 0, "metadata": {"name": ""}, "worksheets": [worksheet]}
    assert points(grade(json.dumps(raw).encode(), tiny, USUAL)) == {
        "doubles": 2,
        "numbers": 2,
        "halves": 1,
        "essay": None,
    }


def test_source_in_lines_and_a_byte_order_mark_are_read(tiny: StudentAssignment) -> None:
    """Notebooks are written in more than one way."""
    cells = [{**c, "source": c["source"].splitlines(keepends=True)} for c in TINY]
    assert read(b"\xef\xbb\xbf" + handed_in(cells)) == read(handed_in(TINY))


def test_deleted_and_edited_tests_are_put_back_and_noted(tiny: StudentAssignment) -> None:
    """Whatever became of our cells, ours are run, and each answer counts."""
    cells = [c for c in TINY if c["id"] not in ("doubles", "setup")]
    cells[1] = {**by_id("number"), "source": "answer = 1.0"}
    cells[2] = {**by_id("numbers"), "source": "2.0  # full points for me"}
    result = grade(handed_in(cells), tiny, USUAL)
    assert points(result) == {"doubles": 2, "numbers": 0, "halves": 1, "essay": None}
    assert result.notes == (
        "cell 'setup' was deleted; it was put back",
        "cell 'doubles' was deleted; it was put back",
        "cell 'numbers' was changed; ours was used",
    )


def test_a_missing_answer_cell_leaves_only_its_question_to_a_person(tiny: StudentAssignment) -> None:
    """The student may have answered elsewhere."""
    result = grade(handed_in([c for c in TINY if c["id"] not in ("number", "essay")]), tiny, USUAL)
    assert points(result) == {"doubles": 2, "numbers": None, "halves": 1, "essay": None}
    assert result.needs_person == "the answer cell 'number' is missing; the answer cell 'essay' is missing"


def test_two_different_answers_under_one_id_leave_the_question_to_a_person(tiny: StudentAssignment) -> None:
    """Nobody but a person can say which of the two is meant."""
    result = grade(handed_in([*TINY, {**by_id("number"), "source": "answer = 4.0"}]), tiny, USUAL)
    assert points(result) == {"doubles": 2, "numbers": None, "halves": 1, "essay": None}
    assert reason(result, "numbers") == "2 different cells have the id 'number'"


def test_a_copy_of_a_cell_is_no_doubt(tiny: StudentAssignment) -> None:
    """The same answer twice is one answer."""
    assert points(grade(handed_in([*TINY, by_id("number")]), tiny, USUAL))["numbers"] == 2


def test_the_reason_is_the_one_that_helps(tiny: StudentAssignment) -> None:
    """A name that is missing is explained by the cell that failed; a wrong value explains itself."""
    reasons = []
    for source in ("1 / 0\nanswer = 5.0", "answer = 4.0\n1 / 0", "answers = 5.0", "raise NotImplementedError()"):
        cells = [{**c, "source": source} if c["id"] == "number" else c for c in TINY]
        reasons.append(reason(grade(handed_in(cells), tiny, USUAL), "numbers"))
    assert reasons == [
        "ZeroDivisionError: division by zero",
        "AssertionError",
        "NameError: name 'answer' is not defined",
        "not answered",
    ]


def test_an_essay_that_was_left_blank_needs_no_reader(tiny: StudentAssignment) -> None:
    """Neither the stub nor white space is an answer; anything else waits to be read, which is no doubt."""
    results = [
        grade(handed_in([*TINY[:-1], {**TINY[-1], "source": text}]), tiny, USUAL)
        for text in ("YOUR ANSWER HERE", " \n", "I think")
    ]
    assert [points(result)["essay"] for result in results] == [0, 0, None]
    assert [result.needs_person for result in results] == ["", "", ""]


def test_cells_that_students_add_are_run_where_they_stand(tiny: StudentAssignment) -> None:
    """An answer may need a helper from a cell of the student's own."""
    own = {"cell_type": "code", "metadata": {}, "source": "def twice(x): return x + x", "outputs": []}
    late = {**own, "source": "def double(x): return 0"}
    cells = [own, *TINY, late]
    cells[2] = {**by_id("double"), "source": "double = twice"}
    assert points(grade(handed_in(cells), tiny, USUAL))["doubles"] == 2
    labels = [step.label for step in restore(read(handed_in(cells)), tiny).steps]
    assert (labels[0], labels[-1]) == ("a cell that the student added",) * 2


def test_an_answer_that_was_turned_into_text_is_run_all_the_same(tiny: StudentAssignment) -> None:
    """A wrong key in the editor is no wrong answer."""
    cells = [{**c, "cell_type": "markdown"} if c["id"] == "number" else c for c in TINY]
    assert points(grade(handed_in(cells), tiny, USUAL))["numbers"] == 2


def test_what_students_have_is_at_hand_in_the_box(tiny: StudentAssignment) -> None:
    """A cell of theirs that ran at home, with a form, a model or a reader of answers, runs there too."""
    own = {"cell_type": "code", "metadata": {}, "outputs": []}
    source = (
        "from minimodels import exit_threat, explore\nfrom student import form\nfrom student.answers import read\n"
        "asked = {'id': 'q', 'form': 'number', 'units': {}}\nexplore(exit_threat)\nform(asked)\n"
        "five = read(asked, '5,0')"
    )
    cells = [{**c, "source": "answer = five"} if c["id"] == "number" else c for c in TINY]
    assert points(grade(handed_in([{**own, "source": source}, *cells]), tiny, USUAL))["numbers"] == 2


BROKEN = {
    "uses 'math', which no answer cell defines": ("numbers", "assert math.isclose(answer, 5)"),
    "tests no name that an answer cell defines": ("numbers", "assert 1"),
    "invalid syntax": ("numbers", "assert assert"),
    "no end solution": ("double", "### BEGIN SOLUTION\ndouble = 1"),
}


@pytest.mark.parametrize(("what", "change"), BROKEN.items(), ids=BROKEN.keys())
def test_a_broken_exercise_is_refused_with_its_file(what: str, change: tuple[str, str], tmp_path: Path) -> None:
    """Its author learns which file and what is wrong, before any student is graded."""
    write_exercise(tmp_path, [{**c, "source": change[1]} if c["id"] == change[0] else c for c in TINY])
    with pytest.raises(Problem, match=what) as problem:
        load("tiny", tmp_path)
    assert str(tmp_path / "tiny" / "tiny.ipynb") in str(problem.value)


def test_two_cells_with_one_id_are_refused(tmp_path: Path) -> None:
    """An id names one cell."""
    write_exercise(tmp_path, [*TINY, {**by_id("double"), "id": "another"}])
    with pytest.raises(Problem, match="two cells have the same nbgrader id"):
        load("tiny", tmp_path)


def test_an_unknown_exercise_is_refused_with_the_nearest_name(tmp_path: Path) -> None:
    """A slip of the finger is easily mended."""
    write_exercise(tmp_path, TINY)
    with pytest.raises(Problem, match="there is no exercise 'tyni'; did you mean 'tiny'"):
        load("tyni", tmp_path)


def test_names_are_found_as_python_finds_them() -> None:
    """Names that a cell binds itself, in any way, are not free; names used inside functions are."""
    source = "import a\nfrom b import c as d\nfor e in j:\n    def f(g): return g + h + e\nk = [i for i in j]\nlen = 1"
    assert free_names(source) == {"h", "j"}
    assert defined_names(source) == {"a", "d", "e", "f", "k", "len"}


def test_only_plain_files_of_students_are_read(tmp_path: Path) -> None:
    """Links, pipes and folders in a file's place are refused, with the reason; both layouts are found."""
    for student in ("flat", "nested/tiny", "both/tiny", "link", "pipe", "folder/tiny.ipynb", "none", " odd"):
        (tmp_path / student).mkdir(parents=True)
    for path in ("flat", "nested/tiny", "both", "both/tiny"):
        (tmp_path / path / "tiny.ipynb").write_bytes(b"{}")
    (tmp_path / "link" / "tiny.ipynb").symlink_to(tmp_path / "flat" / "tiny.ipynb")
    (tmp_path / "linked").symlink_to(tmp_path / "flat")
    os.mkfifo(tmp_path / "pipe" / "tiny.ipynb")
    (tmp_path / ".hidden").mkdir()
    found: dict[str, bytes | str] = {}
    for student in students(tmp_path):
        try:
            found[student] = collect(tmp_path, student, "tiny")
        except Unreadable as why:
            found[student] = str(why)
    assert found == {
        " odd": "a gradebook cannot keep the name of this folder: rename it",
        "both": "there is a tiny.ipynb in both and another in both/tiny",
        "flat": b"{}",
        "folder": "tiny.ipynb is not a plain file",
        "link": "tiny.ipynb cannot be read: it is a link or not a folder",
        "linked": "tiny.ipynb cannot be read: it is a link or not a folder",
        "nested": b"{}",
        "none": "there is no tiny.ipynb",
        "pipe": "tiny.ipynb is not a plain file",
    }
