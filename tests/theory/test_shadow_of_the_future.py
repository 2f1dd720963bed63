import pytest
from hypothesis import given
from hypothesis import strategies as st

from microdeals.theory.payoffs import Payoffs
from microdeals.theory.shadow import shadow_needed, weight_of_the_future

N_ROUNDS = 3000
steps = st.floats(0.05, 5.0)


@st.composite
def dilemmas(draw):
    sucker = draw(st.floats(-5.0, 5.0))
    punishment = sucker + draw(steps)
    reward = punishment + draw(steps)
    return Payoffs(reward, reward + draw(steps), punishment, sucker)


def worth_of_a_life(deal, shadow, breaks_in_round):
    """Add up the rounds against grim trigger: kept until the breach, no deal ever after."""
    worth, weight = 0.0, 1.0
    for now in range(N_ROUNDS):
        if now < breaks_in_round:
            worth += weight * deal.reward
        elif now == breaks_in_round:
            worth += weight * deal.temptation
        else:
            worth += weight * deal.punishment
        weight *= shadow
    return worth


def test_in_the_textbook_dilemma_the_future_must_count_half():
    assert shadow_needed(Payoffs(reward=3, temptation=5, punishment=1, sucker=0)) == 0.5


@given(dilemmas(), st.sampled_from([0, 1, 7]))
def test_a_promise_holds_itself_up_just_above_the_threshold_and_not_just_below(deal, breaks_in_round):
    threshold = shadow_needed(deal)
    assert 0 < threshold < 1
    for shadow, holds in ((threshold + 0.004, True), (threshold - 0.004, False)):
        if 0.0 < shadow < 0.995:
            for_ever = worth_of_a_life(deal, shadow, breaks_in_round=N_ROUNDS)
            broken = worth_of_a_life(deal, shadow, breaks_in_round)
            if abs(for_ever - broken) > 1e-9:
                assert (for_ever > broken) == holds


@given(dilemmas(), steps)
def test_more_temptation_needs_a_longer_shadow(deal, more):
    assert shadow_needed(deal._replace(temptation=deal.temptation + more)) > shadow_needed(deal)


@given(dilemmas())
def test_being_betrayed_costs_nothing_extra_once_the_other_side_is_expected_to_keep(deal):
    assert shadow_needed(deal._replace(sucker=deal.sucker - 1)) == shadow_needed(deal)


def test_a_side_that_is_not_tempted_needs_no_future():
    assert shadow_needed(Payoffs(reward=4, temptation=3, punishment=1, sucker=0)) == 0


def test_with_a_future_weighed_at_one_day_in_four_each_day_ahead_all_of_it_weighs_three_days():
    assert weight_of_the_future(0.75) == pytest.approx(sum(0.75**day for day in range(1, 400)))


@given(dilemmas())
def test_at_the_threshold_the_weighted_loss_of_the_future_is_the_gain_of_today(deal):
    weight = weight_of_the_future(shadow_needed(deal))
    assert weight * (deal.reward - deal.punishment) == pytest.approx(deal.temptation - deal.reward)


@pytest.mark.parametrize(
    ("deal", "rule"),
    [
        (Payoffs(1, 5, 1, 0), "worth having"),
        (Payoffs(3, 1, 1, 0), "breaking alone"),
        (Payoffs(3, 5, 1, float("nan")), "finite"),
    ],
)
def test_deals_outside_the_dilemma_are_refused(deal, rule):
    with pytest.raises(ValueError, match=rule):
        shadow_needed(deal)


@pytest.mark.parametrize("shadow", [-0.1, 1.0, 1.1, float("nan")])
def test_the_weight_of_an_endless_or_impossible_future_is_refused(shadow):
    with pytest.raises(ValueError, match="shadow = "):
        weight_of_the_future(shadow)
