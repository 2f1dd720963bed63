"""Conduct: who breaks a deal, and what holds them back."""

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microdeals.rulebook.conduct import (
    BreachChances,
    Mood,
    breach_chances,
    chance_kept,
    chance_of_breach,
    keeps,
    own_chance,
)
from microdeals.rulebook.quantities import Character, Conduct, DealKind
from rulebook.ranges import chances, shares, small, tables

moods = st.builds(Mood, shares, chances, chances, chances, shares, st.floats(0.0, 1000.0))
CONDUCT = Conduct(base_rate=0.02, scale=0.1)


def chance_with(kind=None, side=None, **mood):
    """Breach chances of a side in a calm mood, one thing changed."""
    kind = kind or DealKind(temptation=0.1, benefit=0.1)
    calm = Mood(optimism=0.1, partner_keeps=0.5, detection=0.5, apart=0.0, punished=0.0, scars=0.0)
    return breach_chances(kind, side or Character(assurance=0.2), calm._replace(**mood), CONDUCT)


def test_where_nothing_pulls_either_way_a_breach_comes_every_fifty_days_or_so():
    survived = (1.0 - chance_of_breach(0.2, 0.2, 0.02, 0.1)) ** 50
    assert survived == pytest.approx(1.0 / math.e)


def test_twice_the_hazard_is_as_two_chances_in_a_day():
    one, two = chance_of_breach(0.3, 0.2, 0.02, 0.1), chance_of_breach(0.3, 0.2, 0.04, 0.1)
    assert 1.0 - two == pytest.approx((1.0 - one) ** 2)


def test_a_scale_more_of_temptation_multiplies_the_hazard_by_e():
    hazards = [-math.log(1.0 - chance_of_breach(t, 0.2, 0.02, 0.1)) for t in (0.1, 0.2, 0.3)]
    assert hazards[1] / hazards[0] == pytest.approx(math.e)
    assert hazards[2] / hazards[1] == pytest.approx(math.e)


@given(tables("deal", DealKind), tables("party", Character), moods, tables("conduct", Conduct))
def test_breach_chances_are_chances_and_trustworthy_sides_break_no_more_often(kind, side, mood, conduct):
    found = breach_chances(kind, side, mood, conduct)
    assert 0.0 <= found.trustworthy <= found.exploiting <= 1.0


@given(tables("deal", DealKind), tables("party", Character), moods)
def test_without_a_base_rate_nobody_breaks_anything(kind, side, mood):
    assert breach_chances(kind, side, mood, CONDUCT._replace(base_rate=0.0)) == (0.0, 0.0)


def test_only_a_trustworthy_side_cares_whether_the_other_keeps_the_deal():
    feared, trusted = chance_with(partner_keeps=0.0), chance_with(partner_keeps=1.0)
    assert feared.trustworthy > trusted.trustworthy
    assert feared.exploiting == trusted.exploiting


def test_two_trustworthy_sides_that_fear_each_other_break_deals_as_exploiters_do():
    assert chance_with(partner_keeps=0.0).trustworthy == chance_with(partner_keeps=0.0).exploiting


@pytest.mark.parametrize("type_of_side", ["trustworthy", "exploiting"])
def test_hope_of_victory_tempts_and_watchers_and_benefits_restrain(type_of_side):
    def chance(**changes):
        return getattr(chance_with(**changes), type_of_side)

    usual = chance()
    assert chance(optimism=0.5) > usual
    assert chance(detection=0.0, side=Character(sanction=0.1)) > chance(
        detection=1.0, side=Character(sanction=0.1)
    )
    assert chance(kind=DealKind(temptation=0.1, benefit=0.3)) < usual
    assert chance(kind=DealKind(temptation=0.3, benefit=0.1)) > usual


@pytest.mark.parametrize("type_of_side", ["trustworthy", "exploiting"])
def test_forces_apart_and_a_guarantor_restrain_and_scars_do_not(type_of_side):
    def hazard(**changes):
        return -math.log(1.0 - getattr(chance_with(side=Character(assurance=0.0), **changes), type_of_side))

    usual = hazard()
    # Temptation is 0.11: half apart takes 0.055 off, which is 0.55 scales.
    assert hazard(apart=0.5) == pytest.approx(usual * math.exp(-0.55))
    # A guarantor who would take 0.2 for a breach that is seen every other day takes off one scale.
    assert hazard(punished=0.2) == pytest.approx(usual / math.e)
    assert hazard(punished=0.2, detection=0.0) == hazard(detection=0.0)
    assert hazard(scars=0.5) == pytest.approx(1.5 * usual)


def test_a_side_that_does_not_fear_sanctions_does_not_mind_watchers():
    careless = Character(sanction=0.0)
    assert chance_with(side=careless, detection=0.0) == chance_with(side=careless, detection=1.0)


@given(st.fractions(0, 1, max_denominator=40), st.integers(0, 60))
def test_a_deal_is_kept_so_long_if_it_is_kept_on_each_day(breach, days):
    exact = Fraction(1 - breach) ** days
    assert chance_kept(float(breach), days) == pytest.approx(float(exact), abs=1e-11)


@given(chances, st.integers(0, 365))
def test_keeping_a_deal_longer_is_never_likelier(breach, days):
    assert 0.0 <= chance_kept(breach, days + 1) <= chance_kept(breach, days) <= 1.0


@given(small)
def test_no_days_are_always_kept(breach):
    assert chance_kept(breach, 0) == 1.0


def test_a_side_breaks_deals_as_its_own_type_does():
    chances = BreachChances(0.01, 0.2)
    assert (own_chance(chances, True), own_chance(chances, False)) == (0.01, 0.2)


def test_out_of_a_hundred_equal_lots_as_many_break_a_deal_as_the_chance_says():
    lots = [(number + 0.5) / 100 for number in range(100)]
    assert [sum(not keeps(lot, chance) for lot in lots) for chance in (0.0, 0.12, 1.0)] == [0, 12, 100]
