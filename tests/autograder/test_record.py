"""What the gradebook keeps."""

import json
from pathlib import Path

import pytest

from autograder import Grade, Problem, QuestionGrade, for_a_person, load
from autograder.record import open_gradebook, record
from tests.autograder.conftest import TINY, write_exercise


@pytest.fixture
def url(tmp_path: Path) -> str:
    """Name a gradebook that does not exist yet."""
    return f"sqlite:///{tmp_path}/gradebook.db"


def test_what_a_student_wrote_reaches_no_browser_as_markup(url: str, tmp_path: Path) -> None:
    """A remark may quote the student, and nbgrader shows remarks as HTML."""
    write_exercise(tmp_path, TINY)
    tiny = load("tiny", tmp_path)
    grades = [QuestionGrade(q.id, "wrong", 0, q.points, "<script>alert(1)</script>") for q in tiny.questions]
    with open_gradebook(url, tmp_path / "tiny" / "tiny.ipynb") as book:
        record(book, tiny, "eve", Grade(tuple(grades)))
        comment = book.find_comment("number", "tiny", "tiny", "eve").auto_comment
    assert comment == "&lt;script&gt;alert(1)&lt;/script&gt;"


def test_an_exercise_with_other_cells_does_not_touch_the_grades_there_are(url: str, tmp_path: Path) -> None:
    """One line tells that the gradebook holds grades for other cells."""
    write_exercise(tmp_path, TINY)
    source = tmp_path / "tiny" / "tiny.ipynb"
    tiny = load("tiny", tmp_path)
    with open_gradebook(url, source) as book:
        record(book, tiny, "ann", for_a_person(tiny, "there is no tiny.ipynb"))
    notebook = json.loads(source.read_text(encoding="utf-8"))
    notebook["cells"] = [cell for cell in notebook["cells"] if cell["id"] not in ("half", "halves")]
    source.write_text(json.dumps(notebook), encoding="utf-8")
    with pytest.raises(Problem, match="holds grades for other cells"), open_gradebook(url, source):
        pass
