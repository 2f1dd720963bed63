"""A session's log as one page sees it: others may write to it as well."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import RLock
from typing import Any

from microdeals.errors import RequestError
from microdeals.game.journal import Journal
from microdeals.game.matter import matter_of
from microdeals.game.recovery import log_of
from microdeals.game.rows import JournalEntry, NewEntry
from microdeals.game.state import ADMISSIONS, TURNS, state_of

MOVED_ON = "Another page has changed this round meanwhile; nothing was written. Look at it, and decide again."
DONE_ALREADY = "The round has been played, or taken back, already; nothing was written."


class SharedLog:
    """The entries of a journal, as far as this page has read them, and what they add up to."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.entries, self.state = log_of(journal)
        self._lock = RLock()
        self._seen: int | None = None
        self._own: set[int] = set()

    @contextmanager
    def at(self, seen: int) -> Iterator[None]:
        """Write by what was shown when the newest entry was ``seen``, whatever has been read since."""
        with self._lock:
            self._seen = seen
            try:
                yield
            finally:
                self._seen = None

    def catch_up(self) -> bool:
        """Read what anybody has written since; tell whether there was anything."""
        with self._lock:
            if self.journal.newest() == self.state.newest:
                return False
            self.entries, self.state = log_of(self.journal)
            return True

    def others_since(self, number: int) -> list[JournalEntry]:
        """The entries after this one that other pages have written."""
        return [entry for entry in self.entries if entry.id > number and entry.id not in self._own]

    def write(self, line_of: Callable[[], NewEntry | None]) -> None:
        """Append the line that follows from the log as it stands; None where nothing changes.

        Raises RequestError, and writes nothing, for who might decide otherwise having seen all entries.
        """
        with self._lock:
            seen = self.state.newest if self._seen is None else self._seen
            is_written = False
            while not is_written:
                self.catch_up()
                line = line_of()
                self._check_seen(line, seen)
                if line is None:
                    return
                self._check_can_be_read(line)
                is_written = self.journal.append(line, self.state.newest)
            self._own.add(self.state.newest + 1)
            self.catch_up()

    def _check_seen(self, line: NewEntry | None, seen: int) -> None:
        if line is not None and line.kind in ADMISSIONS:
            return  # who may come in hangs on no decision
        others = self.others_since(seen)
        if any(entry.kind in TURNS for entry in others):
            raise RequestError(MOVED_ON)
        if any(entry.kind in TURNS for entry in self.entries if entry.id > seen):
            raise RequestError(DONE_ALREADY)
        if line is not None and any(matter_of(line).is_at_odds_with(matter_of(entry)) for entry in others):
            raise RequestError(MOVED_ON)

    def _check_can_be_read(self, line: NewEntry) -> None:
        """Raise RequestError for a line that could not be read again, before it is in the log."""
        try:
            content: dict[str, Any] = json.loads(json.dumps(line.content, allow_nan=False))
            number = self.state.newest + 1
            state_of([*self.entries, JournalEntry(number, "", line.round, line.seat, line.kind, content)])
        except (TypeError, ValueError) as unreadable:
            reason = unreadable.__cause__ or unreadable
            raise RequestError(
                f"seat {line.seat}: {line.kind} that cannot be read again: {reason}. Nothing was written."
            ) from unreadable
