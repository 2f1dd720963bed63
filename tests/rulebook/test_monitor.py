"""Monitors: which sector calls loudest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microdeals.rulebook.monitor import call_of_sector, is_let_in, mean_seen
from microdeals.rulebook.quantities import Monitors

parts = st.floats(0.01, 1.0)


@given(parts, st.integers(0, 1000), parts)
def test_incidents_call_teams_and_no_calm_calls_none(calm, violations, share):
    assert call_of_sector(0.0, violations, share) == 0.0
    assert call_of_sector(calm, violations + 1, share) > call_of_sector(calm, violations, share) > 0.0


@given(parts, st.integers(0, 1000), parts)
def test_a_sector_twice_as_large_calls_twice_as_loud(calm, violations, share):
    assert call_of_sector(calm, violations, 2.0 * share) == 2.0 * call_of_sector(calm, violations, share)


def test_a_team_works_on_as_many_days_as_it_has_access():
    lots = [(number + 0.5) / 100 for number in range(100)]
    assert sum(is_let_in(Monitors(access=0.7), lot) for lot in lots) == 70


def test_what_is_seen_is_averaged_over_the_watched_part_of_the_front():
    # A quarter of the front watched with 0.8, a quarter with 0.4, half of it not at all.
    assert mean_seen(0.25 * 0.8 + 0.25 * 0.4, 0.5) == pytest.approx(0.6)
    assert mean_seen(0.0, 0.0) == 0.0
