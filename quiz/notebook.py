"""A question in a graded notebook: nbgrader's cells, of which only what may be seen goes out.

The answer is data: a literal in a cell of the saved file. The cells' ids follow from the question's: ``ID-asked`` tells
the prompt, ``ID-form`` shows the form of `student`, ``ID-answer`` is typed into, and ``ID`` gives the points.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pprint import pformat
from typing import Any

from quiz.forms import Number, shown
from quiz.question import Question
from student.typed import ANSWER, MARK
from student.writing import example, line, way

__all__ = ["cells", "put"]

PLACE = "questions"  #: id of the Markdown cell that the questions follow
SPECIAL = re.compile(r"[\\`*_{}\[\]<>&$~|#^]")  #: what Markdown, HTML or mathematics could be made of
START = re.compile(r"^(\d*)([-+=.)])")  #: what could begin a list or a heading
NBGRADER = re.compile(
    r"(?:BEGIN|END)(?= (?:SOLUTION|HIDDEN TESTS|MARK SCHEME))|AUTOTEST"
)  #: its marks; at one a test ends
TEST = """\
answer  # the cell above is read, and scored, when your work is graded
### BEGIN HIDDEN TESTS
# `course grade` scores by the bank, with partial credit and this student's numbers. What follows is for nbgrader's own
# commands: it knows the first numbers only, and one right answer.
from student.answers import read

{test}
### END HIDDEN TESTS"""

Json = dict[str, Any]


def cells(variant: Question) -> list[Json]:
    """Make the cells of a question whose numbers are drawn, in the order in which they stand.

    Args:
        variant: the question; its key stands only between nbgrader's marks of a solution and of a hidden test.
    """
    id_, asked = variant.id, variant.public()
    prompt = _cell(id_, "asked", "markdown", _prompt(asked), locked=True)
    if asked["form"] == "open":
        model = "\n\n".join(map(_text, str(variant.right()).split("\n\n")))
        return [prompt, _cell(id_, "", "markdown", model, solution=True, points=variant.points)]
    form = f"from student import form\n\nform(\n{_literal(asked)}\n)"
    blank = f'{ANSWER}  # question {id_}: put your answer in place of ""'
    solution = f"{blank}\n### BEGIN SOLUTION\nanswer = {_literal(variant.right())}\n### END SOLUTION"
    return [
        prompt,
        _cell(id_, "form", "code", form, locked=True),
        _cell(id_, "answer", "code", solution, solution=True),
        _cell(id_, "", "code", TEST.format(test=_test(variant)), locked=True, points=variant.points),
    ]


def put(notebook: Mapping[str, Any], variants: Iterable[Question]) -> list[Json]:
    """Give the cells of a notebook, with those of these questions in place of all that questions made before.

    They stand where the first of those stood; without any, after the Markdown cell with the id ``questions``, or at the
    end.
    """
    old = [MARK in cell["metadata"] for cell in notebook["cells"]]
    after = [cell.get("id") == PLACE for cell in notebook["cells"]]
    place = old.index(True) if True in old else after.index(True) + 1 if True in after else len(old)
    ours = [cell for variant in variants for cell in cells(variant)]
    kept = [(i, cell) for i, cell in enumerate(notebook["cells"]) if not old[i]]
    return [*(c for i, c in kept if i < place), *ours, *(c for i, c in kept if i >= place)]


def _cell(question: str, part: str, kind: str, source: str, **meta: Any) -> Json:
    id_ = f"{question}-{part}" if part else question
    grade = {"grade": "points" in meta, "grade_id": id_, "locked": False, "schema_version": 3, "solution": False}
    code: Json = {"execution_count": None, "outputs": []} if kind == "code" else {}
    metadata: Json = {MARK: question, "nbgrader": grade | {"task": False} | meta}
    if part == "form":
        metadata["jupyter"] = {"source_hidden": True}  # what counts is what it shows
    return {"cell_type": kind, "id": id_, "metadata": metadata, "source": source, **code}


def _prompt(asked: Mapping[str, Any]) -> str:
    points = f"{asked['points']:g} point{'' if asked['points'] == 1 else 's'}"
    parts = [f"**Question {_text(asked['id'])}** *({points})*", _text(asked["prompt"]), *_lists(asked)]
    if asked["form"] != "open":
        parts.append(f"*How to answer:* {_text(way(asked))}, such as <code>{_text(line(example(asked)))}</code>.")
    return "\n\n".join(parts)


def _lists(asked: Mapping[str, Any]) -> Iterator[str]:
    """Yield what there is to choose from, and what is told besides the prompt."""
    for field in ("options", "items", "categories"):
        if field in asked:
            yield "\n".join(f"- **{_text(key)})** {_text(words)}" for key, words in asked[field].items())
    if "text" in asked:
        yield re.sub(r"&#123;(\w+)&#125;", r"**(\1)** ______", _text(asked["text"]))
    for name, part in asked.get("parts", {}).items():
        if "options" in part:
            yield f"Blank {_text(name)}:"
            yield from _lists(part)
    if asked["form"] == "open":
        yield f"*About {asked['words']} words.*"


def _text(words: str) -> str:
    """Write text of a bank so that Markdown, HTML and mathematics show it as it stands, in one paragraph."""
    escaped = SPECIAL.sub(lambda found: f"&#{ord(found[0])};", " ".join(words.split()))
    escaped = START.sub(lambda found: f"{found[1]}&#{ord(found[2])};", escaped)
    return NBGRADER.sub(lambda found: f"&#{ord(found[0][0])};{found[0][1:]}", escaped)


def _literal(value: Any) -> str:
    """Write plain data as Python does; no text in it can be one of nbgrader's marks."""
    literal = pformat(value, width=110, sort_dicts=False)
    return NBGRADER.sub(lambda found: f"\\x{ord(found[0][0]):x}{found[0][1:]}", literal)


def _test(variant: Question) -> str:
    form = variant.form()
    asked = f"asked = \\\n{_literal(shown(form))}\n"
    if isinstance(form, Number):
        width = form.width if form.width is not None else abs(form.answer) * 10.0 ** -(form.digits or 1)
        return f"{asked}assert abs(read(asked, answer) - {form.answer!r}) <= {width!r}, 'this is not the answer'"
    return f"{asked}assert read(asked, answer) == read(asked, {_literal(variant.right())}), 'this is not the answer'"
