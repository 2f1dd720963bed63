import math
import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.wars import war
from microdeals.ensemble import Wanted, run_ensemble
from microdeals.rulebook.endings import wins
from microdeals.rulebook.events import Happening
from microdeals.rulebook.power import shift_of_power
from microdeals.rulebook.quantities import Front
from microdeals.theory.competing_risks import chance_of_victory, ended_within, hazard_of, shares_of_endings
from microdeals.theory.ruin import chance_of_ruin_day_by_day
from theory.sampling import agrees_in_share

rates = st.lists(st.floats(0.0, 0.1), min_size=1, max_size=4).filter(lambda found: sum(found) > 1e-6)


def test_one_in_four_ends_in_the_way_that_is_a_third_as_likely_a_day():
    assert shares_of_endings([0.03, 0.01]) == pytest.approx([0.75, 0.25])
    # H = 0.04, so half have ended after ln 2 / 0.04 days.
    assert ended_within(math.log(2) / 0.04, [0.03, 0.01]) == pytest.approx([0.375, 0.125])


@given(rates, st.floats(0.0, 1000.0))
def test_endings_and_the_war_that_goes_on_are_everything_there_is(hazards, days):
    going_on = math.exp(-sum(hazards) * days)
    assert sum(ended_within(days, hazards)) + going_on == pytest.approx(1.0)
    assert sum(shares_of_endings(hazards)) == pytest.approx(1.0)


@given(rates, st.floats(0.1, 1000.0))
def test_to_censor_the_other_endings_says_too_much(hazards, days):
    for share, hazard in zip(ended_within(days, hazards), hazards, strict=True):
        assert share <= -math.expm1(-hazard * days) + 1e-12


def test_two_days_of_a_chance_are_two_hazards():
    assert hazard_of(1.0 - 0.9 * 0.9) == pytest.approx(2 * hazard_of(0.1))


@pytest.mark.parametrize("wrong", [[], [0.0, 0.0], [0.1, -0.1], [math.inf]])
def test_hazards_that_make_no_sense_are_refused(wrong):
    with pytest.raises(ValueError, match="hazards"):
        shares_of_endings(wrong)


def test_clocks_that_run_by_hand_stop_in_that_order():
    rng = random.Random(1789)
    hazards = [0.02, 0.01, 0.005]
    firsts = []
    for _ in range(8000):
        clocks = [rng.expovariate(hazard) for hazard in hazards]
        firsts.append(clocks.index(min(clocks)))
    for way, share in enumerate(shares_of_endings(hazards)):
        assert agrees_in_share(firsts.count(way), len(firsts), share)


def test_wars_of_the_model_die_down_or_are_settled_in_those_shares():
    """At a pressure that stands still, 0.9 of the stake, with the gap closed, and leaders who seldom meet."""
    die_down, meet, days, n = 0.018, 1 / 80, 120, 3000
    still = war(
        {
            "both.pressure": 0.9,
            "both.weight_fighting": 0.9,
            "front.lull_rate": die_down / 0.9,
            "front.lull_ends": 0.0,
            "meeting.bilateral.days_between": 1 / meet,
        }
    )
    worlds = run_ensemble(still, range(n), Wanted(days=days, events=True))
    firsts = []
    for events, n_events in zip(worlds.events, worlds.outcomes.n_events, strict=True):
        codes = events.happening[:n_events]
        firsts += codes[np.isin(codes, (Happening.DIED_DOWN, Happening.SETTLED))][:1].tolist()
    lull, settled = ended_within(days, [hazard_of(die_down), hazard_of(meet)])
    assert agrees_in_share(firsts.count(Happening.DIED_DOWN), n, lull)
    assert agrees_in_share(firsts.count(Happening.SETTLED), n, settled)


def test_who_begins_half_way_wins_half_of_the_wars_and_who_is_nearer_wins_more():
    assert chance_of_victory(0.5, 0.9) == pytest.approx(0.5)
    assert chance_of_victory(0.3, 0.9) == pytest.approx(0.25)
    assert [chance_of_victory(p, 0.8) for p in (0.2, 0.8)] == pytest.approx([0.0, 1.0])


@given(st.floats(0.55, 0.99), st.floats(0.0, 1.0))
def test_victory_is_the_ruin_of_the_other(victory_at, way):
    width = 2 * victory_at - 1
    prospects = min(victory_at, 1 - victory_at + way * width)
    ruined = chance_of_ruin_day_by_day(prospects - (1 - victory_at), width, drift=0.0, swing=0.01)
    assert chance_of_victory(prospects, victory_at) == pytest.approx(1 - ruined, abs=1e-9)


def test_power_that_walks_by_the_rule_is_won_by_the_first_side_that_often():
    rng = random.Random(1815)
    front = Front(power_luck=0.02, rearming_power=0.0, victory_at=0.7, freeze_fire=0.25)

    def winner():
        prospects = 0.6
        while True:
            prospects += shift_of_power(prospects, front, 1.0, 0.0, rng.gauss(0.0, 1.0))
            for side, its_own in enumerate((prospects, 1.0 - prospects)):
                if wins(its_own, front, 1.0):
                    return side

    winners = [winner() for _ in range(3000)]
    # Steps of 0.02 pass either mark by 0.58 of a step in the mean, as if it lay that much further out.
    assert agrees_in_share(winners.count(0), len(winners), chance_of_victory(0.6, 0.7 + 0.58 * 0.02))
