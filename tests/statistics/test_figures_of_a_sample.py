"""What is said of a figure of a sample: its doubt, its spread, its trend."""

import math

import numpy as np
import pytest

from microdeals.statistics.batch_means import findings_of
from microdeals.statistics.bootstrap import bootstrapped
from microdeals.statistics.figures import Figures
from microdeals.statistics.rank_correlation import rank_correlation
from microdeals.statistics.spread import spread_of


def test_the_doubt_of_a_mean_shrinks_with_the_root_of_the_number():
    luck = np.random.default_rng(3)

    def width(n: int) -> float:
        found = findings_of(list(luck.normal(size=n)), lambda part: {"mean": float(np.mean(part))})["mean"]
        return found.high - found.low

    assert np.mean([width(400) for _ in range(40)]) == pytest.approx(2 * 1.96 / 20, rel=0.15)


def test_what_never_happened_has_no_interval():
    """Of 400 rare things none happened: that is no proof that none ever does."""
    found = findings_of([0.0] * 400, mean_of)["mean"].within(0.0, 1.0)
    assert found.figure == 0.0
    assert math.isnan(found.low)
    assert math.isnan(found.high)


def test_a_sample_drawn_again_and_again_doubts_its_mean_as_much_as_theory_does():
    """The standard error of the mean of 400 numbers with spread 1 is 1/20."""
    values = list(np.random.default_rng(4).normal(size=400))
    found = bootstrapped(values, mean_of)["mean"]
    assert found.figure == pytest.approx(np.mean(values))
    assert found.high - found.low == pytest.approx(2 * 1.96 / 20, rel=0.2)


def mean_of(values: object) -> Figures:
    return {"mean": float(np.mean(values))}


def test_a_spread_is_the_middle_of_what_happened():
    assert spread_of(list(range(1001))) == pytest.approx((500.0, 25.0, 975.0))
    assert math.isnan(spread_of([]).figure)


def test_ranks_tell_a_trend_whatever_its_shape():
    assert rank_correlation(np.exp(np.arange(6.0))) == pytest.approx(1.0)
    assert rank_correlation(-(np.arange(6.0) ** 3)) == pytest.approx(-1.0)
    assert math.isnan(rank_correlation(np.ones(6)))
