"""What stands in an answer cell is read as data, whatever it is."""

import threading

import pytest

from student.answers import LONGEST
from student.typed import NotData, typed

DATA = {
    'answer = "b"': "b",
    "answer = 'b'  # my choice": "b",
    "# a note\nanswer = 0.25\n": 0.25,
    "answer = -3": -3,
    'answer = ["c", "a"]': ["c", "a"],
    'answer = {"1": "A", "2": "B"}': {"1": "A", "2": "B"},
    'answer = ""': "",
    'answer = ""\nanswer = "b"': "b",
    'answer = ("several "\n          "lines")': "several lines",
    f'answer = "{"x" * LONGEST}"': "x" * LONGEST,
}


@pytest.mark.parametrize(("source", "value"), DATA.items())
def test_a_literal_is_read(source: str, value: object) -> None:
    """Texts, numbers, lists and tables, as Python writes them; the last line counts."""
    assert typed(source) == value


CODE = [
    "",
    "# nothing",
    "b",
    '"b"',
    "answer = b",
    "answer == 'b'",
    "answer = 1 / 3",
    "answer = f'{1}'",
    "answer = [x for x in 'ab']",
    "answer = other = 'b'",
    "answer, other = 'bc'",
    "answer.x = 1",
    "import os\nanswer = 1",
    "answer = 1\nprint(answer)",
    "%time answer = 1",
    "answer = 'b",
    "answer = '\0'",
    "answer = {[]: 1}",
    "answer = {**{}}",
    "answer = " + "9" * 5000,
    "x" * (2 * LONGEST + 1),
]
DEEP = ("-", "[", "(", "{1:", "not ", "lambda:", "f(", "f'{", "1+", "1**", "a.", "a if b else ")


@pytest.mark.parametrize("source", [*CODE, *(f"answer = {part * 4000}1" for part in DEEP)])
def test_anything_else_is_no_data(source: str) -> None:
    """Code is not run and its value not guessed; nothing ends the process, in a thread of its small stack either."""
    raised: list[Exception] = []

    def read() -> None:
        try:
            typed(source)
        except Exception as error:
            raised.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    thread.join()
    assert [type(error) for error in raised] == [NotData]
