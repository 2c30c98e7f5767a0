"""One small question of every kind, as tests need them."""

from typing import Any

import minimodels
from minimodels import exit_threat
from quiz import Question, kinds
from quiz.kinds.numeric import Numbers

BASE: dict[str, Any] = {"id": "q", "bloom": "apply", "prompt": "What is asked here?", "hint": "Think of the start."}
LETTERS = {"a": "one thing", "b": "another", "c": "a third", "d": "a fourth"}
WHY = {"a": "About the first.", "b": "About the second.", "c": "About the third.", "d": "About the fourth."}
QUESTIONS: dict[str, dict[str, Any]] = {
    "single": {"options": LETTERS, "answer": "b", "feedback": WHY},
    "multiple": {"options": LETTERS, "answer": ["a", "c"], "feedback": WHY},
    "truefalse": {"options": LETTERS, "true": ["a", "b"], "answer": "c", "feedback": WHY},
    "ordering": {
        "items": LETTERS,
        "answer": ["c", "a", "d", "b"],
        "feedback": {"c first": "It begins so.", "a before d": "One needs the other.", "b last": "It ends so."},
    },
    "matching": {
        "items": {"1": "a case", "2": "another case", "3": "one more"},
        "categories": {"A": "this", "B": "that"},
        "answer": {"1": "A", "2": "B", "3": "A"},
        "feedback": {"1": "Of the first case.", "2": "Of the second case.", "3": "Of the third case."},
    },
    "numeric": {
        "answer": 0.25,
        "tolerance": 0.005,
        "percent": True,
        "mistakes": [{"value": 0.75, "feedback": "This is what is left."}],
        "explanation": "A quarter of it.",
    },
    "short": {
        "accept": ["associative democracy", "democracy * associations"],
        "mistakes": [{"pattern": "corporatism", "share": 0.25, "feedback": "An older name, for something narrower."}],
    },
    "cloze": {
        "text": "One and one are {1}, which is {2} than one.",
        "blanks": {
            "1": {"kind": "numeric", "answer": 2, "tolerance": 0.1},
            "2": {
                "kind": "single",
                "options": {"a": "more", "b": "less"},
                "answer": "a",
                "feedback": {"a": "It grew.", "b": "It did not shrink."},
            },
        },
    },
    "estimate": {
        "model": "exit_threat",
        "controls": ["K", "g"],
        "goal": "full",
        "closed": "full_by_hand",
        "feedback": {
            "right": "All of it.",
            "nothing": "Not even half.",
            "other": "Firms are still believed.",
        },
    },
    "predict": {
        "model": "exit_threat",
        "move": "K",
        "number": "concession",
        "params": {"start": 6, "end": 3, "L": 4},
        "draws": {"L": [2, 4, 6]},
        "feedback": {
            "rises": "Leaving is cheap.",
            "falls": "That would need roots.",
            "stays": "Firms notice.",
        },
    },
    "essay": {"answer": "A long and thoughtful answer.", "marking": "One point for thought."},
}


def make(kind: str, **changes: Any) -> Question:
    """Make a small question of a kind."""
    functions = {function.__name__: function for function in (full, full_by_hand, always, often, twice, plus)}
    context = {"models": minimodels.library, "functions": functions}
    question = kinds.find(kind).model_validate({**BASE, "kind": kind, **QUESTIONS[kind], **changes}, context=context)
    return question.draw() if kind in {"estimate", "predict"} else question


def full(p: exit_threat.Parameters, outcome: exit_threat.Outcome) -> bool | str:
    """Say whether nothing is given away."""
    return "nothing" if outcome.concession > 0.5 else outcome.concession == 0


def full_by_hand(p: exit_threat.Parameters) -> bool:
    """Say it with pencil and paper: the standard in the open interval is at least 6."""
    return (p.K + (1 - p.c) * p.g - p.L) / 2 >= 6 or (1 - p.c) * p.g >= 6


def always(p: exit_threat.Parameters) -> bool:
    """Say that every state is right."""
    return True


def often(p: exit_threat.Parameters, outcome: exit_threat.Outcome) -> bool:
    """Say that a state is right unless it is the first one."""
    return outcome.concession != exit_threat.MODEL.evaluate(exit_threat.Parameters()).concession


def twice(x: float) -> Numbers:
    """Double a number; 3 is no sound draw."""
    return Numbers(2 * x, (x * x,), closed=x + x, sound=x != 3)


def plus(x: float) -> Numbers:
    """Add one."""
    return Numbers(x + 1)
