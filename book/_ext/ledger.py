"""The ledger of claims, read once for all extensions."""

from functools import cache
from pathlib import Path

from sphinx.environment import BuildEnvironment
from sphinx.util import logging

import minimodels
from quiz import LedgerError, read_ledger
from quiz.ledger import Claim

logger = logging.getLogger(__name__)


@cache
def ledger(path: Path, _changed: int) -> dict[str, Claim]:
    """Read the ledger once, and again when it has changed; what is wrong with it is told once."""
    try:
        return read_ledger(path, models=minimodels.names())
    except LedgerError as error:
        for problem in error.problems:
            logger.warning(problem)
        return {}


def claims_of(env: BuildEnvironment) -> dict[str, Claim]:
    """Read the ledger of the book."""
    path = Path(env.srcdir) / "claims.toml"
    return ledger(path, path.stat().st_mtime_ns) if path.exists() else {}
