"""The log: what happened, to whom, and why, one event a line."""

from typing import NamedTuple

from microdeals.rulebook.events import Happening


class Event(NamedTuple):
    """One event. ``slot`` and ``side`` are -1 where they do not apply."""

    day: int
    happening: Happening
    slot: int
    side: int
    who: str
    what: str
    deal: str
    why: str

    def __str__(self) -> str:
        """One readable line."""
        reason = f" ({self.why})" if self.why else ""
        return f"day {self.day:>3}  {self.who}: {self.what}{reason}"
