"""Computes the drawn numbers of the exercise's questions with the mini-model that it is about."""

from minimodels import exit_threat
from quiz.kinds.numeric import Numbers

LARGEST = 20.0  #: a loss at which nobody leaves, in every draw


def silence(g: float, K: float) -> Numbers:
    """What is the smallest loss at which no firm is seen leaving? The model is asked again and again."""
    low, high = 0.0, LARGEST
    for _ in range(60):
        middle = (low + high) / 2
        standard = exit_threat.best_standard(g, K, middle)
        low, high = (middle, high) if exit_threat.leaving_share(standard, g, K) > 0 else (low, middle)
    return Numbers(round(high, 9), (K, K + g, (K - g) / 2), closed=K - g, sound=g < K)
