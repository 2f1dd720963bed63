import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microdeals.theory.generosity import cooperation_of_a_generous_pair
from theory.sampling import agrees


def chance_to_cooperate(other_cooperated, slip, generosity):
    meant = 1.0 if other_cooperated else generosity
    return meant * (1 - slip) + (1 - meant) * slip


def long_run_share(slip, generosity, n_rounds=4000):
    """Follow the four joint states of the pair until they have settled."""
    states = {(True, True): 1.0, (True, False): 0.0, (False, True): 0.0, (False, False): 0.0}
    for _ in range(n_rounds):
        after = dict.fromkeys(states, 0.0)
        for (mine, theirs), weight in states.items():
            i_do = chance_to_cooperate(theirs, slip, generosity)
            they_do = chance_to_cooperate(mine, slip, generosity)
            for next_mine, next_theirs in states:
                after[next_mine, next_theirs] += (
                    weight * (i_do if next_mine else 1 - i_do) * (they_do if next_theirs else 1 - they_do)
                )
        states = after
    return states[True, True] + states[True, False]


@pytest.mark.parametrize(
    ("slip", "generosity"), [(0.05, 0.3), (0.01, 0.1), (0.2, 0.0), (0.0, 0.2), (0.5, 0.7)]
)
def test_the_pair_settles_at_this_share_whatever_it_started_with(slip, generosity):
    assert cooperation_of_a_generous_pair(slip, generosity) == pytest.approx(long_run_share(slip, generosity))


def test_many_pairs_playing_with_dice_cooperate_that_often():
    slip, generosity = 0.1, 0.25
    rng = random.Random(1984)

    def after_a_long_war():
        mine = theirs = False
        for _ in range(60):
            mine, theirs = (
                rng.random() < chance_to_cooperate(theirs, slip, generosity),
                rng.random() < chance_to_cooperate(mine, slip, generosity),
            )
        return float(mine)

    expected = cooperation_of_a_generous_pair(slip, generosity)
    assert agrees([after_a_long_war() for _ in range(8000)], expected)


@given(st.floats(1e-6, 0.5))
def test_plain_tit_for_tat_is_wrecked_by_the_rarest_slips(slip):
    assert cooperation_of_a_generous_pair(slip, 0.0) == pytest.approx(0.5)


@given(st.floats(1e-6, 1.0))
def test_without_slips_any_generosity_ends_in_peace(generosity):
    assert cooperation_of_a_generous_pair(0.0, generosity) == pytest.approx(1.0)


@given(st.floats(0.001, 0.49), st.floats(0.0, 0.9))
def test_generosity_helps_and_slips_hurt(slip, generosity):
    share = cooperation_of_a_generous_pair(slip, generosity)
    assert 0.5 - 1e-9 <= share <= 1.0
    assert cooperation_of_a_generous_pair(slip, generosity + 0.1) > share
    if generosity > 0.01:
        assert cooperation_of_a_generous_pair(slip + 0.01, generosity) < share


def test_without_slips_and_without_forgiveness_there_is_no_long_run_and_the_message_says_what_to_do():
    with pytest.raises(ValueError, match="Give one of them a value above 0"):
        cooperation_of_a_generous_pair(0.0, 0.0)


@pytest.mark.parametrize(("slip", "generosity"), [(0.6, 0.1), (-0.1, 0.1), (0.1, 1.1), (0.1, float("nan"))])
def test_chances_outside_their_range_are_refused(slip, generosity):
    with pytest.raises(ValueError, match="must be between"):
        cooperation_of_a_generous_pair(slip, generosity)
