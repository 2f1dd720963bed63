"""A room: who sits where, whose answer counts, and until when."""

import csv
import io
import re
import threading
import zipfile
from collections.abc import Callable

import pytest

from microdeals.errors import RequestError
from microdeals.lessons import Kind, load_lesson, shipped_lessons
from microdeals.rooms import ClassRoom, NoSeatError, OpenRooms, TooLateError, class_zip, is_key, new_key
from microdeals.rooms.bots import guess_of_bot
from microdeals.rooms.codes import WORDS, read_code
from microdeals.rooms.wrong_tries import FREE, SECONDS_A_TRY, WrongTries
from rooms.classes import Hands, Taught
from waits import until


@pytest.fixture
def taught(tmp_path) -> Taught:
    return Taught(tmp_path)


def test_everybody_gets_a_seat_of_their_own_under_a_name_that_nobody_typed(taught):
    assert taught.names == ["Blue 1", "Red 1"]
    assert [taught.room.phone(key).name for key in taught.keys] == taught.names


def test_joining_twice_is_joining_once_and_who_left_comes_back_to_the_same_seat(taught):
    key = taught.keys[0]
    before = taught.room.state.newest
    assert taught.room.join(key).name == "Blue 1"
    assert taught.room.state.newest == before
    taught.room.leave(key)
    assert [phone.name for phone in taught.room.state.seated] == ["Red 1"]
    assert taught.room.join(new_key()).name == "Green 1"
    assert taught.room.join(key).name == "Blue 1"
    assert [phone.name for phone in taught.room.state.seated] == ["Blue 1", "Red 1", "Green 1"]


def test_thirty_phones_that_join_at_once_twice_each_take_thirty_seats(tmp_path):
    taught = Taught(tmp_path, phones=0)
    keys = [new_key() for _ in range(30)]
    threads = [threading.Thread(target=taught.room.join, args=(key,)) for key in keys * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    names = {taught.room.phone(key).name for key in keys}
    assert len(names) == 30
    assert names == {phone.name for phone in taught.again().state.seated}


def test_answers_that_come_together_go_to_the_disk_together_and_a_refused_one_hinders_none(tmp_path):
    taught = Taught(tmp_path, phones=10)
    room, said, sizes = taught.room, {}, []
    room.go_to(taught.desk, "guess")
    extend = room.log.journal.extend
    room.log.journal.extend = lambda entries, known: sizes.append(len(entries)) or extend(entries, known)

    def answer(n: int) -> None:
        try:
            said[n] = room.guess(taught.keys[n], 5 if n == 3 else 0, (1.0,))
        except TooLateError as late:
            said[n] = late

    threads = [threading.Thread(target=answer, args=(n,)) for n in range(10)]
    with room.log._lock:
        for thread in threads:
            thread.start()
        until(lambda: len(room.log._wishes) == 10, "all ten wait")
    for thread in threads:
        thread.join()
    assert sizes == [9]
    assert isinstance(said.pop(3), TooLateError)
    assert set(said.values()) == {1}
    assert len(taught.again().guesses()) == 9


def test_two_programs_that_write_to_one_room_lose_nothing(taught):
    other = taught.again()
    third = new_key()
    assert other.join(third).name == "Green 1"
    assert taught.room.join(new_key()).name == "Gold 1"
    taught.room.go_to(taught.desk, "guess")
    other.guess(third, 0, (1.0,))
    taught.room.guess(taught.keys[0], 0, (2.0,))
    assert taught.again().guesses() == {"Green 1": (1.0,), "Blue 1": (2.0,)}


FORGED = ("", "x", "A" * 22, "é" * 22, "../../etc/passwd", "A" * 100_000)


@pytest.mark.parametrize("forged", FORGED)
def test_a_forged_key_writes_and_reads_nothing(taught, forged):
    room, newest = taught.room, taught.room.state.newest
    refused: list[Callable[[], object]] = [
        lambda: room.phone(forged),
        lambda: room.guess(forged, 0, (1.0,)),
        lambda: room.leave(forged),
        lambda: room.go_to(forged, "guess"),
        lambda: room.give_time(forged, 60, 0),
        lambda: room.close_guesses(forged),
        lambda: room.shut_door(forged),
        lambda: room.unseat(forged, "Blue 1"),
        lambda: room.seat_bots(forged, 3),
        lambda: room.delete(forged),
    ]
    for act in refused:
        with pytest.raises(NoSeatError):
            act()
    assert taught.again().state.newest == newest


def test_a_seat_is_no_desk_a_desk_is_no_seat_and_neither_opens_another_room(tmp_path):
    one, other = Taught(tmp_path), Taught(tmp_path)
    with pytest.raises(NoSeatError):
        one.room.go_to(one.keys[0], "guess")
    with pytest.raises(NoSeatError):
        one.room.guess(one.desk, 0, (1.0,))
    with pytest.raises(NoSeatError):
        one.room.go_to(other.desk, "guess")
    with pytest.raises(NoSeatError):
        one.room.phone(other.keys[0])


def test_the_log_has_no_key_in_it_only_hashes(taught):
    taught.room.new_desk_key()
    written = taught.room.log.journal.path.read_bytes()
    assert all(key.encode() not in written for key in (taught.desk, *taught.keys))


def test_a_further_key_of_the_desk_opens_it_and_the_first_still_does(taught):
    taught.again().go_to(taught.again().new_desk_key(), "guess")
    taught.room.go_to(taught.desk, "hook")
    assert taught.again().state.stage == 0


def test_a_guess_counts_only_while_one_is_asked_for(taught):
    room, (key, _) = taught.room, taught.keys
    with pytest.raises(TooLateError):
        room.guess(key, 0, (1.0,))
    room.go_to(taught.desk, "guess")
    room.guess(key, 0, (1.0,))
    room.close_guesses(taught.desk)
    with pytest.raises(TooLateError):
        room.guess(key, 1, (2.0,))
    room.close_guesses(taught.desk, is_closed=False)
    room.guess(key, 1, (2.0,))
    room.go_to(taught.desk, "reveal")
    room.go_to(taught.desk, "guess")
    with pytest.raises(TooLateError):
        room.guess(key, 2, (0.0,))
    assert room.guesses() == {"Blue 1": (2.0,)}


def test_an_answer_that_comes_twice_is_one_and_one_that_comes_late_overrules_none(taught):
    room, (key, _) = taught.room, taught.keys
    room.go_to(taught.desk, "guess")
    room.guess(key, 0, (1.0,))
    newest = room.state.newest
    room.guess(key, 0, (1.0,))
    assert room.state.newest == newest
    room.guess(key, 1, (2.0,))
    with pytest.raises(TooLateError, match="later answer"):
        room.guess(key, 0, (0.0,))
    room.guess(key, 2, ())
    assert room.guesses() == {"Blue 1": ()}


@pytest.mark.parametrize(
    "bad", [(9.0,), (-1.0,), (0.5,), (1.0, 2.0), (float("nan"),), (float("inf"),), ("1; DROP",), (None,)]
)
def test_what_answers_no_question_is_refused_and_the_seat_stays(taught, bad):
    taught.room.go_to(taught.desk, "guess")
    with pytest.raises(RequestError, match="nothing was written"):
        taught.room.guess(taught.keys[0], 0, bad)
    taught.room.guess(taught.keys[0], 0, (1.0,))


def test_time_runs_out_and_no_answer_comes_in_two_seconds_later(taught):
    room, (key, other) = taught.room, taught.keys
    room.go_to(taught.desk, "guess")
    room.give_time(taught.desk, 60, 0)
    taught.hands.now += 61
    assert room.state.left(taught.hands.now) == 0
    room.guess(key, 0, (1.0,))
    taught.hands.now += 2
    with pytest.raises(TooLateError):
        room.guess(other, 0, (1.0,))


def test_a_minute_more_that_is_pressed_twice_is_one_minute(taught):
    room = taught.room
    room.give_time(taught.desk, 60, 0)
    number = room.state.deadline.number
    taught.hands.now += 50
    for _ in range(2):
        room.give_time(taught.desk, 60, number)
    assert room.state.left(taught.hands.now) == 70
    room.give_time(taught.desk, 0, room.state.deadline.number)
    assert room.state.deadline is None


def test_a_clock_that_was_set_back_an_hour_over_a_restart_gives_no_hour_more(taught):
    taught.room.give_time(taught.desk, 90, 0)
    taught.hands.now -= 3600
    assert taught.again().state.left(taught.hands.now) == 90


def test_a_clock_that_was_set_forward_an_hour_over_a_restart_ends_the_time_and_the_desk_gives_more(taught):
    room = taught.room
    room.go_to(taught.desk, "guess")
    room.give_time(taught.desk, 90, 0)
    taught.hands.now += 3600
    again = taught.again()
    with pytest.raises(TooLateError, match="guesses are closed"):
        again.guess(taught.keys[0], 0, (1.0,))
    again.give_time(taught.desk, 60, again.state.deadline.number)
    again.guess(taught.keys[0], 0, (1.0,))
    assert again.state.left(taught.hands.now) == 60


@pytest.mark.parametrize(
    "name", ["", "<b>Blue 1</b>", "Blue 1\0", "blue 1", "\u202eBlue 1", "=1+1", "B" * 100_000]
)
def test_a_name_that_no_seat_has_unseats_nobody(taught, name):
    newest = taught.room.state.newest
    taught.room.unseat(taught.desk, name)
    assert taught.again().state.newest == newest


def test_server_time_goes_on_when_the_wall_clock_jumps():
    from microdeals.rooms.server_time import ServerTime

    wall, steady = Hands(5000.0), Hands(10.0)
    time = ServerTime(wall, steady)
    wall.now, steady.now = 9_000_000.0, 13.0
    assert time() == 5003.0


def test_a_seat_that_is_taken_away_is_gone_with_its_guess_and_a_shut_door_lets_nobody_in(taught):
    room, (key, _) = taught.room, taught.keys
    room.go_to(taught.desk, "guess")
    room.guess(key, 0, (1.0,))
    room.shut_door(taught.desk)
    room.unseat(taught.desk, "Blue 1")
    assert room.guesses() == {}
    with pytest.raises(NoSeatError):
        room.guess(key, 1, (2.0,))
    with pytest.raises(TooLateError, match="door"):
        room.join(key)
    room.shut_door(taught.desk, is_shut=False)
    assert room.join(key).name == "Green 1"


def test_a_line_that_nobody_has_moved_is_no_guess(tmp_path):
    taught = Taught(tmp_path, phones=1, lesson="mediator")
    taught.room.go_to(taught.desk, "guess")
    days = load_lesson("mediator").prediction.days
    with pytest.raises(RequestError, match="still level"):
        taught.room.guess(taught.keys[0], 0, [50.0] * len(days))
    taught.room.guess(taught.keys[0], 0, [*[50.0] * (len(days) - 1), 40.0])


@pytest.mark.parametrize("lesson", shipped_lessons())
def test_a_rehearsal_has_bots_in_every_seat_and_their_guesses_answer_the_question(tmp_path, lesson):
    taught = Taught(tmp_path, phones=0, lesson=lesson)
    taught.room.seat_bots(taught.desk, 12)
    assert taught.room.guesses() == {}
    taught.room.go_to(taught.desk, "guess")
    guesses = taught.room.guesses()
    assert len(guesses) == 12
    assert len(set(guesses.values())) > 1
    human = new_key()
    taught.room.join(human)
    for n, values in enumerate(dict.fromkeys(guesses.values())):
        taught.room.guess(human, n, values)  # as if somebody said the same
    taught.room.seat_bots(taught.desk, 0)
    assert len(taught.again().state.seated) == 1


def test_a_bots_guesses_spread_over_what_can_be_said():
    lesson = load_lesson("promise")
    assert lesson.prediction.kind is Kind.CHOICE
    assert {guess_of_bot(lesson, f"Blue {n}") for n in range(80)} == {
        (float(place),) for place in range(len(lesson.prediction.options))
    }


def test_the_class_as_files_has_a_dictionary_for_every_column_and_no_key(taught):
    room = taught.room
    room.go_to(taught.desk, "guess")
    room.guess(taught.keys[0], 0, (2.0,))
    room.go_to(taught.desk, "reveal")
    with zipfile.ZipFile(io.BytesIO(class_zip(room))) as archive:
        tables = {
            name: list(csv.DictReader(io.StringIO(archive.read(name).decode())))
            for name in archive.namelist()
        }
    described = {(row["file"], row["column"]) for row in tables["dictionary.csv"]}
    held = {(name, column) for name in ("guesses.csv", "gradebook.csv") for column in tables[name][0]}
    assert described == held
    assert [(row["seat"], row["guess"]) for row in tables["guesses.csv"]] == [("Blue 1", "3")]
    assert [(row["seat"], row["completed"]) for row in tables["gradebook.csv"]] == [
        ("Blue 1", "1"),
        ("Red 1", "0"),
    ]


def test_a_room_that_is_deleted_leaves_no_file(taught):
    rooms = OpenRooms(taught.folder, taught.hands)
    assert rooms.found(taught.room.code).code == taught.room.code
    with pytest.raises(NoSeatError):
        rooms.delete(taught.room.code, taught.keys[0])
    rooms.delete(taught.room.code, taught.desk)
    assert list(taught.folder.iterdir()) == []
    with pytest.raises(RequestError, match="no room of that code"):
        rooms.found(taught.room.code)


@pytest.mark.parametrize(
    "typed", ["", "river", "river-7", "xyzzy-42", "../river-42", "river-42-1", "r" * 10_000, "\u202eriver-42"]
)
def test_what_can_be_no_code_is_told_in_a_sentence_and_asks_no_disk(typed):
    with pytest.raises(RequestError, match="A code is a word and two figures"):
        read_code(typed)


def test_codes_are_words_that_can_be_told_apart_aloud():
    assert len(WORDS) == len(set(WORDS)) > 120
    assert all(re.fullmatch("[a-z]{4,9}", word) for word in WORDS)
    assert is_key(new_key())


def test_whoever_tries_codes_waits_and_others_do_not():
    hands = Hands()
    tries = WrongTries(hands)
    for _ in range(FREE):
        assert tries.seconds_to_wait("10.0.0.7") == 0
        tries.was_wrong("10.0.0.7")
    assert tries.seconds_to_wait("10.0.0.7") == SECONDS_A_TRY
    assert tries.seconds_to_wait("10.0.0.8") == 0
    hands.now += SECONDS_A_TRY
    assert tries.seconds_to_wait("10.0.0.7") == 0


def test_a_room_is_opened_only_for_a_lesson_that_there_is(tmp_path):
    with pytest.raises(RequestError, match="a room teaches promise"):
        ClassRoom.create(tmp_path, "../secret")
    assert list(tmp_path.iterdir()) == []
