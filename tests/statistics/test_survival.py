"""Survival estimators agree with paper and with an independent library."""

import math

import numpy as np
import pytest
from statsmodels.duration.hazard_regression import PHReg
from statsmodels.duration.survfunc import SurvfuncRight

from microdeals.statistics.spread import spread_of_spells
from microdeals.statistics.survival import Spells, days_until, hazard_ratio, share_holding, weibull_shape

ONE_GROUP = np.zeros(300, np.int64)


@pytest.fixture
def spells() -> Spells:
    """Whole days, many of them tied, a third only seen so far."""
    luck = np.random.default_rng(5)
    return Spells(np.ceil(luck.exponential(40.0, 300)), luck.random(300) < 0.67)


def test_on_paper_the_share_that_holds_steps_down_by_those_still_watched():
    spells = Spells(np.array([2.0, 3.0, 3.0, 5.0]), np.array([True, True, False, True]))
    assert [share_holding(spells, day) for day in (1, 2, 4, 5)] == pytest.approx([1.0, 3 / 4, 1 / 2, 0.0])


def test_on_paper_half_have_ended_on_the_day_when_half_hold():
    """Of four, one is only seen for three days: after day 3 half hold, after day 5 none."""
    spells = Spells(np.array([2.0, 3.0, 3.0, 5.0]), np.array([True, True, False, True]))
    assert [days_until(spells, share) for share in (0.8, 0.5, 0.4)] == [2.0, 3.0, 5.0]
    assert math.isnan(days_until(spells._replace(failed=np.array([True, False, False, False])), 0.5))
    assert math.isnan(days_until(Spells(np.zeros(0), np.zeros(0, bool)), 0.5))


def test_the_days_until_a_share_holds_are_those_of_the_library(spells: Spells):
    curve = SurvfuncRight(spells.days, spells.failed.astype(int))
    asked = [0.9, 0.75, 0.5]
    assert [days_until(spells, share) for share in asked] == [curve.quantile(1.0 - share) for share in asked]


def test_what_had_not_ended_lasts_longer_than_what_is_known_of_it():
    """Twenty deals ended after a hundred days, twenty were running after 300: no median is known."""
    days, failed = np.repeat([100.0, 300.0], 20), np.repeat([True, False], 20)
    few = spread_of_spells(Spells(days, failed))
    assert few == (100.0, 100.0, 300.0)
    assert spread_of_spells(Spells(days[:30], failed[:30])) == (100.0, 100.0, 300.0)
    most_run = spread_of_spells(Spells(days[10:], failed[10:]))
    assert math.isnan(most_run.figure)
    assert (most_run.low, most_run.high) == (100.0, 300.0)


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
