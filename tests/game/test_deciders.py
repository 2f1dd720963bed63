"""Silence keeps a team's deals, and who decided is told: blame goes to nobody else."""

import csv
import io

from game.classes import TEAMS, again, both_order, play, says, session_in
from microdeals.agents import Status
from microdeals.conflicts import digest, load
from microdeals.game import Course, Seat, Session, Setup, SideOrders, debrief_of
from microdeals.game.deciders import SeatPart, WhoDecided, deciders_of
from microdeals.game.files import gradebook_csv, log_csv
from microdeals.game.journal import Journal
from microdeals.game.played_world import Month
from microdeals.game.rows import NewEntry

DEALS = ("swap", "harvest_days", "river_barges")


def played(session: Session, months: int = 5) -> Session:
    """Both sides offer the same deals each month; in the fourth the first one breaks its word once."""
    for number in range(months):
        both_order(session, says(*DEALS))
        if number == 3:
            session.order(Seat.FIRST, says(*DEALS, courses={"swap": Course.BREAK}))
        play(session)
    return session


def test_a_team_that_orders_one_breach_has_broken_one_deal(tmp_path):
    debrief = debrief_of(played(session_in(tmp_path)))
    done = [(it.day, it.side, it.deal, it.by) for it in debrief.breaches if it.by is not None]
    # The fourth month begins on day 91.
    assert done == [(91, 0, "Prisoner swap", WhoDecided.TEAM)]
    assert (debrief.n_broken(0), debrief.n_broken(0, WhoDecided.MODEL), debrief.n_broken(1)) == (1, 0, 0)


def test_a_team_that_says_nothing_in_a_month_keeps_what_it_had_signed(tmp_path):
    session = played(session_in(tmp_path), 2)
    assert session.world.active_deals()
    for _ in range(3):
        play(session)
    debrief = debrief_of(session)
    assert debrief.n_broken(0) == debrief.n_broken(1) == 0
    assert debrief.walkouts == ()
    ends = {deal.status for deal in session.world.deals}
    assert ends <= {Status.RUNNING, Status.WAITING, Status.EXPIRED}


def test_what_a_seat_of_the_models_breaks_is_the_models(tmp_path):
    session = session_in(tmp_path, teams=("Blue", "", ""), seed=7)
    for _ in range(6):
        play(session)
    debrief = debrief_of(session)
    assert {it.by for it in debrief.breaches if it.side == 1} == {WhoDecided.MODEL, None}
    assert debrief.n_broken(0) == 0
    assert debrief.n_broken(1, WhoDecided.MODEL) == debrief.n_broken(1) > 0


MARKS = ("0.40327284105621664", "0.3472693328874549", "0.4304037648941517", "0.38805807180618884")
"""The gaps after each month of `played`, as microdeals wrote them while silence was the model's to fill."""


def of_before(folder) -> Journal:
    """`played` as it was written then: entries as they stood in the file."""
    setup = Setup(seed=7, teams=TEAMS)._asdict()
    del setup["keeps"]
    offers = dict.fromkeys(DEALS, "offer")
    open_orders = {"says": offers, "courses": {}, "admits": None, "settles": None, "walks_out": False}
    lines = [NewEntry(0, "", "created", setup | {"digest": digest(load("arden_borea"))})]
    for number, mark in enumerate(MARKS):
        for seat in ("first", "second"):
            breaks = {"swap": "break"} if number == 3 and seat == "first" else {}
            lines.append(NewEntry(number, seat, "orders", open_orders | {"courses": breaks}))
        lines.append(NewEntry(number, "", "played", {"mark": mark}))
    return Journal.create(folder / "old.sqlite", *lines)


def test_a_game_of_before_keeps_its_world_and_goes_on_by_what_silence_meant_then(tmp_path):
    of_before(tmp_path)
    old = Session.open(tmp_path, "old")
    assert [repr(float(old.world.gap_now().total)), old.state.setup.keeps] == [MARKS[-1], False]
    debrief = debrief_of(old)
    # Months 3 and 4, told by the microdeals of then: two breaches by Arden before the one that was ordered.
    assert [(it.day, it.side, it.by) for it in debrief.breaches if it.by][:3] == [
        (66, 0, WhoDecided.MODEL),
        (73, 1, WhoDecided.MODEL),
        (77, 0, WhoDecided.MODEL),
    ]
    assert [it.day for it in debrief.breaches if it.by is WhoDecided.TEAM] == [91]
    both_order(old, says(*DEALS))
    play(old)
    assert again(old, tmp_path).entries[-1].content == {"mark": "0.36312617423252014"}


def test_who_decided_is_said_part_by_part():
    month = Month(SideOrders(admits=False), SideOrders(walks_out=True), keeps=(True, False))
    by = {seat: dict(deciders_of(month, seat, team)) for seat, team in zip(Seat, TEAMS, strict=True)}
    team, silence, model = WhoDecided.TEAM, WhoDecided.SILENCE, WhoDecided.MODEL
    assert list(by[Seat.FIRST].values()) == [model, silence, team, model]
    assert list(by[Seat.SECOND].values()) == [team, team, silence, team]
    assert by[Seat.MEDIATOR] == {SeatPart.MEDIATES: model, SeatPart.TABLED: model}


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_the_csv_says_what_was_left_open_and_who_decided_it(tmp_path):
    session = session_in(tmp_path, teams=("Blue", "", "Green"))
    session.decide(Seat.FIRST, "says:swap", "offer")
    play(session)
    said = [
        (row["round"], row["seat"], row["team"], row["what"], row["item"], row["value"], row["decided_by"])
        for row in rows(log_csv(session))
    ]
    open_to_model = ("deals in force", "offers", "monitors", "settlement")
    assert said[1] == ("1", "first", "Blue", "says", "swap", "offer", "team")
    assert said[3:6] == [
        ("1", "first", "Blue", "not said", "deals in force", "kept", "silence"),
        ("1", "first", "Blue", "not said", "monitors", "let in", "silence"),
        ("1", "first", "Blue", "not said", "settlement", "model", "model"),
    ]
    assert {row[4] for row in said if row[1] == "second"} == set(open_to_model)
    assert {row[5:] for row in said if row[2] == "model"} == {("model", "model")}


def test_the_gradebook_says_in_how_many_months_a_team_decided(tmp_path):
    session = session_in(tmp_path, teams=("Blue", "", "Green"))
    session.order(Seat.FIRST, says("swap"))
    for number in range(3):
        play(session)
        if number == 1:
            session.seat(Seat.FIRST, "Amber")
    told = [
        (row["team"], row["months_played"], row["months_decided"]) for row in rows(gradebook_csv(session))
    ]
    assert told == [("Amber", "1", "0"), ("Blue", "2", "1"), ("Green", "3", "0")]
