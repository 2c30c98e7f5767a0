"""Patterns of short texts, and how a text is made plain before they are compared; ``*`` stands for any letters."""

import re
import unicodedata
from functools import cache

ARTICLE = re.compile(r"(?:the|an|a) (?=.)")


def plain(words: str) -> str:
    """Make a text plain: small letters, everything but letters and digits a space, no article in front."""
    lowered = unicodedata.normalize("NFKC", words).lower()
    spaced = " ".join("".join(c if c.isalnum() else " " for c in lowered).split())
    return ARTICLE.sub("", spaced, count=1) if ARTICLE.match(spaced) else spaced


def example(pattern: str) -> str:
    """Write a text that a pattern fits."""
    return " ".join(pattern.replace("*", " ").split())


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(".*".join(re.escape(plain(piece)) for piece in pattern.split("*")))


def fits(pattern: str, words: str) -> bool:
    """Say whether a pattern fits a text; its pieces between the stars must follow each other, in plain letters."""
    return _compiled(pattern).fullmatch(plain(words)) is not None
