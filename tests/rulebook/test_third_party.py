"""Third parties: how far a lean wanders, what a guarantee is worth, whose advice is heard."""

import math
import random
import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from microdeals.rulebook.quantities import Character, Record, ThirdParty
from microdeals.rulebook.third_party import (
    chance_bearable,
    chance_of_good_word,
    commitment_on_record,
    courting_between,
    credence,
    evidence_of_word,
    guarantee_from,
    is_engaged,
    lean_after,
    lean_expected,
    memory_of_lean,
    record_after,
    spread_of_lean,
)
from microdeals.rulebook.trust import evidence, trust_after
from rulebook.ranges import chances, tables

leans = st.floats(-1.0, 1.0)
parties = tables("third_party", ThirdParty)


@given(leans, parties, st.floats(-2.0, 2.0), st.floats(-7.0, 7.0))
def test_a_lean_stays_a_lean(lean, third_party, courting, deviate):
    assert -1.0 <= lean_after(lean, third_party, courting, deviate) <= 1.0


def test_without_wind_a_lean_comes_home_by_its_part_a_day():
    party = ThirdParty(lean=0.0, reversion=0.5, fickleness=0.0)
    days, lean = [], 0.8
    for _ in range(3):
        lean = lean_after(lean, party, 0.0, 1.0)
        days.append(lean)
    assert days == pytest.approx([0.4, 0.2, 0.1])


def test_only_who_speaks_with_many_voices_can_be_courted():
    one_voice, many = ThirdParty(coherence=1.0), ThirdParty(coherence=0.25)
    assert lean_after(0.0, one_voice, 0.1, 0.0) == 0.0
    assert lean_after(0.0, many, 0.1, 0.0) == pytest.approx(0.075)
    assert lean_after(0.0, many, -0.1, 0.0) == pytest.approx(-0.075)


def test_a_side_foresees_the_spread_that_leans_have_after_90_days():
    party = ThirdParty(lean=0.0, reversion=0.02, fickleness=0.01)
    rng, ends = random.Random(1930), []
    for _ in range(3000):
        lean = 0.3
        for _ in range(90):
            lean = lean_after(lean, party, 0.0, rng.gauss())
        ends.append(lean)
    expected = lean_expected(party, 0.3, memory_of_lean(party))
    assert statistics.fmean(ends) == pytest.approx(expected, abs=0.005)
    assert statistics.stdev(ends) == pytest.approx(spread_of_lean(party), rel=0.05)


def test_a_lean_that_never_comes_home_spreads_with_the_root_of_time():
    assert spread_of_lean(ThirdParty(reversion=0.0, fickleness=0.02)) == pytest.approx(0.02 * math.sqrt(90))
    nearly = spread_of_lean(ThirdParty(reversion=1e-9, fickleness=0.02))
    assert nearly == pytest.approx(0.02 * math.sqrt(90), rel=1e-4)


def test_half_of_a_lean_is_left_after_90_days_at_this_rate():
    party = ThirdParty(lean=0.4, reversion=math.log(2.0) / 90.0)
    assert memory_of_lean(party) == pytest.approx(0.5)
    assert lean_expected(party, 0.8, memory_of_lean(party)) == pytest.approx(0.6)


@given(chances, leans, st.floats(0.01, 2.0))
def test_a_lean_is_bearable_as_often_as_it_ends_above_what_can_be_borne(tolerance, expected, spread):
    ends = statistics.NormalDist(expected, spread)
    found = chance_bearable(tolerance, expected, spread)
    assert found == pytest.approx(1.0 - ends.cdf(-tolerance), abs=1e-9)


def test_a_lean_that_never_changes_is_bearable_or_it_is_not():
    assert chance_bearable(0.3, -0.3, 0.0) == 1.0
    assert chance_bearable(0.3, -0.31, 0.0) == 0.0


@given(parties, chances, chances)
def test_a_guarantee_is_no_better_than_the_weakest_thing_it_rests_on(third_party, commitment, bearable):
    felt = guarantee_from(third_party, commitment, bearable)
    assert 0.0 <= felt <= min(third_party.heft, third_party.coherence, commitment, bearable)


@given(chances, chances, chances)
def test_a_record_only_adds_to_commitment(commitment, documented, weight):
    found = commitment_on_record(commitment, documented, weight)
    assert commitment - 1e-12 <= found <= 1.0
    assert commitment_on_record(commitment, 0.0, weight) == pytest.approx(commitment)


def test_a_full_record_fills_half_of_the_lack_of_commitment():
    assert commitment_on_record(0.5, 1.0, 0.5) == pytest.approx(0.75)


def test_kept_and_watched_days_fill_the_record_and_reports_tear_out_parts():
    record = Record(growth=0.5, loss=0.5)
    documented = 0.0
    for expected in (0.5, 0.75, 0.875):
        documented = record_after(documented, 1.0, 0, record)
        assert documented == pytest.approx(expected)
    assert record_after(0.8, 0.0, 2, record) == pytest.approx(0.2)


@given(chances, chances, st.integers(0, 16), tables("record", Record))
def test_a_record_remains_a_share(documented, watched, broken, record):
    assert 0.0 <= record_after(documented, watched, broken, record) <= 1.0


@given(chances, leans)
def test_advice_is_believed_only_from_those_who_lean_ones_way(insight, lean):
    believed = credence(ThirdParty(insight=insight), lean)
    assert 0.0 <= believed <= insight
    assert believed == 0.0 or lean > 0.0


@pytest.mark.parametrize(("believed", "after"), [(0.0, 0.5), (0.5, 0.75), (0.8, 0.9)])
def test_a_good_word_moves_even_odds_as_far_as_the_adviser_knows(believed, after):
    chances_of_word = [chance_of_good_word(kept, believed) for kept in (True, False)]
    trust = trust_after(0.5, evidence(True, *chances_of_word, 1.0), 0.0, 0.5)
    assert trust == pytest.approx(after)


def test_a_third_party_is_there_from_its_first_day_and_gone_on_its_last():
    there = [is_engaged(ThirdParty(arrives_on_day=2, leaves_on_day=4), day) for day in range(1, 6)]
    assert there == [False, True, True, False, False]


def test_two_sides_that_court_alike_pull_nowhere():
    eager, shy = Character(courting=0.25), Character(courting=0.0)
    assert [courting_between(*pair) for pair in ((eager, eager), (eager, shy), (shy, eager))] == [
        0,
        0.25,
        -0.25,
    ]


def test_a_word_that_is_believed_by_half_moves_the_odds_threefold_and_a_bad_one_more():
    # 0.75 against 0.25: three to one.
    assert evidence_of_word(True, 0.5, 2.0) == pytest.approx(math.log(3.0))
    assert evidence_of_word(False, 0.5, 2.0) == pytest.approx(-2.0 * math.log(3.0))
