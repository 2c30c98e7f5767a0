"""Questions as cells of a graded notebook."""

import copy
import html
import re
from typing import Any

import nbformat
import pytest
from nbconvert.filters import markdown2html
from nbgrader.nbgraderformat import MetadataValidator
from nbgrader.preprocessors import ClearSolutions

from autograder.blank import without_tests
from quiz.kinds import names
from quiz.notebook import cells, put
from student.answers import Unreadable
from tests.quiz.made import make

every_kind = pytest.mark.parametrize("kind", names())


def notebook(*made: dict[str, Any]) -> Any:
    """Make a notebook of cells."""
    found = nbformat.v4.new_notebook(cells=[nbformat.from_dict(copy.deepcopy(cell)) for cell in made])
    found.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return found


def words(id_: str) -> dict[str, Any]:
    """Make a cell of the author's."""
    return {"cell_type": "markdown", "id": id_, "metadata": {}, "source": f"The author's {id_}."}


@every_kind
def test_the_cells_are_valid_and_one_of_them_gives_the_points(kind: str) -> None:
    """For nbformat and nbgrader; ids follow from the question's, and an essay is graded by hand."""
    question = make(kind)
    made = notebook(*cells(question))
    nbformat.validate(made)
    MetadataValidator().validate_nb(made)
    assert [cell.id for cell in made.cells] == [cell.metadata.nbgrader.grade_id for cell in made.cells]
    parts = ["q-asked", "q"] if kind == "essay" else ["q-asked", "q-form", "q-answer", "q"]
    assert [cell.id for cell in made.cells] == parts
    graded = [cell for cell in made.cells if cell.metadata.nbgrader.grade]
    assert [(cell.id, cell.metadata.nbgrader.points) for cell in graded] == [("q", question.points)]
    assert graded[0].metadata.nbgrader.solution == (kind == "essay")


@every_kind
def test_what_goes_out_is_the_prompt_the_form_and_a_blank(kind: str) -> None:
    """The step of nbgrader's own, and ours after it, leave no key and no feedback."""
    question = make(kind)
    released = without_tests(notebook(*cells(question)))
    sources = [cell.source for cell in released.cells]
    if kind != "essay":
        assert sources[2:] == [
            'answer = ""  # question q: put your answer in place of ""',
            "answer  # the cell above is read, and scored, when your work is graded",
        ]
    assert not any(secret in "\n".join(sources) for secret in (*question.texts().values(), question.hint))


def test_without_our_step_nbgrader_would_ask_for_code() -> None:
    """So the step is needed."""
    made, _ = ClearSolutions().preprocess(notebook(*cells(make("single"))), {})
    assert "raise NotImplementedError" in made.cells[2].source


@pytest.mark.parametrize("kind", [kind for kind in names() if kind != "essay"])
def test_nbgraders_own_test_takes_the_right_answer_and_no_wrong_one(kind: str) -> None:
    """It is run where nbgrader runs it; whatever earns nothing, or cannot be read, fails."""
    question = make(kind)
    test = cells(question)[3]["source"]
    exec(test, {"answer": question.right()})
    for case in question.cases():
        if not case.share:
            with pytest.raises((AssertionError, Unreadable)):
                exec(test, {"answer": case.answer})


def test_questions_stand_after_their_heading_and_are_replaced_in_place() -> None:
    """Writing them again changes nothing; another bank takes their place; an empty one leaves the author's cells."""
    one, other = make("single", id="one"), make("essay", id="other")
    made = notebook(words("before"), words("questions"), words("after"))
    made.cells = [nbformat.from_dict(cell) for cell in put(made, [one])]
    ids = ["before", "questions", "one-asked", "one-form", "one-answer", "one", "after"]
    assert [cell["id"] for cell in put(made, [one])] == ids
    assert put(made, [one]) == made.cells
    assert [cell["id"] for cell in put(made, [other])] == ["before", "questions", "other-asked", "other", "after"]
    assert [cell["id"] for cell in put(made, [])] == ["before", "questions", "after"]
    assert [cell["id"] for cell in put(notebook(words("before")), [other])] == ["before", "other-asked", "other"]


def test_a_model_answer_goes_out_nowhere_whatever_it_says() -> None:
    """Nor where it names a mark of nbgrader's; its paragraphs stay apart for who reads essays."""
    answer = "The first, a long one.\n\n### BEGIN SOLUTION\nx\n### END SOLUTION and the last."
    made = notebook(*cells(make("essay", answer=answer)))
    assert made.cells[1].source.count("\n\n") == 1
    assert without_tests(made).cells[1].source == "YOUR ANSWER HERE"


HARM = [
    "1. one",
    "- two",
    "# three",
    "= four",
    "*a* _b_ `c` [d](e) ![f](g)",
    "a $x$ b $$y$$",
    "&lt; & 1 < 2",
    "a\n\n  b",
]


@pytest.mark.parametrize("prompt", HARM)
def test_a_prompt_is_shown_as_it_stands(prompt: str) -> None:
    """Rendered as a notebook renders Markdown, a prompt is one paragraph of exactly its words."""
    source = cells(make("single", prompt=f"{prompt} and so on?"))[0]["source"]
    rendered = markdown2html(source).split("</p>")[1]
    assert re.sub(r"\s+", " ", rendered).strip().startswith("<p>")
    shown = html.unescape(rendered.partition("<p>")[2])
    assert shown == " ".join(f"{prompt} and so on?".split())
