"""The pages of a game at several tables: who sees and writes what."""

from __future__ import annotations

import re
from typing import Any

import pytest

from microdeals.game.among_worlds import traded_worlds
from microdeals.game.table_wars import load_war
from microdeals.rooms import ClassRoom, OpenRooms
from microdeals.rooms.table_debrief import result_of
from rooms.classes import WAR, Hands
from rooms.phones import DeskBrowser, Phone, Told, app_of
from waits import until


class TableClass:
    """A game of two tables as it is served, with six phones."""

    def __init__(self, folder: Any, subject: str = WAR) -> None:
        self.folder, self.hands = folder, Hands()
        self.room, self.key = ClassRoom.create(folder, subject, self.hands)
        self.code = self.room.code
        self.app = app_of(OpenRooms(folder, self.hands))
        self.desk = DeskBrowser(self.app, self.room, self.key)
        self.phones = [Phone(self.app) for _ in range(6)]
        self.names = [phone.join(self.code) for phone in self.phones]

    def begin(self) -> Told:
        return self.desk.act("begin", war=WAR, tables="2", rounds="6")

    def order(self, phone: Phone, cell: str, value: str, month: int = 0) -> Told:
        return phone.post(f"/room/{self.code}/seat/order", {"month": month, "cell": cell, "value": value})

    def ready(self, phone: Phone, month: int = 0) -> Told:
        return phone.post(f"/room/{self.code}/seat/ready", {"month": month, "ready": True})

    def parts(self, browser: Any, page: str) -> dict[str, str]:
        """What a page shows now."""
        return browser.get(f"/room/{self.code}/{page}/now").data()["parts"]

    def seat(self, phone: Phone) -> str:
        return "".join(self.parts(phone, "seat").values())

    def wall(self) -> str:
        return self.parts(Phone(self.app), "screen")["main"]

    def state(self):
        return ClassRoom.open(self.folder, self.code).state


@pytest.fixture
def played(tmp_path) -> TableClass:
    found = TableClass(tmp_path)
    found.begin()
    return found


def test_a_room_that_was_opened_for_a_war_waits_for_its_game_and_everybody_gets_a_seat(tmp_path):
    played = TableClass(tmp_path)
    assert "The game is about to begin" in played.seat(played.phones[0])
    assert "The game is about to begin" in played.wall()
    assert 'value="2"' in played.parts(played.desk, "desk")["begin"]
    assert played.begin().status == 200
    assert played.begin().status == 409
    titles = [re.search(r"<h1[^>]*>(.*?) <span[^>]*>(.*?)<", played.seat(phone)) for phone in played.phones]
    assert [" ".join(it.groups()) for it in titles if it] == [
        f"{who} Table {table}" for who in ("Arden", "Borea", "Mediator") for table in (1, 2)
    ]


def test_a_lessons_room_plays_a_game_and_goes_back_to_its_lesson(tmp_path):
    played = TableClass(tmp_path, "promise")
    assert "A game at several tables" in played.parts(played.desk, "desk")["begin"]
    played.begin()
    assert "Table 1" in played.seat(played.phones[0])
    played.desk.act("end", number=1)
    assert "Table 1" not in played.seat(played.phones[0])
    assert played.state().games[0].war == WAR


def test_an_order_is_on_disk_when_it_is_acknowledged_and_only_its_own_team_sees_it(played):
    first, second = played.phones[0], played.phones[2]
    assert played.order(first, "says:swap", "offer").data() == {"said": "Kept."}
    assert played.ready(first).status == 200
    offered = 'data-cell="says:swap" data-value="offer" aria-pressed="true"'
    assert offered in played.seat(first)
    others = [played.seat(phone) for phone in played.phones[1:]]
    assert not any(offered in seat for seat in others)
    assert "offer" not in played.wall().lower()
    assert played.wall().count('class="ready"') == 1
    played.desk.act("move", name=played.names[1], table=1, seat="first")
    assert offered in played.seat(played.phones[1])
    assert "Blue 1" in played.seat(played.phones[1])
    assert offered not in played.seat(second)


@pytest.mark.parametrize("forged", [None, "", "x", "A" * 22, "é" * 22, "../../etc/passwd"])
def test_no_key_but_a_seats_own_reads_or_writes_at_a_table(played, forged):
    newest = played.state().newest
    stranger = Phone(played.app)
    if forged is not None:
        stranger.cookies[f"/room/{played.code}", "microdeals-seat"] = forged
        stranger.cookies[f"/room/{played.code}", "microdeals-desk"] = forged
    assert played.order(stranger, "says:swap", "offer").status == 403
    assert played.ready(stranger).status == 403
    assert stranger.post(f"/room/{played.code}/seat/back", {}).status == 403
    assert stranger.get(f"/room/{played.code}/seat/now").status == 403
    for what in ("play", "begin", "month_back", "debrief", "end", "move", "model"):
        assert stranger.post(f"/room/{played.code}/desk/act", {"act": what, "month": 0}).status == 403
    assert stranger.get(f"/room/{played.code}/screen/trade").status == 409
    assert played.state().newest == newest


def test_a_breach_is_news_to_who_did_it_and_to_the_other_only_if_it_was_reported(played):
    first, second = played.phones[0], played.phones[2]
    for phone in (first, second):
        played.order(phone, "says:swap", "offer")
    played.desk.act("play", month=0)
    played.order(first, "does:swap", "break", month=1)
    played.ready(second, month=1)
    played.desk.act("play", month=1)
    assert "Arden breaks a deal: Prisoner swap" in played.seat(first)
    assert "Arden breaks a deal" not in played.seat(second)
    log = ClassRoom.open(played.folder, played.code).tables.sessions.of(1).world.log
    reports = [it for it in log if it.happening.name == "REPORT" and it.side == 0 and it.day > 30]
    assert ("has broken a deal" in played.seat(second)) == bool(reports)
    for page in (played.seat(first), played.seat(second), played.wall()):
        assert "trust" not in page.lower().replace("trustworthy", "")
        assert "gap" not in page.lower()


def test_the_desk_plays_a_month_once_and_takes_it_back_once(played):
    assert [played.desk.act("play", month=0).status for _ in range(2)] == [200, 409]
    assert "Play month 2" in played.parts(played.desk, "desk")["stages"]
    assert played.order(played.phones[0], "says:swap", "offer").status == 409
    assert [played.desk.act("month_back", month=0).status for _ in range(2)] == [200, 409]
    assert played.order(played.phones[0], "says:swap", "offer").status == 200


def test_the_model_plays_for_a_seat_until_its_phone_takes_it_back(played):
    played.desk.act("model", table=1, seat="first", plays=True)
    assert "the model plays your seat" in played.seat(played.phones[0])
    assert "data-cell" not in played.seat(played.phones[0])
    assert played.order(played.phones[0], "says:swap", "offer").status == 409
    assert played.phones[0].post(f"/room/{played.code}/seat/back", {}).status == 200
    assert "data-cell" in played.seat(played.phones[0])


def test_when_time_is_up_no_card_is_shown_and_the_wall_says_so(played):
    played.desk.act("time", seconds=60, number=0)
    assert played.phones[0].get(f"/room/{played.code}/seat/now").data()["left"] == 60
    played.hands.now += 63
    assert "Time is up" in played.seat(played.phones[0])
    assert "data-cell" not in played.seat(played.phones[0])
    assert "Time is up" in played.wall()


SHAPES = (
    ("order", {"month": "0", "cell": "says:swap", "value": "offer"}),
    ("order", {"month": 0, "cell": ["says"], "value": "offer"}),
    ("order", {"month": 0, "cell": "says:swap"}),
    ("order", {"month": True, "cell": "says:swap", "value": "offer"}),
    ("order", {"month": 0, "cell": "<img src=x onerror=alert(1)>", "value": "x"}),
    ("ready", {"month": 0, "ready": "yes"}),
    ("ready", {"month": 0.5, "ready": True}),
)


@pytest.mark.parametrize(("where", "sent"), SHAPES)
def test_what_no_page_sends_is_told_in_a_sentence(played, where, sent):
    answer = played.phones[0].post(f"/room/{played.code}/seat/{where}", sent)
    assert answer.status == 400
    assert answer.data()["said"].endswith(".")


@pytest.mark.parametrize(
    "sent",
    [
        {"act": "begin", "war": "../x", "tables": "2", "rounds": "6"},
        {"act": "play", "month": None},
        {"act": "play", "month": "9" * 30},
        {"act": "move", "name": "Blue 1", "table": 9, "seat": "first"},
        {"act": "move", "name": "Blue 1", "table": 1, "seat": "king"},
        {"act": "model", "table": "x", "seat": "first", "plays": True},
        {"act": "debrief", "part": "secrets"},
        {"act": "debrief", "part": "trade"},
    ],
)
def test_the_desk_is_told_what_cannot_be_done_at_tables(played, sent):
    answer = played.desk.post(f"/room/{played.code}/desk/act", sent)
    assert answer.status == 400
    assert answer.data()["said"].endswith(".")


def test_in_the_debrief_every_table_is_a_named_mark_beside_its_twin(played, monkeypatch):
    few = traded_worlds(load_war(WAR), 30, worlds=8)
    monkeypatch.setattr("dashboards.rooms.game_findings.traded_worlds", lambda *_: few)
    for phone in (played.phones[0], played.phones[2]):
        played.order(phone, "says:swap", "offer")
    played.order(played.phones[0], "guess:settled", "40")
    played.order(played.phones[0], "belief", "80")
    played.desk.act("play", month=0)
    played.desk.act("debrief", part="trade")
    until(lambda: "data-trade" in played.wall(), "the tables are compared")
    drawing = played.desk.get(f"/room/{played.code}/screen/trade").data()
    assert drawing["frame"]["named"] == ["Table 1", "Table 2"]
    assert drawing["frame"]["n"] == 10
    found = ClassRoom.open(played.folder, played.code)
    for table, at in ((1, 8), (2, 9)):
        place = result_of(table, found.tables.sessions.of(table)).debrief.place
        relief, closing = (drawing["frame"]["values"][row * 10 + at] for row in (0, 1))
        assert (relief, closing) == pytest.approx((place.relief, place.closing), abs=1e-6)
    played.desk.act("debrief", part="words")
    assert "put the chance that it would at 80 in 100" in played.wall()
    assert "Blue 1 put the chance of a settlement at 40 in 100: none came" in played.wall()
    played.desk.act("debrief", part="turns")
    assert played.wall().count("<li>") == 2
    assert "Your game at table 1" in played.seat(played.phones[0])
    assert "Prisoner swap" in played.seat(played.phones[0])
