"""Leaders: how often they change, and of which type the new ones are."""

from hypothesis import given
from hypothesis import strategies as st

from microdeals.rulebook.leaders import changes_hands, is_trustworthy
from microdeals.rulebook.quantities import Character, Conduct

LOTS = [(number + 0.5) / 10_000 for number in range(10_000)]


def test_out_of_ten_thousand_leadership_days_as_many_change_hands_as_beliefs_expect():
    conduct = Conduct(leaders_change=True, turnover=0.002)
    assert sum(changes_hands(conduct, lot) for lot in LOTS) == 20


@given(st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_where_leaders_do_not_change_none_does_whatever_is_expected(turnover, lot):
    assert not changes_hands(Conduct(leaders_change=False, turnover=turnover), lot)


def test_of_the_new_leaderships_as_many_are_trustworthy_as_of_the_first():
    conduct, side = Conduct(leaders_change=True, turnover=0.5), Character(chance_trustworthy=0.3)
    new = [lot for lot in LOTS if changes_hands(conduct, lot)]
    assert len(new) == 5000
    assert sum(is_trustworthy(side, lot, conduct.turnover) for lot in new) == 1500


def test_where_all_are_trustworthy_every_new_leadership_is_and_where_none_are_none_is():
    saints, crooks = Character(chance_trustworthy=1.0), Character(chance_trustworthy=0.0)
    for lot in (0.0001, 0.05, 0.0999):
        assert is_trustworthy(saints, lot, 0.1)
        assert not is_trustworthy(crooks, lot, 0.1)
