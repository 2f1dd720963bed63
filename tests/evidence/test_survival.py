"""Survival estimators agree with paper and with an independent library."""

import math

import numpy as np
import pytest
from statsmodels.duration.hazard_regression import PHReg
from statsmodels.duration.survfunc import SurvfuncRight

from microdeals.evidence.survival import Spells, hazard_ratio, share_holding, weibull_shape

ONE_GROUP = np.zeros(300, np.int64)


@pytest.fixture
def spells() -> Spells:
    """Whole days, many of them tied, a third only seen so far."""
    luck = np.random.default_rng(5)
    return Spells(np.ceil(luck.exponential(40.0, 300)), luck.random(300) < 0.67)


def test_on_paper_the_share_that_holds_steps_down_by_those_still_watched():
    spells = Spells(np.array([2.0, 3.0, 3.0, 5.0]), np.array([True, True, False, True]))
    assert [share_holding(spells, day) for day in (1, 2, 4, 5)] == pytest.approx([1.0, 3 / 4, 1 / 2, 0.0])


def test_the_share_that_holds_is_that_of_the_library(spells: Spells):
    curve = SurvfuncRight(spells.days, spells.failed.astype(int))
    ours = [share_holding(spells, day) for day in curve.surv_times]
    assert ours == pytest.approx(list(curve.surv_prob))


def test_the_hazard_ratio_is_that_of_the_library_with_and_without_strata(spells: Spells):
    luck = np.random.default_rng(6)
    treated, stratum = luck.random(300) < 0.4, luck.integers(0, 3, 300)
    for groups in (ONE_GROUP, stratum):
        there = PHReg(spells.days, treated[:, None].astype(float), spells.failed.astype(int), strata=groups)
        expected = math.exp(there.fit().params[0])
        assert hazard_ratio(spells, treated, groups) == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize("shape", [0.5, 1.0, 2.0])
def test_the_weibull_shape_of_a_large_sample_is_found_again(shape: float):
    days = 100_000.0 * np.random.default_rng(7).weibull(shape, 20_000)
    spells = Spells(days, days < 200_000.0)
    censored = Spells(np.minimum(days, 200_000.0), spells.failed)
    assert weibull_shape(censored) == pytest.approx(shape, rel=0.03)


def test_what_cannot_be_told_is_not_a_number():
    alone = Spells(np.array([1.0, 2.0]), np.array([True, True]))
    nobody = Spells(np.array([]), np.array([], dtype=bool))
    assert math.isnan(hazard_ratio(alone, np.array([True, True]), np.zeros(2, np.int64)))
    assert math.isnan(share_holding(nobody, 1.0))
    assert math.isnan(weibull_shape(nobody))
