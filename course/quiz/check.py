"""Check banks of questions."""

import json
from pathlib import Path

from course.problem import Problem
from course.quiz._banks import Banks, read
from course.quiz._files import write
from quiz.schema import schema
from quiz.stress import alike

SCHEMA = Path("_build/quiz.schema.json")  #: which the first line of each bank names


def check(banks: Banks = None) -> None:
    """Read banks and say all that is wrong with them; one line for each bank that is sound.

    It also writes `_build/quiz.schema.json`, with which an editor completes and checks a bank while you type.

    Example: `course quiz check book/problem/quiz.toml`
    """
    found = read(banks)
    write(SCHEMA, json.dumps(schema(), indent=1) + "\n")
    wrong = [f"{path}: {what}" for path, questions in found for what in alike(questions)]
    if wrong:
        raise Problem("\n".join(wrong), status=1)
    for path, questions in found:
        print(f"{path}: {len(questions)} questions are sound")
