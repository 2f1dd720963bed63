"""Pairs of one seed share their luck, so a share knows as much as its seeds do."""

import numpy as np
import pytest

from microdeals.statistics.intervals import counted
from microdeals.statistics.shares_by_seed import share_of_seeds, share_with_error


def test_pairs_that_have_nothing_in_common_all_count():
    """Ten thousand coins: the interval is that of ten thousand, give or take what the spread says."""
    luck = np.random.default_rng(2).random((100, 100)) < 0.3
    found, alone = share_of_seeds(luck.mean(axis=1), 100), counted(int(luck.sum()), 10_000)
    assert found.high - found.low == pytest.approx(alone.high - alone.low, rel=0.15)


def test_pairs_that_copy_each_other_count_once_a_seed():
    by_seed = (np.arange(100) < 30).astype(float)
    found, alone = share_of_seeds(by_seed, 50), counted(30, 100)
    assert (found.mean, found.low, found.high) == pytest.approx((0.3, alone.low, alone.high), abs=0.002)


def test_a_share_is_worth_no_fewer_pairs_than_it_is_told_and_no_more():
    """Known ever so well, and hardly at all: Wilson's intervals of 1,000 pairs and of 10."""
    sure, unsure = (share_with_error(0.3, error, (10, 1_000)) for error in (1e-9, 10.0))
    assert sure == pytest.approx(counted(300, 1_000)[2:])
    assert unsure == pytest.approx(counted(3, 10)[2:])
