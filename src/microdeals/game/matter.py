"""Matter: what an entry decides. The last entry on a matter counts."""

from typing import NamedTuple

from microdeals.game.rows import JournalEntry, NewEntry
from microdeals.game.state import DECISIONS, TURNS, EntryKind


class Matter(NamedTuple):
    """What an entry decides: its kind, round (from 0), seat, and there which cell (`cells`).

    The cell of a guess is its question. An empty cell, or the first part of one, stands for all below it.
    """

    kind: str
    round: int
    seat: str
    cell: str = ""

    def covers(self, other: "Matter") -> bool:
        """Whether an entry on this matter decides the other one anew."""
        return self[:3] == other[:3] and (
            self.cell in ("", other.cell) or other.cell.startswith(f"{self.cell}:")
        )

    def is_at_odds_with(self, other: "Matter") -> bool:
        """Whether somebody who has not seen the other should look before deciding this one."""
        if self.kind in TURNS:
            return other.kind in DECISIONS
        return self.covers(other) or other.covers(self)


def matter_of(entry: JournalEntry | NewEntry) -> Matter:
    """What an entry decides. To leave a month to the model decides all of its orders."""
    kind = EntryKind.ORDERS if entry.kind == EntryKind.OPENED else entry.kind
    cell = entry.content.get("question", entry.content.get("cell", ""))
    return Matter(kind, entry.round, str(entry.seat), str(cell))
