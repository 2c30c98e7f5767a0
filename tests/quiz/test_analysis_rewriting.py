"""Which questions are named as worth rewriting, and why."""

import pytest

from quiz import Question
from quiz.analysis.items import Chosen, Item, Sureness
from quiz.analysis.rewriting import rewriting
from tests.quiz.answered import BANK


def item(question: Question, **known: object) -> Item:
    """A question without fault, but for what is given."""
    sound = {"count": 100, "facility": 0.6, "discrimination": 0.4, "dichotomous": True, "point_biserial": 0.5}
    options = (
        Chosen("a", "this", True, (10, 20, 30), (0.3, 0.6, 0.9)),
        Chosen("b", "that", False, (20, 10, 3), (0.7, 0.4, 0.1)),
    )
    nothing = {
        "waiting": 0,
        "retries": 0,
        "unreadable": 0,
        "empty": 0,
        "sureness": (),
        "variants": (),
        "drawn": 1,
        "differ": None,
        "unforeseen": (),
    }
    return Item(**{"question": question.draw(), "chosen": options, **nothing, **sound, **known})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("known", "weight"),
    [
        ({}, 0),
        ({"discrimination": -0.01}, 5),
        ({"discrimination": 0.1}, 2),
        ({"facility": 0.1}, 3),
        ({"facility": 0.97}, 1),
        ({"chosen": (Chosen("b", "that", False, (1, 5, 9), (0.1, 0.2, 0.3)),)}, 4),
        ({"chosen": (Chosen("b", "that", False, (0, 0, 0), (0, 0, 0)),)}, 1),
        ({"sureness": (Sureness("sure", 10, 0.5),)}, 3),
        ({"sureness": (Sureness("sure", 9, 0.1), Sureness("guess", 50, 0.1))}, 0),
        ({"unreadable": 20}, 2),
        ({"unreadable": 9}, 0),
        ({"count": 19, "discrimination": -0.5}, 0),
    ],
)
def test_each_reason_has_its_weight(known: dict[str, object], weight: int) -> None:
    """A question with one fault is named with the weight of this fault; one without, or with few answers, is not."""
    worst = rewriting([item(BANK["one"], **known)])
    assert sum(reason.weight for one in worst for reason in one.reasons) == weight
    assert bool(worst) is bool(weight)


def test_at_most_three_questions_are_named_the_worst_first() -> None:
    """Of five with faults the three with most weight are named, of equal weight those that discriminate less."""
    faults: list[dict[str, object]] = [
        {"facility": 0.97},
        {"discrimination": 0.1},
        {"discrimination": -0.2},
        {"discrimination": 0.05},
        {"facility": 0.1, "discrimination": -0.1},
    ]
    items = [item(question, **fault) for question, fault in zip(BANK.values(), faults, strict=False)]
    assert [one.item.question.id for one in rewriting(items)] == ["five", "three", "four"]
