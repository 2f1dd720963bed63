"""A session loses no decision, and two pages cannot make a mess of it."""

import contextlib
import sqlite3

import pytest

from game.classes import again, both_order, course_for_all, everything, of_format_1, play, says, session_in
from microdeals.errors import ConflictError, RequestError
from microdeals.game import (
    Course,
    DamagedError,
    MediatorOrders,
    Question,
    Seat,
    Session,
    Setup,
    SideOrders,
    Stance,
    copy_of,
    sessions_in,
)
from microdeals.game import session as room
from microdeals.game.deciders import SeatPart, WhoDecided, deciders_of
from microdeals.game.journal import Journal
from microdeals.game.played_world import lived
from microdeals.game.rows import NewEntry
from microdeals.game.session import mark_of


def test_every_decision_is_there_when_the_program_starts_again(tmp_path):
    session = session_in(tmp_path)
    session.guess(Seat.FIRST, Question.SETTLED, 40)
    both_order(session, says(*everything(session)))
    session.believe(Seat.SECOND, 65)
    play(session)
    session.order(Seat.FIRST, SideOrders(courses=course_for_all(session, Course.BREAK)))
    session.order(Seat.MEDIATOR, MediatorOrders(engages="saltmarch"))
    found = again(session, tmp_path)
    assert found.state == session.state
    assert found.world.log == session.world.log
    assert mark_of(found.world) == mark_of(session.world)
    play(found)
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
        play(session)
    assert nobody.world.log == silent.world.log == absent.world.log


def test_a_rehearsal_plays_all_rounds_and_then_no_more(tmp_path):
    session = session_in(tmp_path, teams=("", "", ""), rounds=6, days=30)
    for _ in range(6):
        play(session)
    assert (session.state.is_over, session.world.day) == (True, 180)
    with pytest.raises(RequestError, match="all 6 rounds have been played"):
        play(session)


def test_a_rewound_round_can_be_played_otherwise_and_nothing_is_deleted(tmp_path):
    session = session_in(tmp_path)
    both_order(session, says(*everything(session)))
    for _ in range(3):
        play(session)
    deals_before, entries_before = len(session.world.deals), list(session.entries)
    assert deals_before > 0
    session.rewind(0)
    assert (session.state.round, session.world.day) == (0, 0)
    assert session.state.orders_of(Seat.FIRST, 0) == says(*everything(session))
    both_order(session, says())
    play(session)
    assert session.world.deals == []
    assert session.entries[: len(entries_before)] == entries_before
    assert again(session, tmp_path).state == session.state


def test_the_same_decisions_after_a_rewind_lead_to_the_same_world(tmp_path):
    session = session_in(tmp_path)
    both_order(session, says(*everything(session)))
    play(session)
    play(session)
    before = mark_of(session.world)
    session.rewind(1)
    play(session)
    assert mark_of(session.world) == before


def test_a_month_is_lived_once_and_the_world_is_the_one_that_is_lived_again(tmp_path, monkeypatch):
    session = session_in(tmp_path, days=7)
    lives = []

    def counted(*words):
        lives.append(len(words[-1]))
        return lived(*words)

    monkeypatch.setattr(room, "lived", counted)
    play(session)
    play(session)
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
    play(one)
    with pytest.raises(RequestError, match="Another page has changed this round meanwhile"):
        two.order(Seat.FIRST, says("swap"))
    assert two.state.round == 1
    assert one.state == two.state
    two.order(Seat.FIRST, says("swap"))
    with pytest.raises(RequestError, match="Another page"):
        play(one)
    play(one)
    assert one.state.months[1].first == says("swap")


def test_a_page_that_has_missed_another_past_cannot_write_its_old_world_into_the_log(tmp_path):
    one = session_in(tmp_path)
    both_order(one, says(*everything(one)))
    play(one)
    two, three = again(one, tmp_path), again(one, tmp_path)
    one.rewind(0)
    both_order(one, says())
    play(one)
    for decide in (lambda: play(two), lambda: three.order(Seat.FIRST, says("swap"))):
        with pytest.raises(RequestError, match="Another page has changed this round meanwhile"):
            decide()
    assert one.state == two.state == three.state
    play(two)
    assert again(one, tmp_path).state.round == 2


def test_a_round_is_played_once_however_often_it_is_asked_for(tmp_path):
    session = session_in(tmp_path)
    session.play(0)
    with pytest.raises(RequestError, match="round 1 has been played already; nothing was written"):
        session.play(0)
    with pytest.raises(RequestError, match="round 3: round 2 comes first"):
        session.play(2)
    assert session.state.round == 1


def test_a_page_that_still_shows_an_older_month_changes_nothing(tmp_path):
    """Its own press is on the way, twice; or its sheet has not been drawn again yet."""
    session = session_in(tmp_path)
    shown = session.state.newest
    session.play(0)
    for act in (
        lambda: session.decide(Seat.FIRST, "says:swap", "offer"),
        lambda: session.rewind(0),
        lambda: session.play(1),
    ):
        with session.at(shown), pytest.raises(RequestError, match="nothing was written"):
            act()
    assert [entry.kind for entry in session.entries] == ["created", "played"]
    with session.at(session.state.newest):
        session.play(1)
    assert session.state.round == 2


def test_a_month_is_taken_back_once_however_often_it_is_asked_for(tmp_path):
    session = session_in(tmp_path)
    play(session)
    play(session)
    shown = session.state.newest
    for _ in range(2):
        with contextlib.suppress(RequestError), session.at(shown):
            session.rewind(1)
    assert [entry.kind for entry in session.entries] == ["created", "played", "played", "rewound"]


def test_two_pages_at_one_seat_lose_neither_decision_and_each_hears_of_the_other(tmp_path):
    one = session_in(tmp_path)
    two = again(one, tmp_path)
    shown = two.state.newest
    one.decide(Seat.FIRST, "says:swap", "accept")
    two.decide(Seat.FIRST, "says:harvest_days", "offer")
    one.catch_up()
    both = {"swap": Stance.ACCEPT, "harvest_days": Stance.OFFER}
    assert one.state.draft_of(Seat.FIRST).says == two.state.draft_of(Seat.FIRST).says == both
    assert [entry.content["cell"] for entry in two.others_since(shown)] == ["says:swap"]
    assert [entry.content["cell"] for entry in one.others_since(shown)] == ["says:harvest_days"]


@pytest.mark.parametrize(
    ("seat", "first", "then"),
    [
        (Seat.FIRST, ("says:swap", "accept"), ("says:swap", "offer")),
        (Seat.FIRST, ("says:swap", "accept"), ("says:harvest_days", "model")),
        (Seat.FIRST, ("admits", "no"), ("admits", "yes")),
        (Seat.MEDIATOR, ("says:swap", "no"), ("says:swap", "yes")),
        (Seat.MEDIATOR, ("engages", "no"), ("engages", "saltmarch")),
    ],
)
def test_what_another_page_has_decided_is_not_written_over_unseen(tmp_path, seat, first, then):
    one = session_in(tmp_path)
    two = again(one, tmp_path)
    two.decide(seat, "says:waterworks", "no")  # so that more than nothing is decided
    one.catch_up()
    shown = two.state.newest
    one.decide(seat, *first)
    two.catch_up()  # the server has read it; the page has not shown it yet
    with two.at(shown), pytest.raises(RequestError, match="Another page has changed"):
        two.decide(seat, *then)
    two.decide(seat, *then)
    assert again(one, tmp_path).state == two.state


def test_a_month_is_not_played_by_decisions_that_whoever_plays_it_has_not_seen(tmp_path):
    one = session_in(tmp_path)
    two = again(one, tmp_path)
    shown = one.state.newest
    two.decide(Seat.SECOND, "walks", "yes")
    one.catch_up()
    with one.at(shown), pytest.raises(RequestError, match="Another page has changed"):
        one.play(0)
    assert one.state.round == 0


def test_the_same_decision_twice_is_one_entry(tmp_path):
    session = session_in(tmp_path)
    for _ in range(2):
        session.decide(Seat.FIRST, "says:swap", "offer")
    assert len(session.entries) == 2


@pytest.mark.parametrize(
    ("seat", "cell", "value"),
    [
        (Seat.FIRST, "says:swap", "bogus"),
        (Seat.FIRST, "says:swop", "offer"),
        (Seat.FIRST, "says:swop", "no"),
        (Seat.FIRST, "says", "model"),
        (Seat.FIRST, "does:swop", "keep"),
        (Seat.FIRST, "does:swop", "model"),
        (Seat.FIRST, "does:swap", "no"),
        (Seat.FIRST, "admits", "perhaps"),
        (Seat.FIRST, "engages", "no"),
        (Seat.FIRST, "", ""),
        (Seat.MEDIATOR, "engages", "nobody_of_this_name"),
        (Seat.MEDIATOR, "admits", "yes"),
        (Seat.MEDIATOR, "says:swap", "offer"),
    ],
)
def test_a_decision_that_a_seat_cannot_make_is_refused(tmp_path, seat, cell, value):
    session = session_in(tmp_path)
    with pytest.raises(RequestError):
        session.decide(seat, cell, value)
    assert len(session.entries) == 1


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
    torn.execute("INSERT INTO entry VALUES (3, '', 0, '', 'torn', '{}', '', '')")
    torn.close()
    assert again(session, tmp_path).state == session.state


def test_files_of_others_are_refused_by_name(tmp_path):
    (tmp_path / "notes.sqlite").write_text("no database at all, but long enough to be taken for one" * 20)
    (tmp_path / "empty.sqlite").touch()
    session_in(tmp_path, "good")
    future = session_in(tmp_path, "future")
    connection = sqlite3.connect(future.journal.path)
    connection.execute("PRAGMA user_version = 3")
    connection.close()
    problems = {found.name: found.problem for found in sessions_in(tmp_path)}
    assert problems["good"] == ""
    assert "no session of a table" in problems["empty"]
    assert "not a database" in problems["notes"]
    assert "written in format 3, and this microdeals reads formats 1 to 2" in problems["future"]
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
    session.journal.append(NewEntry(0, "", "played", {"mark": "0.125"}), session.state.newest)
    with pytest.raises(
        RequestError, match=r"other rules than those of this microdeals: after round 1 the gap was 0\.125, "
    ):
        again(session, tmp_path)


def test_a_game_of_a_machine_with_other_last_bits_is_opened(tmp_path):
    """So were those that were written while elementary functions were the C library's."""
    session = session_in(tmp_path)
    play(session)
    played = session.journal.entries()[-1]
    nearly = repr(float(played.content["mark"]) + 1e-15)
    assert nearly != played.content["mark"]
    session.rewind(0)
    session.journal.append(NewEntry(0, "", "played", {"mark": nearly}), session.state.newest)
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
    play(session)
    with pytest.raises(RequestError, match="guesses are made before the first round"):
        session.guess(Seat.FIRST, Question.CLOSER, 50)


def test_what_stands_before_the_damage_opens_as_a_copy(tmp_path):
    session = session_in(tmp_path)
    for _ in range(3):
        both_order(session, says("swap"))
        play(session)
    last_month_played = session.entries[-1].id
    with sqlite3.connect(session.journal.path) as connection:
        connection.execute("DROP TRIGGER no_update")
        connection.execute("UPDATE entry SET content = '{}' WHERE id = ?", (last_month_played,))
    connection.close()
    with pytest.raises(DamagedError, match="up to round 3, can be opened as a copy"):
        Session.open(tmp_path, "monday")
    copy = Session.open(tmp_path, copy_of(tmp_path, "monday"))
    assert copy.name == "monday-copy"
    assert copy.entries == session.entries[: last_month_played - 1]
    assert copy.state.round == 2
    play(copy)
    assert mark_of(copy.world) == mark_of(session.world)
    assert copy_of(tmp_path, "monday") == "monday-copy-2"
    with pytest.raises(RequestError, match="session monday-copy: it is whole"):
        copy_of(tmp_path, "monday-copy")


@pytest.mark.parametrize(
    "content",
    ["{}", '{"says": {"swap": "sell"}}', '{"percent": 1}', '{"mark": 1}', "[]", "7", "[" * 100_000],
)
@pytest.mark.parametrize("entry", [1, 2, 3])
def test_one_damaged_game_of_before_is_named_and_the_others_stay_in_the_list(tmp_path, entry, content):
    session_in(tmp_path, "good")
    lines = session_in(tmp_path, "new")
    both_order(lines, says("swap"))
    old = of_format_1(tmp_path / "old.sqlite", *(NewEntry(*line[2:6]) for line in lines.entries))
    assert Session.open(tmp_path, "old").state.drafts == lines.state.drafts
    with sqlite3.connect(old.path) as connection:
        connection.execute("DROP TRIGGER no_update")
        connection.execute("UPDATE entry SET content = ? WHERE id = ?", (content, entry))
    connection.close()
    listed = {found.name: found for found in sessions_in(tmp_path)}
    assert listed["good"].problem == listed["new"].problem == ""
    assert f"old.sqlite: entry {entry} cannot be read" in listed["old"].problem
    assert listed["old"].can_be_copied is (entry > 1)


def test_a_name_that_no_session_has_is_listed_with_the_reason(tmp_path):
    session_in(tmp_path).journal.path.rename(tmp_path / "My game.sqlite")
    (tmp_path / "folder.sqlite").mkdir()
    problems = {found.name: found.problem for found in sessions_in(tmp_path)}
    assert "a name has 1 to 40 small letters" in problems["My game"]
    assert "folder.sqlite: cannot be opened" in problems["folder"]


def test_where_silence_refuses_nothing_is_signed_and_nothing_settled_that_a_team_did_not_name(tmp_path):
    session = session_in(tmp_path, refuses=True, keeps=True)
    play(session)
    assert session.world.deals == []
    month, team = session.state.months[0], session.state.seated[0][0]
    by = dict(deciders_of(month, Seat.FIRST, team))
    assert by[SeatPart.OFFERS] is by[SeatPart.SETTLEMENT] is WhoDecided.SILENCE
    both_order(session, says(*everything(session)))
    play(session)
    assert session.world.deals != []
    assert [month.refuses for month in again(session, tmp_path).state.months] == [(True, True)] * 2
    model = session_in(tmp_path, "model", refuses=True, teams=("", "", ""))
    as_before = session_in(tmp_path, "before", teams=("", "", ""))
    for one in (model, as_before):
        play(one)
    assert mark_of(model.world) == mark_of(as_before.world)


def test_a_page_that_reads_while_another_plays_sees_the_world_of_one_moment(tmp_path, monkeypatch):
    session = session_in(tmp_path)
    play(session)
    lives, others = session._after, [again(session, tmp_path)]

    def while_another_plays(months):
        world = lives(months)
        while others:
            play(others.pop())
            session.catch_up()
        return world

    monkeypatch.setattr(session, "_after", while_another_plays)
    assert session.world.day == 30
    assert session.world.day == 60
