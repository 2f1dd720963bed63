import pytest
from hypothesis import given
from hypothesis import strategies as st

from microdeals.theory.bargaining_range import bargaining_range

shares = st.floats(0.0, 1.0)


def test_two_sides_that_lose_a_tenth_and_a_fifth_by_fighting_have_three_tenths_to_agree_on():
    found = bargaining_range(0.6, pressure=(0.1, 0.2))
    assert (found.lowest, found.highest) == (pytest.approx(0.5), pytest.approx(0.8))
    assert found.width == pytest.approx(0.3)


def test_hopes_of_both_beyond_their_costs_leave_a_gap():
    found = bargaining_range(0.5, pressure=(0.05, 0.05), optimism=(0.1, 0.2))
    assert found.width == pytest.approx(-0.2)


@given(shares, st.tuples(shares, shares), st.tuples(shares, shares), shares)
def test_exactly_the_settlements_in_the_range_are_better_for_both_than_fighting(prospects, cost, hope, x):
    found = bargaining_range(prospects, pressure=cost, optimism=hope)
    first_fights_for = prospects + hope[0] - cost[0]
    second_fights_for = (1 - prospects) + hope[1] - cost[1]
    for settlement in (x, found.lowest + 1e-9, found.highest - 1e-9):
        both_prefer_it = settlement >= first_fights_for and 1 - settlement >= second_fights_for - 1e-12
        inside = found.lowest <= settlement <= found.highest
        if min(abs(settlement - found.lowest), abs(settlement - found.highest)) > 1e-12:
            assert both_prefer_it == inside


@given(shares, shares, shares)
def test_without_false_hopes_fighting_always_leaves_room_for_a_deal(prospects, c0, c1):
    assert bargaining_range(prospects, pressure=(c0, c1)).width == pytest.approx(c0 + c1)


@given(shares, shares, shares, shares)
def test_who_is_winning_moves_the_range_but_not_its_width(prospects, elsewhere, c0, c1):
    here, there = bargaining_range(prospects, (c0, c1)), bargaining_range(elsewhere, (c0, c1))
    assert there.width == pytest.approx(here.width)
    assert there.lowest - here.lowest == pytest.approx(elsewhere - prospects)


@pytest.mark.parametrize(
    ("prospects", "pressure", "optimism", "name"),
    [
        (1.2, (0.1, 0.1), (0.0, 0.0), "prospects"),
        (0.5, (-0.1, 0.1), (0.0, 0.0), r"pressure\[0\]"),
        (0.5, (0.1, float("nan")), (0.0, 0.0), r"pressure\[1\]"),
        (0.5, (0.1, 0.1), (0.0, -0.2), r"optimism\[1\]"),
    ],
)
def test_shares_outside_their_range_are_refused_by_name(prospects, pressure, optimism, name):
    with pytest.raises(ValueError, match=name):
        bargaining_range(prospects, pressure, optimism)
