"""Rows: how entries stand in a journal's file, and whether they stand there as they were written.

Each row has a seal: a digest of the row and of the seal before it. So a row that a failing disk has
changed or moved is noticed, and so is every row before the first seal (format 1 had none).
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, NamedTuple

from microdeals.documents.wording import printable

QUERIES = {
    1: "SELECT id, at, round, seat, kind, content, '', '' FROM entry ORDER BY id",
    2: "SELECT id, at, round, seat, kind, content, origin, seal FROM entry ORDER BY id",
}
"""How a file is read, by its format."""
VERSION = max(QUERIES)

TABLE = """
CREATE TABLE entry (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  round INTEGER NOT NULL,
  seat TEXT NOT NULL,
  kind TEXT NOT NULL,
  content TEXT NOT NULL,
  origin TEXT NOT NULL,
  seal TEXT NOT NULL
)
"""
RENEWALS = tuple(
    f"ALTER TABLE entry ADD COLUMN {name} TEXT NOT NULL DEFAULT ''" for name in ("origin", "seal")
)
"""What makes a file of format 1 one of format 2; its entries stay as they are."""

DAMAGED_FILE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
"""SQLite's codes for a file that is no longer whole."""


class JournalEntry(NamedTuple):
    """One line of the log. ``id`` counts from 1, ``at`` is the time in UTC, ``round`` counts from 0.

    ``origin`` says where it came from; it is empty in entries of format 1.
    """

    id: int
    at: str
    round: int
    seat: str
    kind: str
    content: dict[str, Any]
    origin: str = ""


class NewEntry(NamedTuple):
    """What is to be written."""

    round: int
    seat: str
    kind: str
    content: dict[str, Any]
    origin: str = ""


class ReadRows(NamedTuple):
    """What a file holds: its entries up to the first that does not stand as it was written.

    ``seal``: of the last of them. ``damage``: what is wrong with the next one; empty if there is no such.
    """

    entries: list[JournalEntry]
    seal: str = ""
    damage: str = ""


def read(connection: sqlite3.Connection, version: int) -> ReadRows:
    """Read all rows of a file of this format. Its text has to come as bytes (``text_factory``)."""
    entries: list[JournalEntry] = []
    seal, is_sealed = "", False
    try:
        for row in connection.execute(QUERIES[version]):
            *fields, given = (it.decode() if isinstance(it, bytes) else it for it in row)
            seal, is_sealed = sealed(seal, fields), is_sealed or bool(given)
            if is_sealed and given != seal:
                return ReadRows(entries, damage="it is not what was written")
            entries.append(_entry(fields, len(entries) + 1))
    except sqlite3.DatabaseError as failed:
        if code_of(failed) not in DAMAGED_FILE:
            raise
        return ReadRows(entries, damage=in_a_line(failed))
    except (ValueError, RecursionError):
        return ReadRows(entries, damage="it is not what was written")
    return ReadRows(entries, seal, _flaw(connection))


def sealed(before: str, fields: Iterable[object]) -> str:
    """The seal of a row after another. Raises ValueError for a value that no row has."""
    values = list(fields)
    if not all(isinstance(value, str | int) for value in values):
        raise ValueError(f"no row of a journal has {values}")
    return hashlib.sha256(json.dumps([before, *values]).encode()).hexdigest()


def insert(connection: sqlite3.Connection, lines: Iterable[NewEntry | JournalEntry], after: ReadRows) -> None:
    """Write further rows. A line that was an entry before keeps its time."""
    number, seal = len(after.entries), after.seal
    for line in lines:
        number += 1
        at = line.at if isinstance(line, JournalEntry) else datetime.now(UTC).isoformat(timespec="seconds")
        fields = fields_of(JournalEntry(number, at, *line[-5:]))
        seal = sealed(seal, fields)
        connection.execute("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)", (*fields, seal))


def fields_of(entry: JournalEntry) -> tuple[object, ...]:
    """An entry as its row has it, without the seal. Raises ValueError for numbers that JSON has not."""
    content = json.dumps(entry.content, sort_keys=True, allow_nan=False)
    return (entry.id, entry.at, entry.round, str(entry.seat), str(entry.kind), content, entry.origin)


def in_a_line(failed: sqlite3.Error) -> str:
    """What SQLite says, which may cite lines of a damaged file, on one line that any terminal can show.

    >>> in_a_line(sqlite3.DatabaseError('unrecognized token: "NULL\\n)"'))
    'unrecognized token: "NULL )"'
    """
    return printable(" ".join(str(failed).split()))


def code_of(failed: sqlite3.Error) -> int:
    """SQLite's code of an error, without the detail; 0 where it has none."""
    return getattr(failed, "sqlite_errorcode", 0) & 0xFF


def _entry(fields: list[Any], expected: int) -> JournalEntry:
    """The entry of a row. Raises ValueError for what no entry can be."""
    number, at, place, seat, kind, content, origin = fields
    texts = (at, seat, kind, content, origin)
    if number != expected or not isinstance(place, int) or not all(isinstance(text, str) for text in texts):
        raise ValueError(f"entry {expected} is none")
    read_again = json.loads(content)
    if not isinstance(read_again, dict):
        raise ValueError(f"entry {expected} says nothing")
    return JournalEntry(number, at, place, seat, kind, read_again, origin)


def _flaw(connection: sqlite3.Connection) -> str:
    """What SQLite finds wrong with a file whose rows can all be read: some may be missing."""
    found = connection.execute("PRAGMA quick_check(1)").fetchone()
    told = found[0].decode(errors="replace") if found else "ok"
    return "" if told == "ok" else str(told).replace("*** in database main ***\n", "")
