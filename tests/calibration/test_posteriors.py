"""What is learnt of a made-up model is what algebra says; what was planted is found as often as it should."""

import numpy as np
import pytest
from scipy.stats import qmc

from microdeals.calibration.emulator import learnt
from microdeals.calibration.left_out import left_out
from microdeals.calibration.planted import Planted, ranks
from microdeals.calibration.posterior import drawn_from, plausible
from microdeals.calibration.size import Walk
from microdeals.evidence.pattern import load_patterns
from tests.calibration.made_up import SLOPES, bank, points, target

HALF = 0.1
TARGETS = (target("A1", 0.2, HALF), target("B1", -0.3, HALF))
TRUTH = np.linalg.solve(SLOPES, np.array([0.2, -0.3])) / 2.0 + 0.5
BEGIN = qmc.Sobol(2, rng=1).random(1024)
WALK = Walk(walkers=40, burn_in=300, steps=600)
BRISK = Walk(walkers=16, burn_in=80, steps=160)


def test_linear_figures_with_normal_doubt_have_the_posterior_that_algebra_says():
    emulator = learnt(bank(points(400, 1, twice=60), 2), TARGETS)
    sigma = TARGETS[0].doubt(np.array([0.0]))[0]
    covariance = np.linalg.inv((2.0 * SLOPES).T @ (2.0 * SLOPES) / sigma**2)

    draws = drawn_from(emulator, BEGIN, 4_000, 3, WALK)

    assert draws.mean(axis=0) == pytest.approx(TRUTH, abs=0.02)
    assert np.cov(draws.T) == pytest.approx(covariance, rel=0.25, abs=1e-4)


def test_points_that_no_doubt_allows_are_ruled_out_and_the_truth_is_not():
    emulator = learnt(bank(points(400, 1, twice=60), 2), TARGETS)

    left = plausible([emulator], 200, 2, seed=1)

    assert 0.0 < left.share < 0.3
    furthest = np.abs(left.points - TRUTH).max(axis=0)
    assert (furthest < 0.45).all()
    assert (left.points.min(axis=0) < TRUTH).all()
    assert (left.points.max(axis=0) > TRUTH).all()


def test_a_ceiling_rules_out_nothing_below_it():
    ceiling = (TARGETS[0]._replace(is_ceiling=True),)
    emulator = learnt(bank(points(400, 1, twice=60), 2), ceiling)

    left = plausible([emulator], 300, 2, seed=1).points

    assert emulator.means(left).max() < 0.2 + 3.5 * HALF
    assert emulator.means(left).min() < -1.2


@pytest.mark.parametrize(("shift", "right"), [(0.0, True), (0.12, False)])
def test_planted_numbers_fall_evenly_among_their_draws_and_not_if_the_model_is_another(
    shift: float, right: bool
):
    emulator = learnt(bank(points(400, 1, twice=60), 2), TARGETS)
    planted = bank(0.2 + 0.6 * points(80, 5), 6)
    planted.figures["A1"] += shift

    found = ranks(emulator, Planted(planted, ("first", "second"), 1.0, 7, BRISK), BEGIN)

    assert (found.chances().min() > 0.005) == right


def test_a_data_set_that_says_another_thing_is_not_foretold_by_the_others():
    fitted = [one for one in load_patterns() if one.id in ("C1a", "N2d")]
    ids = dict(zip(("A1", "B1"), fitted, strict=True))
    patterns = dict(ids)
    third = target("C1", 0.9, HALF)
    tried = bank(points(400, 1, twice=60), 2)
    tried.figures["C1"] = tried.figures["A1"]
    patterns["C1"] = fitted[0]._replace(source="another")
    emulator = learnt(tried, (*TARGETS, third))

    told = {one.source: one.figures for one in left_out(emulator, patterns, BEGIN, 1)}

    assert not told["another"][0].holds
