"""Questions test themselves: every case of every variant earns what it says, and nothing that is secret shows."""

import json
import random
from collections.abc import Iterable, Iterator

from quiz.inputs import inputs
from quiz.question import Case, Question, Unreadable

BARE = {"right", "wrong", "correct", "incorrect", "yes", "no", "true", "false", "not quite", "well done", "todo"}


def stress(questions: Iterable[Question], seeds: int) -> Iterator[str]:
    """Yield whatever a question does not keep, with its id, over so many seeds and the first parameters."""
    questions = list(questions)
    for question in questions:
        yield from (f"{question.id}: {what}" for what in _of_one(question, seeds))
    yield from alike(questions)


def alike(questions: Iterable[Question]) -> Iterator[str]:
    """Yield feedback that stands twice in a bank, or says no more than right or wrong."""
    seen: dict[str, str] = {}
    for question in questions:
        for name, words in question.texts().items():
            where, plain = f"{question.id}: feedback {name}", " ".join(words.casefold().split())
            if plain.strip(" .!:") in BARE:
                yield f"{where} says only {words!r}; say why"
            elif plain in seen:
                yield f"{where} is the same as {seen[plain]}; say what this very mistake is"
            seen.setdefault(plain, where)


def _of_one(question: Question, seeds: int) -> Iterator[str]:
    seen: set[str] = set()
    for seed in (None, *range(seeds)):
        try:
            variant = question.draw(random.Random(f"{question.id}/{seed}") if seed is not None else None)
        except ValueError as error:
            yield str(error).removeprefix(f"{question.id}: ")
            return
        if variant.digest in seen:
            continue
        seen.add(variant.digest)
        for case in variant.cases():
            wrong = broken(variant, case)
            if wrong:
                yield f"seed {seed}: {wrong}"
                return
        yield from (f"seed {seed}: {what}" for what in _shown(variant))


def broken(variant: Question, case: Case) -> str | None:
    """Say what of a case does not hold."""
    try:
        score = variant.score(case.answer)
    except Unreadable:
        return None if case.share is None else f"the answer {case.answer!r} is unreadable"
    if case.share is None:
        return f"the answer {case.answer!r} should be unreadable, and is {score.verdict}"
    if score.share is None or abs(score.share - case.share) > 1e-9:
        return f"the answer {case.answer!r} earns {score.share}, not {case.share}"
    if case.feedback and case.feedback not in score.feedback:
        return f"the answer {case.answer!r} is not told {case.feedback!r}"
    return None


def _shown(variant: Question) -> Iterator[str]:
    """Yield what is secret and can be seen before the answer is in."""
    seen = json.dumps(variant.public(), ensure_ascii=False) + inputs(variant.form(), "q")
    secrets = {**variant.texts(), "hint": variant.hint, "explanation": variant.explanation}
    yield from (
        f"{name} can be seen before the answer is in" for name, words in secrets.items() if words and words in seen
    )
    if "{" in variant.prompt:
        yield f"the prompt names a parameter that it has not: {variant.prompt[variant.prompt.index('{') :][:20]}"
