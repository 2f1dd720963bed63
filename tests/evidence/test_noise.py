"""How far incidents cluster is found again where it was put in."""

import math

import numpy as np
import pytest

from microdeals.evidence.noise import months, noise_figures, size_of, stretches


@pytest.mark.parametrize("size", [0.7, 2.1, 5.0])
def test_the_size_that_was_put_in_is_found_again(size: float):
    luck = np.random.default_rng(3)
    days = luck.negative_binomial(size, size / (size + 4.0), (4000, 28)).astype(float)
    assert size_of(iter(days)) == pytest.approx(size, rel=0.06)


def test_chance_alone_has_no_size_and_silence_cannot_be_told():
    assert size_of(iter([np.array([1.0, 1.0, 1.0, 1.0])])) == math.inf
    assert math.isnan(size_of(iter([np.zeros(28)])))


def test_a_slow_change_of_the_mean_is_not_noise():
    """Each window has its own mean: a month of many incidents and one of few are both quite even."""
    luck = np.random.default_rng(4)
    windows = [luck.poisson(mean, 28).astype(float) for mean in (2.0, 60.0) * 400]
    assert size_of(iter(windows)) > 50.0


def test_months_are_the_28_days_before_and_after_a_signing_as_far_as_they_were_seen():
    incidents = np.arange(100.0)
    before, after = (list(months((incidents, (20, 40, 80)), first)) for first in (-28, 0))
    assert [(month[0], month[-1]) for month in before] == [(12.0, 39.0), (52.0, 79.0)]
    assert [(month[0], month[-1]) for month in after] == [(20.0, 47.0), (40.0, 67.0)]


def test_weeks_are_counted_in_stretches_of_thirteen():
    found = list(stretches(np.ones(200)))
    assert [stretch.tolist() for stretch in found] == [[7.0] * 13] * 2


def test_the_figures_of_worlds_are_those_of_all_their_windows():
    luck = np.random.default_rng(5)
    worlds = [
        (luck.negative_binomial(1.5, 0.3, 400).astype(float), tuple(range(28, 372, 28))) for _ in range(40)
    ]
    found = noise_figures(worlds)
    assert found["N7f"] == pytest.approx(1.5, rel=0.15)
    assert found["N7b"] == pytest.approx(1.5, rel=0.15)
    assert found["N7i"] == pytest.approx(7 * 1.5, rel=0.4)
