"""Pairs of one seed share their luck, so a share knows as much as its seeds do."""

import numpy as np
import pytest

from microdeals.statistics.intervals import counted
from microdeals.statistics.shares_by_seed import share_of_batches, share_of_seeds


def test_pairs_that_have_nothing_in_common_all_count():
    """Ten thousand coins: the interval is that of ten thousand, give or take what the spread says."""
    luck = np.random.default_rng(2).random((100, 100)) < 0.3
    found, alone = share_of_seeds(luck.mean(axis=1), 100), counted(int(luck.sum()), 10_000)
    assert found.high - found.low == pytest.approx(alone.high - alone.low, rel=0.15)


def test_pairs_that_copy_each_other_count_once_a_seed():
    by_seed = (np.arange(100) < 30).astype(float)
    found, alone = share_of_seeds(by_seed, 50), counted(30, 100)
    assert (found.mean, found.low, found.high) == pytest.approx((0.3, alone.low, alone.high), abs=0.002)


def test_seeds_and_batches_of_one_seed_each_know_the_same():
    sizes = np.full(60, 7)
    numbers = np.random.default_rng(5).integers(0, 8, 60)
    by_seed = share_of_seeds(numbers / 7, 7)
    batched = share_of_batches(int(numbers.sum()), 420, 60, np.stack([numbers, sizes], axis=1))
    assert batched.share == pytest.approx(by_seed.mean)
    assert (batched.low, batched.high) == pytest.approx((by_seed.low, by_seed.high), abs=1e-3)


def test_one_batch_knows_as_much_as_its_seeds():
    found = share_of_batches(30, 500, 100, np.array([[30, 500]]))
    assert (found.number, found.share) == (30, 0.06)
    assert (found.low, found.high) == pytest.approx(counted(6, 100)[2:])
