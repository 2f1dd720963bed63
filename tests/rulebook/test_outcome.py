"""How a world came out: settled, frozen or at war."""

import pytest

from microdeals.rulebook.outcome import FREEZE_DAYS, Outcome, outcome_of, unless_won

QUIET, LOUD, OPEN = 0.1, 1.0, 0.3


def outcome(days: int = 182, fire: float = QUIET, gap: float = OPEN, settled: bool = False) -> Outcome:
    return Outcome(outcome_of(settled, days, fire, gap, 0.25))


def test_a_quiet_month_with_the_gap_open_is_a_freeze():
    assert outcome() is Outcome.MANAGED_FREEZE


def test_a_settlement_in_force_is_a_settlement_however_loud_the_month_before():
    assert outcome(fire=LOUD, settled=True) is Outcome.SETTLEMENT


def test_a_quiet_world_with_the_gap_closed_only_waits_for_its_meeting():
    assert outcome(gap=0.0) is Outcome.WAR


@pytest.mark.parametrize(("days", "found"), [(29, Outcome.WAR), (30, Outcome.MANAGED_FREEZE)])
def test_a_freeze_takes_a_whole_month(days: int, found: Outcome):
    assert outcome(days=days) is found


@pytest.mark.parametrize(("fire", "found"), [(0.249, Outcome.MANAGED_FREEZE), (0.25, Outcome.WAR)])
def test_a_quarter_of_the_fire_of_war_is_no_longer_quiet(fire: float, found: Outcome):
    assert outcome(fire=fire) is found


def test_a_war_that_is_won_is_no_freeze_however_quiet_it_is_then():
    assert unless_won(0, outcome()) == Outcome.VICTORY
    assert unless_won(-1, outcome()) == Outcome.MANAGED_FREEZE


def test_what_is_quiet_is_for_the_asker_to_say():
    assert outcome_of(False, 182, 0.4, OPEN, 0.5) == Outcome.MANAGED_FREEZE


def test_the_numbers_of_results_that_are_stored_stay():
    assert [outcome.value for outcome in Outcome] == [0, 1, 2, 3]
    assert FREEZE_DAYS == 30
