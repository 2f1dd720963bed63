"""What holds in every world, on every day, whatever the war."""

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from microdeals.agents import ConflictModel, Status
from microdeals.rulebook.events import Format, Happening
from microdeals.rulebook.series import DAILY
from same_world.invented import WARS, conflicts

few_wars = settings(WARS, max_examples=40)
worlds = (conflicts(), st.integers(0, 2**63 - 1))
A_NUMBER = re.compile(r"[+-]?\d+\.\d+")
SHARES = ("trust", "optimism", "support", "guarantee", "hardship", "grief")


def days_lived(conflict, seed, days=25):
    """A model, day after day."""
    model = ConflictModel(conflict, rng=seed, horizon_days=days)
    while model.running:
        model.step()
        yield model


@few_wars
@given(*worlds)
def test_the_gap_is_what_both_demand_beyond_all_there_is_less_common_ground(conflict, seed):
    for model in days_lived(conflict, seed):
        first, second = model.parties
        gap = model.gap_now()
        assert gap.total == pytest.approx(first.demand + second.demand - 1.0 - gap.common_ground, abs=1e-9)
        in_all = gap.optimism + gap.fear + gap.audience - gap.pressure - gap.common_ground
        assert gap.total == pytest.approx(in_all, abs=1e-9)
        assert gap.total == model.gap_total


@few_wars
@given(*worlds)
def test_shares_stay_shares_and_fire_never_falls_below_nothing(conflict, seed):
    for model in days_lived(conflict, seed):
        for side in (0, 1):
            assert all(0.0 <= getattr(model, f"{name}_{side}") <= 1.0 + 1e-12 for name in SHARES)
        assert 0.0 <= model.explored <= 1.0 + 1e-12
        assert 0.0 <= model.documented <= 1.0
        assert model.fighting >= 0.0
        assert model.harm >= 0.0
        assert 1 <= model.opened <= 5
        assert sum(sector.share for sector in model.sectors_now) == pytest.approx(1.0)
        assert model.fighting == pytest.approx(sum(sector.fire for sector in model.sectors_now))


@few_wars
@given(*worlds)
def test_every_ending_has_a_day_and_a_reason_and_a_withdrawal_a_number(conflict, seed):
    *_, model = days_lived(conflict, seed, 40)
    for deal in model.deals:
        assert deal.is_active == (deal.ended_on is None) == (deal.ending == "") == (deal.why == "")
        assert deal.started_on is None or deal.signed_on <= deal.started_on
        if deal.ended_on is not None:
            assert deal.signed_on < deal.ended_on <= model.day
        if deal.status is Status.WITHDRAWN:
            party = model.parties[deal.ended_by]
            assert deal.why.startswith(f"{party.title} reviewed it: worth of staying ")
            assert float(A_NUMBER.search(deal.why)[0]) <= 0.0
            reports = len(deal.reports)
            assert f"after {reports} report{'' if reports == 1 else 's'}" in deal.why


@few_wars
@given(*worlds)
def test_the_log_tells_who_did_what_and_why_in_the_order_of_days(conflict, seed):
    *_, model = days_lived(conflict, seed, 40)
    assert [event.day for event in model.log] == sorted(event.day for event in model.log)
    reasoned = {Happening.SIGNED, Happening.WITHDRAWN, Happening.SETTLED, Happening.ANSWERED}
    for event in model.log:
        assert event.who
        assert event.what
        assert str(event).startswith(f"day {event.day:>3}  {event.who}: {event.what}")
        assert "\n" not in str(event)
        if event.happening in reasoned:
            assert A_NUMBER.search(event.why)


@few_wars
@given(*worlds)
def test_a_settlement_is_signed_at_a_meeting_that_may_and_when_the_gap_is_closed(conflict, seed):
    *_, model = days_lived(conflict, seed, 40)
    formats = {
        Format.BILATERAL: conflict.bilateral,
        Format.TRILATERAL: conflict.trilateral,
        Format.ENVOYS: conflict.envoys,
    }
    for settled in (event for event in model.log if event.happening == Happening.SETTLED):
        (meeting,) = (
            event.slot
            for event in model.log
            if event.happening == Happening.MEETING and event.day == settled.day
        )
        assert formats[Format(meeting)].top_rung == 6
        assert model.datacollector.model_vars["gap_total"][settled.day - 1] <= 0.0


@few_wars
@given(*worlds)
def test_a_slot_holds_one_deal_at_a_time_and_pauses_between_two(conflict, seed):
    *_, model = days_lived(conflict, seed, 40)
    for slot in {deal.slot.number for deal in model.deals} - {model.settlement_slot.number}:
        lives = [deal for deal in model.deals if deal.slot.number == slot]
        for before, after in itertools.pairwise(lives):
            assert after.signed_on - before.ended_on >= conflict.talks.pause_days


@few_wars
@given(*worlds)
def test_one_team_watches_a_sector_and_teams_go_where_it_should_be_calm(conflict, seed):
    calm_yesterday: list[float] = []
    for model in days_lived(conflict, seed):
        on_duty = [monitor for monitor in model.monitors if monitor.on_duty]
        watched = {place for place, sector in enumerate(model.sectors_now) if sector.watched}
        assert watched <= {monitor.sector for monitor in on_duty}
        if calm_yesterday and model.monitors:
            most_calm = [place for place, calm in enumerate(calm_yesterday) if calm > 0.0]
            stations = {monitor.sector for monitor in model.monitors}
            assert len(stations & set(most_calm)) >= min(len(model.monitors), len(most_calm))
        calm_yesterday = [sector.calm for sector in model.sectors_now]


@few_wars
@given(*worlds)
def test_what_is_recorded_is_what_a_reader_can_look_up(conflict, seed):
    *_, model = days_lived(conflict, seed, 10)
    for side, party in enumerate(model.parties):
        assert getattr(model, f"trust_{side}") == party.trust
        assert getattr(model, f"pressure_{side}") == party.pressure
    recorded = model.datacollector.model_vars
    assert {series.name: recorded[series.name][-1] for series in DAILY} == {
        series.name: getattr(model, series.name) for series in DAILY
    }
    assert model.active == len(model.active_deals())
