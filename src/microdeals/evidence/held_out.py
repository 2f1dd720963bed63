"""What is held out: since which day, why, and what had been seen of it, as held_out.toml says it."""

import datetime
import tomllib
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).with_name("held_out.toml")


class HeldOut(NamedTuple):
    """Some patterns by their ids, why no number may be set by them, and what had been seen of them.

    ``looked_at`` is empty where nothing had been.
    """

    ids: tuple[str, ...]
    why: str
    looked_at: str


class Frozen(NamedTuple):
    """The list as it was frozen on a day."""

    date: datetime.date
    groups: tuple[HeldOut, ...]

    @property
    def ids(self) -> list[str]:
        """The ids of all patterns that are held out, in the order of the list."""
        return [name for group in self.groups for name in group.ids]


def load_held_out() -> Frozen:
    """The list of the file."""
    document = tomllib.loads(FILE.read_text(encoding="utf-8"))
    groups = (
        HeldOut(tuple(table["ids"]), table["why"], table["looked_at"]) for table in document["held_out"]
    )
    return Frozen(document["date"], tuple(groups))
