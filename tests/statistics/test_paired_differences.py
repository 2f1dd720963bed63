"""Two groups on the same seeds are compared seed by seed."""

import numpy as np
import pytest

from microdeals.statistics.paired_differences import between


def test_what_both_groups_share_cancels():
    luck = np.random.default_rng(1).normal(scale=100.0, size=50)
    found = between(luck, luck + np.tile([1.0, 3.0], 25))
    assert found.mean == pytest.approx(2.0)
    assert found.high - found.low < 1.0
    assert (found.sign, between(luck + 2.0, luck).sign) == (1, -1)


def test_rounding_is_no_difference():
    found = between(np.array([0.1 + 0.2, 1.0]), np.array([0.3, 1.0]))
    assert (found.mean, found.low, found.high, found.sign) == (0.0, 0.0, 0.0, 0)
