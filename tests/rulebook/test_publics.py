"""Publics: who listens to whom, and what news does."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from microdeals.rulebook.publics import (
    first_to_talk,
    share_for,
    support_after_news,
    support_after_talk,
    support_at_start,
    tide_of_day,
    tie_after_rewiring,
    tie_on_ring,
)
from microdeals.rulebook.quantities import Publics
from rulebook.ranges import shares, tables

uniforms = st.floats(1e-10, 1.0 - 1e-10)


@given(shares, shares, tables("publics", Publics))
def test_talk_leaves_the_mean_of_two_as_it_was(one, other, publics):
    after = support_after_talk(one, other, publics) + support_after_talk(other, one, publics)
    assert after == pytest.approx(one + other, abs=1e-12)


@given(shares, shares, tables("publics", Publics))
def test_talk_brings_two_no_further_apart_and_past_each_other_never(one, other, publics):
    low, high = sorted((one, other))
    after_low, after_high = (
        support_after_talk(low, high, publics),
        support_after_talk(high, low, publics),
    )
    assert low <= after_low <= after_high + 1e-12
    assert after_high <= high


def test_two_who_meet_halfway_agree():
    halfway = Publics(confidence=1.0, persuasion=0.5)
    assert support_after_talk(0.2, 0.8, halfway) == support_after_talk(0.8, 0.2, halfway) == 0.5


def test_those_too_far_apart_do_not_listen():
    assert support_after_talk(0.2, 0.8, Publics(confidence=0.5, persuasion=0.5)) == 0.2


@given(shares, st.floats(-10.0, 10.0))
def test_news_keeps_support_a_share_and_moves_it_its_own_way(support, tide):
    after = support_after_news(support, tide)
    assert 0.0 <= after <= 1.0
    assert (after >= support) if tide >= 0.0 else (after <= support)


def test_good_news_wins_over_a_part_of_those_who_are_left():
    assert [support_after_news(support, 0.5) for support in (0.0, 0.5, 1.0)] == [0.5, 0.75, 1.0]


def test_bad_news_loses_a_part_of_those_who_are_there():
    assert [support_after_news(support, -0.5) for support in (0.0, 0.5, 1.0)] == [0.0, 0.25, 0.5]


def test_a_day_of_news_adds_up_what_was_kept_what_was_broken_and_weariness():
    publics = Publics(news_kept=0.01, news_broken=0.1, weariness=0.2)
    assert tide_of_day(publics, kept=3.0, broken=0.5, pressure=0.1) == pytest.approx(0.0)
    assert tide_of_day(publics, kept=0.0, broken=1.0, pressure=0.0) == pytest.approx(-0.1)


@given(st.integers(0, 500), st.integers(1, 365), st.integers(0, 5000))
def test_a_citizen_has_one_conversation_in_every_round_of_days(citizen, talk_days, first):
    days = range(first, first + talk_days)
    theirs = [day for day in days if citizen % talk_days == first_to_talk(day, talk_days)]
    assert len(theirs) == 1


@given(st.integers(2, 32), st.integers(0, 200), st.integers(0, 200))
def test_on_a_ring_the_nearest_are_tied_and_ties_go_both_ways(half, extra, citizen):
    neighbours, citizens = 2 * half, 2 * half + 1 + extra
    citizen %= citizens

    def tied(one):
        return {tie_on_ring(one, place, citizens) for place in range(neighbours)}

    apart = {min((other - citizen) % citizens, (citizen - other) % citizens) for other in tied(citizen)}
    assert apart == set(range(1, half + 1))
    assert len(tied(citizen)) == neighbours
    assert all(citizen in tied(other) for other in tied(citizen))


@given(st.integers(4, 300), st.integers(0, 300), uniforms, uniforms)
def test_nobody_is_tied_to_himself_or_to_nobody(citizens, citizen, lot, target):
    assume(citizen < citizens)
    publics = Publics(citizens=citizens, rewiring=0.5)
    other = tie_after_rewiring(citizen, 1, publics, lot, target)
    assert 0 <= other < citizens
    assert other != citizen


def test_a_distant_tie_may_go_to_anybody_else_alike():
    publics = Publics(citizens=10, rewiring=1.0)
    ends = [tie_after_rewiring(4, 0, publics, 0.5, (n + 0.5) / 900) for n in range(900)]
    assert {end: ends.count(end) for end in set(ends)} == {end: 100 for end in range(10) if end != 4}


@given(shares, shares, st.floats(-7.0, 7.0))
def test_support_begins_as_a_share_around_its_mean(mean, spread, deviate):
    start = support_at_start(mean, spread, deviate)
    assert 0.0 <= start <= 1.0
    assert support_at_start(mean, spread, 0.0) == mean
    assert (start >= mean) if deviate >= 0.0 else (start <= mean)


def test_support_is_the_share_of_those_who_are_for_it():
    assert [share_for(n_for, 8) for n_for in (0, 2, 8)] == [0.0, 0.25, 1.0]
