"""The debrief tells what happened, by the world's own log; the export tells who decided what, and when."""

import csv
import io

import numpy as np
import pytest

from agents.wars import war
from game.classes import both_order, course_for_all, everything, play, says, session_in
from microdeals.agents import ConflictModel
from microdeals.conflicts import load, with_values
from microdeals.errors import RequestError
from microdeals.game import Course, MediatorOrders, Question, Seat, SideOrders, Stance, debrief_of
from microdeals.game.among_worlds import (
    among_worlds_of,
    by_itself,
    come_of,
    place_between,
    spread_of,
    twin_of,
)
from microdeals.game.blame import Cause, breaches_of, kept_word, walkouts_of
from microdeals.game.files import gradebook_csv, log_csv
from microdeals.game.played_world import Month, lived
from microdeals.verdict import judge, without_deals

OFFER = {"swap": Stance.OFFER}
SWAP = {"deal.swap": {"benefit": 0.3, "term_days": 1000, "detection": 1.0, "false_alarm": 0.0}}
BREAKS = SideOrders(courses={"swap": Course.BREAK})
KEEPS = SideOrders(courses={"swap": Course.KEEP})


def blamed(*months: Month, **changes: object) -> list[tuple[int, int, Cause]]:
    world = lived(war(SWAP | changes), 1, 10, months)
    return [(it.day, it.side, it.cause) for it in breaches_of(world)]


def test_a_breach_that_answers_a_report_is_retaliation():
    began, answered = Month(BREAKS, KEEPS), Month(KEEPS, BREAKS)
    assert blamed(Month(), began, answered) == [(11, 0, Cause.REAL), (21, 1, Cause.RETALIATION)]


def test_a_breach_long_after_the_last_report_is_not():
    wait = Month(KEEPS, KEEPS)
    told = blamed(Month(), Month(BREAKS, KEEPS), wait, Month(KEEPS, BREAKS))
    assert told == [(11, 0, Cause.REAL), (31, 1, Cause.REAL)]


def test_a_breach_that_nobody_saw_is_told_in_the_debrief():
    world = lived(war({"deal.swap": SWAP["deal.swap"] | {"detection": 0.0}}), 1, 10, [Month(), Month(BREAKS)])
    assert [(it.day, it.reported) for it in breaches_of(world)] == [(11, False)]


def test_reports_of_what_was_none_are_misread_or_the_spoilers():
    noisy = {"deal.swap": SWAP["deal.swap"] | {"false_alarm": 1.0}}
    world = lived(war(noisy), 1, 5, [Month(KEEPS, KEEPS)])
    assert {it.cause for it in breaches_of(world)} == {Cause.MISREAD}
    # At the top of the ladder a capacity of 1 is a strike a day.
    top = {"deal.swap": noisy["deal.swap"] | {"rung": 5}, "ladder.policy": "leap"}
    spoiled = war(top | {"spoiler.irregulars": {"side": "borea"}})
    found = breaches_of(lived(spoiled, 1, 5, [Month(KEEPS, KEEPS)]))
    assert {(it.side, it.cause) for it in found} == {(0, Cause.MISREAD), (1, Cause.SPOILER)}


def test_a_side_that_has_promised_nothing_has_kept_and_broken_nothing():
    world = lived(war(SWAP), 1, 10, [Month(SideOrders({}), SideOrders({})), Month(), Month(BREAKS)])
    first = [kept_word(world, 0, start, start + 9) for start in (1, 11, 21)]
    assert first == [None, True, False]
    assert kept_word(world, 1, 21, 30) is True


@pytest.fixture
def class_of_monday(tmp_path):
    """Blue says it keeps and breaks; Red believes it for too long."""
    session = session_in(tmp_path)
    session.guess(Seat.FIRST, Question.SETTLED, 30)
    session.guess(Seat.SECOND, Question.CLOSER, 90)
    yes = says(*everything(session))
    for number in range(3):
        both_order(session, yes._replace(courses=course_for_all(session, Course.KEEP)))
        if number == 2:
            session.order(Seat.FIRST, yes._replace(courses=course_for_all(session, Course.BREAK)))
        session.believe(Seat.SECOND, 80)
        play(session)
    return session


def test_belief_and_truth_part_where_a_believed_side_breaks(class_of_monday):
    debrief = debrief_of(class_of_monday)
    broken = [it for it in debrief.breaches if it.side == 0]
    assert broken
    assert {it.day for it in broken} == {61}
    divergence = debrief.first_divergence(Seat.SECOND)
    assert divergence is not None
    assert (divergence.round, divergence.percent, divergence.kept) == (2, 80, False)
    assert debrief.first_divergence(Seat.FIRST) is None


def test_guesses_are_as_far_off_as_they_are(class_of_monday):
    debrief = debrief_of(class_of_monday)
    settled, closer = debrief.guesses
    assert settled.off == (70 if debrief.own.settled_on else 30)
    assert closer.off == (10 if debrief.own.gap < debrief.twin.gap else 90)


def test_the_twin_signs_nothing_and_is_the_verdicts(class_of_monday):
    twin = twin_of(class_of_monday)
    assert {deal.kind.key for deal in twin.deals} <= {"settlement"}
    by_itself = ConflictModel(without_deals(class_of_monday.conflict), rng=7, horizon_days=90)
    while by_itself.running:
        by_itself.step()
    assert come_of(twin) == come_of(by_itself)


def test_the_model_playing_every_seat_is_the_same_session_without_teams(class_of_monday, tmp_path):
    empty = session_in(tmp_path, "empty", teams=("", "", ""))
    for _ in range(3):
        play(empty)
    assert come_of(by_itself(class_of_monday)) == come_of(empty.world)


def test_the_debrief_compares_with_the_twin_and_counts_who_broke(class_of_monday):
    debrief = debrief_of(class_of_monday)
    assert debrief.own.gap + debrief.closing == pytest.approx(debrief.twin.gap)
    assert debrief.own.harm + debrief.spared == pytest.approx(debrief.twin.harm)
    n_deals_broken = sum(
        course is Course.BREAK for course in class_of_monday.state.months[2].first.courses.values()
    )
    assert 0 < debrief.n_broken(0) <= n_deals_broken
    assert debrief.n_broken(1) == 0


SHORT_PEACE = {
    "conflict.horizon_days": 45,
    "settlement.term_days": 10,
    **{f"party.{side}.pressure": 1.0 for side in ("arden", "borea")},
    **{f"party.{side}.recognition_cost": 0.0 for side in ("arden", "borea")},
    **{f"party.{side}.pressure_half_life": 10_000.0 for side in ("arden", "borea")},
}
"""Peace is made at once, and runs out after ten days."""


@pytest.mark.parametrize("values", [{"conflict.horizon_days": 45}, SHORT_PEACE], ids=["war", "short peace"])
@pytest.mark.parametrize("seed", [1, 7])
def test_the_label_of_a_world_and_its_twin_is_the_verdicts(values, seed: int):
    conflict = with_values(load("arden_borea"), values)
    worlds = [ConflictModel(one, rng=seed) for one in (conflict, without_deals(conflict))]
    for world in worlds:
        while world.running:
            world.step()
    assert place_between(*worlds).label == judge(conflict, runs=1, seed=seed).labels[0]


def test_a_class_that_lets_the_model_play_stands_where_that_world_stands(tmp_path):
    session = session_in(tmp_path, teams=("", "", ""), seed=3, days=7)
    play(session)
    standing = among_worlds_of(session.conflict, 7, come_of(session.world), worlds=20)
    assert (standing.n, sum(standing.gap.counts), sum(standing.harm.counts)) == (20, 20, 20)
    assert standing.gap.counts[standing.gap.own_bin] >= 1
    # 7 days of war in which hardly a deal runs: nobody's harm is above one war day a day.
    assert standing.harm.edges[-1] <= 7.5


def test_a_spread_holds_all_worlds_and_ones_own():
    spread = spread_of(np.array([0.0, 1.0, 2.0, 3.0]), 6.0)
    assert (spread.n_below, sum(spread.counts), spread.own_bin) == (4, 4, 11)
    assert spread.edges[-1] == 6.0
    assert spread_of(np.zeros(4), 0.0).n_below == 0


def test_there_is_no_debrief_before_the_first_round(tmp_path):
    with pytest.raises(RequestError, match="nothing to debrief before the first round"):
        debrief_of(session_in(tmp_path))


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_the_log_as_csv_has_a_line_for_each_decision(tmp_path):
    session = session_in(tmp_path)
    session.guess(Seat.FIRST, Question.SETTLED, 40)
    session.order(Seat.FIRST, SideOrders({"swap": Stance.OFFER}, {}, False))
    session.order(Seat.MEDIATOR, MediatorOrders("saltmarch", ("swap", "waterworks")))
    told = [(row["team"], row["what"], row["item"], row["value"]) for row in rows(log_csv(session))]
    assert told == [
        ("", "created", "arden_borea", "seed 7"),
        ("Blue", "guess", "settled", "40"),
        ("Blue", "says", "swap", "offer"),
        ("Blue", "admits", "", "no"),
        ("Green", "engages", "saltmarch", "yes"),
        ("Green", "tables", "swap", "yes"),
        ("Green", "tables", "waterworks", "yes"),
    ]
    assert all(row["at_utc"].endswith("+00:00") for row in rows(log_csv(session)))


def test_the_csv_says_which_decisions_counted(tmp_path):
    session = session_in(tmp_path)
    session.believe(Seat.FIRST, 10)
    session.believe(Seat.FIRST, 20)
    play(session)
    session.believe(Seat.FIRST, 30)
    play(session)
    session.rewind(0)
    told = [
        (row["what"], row["value"], row["counts"])
        for row in rows(log_csv(session))
        if row["what"] != "not said"
    ]
    assert told[1:] == [
        ("belief", "10", "no"),
        ("belief", "20", "yes"),
        ("played", "", "no"),
        ("belief", "30", "no"),
        ("played", "", "no"),
        ("rewound", "", "yes"),
    ]


def test_the_gradebook_counts_taking_part(tmp_path):
    session = session_in(tmp_path, teams=("Blue", "Red", ""), rounds=6)
    for number in range(6):
        session.order(Seat.FIRST, says())
        session.believe(Seat.FIRST, 50)
        if number < 3:
            session.believe(Seat.SECOND, 50)
        play(session)
    told = [(row["team"], row["completion_percent"]) for row in rows(gradebook_csv(session))]
    # Blue: 12 of 12 things asked; Red: 3 of 12; the mediator is the model's.
    assert told == [("Blue", "100"), ("Red", "25")]


def test_the_gradebook_gives_each_team_what_it_did_while_it_had_the_seat(tmp_path):
    session = session_in(tmp_path, teams=("Blue", "", "Green"), rounds=6)
    for number in range(4):
        session.order(Seat.FIRST, says())
        session.order(Seat.MEDIATOR, MediatorOrders(tables=()))
        session.believe(Seat.FIRST, 50)
        play(session)
        if number == 2:
            session.seat(Seat.FIRST, "Amber")
            session.seat(Seat.MEDIATOR, "")
    session.leave_open(Seat.FIRST)
    told = [(row["team"], row["seat"], row["completion_percent"]) for row in rows(gradebook_csv(session))]
    # Blue did 6 of 12 things in three rounds, Amber 2 of 12 in one; Green had left after 3 of 6.
    assert told == [("Amber", "first", "17"), ("Blue", "first", "50"), ("Green", "mediator", "50")]


def test_a_team_walks_out_for_reasons_of_its_own_and_the_model_for_what_is_to_be_had():
    leaves = Month(KEEPS, SideOrders(courses={"swap": Course.LEAVE}))
    ordered = walkouts_of(lived(war(SWAP), 1, 10, [Month(KEEPS, KEEPS), leaves]))
    assert {(it.side, it.deal, it.for_more) for it in ordered} == {(1, "Swap", False)}
    hopeful = {"both.forgo": 1.0, "both.optimism_ceiling": 1.0, "both.rearming": 0.1}
    calm = {"deal.swap": SWAP["deal.swap"] | {"calm": 1.0}}
    found = walkouts_of(lived(war(calm | hopeful), 1, 40, [Month()]))
    assert found
    assert found[0].for_more
