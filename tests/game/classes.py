"""What the tests of the table share: a session in a folder of its own, and small wars to play."""

import json
import sqlite3
from pathlib import Path

from microdeals.game import Course, Seat, Session, Setup, SideOrders, Stance
from microdeals.game.journal import APPLICATION, Journal
from microdeals.game.orders import deal_key
from microdeals.game.rows import NewEntry

TEAMS = ("Blue", "Red", "Green")


def session_in(folder: Path, name: str = "monday", **setup: object) -> Session:
    """A new session of the invented war, with all seats taken by teams."""
    return Session.create(folder, name, Setup(**({"teams": TEAMS, "seed": 7} | setup)))


def again(session: Session, folder: Path) -> Session:
    """The same session as another program finds it on disk."""
    return Session.open(folder, session.name)


def says(*offers: str, **more: object) -> SideOrders:
    """Offer these kinds and nothing else."""
    return SideOrders(says=dict.fromkeys(offers, Stance.OFFER), **more)


def course_for_all(session: Session, course: Course) -> dict[str, Course]:
    """The same course for every deal in force."""
    return {deal_key(session.conflict, deal.slot): course for deal in session.world.active_deals()}


def everything(session: Session) -> list[str]:
    """Every kind of deal of the conflict."""
    return [kind.key for kind in session.conflict.kinds]


def both_order(session: Session, orders: SideOrders) -> None:
    """Both sides decide the same."""
    for seat in (Seat.FIRST, Seat.SECOND):
        session.order(seat, orders)


def play(session: Session) -> None:
    """Live the round that comes next."""
    session.play(session.state.round)


BEFORE = """
CREATE TABLE entry (
  id INTEGER PRIMARY KEY, at TEXT NOT NULL, round INTEGER NOT NULL,
  seat TEXT NOT NULL, kind TEXT NOT NULL, content TEXT NOT NULL
);
CREATE TRIGGER no_update BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'a journal only grows'); END;
CREATE TRIGGER no_delete BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'a journal only grows'); END;
"""
"""A file of format 1, as microdeals of before wrote it."""


def of_format_1(path, *lines: NewEntry) -> Journal:
    """A journal of before, without seals and origins."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript(
        f"PRAGMA journal_mode = WAL; PRAGMA application_id = {APPLICATION}; PRAGMA user_version = 1; {BEFORE}"
    )
    for line in lines:
        connection.execute(
            "INSERT INTO entry (at, round, seat, kind, content) VALUES ('2026-01-01', ?, ?, ?, ?)",
            (line.round, line.seat, line.kind, json.dumps(line.content)),
        )
    connection.close()
    return Journal(path)
