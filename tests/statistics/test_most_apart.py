"""Who looks for the largest difference finds one; other seeds say whether it is there."""

import numpy as np
import pytest

from microdeals.statistics.intervals import averaged
from microdeals.statistics.most_apart import most_apart

AGAIN = 2000


@pytest.mark.parametrize("n_levels", [2, 3, 10])
def test_under_pure_luck_the_interval_holds_zero_in_95_of_100_repetitions(n_levels: int):
    luck = np.random.default_rng(42)
    covered = 0
    for _ in range(AGAIN):
        found = averaged(most_apart(luck.normal(size=(n_levels, 40))).differences)
        covered += found.low <= 0.0 <= found.high
    assert covered / AGAIN == pytest.approx(0.95, abs=0.015)  # three standard errors


def test_a_hump_in_the_middle_is_found():
    """Levels at 0, 1 and 0.2: the most is the middle one, and the least the first."""
    noise = np.random.default_rng(1).normal(scale=0.1, size=(3, 40))
    apart = most_apart(noise + np.array([[0.0], [1.0], [0.2]]))
    assert (apart.least, apart.most) == (0, 1)
    assert len(apart.differences) == 20
    assert apart.differences.mean() == pytest.approx(1.0, abs=0.1)


def test_the_seeds_that_pick_do_not_tell():
    """The second and the fourth seed say that c lies above a; the others, that nothing does."""
    levels = np.array([[0.0, -1.0, 0.0, -1.0], [0.0, 0.0, 0.0, 0.0], [0.0, 2.0, 0.0, 2.0]])
    apart = most_apart(levels)
    assert (apart.least, apart.most) == (0, 2)
    assert apart.differences.tolist() == [0.0, 0.0]


def test_seeds_of_one_draw_pick_together_or_tell_together():
    """The second draw picks, with both of its seeds, and the first tells."""
    levels = np.array([[0.0, 0.0, -1.0, -1.0], [0.0] * 4, [1.0, 3.0, 2.0, 2.0]])
    apart = most_apart(levels, np.array([7, 7, 9, 9]))
    assert (apart.least, apart.most) == (0, 2)
    assert apart.tells.tolist() == [True, True, False, False]
    assert apart.differences.tolist() == [1.0, 3.0]


def test_two_levels_leave_nothing_to_pick_so_all_seeds_tell():
    assert most_apart(np.array([[0.0, 1.0, 2.0], [1.0, 2.0, 3.0]])).differences.tolist() == [1.0, 1.0, 1.0]


def test_a_single_seed_tells_what_it_can():
    assert most_apart(np.array([[1.0], [0.0], [4.0]])).differences.tolist() == [4.0]
