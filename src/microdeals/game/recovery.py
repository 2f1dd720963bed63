"""Recovery: a journal that is whole, or how far it is; and a copy of what a damaged one still holds."""

from pathlib import Path
from typing import NamedTuple

from microdeals.errors import RequestError
from microdeals.game.journal import SUFFIX, WAY_OUT, DamagedError, Journal
from microdeals.game.origin import PROGRAM, Origin
from microdeals.game.rights import CLOSED, NotYoursError, rights_of
from microdeals.game.rows import JournalEntry
from microdeals.game.seats import LONGEST_NAME, check_name
from microdeals.game.state import EntryError, State, state_of


class ReadLog(NamedTuple):
    """A whole log, and what it adds up to."""

    entries: list[JournalEntry]
    state: State


def log_of(journal: Journal) -> ReadLog:
    """The log of a journal. Raises DamagedError, which says what can be done, or RequestError."""
    try:
        entries = journal.entries()
        if not entries:
            raise RequestError(f"{journal.path}: it has no beginning. {WAY_OUT}")
        return ReadLog(entries, state_of(entries))
    except EntryError as damage:
        raise _told(DamagedError(journal.path, entries[: damage.number - 1], damage.reason)) from damage
    except DamagedError as damage:
        raise _told(damage) from damage


def leads_damaged(damage: DamagedError, origin: Origin) -> bool:
    """Whether somebody leads a session of which this much can be read."""
    if origin.is_here:
        return True
    try:
        return rights_of(state_of(damage.entries), origin).is_desk
    except EntryError:
        return False


def copy_of(folder: Path, name: str, origin: Origin = PROGRAM) -> str:
    """Copy the entries before the damage under a free name, and say that name. Its keys open the copy, too.

    Raises RequestError when nothing is damaged, or nothing is left, and NotYoursError for whoever does not
    lead it.
    """
    check_name(name)
    try:
        log_of(Journal(folder / f"{name}{SUFFIX}"))
    except DamagedError as damage:
        if not damage.entries:
            raise
        if not leads_damaged(damage, origin):
            raise NotYoursError(CLOSED.format(name=name)) from damage
        stem = f"{name[: LONGEST_NAME - len('-copy-99')]}-copy"
        names = (stem, *(f"{stem}-{number}" for number in range(2, 100)))
        free = next((it for it in names if not (folder / f"{it}{SUFFIX}").exists()), names[-1])
        Journal.create(folder / f"{free}{SUFFIX}", *damage.entries)
        return free
    raise RequestError(f"session {name}: it is whole. Open it as it is.")


def _told(damage: DamagedError) -> DamagedError:
    """The damage with its way out: which copy can be opened. Its entries are those of that copy."""
    entries, reason = damage.entries, damage.reason
    while entries:
        try:
            round_reached = state_of(entries).round + 1
        except EntryError as earlier:
            entries, reason = entries[: earlier.number - 1], earlier.reason
        else:
            way_out = f"What stands before it, up to round {round_reached}, can be opened as a copy. {LEFT}"
            return DamagedError(damage.path, entries, reason, way_out)
    return DamagedError(damage.path, entries, reason)


LEFT = "The file is left as it is."
