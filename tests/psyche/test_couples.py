"""Couples simulated from concerns, against what was observed of 64 real ones."""

from __future__ import annotations

from functools import cache
from math import exp

import pytest
from bench.evidence.couples import OBSERVED, TWO_ERRORS, Situation, couple, exact, simulated, slope, spread


@cache
def counted(distant: bool) -> dict[Situation, tuple[float, float]]:
    return simulated(couple(distant), seed=1, couples=640, minutes=8)


@pytest.mark.parametrize("situation", OBSERVED)
def test_a_responsive_couple_moves_as_real_couples_do(situation: Situation) -> None:
    """Each of the eight transition probabilities, counted in a seeded simulation, is within two standard errors."""
    for found, observed in zip(counted(False)[situation], OBSERVED[situation], strict=True):
        assert abs(found - observed) <= TWO_ERRORS


def test_the_distant_couple_does_not_answer_stress() -> None:
    """Support hardly follows stress where he believes that it does harm; else it follows as observed."""
    assert slope(counted(True)) < 0.3
    assert abs(slope(counted(False)) - 1.46) < 0.15


def test_only_his_support_differs() -> None:
    """The one belief changes what he does where she speaks, and nothing else."""
    responsive, distant = exact(couple()), exact(couple(distant=True))
    for situation, (hers, his) in responsive.items():
        assert distant[situation][0] == hers
        assert (distant[situation][1] == his) == (situation[0] == 0)


def test_a_probability_worked_out_by_hand() -> None:
    """Silent and unsupported, Ann gains nothing by speaking and gives up a reserve of 1.6: odds of exp(-1.6)."""
    assert exact(couple())[0, 0][0] == pytest.approx(exp(-1.6) / (1 + exp(-1.6)))


def test_the_count_agrees_with_the_probabilities() -> None:
    """What is counted in the simulation is, within four standard errors of so many counts, what the odds say."""
    for situation, pair in exact(couple()).items():
        for found, true in zip(counted(False)[situation], pair, strict=True):
            assert abs(found - true) < 4 * (true * (1 - true) / 3000) ** 0.5


def test_the_spread_of_a_figure() -> None:
    """Of the hundred figures 0 to 99 the mean is 49.5; two are left out at either end."""
    found = spread([float(n) for n in range(100)])
    assert (found.mean, found.low, found.high) == (49.5, 2.0, 97.0)
