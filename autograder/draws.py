"""Each student's own numbers: drawn from the course secret, the student's name and the question, and from nothing else.

A release carries a mark, which tells nothing but whether it was drawn with this secret for this student.
"""

import hashlib
import hmac
import json
import random
from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["MARK", "Draws", "Mark", "mistaken"]

MARK = "draws"  #: in the metadata of a released notebook
Mark = Mapping[str, str]


@dataclass(frozen=True)
class Draws:
    """What draws the numbers of all questions of a course."""

    secret: bytes = field(repr=False)

    def chance(self, student: str, question: str) -> random.Random:
        """Make the source of chance for a student's numbers in one question."""
        return random.Random(self._code("draw", student, question))

    def mark(self, student: str, exercise: str) -> Mark:
        """Make the mark of the exercise that a student receives."""
        return {"secret": self._code("secret").hex()[:16], "student": self._code("mark", student, exercise).hex()[:16]}

    def _code(self, *words: str) -> bytes:
        return hmac.digest(self.secret, json.dumps(words).encode(), hashlib.sha256)


def mistaken(expected: Mark | None, found: object) -> str:
    """Say why a submission with the mark ``found`` may not hold its student's own questions; nothing when it does."""
    if found == expected:
        return ""
    if found is None:
        return "the mark is missing that says for whom the numbers of its questions were drawn"
    if expected is None:
        return (
            "the numbers of its questions were drawn for one student, but no course-secret.toml here says so: put back "
            "the one with which the release was made, and grade again"
        )
    if not isinstance(found, dict) or found.get("secret") != expected["secret"]:
        return (
            "the numbers of its questions were drawn with another course secret: put back the course-secret.toml with "
            "which the release was made, and grade again"
        )
    return "its questions are those of another student's release"
