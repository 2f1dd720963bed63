"""Who may read and decide: a key and a seat are asked for in the game itself, not in a page."""

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from game.classes import both_order, of_format_1, play, says, session_in
from microdeals.errors import RequestError
from microdeals.game import (
    PROGRAM,
    DamagedError,
    NotYoursError,
    Origin,
    Question,
    Seat,
    Session,
    Setup,
    SideOrders,
    copy_of,
    debrief_of,
    sessions_in,
)
from microdeals.game.files import gradebook_csv, log_csv
from microdeals.game.journal import Journal
from microdeals.game.keys import new_key
from microdeals.game.links import MOST_KEYS
from microdeals.game.rows import NewEntry

TEAMS = Setup(teams=("Blue", "Red", "Green"), seed=7)


def browser(name: str) -> Origin:
    """A browser in the network, with a key of its own."""
    return Origin(is_here=False, browser=name, key=new_key())


LEADER, PHONE, STRANGER = browser("a1"), browser("b2"), browser("c3")


@pytest.fixture
def led(tmp_path) -> Session:
    """A game that a browser in the network has begun."""
    return Session.create(tmp_path, "monday", TEAMS, LEADER)


def seated(led: Session, seat: Seat, origin: Origin) -> Session:
    """The game as a browser has it that came by a link to a seat."""
    return Session.entered(led.journal.path.parent, led.name, led.new_link(seat), origin)


def acts(session: Session, seat: Seat) -> list[Callable[[], object]]:
    """Everything that can be decided for a seat."""
    return [
        lambda: session.order(seat, SideOrders(walks_out=True)),
        lambda: session.decide(seat, "walks", "yes"),
        lambda: session.leave_open(seat),
        lambda: session.believe(seat, 40),
        lambda: session.guess(seat, Question.SETTLED, 40),
        lambda: session.new_link(seat),
    ]


def acts_of_whoever_leads(session: Session) -> list[Callable[[], object]]:
    """Everything that is no seat's to decide."""
    return [
        lambda: session.seat(Seat.FIRST, "Violet"),
        lambda: session.play(0),
        lambda: session.rewind(0),
        lambda: session.new_link(),
        lambda: session.withdraw(Seat.FIRST),
    ]


def test_whoever_begins_a_game_leads_it_and_nobody_else_in_the_network_opens_it(led, tmp_path):
    again = Session.open(tmp_path, led.name, LEADER._replace(browser="another tab"))
    both_order(again, says("swap"))
    play(again)
    again.rewind(0)
    of_its_cookie = [STRANGER._replace(browser=LEADER.browser), Origin(False, LEADER.browser)]
    for other in (STRANGER, *of_its_cookie, Origin(False)):
        with pytest.raises(NotYoursError, match="Game monday opens for those who play it"):
            Session.open(tmp_path, "monday", other)
    assert [entry.origin for entry in again.entries] == ["network:a1", *["network:another tab"] * 4]


def test_the_machine_itself_leads_every_game_without_a_key(led, tmp_path):
    for owner in (PROGRAM, Origin(is_here=True, browser="d4")):
        session = Session.open(tmp_path, led.name, owner)
        session.decide(Seat.SECOND, "says:swap", "offer" if owner is PROGRAM else "accept")
        assert session.rights.is_desk
    play(session)


def test_a_browser_without_a_key_begins_nothing(tmp_path):
    for key in ("", "short", "é" * 22):
        with pytest.raises(NotYoursError, match="keeps no cookies"):
            Session.create(tmp_path, "monday", TEAMS, Origin(False, "b2", key))
    assert list(tmp_path.iterdir()) == []


def test_a_team_decides_for_its_own_seat_and_for_no_other(led):
    phone = seated(led, Seat.FIRST, PHONE)
    for act in acts(phone, Seat.FIRST):
        act()
    newest = phone.state.newest
    for act in (*acts(phone, Seat.SECOND), *acts_of_whoever_leads(phone)):
        with pytest.raises(NotYoursError, match=r"nothing was written"):
            act()
    led.catch_up()
    assert led.state.newest == newest
    assert {entry.seat for entry in led.entries if entry.origin == "network:b2"} == {"first"}


def test_a_team_reads_what_is_its_own_until_the_last_month_is_over(tmp_path):
    led = Session.create(tmp_path, "monday", TEAMS._replace(days=7), LEADER)
    phone = seated(led, Seat.FIRST, PHONE)
    led.decide(Seat.SECOND, "says:swap", "offer")
    led.believe(Seat.SECOND, 10)
    led.guess(Seat.MEDIATOR, Question.SETTLED, 90)
    phone.decide(Seat.FIRST, "walks", "yes")
    seen = phone.state
    assert [seat for _, seat in seen.drafts] == [Seat.FIRST]
    assert (seen.beliefs, seen.guesses) == ({}, {})
    assert phone.others_since(1) == []
    secrets: list[Callable[[], object]] = [
        lambda: phone.entries,
        lambda: log_csv(phone),
        lambda: gradebook_csv(phone),
    ]
    led.catch_up()
    for _ in range(6):
        for secret in (*secrets, lambda: debrief_of(phone)):
            with pytest.raises(NotYoursError, match="told after the last month"):
                secret()
        play(led)
        phone.catch_up()
    assert "walks_out" in log_csv(phone)
    assert {it.seat for it in debrief_of(phone).guesses} == {Seat.MEDIATOR}


def test_a_link_goes_from_device_to_device_and_its_own_team_hears_of_it(led, tmp_path):
    link = led.new_link(Seat.FIRST)
    one, two = (Session.entered(tmp_path, "monday", link, origin) for origin in (PHONE, STRANGER))
    one.decide(Seat.FIRST, "says:swap", "offer")
    newest = led.journal.newest()
    Session.entered(tmp_path, "monday", link, PHONE)  # a link that is opened twice
    assert led.journal.newest() == newest
    two.catch_up()
    assert two.state.draft_of(Seat.FIRST) == one.state.draft_of(Seat.FIRST)
    assert [entry.kind for entry in two.others_since(1)] == ["orders"]
    assert Session.open(tmp_path, "monday", PHONE).rights.seats == (Seat.FIRST,)


def test_who_leads_goes_on_on_another_device_and_with_the_game_that_follows(led, tmp_path):
    laptop = browser("e5")
    other = Session.entered(tmp_path, "monday", led.new_link(), laptop)
    play(other)
    follows = Session.create(tmp_path, "tuesday", TEAMS, laptop, after=other)
    assert all(Session.open(tmp_path, "tuesday", it).rights.is_desk for it in (LEADER, laptop))
    link = other.new_link()
    assert follows.new_link(key=link) == link
    for name in ("monday", "tuesday"):
        assert Session.entered(tmp_path, name, link, PHONE).rights.is_desk
    with pytest.raises(NotYoursError):
        Session.create(tmp_path, "wednesday", TEAMS, STRANGER, after=seated(led, Seat.FIRST, STRANGER))


@pytest.mark.parametrize("forged", ["", "x", "A" * 22, "é" * 22, "../../x", "A" * 100_000, "of another game"])
def test_a_forged_link_opens_and_writes_nothing(led, tmp_path, forged):
    if forged == "of another game":
        forged = session_in(tmp_path, "another").new_link(Seat.FIRST)
    with pytest.raises(NotYoursError, match="does not open game monday"):
        Session.entered(tmp_path, "monday", forged, STRANGER)
    assert led.journal.newest() == 1


def test_a_key_of_one_game_opens_no_other(led, tmp_path):
    seated(led, Seat.FIRST, PHONE)
    Session.create(tmp_path, "tuesday", TEAMS, STRANGER)
    with pytest.raises(NotYoursError):
        Session.open(tmp_path, "tuesday", PHONE)
    assert [found.name for found in sessions_in(tmp_path)] == ["monday", "tuesday"]
    assert [found.name for found in sessions_in(tmp_path, PHONE)] == ["monday"]
    assert sessions_in(tmp_path, browser("f6")) == []


def test_a_seat_that_is_taken_back_is_closed_at_once_and_opens_by_a_new_link(led, tmp_path):
    link = led.new_link(Seat.FIRST)
    phone = Session.entered(tmp_path, "monday", link, PHONE)
    led.withdraw(Seat.FIRST)
    with pytest.raises(NotYoursError, match="The seat first is not yours, so nothing was written"):
        phone.decide(Seat.FIRST, "says:swap", "offer")
    assert not phone.rights.is_any
    with pytest.raises(NotYoursError, match="not any more"):
        Session.entered(tmp_path, "monday", link, PHONE)
    newest = led.journal.newest()
    led.withdraw(Seat.FIRST)
    assert led.journal.newest() == newest
    seated(led, Seat.FIRST, PHONE).decide(Seat.FIRST, "says:swap", "offer")


def test_the_file_has_no_key_in_it_only_hashes(led, tmp_path):
    keys = [LEADER.key, PHONE.key, led.new_link(), led.new_link(Seat.FIRST)]
    Session.entered(tmp_path, "monday", keys[-1], PHONE)
    written = b"".join(part.read_bytes() for part in tmp_path.iterdir())
    assert not any(key.encode() in written for key in keys)
    assert not any(key in log_csv(led) for key in keys)


def test_thirty_browsers_that_come_by_one_link_at_once_all_come_in(led, tmp_path):
    link = led.new_link(Seat.FIRST)
    phones = [browser(f"p{number}") for number in range(30)]
    told: list[object] = []

    def enter(origin: Origin) -> None:
        told.append(Session.entered(tmp_path, "monday", link, origin).rights.seats)

    threads = [threading.Thread(target=enter, args=(phone,)) for phone in phones * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told == [(Seat.FIRST,)] * 60
    led.catch_up()
    assert len(led.state.keys) == 31


def test_a_month_that_is_played_meanwhile_keeps_nobody_from_coming_in(led, tmp_path):
    link = led.new_link(Seat.FIRST)
    other = Session.open(tmp_path, "monday", LEADER)
    play(other)
    assert led.new_link(Seat.SECOND)
    phone = Session.entered(tmp_path, "monday", link, PHONE)
    play(other)
    assert phone.rights.seats == (Seat.FIRST,)
    other.rewind(0)
    phone.catch_up()
    phone.decide(Seat.FIRST, "says:swap", "offer")


def test_a_game_has_so_many_keys_and_no_more(led, tmp_path, monkeypatch):
    monkeypatch.setattr("microdeals.game.links.MOST_KEYS", 3)
    assert MOST_KEYS >= 200
    link = led.new_link(Seat.FIRST)
    Session.entered(tmp_path, "monday", link, PHONE)
    newest = led.journal.newest()
    for act in (lambda: Session.entered(tmp_path, "monday", link, STRANGER), lambda: led.new_link()):
        with pytest.raises(NotYoursError, match="has 3 keys already"):
            act()
    assert led.journal.newest() == newest


def begun(path: Path, origin: str) -> None:
    """A game as microdeals of before began it, without keys."""
    lines = session_in(path, "new").entries
    path.joinpath("new.sqlite").unlink()
    Journal.create(path / "old.sqlite", NewEntry(*lines[0][2:6], origin))


@pytest.mark.parametrize(
    ("origin", "by", "opens"),
    [
        ("network:a1", Origin(False, "a1"), True),
        ("here:a1", Origin(False, "a1"), True),
        ("network:a1", Origin(False, "b2", new_key()), False),
        ("network:a1", Origin(True, "d4"), True),
        ("network:", Origin(False, ""), False),
        ("program", Origin(False, "b2"), False),
        ("program", PROGRAM, True),
    ],
)
def test_a_game_of_before_opens_on_the_machine_and_in_the_browser_that_began_it(tmp_path, origin, by, opens):
    begun(tmp_path, origin)
    if not opens:
        with pytest.raises(NotYoursError):
            Session.open(tmp_path, "old", by)
        return
    session = Session.open(tmp_path, "old", by)
    both_order(session, says("swap"))
    play(session)
    link = session.new_link(Seat.FIRST)
    assert Session.entered(tmp_path, "old", link, PHONE).rights.seats == (Seat.FIRST,)
    assert Session.open(tmp_path, "old", by).rights.is_desk


def test_a_game_of_format_1_opens_on_the_machine_alone(tmp_path):
    lines = session_in(tmp_path, "new")
    of_format_1(tmp_path / "old.sqlite", *(NewEntry(*line[2:6]) for line in lines.entries))
    session = Session.open(tmp_path, "old", Origin(is_here=True))
    phone = Session.entered(tmp_path, "old", session.new_link(Seat.FIRST), PHONE)
    phone.decide(Seat.FIRST, "says:swap", "offer")
    with pytest.raises(NotYoursError):
        Session.open(tmp_path, "old", STRANGER)


def damage(session: Session, number: int) -> None:
    """Change an entry, as a failing disk does."""
    with sqlite3.connect(session.journal.path) as connection:
        connection.execute("DROP TRIGGER no_update")
        connection.execute("UPDATE entry SET content = '{' WHERE id = ?", (number,))
    connection.close()


def test_a_damaged_game_is_copied_by_whoever_leads_it_and_its_keys_open_the_copy(led, tmp_path):
    phone = seated(led, Seat.FIRST, PHONE)
    phone.decide(Seat.FIRST, "says:swap", "offer")
    damage(led, 4)
    for other in (PHONE, STRANGER):
        assert sessions_in(tmp_path, other) == []
        with pytest.raises(NotYoursError):
            copy_of(tmp_path, "monday", other)
    assert sessions_in(tmp_path, LEADER)[0].can_be_copied
    copy = copy_of(tmp_path, "monday", LEADER)
    assert Session.open(tmp_path, copy, LEADER).rights.is_desk
    assert Session.open(tmp_path, copy, PHONE).rights.seats == (Seat.FIRST,)
    with pytest.raises(RequestError, match="a name has"):
        copy_of(tmp_path, "../monday", LEADER)


@pytest.mark.parametrize("key", [None, 7, "", "x" * 64, ["a"]])
def test_an_entry_with_no_hash_for_a_key_is_damage(led, tmp_path, key):
    Journal(led.journal.path).append(NewEntry(0, "first", "key", {"key": key}), 1)
    with pytest.raises(DamagedError, match="entry 2 cannot be read"):
        Session.open(tmp_path, "monday")
