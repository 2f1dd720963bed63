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
    sure, unsure = (share_with_error(0.3, error, (10, 1_000), 5_000) for error in (1e-9, 10.0))
    assert sure == pytest.approx(counted(300, 1_000)[2:])
    assert unsure == pytest.approx(counted(3, 10)[2:])


def test_a_share_between_two_whole_numbers_has_an_interval_between_theirs():
    """Four of a thousand, worth a hundred pairs, is neither none of a hundred nor one."""
    low, high = share_with_error(0.004, 10.0, (100, 1_000), 100)
    assert counted(0, 100).low < low < counted(1, 100).low
    assert counted(0, 100).high < high < counted(1, 100).high


@pytest.mark.parametrize("is_common", [False, True])
@pytest.mark.parametrize(
    ("share", "n_seeds", "n_points"),
    [(0.05, 4, 100), (0.05, 12, 100), (0.01, 24, 100), (0.004, 100, 100), (0.006, 100, 20), (0.2, 100, 20)],
)
def test_intervals_hold_the_share_of_all_seeds_however_rare_it_is(share, n_seeds, n_points, is_common):
    """Of what happens in few seeds, at many of their points: 95 of 100, give or take 3 times their luck."""
    luck, times = np.random.default_rng(4), 600
    of_seed = luck.beta(1.5 * share, 1.5 * (1.0 - share), (times, n_seeds))
    happened = luck.binomial(n_points, of_seed) / n_points
    if is_common:
        happened, share = 1.0 - happened, 1.0 - share
    found = [share_of_seeds(by_seed, n_points) for by_seed in happened]
    held = np.mean([it.low <= share <= it.high for it in found])
    assert held >= 0.95 - 3 * np.sqrt(0.95 * 0.05 / times)


def test_a_share_that_hangs_on_one_seed_is_worth_no_more_than_seeds():
    """One point in one of a hundred seeds says as little as one seed can."""
    by_seed = np.zeros(100)
    by_seed[7] = 0.05
    found = share_of_seeds(by_seed, 20)
    assert found.high == pytest.approx(share_with_error(0.0005, 10.0, (100, 2_000), 1)[1])
    assert found.high > 0.03
