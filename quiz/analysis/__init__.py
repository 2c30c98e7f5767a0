"""What the answers of a class say about the questions: item analysis, from a CSV file to a report.

``responses`` reads and ``marking`` scores; ``statistics`` holds the formulas, ``items`` applies them to each question,
``curves`` and ``unforeseen`` look further, ``rewriting`` names the questions to rewrite, ``report`` shows all of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quiz.analysis.curves import Fit, fit
from quiz.analysis.items import FEW, Item, Sureness, item, sureness, totals
from quiz.analysis.responses import Asked, Responses, ResponsesError, read
from quiz.analysis.rewriting import Rewrite, rewriting
from quiz.analysis.statistics import alpha, alpha_without

__all__ = ["Analysis", "Reliability", "Responses", "ResponsesError", "analyse", "read"]


@dataclass(frozen=True)
class Reliability:
    """Cronbach's alpha over the students who answered every question that is scored."""

    name: str  #: KR-20 where all scores are 0 or 1
    alpha: float | None
    without: Mapping[str, float | None]  #: when this question is left out
    students: int
    questions: int


@dataclass(frozen=True)
class Analysis:
    """All that is found."""

    responses: Responses
    items: Sequence[Item]
    reliability: Reliability
    fit: Fit
    sureness: Sequence[Sureness]
    worst: Sequence[Rewrite]


def analyse(responses: Responses) -> Analysis:
    """Analyse the responses of a class; who the students are and in which order they come changes nothing."""
    earned = totals(responses)
    items = [item(asked, earned) for asked in responses.asked.values()]
    scored = {id: _scored(asked) for id, asked in responses.asked.items() if _scored(asked)}
    falling = [one.question.id for one in items if one.discrimination is not None and one.discrimination <= 0]
    everything = [given for asked in responses.asked.values() for given in asked.given.values()]
    return Analysis(
        responses=responses,
        items=items,
        reliability=_reliability(scored),
        fit=fit({id: {s: share == 1 for s, share in shares.items()} for id, shares in scored.items()}, falling),
        sureness=sureness(everything),
        worst=rewriting(items),
    )


def _scored(asked: Asked) -> dict[int, float]:
    return {student: given.share for student, given in asked.given.items() if given.share is not None}


def _reliability(scored: Mapping[str, Mapping[int, float]]) -> Reliability:
    complete = sorted(set.intersection(*(set(shares) for shares in scored.values()))) if scored else []
    rows = [[shares[student] for shares in scored.values()] for student in complete]
    binary = all(share in (0, 1) for row in rows for share in row)
    enough = len(rows) >= FEW
    without = alpha_without(rows) if enough else [None] * len(scored)
    return Reliability(
        name="KR-20" if binary else "Cronbach’s alpha",
        alpha=alpha(rows) if enough else None,
        without=dict(zip(scored, without, strict=True)),
        students=len(rows),
        questions=len(scored),
    )
