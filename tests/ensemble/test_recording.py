"""What is kept of worlds is what was asked for, and says what the outcomes say."""

import numpy as np
import pytest

from agents.wars import LIVELY, war
from microdeals.ensemble import Ensemble, Wanted, run_ensemble, runs
from microdeals.ensemble.kernel import kernel_of
from microdeals.rulebook.events import Happening
from microdeals.rulebook.series import DAILY

DAYS = 40
SEEDS = range(6)
EVERYTHING = Wanted(days=DAYS, daily=True, events=True)
SETTLING = LIVELY | {"both.pressure_half_life": 15.0, "both.weight_fighting": 0.6, "both.audience": 0.0}
SOURING = LIVELY | {"both.forgo": 1.0, "both.optimism_ceiling": 0.9, "both.rearming": 0.5}
COLUMN = {series.name: column for column, series in enumerate(DAILY)}


@pytest.fixture(scope="module")
def worlds() -> Ensemble:
    return run_ensemble(war(SETTLING), SEEDS, EVERYTHING)


def events_of(worlds: Ensemble, run: int) -> list[tuple[int, int, int, int]]:
    written = worlds.events[run][: worlds.outcomes.n_events[run]]
    return [(int(e.day), int(e.happening), int(e.slot), int(e.side)) for e in written]


def test_what_was_not_asked_for_takes_no_room():
    kept = run_ensemble(war(LIVELY), SEEDS, Wanted(days=DAYS))
    assert len(kept.outcomes) == len(SEEDS)
    assert [len(part) for part in (kept.daily, kept.fronts, kept.leans, kept.events)] == [0, 0, 0, 0]
    assert kept.events.nbytes == kept.daily.nbytes == 0


def test_series_without_events_and_events_without_series(worlds):
    series = run_ensemble(war(SETTLING), SEEDS, EVERYTHING._replace(events=False))
    assert np.array_equal(series.daily, worlds.daily)
    assert len(series.events) == 0
    events = run_ensemble(war(SETTLING), SEEDS, EVERYTHING._replace(daily=False))
    assert len(events.daily) == len(events.fronts) == len(events.leans) == 0
    assert [events_of(events, run) for run in SEEDS] == [events_of(worlds, run) for run in SEEDS]


def test_recording_changes_nothing(worlds):
    unrecorded = run_ensemble(war(SETTLING), SEEDS, Wanted(days=DAYS))
    for name in worlds.outcomes.dtype.names:
        if name != "n_events":
            assert unrecorded.outcomes[name].tolist() == worlds.outcomes[name].tolist(), name


def test_each_world_has_its_own_days_sectors_and_third_parties(worlds):
    n = len(SEEDS)
    assert worlds.daily.shape == (n, DAYS, len(DAILY))
    assert worlds.fronts.shape == (n, DAYS, 2, 4)
    assert worlds.leans.shape == (n, DAYS, 1)
    assert worlds.outcomes.seed.tolist() == list(SEEDS)
    assert len({world.tobytes() for world in worlds.daily}) == n


def test_a_model_without_anybody_else_runs_as_well():
    alone = run_ensemble(war(), [1, 2], Wanted(days=3, daily=True, events=True))
    assert alone.leans.shape == (2, 3, 0)
    assert alone.outcomes.days.tolist() == [3, 3]


def test_outcomes_add_up_what_the_days_say(worlds):
    def last(name):
        return worlds.daily[:, -1, COLUMN[name]]

    out = worlds.outcomes
    assert out.harm == pytest.approx(worlds.daily[:, :, COLUMN["harm"]].sum(axis=1))
    assert out.fighting_at_end == pytest.approx(worlds.daily[:, -30:, COLUMN["fighting"]].mean(axis=1))
    assert out.gap.tolist() == last("gap_total").tolist()
    for name in ("trust_0", "trust_1", "optimism_0", "optimism_1", "pressure_0", "pressure_1", "opened"):
        assert out[name].tolist() == last(name).tolist(), name
    assert (out.fear_0 + out.fear_1).tolist() == last("gap_fear").tolist()
    assert (out.audience_0 + out.audience_1).tolist() == last("gap_audience").tolist()
    assert out.common_ground.tolist() == last("gap_common_ground").tolist()
    assert (out.days == DAYS).all()


def test_outcomes_count_what_the_events_tell():
    counted = {
        "n_breaches": {Happening.BREACH},
        "n_reports": {Happening.REPORT},
        "n_withdrawn": {Happening.WITHDRAWN},
        "n_resumed": {Happening.RESUMED},
        "n_signed": {Happening.SIGNED, Happening.FIRST_MOVE},
    }
    changes = SOURING | {
        "ladder.policy": "unilateral",
        "deal.swap": LIVELY["deal.swap"] | {"unilateral": True},
    }
    worlds = run_ensemble(war(changes), SEEDS, EVERYTHING)
    for run, out in enumerate(worlds.outcomes):
        told = [event[1] for event in events_of(worlds, run)]
        for name, happenings in counted.items():
            assert out[name] == sum(code in happenings for code in told)
    assert {name: bool(worlds.outcomes[name].any()) for name in counted} == dict.fromkeys(counted, True)


def test_outcomes_remember_which_kinds_were_ever_signed(worlds):
    kinds = [int(slot.kind) for slot in kernel_of(war(SETTLING)).slots]
    for run, out in enumerate(worlds.outcomes):
        signed = {kinds[slot] for _, code, slot, _ in events_of(worlds, run) if code == Happening.SIGNED}
        assert {kind for kind in range(3) if out.kinds_signed >> kind & 1} == signed


def test_the_day_of_settlement_is_that_of_the_first_event_of_its_kind(worlds):
    settled = []
    for run in SEEDS:
        days = [day for day, happening, _, _ in events_of(worlds, run) if happening == Happening.SETTLED]
        settled.append(days[0] if days else -1)
    assert worlds.outcomes.settled_on.tolist() == settled
    assert max(settled) > 0


def test_a_world_that_stops_with_its_settlement_was_the_same_until_then(worlds):
    stopped = run_ensemble(war(SETTLING), SEEDS, EVERYTHING._replace(stops_settled=True))
    settled_on = worlds.outcomes.settled_on
    assert stopped.outcomes.settled_on.tolist() == settled_on.tolist()
    assert stopped.outcomes.days.tolist() == np.where(settled_on < 0, DAYS, settled_on).tolist()
    for run, days in enumerate(stopped.outcomes.days):
        assert np.array_equal(stopped.daily[run, :days], worlds.daily[run, :days])
        assert not stopped.daily[run, days:].any()
        until_then = [event for event in events_of(worlds, run) if event[0] <= days]
        assert events_of(stopped, run) == until_then


def test_a_world_that_tells_more_than_there_is_room_for_is_told_again_in_full(worlds, monkeypatch):
    monkeypatch.setattr(runs, "EVENT_ROOM", 3)
    for chunk in (len(SEEDS), 1):
        monkeypatch.setattr(runs, "CHUNK", chunk)
        again = run_ensemble(war(SETTLING), SEEDS, EVERYTHING)
        assert again.outcomes.n_events.max() > 3
        assert again.events.shape == (len(SEEDS), again.outcomes.n_events.max())
        assert [events_of(again, run) for run in SEEDS] == [events_of(worlds, run) for run in SEEDS]


def test_beyond_what_is_written_events_are_blank(worlds):
    for run, n in enumerate(worlds.outcomes.n_events):
        assert not worlds.events[run][n:].view(np.recarray).day.any()
