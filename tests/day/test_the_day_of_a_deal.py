"""A deal by itself: how it begins, ripens, is seen, is believed in and ends."""

import math

import pytest

from microdeals.day.deal import (
    add_term,
    begin_deal,
    believe,
    count_day,
    end_deal,
    evidence_in,
    is_active,
    is_out_of_the_way,
    is_renewable,
    kept_from_now,
    look,
    promise,
    ripen,
)
from microdeals.day.states import Bond, Channel, DealNow, PartyNow
from microdeals.rulebook.events import Status
from microdeals.rulebook.quantities import Conduct, DealKind, Talks

GATED = DealKind(quiet_days=3, term_days=10)


def signed(terms: DealKind, day: int = 1) -> DealNow:
    deal = DealNow()
    begin_deal(deal, terms, day)
    return deal


def test_a_deal_with_a_gate_waits_and_its_term_begins_anew_when_it_starts():
    deal = signed(GATED)
    assert (deal.status, deal.until) == (Status.WAITING, 11)
    ripen(deal, GATED, 2, 4)
    assert deal.status == Status.WAITING
    ripen(deal, GATED, 3, 5)
    assert (deal.status, deal.until) == (Status.RUNNING, 15)


def test_a_deal_that_never_ripens_lapses_on_the_last_day_of_its_term():
    deal = signed(GATED)
    ripen(deal, GATED, 0, 10)
    assert is_active(deal)
    ripen(deal, GATED, 0, 11)
    assert (deal.status, deal.ended_on) == (Status.LAPSED, 11)
    assert not is_active(deal)


def test_a_slot_is_free_before_its_first_deal_and_some_days_after_its_last():
    deal, talks = DealNow(), Talks(pause_days=5)
    deal.status = Status.FREE
    assert is_out_of_the_way(deal, 1, talks)
    begin_deal(deal, DealKind(), 1)
    assert not is_out_of_the_way(deal, 100, talks)
    end_deal(deal, Status.EXPIRED, 31)
    assert [is_out_of_the_way(deal, day, talks) for day in (35, 36)] == [False, True]


def test_only_a_running_deal_near_its_end_is_renewed_by_a_term():
    deal, talks = signed(DealKind(term_days=30)), Talks(renewal_days=7)
    assert [is_renewable(deal, day, talks) for day in (23, 24)] == [False, True]
    add_term(deal, DealKind(term_days=30))
    assert deal.until == 61
    assert not is_renewable(signed(GATED), 9, talks)


def test_where_monitors_stand_their_eyes_replace_a_sides_own():
    terms = DealKind(detection=0.2, false_alarm=0.04, monitored=True)
    seen = []
    for cover in (0.0, 0.5, 1.0):
        deal = signed(terms)
        look(deal, terms, cover, 0.8, 0.0)
        seen.append((deal.cover, deal.detection, deal.false_alarm))
    assert seen == [(0.0, 0.2, 0.04), (0.5, pytest.approx(0.5), 0.02), (1.0, pytest.approx(0.8), 0.0)]
    look(deal, terms._replace(monitored=False), 1.0, 0.8, 0.0)
    assert (deal.cover, deal.detection) == (0.0, 0.2)


def test_near_its_end_a_deal_has_less_time_to_be_broken_in():
    bond, deal, conduct = Bond(), signed(DealKind(term_days=30)), Conduct(horizon_days=2)
    believe(bond, 0.5, conduct)
    ahead = [round(kept_from_now(bond, deal, day, conduct), 12) for day in (1, 29, 30, 31)]
    assert ahead == [0.25, 0.25, 0.5, 1.0]


def watched() -> tuple[Bond, Bond, DealNow]:
    """A side, the other, and a deal in which a breach is expected every fifth day, and as often misread."""
    bond, other, deal = Bond(), Bond(), DealNow()
    deal.detection, deal.false_alarm, bond.misread, other.believed = 0.9, 0.1, 0.225, 0.2
    return bond, other, deal


def test_days_are_counted_as_they_were_reported():
    seen, (bond, other, deal) = Channel(), watched()
    seen.kept = seen.broken = 0.0
    for bond.reported in (False, True, False):
        count_day(seen, bond, other, deal, Conduct(misperception=1.0))
    assert (seen.kept, seen.broken) == (2.0, 1.0)


def test_a_side_that_sees_the_noise_counts_a_report_by_the_chance_that_it_is_true():
    seen, (bond, other, deal) = Channel(), watched()
    seen.kept = seen.broken = 0.0
    for bond.reported in (False, True):
        count_day(seen, bond, other, deal, Conduct(misperception=0.0))
    # 0.2 * 0.9 = 0.18 true reports a day against 0.8 * 0.225 = 0.18 false ones.
    assert (seen.kept, seen.broken) == pytest.approx((1.5, 0.5))
    count_day(seen, bond, other, deal, Conduct(misperception=0.5))
    assert (seen.kept, seen.broken) == pytest.approx((1.75, 1.25))


def test_what_is_taken_for_noise_is_learned_from_with_the_chance_of_noise():
    bond, other, deal = watched()
    bond.reported, bond.if_trustworthy, bond.if_exploiting = True, 0.0, 1.0
    blind, seeing = (evidence_in(bond, other, deal, Conduct(misperception=m), 2.0) for m in (1.0, 0.0))
    # Blind: ln(0.1 / 0.9), twice for being bad news; seeing: ln(0.225 / 0.9), once and a half.
    assert blind == pytest.approx(2.0 * math.log(1 / 9))
    assert seeing == pytest.approx(1.5 * math.log(1 / 4))


def test_a_report_where_both_types_keep_alike_tells_nothing():
    bond, other, deal = watched()
    bond.if_trustworthy = bond.if_exploiting = 0.2
    for bond.reported in (True, False):
        for misperception in (0.0, 0.5, 1.0):
            assert evidence_in(bond, other, deal, Conduct(misperception=misperception), 3.0) == 0.0


def test_a_promise_remembers_power_and_trust_of_its_day():
    bond, party = Bond(), PartyNow()
    believe(bond, 0.5, Conduct(horizon_days=2))
    party.prospects, party.optimism = 0.6, 0.1
    promise(bond, party)
    believe(bond, 0.9, Conduct(horizon_days=2))
    party.prospects, party.optimism = 0.7, 0.2
    assert (bond.bound, bond.signed_at, bond.hoped_then) == (True, 0.6, 0.1)
    assert bond.kept_then == pytest.approx(0.25)
