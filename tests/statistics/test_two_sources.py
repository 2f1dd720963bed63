"""Luck and what is not known are told apart: on samples whose two variances are known from paper."""

import numpy as np
import pytest

from microdeals.statistics.intervals import Z
from microdeals.statistics.shares_by_seed import share_of_seeds
from microdeals.statistics.two_sources import Nested, mean_estimate, share_estimate

DRAWS, LUCKS = 2_000, 2
OF_DRAWS = np.repeat(np.arange(DRAWS), LUCKS)


def sampled(between: float, within: float, mean: float = 0.5) -> Nested:
    """Normal numbers: so much scatter from draw to draw, and so much by luck."""
    luck = np.random.default_rng(3)
    expected = np.repeat(luck.normal(mean, between, DRAWS), LUCKS)
    return Nested(expected + luck.normal(0.0, within, len(expected)), OF_DRAWS)


def test_luck_is_what_differs_within_a_draw_and_the_unknown_what_differs_between_them():
    """Nine tenths of normal draws lie within 1.645 of their spread; luck is the spread over the root of n."""
    found = mean_estimate(sampled(between=0.3, within=1.0))
    assert found.luck[1] - found.luck[0] == pytest.approx(2 * Z * 1.0 / np.sqrt(DRAWS * LUCKS), rel=0.05)
    half = 1.645 * np.sqrt(0.3**2 + 0.5 * np.sqrt(2 / DRAWS))  # with a standard error of its variance more
    assert (found.unknown[1] - found.unknown[0]) / 2 == pytest.approx(half, rel=0.12)
    of_mean = 2 * Z * np.sqrt(0.3**2 / DRAWS + 1.0 / (DRAWS * LUCKS))
    assert found.average[1] - found.average[0] == pytest.approx(of_mean, rel=0.05)


def test_words_are_tested_by_the_wider_interval():
    """0.1 above 0 on average, surely; but below 0 in a third of all draws."""
    found = mean_estimate(sampled(between=0.25, within=0.3, mean=0.1))
    assert found.sign_on_average == 1
    assert found.luck[0] > 0.0
    assert found.sign == 0
    assert mean_estimate(sampled(between=0.05, within=0.3, mean=0.3)).sign == 1


def test_a_share_that_differs_between_draws_is_told_from_coins():
    """Half of the draws always, half never: 0 to 100, while luck leaves next to nothing."""
    values = np.repeat((np.arange(DRAWS) % 2).astype(float), LUCKS)
    found = share_estimate(Nested(values, OF_DRAWS), 1)
    assert found.mean == 0.5
    assert found.unknown == pytest.approx((0.0, 1.0), abs=0.01)
    assert found.luck[1] - found.luck[0] < 0.05
    coins = (np.random.default_rng(5).random(len(OF_DRAWS)) < 0.5).astype(float)
    fair = share_estimate(Nested(coins, OF_DRAWS), 1)
    assert fair.unknown[1] - fair.unknown[0] < 0.5


def test_numbers_that_were_taken_as_given_leave_luck_alone():
    values = (np.arange(100) < 30).astype(float)
    found, alike = share_estimate(Nested(values, None), 1), share_of_seeds(values, 1)
    assert found.unknown is None
    assert found.luck == found.average == (found.low, found.high) == (alike.low, alike.high)


@pytest.mark.parametrize("draws", [[4, 4], [4, 6], [4]])
def test_too_few_draws_or_lucks_tell_nothing_apart(draws: list[int]):
    assert mean_estimate(Nested(np.arange(len(draws), dtype=float), np.array(draws))).unknown is None


def test_a_draw_that_lacks_a_luck_counts_in_the_mean_and_not_in_the_spread():
    nested = Nested(np.array([1.0, 3.0, 5.0, 7.0, 100.0]), np.array([0, 0, 2, 2, 4]))
    assert nested.by_draw is not None
    assert nested.by_draw.tolist() == [[1.0, 3.0], [5.0, 7.0]]
    assert mean_estimate(nested).mean == pytest.approx(23.2)


def test_what_cannot_be_below_0_is_not_told_to_be():
    found = mean_estimate(Nested(np.array([0.0, 0.0, 0.0, 8.0]), np.array([0, 0, 2, 2])))
    assert found.low < 0.0
    assert found.not_below(0.0).low == 0.0
    assert found.not_below(0.0).high == found.high
