"""Worlds moved to a record: where the answer is known from the textbook, it is found."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from microdeals.calibration.own_war.adjustment import Adjustment, learnt_from, told_by_chance
from microdeals.calibration.own_war.measures import WarMeasure
from microdeals.calibration.own_war.ridge import ridge
from microdeals.calibration.own_war.stages import planted_places

SLOPE, LUCK, WORLDS = 2.0, 0.8, 3_000
MEASURES = tuple(WarMeasure(name, name, np.asarray) for name in ("first", "lost", "same"))


def made_up(n: int, seed: int) -> tuple[np.ndarray, pd.DataFrame]:
    """Three numbers: one figure tells the first, half of the worlds can tell the second, none the third."""
    luck = np.random.default_rng(seed)
    normal = luck.normal(size=(n, 3))
    first = SLOPE * normal[:, 0] + LUCK * luck.normal(size=n)
    lost = np.where(luck.random(n) < 0.5, normal[:, 1] + luck.normal(size=n), np.nan)
    return normal, pd.DataFrame({"first": first, "lost": lost, "same": np.ones(n)})


@pytest.fixture(scope="module")
def adjustment() -> Adjustment:
    return learnt_from(*made_up(WORLDS, 1), MEASURES)


def test_a_normal_number_with_a_normal_figure_is_told_as_bayes_tells_it(adjustment: Adjustment):
    draws = adjustment.moved_to({"first": 3.0, "lost": np.nan, "same": 1.0})
    known = SLOPE**2 / (SLOPE**2 + LUCK**2)
    assert draws[:, 0].mean() == pytest.approx(known * 3.0 / SLOPE, abs=0.05)
    assert draws[:, 0].std() == pytest.approx(np.sqrt(1.0 - known), rel=0.1)


def test_what_no_figure_tells_is_as_it_was(adjustment: Adjustment):
    draws = adjustment.moved_to({"first": 3.0, "lost": np.nan, "same": 1.0})
    for number in (1, 2):
        assert abs(draws[:, number].mean()) < 0.12
        assert draws[:, number].std() == pytest.approx(1.0, rel=0.08)


def test_a_figure_that_a_record_has_tells_more_than_one_that_it_lacks(adjustment: Adjustment):
    draws = adjustment.moved_to({"first": 0.0, "lost": 2.0, "same": 1.0})
    assert draws[:, 1].mean() == pytest.approx(1.0, abs=0.15)
    assert draws[:, 1].std() == pytest.approx(np.sqrt(0.5), rel=0.12)


def test_planted_numbers_lie_evenly_among_their_draws(adjustment: Adjustment):
    """Ranks are uniform if and only if intervals hold the truth as often as they say."""
    places = planted_places(adjustment, *made_up(400, 2))
    for number in range(3):
        assert stats.kstest(places[:, number], "uniform").pvalue > 1e-3


def test_luck_that_differs_is_told_apart():
    """A figure that scatters four times as much where a second is high tells less there."""
    luck = np.random.default_rng(5)
    normal, second = luck.normal(size=(4_000, 1)), luck.random(4_000)
    first = normal[:, 0] + np.where(second > 0.5, 2.0, 0.5) * luck.normal(size=4_000)
    told = learnt_from(normal, pd.DataFrame({"first": first, "lost": second, "same": 1.0}), MEASURES)
    sure = told.moved_to({"first": 0.0, "lost": 0.1, "same": 1.0}).std()
    unsure = told.moved_to({"first": 0.0, "lost": 0.9, "same": 1.0}).std()
    assert sure < 0.7 * unsure


def test_of_numbers_that_figures_do_not_tell_hardly_any_comes_to_more_than_chance():
    """Of twenty numbers one is told; in 30 trials chance gets past its bound about once or twice."""
    luck, past = np.random.default_rng(6), 0
    for _ in range(30):
        normal = luck.normal(size=(200, 20))
        first, lost = normal[:, 0] + luck.normal(size=200), luck.normal(size=200)
        figures = pd.DataFrame({"first": first, "lost": lost, "same": 1.0})
        found = learnt_from(normal, figures, MEASURES)
        by_chance = told_by_chance(found, figures)
        assert found.shares[0] > 5.0 * by_chance > 0.0
        past += bool(np.any(found.shares[1:] > by_chance))
    assert past <= 6


def test_a_ridge_without_noise_is_a_line_and_is_not_moved_by_a_term_that_says_nothing():
    rows = np.random.default_rng(3).normal(size=(200, 3))
    rows[:, 2] = 7.0
    found = ridge(rows, (1.0 + 2.0 * rows[:, :1] - rows[:, 1:2]))
    assert found.at(np.array([[1.0, 1.0, 7.0]])) == pytest.approx(np.array([[2.0]]), abs=1e-3)
    assert np.abs(found.off).max() < 1e-3


def test_left_out_rows_are_those_of_a_regression_without_them():
    """What a row is off by is what a fit to the others, with the same penalty, says of it."""
    luck = np.random.default_rng(4)
    rows = luck.normal(size=(60, 2))
    values = rows[:, :1] + luck.normal(size=(60, 1))
    whole = ridge(rows, values)
    for left in (0, 31):
        others = np.arange(60) != left
        again = ridge(rows[others], values[others])
        assert whole.off[left] == pytest.approx(values[left] - again.at(rows[left : left + 1])[0], abs=0.05)
