"""Tidy tables: days, events, deals and agents, the same from both engines, and what the world itself says."""

import functools
from collections import Counter
from typing import Any

import numpy as np
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from agents.wars import LIVELY, NEVER, war
from microdeals.agents import ConflictModel
from microdeals.agents.in_words import outcome_in_words
from microdeals.conflicts import Conflict, load
from microdeals.door.many import run_many
from microdeals.door.worlds import run
from microdeals.errors import RequestError
from microdeals.rulebook.events import Happening, Status
from microdeals.rulebook.outcome import Outcome
from microdeals.rulebook.series import DAILY
from microdeals.tidy.columns import COLUMNS, WORDS
from microdeals.tidy.many_worlds import ManyWorlds
from verdict.wars import TIRED
from verdict.wars import war as short_war

SEEDS = (1, 2, 3)
SAID = [column.name for column in WORDS]
WAITING = {"deal.line": {"scope": "sector", "calm": 0.8, "rung": 1, "quiet_days": 4, "term_days": 9}}
ALONE = {
    "ladder.policy": "unilateral",
    "ladder.initiative_days": 3,
    "meeting.bilateral.days_between": NEVER,
    "deal.guns": {"term_days": 5, "calm": 0.5, "unilateral": True},
}
"""The other side answers a day after; decided in test_first_moves.py."""
LEFT = {
    "deal.swap": {"term_days": 30, "exposure": 0.1, "false_alarm": 1.0},
    "conduct.prior_weight": 1.0,
    "conduct.horizon_days": 2,
}
"""False reports, after two of which Arden leaves for want of trust; decided in test_life_of_a_deal.py."""
WARS: dict[str, Conflict] = {
    "lively": war(LIVELY),
    "waiting": war(LIVELY | WAITING),
    "begun alone": war(ALONE),
    "left": war(LEFT),
    "settling": short_war(TIRED),
}
AS_AGENTS_SAY = (Status.EXPIRED, Status.WITHDRAWN, Status.RESUMED, Status.LAPSED)
"""Endings whose reason stands in the log."""


@functools.cache
def world(name: str, seed: int = 1) -> ConflictModel:
    lived = ConflictModel(WARS[name], rng=seed)
    while lived.running:
        lived.step()
    return lived


@functools.cache
def worlds(name: str) -> ManyWorlds:
    return run_many(WARS[name], runs=len(SEEDS), seed=SEEDS[0])


each_war = pytest.mark.parametrize("name", WARS)
each_table = pytest.mark.parametrize("table", COLUMNS)


# --- the same from both engines --------------------------------------------------------------------


@each_table
@each_war
def test_many_worlds_have_the_tables_of_each_of_them_one_below_the_other(name: str, table: Any):
    """But for what only agents put into words."""
    spoken = SAID if table in ("events", "deals") else []
    alone = [world(name, seed).to_frame(table).drop(columns=spoken, errors="ignore") for seed in SEEDS]
    together = worlds(name).to_frame(table).drop(columns=spoken, errors="ignore")
    assert len(together) == sum(map(len, alone)) > 0
    assert_frame_equal(together, pd.concat(alone, ignore_index=True))


@each_table
def test_columns_are_those_declared_each_with_unit_and_meaning(table: Any):
    frame, declared = world("lively").to_frame(table), COLUMNS[table]
    assert list(frame.columns) == [column.name for column in declared]
    assert frame.attrs["units"] == {column.name: column.unit for column in declared}
    assert frame.attrs["meanings"] == {column.name: column.meaning for column in declared}
    assert all(frame.attrs["units"].values())
    assert all(frame.attrs["meanings"].values())


def test_units_and_meanings_are_those_of_the_one_declaration():
    frame = worlds("lively").days
    for series in DAILY:
        assert frame.attrs["units"][series.name] == series.unit
        assert frame.attrs["meanings"][series.name] == series.meaning


@each_table
def test_a_table_without_rows_has_the_same_columns_of_the_same_kinds(table: Any):
    unborn = ConflictModel(WARS["lively"], rng=1).to_frame(table)
    assert len(unborn) == 0
    assert unborn.dtypes.to_dict() == world("lively").to_frame(table).dtypes.to_dict()


def test_a_table_that_is_not_there_is_told_with_the_nearest():
    with pytest.raises(RequestError, match="Did you mean 'deals'"):
        world("lively").to_frame("deal")  # type: ignore[arg-type]
    with pytest.raises(RequestError, match="There are 'days', 'events', 'deals', 'agents'"):
        worlds("lively").to_frame("xyzzy")  # type: ignore[arg-type]


# --- days ------------------------------------------------------------------------------------------


@each_war
def test_days_are_those_that_the_world_collected(name: str):
    lived = world(name)
    frame = lived.to_frame()
    collected = lived.datacollector.get_model_vars_dataframe().reset_index(drop=True)
    assert_frame_equal(frame[[series.name for series in DAILY]], collected.astype("float64"))
    assert frame.day.tolist() == list(range(1, lived.day + 1))
    assert frame.date.iloc[0] == pd.Timestamp(lived.conflict.start)
    assert frame.date.diff().iloc[1:].eq(pd.Timedelta(days=1)).all()


# --- events ----------------------------------------------------------------------------------------


@each_war
def test_events_are_those_of_the_log_in_its_order(name: str):
    lived = world(name)
    frame = lived.to_frame("events")
    told = frame[["day", "happening", *SAID]].itertuples(index=False, name=None)
    log = [(e.day, e.happening.name.lower(), e.who, e.what, e.why) for e in lived.log]
    assert list(told) == log
    keys = ["", *(party.key for party in lived.conflict.parties)]
    assert frame.party.tolist() == [keys[event.side + 1] for event in lived.log]


@each_war
def test_an_event_of_a_deal_names_its_kind_and_sector(name: str):
    lived = world(name)
    titles = {kind.key: kind.title for kind in lived.kinds} | {"": ""}
    sectors = {sector.key: sector.title for sector in lived.conflict.sectors}
    seen = 0
    for event, row in zip(lived.log, lived.to_frame("events").itertuples(), strict=True):
        if event.deal:
            where = f", {sectors[row.sector]}" if row.sector else ""
            assert event.deal == titles[row.kind] + where
            seen += 1
    assert seen > 0


def test_what_stands_in_the_slot_of_other_events_is_told_apart():
    frame = pd.concat([world("lively", seed).to_frame("events") for seed in SEEDS])
    meetings, strikes = frame[frame.happening == "meeting"], frame[frame.happening == "strike"]
    assert {*meetings.format} <= {"bilateral", "trilateral", "envoys"}
    assert meetings.what.str.contains("bilateral").equals(meetings.format == "bilateral")
    assert {*strikes.sector} <= {"ford", "mill"}
    assert len(strikes) > 0
    assert strikes.kind.eq("").all()
    assert frame[frame.happening != "meeting"].format.eq("").all()
    assert frame.rung.notna().equals(frame.happening == "rung_opened")


# --- deals -----------------------------------------------------------------------------------------


@each_war
@pytest.mark.parametrize("seed", SEEDS)
def test_deals_are_those_that_the_world_signed(name: str, seed: int):
    lived = world(name, seed)
    frame = lived.to_frame("deals")
    parties, sectors = (
        [entry.key for entry in entries] for entries in (lived.conflict.parties, lived.conflict.sectors)
    )
    assert len(frame) == len(lived.deals)
    for deal, row in zip(lived.deals, frame.itertuples(), strict=True):
        assert (row.kind, row.title) == (deal.kind.key, deal.kind.title)
        assert row.sector == ("" if deal.sector is None else sectors[deal.sector])
        assert row.start == deal.signed_on
        assert known(row.ran_from) == deal.started_on
        assert known(row.end) == deal.ended_on
        assert row.status == deal.status.name.lower()
        assert row.ended_by == ("" if deal.ended_by is None else parties[deal.ended_by])
        assert (row.renewals, row.reports) == (deal.renewals, len(deal.reports))
        if deal.status in AS_AGENTS_SAY and deal.ended_on is not None:
            assert row.why in (deal.why, deal.status.words)
        assert (row.why == "") == deal.is_active
        assert row.ending == deal.ending


def known(day: Any) -> int | None:
    return None if day is pd.NA else int(day)


def test_the_wars_of_these_tests_let_deals_wait_be_begun_alone_and_end_in_several_ways():
    """Else the test above would look at little."""
    ends = Counter(row for name in WARS for row in worlds(name).deals.status)
    assert len(ends) >= 5
    waiting = worlds("waiting").deals
    assert (waiting.ran_from > waiting.start).any()
    alone = worlds("begun alone").deals
    assert (alone.begun_by.iloc[0], alone.start.iloc[0], alone.answered.iloc[0]) == ("arden", 3, 4)
    assert "settlement" in {*worlds("settling").deals.kind}


@each_war
def test_breaches_and_days_are_those_of_the_events(name: str):
    found = worlds(name)
    for happening, count in (("breach", "breaches"), ("report", "reports"), ("renewed", "renewals")):
        events = found.events[found.events.happening == happening]
        by_kind = events.groupby(["seed", "kind"]).size()
        told = found.deals.groupby(["seed", "kind"])[count].sum()
        assert told[told > 0].to_dict() == by_kind.to_dict()


def test_a_deal_says_why_it_ended_in_the_words_of_the_agents():
    said = pd.concat([world(name).to_frame("deals") for name in ("lively", "left")])
    ended = said[said.end.notna()]
    assert ended[ended.status == "expired"].why.eq("its term is over").all()
    first = world("left").to_frame("deals").iloc[0]
    assert (first.start, first.end, first.status, first.ended_by) == (1, 2, "withdrawn", "arden")
    assert first.why == "Arden reviewed it: worth of staying -0.050 after 2 reports"


def test_one_world_and_many_say_in_the_same_words_how_a_deal_ended_and_many_that_they_keep_no_reasons():
    endings, seen = {status.name.lower(): status.words for status in Status}, set()
    for name in WARS:
        several = worlds(name).deals
        for seed, many in several.groupby("seed"):
            one = world(name, seed).to_frame("deals")
            assert_frame_equal(one.drop(columns="why"), many.drop(columns="why").reset_index(drop=True))
        over = several[several.end.notna()]
        assert (over.ending == over.status.map(endings)).all()
        assert over.why.eq("not recorded").all()
        assert several[several.end.isna()].why.eq("").all()
        seen |= {*over.ending}
    assert {"expired", "withdrawn"} < seen


# --- agents ----------------------------------------------------------------------------------------


def test_agents_have_what_was_recorded_of_each_of_them():
    lived = world("lively")
    frame = lived.to_frame("agents").set_index(["agent", "day"])
    conflict = lived.conflict
    days = lived.datacollector.get_model_vars_dataframe()
    for side, party in enumerate(conflict.parties):
        own = frame.loc[party.key]
        assert np.array_equal(own.trust, days[f"trust_{side}"])
        assert np.array_equal(own.grief, days[f"grief_{side}"])
        assert own.lean.isna().all()
    fronts, leans = np.array(lived.front_days), np.array(lived.lean_days)
    assert np.array_equal(frame.loc["league"].lean, leans[:, 0])
    for place, sector in enumerate(conflict.sectors):
        for side, party in enumerate(conflict.parties):
            own = frame.loc[f"{party.key}.{sector.key}"]
            assert np.array_equal(own.fire, fronts[:, place, 0])
            assert np.array_equal(own.calm, fronts[:, place, 1])
            assert own.violations.tolist() == fronts[:, place, 2 + side].tolist()
            assert {*own.party} == {party.key}
    assert len(frame) == lived.day * (2 + len(conflict.third_parties) + 2 * len(conflict.sectors))


# --- how worlds came out ---------------------------------------------------------------------------


@each_war
def test_worlds_come_out_as_the_story_of_each_has_it(name: str):
    told = Counter(outcome_in_words(world(name, seed)) for seed in SEEDS)
    found = {outcome.name.lower().replace("_", " "): n.number for outcome, n in worlds(name).outcomes.items()}
    assert {outcome: n for outcome, n in found.items() if n} == told


def test_a_war_that_both_want_to_end_is_settled_and_a_settlement_is_a_deal():
    found = worlds("settling")
    assert found.outcomes[Outcome.SETTLEMENT].number == len(SEEDS)
    settled = found.deals[found.deals.kind == "settlement"]
    assert settled.start.tolist() == found.events[found.events.happening == "settled"].day.tolist()
    assert Happening.SETTLED.name.lower() in {*found.events.happening}


# --- asking for many -------------------------------------------------------------------------------


def test_names_seeds_and_days_are_as_for_one_world():
    found = run_many("arden_borea", runs=2, seed=5, days=12)
    assert sorted({*found.days.seed}) == [5, 6]
    assert_frame_equal(
        found.days[found.days.seed == 6].reset_index(drop=True), run("arden_borea", 12, 6).to_frame()
    )
    with pytest.raises(RequestError, match="runs = 0"):
        run_many("arden_borea", runs=0)
    with pytest.raises(RequestError, match=r"no unknowns\.toml"):
        run_many(WARS["lively"], runs=1, drawn=True)


def test_drawn_worlds_are_those_of_run_with_the_same_seeds():
    found = run_many("arden_borea", runs=2, seed=7, days=15, drawn=True)
    alone = [run("arden_borea", 15, seed, drawn=True) for seed in (7, 8)]
    days = pd.concat([one.to_frame() for one in alone], ignore_index=True)
    assert_frame_equal(found.days, days)
    assert len(found.events) == sum(len(one.log) for one in alone)
    given = run_many(load("arden_borea"), runs=2, seed=7, days=15)
    assert not found.days.equals(given.days)
    assert (found.manifest["drawn"], given.manifest["drawn"]) == (True, False)
