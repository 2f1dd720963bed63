"""Monitors: which sector calls loudest."""

from hypothesis import given
from hypothesis import strategies as st

from microdeals.rulebook.monitor import call_of_sector

parts = st.floats(0.01, 1.0)


@given(parts, st.integers(0, 1000), parts)
def test_incidents_call_teams_and_no_calm_calls_none(calm, violations, share):
    assert call_of_sector(0.0, violations, share) == 0.0
    assert call_of_sector(calm, violations + 1, share) > call_of_sector(calm, violations, share) > 0.0


@given(parts, st.integers(0, 1000), parts)
def test_a_sector_twice_as_large_calls_twice_as_loud(calm, violations, share):
    assert call_of_sector(calm, violations, 2.0 * share) == 2.0 * call_of_sector(calm, violations, share)
