"""General trust: Bayes' rule by fractions, and an exact filter of a type that may change hands."""

import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microdeals.rulebook.observation import chance_of_report, false_alarm_reckoned
from microdeals.rulebook.trust import evidence, trust_after
from rulebook.ranges import chances

inside = st.fractions(Fraction(1, 50), Fraction(49, 50), max_denominator=50)


def learned(trust, reports, if_trustworthy, if_exploiting, negativity=1.0):
    """Trust after days on which there was, or was not, a report."""
    for reported in reports:
        step = evidence(reported, float(if_trustworthy), float(if_exploiting), negativity)
        trust = trust_after(trust, step, 0.0, 0.5)
    return trust


@given(inside, inside, inside, st.lists(st.booleans(), max_size=12))
def test_trust_follows_bayes_rule(prior, if_trustworthy, if_exploiting, reports):
    for_it, against_it = prior, 1 - prior
    posteriors = [float(prior)]
    for reported in reports:
        for_it *= if_trustworthy if reported else 1 - if_trustworthy
        against_it *= if_exploiting if reported else 1 - if_exploiting
        posteriors.append(float(for_it / (for_it + against_it)))
    found = learned(float(prior), reports, if_trustworthy, if_exploiting)
    # Beliefs are held away from certainty by a billionth: who was surer on the way has forgotten how sure.
    unheld = all(1e-9 < posterior < 1 - 1e-9 for posterior in posteriors)
    if unheld and 1e-6 < posteriors[-1] < 1 - 1e-6:
        assert found == pytest.approx(posteriors[-1], rel=1e-9)


def test_ten_days_kept_turn_even_odds_into_these():
    # Odds (0.95 / 0.85) ** 10 = 3.0412, so a chance of 3.0412 / 4.0412.
    assert learned(0.5, [False] * 10, 0.05, 0.15) == pytest.approx(0.75255, abs=1e-5)


def test_several_deals_a_day_teach_what_they_would_teach_one_after_another():
    steps = [evidence(reported, 0.1, 0.3, 1.0) for reported in (True, False, False)]
    assert trust_after(0.4, sum(steps), 0.0, 0.5) == pytest.approx(
        learned(0.4, [True, False, False], 0.1, 0.3)
    )


@given(chances, chances, st.booleans(), st.floats(1.0, 10.0))
def test_a_deal_that_neither_type_is_likelier_to_break_teaches_nothing(trust, chance, reported, negativity):
    assert trust_after(trust, evidence(reported, chance, chance, negativity), 0.0, 0.9) == trust


@given(inside, inside, inside)
def test_bad_news_that_counts_double_is_heard_twice(prior, one, other):
    low, high = sorted((one, other))
    twice = learned(float(prior), [True], low, high, negativity=2.0)
    assert twice == pytest.approx(learned(float(prior), [True, True], low, high), abs=1e-9)


@given(inside, inside, inside, st.floats(1.0, 10.0))
def test_good_news_counts_once_however_much_bad_news_weighs(prior, one, other, negativity):
    low, high = sorted((one, other))
    assert learned(float(prior), [False], low, high, negativity) == learned(float(prior), [False], low, high)


@given(chances, st.floats(-1e6, 1e6), chances, chances)
def test_trust_remains_a_chance(trust, step, turnover, prior):
    assert 0.0 <= trust_after(trust, step, turnover, prior) <= 1.0


@given(chances, chances, st.booleans(), st.floats(1.0, 10.0))
def test_even_a_thing_thought_impossible_leaves_trust_finite(one, other, reported, negativity):
    assert abs(evidence(reported, one, other, negativity)) < 1000.0


def filtered(prior, start, days, turnover):
    """Chance of the trustworthy type after each day, by adding up both types' joint chances.

    ``days`` gives each type's chance of a report, and whether there was one.
    """
    weights = [start, 1.0 - start]
    for if_trustworthy, if_exploiting, reported in days:
        seen = [p if reported else 1.0 - p for p in (if_trustworthy, if_exploiting)]
        weights = [weight * chance for weight, chance in zip(weights, seen, strict=True)]
        drawn_anew = turnover * sum(weights)
        weights = [
            (1.0 - turnover) * weights[0] + drawn_anew * prior,
            (1.0 - turnover) * weights[1] + drawn_anew * (1.0 - prior),
        ]
        yield weights[0] / sum(weights)


@pytest.mark.parametrize("turnover", [0.0, 0.001, 0.1, 1.0])
def test_trust_is_the_exact_filter_of_a_type_that_may_change_hands(turnover):
    rng = random.Random(5)
    days = [(rng.uniform(0.01, 0.2), rng.uniform(0.01, 0.6), rng.random() < 0.15) for _ in range(300)]
    trust, prior = 0.3, 0.2
    for (one, other, reported), exact in zip(days, filtered(prior, trust, days, turnover), strict=True):
        trust = trust_after(trust, evidence(reported, one, other, 1.0), turnover, prior)
        assert trust == pytest.approx(exact, rel=1e-6, abs=1e-9)


def mean_step(breaches, detection, noise, reckoned):
    """What a day with a trustworthy side teaches in the mean, when noise tells of a kept deal so often."""
    seen = [chance_of_report(breach, detection, reckoned) for breach in breaches]
    reported, quiet = (evidence(news, *seen, 1.0) for news in (True, False))
    told = chance_of_report(breaches[0], detection, noise)
    return told * reported + (1.0 - told) * quiet


@given(st.floats(0.0, 0.05), st.floats(0.06, 0.5), st.floats(0.1, 1.0), st.floats(0.001, 0.6))
def test_a_side_that_reckons_with_the_noise_learns_to_trust_the_trustworthy_however_loud_it_is(
    low, high, detection, noise
):
    # The mean of a likelihood ratio's logarithm under the truth is never below 0 (Gibbs).
    reckoned = false_alarm_reckoned(0.01, noise, 0.0)
    assert mean_step((low, high), detection, noise, reckoned) >= -1e-12


def test_a_side_that_takes_noise_for_intent_learns_to_distrust_the_trustworthy():
    breaches, detection, noise = (0.0, 0.1), 0.9, 0.2
    reckoned = false_alarm_reckoned(0.01, noise, 1.0)
    # A report counts as ln(0.01 / 0.099) = -2.29, and comes on a fifth of days; the others as +0.094.
    assert mean_step(breaches, detection, noise, reckoned) == pytest.approx(-0.3831, abs=1e-3)
    assert mean_step(breaches, detection, 0.01, reckoned) > 0.0


def test_old_trust_is_half_forgotten_when_half_of_the_leaderships_have_changed():
    trust = 0.9
    for _ in range(693):  # (1 - 0.001) ** 693 is just below a half
        trust = trust_after(trust, 0.0, 0.001, 0.1)
    assert trust == pytest.approx(0.5, abs=0.001)
