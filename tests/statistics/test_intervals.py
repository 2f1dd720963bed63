"""Intervals against published tables and worked examples."""

import math

import numpy as np
import pytest

from microdeals.statistics.intervals import averaged, counted, t_bound


# Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
@pytest.mark.parametrize(
    ("number", "of", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_of_a_share_is_the_published_one(number, of, low, high):
    count = counted(number, of)
    assert (count.number, count.share) == (number, number / of)
    assert count.low == pytest.approx(low, abs=5e-5)
    assert count.high == pytest.approx(high, abs=5e-5)


@pytest.mark.parametrize("of", [1, 2, 10, 1000, 1_000_000])
def test_all_and_nothing_lie_within_their_intervals_and_within_0_and_1(of):
    nothing, everything = counted(0, of), counted(of, of)
    assert nothing.low == 0.0 < nothing.high < 1.0
    assert 0.0 < everything.low < everything.high == 1.0
    assert everything.low == pytest.approx(1.0 - nothing.high)


# Student's t, 97.5 %, as in any table.
@pytest.mark.parametrize(
    ("degrees", "bound"),
    [(1, 12.706), (2, 4.303), (10, 2.228), (11, 2.201), (12, 2.179), (15, 2.131), (20, 2.086), (30, 2.042),
     (40, 2.021), (60, 2.000), (120, 1.980), (1_000_000, 1.960)],
)  # fmt: skip
def test_the_bound_of_students_t_is_the_tabled_one(degrees, bound):
    assert t_bound(degrees) == pytest.approx(bound, abs=6e-4)


def test_the_interval_of_a_mean_by_hand():
    mean = averaged(np.array([1.0, 2.0, 3.0, 4.0, 5.0]))
    assert mean.mean == 3.0
    assert mean.error == pytest.approx(math.sqrt(0.5))
    assert (mean.low, mean.high) == pytest.approx(
        (3.0 - 2.7764 * math.sqrt(0.5), 3.0 + 2.7764 * math.sqrt(0.5))
    )


def test_one_value_has_a_mean_and_no_interval():
    mean = averaged(np.array([0.25]))
    assert mean.mean == 0.25
    assert all(math.isnan(bound) for bound in mean[1:])


def test_a_95_percent_interval_misses_one_time_in_twenty():
    luck = np.random.default_rng(1)
    samples = luck.normal(size=(4000, 8))
    misses = sum(not mean.low <= 0.0 <= mean.high for mean in map(averaged, samples))
    count = counted(misses, 4000)
    assert count.low <= 0.05 <= count.high
