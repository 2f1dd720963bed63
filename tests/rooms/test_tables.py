"""A game at several tables: who decides for which seat, until when, and what a silent seat means."""

import csv
import io
import zipfile
from collections.abc import Callable

import pytest

from microdeals.errors import RequestError
from microdeals.game import Seat, Session
from microdeals.game.deciders import SeatPart, WhoDecided, deciders_of
from microdeals.game.journal import Journal
from microdeals.game.session import mark_of
from microdeals.rooms import ClassRoom, NoSeatError, NotKeptError, TooLateError, class_zip, new_key
from microdeals.rooms.table_debrief import result_of
from microdeals.rooms.table_seats import TableSeat, dealt
from rooms.classes import WAR, Hands, Played

SWAP = "says:swap"


@pytest.fixture
def played(tmp_path) -> Played:
    return Played(tmp_path)


def test_seats_are_given_evenly_and_all_tables_play_the_same_war_on_the_same_luck(played):
    seats = [(table, seat) for seat in (Seat.FIRST, Seat.SECOND, Seat.MEDIATOR) for table in (1, 2)]
    assert [played.tables.seat_of(key) for key in played.keys] == seats
    setups = [played.session(table).state.setup for table in (1, 2)]
    assert {(setup.conflict, setup.seed, setup.rounds) for setup in setups} == {(WAR, 7, 6)}
    counts = [list(dealt(map(str, range(n)), 3).values()) for n in (3, 9, 20)]
    assert [len({*seats}) for seats in counts] == [3, 9, 9]
    assert max(counts[2].count(seat) for seat in counts[2]) == 3


def test_what_a_phone_decides_is_its_own_seats_and_on_the_disk(played):
    played.tables.decide(played.keys[0], 0, SWAP, "offer")
    played.tables.decide(played.keys[2], 0, "belief", "65")
    assert (played.value(1, Seat.FIRST), played.value(1, Seat.SECOND), played.value(2, Seat.FIRST)) == (
        "offer", None, None
    )  # fmt: skip
    found = played.again().tables.sessions.of(1).state
    assert found.draft_of(Seat.FIRST).says == {"swap": "offer"}
    assert found.beliefs == {(0, Seat.SECOND): 65}


@pytest.mark.parametrize("forged", ["", "x", "A" * 22, "é" * 22])
def test_a_forged_key_decides_nothing_and_does_nothing_at_the_desk(played, forged):
    tables, newest = played.tables, played.room.state.newest
    entries = [len(played.session(table).entries) for table in (1, 2)]
    refused: list[Callable[[], object]] = [
        lambda: tables.decide(forged, 0, SWAP, "offer"),
        lambda: tables.say_ready(forged, 0),
        lambda: tables.take_back(forged),
        lambda: tables.seat_of(forged),
        lambda: tables.begin(forged, WAR, 1, 6, 1),
        lambda: tables.play(forged, 0),
        lambda: tables.close(forged, 0),
        lambda: tables.take_month_back(forged, 0),
        lambda: tables.move(forged, "Blue 1", 2, "first"),
        lambda: tables.let_model_play(forged, 1, "first"),
        lambda: tables.show(forged, "trade"),
        lambda: tables.end(forged, 1),
    ]
    for act in refused:
        with pytest.raises(NoSeatError):
            act()
    assert played.again().state.newest == newest
    assert [len(played.session(table).entries) for table in (1, 2)] == entries


def test_a_seat_is_no_desk_and_a_desk_no_seat_nor_is_a_key_of_another_room(played, tmp_path):
    other = Played(tmp_path / "other")
    for act in (
        lambda: played.tables.play(played.keys[0], 0),
        lambda: played.tables.decide(played.desk, 0, SWAP, "offer"),
        lambda: played.tables.decide(other.keys[0], 0, SWAP, "offer"),
        lambda: played.tables.play(other.desk, 0),
    ):
        with pytest.raises(NoSeatError):
            act()


@pytest.mark.parametrize(
    ("phone", "cell", "value"),
    [
        (0, "says:no_such_deal", "offer"),
        (0, SWAP, "yes please"),
        (0, "engages", "saltmarch"),
        (4, "walks", "yes"),
        (4, "belief", "50"),
        (0, "belief", "101"),
        (0, "belief", "-1"),
        (0, "belief", "²"),
        (0, "guess:weather", "50"),
        (0, "<script>", "x"),
        (0, "x" * 3000, "x"),
    ],
)
def test_what_a_seat_cannot_decide_is_refused_in_a_sentence(played, phone, cell, value):
    entries = len(played.session(1).entries)
    with pytest.raises(RequestError, match=r"\.$") as told:
        played.tables.decide(played.keys[phone], 0, cell, value)
    assert not isinstance(told.value, NotKeptError)
    assert len(str(told.value)) < 300
    assert len(played.session(1).entries) == entries


def test_the_last_word_of_a_team_counts_and_the_same_word_twice_is_one(tmp_path):
    played = Played(tmp_path, phones=4, tables=1)
    assert played.tables.seat_of(played.keys[3]) == (1, Seat.FIRST)
    played.tables.decide(played.keys[0], 0, SWAP, "offer")
    played.tables.decide(played.keys[3], 0, SWAP, "accept")
    newest = played.session(1).state.newest
    played.tables.decide(played.keys[3], 0, SWAP, "accept")
    assert (played.value(1, Seat.FIRST), played.session(1).state.newest) == ("accept", newest)
    assert played.session(1).state.teams[Seat.FIRST] == "Blue 1 and Gold 1"
    played.tables.say_ready(played.keys[3], 0)
    played.tables.say_ready(played.keys[0], 0)
    assert played.game.ready == {TableSeat(1, Seat.FIRST)}
    played.tables.say_ready(played.keys[0], 0, is_ready=False)
    assert played.game.ready == frozenset()


def test_a_month_is_played_once_at_all_tables_and_what_comes_late_for_it_counts_no_more(played):
    for key in (played.keys[0], played.keys[2]):
        played.tables.decide(key, 0, SWAP, "offer")
    played.tables.play(played.desk, 0)
    with pytest.raises(TooLateError, match="month 1 has been played already"):
        played.tables.play(played.desk, 0)
    with pytest.raises(RequestError, match="month 4: it is not the one that comes next"):
        played.tables.play(played.desk, 3)
    decide, ready = played.tables.decide, played.tables.say_ready
    for late in (lambda: decide(played.keys[0], 0, SWAP, "no"), lambda: ready(played.keys[0], 0)):
        with pytest.raises(TooLateError, match="month 1 is not the one that comes next"):
            late()
    assert [played.session(table).state.round for table in (1, 2)] == [1, 1]
    signed = [[deal.kind.key for deal in played.session(table).world.deals] for table in (1, 2)]
    assert signed[0][:1] == ["swap"]
    assert signed[1] == []


def test_a_silent_seat_keeps_what_runs_and_refuses_what_is_new(played):
    for key in (played.keys[0], played.keys[2]):
        played.tables.decide(key, 0, SWAP, "offer")
    played.tables.play(played.desk, 0)
    played.tables.play(played.desk, 1)
    session = played.session(1)
    assert {deal.kind.key for deal in session.world.deals} == {"swap"}
    assert not [event for event in session.world.log if event.happening.name == "BREACH" and event.day > 30]
    said = dict(deciders_of(session.state.months[1], Seat.FIRST, session.state.seated[1][0]))
    assert {said[part] for part in SeatPart if part in said} == {WhoDecided.SILENCE}


def test_when_time_is_up_no_order_is_taken_but_one_on_its_way_and_a_minute_more_opens_it_again(played):
    played.room.give_time(played.desk, 60, 0)
    played.hands.now += 61
    played.tables.decide(played.keys[0], 0, SWAP, "offer")
    played.hands.now += 2
    with pytest.raises(TooLateError, match="no orders are taken now"):
        played.tables.decide(played.keys[1], 0, SWAP, "offer")
    with pytest.raises(TooLateError, match="no orders are taken now"):
        played.tables.say_ready(played.keys[1], 0)
    played.room.give_time(played.desk, 60, played.room.state.deadline.number)
    played.tables.decide(played.keys[1], 0, SWAP, "offer")
    played.hands.now += 100
    played.tables.play(played.desk, 0)
    assert played.room.state.deadline is None
    played.tables.decide(played.keys[1], 1, SWAP, "offer")


def test_the_desk_closes_orders_before_time_is_up_and_more_time_opens_them_again(played):
    for _ in range(2):
        played.tables.close(played.desk, 0)
        played.tables.close(played.desk, 3)
    assert played.room.state.left(played.hands.now) == 0
    number = played.room.state.deadline.number
    played.hands.now += 3
    with pytest.raises(TooLateError, match="no orders are taken now"):
        played.tables.decide(played.keys[0], 0, SWAP, "offer")
    played.tables.close(played.desk, 0)
    assert played.room.state.deadline.number == number
    played.room.give_time(played.desk, 60, number)
    assert played.room.state.left(played.hands.now) == 60
    played.tables.decide(played.keys[0], 0, SWAP, "offer")


def test_after_two_silent_months_the_model_plays_until_somebody_comes_back(played):
    there, away = TableSeat(1, Seat.FIRST), TableSeat(2, Seat.FIRST)
    for month in range(2):
        played.tables.say_ready(played.keys[0], month)
        played.tables.play(played.desk, month)
    assert away in played.game.by_model
    assert there not in played.game.by_model
    assert [teams[0] for teams in played.session(2).state.seated] == ["Red 1", "Red 1"]
    with pytest.raises(TooLateError, match="the model plays this seat now"):
        played.tables.decide(played.keys[1], 2, SWAP, "offer")
    played.tables.play(played.desk, 2)
    assert played.session(2).state.seated[2][0] == ""
    played.tables.take_back(played.keys[1])
    played.tables.decide(played.keys[1], 3, SWAP, "offer")
    assert (played.value(2, Seat.FIRST), played.again().state.game.by_model >= {away}) == ("offer", False)


def test_the_desk_lets_the_model_play_moves_somebody_and_takes_a_seat_away(played):
    at = TableSeat(1, Seat.SECOND)
    played.tables.let_model_play(played.desk, 1, "second")
    played.tables.let_model_play(played.desk, 1, "second")
    assert (played.game.by_model, played.room.state.team_at(at)) == ({at}, "")
    played.tables.move(played.desk, "Grey 1", 1, "second")
    assert (played.game.by_model, played.room.state.team_at(at)) == (frozenset(), "Green 1 and Grey 1")
    played.tables.decide(played.keys[5], 0, SWAP, "accept")
    assert played.value(1, Seat.SECOND) == "accept"
    played.room.unseat(played.desk, "Grey 1")
    with pytest.raises(NoSeatError):
        played.tables.decide(played.keys[5], 0, SWAP, "no")
    for table, seat in ((3, "first"), (0, "first"), (True, "first"), (1, "king")):
        with pytest.raises(RequestError, match="this seat is not in the game"):
            played.tables.move(played.desk, "Blue 1", table, seat)


def test_a_late_comer_gets_the_emptiest_seat_and_who_comes_back_their_own(played):
    played.room.leave(played.keys[3])
    with pytest.raises(TooLateError, match="has left the room"):
        played.tables.decide(played.keys[3], 0, SWAP, "offer")
    assert played.room.state.team_at(TableSeat(2, Seat.SECOND)) == ""
    late = new_key()
    played.room.join(late)
    assert played.tables.seat_of(late) == (2, Seat.SECOND)
    played.room.join(played.keys[3])
    assert played.tables.seat_of(played.keys[3]) == (2, Seat.SECOND)
    assert played.again().state.team_at(TableSeat(2, Seat.SECOND)) == "Gold 1 and Brown 1"


def test_a_month_that_is_taken_back_is_taken_back_at_all_tables_and_its_orders_stand(played):
    played.tables.decide(played.keys[0], 0, SWAP, "offer")
    played.tables.play(played.desk, 0)
    with pytest.raises(TooLateError, match="not the last one"):
        played.tables.take_month_back(played.desk, 3)
    played.tables.take_month_back(played.desk, 0)
    with pytest.raises(TooLateError, match="not the last one"):
        played.tables.take_month_back(played.desk, 0)
    assert [played.session(table).state.round for table in (1, 2)] == [0, 0]
    assert played.value(1, Seat.FIRST) == "offer"
    played.tables.play(played.desk, 0)
    assert played.again().state.game.round == 1


def test_bots_fill_every_seat_by_one_button_and_play_the_same_again(tmp_path):
    worlds = []
    for folder in ("one", "other"):
        played = Played(tmp_path / folder, phones=0)
        played.room.seat_bots(played.desk, 12)
        assert all(played.room.state.team_at(TableSeat(t, seat)) for t in (1, 2) for seat in Seat)
        for month in range(2):
            played.tables.play(played.desk, month)
        assert played.game.by_model == frozenset()
        worlds.append([mark_of(played.session(table).world) for table in (1, 2)])
    assert worlds[0] == worlds[1]
    assert len({*worlds[0]}) == 2


def test_a_game_is_begun_once_and_only_as_it_can_be_played(tmp_path):
    room, desk = ClassRoom.create(tmp_path, "promise", Hands())
    with pytest.raises(TooLateError, match="no game is played"):
        room.tables.play(desk, 0)
    good = {"war": WAR, "tables": 2, "rounds": 6, "seed": 1}
    for bad in ({"tables": 0}, {"tables": 99}, {"rounds": 1}, {"seed": -1}, {"war": "../x"}):
        with pytest.raises(RequestError):
            room.tables.begin(desk, **good | bad)
    assert room.state.game is None
    room.tables.begin(desk, WAR, 1, 6, 1)
    with pytest.raises(TooLateError, match="a game is played already"):
        room.tables.begin(desk, WAR, 1, 6, 1)
    room.tables.end(desk, 1)
    room.tables.begin(desk, WAR, 1, 6, 1)
    with pytest.raises(TooLateError, match="game 1 is over already"):
        room.tables.end(desk, 1)
    assert room.state.game.number == 2


def test_a_debrief_waits_for_a_month_and_stops_the_game_while_it_is_shown(played):
    with pytest.raises(RequestError, match="nothing to debrief"):
        played.tables.show(played.desk, "trade")
    for key in (played.keys[0], played.keys[2]):
        played.tables.decide(key, 0, SWAP, "offer")
    played.tables.decide(played.keys[0], 0, "belief", "90")
    played.tables.play(played.desk, 0)
    played.tables.decide(played.keys[2], 1, "does:swap", "break")
    played.tables.decide(played.keys[0], 1, "belief", "70")
    played.tables.play(played.desk, 1)
    played.tables.show(played.desk, "trade")
    with pytest.raises(TooLateError, match="go back to the tables"):
        played.tables.play(played.desk, 2)
    with pytest.raises(TooLateError, match="no orders are taken"):
        played.tables.decide(played.keys[0], 2, SWAP, "offer")
    result = result_of(1, played.session(1))
    first, second = result.words
    assert (second.seat, second.believed, second.kept, second.given) == (Seat.SECOND, 80, 1, 2)
    assert (first.believed, first.kept, first.given) == (None, 2, 2)
    assert result.turn is not None
    played.tables.show(played.desk, "")
    played.tables.decide(played.keys[0], 2, SWAP, "offer")


def test_a_table_that_the_program_did_not_come_to_is_played_when_the_room_is_opened_again(
    played, monkeypatch
):
    """The month is in the room's journal before a table has lived it: here the program dies in between."""
    for key in played.keys[:4]:
        played.tables.decide(key, 0, SWAP, "offer")
    lived = Session.play

    def dies(session: Session, number: int) -> None:
        if session.name.endswith("table-2"):
            raise KeyboardInterrupt
        lived(session, number)

    monkeypatch.setattr(Session, "play", dies)
    with pytest.raises(KeyboardInterrupt):
        played.tables.play(played.desk, 0)
    monkeypatch.undo()
    found = played.again()
    assert found.state.game.round == 1
    assert [found.tables.sessions.of(table).state.round for table in (1, 2)] == [1, 1]
    marks = {mark_of(found.tables.sessions.of(table).world) for table in (1, 2)}
    assert len(marks) == 1, "both tables decided the same on the same luck"
    assert [found.tables.seat_of(key).table for key in played.keys] == [1, 2, 1, 2, 1, 2]


def test_a_table_whose_file_is_damaged_or_gone_hinders_no_other(played):
    played.tables.say_ready(played.keys[0], 0)
    played.tables.play(played.desk, 0)
    (path,) = played.tables.sessions.folder.glob("*table-2.sqlite")
    path.write_bytes(b"no journal" * 200)
    found = played.again()
    with pytest.raises(NotKeptError, match=path.name):
        found.tables.sessions.of(2)
    with pytest.raises(NotKeptError, match=path.name):
        found.tables.play(played.desk, 1)
    assert found.tables.sessions.of(1).state.round == 2
    found.tables.decide(played.keys[0], 2, SWAP, "offer")
    path.unlink()
    with pytest.raises(NotKeptError, match="there is no session"):
        played.again().tables.decide(played.keys[1], 2, SWAP, "offer")
    assert not path.exists()
    rows = {row["table"]: row for row in tables_in(found)}
    assert (rows["1"]["months_played"], rows["1"]["problem"]) == ("2", "")
    assert path.name in rows["2"]["problem"]


def test_a_table_of_another_game_that_a_mended_room_has_forgotten_is_not_taken_for_this_one(tmp_path):
    played = Played(tmp_path)
    entries = [entry for entry in played.room.entries() if entry.kind != "game begun"]
    played.room.log.journal.path.unlink()
    Journal.create(played.room.log.journal.path, *entries)
    found = played.again()
    with pytest.raises(NotKeptError, match=r"it is of another game\. End this game, and begin anew"):
        found.tables.begin(played.desk, WAR, 2, 6, 8)
    found.tables.end(played.desk, 1)
    found.tables.begin(played.desk, WAR, 2, 6, 8)
    assert found.tables.sessions.of(1).state.setup.seed == 8


def tables_in(room: ClassRoom) -> list[dict[str, str]]:
    """The rows of an archive's tables."""
    with zipfile.ZipFile(io.BytesIO(class_zip(room))) as archive:
        return list(csv.DictReader(io.StringIO(archive.read("game_tables.csv").decode())))


def test_what_is_saved_has_every_table_and_a_meaning_for_every_column_and_deleting_leaves_nothing(played):
    played.tables.decide(played.keys[0], 0, SWAP, "offer")
    played.tables.play(played.desk, 0)
    played.tables.end(played.desk, 1)
    played.tables.begin(played.desk, WAR, 1, 6, 3)
    with zipfile.ZipFile(io.BytesIO(class_zip(played.room))) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    columns = {(name, column) for name, text in texts.items() for column in text.splitlines()[0].split(",")}
    explained = {(row["file"], row["column"]) for row in csv.DictReader(io.StringIO(texts["dictionary.csv"]))}
    assert columns - explained == {("dictionary.csv", it) for it in ("file", "column", "unit", "meaning")}
    assert explained - columns == set()
    rows = [(row["game"], row["table"], row["months_played"]) for row in tables_in(played.room)]
    assert rows == [("1", "1", "1"), ("1", "2", "1"), ("2", "1", "0")]
    log = list(csv.DictReader(io.StringIO(texts["game_log.csv"])))
    said = next(row for row in log if row["item"] == "swap")
    told = [said[name] for name in ("team", "seat", "value", "decided_by")]
    assert told == ["Blue 1", "first", "offer", "team"]
    written = b"".join(path.read_bytes() for path in played.folder.rglob("*.sqlite*"))
    assert not any(key.encode() in written for key in (played.desk, *played.keys))
    played.room.delete(played.desk)
    assert list(played.folder.iterdir()) == []
