"""Turning points: the days that somebody who watched a war would name."""

from __future__ import annotations

import pandas as pd
import pytest

from microdeals.agents import ConflictModel
from microdeals.agents.recorded import recorded_of
from microdeals.tidy.tables import table_of
from microdeals.tidy.turning_points import APART, TurningPoint, turning_points

SIDES = ("arden", "borea")
FLAT = {"trust_0": 0.5, "trust_1": 0.4, "gap_total": 0.3}


def days(n: int = 60, **jumps: tuple[int, float]) -> pd.DataFrame:
    """A war in which nothing moves but what jumps for good: a day and the value from its evening on."""
    rows = [{"day": day} | FLAT for day in range(1, n + 1)]
    for name, (since, value) in jumps.items():
        for row in rows[since - 1 :]:
            row[name] = value
    return pd.DataFrame(rows)


def events(*rows: tuple[int, str, str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=["day", "happening", "kind", "sector", "party"])


def test_a_war_in_which_nothing_moves_has_none():
    assert turning_points(days(), events(), SIDES) == ()


def test_a_report_without_a_breach_is_false_and_belongs_to_the_fall_of_trust():
    told = events((20, "meeting", "", "", ""), (20, "report", "swap", "", "arden"))
    found = turning_points(days(trust_1=(20, 0.04)), told, SIDES)
    assert found == (TurningPoint(20, "report", "swap", "", "arden", True, "trust_1", 0.4, 0.04),)


def test_a_report_of_a_breach_of_that_day_is_true():
    told = events((20, "breach", "swap", "", "arden"), (20, "report", "swap", "", "arden"))
    (found,) = turning_points(days(trust_1=(20, 0.04)), told, SIDES)
    assert (found.happening, found.is_false) == ("report", False)


@pytest.mark.parametrize(("day", "kind"), [(19, "swap"), (20, "grain")])
def test_a_breach_of_another_day_or_deal_makes_no_report_true(day: int, kind: str):
    told = events((day, "breach", kind, "", "arden"), (20, "report", "swap", "", "arden"))
    assert turning_points(days(trust_1=(20, 0.04)), told, SIDES)[0].is_false


def test_trust_falls_with_the_report_about_the_other_side():
    told = events((20, "report", "swap", "", "arden"), (20, "report", "grain", "", "borea"))
    (found,) = turning_points(days(trust_0=(20, 0.1)), told, SIDES)
    assert found.party == "borea"


def test_the_three_longest_jumps_are_told_in_the_order_of_their_days():
    moved = days(trust_0=(40, 0.1), trust_1=(10, 0.2), gap_total=(25, 0.6))
    moved.loc[moved.day >= 50, "trust_0"] = 0.2
    assert [it.day for it in turning_points(moved, events(), SIDES)] == [10, 25, 40]
    assert [it.day for it in turning_points(moved, events(), SIDES, most=1)] == [40]


def test_a_burst_is_one_story():
    moved = days(trust_0=(20, 0.1), trust_1=(20 + APART - 1, 0.2))
    assert [it.day for it in turning_points(moved, events(), SIDES)] == [20]
    later = days(trust_0=(20, 0.1), trust_1=(20 + APART, 0.2))
    assert [it.day for it in turning_points(later, events(), SIDES)] == [20, 20 + APART]


def test_a_settlement_weighs_more_than_any_jump():
    moved = days(trust_0=(40, 0.0))
    (settled,) = turning_points(moved, events((30, "settled", "settlement", "", "")), SIDES, most=1)
    assert (settled.day, settled.happening) == (30, "settled")


def test_the_gap_closes_once():
    moved = days(gap_total=(30, -0.01))
    (found,) = turning_points(moved, events(), SIDES)
    assert (found.happening, found.before, found.after) == ("closed", 0.3, -0.01)


def test_a_quiet_war_turned_with_its_first_signature():
    told = events((12, "signed", "swap", "", ""), (30, "signed", "grain", "", ""))
    assert [(it.day, it.kind) for it in turning_points(days(), told, SIDES)] == [(12, "swap")]


@pytest.mark.parametrize("seed", [1, 2])
def test_in_a_lived_war_every_turning_point_is_there_in_the_tables(seed: int):
    world = ConflictModel("arden_borea", rng=seed)
    while world.running:
        world.step()
    tables = [table_of(recorded_of(world), name) for name in ("days", "events")]
    found = turning_points(*tables, SIDES)
    assert len(found) == 3
    for point in found:
        assert point.after == tables[0].set_index("day").loc[point.day, point.series]
        told = tables[1][tables[1].day == point.day]
        assert point.happening in set(told.happening)
        reports = [report for deal in world.deals for report in deal.reports if report.day == point.day]
        if point.happening == "report":
            against = SIDES.index(point.party)
            assert point.is_false != any(it.true for it in reports if it.against == against)
