"""A journal that the disk lets down keeps what it has, and says what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from microdeals.errors import RequestError
from microdeals.game import journal as room
from microdeals.game.journal import Journal, NewEntry

FIRST, SHORT = NewEntry(0, "", "created", {}), NewEntry(0, "first", "orders", {})
LONG = NewEntry(0, "first", "orders", {"text": "x" * 100_000})


class OnFullDisk(Journal):
    """A journal whose file may not grow, as SQLite itself knows to refuse."""

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        with super()._connected() as connection:
            connection.execute("PRAGMA max_page_count = 1")
            yield connection


def test_a_full_disk_is_named_and_loses_nothing(tmp_path):
    journal = Journal.create(tmp_path / "monday.sqlite", FIRST)
    with pytest.raises(RequestError, match=r"disk is full\. Nothing was written\. Make room on the disk"):
        OnFullDisk(journal.path).append(LONG, lambda _: None)
    journal.append(SHORT, lambda _: None)
    assert [entry.kind for entry in journal.entries()] == ["created", "orders"]


def test_a_file_that_another_program_holds_can_be_written_later(tmp_path, monkeypatch):
    monkeypatch.setattr(room, "PATIENCE", 0.05)
    journal = Journal.create(tmp_path / "monday.sqlite", FIRST)
    other = sqlite3.connect(journal.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(
        RequestError, match=r"is locked\. Nothing was written\. Another program holds the file"
    ):
        journal.append(SHORT, lambda _: None)
    other.close()
    journal.append(SHORT, lambda _: None)
    assert len(journal.entries()) == 2


def test_a_session_that_could_not_begin_leaves_its_name_free(tmp_path):
    path = tmp_path / "monday.sqlite"
    with pytest.raises(RequestError, match="disk is full"):
        OnFullDisk.create(path, FIRST)
    assert list(tmp_path.iterdir()) == []
    assert len(Journal.create(path, FIRST).entries()) == 1
