"""How a world and a party look in a notebook, and the tables of a world: thin methods, mixed in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from microdeals.agents.recorded import recorded_of
from microdeals.agents.summary import party_in_a_line, summary_of_party, summary_of_world, world_in_a_line
from microdeals.documents.wording import did_you_mean, quoted
from microdeals.looks.html import html_of
from microdeals.looks.sentence import short
from microdeals.tidy.parquet import write_parquet
from microdeals.tidy.tables import TABLES, TableName, table_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from microdeals.agents.model import ConflictModel
    from microdeals.agents.party import Party
    from microdeals.looks.frames import Frame
    from microdeals.tidy.arrays import Dataset


KNOWN_OF_A_WORLD = (
    "day", "date", "day_of_year", "horizon_days", "deals", "active_deals()", "parties", "log",
    "gap_now()", "conflict",
)  # fmt: skip
KNOWN_OF_A_PARTY = (
    "side", "title", "trust", "pressure", "optimism", "support", "demand", "other", "conflict_model",
)  # fmt: skip
"""What a strategy asks of a world and of itself, as docs/strategies.md has it."""


def no_such(thing: object, called: str, name: str, known: Sequence[str]) -> AttributeError:
    """An error for an attribute that is not there, with the nearest that is, or with those that are asked."""
    public = [one for one in dir(thing) if not one.startswith("_")]
    near = did_you_mean(name, public).strip()
    hint = f"d{near[1:]}" if near else f"it has {quoted(known)}"
    if name in TABLES:
        hint = f"to_frame({name!r}) is its table"
    return AttributeError(f"{called} has no '{name}' ({hint})", name=name, obj=thing)


class ShownWorld:
    """What a notebook shows of a world, and the world as tidy tables."""

    if not TYPE_CHECKING:  # hidden from type checkers, which know what there is

        def __getattr__(self, name):
            """Raise AttributeError for what a world has not, with what it has."""
            raise no_such(self, "the world of a run", name, KNOWN_OF_A_WORLD)

    def __repr__(self) -> str:
        """What has become of it by today."""
        return short(world_in_a_line(self._world))

    def _repr_html_(self) -> str:
        """The same and the numbers of the last day, as a small table."""
        return html_of(repr(self), self.summary())

    @property
    def _world(self) -> ConflictModel:
        return cast("ConflictModel", self)

    def summary(self) -> Frame:
        """A data frame with a row a daily series: its value on the last day, and its unit."""
        return summary_of_world(self._world)

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draw trust and fire day by day, on these Axes or on new ones."""
        from microdeals.agents.pictures import plot_world

        return plot_world(self._world, ax)

    def to_frame(self, table: TableName = "days") -> Frame:
        """One of the tables "days", "events", "deals" and "agents". Raises RequestError for another name."""
        return table_of(recorded_of(self._world), table)

    def to_xarray(self) -> Dataset:
        """The daily numbers as a dataset. Raises RequestError where xarray is not installed."""
        from microdeals.tidy.arrays import dataset_of

        return dataset_of(recorded_of(self._world))

    def to_parquet(self, folder: str | Path) -> dict[str, Path]:
        """Write the four tables into a folder, with units, meanings and a manifest in their metadata.

        Gives the files by table. Raises RequestError for a folder that cannot be written.
        """
        return write_parquet(recorded_of(self._world), folder)


class ShownParty:
    """What a notebook shows of a party."""

    if not TYPE_CHECKING:  # hidden from type checkers, which know what there is

        def __getattr__(self, name):
            """Raise AttributeError for what a party has not, with what it has."""
            raise no_such(self, type(self).__name__, name, KNOWN_OF_A_PARTY)

    def __repr__(self) -> str:
        """What it is like today."""
        return short(party_in_a_line(self._party))

    def _repr_html_(self) -> str:
        """The same and its numbers, as a small table."""
        return html_of(repr(self), self.summary())

    @property
    def _party(self) -> Party:
        return cast("Party", self)

    def summary(self) -> Frame:
        """A data frame with a row a number, as it is today, and its unit."""
        return summary_of_party(self._party)

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draw what it would settle for today and what that is made of, on these Axes or on new ones."""
        from microdeals.agents.pictures import plot_party

        return plot_party(self._party, ax)
