"""The life of a deal, day by day, in a war that can be followed on paper."""

import pytest

from agents.wars import days_of, lived, series, story_of, war
from microdeals.agents import Status
from microdeals.rulebook.events import Happening

SWAP = {"deal.swap": {"term_days": 10}}
HOPEFUL = {
    "party.borea.forgo": 1.0,
    "party.borea.optimism_ceiling": 0.4,
    "party.borea.rearming": 0.5,
    "party.borea.lock": 0.08,
}
"""Borea hopes for 0.2, 0.3, 0.35 ... on its first quiet days, and counts it against a deal that calms."""


def test_a_deal_is_signed_kept_for_its_term_and_let_expire():
    model = lived(war(SWAP | {"talks.pause_days": 100}), 15)
    assert story_of("Swap", model) == [(1, "signed"), (11, "expired")]
    (deal,) = model.deals
    assert (deal.signed_on, deal.started_on, deal.ended_on) == (1, 1, 11)
    assert (deal.ending, deal.why, deal.ended_by) == ("expired", "its term is over", None)
    assert deal.days_kept == 10
    assert deal.reports == []


@pytest.mark.parametrize(("pause", "again"), [(0, 11), (1, 12), (5, 16)])
def test_after_a_pause_it_is_offered_again(pause, again):
    model = lived(war(SWAP | {"talks.pause_days": pause}), 20)
    assert story_of("Swap", model)[:3] == [(1, "signed"), (11, "expired"), (again, "signed")]
    assert len(model.deals) == 2


def test_near_its_end_a_deal_that_is_still_worth_it_is_renewed():
    model = lived(war(SWAP | {"talks.renewal_days": 3}), 20)
    assert story_of("Swap", model) == [(1, "signed"), (8, "renewed"), (18, "renewed")]
    (deal,) = model.deals
    assert (deal.until, deal.renewals, deal.status) == (31, 2, Status.RUNNING)
    assert deal.ending == ""


def test_a_gated_deal_calms_its_ground_and_starts_after_quiet_days_in_a_row():
    gated = {"deal.line": {"term_days": 7, "quiet_days": 5, "calm": 0.5, "relief_grief": 1.0}}
    model = lived(war(gated | {"talks.pause_days": 100}), 15)
    # Calm from day 2 on, so day 6 is the fifth quiet day; the term is counted from there.
    assert story_of("Line", model) == [(1, "signed"), (6, "started"), (13, "expired")]
    assert series(model, "fighting") == [1.0] + [0.5] * 12 + [1.0] * 2
    assert series(model, "grief_0") == [1.0] * 6 + [0.0] * 7 + [1.0] * 2


def test_a_gated_deal_lapses_where_it_never_gets_quiet():
    gated = {"deal.line": {"term_days": 7, "quiet_days": 5, "calm": 0.5}, "commanders.violations": 50.0}
    model = lived(war(gated | {"talks.pause_days": 100}), 12)
    assert story_of("Line", model) == [(1, "signed"), (8, "lapsed")]
    assert model.deals[0].why == "never 5 quiet days in a row"
    assert model.deals[0].started_on is None


def test_a_side_leaves_a_deal_that_it_would_not_sign_again():
    changes = HOPEFUL | {"deal.line": {"term_days": 30, "calm": 1.0, "benefit": 0.25}, "front.surge": 0.5}
    model = lived(war(changes), 7)
    # Worth of staying on day 3: 0.25 - 0.2; on day 4: 0.25 - 0.3, and a promise seen by half binds to 0.04.
    assert story_of("Line", model) == [(1, "signed"), (4, "resumed")]
    (deal,) = model.deals
    assert (deal.status, deal.ended_by) == (Status.RESUMED, 1)
    assert deal.why == "Borea reviewed it: worth of staying -0.050, as more was to be had at the front"
    assert series(model, "optimism_1")[:4] == pytest.approx([0.0, 0.2, 0.3, 0.35])
    # On day 5 fire is back, and half as much again, which dies down by half a day.
    assert series(model, "fighting") == pytest.approx([1.0, 0.0, 0.0, 0.0, 1.5, 1.25, 1.125])


def test_a_side_that_would_stay_if_it_trusted_as_at_the_signing_leaves_for_want_of_trust():
    # A false report against a prior of one day: half a chance of a breach a day, a quarter that two days
    # pass. So 0.1 in one case out of four, and -0.1 in three.
    changes = {
        "deal.swap": {"term_days": 30, "exposure": 0.1, "false_alarm": 1.0},
        "conduct.prior_weight": 1.0,
        "conduct.horizon_days": 2,
    }
    model = lived(war(changes), 7)
    (deal,) = model.deals
    assert story_of("Swap", model)[-1] == (2, "withdrawn")
    assert deal.why == "Arden reviewed it: worth of staying -0.050 after 2 reports"
    assert deal.status == Status.WITHDRAWN


def test_a_walkout_brings_the_ladder_back_to_its_rung():
    changes = HOPEFUL | {
        "deal.line": {"term_days": 30, "calm": 1.0, "benefit": 0.25},
        "ladder.hold_days": 1,
    }
    model = lived(war(changes), 6)
    # Opened by one day of holding, on day 2; nothing on rung 2 can hold; back on day 4.
    assert series(model, "opened") == [1, 2, 2, 1, 1, 1]


def test_a_rung_opens_when_the_one_below_has_held():
    changes = {
        "deal.swap": {"term_days": 100},
        "deal.barges": {"term_days": 100, "rung": 2},
        "deal.waterworks": {"term_days": 100, "rung": 3},
        "ladder.hold_days": 5,
    }
    model = lived(war(changes), 15)
    assert story_of("Swap", model) == [(1, "signed")]
    assert story_of("Barges", model) == [(6, "signed")]
    assert story_of("Waterworks", model) == [(11, "signed")]
    assert days_of(model, Happening.RUNG_OPENED) == [6, 11]


def test_a_report_starts_the_count_of_held_days_again():
    changes = {
        "deal.swap": {"term_days": 100, "false_alarm": 1.0},
        "deal.barges": {"rung": 2},
        "ladder.hold_days": 2,
    }
    model = lived(war(changes), 15)
    assert days_of(model, Happening.RUNG_OPENED) == []
    assert {report.true for report in model.deals[0].reports} == {False}


def test_those_who_keep_no_promise_are_reported_whenever_they_are_seen():
    # What a trap is worth to exploiting sides makes them sign what both break every day.
    trap = {
        "deal.swap": {"temptation": 1.0, "detection": 1.0},
        "conduct.base_rate": 1.0,
        "both.chance_trustworthy": 0.0,
        "both.ploy": 5.0,
    }
    model = lived(war(trap), 6)
    (deal,) = model.deals
    assert [(report.day, report.against) for report in deal.reports] == [
        (day, side) for day in range(2, 7) for side in (0, 1)
    ]
    assert all(report.true for report in deal.reports)
    assert deal.days_kept == 0
    # Who tells of it is the other side.
    told = [str(event) for event in model.log if event.day == 2 and event.deal]
    assert told == [
        "day   2  Arden: Swap: breaks it",
        "day   2  Borea: Swap: breaks it",
        "day   2  Borea: Swap: reports a breach by Arden",
        "day   2  Arden: Swap: reports a breach by Borea",
    ]


def test_one_deal_a_meeting_the_best_first_and_all_at_once_by_leaping():
    deals = {
        "deal.fair": {"benefit": 0.2},
        "deal.best": {"benefit": 0.3},
        "deal.poor": {"benefit": 0.1},
    }
    stepwise = lived(war(deals), 4)
    assert [deal.title for deal in stepwise.deals] == ["Best", "Fair", "Poor"]
    assert [deal.signed_on for deal in stepwise.deals] == [1, 2, 3]
    leaping = lived(war(deals | {"ladder.policy": "leap"}), 4)
    assert [(deal.title, deal.signed_on) for deal in leaping.deals] == [("Fair", 1), ("Best", 1), ("Poor", 1)]


@pytest.mark.parametrize(("policy", "titles"), [("none", []), ("lowest_rung_only", ["Swap"])])
def test_policies_that_offer_less(policy, titles):
    deals = {"deal.swap": {}, "deal.barges": {"rung": 2}, "ladder.hold_days": 0, "ladder.policy": policy}
    assert [deal.title for deal in lived(war(deals), 9).deals] == titles


def test_a_deal_of_sectors_is_signed_sector_by_sector_and_calms_only_there():
    changes = {
        "sector.ford": {"weight": 3.0},
        "sector.mill": {"weight": 1.0},
        "deal.line": {"scope": "sector", "calm": 1.0, "term_days": 100},
    }
    model = lived(war(changes), 4)
    assert [(deal.title, deal.sector) for deal in model.deals] == [("Line, Ford", 0), ("Line, Mill", 1)]
    assert series(model, "fighting") == pytest.approx([1.0, 0.25, 0.0, 0.0])
    assert [[sector[0] for sector in day] for day in model.front_days[:3]] == [
        pytest.approx([0.75, 0.25]),
        pytest.approx([0.0, 0.25]),
        pytest.approx([0.0, 0.0]),
    ]
