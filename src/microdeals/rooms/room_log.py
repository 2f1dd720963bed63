"""A room's log as one program sees it: others may write to it as well."""

import json
from collections import deque
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock

from microdeals.errors import RequestError
from microdeals.game.journal import DamagedError, Journal
from microdeals.game.rows import JournalEntry, NewEntry, ReadRows, fields_of, sealed
from microdeals.game.state import EntryError
from microdeals.rooms.errors import NotKeptError
from microdeals.rooms.state import RoomState, room_state_of

LineOf = Callable[[RoomState], NewEntry | None]


def mend_how(path: Path) -> str:
    """How a damaged room goes on."""
    start = f"microdeals class --room {path.stem.upper()} --mend"
    return f"What stands before it can go on: {start}. The damaged file is kept beside it."


class Wish:
    """What somebody wants to have written: a line that follows from the state; None where nothing changes."""

    def __init__(self, line_of: LineOf) -> None:
        self.line_of = line_of
        self.is_settled = False
        self.problem: Exception | None = None


class RoomLog:
    """The entries of a room's journal and what they add up to. Any thread may call it.

    What many want to write at the same moment goes to the disk together: thirty take as long as one.
    """

    state: RoomState
    _rows: ReadRows

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self._lock = RLock()
        self._wishes: deque[Wish] = deque()
        self.read()

    def write(self, line_of: LineOf) -> None:
        """Append the line that follows from the state on the disk, if any; it is there once this returns."""
        wish = Wish(line_of)
        self._wishes.append(wish)
        with self._lock:
            if not wish.is_settled:
                self._settle([self._wishes.popleft() for _ in range(len(self._wishes))])
        if wish.problem is not None:
            raise wish.problem

    def _settle(self, wishes: Sequence[Wish]) -> None:
        """Write what these want, in their order. One may be refused, or all by the disk."""
        try:
            while not self._written(wishes):
                pass
        except Exception as failed:  # told to each: nobody hears that it was kept
            for wish in wishes:
                wish.problem = failed
        for wish in wishes:
            wish.is_settled = True

    def _written(self, wishes: Sequence[Wish]) -> bool:
        """Write it, if nobody else has written meanwhile."""
        self.catch_up()
        state, seal = self.state, self._rows.seal
        entries: list[JournalEntry] = []
        for wish in wishes:
            wish.problem = None
            try:
                line = wish.line_of(state)
                if line is not None:
                    entry = _entry(line, state)
                    state, seal = state.after(entry), sealed(seal, fields_of(entry))
                    entries.append(entry)
            except Exception as problem:  # told to whoever wished it
                wish.problem = problem
        try:
            is_written = not entries or self.journal.extend(entries, self._rows)
        except RequestError as failed:
            raise NotKeptError(str(failed)) from failed
        if is_written:
            self._rows.entries.extend(entries)
            self._rows, self.state = self._rows._replace(seal=seal), state
        return is_written

    def catch_up(self) -> bool:
        """Read what another program has written since; tell whether there was anything."""
        with self._lock:
            try:
                if self.journal.newest() == self.state.newest:
                    return False
                self.read()
            except RequestError as failed:
                raise NotKeptError(str(failed)) from failed
            return True

    def read(self) -> None:
        """Read all of it again. Raises DamagedError, which says what can be done, or RequestError."""
        entries: list[JournalEntry] = []
        try:
            rows = self.journal.rows()
            entries = rows.entries
            self._rows, self.state = rows, room_state_of(entries)
        except EntryError as damage:
            path, whole = self.journal.path, entries[: damage.number - 1]
            raise DamagedError(path, whole, damage.reason, mend_how(path)) from damage
        except DamagedError as damage:
            raise DamagedError(damage.path, damage.entries, damage.reason, mend_how(damage.path)) from damage


def _entry(line: NewEntry, state: RoomState) -> JournalEntry:
    """A line as it will be read again, after the entries that a state adds up."""
    content = json.loads(json.dumps(line.content, allow_nan=False))
    at = datetime.now(UTC).isoformat(timespec="seconds")
    return JournalEntry(state.newest + 1, at, state.stage, line.seat, str(line.kind), content)
