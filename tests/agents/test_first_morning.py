"""Before the first day a world is complete: it has a gap, and guarantees that sides already feel."""

import pytest

from microdeals.agents import ConflictModel


def test_the_gap_does_not_jump_on_the_first_day():
    model = ConflictModel("russia_ukraine_2025", rng=4)
    before = model.gap
    model.step()
    assert before.total == pytest.approx(model.gap.total, abs=0.02)
    assert before.fear == pytest.approx(model.gap.fear, abs=0.02)


def test_the_first_gap_is_the_sum_of_both_demands_less_the_stake_and_the_common_ground():
    model = ConflictModel("arden_borea", rng=0)
    demanded = model.parties[0].demand + model.parties[1].demand
    assert model.gap.total == pytest.approx(demanded - 1.0 - model.gap.common_ground, abs=1e-12)
