"""The channel record: swaps can become routine without anyone trusting anyone."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microdeals.rulebook.channel import breach_believed, breach_expected
from microdeals.rulebook.conduct import BreachChances
from rulebook.ranges import chances


@given(chances, st.integers(0, 500), st.integers(0, 500), st.floats(0.1, 1000.0))
def test_belief_lies_between_what_trust_predicts_and_what_was_seen(expected, kept, broken, weight):
    believed = breach_believed(expected, kept, broken, weight)
    seen = broken / (kept + broken) if kept + broken else expected
    assert min(expected, seen) - 1e-12 <= believed <= max(expected, seen) + 1e-12


@pytest.mark.parametrize(("breaches", "quiet"), [(1, 9), (3, 3), (2, 40)])
def test_belief_is_the_mean_of_a_beta_distribution_after_days_are_counted(breaches, quiet):
    # A prior worth ``breaches`` days with a breach and ``quiet`` without; then 4 kept days and 1 report.
    posterior = Fraction(breaches + 1, breaches + quiet + 5)
    believed = breach_believed(breaches / (breaches + quiet), 4.0, 1.0, float(breaches + quiet))
    assert believed == pytest.approx(float(posterior))


def test_a_month_kept_halves_the_fear_that_weighs_a_month():
    assert breach_believed(0.08, 30.0, 0.0, 30.0) == pytest.approx(0.04)


def test_a_long_record_silences_general_distrust():
    assert breach_believed(0.5, 3000.0, 0.0, 30.0) < 0.005


@given(chances, chances, chances)
def test_distrust_expects_what_exploiters_do_and_trust_what_the_trustworthy_do(trust, one, other):
    chances_of_types = BreachChances(one, other)
    assert breach_expected(0.0, chances_of_types) == other
    assert breach_expected(1.0, chances_of_types) == one
    held = breach_expected(trust, chances_of_types)
    assert min(one, other) - 1e-12 <= held <= max(one, other) + 1e-12
