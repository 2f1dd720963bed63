"""Emulators know a model whose figures are known, and how badly they know one that they cannot follow."""

import numpy as np
import pytest

from microdeals.calibration.bank import Bank
from microdeals.calibration.emulator import learnt
from microdeals.calibration.sensitivity import sensitivity
from tests.calibration.made_up import LUCK, bank, points, target

TARGETS = (target("A1", 0.2, 0.2), target("B1", -0.3, 0.2))


def test_figures_that_were_put_in_are_found_again_at_points_that_were_not_tried():
    emulator = learnt(bank(points(300, 1, twice=60), 2), TARGETS)
    new = points(50, 3)

    told = emulator.means(new)

    assert told == pytest.approx(bank(new, 0, luck=0.0).figures.to_numpy(), abs=0.02)
    assert all(figure.explained > 0.99 for figure in emulator.figures)


def test_luck_is_told_by_trials_that_were_made_twice():
    emulator = learnt(bank(points(300, 1, twice=200), 2), TARGETS)

    assert [figure.luck for figure in emulator.figures] == pytest.approx([LUCK, LUCK], rel=0.2)


def test_what_no_polynomial_follows_is_told_as_the_error():
    tried = points(400, 1, twice=50)
    steps = bank(tried, 2)
    steps.figures["A1"] = np.where(tried[:, 0] > 0.5, 1.0, -1.0) * np.where(tried[:, 1] > 0.5, 1.0, -1.0)

    rough, smooth = learnt(steps, TARGETS).figures

    assert rough.error > 0.3
    assert smooth.error < 0.03


def test_a_figure_that_too_few_trials_can_tell_is_left_out():
    tried = bank(points(100, 1), 2)
    tried.figures.loc[20:, "B1"] = np.nan

    assert [target.id for target in learnt(tried, TARGETS).targets] == ["A1"]


def test_a_number_that_moves_nothing_is_not_among_the_most_telling():
    tried = np.random.default_rng(1).random((200, 3))
    told = sensitivity(Bank(tried, bank(tried[:, :2], 2).figures), ("first", "second", "idle"), TARGETS)

    assert told.most_telling(2) == ("first", "second")
    assert told.moved[2].max() < 0.1 < told.moved[:2].max()


def test_an_emulator_of_other_trials_or_held_against_another_world_has_another_digest():
    emulator = learnt(bank(points(100, 1), 2), TARGETS)

    assert emulator.digest() == learnt(bank(points(100, 1), 2), TARGETS).digest()
    assert emulator.digest() != learnt(bank(points(100, 1), 3), TARGETS).digest()
    assert emulator.digest() != learnt(bank(points(100, 1), 2), (target("A1", 0.3, 0.2), TARGETS[1])).digest()
