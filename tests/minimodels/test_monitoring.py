"""The closed form of compliance agrees with sites that decide one by one."""

import random
from math import sqrt

import pytest

from minimodels.monitoring import DETECTION, FINE, INSPECTIONS, compliance, spread_compliance

SITES_DRAWN = 20_000


def simulated(N: float, A: float, dl: float, chi: float, *, redeploy: bool) -> float:
    """Share of drawn sites that comply, each weighing its own cost against its own chance of being found out."""
    rng = random.Random(0)
    kinds = [(rng.random() < A, rng.random() < chi, rng.random()) for _ in range(SITES_DRAWN)]
    to_visit = sum(not (redeploy and committee) for committee, _, _ in kinds) * N / SITES_DRAWN
    complying = 0
    for committee, captured, cost in kinds:
        unseen = 1.0
        if committee and not captured:
            unseen *= 1 - dl
        if not (redeploy and committee):
            unseen *= 1 - DETECTION * min(1, INSPECTIONS / to_visit)
        complying += (1 - unseen) * FINE >= cost
    return complying / SITES_DRAWN


@pytest.mark.parametrize(
    ("N", "A", "dl", "chi"),
    [(2000, 0.4, 0.5, 0.1), (6400, 0.8, 0.1, 0.5), (900, 0.5, 0.5, 0.6), (500, 0.4, 0.5, 0.5), (30000, 0.2, 0.2, 0)],
)
@pytest.mark.parametrize("redeploy", [True, False])
def test_twenty_thousand_sites_comply_as_often_as_the_formula_says(
    N: float, A: float, dl: float, chi: float, *, redeploy: bool
) -> None:
    """With and without redeployment the share of 20,000 drawn sites is within three standard errors of the formula."""
    expected = (compliance if redeploy else spread_compliance)(N, A, dl, chi)
    error = sqrt(expected * (1 - expected) / SITES_DRAWN)
    assert abs(simulated(N, A, dl, chi, redeploy=redeploy) - expected) <= 3 * error + 1 / SITES_DRAWN
