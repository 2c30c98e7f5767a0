"""Numbers and findings in words."""

from collections.abc import Sequence

from quiz.analysis.items import Chosen, Sureness

SAY = {"sure": "who were sure", "think": "who thought so", "guess": "who guessed"}


def two(value: float | None) -> str:
    """Write a number with two decimals and a true minus; a dash stands for what rests on too few."""
    return "–" if value is None else f"{value:.2f}".replace("-0.00", "0.00").replace("-", "−")


def percent(share: float | None) -> str:
    """Write a share in per cent."""
    return "–" if share is None else f"{share:.0%}".replace("%", "\u202f%")


def many(count: int, one: str, more: str = "") -> str:
    """Count things: 1 row, 2,000 rows."""
    return f"{count:,} {one if count == 1 else more or one + 's'}"


def calibration(found: Sequence[Sureness]) -> str:
    """Say whether those who were sure were right more often than those who guessed."""
    if not found:
        return "Nobody was asked how sure they were."
    parts = [
        f"those {SAY[one.sure]} earned {percent(one.share)} of the points ({many(one.count, 'answer')})"
        for one in found
    ]
    told = "; ".join(parts)
    share = {one.sure: one.share for one in found}
    if not {"sure", "guess"} <= set(share):
        return f"{told[0].upper()}{told[1:]}."
    gap = share["sure"] - share["guess"]
    verdict = (
        "Confidence is worth little here: being sure hardly goes with being right"
        if gap < 0.1
        else "Being sure goes with being right"
    )
    return f"{verdict}: {told}." if gap >= 0.1 else f"{verdict}; {told}."


def reliable(alpha: float | None) -> str:
    """Say what a reliability is good for; the bounds are the usual ones (Nunnally 1978)."""
    if alpha is None:
        return ""
    if alpha >= 0.8:
        return "A total of these questions tells students apart well."
    if alpha >= 0.6:
        return "A total of these questions is good enough for practice, not for a grade that decides."
    return "A total of these questions says little about a student; look at each question by itself."


def pictured(options: Sequence[Chosen]) -> str:
    """Tell what a picture of options over the thirds shows."""
    parts = []
    for option in options:
        low, middle, high = map(percent, option.shares)
        name = f"{option.key} (right)" if option.right and option.key != "right" else option.key
        parts.append(f"{name}: {low} of the lower, {middle} of the middle, {high} of the upper third")
    return "; ".join(parts) + "."
