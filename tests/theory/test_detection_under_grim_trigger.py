import random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from microdeals.theory.detection import detection_needed, detection_needed_by_both
from microdeals.theory.payoffs import Payoffs
from microdeals.theory.shadow import shadow_needed
from theory.sampling import agrees

DEAL = Payoffs(reward=3, temptation=4, punishment=1, sucker=0)
steps = st.floats(0.05, 5.0)
shadows = st.floats(0.05, 0.97)
alarms = st.floats(0.0, 0.3)


@st.composite
def dilemmas(draw):
    punishment = draw(steps)
    reward = punishment + draw(steps)
    return Payoffs(reward, reward + draw(steps), punishment, 0.0)


def worth_of_breaking_once(deal, shadow, survives_kept, survives_broken):
    """What a single breach adds to keeping for ever, by adding up 4,000 rounds of each life."""
    kept, broken = 0.0, deal.temptation
    alive_kept, alive_broken, weight = 1.0, survives_broken, 1.0
    for now in range(4000):
        kept += weight * (alive_kept * deal.reward + (1 - alive_kept) * deal.punishment)
        if now > 0:
            broken += weight * (alive_broken * deal.reward + (1 - alive_broken) * deal.punishment)
            alive_broken *= survives_kept
        alive_kept *= survives_kept
        weight *= shadow
    return broken - kept


def test_a_worked_example_by_hand():
    # W = 2 / (1 - .9 * .98) = 16.949..., and d = .02 + 1 / (.9 * 16.949...).
    assert detection_needed(DEAL, shadow=0.9, false_alarm=0.02) == pytest.approx(0.02 + 0.118 / 1.8)


@given(dilemmas(), shadows, alarms)
def test_one_watched_side_is_held_just_above_the_threshold_and_not_just_below(deal, shadow, false_alarm):
    needed = detection_needed(deal, shadow, false_alarm)
    for detection in (needed + 0.01, needed - 0.01):
        extra = worth_of_breaking_once(deal, shadow, 1 - false_alarm, 1 - detection)
        assert (extra < 0) == (detection > needed)


@given(dilemmas(), shadows, alarms)
def test_two_watched_sides_are_held_just_above_the_threshold_and_not_just_below(deal, shadow, false_alarm):
    needed = detection_needed_by_both(deal, shadow, false_alarm)
    for detection in (needed + 0.01, needed - 0.01):
        quiet = 1 - false_alarm
        extra = worth_of_breaking_once(deal, shadow, quiet * quiet, (1 - detection) * quiet)
        assert (extra < 0) == (detection > needed)


def test_played_with_dice_the_watched_side_is_indifferent_at_the_threshold():
    shadow, false_alarm = 0.8, 0.05
    needed = detection_needed(DEAL, shadow, false_alarm)
    rng = random.Random(20250905)

    def life(breaks_first):
        worth = DEAL.temptation if breaks_first else DEAL.reward
        alive = rng.random() >= (needed if breaks_first else false_alarm)
        weight = shadow
        while weight > 1e-6:
            worth += weight * (DEAL.reward if alive else DEAL.punishment)
            alive = alive and rng.random() >= false_alarm
            weight *= shadow
        return worth

    assert agrees([life(True) - life(False) for _ in range(40_000)], 0.0)


@given(dilemmas())
def test_without_false_alarms_perfect_eyes_are_just_enough_where_the_future_is_just_long_enough(deal):
    assert detection_needed(deal, shadow_needed(deal), 0.0) == pytest.approx(1.0)


@given(dilemmas(), shadows, alarms)
def test_false_alarms_against_the_partner_never_make_watching_easier(deal, shadow, false_alarm):
    one = detection_needed(deal, shadow, false_alarm)
    both = detection_needed_by_both(deal, shadow, false_alarm)
    assert both >= one - 1e-12
    if false_alarm == 0.0:
        assert both == pytest.approx(one)


@given(dilemmas(), shadows, st.floats(0.0, 0.2), st.floats(0.01, 0.1))
def test_false_alarms_call_for_sharper_eyes_and_a_longer_future_for_duller_ones(
    deal, shadow, false_alarm, more
):
    needed = detection_needed(deal, shadow, false_alarm)
    assert detection_needed(deal, shadow, false_alarm + more) > needed
    assume(shadow + more < 1.0)
    assert detection_needed(deal, shadow + more, false_alarm) < needed


def test_a_side_that_gains_nothing_by_breaking_needs_monitors_no_better_than_their_false_alarms():
    assert detection_needed(DEAL._replace(temptation=3), shadow=0.9, false_alarm=0.02) == 0.02


def test_when_the_future_hardly_counts_no_monitor_is_good_enough():
    assert detection_needed(DEAL, shadow=0.2, false_alarm=0.0) > 1.0


@pytest.mark.parametrize("form", [detection_needed, detection_needed_by_both])
@pytest.mark.parametrize(
    ("deal", "shadow", "false_alarm", "rule"),
    [
        (DEAL, 0.0, 0.1, "shadow"),
        (DEAL, 1.0, 0.1, "shadow"),
        (DEAL, float("nan"), 0.1, "shadow"),
        (DEAL, 0.9, 1.0, "false_alarm"),
        (DEAL, 0.9, -0.1, "false_alarm"),
        (DEAL._replace(reward=1), 0.9, 0.1, "worth having"),
        (DEAL._replace(temptation=2.5), 0.9, 0.1, "needs no monitor"),
    ],
)
def test_settings_in_which_there_is_nothing_to_hold_are_refused(form, deal, shadow, false_alarm, rule):
    with pytest.raises(ValueError, match=rule):
        form(deal, shadow, false_alarm)
