"""The journal: a session's log in one SQLite file, which only grows.

Each entry is a transaction of its own, on disk before it is answered. Nothing is ever changed or deleted:
triggers refuse it. Several pages, or programs, may have the same journal open.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from microdeals.errors import RequestError

SUFFIX = ".sqlite"
APPLICATION = 0x6D64746C
"""Marks the file as a session of a table, in SQLite's header."""
VERSION = 1
PATIENCE = 10.0
"""Seconds to wait for another writer."""

TABLE = """
CREATE TABLE entry (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  round INTEGER NOT NULL,
  seat TEXT NOT NULL,
  kind TEXT NOT NULL,
  content TEXT NOT NULL
)
"""
REFUSALS = tuple(
    f"CREATE TRIGGER no_{act.lower()} BEFORE {act} ON entry "
    "BEGIN SELECT RAISE(ABORT, 'a journal only grows'); END"
    for act in ("UPDATE", "DELETE")
)


class JournalEntry(NamedTuple):
    """One line of the log. ``id`` counts from 1, ``at`` is the time in UTC, ``round`` counts from 0."""

    id: int
    at: str
    round: int
    seat: str
    kind: str
    content: dict[str, Any]


class NewEntry(NamedTuple):
    """What is to be written."""

    round: int
    seat: str
    kind: str
    content: dict[str, Any]


Check = Callable[[list[JournalEntry]], None]
"""Looks at all entries so far and raises RequestError if the new one does not fit any more."""


class Journal:
    """The log of one session, in the file ``path``."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def create(cls, path: Path, first: NewEntry) -> "Journal":
        """Start a journal with its first entry. Raises RequestError if there is one, or no room for it."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(exist_ok=False)
        except FileExistsError:
            raise RequestError(f"{path}: this session exists. Open it, or take another name.") from None
        except OSError as failed:
            raise RequestError(f"{path}: cannot be written: {failed.strerror or failed}.") from failed
        journal = cls(path)
        try:
            journal._begin(first)
        except BaseException:
            for ending in ("", "-wal", "-shm", "-journal"):  # what is left would occupy the name
                path.with_name(path.name + ending).unlink(missing_ok=True)
            raise
        return journal

    def _begin(self, first: NewEntry) -> None:
        with self._connected() as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute(f"PRAGMA user_version = {VERSION}")
            for statement in (TABLE, *REFUSALS):
                connection.execute(statement)
            _insert(connection, first)
            connection.execute("COMMIT")

    def entries(self) -> list[JournalEntry]:
        """All entries in order. Raises RequestError for a file that is not such a journal."""
        with self._connected() as connection:
            self._check(connection)
            return _entries(connection)

    def newest(self) -> int:
        """The number of the last entry: changes whenever anybody writes."""
        with self._connected() as connection:
            return int(connection.execute("SELECT max(id) FROM entry").fetchone()[0] or 0)

    def append(self, line: NewEntry, check: Check) -> None:
        """Write an entry, if ``check`` lets it stand after those that are there by now."""
        with self._connected() as connection:
            self._check(connection)
            connection.execute("BEGIN IMMEDIATE")
            try:
                check(_entries(connection))
                _insert(connection, line)
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:  # a full disk has ended it already
                    connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        try:
            connection = sqlite3.connect(
                f"{self.path.resolve().as_uri()}?mode=rw", uri=True, timeout=PATIENCE, isolation_level=None
            )
        except sqlite3.Error as failed:
            raise RequestError(f"{self.path}: cannot be opened: {failed}.") from failed
        try:
            connection.execute("PRAGMA synchronous = FULL")
            yield connection
        except sqlite3.Error as failed:
            code = getattr(failed, "sqlite_errorcode", 0) & 0xFF  # without the detail
            raise RequestError(f"{self.path}: {failed}. {WAYS_OUT.get(code, WAY_OUT)}") from failed
        finally:
            connection.close()

    def _check(self, connection: sqlite3.Connection) -> None:
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
            raise RequestError(f"{self.path}: this is no session of a table. {WAY_OUT}")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version != VERSION:
            raise RequestError(
                f"{self.path}: written in format {version}, and this microdeals reads format {VERSION}. "
                "Open it with the microdeals that wrote it; the file is left as it is."
            )


WAY_OUT = "Choose another session, or start a new one."
NO_ROOM = "Nothing was written. Make room on the disk, and decide again."
WAYS_OUT = {
    sqlite3.SQLITE_FULL: NO_ROOM,
    sqlite3.SQLITE_IOERR: NO_ROOM,
    sqlite3.SQLITE_BUSY: "Nothing was written. Another program holds the file: close it, and decide again.",
    sqlite3.SQLITE_READONLY: "Nothing was written. Make the file and its folder writable, and decide again.",
}
"""What to do where the file is sound and the disk is not, by SQLite's code."""


def _insert(connection: sqlite3.Connection, line: NewEntry) -> None:
    at = datetime.now(UTC).isoformat(timespec="seconds")
    content = json.dumps(line.content, sort_keys=True, allow_nan=False)
    connection.execute(
        "INSERT INTO entry (at, round, seat, kind, content) VALUES (?, ?, ?, ?, ?)",
        (at, line.round, line.seat, line.kind, content),
    )


def _entries(connection: sqlite3.Connection) -> list[JournalEntry]:
    rows = connection.execute("SELECT id, at, round, seat, kind, content FROM entry ORDER BY id")
    return [
        JournalEntry(number, at, place, seat, kind, json.loads(content))
        for number, at, place, seat, kind, content in rows
    ]
