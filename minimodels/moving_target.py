"""One rule for all, or local adaptation? When do diversity and volatility call for local rules, and with what beside?

Each place needs a rule of its own, and what it needs drifts. A centre can tailor rules too, but from old reports; a
locality hears fresh and noisy signals and learns from their run. What a locality does may burden its neighbours, and
only rules that are talked over allow for that. Loss is the mean squared misfit of rules plus their burden on
neighbours, in units of the diversity of needs (their variance over places): one rule for all loses 1.

Our own simplification. The variance of needs is the unit of loss, so diversity has no slider: one rule for all loses 1.
Losses are squares, localities learn as well as can be, and that talk makes them allow for neighbours is put in by
hand. Volatility is 1 - ρ. To store every state, sliders have few and uneven stops. Numbers belong to ρ = .9, noise 1,
reports 3 periods old and no burden unless they say otherwise; the third picture is one draw of chance, chosen for
errors of ordinary size. Words, pictures and claims stand in `_moving_target.py` and `_moving_target_claims.py`.
"""

import random
from dataclasses import dataclass
from functools import cache
from math import isclose, log, sqrt

from minimodels import _moving_target as shown
from minimodels._controls import Controls, slider, span
from minimodels._model import Model, Reference, Theorem, effect
from minimodels._moving_target import PERIODS, UNSEEN, Outcome
from minimodels._moving_target_claims import claims

STABLE = (0.94, 0.95, 0.96, 0.97, 0.98, 0.99, 0.995, 0.999, 1)


@dataclass(frozen=True)
class Parameters(Controls):
    """What the reader moves."""

    rho: float = slider(
        "persistence of needs,\u00a0ρ (1\u00a0−\u00a0ρ is volatility)",
        default=0.9,
        stops=(*span(0, 0.7, 0.1), 0.75, 0.8, 0.85, 0.9, 0.92, *STABLE),
    )
    noise: float = slider(
        "noise of local signals, a variance", default=1, stops=(0.1, 0.2, 0.35, 0.5, 0.75, 1, 1.25, 1.5, 2, 2.5, 3)
    )
    T: float = slider("age of the centre's reports in periods,\u00a0T", default=3, stops=span(1, 10, 1))
    kappa: float = slider(
        "burden on neighbours,\u00a0κ", default=0, stops=(0, 0.1, 0.2, 0.4, 0.5, 0.6, 0.8, 1, 1.2, 1.5, 2, 3)
    )


def error_of_learning(rho: float, noise: float) -> float:
    """Mean squared error P, 0 to 1, of a locality that has learned from signals for long; the steady Kalman filter.

    The root of rho^2 P^2 + (1 - rho^2)(1 + noise) P = (1 - rho^2) noise, written so that rho = 1 needs no limit.
    """
    change = sqrt(1 - rho**2)
    steady = sqrt((change * (1 + noise)) ** 2 + 4 * rho**2 * noise)
    return 2 * change * noise / (change * (1 + noise) + steady)


def next_error(error: float, rho: float, noise: float) -> float:
    """Error one period later: needs drift, which adds error, and one more signal arrives, which removes some."""
    drifted = rho**2 * error + 1 - rho**2
    return drifted * noise / (drifted + noise)


def next_need(need: float, shock: float, rho: float) -> float:
    """Need of a place one period later; the variance of needs over places stays 1."""
    return rho * need + sqrt(1 - rho**2) * shock


def next_belief(belief: float, signal: float, rho: float, noise: float) -> float:
    """Belief of a locality after a signal: what it expected, corrected by the share error / noise of the surprise."""
    expected = rho * belief
    return expected + error_of_learning(rho, noise) / noise * (signal - expected)


def known(rho: float, noise: float, age: float) -> float:
    """Share of the diversity of needs, 0 to 1, that is known from what localities knew ``age`` periods ago."""
    left: float = rho ** (2 * age)
    return left * (1 - error_of_learning(rho, noise))


def loss(weight: float, share_known: float, kappa: float) -> float:
    """Mean squared misfit and burden, in units of diversity, of rules that follow beliefs with this weight, 0 to 1.

    One rule for all has weight 0, rules that ignore neighbours 1. Moving a rule burdens neighbours by its square.
    """
    return 1 - 2 * weight * share_known + (1 + kappa) * weight**2 * share_known


def considerate_weight(kappa: float) -> float:
    """Weight, 1/4 to 1, that makes misfit and burden together smallest."""
    return 1 / (1 + kappa)


def loss_of_following_the_last_signal(noise: float, kappa: float) -> float:
    """Loss of localities that follow every raw signal and learn nothing from earlier ones."""
    return noise + kappa * (1 + noise)


def longest_age(rho: float, kappa: float) -> float | None:
    """Age of reports, >= 0, up to which the centre does no worse than local rules that ignore neighbours.

    There the share of knowledge that is left, rho^(2 age), is 1 - kappa^2, whatever the noise; none if no age is.
    """
    if kappa >= 1 or rho >= 1:
        return None
    return log(1 - kappa**2) / (2 * log(rho)) if rho > 0 else 0


@cache
def chance() -> tuple[tuple[float, float], ...]:
    """Draw a shock and a disturbance of the signal for each period; of 400 seeds, one with ordinary average errors."""
    rng = random.Random(27)
    return tuple((rng.gauss(0, 1), rng.gauss(0, 1)) for _ in range(UNSEEN + len(PERIODS)))


@cache
def history(rho: float, noise: float) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Follow needs and beliefs of one place, begun in their steady state before the picture begins."""
    error, (first, *later) = error_of_learning(rho, noise), chance()
    needs = [first[0]]
    beliefs = [(1 - error) * first[0] + sqrt(error * (1 - error)) * first[1]]
    for shock, disturbance in later:
        needs.append(next_need(needs[-1], shock, rho))
        beliefs.append(next_belief(beliefs[-1], needs[-1] + sqrt(noise) * disturbance, rho, noise))
    return tuple(needs), tuple(beliefs)


@cache
def late(rho: float, noise: float, T: float) -> tuple[float, ...]:
    """Give the centre's beliefs in the periods of the picture: what is left of old beliefs of the locality."""
    beliefs = history(rho, noise)[1]
    return tuple(rho**T * beliefs[i - round(T)] for i in range(UNSEEN, len(beliefs)))


@cache
def evaluate(p: Parameters) -> Outcome:
    """Compare the ways to make rules in one state."""
    fresh, old = known(p.rho, p.noise, 0), known(p.rho, p.noise, p.T)
    weight, (needs, beliefs) = considerate_weight(p.kappa), history(p.rho, p.noise)
    return Outcome(
        error=error_of_learning(p.rho, p.noise),
        centre=loss(weight, old, p.kappa),
        local=loss(1, fresh, p.kappa),
        talked=loss(weight, fresh, p.kappa),
        last_signal=loss_of_following_the_last_signal(p.noise, p.kappa),
        lead=fresh - old,
        patience=longest_age(p.rho, p.kappa),
        need=needs[UNSEEN:],
        local_belief=beliefs[UNSEEN:],
        centre_belief=late(p.rho, p.noise, p.T),
    )


def error_is_steady(p: Parameters) -> bool:
    """The error repeats itself from period to period, and is at most that of one signal alone."""
    error = error_of_learning(p.rho, p.noise)
    within = 0 <= error <= p.noise / (1 + p.noise) + 1e-12
    return within and isclose(next_error(error, p.rho, p.noise), error, abs_tol=1e-12)


def beliefs_err_as_said(p: Parameters) -> bool:
    """The shares of old error, shock and disturbance in the new error add up to it, and needs stay as diverse."""
    error = error_of_learning(p.rho, p.noise)
    carried, shock = next_need(1, 0, p.rho), next_need(0, 1, p.rho)
    from_old, from_shock = carried - next_belief(0, carried, p.rho, p.noise), next_belief(0, shock, p.rho, p.noise)
    from_noise, unmoved = next_belief(0, 1, p.rho, p.noise), next_belief(1, carried, p.rho, p.noise)
    new = from_old**2 * error + (shock - from_shock) ** 2 + from_noise**2 * p.noise
    diverse = shock >= 0 and isclose(carried**2 + shock**2, 1)
    return diverse and isclose(unmoved, carried) and isclose(new, error, abs_tol=1e-12)


def no_weight_does_better(p: Parameters) -> bool:
    """No other way to follow beliefs, fresh or old, loses less than the considerate one."""
    o, fresh, old = evaluate(p), known(p.rho, p.noise, 0), known(p.rho, p.noise, p.T)
    weights = [i / 8 for i in range(9)]
    return all(o.talked <= loss(w, fresh, p.kappa) + 1e-12 for w in weights) and all(
        o.centre <= loss(w, old, p.kappa) + 1e-12 for w in weights
    )


def age_parts_the_centre_from_localities(p: Parameters) -> bool:
    """The centre does worse than local rules that ignore neighbours exactly where its reports are older than that."""
    age, behind = longest_age(p.rho, p.kappa), evaluate(p).centre - evaluate(p).local
    if age is not None and isclose(p.T, age):
        return abs(behind) < 1e-9
    return (behind > 1e-12) == (age is not None and age < p.T)


def best_of_others(p: Parameters) -> float:
    """Least loss without talk: one rule, the centre, local rules that ignore neighbours, or the last signal."""
    o = evaluate(p)
    return min(1, o.centre, o.local, o.last_signal)


def below_one_up_to_a_burden_of_one(p: Parameters) -> bool:
    """Local rules that ignore neighbours lose less than one rule below a burden of 1, as much at 1, more above."""
    beyond = evaluate(p).local - 1
    return abs(beyond) < 1e-12 if p.kappa == 1 else (beyond > 1e-12) == (p.kappa > 1)


MODEL = Model(
    title="One rule for all, or local adaptation?",
    question="When do diversity and volatility call for local rules, and what must go with them?",
    paragraphs=("3.7", "3.8", "5.12"),
    parameters=Parameters,
    outcome=Outcome,
    evaluate=evaluate,
    equations=(
        *(error_of_learning, next_error, next_need, next_belief, known, loss, considerate_weight),
        *(loss_of_following_the_last_signal, longest_age),
    ),
    theorems=(
        Theorem(
            "One period of drift and learning leaves the mean squared error of a locality as it was.", error_is_steady
        ),
        Theorem("What a locality believes errs by just this, and needs stay as diverse.", beliefs_err_as_said),
        Theorem("Of all weights that rules may give to beliefs, 1/(1 + κ) loses least.", no_weight_does_better),
        Theorem(
            "Talked-over rules lose no more than one rule, the centre, the last signal or rules blind to neighbours.",
            lambda p: evaluate(p).talked <= best_of_others(p) + 1e-12,
        ),
        Theorem(
            "Local rules that ignore neighbours lose more than one rule for all exactly if the burden is above 1.",
            below_one_up_to_a_burden_of_one,
            show={"kappa": 1},
        ),
        Theorem(
            "The age of reports beyond which the centre loses more than local rules depends on ρ and κ alone.",
            age_parts_the_centre_from_localities,
            show={"rho": 0.95, "kappa": 0.5},
        ),
        Theorem(
            "Without burdens, following the last signal beats one rule for all exactly if the noise is below 1.",
            lambda p: (evaluate(p).last_signal < 1) == (p.noise < 1),
            where=lambda p: p.kappa == 0,
        ),
        Theorem("Older reports never help the centre.", lambda p: effect(evaluate, p, "T", "centre") >= 0),
    ),
    references=(
        *shown.REFERENCES,
        Reference(f"At ρ = κ = 0.95 {shown.KEEPS_UP}", {}, lambda _: longest_age(0.95, 0.95) or 0, 22.692, 3),
    ),
    claims=claims(evaluate),
    failures=shown.FAILURES,
    panels=shown.PANELS,
    describe=shown.describe,
    exercises=shown.EXERCISES,
    sources=shown.SOURCES,
)
