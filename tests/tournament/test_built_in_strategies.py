"""The built-in strategies do what their names say."""

from typing import Any

import pytest

from microdeals.agents import Deal, Party, Report
from microdeals.agents.model import ConflictModel
from microdeals.conflicts import load, with_values
from microdeals.rulebook.events import Happening
from microdeals.tournament import built_in
from microdeals.tournament.strategy_code import class_from

CLASSES = {entrant.name: class_from(entrant.text, 0) for entrant in built_in()}


def side_on(name: str, day: int, **values: Any) -> tuple[Party, Deal]:
    """A strategy as the first side on a day, and a deal of its war."""
    model = ConflictModel(with_values(load("arden_borea"), values), parties=(CLASSES[name], Party), rng=1)
    model.day = day
    deal = Deal(model.slots[0], 1, "a deal")
    deal.bind((True, True), model.parties)
    return model.parties[0], deal


def keeps_day_by_day(name: str, reported_on: list[int], days: range) -> list[bool]:
    answers = []
    for day in days:
        party, deal = side_on(name, day)
        deal.reports = [Report(report, 1, True) for report in reported_on if report < day]
        answers.append(party.keeps(deal))
    return answers


def test_tit_for_tat_answers_on_the_next_day_and_then_forgets():
    assert keeps_day_by_day("tit_for_tat", [3], range(2, 7)) == [True, True, False, True, True]


def test_tit_for_tat_does_not_mind_reports_against_itself():
    party, deal = side_on("tit_for_tat", 4)
    deal.reports = [Report(3, 0, True)]
    assert party.keeps(deal)


def test_a_generous_one_forgives_the_third_report():
    assert keeps_day_by_day("generous_tit_for_tat", [3, 5, 7], range(4, 10)) == [
        False, True, False, True, True, True,
    ]  # fmt: skip


@pytest.mark.parametrize(("seen", "keeps"), [(1.0, True), (0.1, False)])
def test_the_tempted_one_breaks_what_is_hardly_seen(seen: float, keeps: bool):
    """With a gain of 0.05 and a benefit of 0.1, it breaks if a breach is seen less than half the time."""
    party, deal = side_on("breaks_when_tempted", 2)
    deal.terms = deal.terms._replace(temptation=0.05, benefit=0.1)
    deal.detection = seen
    assert party.keeps(deal) is keeps


def log_of(first: str, second: str, **values: Any) -> list[Any]:
    conflict = with_values(load("arden_borea"), {"conflict.horizon_days": 60} | values)
    model = ConflictModel(conflict, parties=(CLASSES[first], CLASSES[second]), rng=7)
    while model.running:
        model.step()
    return model.log


def test_two_who_always_keep_never_break():
    happenings = [event.happening for event in log_of("always_keeps", "always_keeps")]
    assert Happening.SIGNED in happenings
    assert Happening.BREACH not in happenings


def test_nothing_is_signed_with_who_signs_nothing():
    for sides in (("signs_nothing", "begins_alone"), ("begins_alone", "signs_nothing")):
        log = log_of(*sides)
        assert [event for event in log if event.happening == Happening.SIGNED] == []


def test_the_first_mover_moves_first_where_first_moves_are_allowed():
    log = log_of("begins_alone", "begins_alone", **{"ladder.policy": "unilateral"})
    assert Happening.FIRST_MOVE in {event.happening for event in log}


def test_as_the_model_is_the_model():
    plain = ConflictModel(with_values(load("arden_borea"), {"conflict.horizon_days": 60}), rng=7)
    while plain.running:
        plain.step()
    assert [str(event) for event in log_of("as_the_model", "as_the_model")] == [
        str(event) for event in plain.log
    ]
