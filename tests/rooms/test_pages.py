"""The pages of rooms: who sees and writes what, and what an answer is worth."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest

import dashboards.rooms
from dashboards.rooms import shown
from dashboards.rooms.lesson_worlds import LessonWorlds
from dashboards.rooms.tally import stacked
from dashboards.words import under
from dashboards.work.pool import Pool
from dashboards.work.tickets import TicketState
from microdeals.errors import RequestError
from microdeals.game import Question
from microdeals.game.journal import Journal
from microdeals.language.plurals import plural_of, plurals_in
from microdeals.lessons import STAGES, Findings, findings_of, load_lesson
from microdeals.rooms import ClassRoom, OpenRooms, new_key
from microdeals.rooms.game_state import PARTS
from rooms.classes import Hands
from rooms.phones import Browser, DeskBrowser, Phone, app_of
from waits import until


@pytest.fixture(scope="module")
def findings() -> Findings:
    return findings_of(load_lesson("promise"), 4)


class Class:
    """A room as it is served."""

    def __init__(self, folder: Any) -> None:
        self.hands = Hands()
        self.folder = folder
        self.room, self.key = ClassRoom.create(folder, "promise", self.hands)
        self.code = self.room.code
        self.restart()
        self.desk = DeskBrowser(self.app, self.room, self.key)

    def restart(self) -> None:
        """Another server over the same folder."""
        self.rooms = OpenRooms(self.folder, self.hands)
        self.app = app_of(self.rooms)

    def phone(self, client: str = "10.0.0.7") -> Phone:
        return Phone(self.app, client)

    def guess(self, phone: Browser, turn: int, *values: object) -> Any:
        return phone.post(f"/room/{self.code}/seat/guess", {"turn": turn, "values": list(values)})

    def newest(self) -> int:
        """The number of the deadline that stands."""
        deadline = self.rooms.found(self.code).state.deadline
        return deadline.number if deadline else 0

    def stage(self) -> int:
        return self.rooms.found(self.code).state.stage

    def guesses(self) -> Any:
        return ClassRoom.open(self.folder, self.code).guesses()


@pytest.fixture
def taught(tmp_path, monkeypatch, findings) -> Class:
    monkeypatch.setattr("dashboards.rooms.lesson_worlds.LessonWorlds.found", lambda *_: findings)
    return Class(tmp_path)


def test_looking_at_the_door_takes_no_seat_however_often_and_joining_twice_takes_one(taught):
    preview, phone = taught.phone(), taught.phone()
    for _ in range(3):
        preview.get(f"/room/{taught.code}")
        Browser(taught.app).get(f"/room/{taught.code}/join")
    assert phone.join(taught.code) == "Blue 1"
    phone.post(f"/room/{taught.code}/join")
    assert phone.get(f"/room/{taught.code}").place == f"/room/{taught.code}/seat"
    assert taught.phone().join(taught.code) == "Red 1"


def test_a_code_is_found_however_it_is_typed_and_a_wrong_one_is_told(taught):
    word, number = taught.code.lower().split("-")
    phone = taught.phone()
    assert phone.get(f"/join?code={word}+{number}").place == f"/room/{taught.code}"
    assert phone.get(f"/room/{taught.code.lower()}/seat").place == f"/room/{taught.code}/seat"
    wrong = phone.get("/join?code=<script>alert(1)</script>")
    assert wrong.status == 404
    assert "A code is a word and two figures" in wrong
    assert "<script>alert" not in wrong


def test_whoever_tries_codes_is_slowed_down_and_those_in_the_room_are_not(taught):
    guesser, seated = taught.phone(), taught.phone()
    seated.join(taught.code)
    for _ in range(20):
        assert guesser.get("/join?code=river-10").status == 404
    slowed = guesser.get(f"/join?code={taught.code}")
    assert slowed.status == 429
    assert "Wait 3 seconds" in slowed
    assert seated.get(f"/room/{taught.code}/seat/now").status == 200
    assert taught.desk.get(f"/room/{taught.code}/screen").status == 200
    assert Phone(taught.app, "10.0.0.99").join(taught.code) == "Red 1"


def test_an_answer_is_on_disk_when_it_is_acknowledged_and_a_new_server_finds_every_seat(taught):
    phones = [taught.phone() for _ in range(4)]
    names = [phone.join(taught.code) for phone in phones]
    taught.desk.act("go", stage="guess")
    for n, phone in enumerate(phones):
        assert taught.guess(phone, 0, n % 3).data() == {"said": "Kept.", "turn": 1}
        assert taught.guesses()[names[n]] == (n % 3,)
    taught.restart()
    for phone, name in zip(phones, names, strict=True):
        phone._app = taught.app
        assert f'class="name">{name}<' in phone.get(f"/room/{taught.code}/seat")
    taught.desk._app = taught.app
    assert taught.desk.act("go", stage="reveal").status == 200


def test_a_seat_moves_to_another_phone_by_a_link_whose_key_no_server_is_told_in_an_address(taught):
    old, new = taught.phone(), taught.phone()
    name = old.join(taught.code)
    link = old.post(f"/room/{taught.code}/seat/link").data()["link"]
    address, key = link.split("#")
    assert address == f"http://10.0.0.1:8765/room/{taught.code}/seat"
    assert "data-hand-in" in new.get(f"/room/{taught.code}/seat")
    assert new.post(f"/room/{taught.code}/seat/key", {"key": key}).status == 200
    assert f'class="name">{name}<' in new.get(f"/room/{taught.code}/seat")
    assert len(taught.rooms.found(taught.code).state.phones) == 1


READS = ("seat/now", "desk/now")
WRITES = (
    ("seat/guess", {"turn": 0, "values": [1]}),
    ("seat/leave", {}),
    ("seat/link", {}),
    ("seat/key", {"key": "A" * 22}),
    ("desk/key", {"key": "A" * 22}),
    ("desk/act", {"act": "go", "stage": "guess"}),
    ("desk/act", {"act": "delete"}),
)


@pytest.mark.parametrize("forged", ["", "A" * 22, "nonsense", "of the desk", "of a phone", "of another room"])
def test_no_key_but_the_right_one_reads_or_writes(taught, tmp_path, forged):
    seated = taught.phone()
    seated.join(taught.code)
    seat_key = next(iter(seated.cookies.values()))
    other, _ = ClassRoom.create(tmp_path, "promise", taught.hands)
    elsewhere = new_key()
    other.join(elsewhere)
    of_seat, of_desk = {"of the desk": (taught.key, ""), "of a phone": ("", seat_key)}.get(
        forged, (elsewhere, elsewhere) if forged == "of another room" else (forged, forged)
    )
    intruder = taught.phone()
    at = f"/room/{taught.code}"
    intruder.cookies = {(at, "microdeals-seat"): of_seat, (at, "microdeals-desk"): of_desk}
    newest = ClassRoom.open(tmp_path, taught.code).state.newest
    answers = [intruder.get(f"{at}/{path}") for path in READS]
    answers += [intruder.post(f"{at}/{path}", sent) for path, sent in WRITES]
    answers.append(intruder.get(f"{at}/desk/class.zip"))
    assert {answer.status for answer in answers} == {403}
    assert "Blue 1" not in intruder.get(f"{at}/desk")
    assert ClassRoom.open(tmp_path, taught.code).state.newest == newest


def test_no_page_of_a_phone_shows_anothers_guess_or_any_key(taught):
    one, other = taught.phone(), taught.phone()
    one.join(taught.code)
    other.join(taught.code)
    taught.desk.act("go", stage="guess")
    taught.guess(one, 0, 2)
    page, walls = other.get(f"/room/{taught.code}/seat"), other.get(f"/room/{taught.code}/screen")
    assert 'aria-pressed="true"' in one.get(f"/room/{taught.code}/seat")
    assert 'aria-pressed="true"' not in page
    assert "Blue 1" not in page
    keys = [*one.cookies.values(), *other.cookies.values(), taught.key]
    assert not any(
        key in text for key in keys for text in (page, walls, taught.desk.get(f"/room/{taught.code}/desk"))
    )


def test_the_wall_shows_how_many_have_answered_and_draws_guesses_once_they_are_closed(taught):
    phones = [taught.phone() for _ in range(3)]
    for phone in phones:
        phone.join(taught.code)
    taught.desk.act("go", stage="guess")
    for phone, value in zip(phones, (0, 0, 2), strict=True):
        taught.guess(phone, 0, value)
    wall = f"/room/{taught.code}/screen"
    assert "<strong>3</strong> of 3 have answered" in phones[0].get(wall)
    assert 'class="bars"' not in phones[0].get(wall)
    taught.desk.act("close", closed=True)
    assert re.findall(r'class="n">(\d)<', phones[0].get(wall)) == ["2", "0", "1", "0"]
    assert 'class="right"' not in phones[0].get(wall)
    taught.desk.act("go", stage="reveal")
    assert phones[0].get(wall).count('class="right"') == 1


def test_code_and_address_are_on_the_wall_and_on_paper_as_phones_reach_them(taught):
    for path in ("screen", "screen/paper"):
        told = taught.desk.get(f"/room/{taught.code}/{path}")
        assert taught.code in told
        assert "10.0.0.1:8765/join" in told
        assert "<svg" in told


def test_a_page_shows_what_another_program_has_written_within_a_second(taught):
    phone = taught.phone()
    phone.join(taught.code)
    at = f"/room/{taught.code}/seat/now"
    phone.get(at)
    ClassRoom.open(taught.folder, taught.code).go_to(taught.key, "guess")
    taught.hands.now += 1
    assert 'data-stage="guess"' in phone.get(at).data()["parts"]["main"]


def test_a_new_server_that_still_counts_worlds_leaves_on_the_phone_what_it_shows(taught, monkeypatch):
    phone = taught.phone()
    phone.join(taught.code)
    at = f"/room/{taught.code}/seat/now"
    mark = phone.get(at).data()["mark"]
    monkeypatch.setattr("dashboards.rooms.lesson_worlds.LessonWorlds.found", lambda *_: None)
    assert "parts" not in phone.get(f"{at}?mark={mark}").data()
    assert "are being counted" in phone.get(f"/room/{taught.code}/seat")


def test_every_stage_is_shown_to_everybody(taught):
    phone = taught.phone()
    phone.join(taught.code)
    for stage in STAGES:
        assert taught.desk.act("go", stage=stage).status == 200
        assert f'data-stage="{stage}"' in phone.get(f"/room/{taught.code}/seat")
        assert f'class="at-{stage}"' in phone.get(f"/room/{taught.code}/screen")


def test_a_page_is_told_what_is_new_once_and_the_time_each_time(taught):
    phone = taught.phone()
    phone.join(taught.code)
    at = f"/room/{taught.code}/seat/now"
    first = phone.get(at).data()
    assert first["left"] is None
    assert "parts" not in phone.get(f"{at}?mark={first['mark']}").data()
    taught.desk.act("time", seconds=60, number=0)
    taught.hands.now += 20
    assert phone.get(f"{at}?mark={first['mark']}").data() == {"left": 40.0, "mark": first["mark"]}
    taught.desk.act("go", stage="guess")
    assert 'form class="guess"' in phone.get(f"{at}?mark={first['mark']}").data()["parts"]["main"]


BAD = (
    None, [], "x", {"turn": "0", "values": [1]}, {"turn": 0, "values": "1"}, {"turn": True, "values": [1]},
    {"turn": 0, "values": [{"a": 1}]}, {"turn": 0, "values": [1e400]}, {"turn": 0, "values": [7]},
    {"turn": 0, "values": [1] * 5000}, {"turn": 10**30, "values": [1.5]},
)  # fmt: skip


@pytest.mark.parametrize("sent", BAD)
def test_what_no_page_sends_is_told_in_a_sentence_and_changes_nothing(taught, sent):
    phone = taught.phone()
    phone.join(taught.code)
    taught.desk.act("go", stage="guess")
    answer = phone.post(f"/room/{taught.code}/seat/guess", sent)
    assert answer.status == 400
    assert "nothing was written" in answer.data()["said"]
    assert taught.guesses() == {}
    assert taught.guess(phone, 0, 1).status == 200


def test_a_turn_that_never_was_is_out_of_step(taught):
    phone = taught.phone()
    phone.join(taught.code)
    taught.desk.act("go", stage="guess")
    assert phone.post(f"/room/{taught.code}/seat/guess", {"turn": 10**30, "values": [1]}).status == 409
    assert taught.guesses() == {}


@pytest.mark.parametrize(
    "sent",
    [
        {"act": "go", "stage": "nowhere"}, {"act": "time", "seconds": "60", "number": 0},
        {"act": "time", "seconds": -5, "number": 0}, {"act": "time", "seconds": 1e300, "number": 0},
        {"act": "x"},
        {"act": ["go"]},
    ],
)  # fmt: skip
def test_the_desk_is_told_what_it_cannot_do(taught, sent):
    answer = taught.desk.post(f"/room/{taught.code}/desk/act", sent)
    assert answer.status == 400
    assert answer.data()["said"]


def test_a_phone_hears_that_nothing_was_kept_and_the_desk_hears_why(taught, monkeypatch):
    phone = taught.phone()
    phone.join(taught.code)
    taught.desk.act("go", stage="guess")

    def refuse(*_: object) -> bool:
        raise RequestError("results/rooms/river-42.sqlite: database or disk is full. Make room on the disk.")

    monkeypatch.setattr(Journal, "extend", refuse)
    refused = taught.guess(phone, 0, 1)
    assert refused.status == 503
    assert "could not keep your answer" in refused
    assert "sqlite" not in refused
    assert "Make room on the disk" in taught.desk.act("close", closed=True)
    monkeypatch.undo()
    assert taught.guesses() == {}


def test_a_join_that_the_disk_refuses_says_so_and_no_word_of_an_answer(taught, monkeypatch):
    phone = taught.phone()
    phone.get(f"/room/{taught.code}")

    def refuse(*_: object) -> bool:
        raise RequestError("results/rooms/river-42.sqlite: database or disk is full. Make room on the disk.")

    monkeypatch.setattr(Journal, "extend", refuse)
    refused = phone.post(f"/room/{taught.code}/join")
    assert refused.status == 503
    assert "could not keep a seat for you. Tell your teacher, and press Join again." in refused
    assert "sqlite" not in refused
    monkeypatch.undo()
    assert phone.join(taught.code) == "Blue 1"
    monkeypatch.setattr(Journal, "extend", refuse)
    assert "could not do that" in phone.post(f"/room/{taught.code}/seat/leave").data()["said"]


def test_a_room_that_cannot_be_read_says_how_it_is_mended_and_slows_nobody_down(taught):
    with sqlite3.connect(taught.room.log.journal.path, isolation_level=None) as connection:
        connection.execute("DROP TRIGGER no_update")
        connection.execute("UPDATE entry SET content = '{' WHERE id = 1")
    connection.close()
    taught.restart()
    phone = taught.phone()
    for _ in range(30):
        told = phone.get(f"/room/{taught.code}")
        assert told.status == 503
        assert f"microdeals class --room {taught.code} --mend" in told
    assert phone.get("/join?code=river-10").status == 404
    assert phone.get(f"/room/{taught.code}/seat/now").status == 503  # a phone asks again by itself


def test_a_page_is_drawn_only_where_something_is_new(taught, monkeypatch):
    phone = taught.phone()
    phone.join(taught.code)
    drawn: list[str] = []

    def note(name: str, **known: object) -> str:
        drawn.append(name)
        return usual(name, **known)

    usual = shown.drawn
    monkeypatch.setattr(shown, "drawn", note)
    for browser, place in ((taught.desk, "desk"), (phone, "screen"), (phone, "seat")):
        at = f"/room/{taught.code}/{place}/now"
        mark = browser.get(at).data()["mark"]
        drawn.clear()
        for _ in range(3):
            assert "parts" not in browser.get(f"{at}?mark={mark}").data()
        assert drawn == []
        taught.desk.act("time", seconds=60, number=taught.newest())
        taught.desk.act("go", stage="hook" if taught.stage() else "guess")
        assert browser.get(f"{at}?mark={mark}").data()["parts"]
        assert drawn


def test_the_worlds_of_a_lesson_come_from_the_pool_of_all_pages_and_what_failed_is_asked_anew(monkeypatch):
    monkeypatch.setattr("dashboards.asked.lesson.CLASS", 4)
    pool = Pool(1)
    worlds = LessonWorlds(pool)
    monkeypatch.setattr("dashboards.asked.lesson.in_steps", lambda *_, **__: 1 / 0)
    assert worlds.found("promise") is None
    until(lambda: worlds._tickets["promise"].report.state is TicketState.FAILED, "it fails")
    monkeypatch.undo()
    monkeypatch.setattr("dashboards.asked.lesson.CLASS", 4)
    until(lambda: worlds.found("promise") is not None, "the worlds are run")
    found = worlds.found("promise")
    assert found is not None
    assert {len(each) for each in found.each.values()} == {4}
    assert LessonWorlds(pool).found("promise") is found  # known already


def test_a_line_that_breaks_in_the_middle_of_an_answer_changes_nothing(taught):
    phone = taught.phone()
    phone.join(taught.code)
    taught.desk.act("go", stage="guess")
    assert phone.break_off(f"/room/{taught.code}/seat/guess").status == 400
    assert taught.guesses() == {}
    assert taught.guess(phone, 0, 1).status == 200


def test_an_unseated_phone_is_told_and_may_join_again_and_one_that_left_finds_its_seat(taught):
    phone = taught.phone()
    phone.join(taught.code)
    taught.desk.act("unseat", name="Blue 1")
    assert phone.get(f"/room/{taught.code}/seat/now").status == 403
    assert phone.join(taught.code) == "Red 1"
    phone.post(f"/room/{taught.code}/seat/leave")
    assert phone.get(f"/room/{taught.code}/seat/now").status == 403
    assert phone.join(taught.code) == "Red 1"


def test_the_class_is_saved_and_deleted_by_one_button_each(taught):
    phone = taught.phone()
    phone.join(taught.code)
    saved = taught.rooms.found(taught.code)
    assert taught.desk.get(f"/room/{taught.code}/desk/class.zip").headers["content-type"] == "application/zip"
    assert saved.state.newest == 2
    assert taught.desk.act("delete").data() == {"go": "/join"}
    assert list(taught.folder.iterdir()) == []
    assert phone.get(f"/room/{taught.code}/seat/now").status == 404


def test_dots_of_a_large_class_stay_within_the_picture():
    dots = stacked([50.0] * 200 + [0.0, 100.0])
    assert len(dots) == 202
    assert all(0 <= dot.x <= 1000 and 0 <= dot.y <= 400 for dot in dots)


def test_every_word_of_these_pages_is_there_and_each_is_used():
    room = Path(dashboards.rooms.__file__).parent
    asked: set[str] = set()
    for file in (*room.glob("*.py"), *room.glob("web/*.html")):
        text = file.read_text(encoding="utf-8")
        asked |= set(re.findall(r'\b(?:say|said|many|said_of_many)\("([a-z_.]+)"', text))
        asked |= set(re.findall(r'"([a-z]+\.[a-z_]+)" (?:if|else) ', text))
        asked |= set(re.findall(r'else "([a-z]+\.[a-z_]+)"', text))
    asked |= {f"stage.{stage}" for stage in STAGES} | {f"debrief.{part}" for part in PARTS}
    ends = ("", "_came", "_not")
    asked |= {f"debrief.guess_{question.value}{end}" for question in Question for end in ends}
    words = under("rooms")
    of_numbers = plurals_in(words)
    forms = {key: plural.text for key in words if (plural := plural_of(key)) and plural.text in of_numbers}
    there = {forms.get(key, key) for key in words}
    assert asked == there
