"""The rules of the day, brought to the limit in which paper and pencil know the answer."""

import random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from microdeals.rulebook.acceptance import View, value_of_deal
from microdeals.rulebook.conduct import Mood, breach_chances
from microdeals.rulebook.gap import demand, gap_of
from microdeals.rulebook.observation import chance_of_report
from microdeals.rulebook.quantities import Character, Commanders, Conduct, DealKind
from microdeals.rulebook.trust import evidence, trust_after
from microdeals.rulebook.violations import grievance_after, quiet_days_after, violations_expected
from microdeals.theory.bargaining_range import bargaining_range
from microdeals.theory.cascade import bred_by_one, mean_cascade_of_two
from microdeals.theory.kept_deals import trust_after_kept_deals
from microdeals.theory.minimum_trust import minimum_trust_in_deal
from microdeals.theory.quiet_gate import mean_wait
from microdeals.theory.shadow import weight_of_the_future
from microdeals.theory.trust_drift import WatchedConduct, drift_if_trustworthy
from theory.sampling import agrees, poisson

shares = st.floats(0.01, 0.5)


@given(benefit=shares, exposure=shares)
def test_a_side_that_weighs_nothing_else_signs_from_the_minimum_trust_on(benefit, exposure):
    kind = DealKind(benefit=benefit, exposure=exposure, visibility=0.0)
    nothing_else = View(
        pressure=0.0, optimism=0.0, support=1.0, leverage=0.0, exploiting=False, shift=0.0, apart=0.0
    )
    threshold = minimum_trust_in_deal(benefit, exposure)
    # Trustworthy sides always keep, exploiting ones never: the other keeps with chance trust.
    assert value_of_deal(kind, Character(), nothing_else, threshold + 0.001, 1.0) > 0.0
    assert value_of_deal(kind, Character(), nothing_else, threshold - 0.001, 1.0) < 0.0


@given(st.floats(0.05, 0.9), shares, st.booleans())
def test_as_stakes_are_read_ever_more_finely_conduct_becomes_the_shadow_of_the_future(
    discount, benefit, tempted
):
    weight = weight_of_the_future(discount)
    temptation = weight * benefit + (0.001 if tempted else -0.001)
    assume(0.0 <= temptation <= 1.0)
    kind = DealKind(temptation=temptation, benefit=benefit)
    side = Character(shadow=weight, sanction=0.0, assurance=0.0)
    mood = Mood(optimism=0.0, partner_keeps=1.0, detection=0.5, apart=0.0, punished=0.0, scars=0.0)
    chances = breach_chances(kind, side, mood, Conduct(scale=1e-5))
    assert chances.exploiting == pytest.approx(1.0 if tempted else 0.0, abs=1e-9)


@given(st.floats(0.05, 0.9), st.integers(1, 60), st.floats(0.0, 0.05), st.floats(0.06, 0.3))
def test_a_perfectly_watched_deal_kept_for_n_days_teaches_what_bayes_says(trust, n_days, low, high):
    learned = trust
    for _ in range(n_days):
        seen = [chance_of_report(breach, 1.0, 0.0) for breach in (low, high)]
        learned = trust_after(learned, evidence(False, *seen, 2.0), turnover=0.0, prior=0.1)
    expected = trust_after_kept_deals(trust, n_days, low, high)
    assert learned == pytest.approx(expected, abs=1e-6)


@given(st.floats(0.0, 0.05), st.floats(0.06, 0.5), st.floats(1.0, 4.0), st.floats(0.2, 1.0))
def test_the_mean_daily_step_of_trust_is_the_drift(low, high, negativity, detection):
    false_alarm = 0.03
    seen = [chance_of_report(breach, detection, false_alarm) for breach in (low, high)]
    reported, quiet = (evidence(news, *seen, negativity) for news in (True, False))
    drift = drift_if_trustworthy(WatchedConduct(low, high, false_alarm, negativity), detection)
    assert seen[0] * reported + (1 - seen[0]) * quiet == pytest.approx(drift, abs=1e-12)


@given(st.floats(0.0, 2.0), st.floats(0.0, 1.0), st.floats(0.05, 3.0))
def test_one_violation_breeds_as_many_as_its_ratio_says_less_what_is_attributed(ratio, attribution, decay):
    total, grievance = 0.0, grievance_after(0.0, 1.0 - attribution, ratio, decay)
    for _ in range(2000):
        total += violations_expected(Commanders(violations=0.0), grievance)
        grievance = grievance_after(grievance, 0.0, ratio, decay)
    assert total == pytest.approx(bred_by_one(ratio, attribution))


def test_two_unequal_commanders_settle_at_the_level_that_their_cascades_add_up_to():
    commanders = Commanders(violations=0.2)
    ratios, grievances = (1.3, 0.5), (0.0, 0.0)
    for _ in range(2000):
        first, second = (violations_expected(commanders, grievance) for grievance in grievances)
        grievances = (
            grievance_after(grievances[0], second, ratios[0], commanders.decay),
            grievance_after(grievances[1], first, ratios[1], commanders.decay),
        )
    begun_by_first = mean_cascade_of_two(bred_by_first=1.3, bred_by_second=0.5)
    begun_by_second = mean_cascade_of_two(bred_by_first=0.5, bred_by_second=1.3)
    assert first + second == pytest.approx(0.2 * (begun_by_first + begun_by_second))


def test_a_quiet_gate_in_a_sector_that_breeds_nothing_waits_that_long():
    rng = random.Random(1981)
    commanders = Commanders(violations=0.1)

    def days_until_open():
        days = quiet = 0
        while quiet < 7:
            violations = sum(poisson(rng, violations_expected(commanders, 0.0)) for _ in (0, 1))
            days, quiet = days + 1, quiet_days_after(quiet, violations)
        return days

    assert agrees([days_until_open() for _ in range(8000)], mean_wait(7, 0.2))


@given(st.floats(0.0, 1.0), st.tuples(shares, shares), st.tuples(shares, shares))
def test_with_nothing_to_fear_at_home_or_abroad_the_gap_is_the_bargaining_range_turned_round(p, cost, hope):
    found = bargaining_range(p, pressure=cost, optimism=hope)
    gap = gap_of(sum(hope), 0.0, 0.0, sum(cost), 0.0)
    assert gap.total == pytest.approx(-found.width)
    assert demand(p, hope[0], 0.0, 0.0, cost[0]) == pytest.approx(found.lowest)
    assert demand(1 - p, hope[1], 0.0, 0.0, cost[1]) == pytest.approx(1 - found.highest)
