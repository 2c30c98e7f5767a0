"""The form of a question in a notebook: what it writes, what it says, and that it knows no answer."""

import subprocess
import sys
from typing import Any

import pytest

from quiz.kinds import names
from student.answers import read
from student.form import INPUTS, Form
from student.typed import typed
from student.writing import EXAMPLES, WAYS, example, line
from tests.quiz.made import make

KINDS = [kind for kind in names() if kind != "essay"]
asked = pytest.mark.parametrize("kind", KINDS)


def fill(widget: Any, answer: Any) -> None:
    """Give an answer in the inputs of a form, as a student does."""
    children = [child for child in getattr(widget, "children", ()) if child.has_trait("value")]
    kind = type(widget).__name__
    if kind == "RadioButtons":
        widget.value = answer
    elif kind == "Text":
        widget.value = answer if isinstance(answer, str) else f"{answer}"
    elif children and type(children[0]).__name__ == "Checkbox":
        for box in children:
            box.value = box.description[0] in answer
    elif children and type(children[0]).__name__ == "Dropdown":
        for chooser in children:
            letter = chooser.description[0]
            chooser.value = answer[letter] if isinstance(answer, dict) else answer.index(letter) + 1
    elif isinstance(answer, dict):  # blanks
        for inputs, part in zip(widget.children[1::2], answer.values(), strict=True):
            fill(inputs, part)


def given(kind: str) -> Any:
    """Give a right answer as a student gives it: a state as its address."""
    question = make(kind)
    return f"#{question.address()}" if kind == "estimate" else question.right()


@asked
def test_what_is_chosen_becomes_the_line_to_copy(kind: str) -> None:
    """The line, read as the engine reads it, is the answer that was given; at first there is nothing to copy."""
    question = make(kind)
    form = Form(question.public())
    assert "Nothing to copy yet" in form._said.value
    target = form.box.children[1]
    fill(target.children[1] if kind == "estimate" else target, given(kind))
    assert "Readable" in form._said.value, form._said.value
    assert read(question.public(), typed(line(form._given()))) == read(question.public(), question.right())


@asked
def test_the_form_says_the_same_of_right_and_wrong(kind: str) -> None:
    """Of every answer that can be read it says that it is readable, and nothing else."""
    question = make(kind)
    form = Form(question.public())
    said = set()
    for case in question.cases():
        form.ran(f"answer = {case.answer!r}")
        assert ("not readable" in form._cell.value) == (case.share is None)
        said |= {form._cell.value} if case.share is not None else set()
    assert len(said) == 1


@asked
def test_an_example_can_be_read_and_is_made_without_the_key(kind: str) -> None:
    """Every form has a way to be written, with an example that follows it."""
    seen = make(kind).public()
    read(seen, typed(line(example(seen))))
    assert WAYS.keys() == EXAMPLES.keys() == INPUTS.keys() | {"open"}


def test_markup_in_an_answer_or_a_question_is_text() -> None:
    """What is typed, and what a bank says, is escaped where it is shown."""
    form = Form({**make("short").public(), "id": "<b>"})
    fill(form.box.children[1], "<script>1</script>")
    shown = "".join(part.value for part in form.box.children if type(part).__name__ == "HTML")
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown
    assert "<b><b>" not in shown


def test_without_widgets_the_form_says_how_to_write_and_nothing_else() -> None:
    """In a Python without ipywidgets and IPython one line is printed, and nothing fails."""
    program = (
        "import sys; sys.modules['ipywidgets'] = None\n"
        f"from student import form; assert form({make('single').public()!r}) is None"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    told = 'Question q: write the letter of one option in quotation marks, such as answer = "a"\n'
    assert (result.returncode, result.stdout, result.stderr) == (0, told, "")
