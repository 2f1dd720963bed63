"""The log: what happened, to whom, and why, one event a line."""

from typing import NamedTuple

from microdeals.agents.said import say
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
        key = "log.line_why" if self.why else "log.line"
        return say(key, day=self.day, who=self.who, what=self.what, why=self.why)
