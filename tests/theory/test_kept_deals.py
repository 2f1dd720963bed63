import math
import random
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from microdeals.theory.kept_deals import kept_deals_until, lesson_of_a_kept_deal, trust_after_kept_deals
from theory.sampling import agrees_in_share

trusts = st.floats(0.01, 0.99)


@st.composite
def breaches(draw):
    trustworthy = draw(st.floats(0.0, 0.5))
    return trustworthy, draw(st.floats(trustworthy, 0.95))


def test_one_kept_deal_that_every_second_exploiter_would_have_broken_doubles_the_odds():
    assert trust_after_kept_deals(0.5, 1, 0.0, 0.5) == pytest.approx(2 / 3)


def test_bayes_rule_in_exact_fractions_gives_the_same_trust():
    prior, kept_good, kept_bad = Fraction(15, 100), Fraction(99, 100) ** 30, Fraction(88, 100) ** 30
    exact = prior * kept_good / (prior * kept_good + (1 - prior) * kept_bad)
    assert trust_after_kept_deals(0.15, 30, 0.01, 0.12) == pytest.approx(float(exact), rel=1e-12)


def test_among_leaderships_drawn_at_random_that_share_of_the_survivors_is_trustworthy():
    rng = random.Random(7)
    n_survivors = n_trustworthy = 0
    for _ in range(60_000):
        trustworthy = rng.random() < 0.3
        chance = 0.02 if trustworthy else 0.2
        if all(rng.random() >= chance for _ in range(6)):
            n_survivors += 1
            n_trustworthy += trustworthy
    assert agrees_in_share(n_trustworthy, n_survivors, trust_after_kept_deals(0.3, 6, 0.02, 0.2))


@given(trusts, st.integers(0, 500), st.floats(0.0, 0.99))
def test_a_deal_nobody_is_more_tempted_to_break_than_another_teaches_nothing(trust, n_kept, breach):
    assert trust_after_kept_deals(trust, n_kept, breach, breach) == pytest.approx(trust)
    assert lesson_of_a_kept_deal(breach, breach) == 0


@given(trusts, st.integers(0, 50), breaches())
def test_learning_from_two_runs_of_kept_deals_is_learning_from_one_long_run(trust, n_kept, breach):
    at_once = trust_after_kept_deals(trust, 2 * n_kept, *breach)
    half_way = trust_after_kept_deals(trust, n_kept, *breach)
    assume(half_way < 1.0 - 1e-9)  # a rounded 1 forgets how near to certain it was
    assert trust_after_kept_deals(half_way, n_kept, *breach) == pytest.approx(at_once, abs=1e-6)


@given(trusts, st.integers(1, 50), breaches())
def test_kept_deals_never_lower_trust_and_tempting_ones_raise_it_more(trust, n_kept, breach):
    trustworthy, exploiting = breach
    after = trust_after_kept_deals(trust, n_kept, trustworthy, exploiting)
    assert after >= trust - 1e-12
    assert trust_after_kept_deals(trust, n_kept, trustworthy, exploiting + 0.04) >= after


def test_a_deal_every_exploiter_would_have_broken_proves_the_type():
    assert trust_after_kept_deals(0.01, 1, 0.1, 1.0) == 1.0
    assert kept_deals_until(0.01, 0.99, 0.1, 1.0) == 0.0


def test_a_thousand_years_of_kept_deals_do_not_overflow():
    assert trust_after_kept_deals(0.001, 365_000, 0.0, 0.5) == 1.0


@pytest.mark.parametrize("certain", [0.0, 1.0])
def test_certainty_learns_nothing(certain):
    assert trust_after_kept_deals(certain, 10, 0.01, 0.9) == certain


@given(st.floats(0.05, 0.5), st.floats(0.51, 0.95), st.floats(0.0, 0.05), st.floats(0.06, 0.9))
def test_that_many_kept_deals_reach_the_wanted_trust_and_one_fewer_does_not(trust, wanted, low, high):
    n = math.ceil(kept_deals_until(trust, wanted, low, high))
    assert trust_after_kept_deals(trust, n, low, high) >= wanted - 1e-9
    assert trust_after_kept_deals(trust, n - 1, low, high) < wanted + 1e-9


def test_the_number_is_zero_where_trust_is_there_and_endless_where_nothing_is_learnt():
    assert kept_deals_until(0.6, 0.5, 0.01, 0.12) == 0.0
    assert kept_deals_until(0.4, 0.5, 0.05, 0.05) == math.inf


@pytest.mark.parametrize(
    ("trust", "n_kept", "low", "high", "rule"),
    [
        (1.2, 1, 0.1, 0.2, "trust = 1.2"),
        (float("nan"), 1, 0.1, 0.2, "trust = nan"),
        (0.5, -1, 0.1, 0.2, "n_kept = -1"),
        (0.5, 1, 0.3, 0.2, "breach_trustworthy"),
        (0.5, 1, 1.0, 1.0, "breach_trustworthy"),
        (0.5, 1, 0.1, 1.2, "breach_exploiting"),
    ],
)
def test_chances_outside_their_range_are_refused(trust, n_kept, low, high, rule):
    with pytest.raises(ValueError, match=rule):
        trust_after_kept_deals(trust, n_kept, low, high)


@pytest.mark.parametrize(("trust", "wanted"), [(0.0, 0.5), (0.5, 1.0)])
def test_certainty_cannot_be_left_or_reached_by_kept_deals(trust, wanted):
    with pytest.raises(ValueError, match="must be above 0 and below 1"):
        kept_deals_until(trust, wanted, 0.1, 0.2)
