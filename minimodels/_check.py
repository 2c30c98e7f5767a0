"""Do the statements of a model hold? Asked by `course models check`, by the contract test, and of every mutant."""

import random
from typing import Any

from minimodels._model import Model


def violated(model: Model[Any, Any], *, everywhere: bool, sample: int = 150) -> str | None:
    """Name the first statement that does not hold, with model and parameters; None when all hold.

    With ``everywhere`` theorems are checked on the whole lattice, otherwise on a seeded sample of it (which finds a
    wrong equation as well, in a hundredth of the time).
    """
    for reference in model.references:
        p = model.at(reference.at)
        found = reference.of(p) if callable(reference.of) else getattr(model.evaluate(p), reference.of)
        if found is None or not abs(found - reference.value) <= 0.5 * 10.0**-reference.digits:
            return f"{model.name}: reference {reference.statement!r} at {p}: {found}, not {reference.value}"
    claims = {claim.id: claim for claim in model.claims}
    for failure in model.failures:
        p, claim = model.at(failure.at), claims[failure.claim]
        if not claim.where(p) or claim.holds(p):
            return f"{model.name}: failure of {failure.claim} at {p}: there the claim holds or is not asked"
    states = list(model.lattice())
    if not everywhere:
        states = random.Random(0).sample(states, min(sample, len(states)))
    for theorem in model.theorems:
        asked = [p for p in [model.at(theorem.show), *states] if theorem.where(p)]
        if not asked:
            return f"{model.name}: theorem {theorem.statement!r} is asked nowhere"
        for p in asked:
            if not theorem.holds(p):
                return f"{model.name}: theorem {theorem.statement!r} does not hold at {p}"
    return None
