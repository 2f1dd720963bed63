"""The two-round game is played out here: every plan of a side, against both types of the other."""

from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from microdeals.theory.minimum_trust import minimum_trust
from microdeals.theory.payoffs import Payoffs
from microdeals.theory.stake_window import stake_window

KEEPS, BREAKS = True, False
GOOD = Payoffs(4, 3, 1, 0)
BAD = Payoffs(3, 5, 1, 0)


def round_worth(side, mine, theirs):
    return {
        (KEEPS, KEEPS): side.reward,
        (BREAKS, KEEPS): side.temptation,
        (BREAKS, BREAKS): side.punishment,
        (KEEPS, BREAKS): side.sucker,
    }[mine, theirs]


def plan_worth(side, plan, trust, first_share):
    """Expected worth of a plan: a first move, and a second for each first move of the other side."""
    first, second_if_kept, second_if_broken = plan
    worth = 0.0
    for chance, other_is_trustworthy in ((trust, True), (1 - trust, False)):
        other_first = KEEPS if other_is_trustworthy else BREAKS
        # Having kept once shows a trustworthy side, in the only belief that fits these conducts.
        other_second = KEEPS if other_is_trustworthy and first == KEEPS else BREAKS
        second = second_if_kept if other_first == KEEPS else second_if_broken
        today = first_share * round_worth(side, first, other_first)
        tomorrow = (1 - first_share) * round_worth(side, second, other_second)
        worth += chance * (today + tomorrow)
    return worth


def first_move_of_the_best_plan(side, trust, first_share):
    plans = product((KEEPS, BREAKS), repeat=3)
    return max(plans, key=lambda plan: plan_worth(side, plan, trust, first_share))[0]


@pytest.mark.parametrize(("trust", "lowest", "highest"), [(0.3, 0.480, 0.692), (0.2, 0.40, 0.50)])
def test_the_worked_examples_of_the_model_are_met(trust, lowest, highest):
    window = stake_window(trust, GOOD, BAD)
    assert window.lowest == pytest.approx(lowest, abs=5e-4)
    assert window.highest == pytest.approx(highest, abs=5e-4)
    assert window.is_open


def test_below_some_trust_no_small_deal_can_tell_the_types_apart():
    window = stake_window(0.05, GOOD, BAD)
    assert window.lowest == pytest.approx(0.16)
    assert window.highest == pytest.approx(1 / 7)
    assert not window.is_open


@pytest.mark.parametrize("trust", [0.05, 0.2, 0.3, 0.45, 0.6, 0.9])
@pytest.mark.parametrize("first_share", [step / 20 + 0.013 for step in range(20)])
def test_in_the_window_and_only_there_the_best_plans_of_both_types_separate(trust, first_share):
    window = stake_window(trust, GOOD, BAD)
    dares = first_move_of_the_best_plan(GOOD, trust, first_share) == KEEPS
    mimics = first_move_of_the_best_plan(BAD, trust, first_share) == KEEPS
    assert dares == (first_share <= window.highest)
    assert mimics == (first_share < window.lowest)


@st.composite
def games(draw):
    steps = st.floats(0.1, 5.0)
    sucker = draw(st.floats(-3.0, 3.0))
    punishment = sucker + draw(steps)
    good_temptation = draw(st.floats(-2.0, 8.0))
    good = Payoffs(max(good_temptation, punishment) + draw(steps), good_temptation, punishment, sucker)
    bad_reward = draw(st.floats(-2.0, 8.0))
    bad = Payoffs(bad_reward, max(bad_reward, punishment) + draw(steps), punishment, sucker)
    return good, bad


@given(games(), st.floats(0.02, 0.98), st.floats(0.0, 1.0))
def test_any_pair_of_types_separates_as_the_played_out_game_says(game, trust, first_share):
    good, bad = game
    window = stake_window(trust, good, bad)
    assume(abs(first_share - window.lowest) > 1e-6)
    assume(abs(first_share - window.highest) > 1e-6)
    dares = first_move_of_the_best_plan(good, trust, first_share) == KEEPS
    mimics = first_move_of_the_best_plan(bad, trust, first_share) == KEEPS
    assert dares == (first_share < window.highest)
    assert mimics == (first_share < window.lowest)


@given(games(), st.floats(0.0, 1.0))
def test_both_bounds_are_shares_of_the_stake(game, trust):
    window = stake_window(trust, *game)
    assert 0 <= window.lowest <= 1
    assert 0 <= window.highest <= 1


@given(games(), st.floats(0.0, 0.98))
def test_more_trust_makes_mimicking_and_daring_both_more_attractive(game, trust):
    before, after = stake_window(trust, *game), stake_window(trust + 0.02, *game)
    assert after.lowest >= before.lowest
    assert after.highest >= before.highest - 1e-12


@given(games())
def test_from_the_minimum_trust_on_a_trustworthy_side_dares_the_whole_stake_at_once(game):
    good, bad = game
    threshold = minimum_trust(good)
    assert stake_window(min(1.0, threshold + 1e-6), good, bad).highest == 1.0
    assert stake_window(threshold - 1e-6, good, bad).highest < 1.0


def test_an_exploiting_side_that_can_win_nothing_later_never_mimics():
    assert stake_window(0.0, GOOD, BAD).lowest == 0.0


@pytest.mark.parametrize(
    ("good", "bad", "rule"),
    [
        (BAD, BAD, "trustworthy"),
        (GOOD, GOOD, "exploiting"),
        (Payoffs(1, 0.5, 1, 0), BAD, "worth having"),
        (GOOD, Payoffs(0.2, 0.5, 1, 0), "breaking alone"),
        (GOOD, Payoffs(3, 5, 0, 0), "cost something"),
    ],
)
def test_types_that_are_not_what_they_are_called_are_refused(good, bad, rule):
    with pytest.raises(ValueError, match=rule):
        stake_window(0.3, good, bad)


@pytest.mark.parametrize("trust", [-0.1, 1.1, float("nan")])
def test_trust_has_to_be_a_probability(trust):
    with pytest.raises(ValueError, match="trust = "):
        stake_window(trust, GOOD, BAD)
