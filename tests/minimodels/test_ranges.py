"""The ranges of the sliders were fixed before anybody looked at how often a claim holds, and may not be narrowed.

This table is a second copy on purpose: whoever narrows a slider, and so makes a claim look more robust, changes it too.
"""

import pytest

import minimodels
from minimodels._controls import Slider

PLANNED: dict[str, dict[str, tuple[float, float]]] = {
    "lenses": {"t": (0, 0.98), "e": (0, 2), "sigma": (0.2, 1.2), "eps": (0, 10)},
    "opportunity": {"theta_p": (0, 0.8), "gamma": (0, 1), "lam": (0, 0.6), "sigma_luck": (0.2, 1.2)},
    "voice": {"rho": (0, 1), "f": (0, 1), "sigma": (0.2, 1.2), "e": (0.1, 2)},
    "exit_threat": {"g": (0, 7), "K": (0.5, 12), "L": (0, 10), "c": (0, 2)},
    "tax_competition": {"n": (2, 40), "mu": (1, 2.5), "m": (0.6, 1), "g1": (0, 4)},
    "keynesian_circle": {"phi": (0, 1), "h": (0.3, 0.5), "c": (0.5, 0.95), "m": (0, 0.7)},
    "bargaining": {"gamma": (1, 9), "sig": (0.05, 1), "phi": (0, 5)},
    "common_interest": {"h": (0.1, 3.5), "c": (0, 0.6), "J": (1, 4), "lam": (0, 0.99)},
    "monitoring": {"N": (100, 30000), "A": (0, 1), "dl": (0, 1), "chi": (0, 1)},
    "moving_target": {"rho": (0, 1), "noise": (0.1, 3), "T": (1, 10), "kappa": (0, 3)},
    "rugged": {"C": (0, 6), "T": (1, 20), "seed": (0, 9)},
    "deliberation": {"alpha": (0, 1), "f": (0.5, 1), "n": (2, 200), "b": (0, 1)},
    "representation": {"phi": (0, 1), "nA": (1, 100), "nB": (10, 10000)},
    "tax_universalism": {"D": (0, 0.8), "taper": (0.2, 1), "eta": (0, 0.6), "prog": (0, 1)},
    "early_investment": {"s": (0, 1), "phi": (-2, 0.9), "B": (0, 5), "gamma": (0.2, 0.8)},
    "high_low_road": {"g0": (0, 1), "b": (0, 1), "T": (0, 0.3), "z": (0, 0.8)},
    "region": {"tau": (0, 3), "alpha": (0.01, 0.5), "e": (0, 0.9), "omega": (0, 0.9)},
    "federation": {"sigma": (0, 1), "rho": (0, 1), "tau": (0, 1), "learn": (0, 0.02)},
    "benchmarking": {"K": (0, 8), "copy": (0.05, 1), "T": (5, 120)},
    "capstone": {"m": (0, 1), "q": (0, 2), "v": (0, 1.5), "need": (0.05, 0.5)},
}  # fmt: skip


def test_every_model_was_planned() -> None:
    """There is a row for each model."""
    assert set(minimodels.names()) <= set(PLANNED)


@pytest.mark.parametrize("name", minimodels.names())
def test_no_slider_is_narrower_than_planned(name: str) -> None:
    """Every planned slider is there, reaches both planned ends, and begins inside them."""
    controls = minimodels.find(name).controls
    for slider, (low, high) in PLANNED[name].items():
        control = controls[slider]
        assert isinstance(control, Slider)
        assert control.stops[0] <= low < high <= control.stops[-1], slider
        assert low <= control.default <= high, slider
