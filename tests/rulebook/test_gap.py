"""The gap: one sum over what both sides ask for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microdeals.rulebook.gap import audience_cost, demand, fear, gap_of, ground_found, is_closed
from rulebook.ranges import chances, shares

two = st.tuples(shares, shares)


@given(shares, two, two, two, two)
def test_the_gap_is_what_both_demand_beyond_all_there_is(prospects, optimism, fears, audiences, pressure):
    first, second = (
        demand(p, optimism[side], fears[side], audiences[side], pressure[side])
        for side, p in enumerate((prospects, 1.0 - prospects))
    )
    gap = gap_of(sum(optimism), sum(fears), sum(audiences), sum(pressure), 0.125)
    assert gap.total == pytest.approx(first + second - 1.0 - 0.125, abs=1e-12)


@given(st.tuples(shares, shares, shares, shares, shares))
def test_each_channel_of_the_gap_is_kept_as_it_came(parts):
    gap = gap_of(*parts)
    assert gap[:5] == parts
    assert gap.total == pytest.approx(parts[0] + parts[1] + parts[2] - parts[3] - parts[4], abs=1e-12)


@pytest.mark.parametrize(
    ("trust", "guarantee", "loss"), [(1.0, 0.0, 0.4), (0.0, 1.0, 0.4), (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)]
)
def test_full_trust_or_a_full_guarantee_or_nothing_to_lose_takes_fear_away(trust, guarantee, loss):
    assert fear(trust, guarantee, loss) == 0.0


def test_half_trust_and_half_a_guarantee_leave_a_quarter_of_the_fear():
    assert fear(0.5, 0.5, 0.8) == pytest.approx(0.2)


@given(chances, chances, shares)
def test_fear_is_never_more_than_what_could_be_lost(trust, guarantee, loss):
    assert 0.0 <= fear(trust, guarantee, loss) <= loss


def test_a_leadership_pays_at_home_for_those_who_are_against():
    assert [audience_cost(0.2, support) for support in (0.0, 0.25, 1.0)] == pytest.approx([0.2, 0.15, 0.0])


def test_a_gap_of_nothing_is_closed():
    assert [is_closed(gap) for gap in (-0.2, 0.0, 1e-9)] == [True, True, False]


def test_no_ground_is_found_where_there_is_none_or_nobody_has_looked():
    assert (ground_found(1.0, 0.0), ground_found(0.0, 0.5), ground_found(1.0, 0.5)) == (0.0, 0.0, 0.5)
