"""Optimism: battle teaches, a respite lets a side hope."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microdeals.rulebook.optimism import news_from_front, optimism_after
from microdeals.rulebook.quantities import Character, Front
from rulebook.ranges import shares, tables

SIDE = Character(optimism_ceiling=0.4, rearming=0.5, learning=0.25)


@given(shares, tables("party", Character), st.floats(0.0, 5.0), st.floats(-2.0, 2.0))
def test_hope_stays_within_what_is_in_dispute(optimism, side, fighting, news):
    assert 0.0 <= optimism_after(optimism, side, fighting, news) <= 1.0


def test_respite_closes_half_of_the_way_to_the_ceiling_each_day():
    hopes, optimism = [], 0.0
    for _ in range(4):
        optimism = optimism_after(optimism, SIDE, 0.0, 0.0)
        hopes.append(optimism)
    assert hopes == pytest.approx([0.2, 0.3, 0.35, 0.375])


@given(shares, tables("party", Character))
def test_a_quiet_day_never_lifts_hope_past_its_ceiling_and_never_takes_any(optimism, side):
    after = optimism_after(optimism, side, 0.0, 0.0)
    assert optimism <= after <= max(optimism, side.optimism_ceiling) + 1e-12


def test_a_war_day_takes_its_part_of_hope():
    assert optimism_after(0.4, SIDE, 1.0, 0.0) == pytest.approx(0.3)


@given(shares, tables("party", Character), st.floats(1.0, 5.0))
def test_where_the_war_rages_nobody_rests(optimism, side, fighting):
    assert optimism_after(optimism, side, fighting, 0.0) <= optimism


@given(st.floats(0.3, 0.7), st.floats(0.0, 0.2))
def test_what_is_good_news_for_one_is_as_bad_for_the_other(optimism, news):
    glad, sad = (optimism_after(optimism, SIDE, 1.0, swing) for swing in (news, -news))
    assert (glad + sad) / 2 == pytest.approx(optimism_after(optimism, SIDE, 1.0, 0.0))


def test_news_comes_only_from_a_front_that_fights_and_has_luck():
    assert news_from_front(Front(battle_luck=0.01), 0.0, 3.0) == 0.0
    assert news_from_front(Front(battle_luck=0.0), 1.0, 3.0) == 0.0
    assert news_from_front(Front(battle_luck=0.01), 1.0, -2.0) == -0.02
