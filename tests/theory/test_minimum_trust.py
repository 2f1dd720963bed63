import pytest
from hypothesis import given
from hypothesis import strategies as st

from microdeals.theory.minimum_trust import minimum_trust, minimum_trust_in_deal
from microdeals.theory.payoffs import Payoffs

steps = st.floats(0.01, 10.0)


@st.composite
def trustworthy_sides(draw):
    sucker = draw(st.floats(-10.0, 10.0))
    punishment = sucker + draw(steps)
    temptation = sucker + draw(steps)
    return Payoffs(max(temptation, punishment) + draw(steps), temptation, punishment, sucker)


def gain_from_keeping(trust, side):
    """The game written out: the other side keeps if it is trustworthy, breaks if not."""
    keeping = trust * side.reward + (1 - trust) * side.sucker
    breaking = trust * side.temptation + (1 - trust) * side.punishment
    return keeping - breaking


def test_a_side_that_risks_as_much_as_it_can_gain_needs_even_odds():
    assert minimum_trust(Payoffs(reward=4, temptation=3, punishment=1, sucker=0)) == pytest.approx(0.5)


def test_a_side_that_risks_three_times_what_it_can_gain_needs_three_to_one():
    assert minimum_trust(Payoffs(reward=4, temptation=3, punishment=3, sucker=0)) == pytest.approx(0.75)


@given(trustworthy_sides())
def test_keeping_pays_just_above_the_minimum_trust_and_not_just_below(side):
    threshold = minimum_trust(side)
    assert 0 < threshold < 1
    assert gain_from_keeping(threshold + 0.001, side) > 0
    assert gain_from_keeping(threshold - 0.001, side) < 0


@given(trustworthy_sides(), steps)
def test_the_worse_betrayal_hurts_the_more_trust_it_takes(side, more):
    assert minimum_trust(side._replace(sucker=side.sucker - more)) > minimum_trust(side)


@given(trustworthy_sides(), steps)
def test_the_better_a_kept_deal_is_the_less_trust_it_takes(side, more):
    assert minimum_trust(side._replace(reward=side.reward + more)) < minimum_trust(side)


@given(trustworthy_sides(), st.floats(0.1, 10.0), st.floats(-5.0, 5.0))
def test_the_unit_and_the_zero_of_the_payoffs_do_not_matter(side, unit, zero):
    elsewhere = Payoffs(*(unit * worth + zero for worth in side))
    assert minimum_trust(elsewhere) == pytest.approx(minimum_trust(side), abs=1e-9)


def test_a_deal_that_exposes_a_side_to_a_third_of_its_benefit_is_worth_signing_at_odds_of_one_to_three():
    assert minimum_trust_in_deal(benefit=0.09, exposure=0.03) == pytest.approx(0.25)


def test_no_trust_makes_an_exploiting_side_keep_its_word_and_the_message_says_so():
    with pytest.raises(ValueError, match="no trust makes it keep one"):
        minimum_trust(Payoffs(reward=3, temptation=5, punishment=1, sucker=0))


@pytest.mark.parametrize(
    "side",
    [
        Payoffs(4, 3, 0, 0),
        Payoffs(4, 3, -1, 0),
        Payoffs(float("nan"), 3, 1, 0),
        Payoffs(float("inf"), 3, 1, 0),
    ],
)
def test_payoffs_without_a_risk_or_without_a_number_are_refused(side):
    with pytest.raises(ValueError, match="payoffs"):
        minimum_trust(side)


@pytest.mark.parametrize(("benefit", "exposure"), [(0.0, 0.1), (0.1, 0.0), (-0.1, 0.1), (0.1, float("nan"))])
def test_a_deal_needs_a_benefit_and_an_exposure(benefit, exposure):
    with pytest.raises(ValueError, match="must be above 0"):
        minimum_trust_in_deal(benefit, exposure)
