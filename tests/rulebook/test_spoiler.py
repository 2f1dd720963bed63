"""Spoilers: the more there is to spoil the likelier a blow, and who is blamed for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microdeals.rulebook.quantities import Spoiler
from microdeals.rulebook.spoiler import blame, chance_of_strike
from rulebook.ranges import chances


def test_strikes_grow_with_the_most_ambitious_deal_and_the_settlement_counts_as_the_top_rung():
    found = [chance_of_strike(Spoiler(capacity=0.5), rung) for rung in range(7)]
    assert found == pytest.approx([0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.5])


@given(chances, st.integers(0, 6))
def test_nobody_strikes_more_than_he_can(capacity, rung):
    assert 0.0 <= chance_of_strike(Spoiler(capacity=capacity), rung) <= capacity + 1e-12


@given(chances, chances)
def test_a_leadership_that_looks_powerless_or_a_blow_that_is_attributed_brings_no_blame(control, attribution):
    assert blame(0.0, attribution) == 0.0
    assert blame(control, 1.0) == 0.0
    assert 0.0 <= blame(control, attribution) <= control
