"""A session loses no decision, and two pages cannot make a mess of it."""

import sqlite3

import pytest

from game.classes import again, both_order, course_for_all, everything, says, session_in
from microdeals.errors import ConflictError, RequestError
from microdeals.game import (
    Course,
    MediatorOrders,
    Question,
    Seat,
    Session,
    Setup,
    SideOrders,
    sessions_in,
)
from microdeals.game import session as room
from microdeals.game.journal import Journal, NewEntry
from microdeals.game.played_world import lived
from microdeals.game.session import mark_of


def test_every_decision_is_there_when_the_program_starts_again(tmp_path):
    session = session_in(tmp_path)
    session.guess(Seat.FIRST, Question.SETTLED, 40)
    both_order(session, says(*everything(session)))
    session.believe(Seat.SECOND, 65)
    session.play()
    session.order(Seat.FIRST, SideOrders(courses=course_for_all(session, Course.BREAK)))
    session.order(Seat.MEDIATOR, MediatorOrders(engages="saltmarch"))
    found = again(session, tmp_path)
    assert found.state == session.state
    assert found.world.log == session.world.log
    assert mark_of(found.world) == mark_of(session.world)
    found.play()
    session.catch_up()
    assert found.world.log == session.world.log
    assert found.state.round == 2


def test_empty_seats_and_missing_decisions_are_the_models(tmp_path):
    nobody = session_in(tmp_path, "nobody", teams=("", "", ""))
    silent = session_in(tmp_path, "silent")
    absent = session_in(tmp_path, "absent")
    both_order(absent, says())
    absent.seat(Seat.FIRST, "")
    absent.leave_open(Seat.SECOND)
    for session in (nobody, silent, absent):
        session.play()
    assert nobody.world.log == silent.world.log == absent.world.log


def test_a_rehearsal_plays_all_rounds_and_then_no_more(tmp_path):
    session = session_in(tmp_path, teams=("", "", ""), rounds=6, days=30)
    for _ in range(6):
        session.play()
    assert (session.state.is_over, session.world.day) == (True, 180)
    with pytest.raises(RequestError, match="all 6 rounds have been played"):
        session.play()


def test_a_rewound_round_can_be_played_otherwise_and_nothing_is_deleted(tmp_path):
    session = session_in(tmp_path)
    both_order(session, says(*everything(session)))
    for _ in range(3):
        session.play()
    deals_before, entries_before = len(session.world.deals), list(session.entries)
    assert deals_before > 0
    session.rewind(0)
    assert (session.state.round, session.world.day) == (0, 0)
    assert session.state.orders_of(Seat.FIRST, 0) == says(*everything(session))
    both_order(session, says())
    session.play()
    assert session.world.deals == []
    assert session.entries[: len(entries_before)] == entries_before
    assert again(session, tmp_path).state == session.state


def test_the_same_decisions_after_a_rewind_lead_to_the_same_world(tmp_path):
    session = session_in(tmp_path)
    both_order(session, says(*everything(session)))
    session.play()
    session.play()
    before = mark_of(session.world)
    session.rewind(1)
    session.play()
    assert mark_of(session.world) == before


def test_a_month_is_lived_once_and_the_world_is_the_one_that_is_lived_again(tmp_path, monkeypatch):
    session = session_in(tmp_path, days=7)
    lives = []

    def counted(*words):
        lives.append(len(words[-1]))
        return lived(*words)

    monkeypatch.setattr(room, "lived", counted)
    session.play()
    session.play()
    assert lives == [1, 2]
    assert session.world.log == again(session, tmp_path).world.log


def test_two_pages_decide_for_two_seats(tmp_path):
    one = session_in(tmp_path)
    two = again(one, tmp_path)
    one.order(Seat.FIRST, says("swap"))
    two.order(Seat.SECOND, says("swap"))
    assert one.catch_up()
    assert one.state == two.state
    assert not one.catch_up()
    assert one.state.month().first == one.state.month().second == says("swap")


def test_a_page_that_is_behind_writes_nothing_and_is_told(tmp_path):
    one = session_in(tmp_path)
    two = again(one, tmp_path)
    one.play()
    with pytest.raises(RequestError, match="Another page has changed this round meanwhile"):
        two.order(Seat.FIRST, says("swap"))
    assert two.state.round == 1
    assert one.state == two.state
    two.order(Seat.FIRST, says("swap"))
    with pytest.raises(RequestError, match="Another page"):
        one.play()
    one.play()
    assert one.state.months[1].first == says("swap")


def test_a_page_that_has_missed_another_past_cannot_write_its_old_world_into_the_log(tmp_path):
    one = session_in(tmp_path)
    both_order(one, says(*everything(one)))
    one.play()
    two, three = again(one, tmp_path), again(one, tmp_path)
    one.rewind(0)
    both_order(one, says())
    one.play()
    for decide in (two.play, lambda: three.order(Seat.FIRST, says("swap"))):
        with pytest.raises(RequestError, match="Another page has changed this round meanwhile"):
            decide()
    assert one.state == two.state == three.state
    two.play()
    assert again(one, tmp_path).state.round == 2


@pytest.mark.parametrize(
    ("orders", "said"),
    [
        (SideOrders(says={"swap": "bogus"}), "seat first: orders that cannot be read again: 'bogus'"),
        (SideOrders(says=["swap"]), "cannot be read again"),
        (SideOrders(courses={"swap": "brake"}), "'brake'"),
        (SideOrders(admits=object()), "not JSON serializable"),
    ],
)
def test_what_could_not_be_read_again_is_not_written(tmp_path, orders, said):
    session = session_in(tmp_path)
    with pytest.raises(RequestError, match=said):
        session.order(Seat.FIRST, orders)
    assert again(session, tmp_path).entries == session.entries
    assert len(session.entries) == 1


def test_the_file_refuses_to_forget(tmp_path):
    session = session_in(tmp_path)
    for statement in ("DELETE FROM entry", "UPDATE entry SET content = '{}'"):
        connection = sqlite3.connect(session.journal.path)
        with pytest.raises(sqlite3.IntegrityError, match="a journal only grows"):
            connection.execute(statement)
        connection.close()


def test_a_killed_writer_leaves_a_whole_journal(tmp_path):
    session = session_in(tmp_path)
    session.order(Seat.FIRST, says("swap"))
    torn = sqlite3.connect(session.journal.path, isolation_level=None)
    torn.execute("BEGIN IMMEDIATE")
    torn.execute("INSERT INTO entry (at, round, seat, kind, content) VALUES ('', 0, '', 'torn', '{}')")
    torn.close()
    assert again(session, tmp_path).state == session.state


def test_files_of_others_are_refused_by_name(tmp_path):
    (tmp_path / "notes.sqlite").write_text("no database at all, but long enough to be taken for one" * 20)
    (tmp_path / "empty.sqlite").touch()
    session_in(tmp_path, "good")
    future = session_in(tmp_path, "future")
    connection = sqlite3.connect(future.journal.path)
    connection.execute("PRAGMA user_version = 2")
    connection.close()
    problems = {found.name: found.problem for found in sessions_in(tmp_path)}
    assert problems["good"] == ""
    assert "no session of a table" in problems["empty"]
    assert "not a database" in problems["notes"]
    assert "written in format 2, and this microdeals reads format 1" in problems["future"]
    with pytest.raises(RequestError, match="Open it with the microdeals that wrote it"):
        Session.open(tmp_path, "future")


def test_a_world_of_other_numbers_is_not_taken_for_the_same(tmp_path):
    setup = Setup(seed=7)._asdict()
    path = tmp_path / "old.sqlite"
    Journal.create(path, NewEntry(0, "", "created", setup | {"digest": "of another arden"}))
    with pytest.raises(RequestError, match="it was played with other numbers of"):
        Session.open(tmp_path, "old")


def test_a_world_of_other_rules_is_not_taken_for_the_same(tmp_path):
    session = session_in(tmp_path)
    session.journal.append(NewEntry(0, "", "played", {"mark": "0.125"}), lambda _: None)
    with pytest.raises(
        RequestError, match=r"other rules than those of this microdeals: after round 1 the gap was 0\.125, "
    ):
        again(session, tmp_path)


def test_a_game_of_a_machine_with_other_last_bits_is_opened(tmp_path):
    """So were those that were written while elementary functions were the C library's."""
    session = session_in(tmp_path)
    session.play()
    played = session.journal.entries()[-1]
    nearly = repr(float(played.content["mark"]) + 1e-15)
    assert nearly != played.content["mark"]
    session.rewind(0)
    session.journal.append(NewEntry(0, "", "played", {"mark": nearly}), lambda _: None)
    assert again(session, tmp_path).state.round == 1


@pytest.mark.parametrize(
    ("setup", "said"),
    [
        ({"rounds": 5}, "rounds = 5: must be a whole number from 6 to 10"),
        ({"days": 32}, "days = 32: must be"),
        ({"seed": -1}, "seed = -1"),
        ({"teams": ("=1+1", "", "")}, "a pseudonym begins with a letter"),
    ],
)
def test_what_cannot_be_played_is_refused_before_there_is_a_file(tmp_path, setup, said):
    with pytest.raises(RequestError, match=said):
        session_in(tmp_path, **setup)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["", "../out", "Monday", "a b", "x" * 41])
def test_a_name_cannot_lead_out_of_the_folder(tmp_path, name):
    with pytest.raises(RequestError, match="a name has 1 to 40 small letters"):
        Session.create(tmp_path, name, Setup())


def test_requests_that_make_no_sense_say_what_would(tmp_path):
    session = session_in(tmp_path)
    with pytest.raises(RequestError, match="this session exists"):
        session_in(tmp_path)
    with pytest.raises(RequestError, match="there is no session of this name"):
        Session.open(tmp_path, "tuesday")
    with pytest.raises(ConflictError):
        session_in(tmp_path, "war", conflict="no_such_war")
    with pytest.raises(RequestError, match="decisions of another seat"):
        session.order(Seat.MEDIATOR, says("swap"))
    with pytest.raises(RequestError, match="must be a whole number from 0"):
        session.believe(Seat.FIRST, 101)
    with pytest.raises(RequestError, match="only a round that has been played"):
        session.rewind(0)
    session.play()
    with pytest.raises(RequestError, match="guesses are made before the first round"):
        session.guess(Seat.FIRST, Question.CLOSER, 50)
