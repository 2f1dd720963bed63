"""A journal that the disk lets down keeps what it has, and says what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from game.classes import of_format_1
from microdeals.errors import RequestError
from microdeals.game import journal as room
from microdeals.game.journal import DamagedError, Journal
from microdeals.game.rows import NewEntry

FIRST, SHORT = NewEntry(0, "", "created", {}), NewEntry(0, "first", "orders", {})
LONG = NewEntry(0, "first", "orders", {"text": "x" * 100_000})


class OnFullDisk(Journal):
    """A journal whose file may not grow, as SQLite itself knows to refuse."""

    @contextmanager
    def _connected(self, place: Path | None = None) -> Iterator[sqlite3.Connection]:
        with super()._connected(place) as connection:
            connection.execute("PRAGMA max_page_count = 1")
            yield connection


def test_a_full_disk_is_named_and_loses_nothing(tmp_path):
    journal = Journal.create(tmp_path / "monday.sqlite", FIRST)
    with pytest.raises(RequestError, match=r"disk is full\. Nothing was written\. Make room on the disk"):
        OnFullDisk(journal.path).append(LONG, 1)
    journal.append(SHORT, 1)
    assert [entry.kind for entry in journal.entries()] == ["created", "orders"]


def test_a_file_that_another_program_holds_can_be_written_later(tmp_path, monkeypatch):
    monkeypatch.setattr(room, "PATIENCE", 0.05)
    journal = Journal.create(tmp_path / "monday.sqlite", FIRST)
    other = sqlite3.connect(journal.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(
        RequestError, match=r"is locked\. Nothing was written\. Another program holds the file"
    ):
        journal.append(SHORT, 1)
    other.close()
    journal.append(SHORT, 1)
    assert len(journal.entries()) == 2


def test_a_session_that_could_not_begin_leaves_its_name_free(tmp_path):
    path = tmp_path / "monday.sqlite"
    with pytest.raises(RequestError, match="disk is full"):
        OnFullDisk.create(path, FIRST)
    assert list(tmp_path.iterdir()) == []
    assert len(Journal.create(path, FIRST).entries()) == 1


def test_a_session_has_its_name_once_it_is_whole(tmp_path):
    names_before = []

    class Watched(Journal):
        def _begin(self, place, first):
            super()._begin(place, first)
            names_before.extend(tmp_path.glob("*.sqlite"))

    journal = Watched.create(tmp_path / "monday.sqlite", FIRST)
    assert names_before == []
    assert list(tmp_path.iterdir()) == [journal.path]


def test_on_a_disk_without_links_a_session_begins_and_no_other_takes_its_name(tmp_path, monkeypatch):
    def refused(*_):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refused)
    journal = thrice(tmp_path / "monday.sqlite")
    with pytest.raises(RequestError, match="this session exists"):
        Journal.create(journal.path, FIRST)
    assert len(journal.entries()) == 3
    assert list(tmp_path.iterdir()) == [journal.path]


def thrice(path) -> Journal:
    """A journal of three entries."""
    journal = Journal.create(path, FIRST)
    for after in (1, 2):
        journal.append(SHORT, after)
    return journal


def changed_behind_its_back(path, statement: str) -> None:
    """Change a file as no program of ours does."""
    with sqlite3.connect(path) as connection:
        for trigger in ("no_update", "no_delete"):
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute(statement)
    connection.close()


@pytest.mark.parametrize(
    ("statement", "readable"),
    [
        ("UPDATE entry SET content = '{\"admits\": true}' WHERE id = 2", 1),
        ("UPDATE entry SET origin = 'somebody else' WHERE id = 3", 2),
        ("UPDATE entry SET at = x'ff00' WHERE id = 3", 2),
        ("UPDATE entry SET round = 0.5 WHERE id = 1", 0),
        ("UPDATE entry SET seal = '' WHERE id = 3", 2),
        ("UPDATE entry SET id = 7 WHERE id = 3", 2),
        ("DELETE FROM entry WHERE id = 2", 1),
    ],
)
def test_an_entry_that_is_not_what_was_written_is_named_and_those_before_it_are_kept(
    tmp_path, statement, readable
):
    journal = thrice(tmp_path / "monday.sqlite")
    before = journal.entries()
    changed_behind_its_back(journal.path, statement)
    with pytest.raises(DamagedError, match=rf"monday\.sqlite: entry {readable + 1} cannot be read: ") as told:
        journal.entries()
    assert told.value.entries == before[:readable]
    with pytest.raises(DamagedError):
        journal.append(SHORT, 3)


def test_whoever_is_behind_writes_nothing(tmp_path):
    journal = thrice(tmp_path / "monday.sqlite")
    assert not journal.append(SHORT, 2)
    assert journal.append(SHORT, 3)
    assert len(journal.entries()) == 4


def test_a_journal_of_before_is_read_gone_on_with_and_sealed_from_then_on(tmp_path):
    journal = of_format_1(tmp_path / "old.sqlite", FIRST, SHORT)
    before = journal.entries()
    assert [(entry.kind, entry.origin) for entry in before] == [("created", ""), ("orders", "")]
    assert journal.append(SHORT._replace(origin="program"), 2)
    assert journal.entries()[:2] == before
    assert journal.entries()[2].origin == "program"
    changed_behind_its_back(journal.path, "UPDATE entry SET content = '{\"admits\": true}' WHERE id = 2")
    with pytest.raises(DamagedError, match="entry 3 cannot be read"):
        journal.entries()


def test_a_journal_of_before_whose_text_is_damaged_says_so(tmp_path):
    journal = of_format_1(tmp_path / "old.sqlite", FIRST, SHORT)
    changed_behind_its_back(journal.path, "UPDATE entry SET content = '[1' WHERE id = 2")
    with pytest.raises(DamagedError, match="entry 2 cannot be read"):
        journal.entries()


def test_what_is_damaged_is_named_on_one_line_even_where_sqlite_cites_two(tmp_path):
    journal = Journal.create(tmp_path / "monday.sqlite", FIRST)
    whole = journal.path.read_bytes()
    damaged = whole.replace(b"seal TEXT NOT NULL\n", b'seal TEXT"NOT NULL\n', 1)
    assert damaged != whole
    journal.path.write_bytes(damaged[: len(whole)])
    with pytest.raises(RequestError) as refusal:
        journal.entries()
    assert "unrecognized token" in str(refusal.value)
    assert "\n" not in str(refusal.value)
