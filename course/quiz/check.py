"""Check banks of questions."""

from course.problem import Problem
from course.quiz._banks import Banks, read
from quiz.stress import alike


def check(banks: Banks = None) -> None:
    """Read banks and say all that is wrong with them; one line for each bank that is sound.

    Example: `course quiz check book/problem/quiz.toml`
    """
    found = read(banks)
    wrong = [f"{path}: {what}" for path, questions in found for what in alike(questions)]
    if wrong:
        raise Problem("\n".join(wrong), status=1)
    for path, questions in found:
        print(f"{path}: {len(questions)} questions are sound")
