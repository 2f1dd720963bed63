"""Wars that are won, freeze or die down, and what holds deals and leaders, followed on paper."""

import pytest

from agents.wars import NEVER, days_of, lived, series, story_of, war
from microdeals.agents import Status
from microdeals.rulebook.events import Happening

QUIET_GUNS = {"deal.line": {"term_days": 39, "calm": 0.8}, "talks.pause_days": 100}
ARDEN_REARMS = {"party.arden.rearming": 0.1, "front.rearming_power": 0.5}
"""On a day without fire 0.05 of the stake passes to Arden."""


def test_a_war_is_won_on_the_day_on_which_power_passes_the_mark_and_deals_are_overrun():
    changes = ARDEN_REARMS | {
        "deal.line": {"term_days": 100, "calm": 1.0},
        "deal.swap": {"term_days": 100},
        "settlement.relief_grief": 0.5,
        "front.victory_at": 0.62,
        "front.freeze_fire": 0.0,
    }
    model = lived(war(changes), 8)
    # Quiet from day 2 on: 0.55, 0.60, and 0.65 on day 4, when Arden wins before leaders could meet.
    assert (model.won_by, model.won_on) == (0, 4)
    assert [round(party.prospects, 12) for party in model.parties] == [0.65, 0.35]
    assert story_of("Line", model) == [(1, "signed"), (4, "overrun")]
    assert {deal.status for deal in model.deals} == {Status.OVERRUN}
    assert days_of(model, Happening.MEETING) == [1, 2, 3]
    assert series(model, "fighting") == [1.0] + [0.0] * 7
    # Those who suffered are as well off as by a settlement from the day after.
    assert series(model, "grief_1") == [1.0] * 4 + [0.5] * 4


def test_a_war_that_is_as_quiet_as_a_freeze_is_not_won():
    changes = ARDEN_REARMS | {"deal.line": {"term_days": 100, "calm": 0.8}, "front.victory_at": 0.62}
    model = lived(war(changes), 15)
    assert days_of(model, Happening.WON) == []
    assert model.parties[0].prospects == pytest.approx(1.0)


def test_a_war_freezes_after_a_quiet_month_and_thaws_when_fire_is_back_and_one_side_has_gained():
    model = lived(war(QUIET_GUNS | ARDEN_REARMS | {"party.arden.rearming": 0.01}), 50)
    # Fire 0.2 from day 2 to 40. The month sums up to 30 - 0.8 * 29 = 6.8 on day 30 and to 7.6 on day 29.
    assert days_of(model, Happening.FROZE) == [30]
    # Two days of war later it sums up to 6 + 2 * 0.8 = 7.6, and a quarter of the fire of war is 7.5.
    assert days_of(model, Happening.THAWED) == [42]
    assert (model.froze_on, model.frozen_days, model.frozen) == (30, 12, False)
    # On eleven quiet days, 30 to 40, a half of 0.01 for the four fifths that are quiet.
    assert model.frozen_gain == pytest.approx(11 * 0.004)


def test_a_quiet_war_whose_gap_is_closed_only_waits_for_its_meeting():
    changes = QUIET_GUNS | {"both.loss_if_betrayed": 0.0, "meeting.bilateral.top_rung": 5}
    assert days_of(lived(war(changes), 40), Happening.FROZE) == []


def test_where_both_are_spent_fighting_dies_down_and_flares_up_when_more_is_to_be_had():
    spent = {
        "both.pressure": 1.0,
        "both.optimism": 1.0,
        "both.optimism_ceiling": 1.0,
        "meeting.bilateral.days_between": NEVER,
        "front.lull_rate": 1.0,
        "front.lull_ends": 1.0,
    }
    model = lived(war(spent), 3)
    assert days_of(model, Happening.DIED_DOWN)[0] == 1
    assert days_of(model, Happening.FLARED_UP) == [2]
    assert series(model, "fighting") == pytest.approx([1.0, 0.1, 1.0])
    assert model.lull_days == 1


def test_where_nobody_hopes_a_lull_lasts_for_ever_and_deals_and_talks_go_on():
    spent = {"both.pressure": 1.0, "front.lull_rate": 1.0, "front.lull_ends": 1.0, "deal.swap": {}}
    model = lived(war(spent | {"meeting.bilateral.top_rung": 5}), 20)
    assert days_of(model, Happening.DIED_DOWN) == [1]
    assert days_of(model, Happening.FLARED_UP) == []
    assert (model.lull, model.lull_days) == (True, 19)
    assert len(days_of(model, Happening.MEETING)) == 20
    assert model.deals


def test_a_settlement_ends_a_lull():
    spent = {"both.pressure": 1.0, "both.weight_fighting": 1.0, "front.lull_rate": 1.0}
    model = lived(war(spent | {"settlement.benefit": 0.9}), 3)
    assert days_of(model, Happening.DIED_DOWN) == [1]
    assert model.settled_on == 1
    assert not model.lull


def test_leaderships_change_hands_as_often_as_expected_and_with_types_of_their_own():
    restless = {"conduct.leaders_change": True, "conduct.turnover": 1.0, "both.chance_trustworthy": 0.5}
    model = lived(war(restless), 40)
    changed = [event for event in model.log if event.happening == Happening.NEW_LEADERS]
    assert [(event.day, event.side) for event in changed] == [(d, s) for d in range(1, 41) for s in (0, 1)]
    trustworthy = sum("trustworthy" in event.what for event in changed)
    assert 20 < trustworthy < 60  # 40 expected, standard deviation 4.5
    steady = lived(war(restless | {"conduct.leaders_change": False}), 40)
    assert days_of(steady, Happening.NEW_LEADERS) == []


def test_a_running_deal_pulls_forces_apart_where_it_holds_until_it_ends():
    changes = {
        "sector.ford": {"weight": 1.0},
        "sector.mill": {"weight": 1.0},
        "deal.line": {"scope": "sector", "term_days": 3, "disengagement": 0.8, "disengaging_days": 4.0},
        "meeting.bilateral.days_between": 2.0,
        "talks.pause_days": 100,
    }
    first = lived(war(changes), 40)
    (ford, mill) = (next(deal for deal in first.deals if deal.sector == place) for place in (0, 1))
    for place, deal in enumerate((ford, mill)):
        apart = [lived(war(changes), deal.signed_on + d).front.sectors[place].apart for d in range(5)]
        # A quarter of what is missing on each of its three days, and none from the fourth on.
        assert apart == pytest.approx([0.0, 0.2, 0.35, 0.4625, 0.0])


def test_those_who_carry_a_deal_out_together_find_what_could_be_traded():
    model = lived(war({"deal.swap": {"term_days": 100}, "talks.contact": 0.1}), 4)
    assert series(model, "explored") == pytest.approx([0.0, 0.1, 0.19, 0.271])
    reported = {"deal.swap": {"term_days": 100, "false_alarm": 1.0}, "talks.contact": 0.1}
    assert series(lived(war(reported), 4), "explored") == [0.0] * 4


def test_a_walk_out_leaves_a_scar_that_fades():
    changes = {
        "deal.line": {"term_days": 30, "calm": 1.0, "benefit": 0.25},
        "party.borea.forgo": 1.0,
        "party.borea.optimism_ceiling": 0.4,
        "party.borea.rearming": 0.5,
        "conduct.scarring": 0.2,
        "conduct.scar_half_life": 3.0,
        "talks.pause_days": 100,
    }
    scars = [lived(war(changes), days).scars for days in (3, 4, 7, 10)]
    assert scars == pytest.approx([0.0, 0.2, 0.1, 0.05])


def test_a_guarantor_of_a_deal_holds_those_who_would_leave_it_for_more():
    changes = {
        "deal.line": {"term_days": 30, "calm": 1.0, "benefit": 0.25, "guaranteed": 0.2},
        "party.borea.forgo": 1.0,
        "party.borea.optimism_ceiling": 0.4,
        "party.borea.rearming": 0.5,
        "meeting.bilateral.top_rung": 5,
    }
    guarantor = {"third_party.league": {"heft": 1.0, "commitment": 1.0}}
    assert story_of("Line", lived(war(changes), 7)) == [(1, "signed"), (4, "resumed")]
    # Hope stops at 0.4: leaving is worth 0.15, and would cost 0.2 while the guarantor stands behind Arden.
    assert story_of("Line", lived(war(changes | guarantor), 20)) == [(1, "signed")]
