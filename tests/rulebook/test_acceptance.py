"""Acceptance and review, by shares of the stake that add up on paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microdeals.rulebook.acceptance import (
    View,
    cost_of_deal,
    days_weighed,
    has_paused,
    is_near_end,
    is_worth_signing,
    leaves_for_more,
    more_to_be_had,
    nash_product,
    relief_of,
    value_of_deal,
    value_of_first_move,
    wants_out,
)
from microdeals.rulebook.quantities import Character, Conduct, DealKind, Talks
from rulebook.ranges import chances, shares, tables

NOTHING_ELSE = View(
    pressure=0.0, optimism=0.0, support=1.0, leverage=0.0, exploiting=False, shift=0.0, apart=0.0
)
KIND = DealKind(temptation=0.3, benefit=0.2, exposure=0.1, visibility=0.5, calm=0.8)
SIDE = Character(
    weight_fighting=0.2,
    weight_hardship=0.1,
    weight_grief=0.1,
    audience=0.4,
    need=2.0,
    home=0.5,
    forgo=0.25,
    ploy=0.5,
    lock=0.1,
)
views = st.builds(View, shares, shares, chances, shares, st.booleans(), shares, chances)
kinds, sides = tables("deal", DealKind), tables("party", Character)


def value(kept=1.0, share=1.0, **view):
    return value_of_deal(KIND, SIDE, NOTHING_ELSE._replace(**view), kept, share)


def test_a_deal_is_worth_its_benefit_if_kept_and_costs_its_exposure_if_not():
    assert value(kept=1.0) == pytest.approx(0.2)
    assert value(kept=0.0) == pytest.approx(-0.1)
    assert value(kept=1 / 3) == pytest.approx(0.0)


def test_relief_counts_as_much_as_the_war_presses():
    # 0.8 of the fighting, which is half of what presses, is 0.4; at pressure 0.1 and a need of 2: 0.08.
    assert relief_of(KIND, SIDE, 1.0) == pytest.approx(0.4)
    assert value(pressure=0.1) - value() == pytest.approx(0.08)


def test_a_deal_in_a_quarter_of_the_front_relieves_a_quarter_of_the_fighting():
    assert relief_of(KIND, SIDE, 0.25) == pytest.approx(0.1)


def test_a_visible_deal_costs_face_with_those_who_are_against_it():
    # Half of the weight of 0.4, seen by half, three quarters against: 0.5 * 0.4 * 0.5 * 0.75.
    assert value() - value(support=0.25) == pytest.approx(0.075)


def test_a_side_that_hopes_to_win_gives_up_gains_by_standing_down():
    assert value() - value(optimism=0.5) == pytest.approx(0.1)
    assert value(share=0.5) - value(share=0.5, optimism=0.5) == pytest.approx(0.05)


def test_leverage_counts_one_for_one_and_a_trap_only_to_an_exploiting_side():
    assert value(leverage=0.03) - value() == pytest.approx(0.03)
    assert value(exploiting=True) - value() == pytest.approx(0.15)


@given(kinds, sides, views, st.tuples(chances, chances), shares)
def test_a_deal_likelier_to_be_kept_is_never_worth_less(kind, side, view, kept, share):
    low, high = sorted(kept)
    worth_low, worth_high = (value_of_deal(kind, side, view, chance, share) for chance in (low, high))
    assert worth_low <= worth_high + 1e-9


@given(kinds, sides, chances)
def test_relief_is_a_share_and_grows_with_the_front_that_it_covers(kind, side, share):
    assert -1e-12 <= relief_of(kind, side, share) <= relief_of(kind, side, 1.0) + 1e-12
    assert relief_of(kind, side, 1.0) <= 1.0 + 1e-12


@given(kinds)
def test_a_side_that_nothing_presses_finds_no_relief(kind):
    untouched = Character(weight_fighting=0.0, weight_hardship=0.0, weight_grief=0.0)
    assert relief_of(kind, untouched, 1.0) == 0.0


@given(kinds, sides, views, shares)
def test_no_deal_has_a_price_below_nothing(kind, side, view, share):
    assert cost_of_deal(kind, side, view, share) >= 0.0


@given(kinds, sides, views, chances, shares)
def test_a_first_move_risks_no_exposure_and_gives_a_trap_no_worth(kind, side, view, reply, share):
    def first_move(terms, seen):
        return value_of_first_move(terms, side, seen, reply, share)

    assert first_move(kind._replace(exposure=0.0), view) == first_move(kind._replace(exposure=1.0), view)
    honest, exploiting = view._replace(exploiting=False), view._replace(exploiting=True)
    assert first_move(kind, honest) == first_move(kind, exploiting)


def test_a_first_move_that_is_sure_of_its_reply_is_worth_the_deal_and_one_without_is_its_cost():
    view = NOTHING_ELSE._replace(pressure=0.1, optimism=0.5, support=0.25)
    assert value_of_first_move(KIND, SIDE, view, 1.0, 1.0) == pytest.approx(0.2 + 0.08 - 0.075 - 0.1)
    assert value_of_first_move(KIND, SIDE, view, 0.0, 1.0) == pytest.approx(-0.175)


def test_a_public_promise_binds_as_far_as_it_is_seen():
    unseen, seen = KIND._replace(visibility=0.0), KIND._replace(visibility=1.0)
    assert wants_out(-0.001, unseen, SIDE, 0.0)
    assert not wants_out(0.0, unseen, SIDE, 0.0)
    assert not wants_out(-0.099, seen, SIDE, 0.0)
    assert wants_out(-0.101, seen, SIDE, 0.0)


def test_what_a_guarantor_makes_betrayal_cost_binds_on_top_of_the_promise():
    assert [wants_out(worth, KIND, SIDE, 0.05) for worth in (-0.099, -0.101)] == [False, True]


def test_power_won_since_the_signing_is_given_up_by_standing_down_and_power_lost_eats_up_hope():
    # A quarter of 0.8 of what an attack could bring.
    assert value() - value(shift=0.5) == pytest.approx(0.1)
    assert value() - value(optimism=0.2, shift=0.3) == pytest.approx(0.1)
    assert value(optimism=0.2, shift=-0.1) == value(optimism=0.1)
    assert value(optimism=0.2, shift=-0.5) == value()


def test_where_forces_are_apart_there_is_that_much_less_to_give_up():
    assert value() - value(optimism=0.5, apart=0.75) == pytest.approx(0.025)
    assert value(optimism=0.5, shift=0.5, apart=1.0) == value()


def test_more_is_to_be_had_than_at_the_signing_as_far_as_hope_has_grown_or_power_moved():
    def more(hoped, **view):
        return more_to_be_had(KIND, SIDE, NOTHING_ELSE._replace(**view), hoped, 1.0)

    # A quarter of 0.8, of what could be had beyond what was hoped for.
    assert more(0.1, optimism=0.3) == pytest.approx(0.04)
    assert more(0.1, optimism=0.1, shift=0.2) == pytest.approx(0.04)
    assert more(0.1, optimism=0.1) == 0.0
    assert more(0.3, optimism=0.1) == pytest.approx(-0.04)
    assert more(0.1, optimism=0.3, apart=0.5) == pytest.approx(0.02)


def test_a_side_leaves_for_more_only_if_it_would_leave_with_trust_and_stay_without_the_more():
    def leaves(value, more):
        return leaves_for_more(value, more, KIND, SIDE, 0.0)  # its promise binds it to 0.05

    assert leaves(-0.06, 0.02)
    assert not leaves(-0.04, 0.02)  # with the trust of the signing it would stay
    assert not leaves(-0.16, 0.02)  # leverage or support is gone: it would leave in any case
    assert not leaves(-0.06, 0.0)


@given(st.floats(0.001, 1.0), st.floats(-1.0, -0.001) | st.just(0.0) | st.floats(0.001, 1.0))
def test_an_offer_counts_only_where_both_gain(gain, other):
    assert nash_product(gain, other) == nash_product(other, gain)
    assert nash_product(-gain, other) == 0.0
    assert (nash_product(gain, other) > 0.0) is (other > 0.0)


def test_of_equal_sums_the_even_one_is_best():
    assert nash_product(0.2, 0.2) > nash_product(0.3, 0.1) > nash_product(0.39, 0.01)


def test_nobody_signs_what_is_worth_nothing():
    assert [is_worth_signing(value) for value in (-0.1, 0.0, 1e-12)] == [False, False, True]


def test_a_side_looks_no_further_ahead_than_its_horizon():
    assert [days_weighed(days, Conduct(horizon_days=14)) for days in (1, 14, 15, 1000)] == [1, 14, 14, 14]


def test_a_deal_may_be_renewed_from_the_set_number_of_days_before_its_end():
    assert [is_near_end(30, day, Talks(renewal_days=3)) for day in (26, 27, 30)] == [False, True, True]


def test_a_deal_is_offered_again_when_the_pause_is_over():
    assert [has_paused(day, 10, Talks(pause_days=5)) for day in (10, 14, 15)] == [False, False, True]
    assert has_paused(10, 10, Talks(pause_days=0))
