"""What a student typed into an answer cell: read as data, never run."""

import ast

from student.answers import LONGEST, Answer, Unreadable

__all__ = ["ANSWER", "MARK", "NotData", "typed"]

ANSWER = 'answer = ""'  #: how the cell goes out
MARK = "question"  #: in the metadata of a cell that a question made: the question's id
MOST = 2 * LONGEST  #: characters of a cell


class NotData(Unreadable):
    """The cell holds something else than one value: what it means, only a person can tell."""


def typed(source: str) -> Answer:
    """Read the value that an answer cell gives to ``answer``; of several lines the last counts, as when it runs.

    Raises:
        NotData: when the cell holds anything else, such as code whose value is known only once it has run.
    """
    if len(source) > MOST:
        raise NotData(f"the answer cell holds {len(source):,} characters; at most {MOST:,} are read")
    try:
        lines = ast.parse(source).body
        values = [one.value for one in lines if isinstance(one, ast.Assign) and _names_answer(one)]
        if values and len(values) == len(lines):
            return [ast.literal_eval(value) for value in values][-1]
    # Whoever wants to can make Python's own parser fail in all of these ways.
    except (ArithmeticError, MemoryError, RecursionError, SyntaxError, SystemError, TypeError, ValueError):
        pass
    raise NotData(f"the answer cell must hold a line such as {ANSWER}: a text, a number or a list; code is not run")


def _names_answer(one: ast.Assign) -> bool:
    match one.targets:
        case [ast.Name(id="answer")]:
            return True
    return False
