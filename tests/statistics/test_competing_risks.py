"""Estimators of competing ends agree with paper and with an independent library."""

import math

import numpy as np
import pytest
from statsmodels.duration.survfunc import CumIncidenceRight
from statsmodels.stats.contingency_tables import StratifiedTable

from microdeals.statistics.competing_risks import Ends, rate_ratio, share_ended_by
from microdeals.statistics.survival import Spells, share_holding
from microdeals.theory.competing_risks import ended_within

BANDS = ((0.0, 30.0), (30.0, 80.0), (80.0, 200.0))


def some_ends(seed: int, n: int = 300) -> Ends:
    """Whole days, many of them tied; three causes, and a third only seen so far, the longest among them."""
    luck = np.random.default_rng(seed)
    days = np.append(np.ceil(luck.exponential(60.0, n)), 1000.0)
    return Ends(days, np.append(luck.choice([0, 1, 2, 3], n, p=[0.34, 0.3, 0.2, 0.16]), 0))


def test_on_paper_a_victory_takes_a_war_out_of_those_that_can_still_settle():
    """Four wars: one settles on day 2, one is won on day 3, one is seen till day 4, one settles on day 5."""
    ends = Ends(np.array([2.0, 3.0, 4.0, 5.0]), np.array([1, 2, 0, 1]))
    assert [share_ended_by(ends, 1, day) for day in (1, 2, 4, 5)] == pytest.approx([0, 1 / 4, 1 / 4, 3 / 4])
    assert share_ended_by(ends, 2, 5) == pytest.approx(1 / 4)
    assert math.isnan(share_ended_by(Ends(np.zeros(0), np.zeros(0, np.int64)), 1, 5))


def test_the_share_ended_by_each_cause_is_that_of_the_library():
    ends = some_ends(5)
    curves = CumIncidenceRight(ends.days, ends.cause)
    for cause in (1, 2, 3):
        for day in (5.0, 30.0, 120.0):
            theirs = curves.cinc[cause - 1][np.flatnonzero(curves.times <= day)[-1]]
            assert share_ended_by(ends, cause, day) == pytest.approx(theirs, abs=1e-12)


def test_all_causes_together_are_what_no_longer_holds():
    ends = some_ends(6)
    together = sum(share_ended_by(ends, cause, 50.0) for cause in (1, 2, 3))
    assert together == pytest.approx(1.0 - share_holding(Spells(ends.days, ends.cause > 0), 50.0))


def test_wars_with_constant_hazards_end_as_theory_says():
    hazards = [0.003, 0.001]
    luck = np.random.default_rng(9)
    days, seen = luck.exponential(1.0 / sum(hazards), 20_000), luck.uniform(100.0, 900.0, 20_000)
    cause = np.where(days <= seen, luck.choice([1, 2], 20_000, p=[0.75, 0.25]), 0)
    ends = Ends(np.minimum(days, seen), cause)
    told = [share_ended_by(ends, way, 365.0) for way in (1, 2)]
    assert told == pytest.approx(ended_within(365.0, hazards), abs=0.01)


def test_on_paper_a_rate_is_taken_over_the_days_in_each_band():
    """First band: 1 end in 20 days against 1 in 10; second: 1 in 10 against none in 10."""
    first = Ends(np.array([10.0, 20.0]), np.array([1, 1]))
    second = Ends(np.array([10.0, 20.0]), np.array([1, 0]))
    assert rate_ratio(first, second, ((0.0, 10.0), (10.0, 20.0))) == pytest.approx(
        (1 * 20 / 40 + 1 * 10 / 20) / (1 * 20 / 40)
    )
    assert math.isnan(rate_ratio(first, second._replace(cause=np.array([0, 0])), ((0.0, 30.0),)))


def test_the_ratio_of_rates_is_the_pooled_ratio_of_the_library():
    first, second = some_ends(7, 80), some_ends(8, 120)
    tables = []
    for low, high in BANDS:
        rows = []
        for ends in (first, second):
            failed = sum(low < day <= high for day in ends.days[ends.cause == 1])
            spent = sum(max(0.0, min(day, high) - low) for day in ends.days)
            rows.append([failed, spent - failed])
        tables.append(np.array(rows, dtype=float))
    assert rate_ratio(first, second, BANDS) == pytest.approx(StratifiedTable(tables).riskratio_pooled)
