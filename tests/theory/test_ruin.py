import math
import random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from microdeals.theory.ruin import chance_of_ruin, chance_of_ruin_day_by_day, mean_battles, mean_days
from theory.sampling import agrees, agrees_in_share

odds = st.floats(0.05, 0.95)


@st.composite
def places(draw):
    whole = draw(st.integers(1, 60))
    return draw(st.integers(0, whole)), whole


def walk(rng, start, whole, chance_to_win):
    place, battles = start, 0
    while 0 < place < whole:
        place += 1 if rng.random() < chance_to_win else -1
        battles += 1
    return place == 0, battles


def solved_battle_by_battle(whole, p, worth_of_a_battle, worth_at_zero):
    """Solve u(z) = worth + p u(z+1) + q u(z-1), with u(0) and u(whole) = 0 given, by elimination."""
    ratios, rests = [0.0], [worth_at_zero]
    for _ in range(1, whole):
        kept = 1.0 - (1.0 - p) * ratios[-1]
        ratios.append(p / kept)
        rests.append((worth_of_a_battle + (1.0 - p) * rests[-1]) / kept)
    values = [0.0] * (whole + 1)
    for place in range(whole - 1, -1, -1):
        values[place] = ratios[place] * values[place + 1] + rests[place]
    return values


def test_the_textbook_gambler():
    # q/p = 11/9, (r^10 - r^5) / (r^10 - 1) = r^5 / (r^5 + 1).
    assert chance_of_ruin(5, 10, 0.45) == pytest.approx((11 / 9) ** 5 / ((11 / 9) ** 5 + 1))
    assert mean_battles(5, 10, 0.5) == 25
    assert chance_of_ruin(2, 10, 0.5) == pytest.approx(0.8)


@given(places(), odds)
def test_the_chance_of_ruin_is_what_it_is_after_one_more_battle(place, p):
    start, whole = place
    solved = solved_battle_by_battle(whole, p, worth_of_a_battle=0.0, worth_at_zero=1.0)
    assert chance_of_ruin(start, whole, p) == pytest.approx(solved[start], abs=1e-9)


@given(places(), odds)
def test_the_length_of_the_war_is_one_battle_more_than_after_it(place, p):
    start, whole = place
    solved = solved_battle_by_battle(whole, p, worth_of_a_battle=1.0, worth_at_zero=0.0)
    assert mean_battles(start, whole, p) == pytest.approx(solved[start], rel=1e-7, abs=1e-9)


@pytest.mark.parametrize("p", [0.5, 0.45, 0.6])
def test_wars_walked_by_hand_end_that_way_and_last_that_long(p):
    rng = random.Random(1812)
    wars = [walk(rng, 6, 15, p) for _ in range(6000)]
    assert agrees_in_share(sum(ruined for ruined, _ in wars), len(wars), chance_of_ruin(6, 15, p))
    assert agrees([battles for _, battles in wars], mean_battles(6, 15, p))


@given(places(), odds)
def test_one_side_is_ruined_exactly_where_the_other_is_not(place, p):
    start, whole = place
    other_side = chance_of_ruin(whole - start, whole, 1.0 - p)
    assert chance_of_ruin(start, whole, p) + other_side == pytest.approx(1.0)
    assert mean_battles(start, whole, p) == pytest.approx(
        mean_battles(whole - start, whole, 1.0 - p), rel=1e-6
    )


@given(places(), st.floats(-1e-4, 1e-4))
def test_nearly_fair_battles_are_nearly_fair_wars(place, edge):
    start, whole = place
    assert chance_of_ruin(start, whole, 0.5 + edge) == pytest.approx(1 - start / whole, abs=0.01)
    assert mean_battles(start, whole, 0.5 + edge) == pytest.approx(start * (whole - start), rel=0.01)


@given(places(), st.floats(0.05, 0.9))
def test_better_odds_in_battle_are_better_odds_in_war(place, p):
    start, whole = place
    assume(0 < start < whole)
    assume(1e-9 < chance_of_ruin(start, whole, p) < 1 - 1e-9)
    assert chance_of_ruin(start, whole, p + 0.05) < chance_of_ruin(start, whole, p)
    assert chance_of_ruin(start - 1, whole, p) > chance_of_ruin(start, whole, p)


@pytest.mark.parametrize(("start", "ruin"), [(0, 1.0), (10, 0.0)])
def test_a_war_that_is_decided_is_over(start, ruin):
    assert chance_of_ruin(start, 10, 0.3) == ruin
    assert mean_battles(start, 10, 0.3) == 0
    assert chance_of_ruin_day_by_day(start, 10, 0.1, 1.0) == ruin
    assert mean_days(start, 10, 0.1, 1.0) == pytest.approx(0.0, abs=1e-9)


def test_a_long_war_against_heavy_odds_does_not_overflow():
    assert chance_of_ruin(9_000, 10_000, 0.1) == pytest.approx(1.0)
    assert mean_battles(9_000, 10_000, 0.1) == pytest.approx(9_000 / 0.8)
    assert chance_of_ruin(1_000, 10_000, 0.9) == pytest.approx(0.0, abs=1e-300)


@given(st.floats(0.0, 1.0), st.floats(0.05, 0.5))
def test_without_drift_the_days_are_the_product_of_the_ways_over_the_variance(start, swing):
    assert chance_of_ruin_day_by_day(start, 1.0, 0.0, swing) == pytest.approx(1 - start)
    assert mean_days(start, 1.0, 0.0, swing) == pytest.approx(start * (1 - start) / swing**2)


@given(st.floats(0.05, 0.95), st.floats(-2.0, 2.0), st.floats(0.2, 2.0))
def test_ten_thousand_small_battles_are_one_drifting_front(start, drift, swing):
    """A step of 1/n takes (step/swing)^2 days and is won with chance 1/2 + drift step / 2 swing^2."""
    n = 10_000
    step = 1.0 / n
    p = 0.5 + drift * step / (2 * swing * swing)
    days = (step / swing) ** 2
    place = round(start * n)
    by_day = chance_of_ruin_day_by_day(place * step, 1.0, drift, swing)
    assert chance_of_ruin(place, n, p) == pytest.approx(by_day, abs=1e-4)
    assert mean_battles(place, n, p) * days == pytest.approx(
        mean_days(place * step, 1.0, drift, swing), rel=1e-3
    )


@given(st.floats(0.1, 0.9), st.floats(-3.0, 3.0), st.floats(0.3, 2.0))
def test_the_chance_and_the_days_solve_the_equations_of_a_drifting_front(start, drift, swing):
    """Half the variance times the curvature plus drift times slope is 0 for the chance, -1 for the days."""
    h = 1e-3
    for form, right in ((chance_of_ruin_day_by_day, 0.0), (mean_days, -1.0)):
        below, here, above = (form(start + move, 1.0, drift, swing) for move in (-h, 0.0, h))
        curvature = (above - 2 * here + below) / (h * h)
        slope = (above - below) / (2 * h)
        size = 1.0 + abs(drift * slope)
        assert swing * swing / 2 * curvature + drift * slope == pytest.approx(right, abs=1e-3 * size)


def test_daily_steps_walked_by_hand_agree_once_their_overshoot_is_counted():
    rng = random.Random(1953)
    drift, swing = 0.01, 0.1
    # A walk in normal steps stops on average 0.5826 of a step beyond the line it crosses.
    beyond = 0.5826 * swing

    def days_to_an_end():
        place, days = 0.4, 0
        while 0.0 < place < 1.0:
            place += rng.gauss(drift, swing)
            days += 1
        return place <= 0.0, days

    wars = [days_to_an_end() for _ in range(6000)]
    ruin = chance_of_ruin_day_by_day(0.4 + beyond, 1.0 + 2 * beyond, drift, swing)
    assert agrees_in_share(sum(ruined for ruined, _ in wars), len(wars), ruin)
    assert agrees([days for _, days in wars], mean_days(0.4 + beyond, 1.0 + 2 * beyond, drift, swing))


@given(st.floats(1e-9, 0.3))
def test_near_a_fair_war_the_series_and_the_closed_form_join_without_a_step(tilt):
    swing = 1.0
    just_below = mean_days(0.3, 1.0, -0.5 * (1.0 - tilt * 1e-9), swing)
    just_above = mean_days(0.3, 1.0, -0.5 * (1.0 + tilt * 1e-9), swing)
    assert just_below == pytest.approx(just_above, rel=1e-8)


@pytest.mark.parametrize(
    ("start", "whole", "p", "rule"),
    [
        (5, 10, 0.0, "chance_to_win"),
        (5, 10, 1.0, "chance_to_win"),
        (5, 10, math.nan, "chance_to_win"),
        (11, 10, 0.5, "start"),
        (-1, 10, 0.5, "start"),
        (0, 0, 0.5, "whole"),
        (1, math.inf, 0.5, "whole"),
        (1.5, 10, 0.5, "whole numbers"),
    ],
)
def test_battles_outside_the_board_are_refused(start, whole, p, rule):
    for form in (chance_of_ruin, mean_battles):
        with pytest.raises(ValueError, match=rule):
            form(start, whole, p)


@pytest.mark.parametrize(
    ("drift", "swing", "rule"),
    [
        (0.1, 0.0, "swing"),
        (0.1, -1.0, "swing"),
        (math.inf, 1.0, "drift"),
        (math.nan, 1.0, "drift"),
        (1.0, 1e-200, "drift"),
    ],
)
def test_a_front_that_cannot_move_or_moves_without_bounds_is_refused(drift, swing, rule):
    for form in (chance_of_ruin_day_by_day, mean_days):
        with pytest.raises(ValueError, match=rule):
            form(0.5, 1.0, drift, swing)
