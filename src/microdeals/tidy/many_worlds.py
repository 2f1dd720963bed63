"""Many worlds as a result: how they came out, drawn and told, and their days, events, deals and agents."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from microdeals.documents.wording import counted_as
from microdeals.looks.axes import entitle
from microdeals.looks.dots import Dot, draw_dots
from microdeals.looks.frames import Figured, frame_of_rows
from microdeals.looks.html import html_of
from microdeals.looks.sentence import short
from microdeals.rulebook.events import Happening
from microdeals.rulebook.outcome import Outcome
from microdeals.rulebook.series import DAILY
from microdeals.statistics.intervals import Count, averaged, counted
from microdeals.tidy.deals import SIGNED
from microdeals.tidy.manifest import Manifested, manifest_of
from microdeals.tidy.outcomes import count_of_outcomes
from microdeals.tidy.parquet import write_parquet
from microdeals.tidy.recorded import Recorded
from microdeals.tidy.tables import TableName, table_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from microdeals.looks.frames import Frame
    from microdeals.tidy.arrays import Dataset

OF_WORLDS = "share of worlds"
ON_LAST_DAY = ("trust_0", "trust_1", "support_0", "support_1", "fighting", "gap_total")

BOUNDS = {
    **dict.fromkeys(("trust_0", "trust_1", "support_0", "support_1"), (0.0, 1.0)),
    "fighting": (0.0, math.inf),
}
ANY = (-math.inf, math.inf)
"""What a number of the last day can be, and so its interval."""
AT_THE_END, IN_ALL, LAST_DAY = "at the end", "all days together", "on the last day"
WHEN = {"when": ("text", "of which days the figure is")}


@dataclass(frozen=True, repr=False)
class ManyWorlds:
    """Worlds of one conflict model, each of its own seed, with all that was recorded of them.

    ``days``, ``events``, ``deals`` and ``agents`` are tidy data frames, their columns explained in ``attrs``.
    """

    recorded: Recorded

    @property
    def outcomes(self) -> dict[Outcome, Count]:
        """How the worlds came out: how many, and which share with its 95 % interval."""
        n = self.recorded.n_worlds
        return {outcome: counted(number, n) for outcome, number in count_of_outcomes(self.recorded).items()}

    def __repr__(self) -> str:
        """How many worlds came out how, with 95 % intervals of the shares."""
        found = self.recorded
        parts = (
            f"{_plain(outcome)} in {count.number} ({count.low:.2f} to {count.high:.2f})"
            for outcome, count in self.outcomes.items()
        )
        worlds, days = counted_as(found.n_worlds, "world"), counted_as(found.n_days, "day")
        told = f"{found.conflict.title}, {worlds} of {days}, {self._numbers}: {', '.join(parts)}"
        return short(f"{told}; in brackets 95 % intervals of shares")

    def _repr_html_(self) -> str:
        """The same with all figures, as a small table."""
        return html_of(repr(self), self.summary())

    def summary(self) -> Frame:
        """A data frame with a row for each outcome, what deals came to, and the last day's means.

        ``when`` says of which days a figure is: "at the end", "all days together" or "on the last day". What
        is alike in every world has no interval (NaN).
        """
        return frame_of_rows((one._asdict() | {"when": when} for one, when in _figures(self)), WHEN)

    def plot(self, ax: Axes | None = None) -> Axes:
        """Draw how the worlds came out, with 95 % intervals, on these Axes or on new ones."""
        dots = [
            Dot(_plain(outcome), count.share, (count.low, count.high))
            for outcome, count in self.outcomes.items()
        ]
        axes = draw_dots(ax, dots)
        axes.set_xlim(-0.02, 1.02)
        found = self.recorded
        worlds = counted_as(found.n_worlds, "world")
        title = f"{found.conflict.title}. How {worlds} came out, {self._numbers}"
        return entitle(axes, title, f"{OF_WORLDS} (line: 95 % interval)")

    @property
    def _numbers(self) -> str:
        """Whose numbers the worlds have: the model's, or those of draws."""
        return "each with a draw of what nobody knows" if self.recorded.is_drawn else "as given"

    @property
    def days(self) -> Frame:
        """A row a world and day, with every daily series."""
        return self.to_frame("days")

    @property
    def events(self) -> Frame:
        """A row an event."""
        return self.to_frame("events")

    @property
    def deals(self) -> Frame:
        """A row a deal: kind, sector, start, end and why it ended."""
        return self.to_frame("deals")

    @property
    def agents(self) -> Frame:
        """A row a world, day and agent."""
        return self.to_frame("agents")

    @property
    def manifest(self) -> Manifested:
        """Which model, seeds and versions made the worlds."""
        return manifest_of(self.recorded)

    def to_frame(self, table: TableName = "days") -> Frame:
        """One of the tables "days", "events", "deals" and "agents". Raises RequestError for another name."""
        return table_of(self.recorded, table)

    def to_xarray(self) -> Dataset:
        """The daily numbers as a dataset over seeds and days. Raises RequestError where xarray is not."""
        from microdeals.tidy.arrays import dataset_of

        return dataset_of(self.recorded)

    def to_parquet(self, folder: str | Path) -> dict[str, Path]:
        """Write the four tables into a folder, with units, meanings and the manifest in their metadata.

        Gives the files by table. Raises RequestError for a folder that cannot be written.
        """
        return write_parquet(self.recorded, folder)


def _figures(worlds: ManyWorlds) -> Iterator[tuple[Figured, str]]:
    found = worlds.recorded
    for outcome, count in worlds.outcomes.items():
        yield Figured(outcome.name.lower(), count.share, OF_WORLDS, count.low, count.high), AT_THE_END
    signed, broken = set(SIGNED), {Happening.BREACH}
    for name, happenings, unit in (
        ("deals", signed, "deals a world"),
        ("breaches", broken, "breaches a world"),
    ):
        numbers = [sum(one.happening in happenings for one in events) for events in found.events]
        mean = averaged(np.array(numbers, dtype=np.float64)).within(0.0).unless_alike()
        yield Figured(name, mean.mean, unit, mean.low, mean.high), IN_ALL
    units = {series.name: series.unit for series in DAILY}
    harm = averaged(found.series("harm").sum(axis=1)).within(0.0).unless_alike()
    yield Figured("harm_total", harm.mean, units["harm"], harm.low, harm.high), IN_ALL
    for name in ON_LAST_DAY:
        mean = averaged(found.series(name)[:, -1]).within(*BOUNDS.get(name, ANY)).unless_alike()
        yield Figured(name, mean.mean, units[name], mean.low, mean.high), LAST_DAY


def _plain(outcome: Outcome) -> str:
    return outcome.name.lower().replace("_", " ")
