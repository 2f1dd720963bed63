"""The journal: a session's log in one SQLite file, which only grows.

Each entry is a transaction of its own, on disk before it is answered. Nothing is ever changed or deleted:
triggers refuse it. Several pages, or programs, may have the same journal open.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from microdeals.documents.whole_files import give_name, unfinished_beside
from microdeals.errors import RequestError
from microdeals.game.rows import (
    RENEWALS,
    TABLE,
    VERSION,
    JournalEntry,
    NewEntry,
    ReadRows,
    code_of,
    in_a_line,
    insert,
    read,
)

SUFFIX = ".sqlite"
BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite may keep beside a journal: endings of its name."""
APPLICATION = 0x6D64746C
"""Marks the file as a session of a table, in SQLite's header."""
PATIENCE = 10.0
"""Seconds to wait for another writer."""

REFUSALS = tuple(
    f"CREATE TRIGGER no_{act.lower()} BEFORE {act} ON entry "
    "BEGIN SELECT RAISE(ABORT, 'a journal only grows'); END"
    for act in ("UPDATE", "DELETE")
)


def parts_of(path: Path) -> list[Path]:
    """All files that a journal may consist of; the one by its own name last, since it stands for the rest.

    >>> [part.name for part in parts_of(Path("war.sqlite"))]
    ['war.sqlite-wal', 'war.sqlite-shm', 'war.sqlite-journal', 'war.sqlite']
    """
    return [path.with_name(path.name + ending) for ending in (*BESIDE, "")]


class DamagedError(RequestError):
    """A journal that can be read only so far. ``entries``: those before the damage, as they were written."""

    def __init__(self, path: Path, entries: Sequence[JournalEntry], reason: str, way_out: str = "") -> None:
        self.path, self.entries, self.reason = path, list(entries), reason
        damaged = f"{path}: entry {len(self.entries) + 1} cannot be read: {reason.rstrip('.')}."
        super().__init__(f"{damaged} {way_out or WAY_OUT}")


class Journal:
    """The log of one session, in the file ``path``."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @classmethod
    def create(cls, path: Path, *first: NewEntry | JournalEntry) -> "Journal":
        """Start a journal with its first entries. Raises RequestError if there is one, or no room for it.

        It has its name once it is whole, so one whose writer is killed leaves the name free.
        """
        journal, unfinished = cls(path), unfinished_beside(path)
        try:
            _make_folder(path.parent)
            if path.exists():
                raise FileExistsError
            unfinished.write_bytes(b"")
            journal._begin(unfinished, first)
            give_name(unfinished, path)
        except FileExistsError:
            raise RequestError(f"{path}: this session exists. Open it, or take another name.") from None
        except OSError as failed:
            raise RequestError(f"{path}: cannot be written: {failed.strerror or failed}.") from failed
        finally:
            for part in parts_of(unfinished):
                with suppress(OSError):
                    part.unlink()
        return journal

    def _begin(self, place: Path, first: Sequence[NewEntry | JournalEntry]) -> None:
        with self._connected(place) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            with _transaction(connection):
                connection.execute(f"PRAGMA application_id = {APPLICATION}")
                connection.execute(f"PRAGMA user_version = {VERSION}")
                for statement in (TABLE, *REFUSALS):
                    connection.execute(statement)
                insert(connection, first, ReadRows([]))

    def entries(self) -> list[JournalEntry]:
        """All entries in order.

        Raises DamagedError where they do not stand as they were written, and RequestError for a file that is
        no such journal.
        """
        return self.rows().entries

    def rows(self) -> ReadRows:
        """All entries in order, with the seal of the last. Raises as `entries` does."""
        with self._connected() as connection, _transaction(connection, "DEFERRED"):
            return self._read(connection, self._version(connection))

    def newest(self) -> int:
        """The number of the last entry: changes whenever anybody writes."""
        with self._connected() as connection:
            return int(connection.execute("SELECT max(id) FROM entry").fetchone()[0] or 0)

    def append(self, line: NewEntry, after: int) -> bool:
        """Write an entry if the newest one is still ``after``; tell whether it was."""
        with self._connected() as connection, _transaction(connection):
            version = self._version(connection)
            found = self._read(connection, version)
            if len(found.entries) != after:
                return False
            if version != VERSION:
                for statement in (*RENEWALS, f"PRAGMA user_version = {VERSION}"):
                    connection.execute(statement)
            insert(connection, [line], found)
            return True

    def extend(self, entries: Sequence[JournalEntry], known: ReadRows) -> bool:
        """Write entries, all or none, if the newest is still the last of those known; tell whether they were.

        Only that one is read again, by its seal: it costs the same however long the journal is.
        """
        with self._connected() as connection, _transaction(connection):
            version = self._version(connection)
            newest = connection.execute("SELECT id, seal FROM entry ORDER BY id DESC LIMIT 1").fetchone()
            if version != VERSION or newest != (len(known.entries), known.seal.encode()):
                return False
            insert(connection, entries, known)
            return True

    @contextmanager
    def _connected(self, place: Path | None = None) -> Iterator[sqlite3.Connection]:
        """The file, or the one in this place as long as it is not whole."""
        uri = f"{(place or self.path).absolute().as_uri()}?mode=rw"
        try:
            connection = sqlite3.connect(uri, uri=True, timeout=PATIENCE, isolation_level=None)
        except sqlite3.Error as failed:
            raise RequestError(f"{self.path}: cannot be opened: {in_a_line(failed)}. {WAY_OUT}") from failed
        connection.text_factory = bytes  # a failing disk leaves bytes that are no text
        try:
            connection.execute("PRAGMA synchronous = FULL")
            yield connection
        except sqlite3.Error as failed:
            way_out = WAYS_OUT.get(code_of(failed), WAY_OUT)
            raise RequestError(f"{self.path}: {in_a_line(failed)}. {way_out}") from failed
        except UnicodeDecodeError as failed:  # SQLite names what it found in a damaged file
            raise RequestError(f"{self.path}: it is damaged from its first page on. {WAY_OUT}") from failed
        finally:
            connection.close()

    def _version(self, connection: sqlite3.Connection) -> int:
        """The format of the file. Raises RequestError for one that is not to be read."""
        if _header(connection, "application_id") != APPLICATION:
            raise RequestError(f"{self.path}: this is no session of a table. {WAY_OUT}")
        version = _header(connection, "user_version")
        if not 1 <= version <= VERSION:
            raise RequestError(
                f"{self.path}: written in format {version}, and this microdeals reads formats 1 to "
                f"{VERSION}. Open it with the microdeals that wrote it; the file is left as it is."
            )
        return version

    def _read(self, connection: sqlite3.Connection, version: int) -> ReadRows:
        found = read(connection, version)
        if found.damage:
            raise DamagedError(self.path, found.entries, found.damage)
        return found


def _make_folder(folder: Path) -> None:
    """Raises RequestError where a file has the folder's name, and OSError where it cannot be made."""
    if folder.exists() and not folder.is_dir():
        raise RequestError(f"{folder}: is a file, and has to be a folder. Move it away, and try again.")
    folder.mkdir(parents=True, exist_ok=True)


WAY_OUT = "Choose another session, or start a new one."
NO_ROOM = "Nothing was written. Make room on the disk, and decide again."
WAYS_OUT = {
    sqlite3.SQLITE_FULL: NO_ROOM,
    sqlite3.SQLITE_IOERR: NO_ROOM,
    sqlite3.SQLITE_BUSY: "Nothing was written. Another program holds the file: close it, and decide again.",
    sqlite3.SQLITE_READONLY: "Nothing was written. Make the file and its folder writable, and decide again.",
}
"""What to do where the file is sound and the disk is not, by SQLite's code."""


@contextmanager
def _transaction(connection: sqlite3.Connection, kind: str = "IMMEDIATE") -> Iterator[None]:
    """All of it or nothing."""
    connection.execute(f"BEGIN {kind}")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk has ended it already
            connection.execute("ROLLBACK")
        raise


def _header(connection: sqlite3.Connection, name: str) -> int:
    """A number in the header of the file; 0 where a damaged file has none."""
    found = connection.execute(f"PRAGMA {name}").fetchone()
    return int(found[0]) if found else 0
