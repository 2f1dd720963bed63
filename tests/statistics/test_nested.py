"""The middle nine tenths of draws, luck taken out, against draws whose middle is known."""

import numpy as np
import pytest

from microdeals.statistics.nested import middle_mean

LUCK = 10
"""Repetitions of each draw."""


def paired(luck: np.random.Generator, before: np.ndarray, after: np.ndarray) -> np.ndarray:
    """Whether a thing happens, after less before, at these chances (draws,) and under the same luck."""
    thrown = luck.random((len(before), LUCK))
    return (thrown < after[:, None]).astype(float) - (thrown < before[:, None])


def test_without_luck_the_middle_is_that_of_the_draws():
    outcomes = np.repeat(np.arange(21.0)[:, None], 3, axis=1)
    assert middle_mean(outcomes) == pytest.approx((1.0, 19.0))
    assert middle_mean(outcomes - 100.0) == pytest.approx((-99.0, -81.0))
    assert middle_mean(np.full((40, LUCK), 0.5)) == (0.5, 0.5)


def test_luck_alone_is_not_taken_for_what_nobody_knows():
    """Draws make no difference: of the scatter of their means hardly anything is left."""
    luck = np.random.default_rng(1)
    outcomes = luck.normal(0.0, 1.0, (400, LUCK))
    low, high = middle_mean(outcomes)
    raw = np.quantile(outcomes.mean(axis=1), [0.05, 0.95])
    assert -0.25 < low < 0.0 < high < 0.25
    assert high - low < 0.5 * (raw[1] - raw[0])


def test_normal_differences_have_their_known_middle():
    """Mean .1, deviation .2: 1.645 deviations to either side, from ten lucky worlds a draw."""
    luck = np.random.default_rng(2)
    outcomes = luck.normal(0.1, 0.2, (4000, 1)) + luck.normal(0.0, 0.5, (4000, LUCK))
    assert middle_mean(outcomes) == pytest.approx([0.1 - 0.329, 0.1 + 0.329], abs=0.02)


def test_differences_of_shares_have_their_known_middle():
    """From .3 to anywhere up to .8: in nine of ten draws the change lies between .025 and .475."""
    luck = np.random.default_rng(3)
    before = np.full(4000, 0.3)
    found = middle_mean(paired(luck, before, before + luck.uniform(0.0, 0.5, 4000)))
    assert found == pytest.approx([0.025, 0.475], abs=0.06)


def test_a_tail_on_one_side_stays_on_that_side():
    """In one draw of eight a thing becomes as good as certain, and in all others nothing changes."""
    luck = np.random.default_rng(4)
    before = np.full(400, 0.1)
    low, high = middle_mean(paired(luck, before, np.where(np.arange(400) % 8 == 0, 0.9, 0.1)))
    assert -0.15 < low <= 0.0
    assert 0.7 < high < 0.9


def test_the_middle_holds_what_most_draws_come_to():
    """Of a few draws it is wide enough: on average it holds nine tenths of all that there could be."""
    luck, held = np.random.default_rng(5), []
    for _ in range(200):
        low, high = middle_mean(luck.normal(0.0, 0.2, (40, 1)) + luck.normal(0.0, 0.5, (40, LUCK)))
        expected = luck.normal(0.0, 0.2, 500)
        held.append(np.mean((low <= expected) & (expected <= high)))
    assert 0.88 < np.mean(held) < 0.96


def test_no_end_lies_outside_of_what_outcomes_can_be():
    luck = np.random.default_rng(6)
    for chance in (0.02, 0.5, 0.98):
        before = luck.beta(0.3, 0.3, 40)
        low, high = middle_mean(paired(luck, before, np.full(40, chance)))
        assert -1.0 <= low <= high <= 1.0
