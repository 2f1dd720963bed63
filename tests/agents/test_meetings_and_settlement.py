"""Meetings, and the settlement that only leaders sign and only when the gap is closed."""

import pytest

from agents.wars import NEVER, days_of, lived, series, story_of, war
from microdeals.rulebook.events import Format, Happening

ENVOYS = {"meeting.bilateral.days_between": NEVER, "meeting.envoys.days_between": 1.0}
WEARY = {"both.pressure": 0.0, "both.pressure_half_life": 10.0, "both.weight_fighting": 1.0}
"""Pressure grows from nothing towards the whole stake: 0.5 on each side after ten days."""
HOST = {"third_party.league": {"hosts": True, "heft": 0.2}, "meeting.trilateral.days_between": 1.0}


def formats(model):
    return [(event.day, Format(event.slot)) for event in model.log if event.happening == Happening.MEETING]


def test_leaders_settle_on_the_first_day_on_which_the_gap_is_closed():
    # Each side fears for 0.8 * (1 - 0.5) = 0.4, and is pressed 0.4 when 2 ** (-days / 10) is 0.6: on day 8.
    model = lived(war(WEARY), 12)
    assert model.settled_on == 8
    assert [gap > 0.0 for gap in series(model, "gap_total")[:8]] == [True] * 7 + [False]
    assert story_of("Settlement", model) == [(8, "signed"), (8, "settled")]
    assert model.is_settled


def test_the_settlement_takes_the_place_of_every_deal():
    model = lived(war(WEARY | {"deal.swap": {"term_days": 100}}), 12)
    assert story_of("Swap", model) == [(1, "signed"), (8, "superseded")]
    assert model.deals[0].why == "the settlement takes its place"
    assert [deal.title for deal in model.active_deals()] == ["Settlement"]
    assert days_of(model, Happening.MEETING) == list(range(1, 9))


def test_a_settlement_calms_the_whole_front():
    assert series(lived(war(WEARY), 10), "fighting") == [1.0] * 8 + [0.0] * 2


def test_envoys_do_not_settle_however_small_the_gap():
    model = lived(war(WEARY | ENVOYS), 30)
    assert model.gap.total < -0.5
    assert model.settled_on is None
    assert {meeting for _, meeting in formats(model)} == {Format.ENVOYS}


def test_nobody_signs_a_settlement_that_it_would_leave_the_next_day():
    # A breach for sure on every day leaves nothing of the benefit, and the exposure whole.
    sure_to_break = {"settlement.temptation": 1.0, "settlement.benefit": 0.1, "settlement.exposure": 0.2}
    model = lived(war(WEARY | sure_to_break | {"conduct.base_rate": 1.0}), 12)
    assert model.gap.total < 0.0
    assert model.settled_on is None


def test_a_settlement_that_runs_out_reopens_the_talks():
    model = lived(war(WEARY | {"settlement.term_days": 4}), 18)
    assert story_of("Settlement", model)[:3] == [(8, "signed"), (8, "settled"), (12, "expired")]
    assert model.settled_on == 8


def test_leaders_meet_as_equals_only_when_the_war_presses_both():
    assert formats(lived(war({"party.borea.recognition_cost": 0.2}), 5)) == []
    both = lived(war({"both.recognition_cost": 0.1}), 5)
    assert formats(both) == [(day, Format.BILATERAL) for day in range(1, 6)]


@pytest.mark.parametrize(
    ("lean", "tolerance", "meet"), [(0.0, 0.0, True), (0.5, 0.6, True), (0.5, 0.4, False), (-0.5, 0.4, False)]
)
def test_a_host_must_be_bearable_for_both(lean, tolerance, meet):
    changes = HOST | {
        "third_party.league.lean": lean,
        "both.tolerance": tolerance,
        "meeting.bilateral.days_between": NEVER,
        "talks.order": "trilateral_first",
    }
    assert bool(formats(lived(war(changes), 3))) is meet


def test_the_order_of_meetings_is_kept():
    changes = HOST | {"talks.order": "trilateral_first", "third_party.league.arrives_on_day": 4}
    first_three = lived(war(changes), 3)
    assert formats(first_three) == []
    later = lived(war(changes | {"third_party.league.leaves_on_day": 5}), 6)
    assert formats(later) == [(4, Format.TRILATERAL), (5, Format.BILATERAL), (6, Format.BILATERAL)]


def test_of_two_hosts_the_mightier_is_chosen():
    changes = HOST | {
        "third_party.crown": {"hosts": True, "heft": 0.9},
        "third_party.giant": {"hosts": False, "heft": 1.0},
        "meeting.bilateral.days_between": NEVER,
        "talks.order": "trilateral_first",
    }
    (event,) = lived(war(changes), 1).log
    assert event.what == "meet with Crown (trilateral)"


def test_rounds_of_talks_find_the_ground_that_issues_have_in_common():
    # Priorities 3:1 and 1:3 leave 0.75 + 0.75 - 1 to be gained by trading.
    issues = {
        "issue.water": {"priority": {"arden": 3.0, "borea": 1.0}},
        "issue.pass": {"priority": {"arden": 1.0, "borea": 3.0}},
    }
    model = lived(war(issues | {"meeting.bilateral.progress": 0.5}), 3)
    assert series(model, "explored") == [0.5, 0.75, 0.875]
    assert series(model, "gap_common_ground") == pytest.approx([0.25, 0.375, 0.4375])


def test_an_adviser_who_knows_moves_trust_only_on_the_side_it_leans_to():
    changes = HOST | {
        "third_party.league.lean": 1.0,
        "third_party.league.insight": 1.0,
        "meeting.bilateral.days_between": NEVER,
        "talks.order": "trilateral_first",
    }
    honest = lived(war(changes), 3)
    assert honest.parties[0].trust == pytest.approx(1.0)
    assert honest.parties[1].trust == 0.5
    warned = lived(war(changes | {"party.borea.chance_trustworthy": 0.0}), 3)
    assert warned.parties[0].trust == pytest.approx(0.0)
