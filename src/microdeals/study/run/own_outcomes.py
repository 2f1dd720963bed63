"""Outcomes of one's own: functions over the tables of each world of a sweep, from Python alone.

The worlds with deals are lived once more, with all their days and events; seeds and draws are those of the
sweep, so they are the same worlds to the last bit.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from microdeals.conflicts import Conflict, with_values
from microdeals.documents.own_code import place_of, said_by
from microdeals.documents.wording import did_you_mean, quoted, shown
from microdeals.ensemble.runs import run_ensemble
from microdeals.errors import RequestError
from microdeals.study.question.plan import Stretch, SweepPlan
from microdeals.tidy.columns import COLUMNS
from microdeals.tidy.recorded import Recorded
from microdeals.tidy.tables import TABLES, table_of
from microdeals.unknowns.limits import limits_of
from microdeals.verdict.recorded_worlds import EVERYTHING, recorded_from

if TYPE_CHECKING:
    from microdeals.looks.frames import Frame


BY_DAY = "day"


@dataclass(frozen=True)
class WorldTables:
    """One world with deals, and its tidy tables, as ``run_many`` has them, made when they are asked for.

    ``days`` has its rows by the number of the day, from 1.
    """

    point: int
    recorded: Recorded

    @property
    def seed(self) -> int:
        """The seed of its luck."""
        return int(self.recorded.seeds[0])

    @cached_property
    def days(self) -> Frame:
        """A row a day, by its number from 1, with every daily series."""
        return table_of(self.recorded, "days").set_index(BY_DAY)

    @cached_property
    def events(self) -> Frame:
        """A row an event."""
        return table_of(self.recorded, "events")

    @cached_property
    def deals(self) -> Frame:
        """A row a deal: kind, sector, start, end and why it ended."""
        return table_of(self.recorded, "deals")

    @cached_property
    def agents(self) -> Frame:
        """A row a day and agent."""
        return table_of(self.recorded, "agents")


Measure: TypeAlias = Callable[[WorldTables], float]


def measured(plan: SweepPlan, measures: Mapping[str, Measure]) -> dict[str, list[float]]:
    """What each function says of each world, in the order of the sweep's rows.

    Raises RequestError for what is no function, before any world; and for a function that fails or says no
    number, with its world and its line.
    """
    for name, measure in measures.items():
        if not callable(measure):
            rule = "must be a function of a world, which gives a number"
            raise RequestError(f"{name} = {shown(measure)}: {rule}.")
    found: dict[str, list[float]] = {name: [] for name in measures}
    for world in worlds_of(plan):
        for name, measure in measures.items():
            found[name].append(_said(name, measure, world))
    return found


def worlds_of(plan: SweepPlan) -> Iterator[WorldTables]:
    """The worlds with deals of all points, in the order of the rows, one point in memory at a time."""
    for number in range(plan.n_chunks):
        chunk = plan.chunk(number)
        for stretch in chunk.stretches:
            war = with_values(plan.conflict, stretch.values)
            kinds = {kind.key for kind in war.kinds}
            numbers = chunk.drawn.of_seeds(stretch.seeds, kinds) if chunk.drawn else None
            if numbers is None:
                yield from _worlds(war, stretch, stretch.seeds.tolist())
                continue
            paths, table = numbers
            for seed, drawn in zip(stretch.seeds.tolist(), table.tolist(), strict=True):
                values = dict(zip(paths, drawn, strict=True))
                own = {path: int(it) if limits_of(path).is_whole else it for path, it in values.items()}
                yield from _worlds(with_values(war, own), stretch, [seed])


def _worlds(war: Conflict, stretch: Stretch, seeds: list[int]) -> Iterator[WorldTables]:
    lived = run_ensemble(war, seeds, EVERYTHING)
    every = recorded_from(war, np.array(seeds, dtype=np.int64), [lived], is_drawn=False)
    for world in range(len(seeds)):
        here = slice(world, world + 1)
        own = {name: getattr(every, name)[here] for name in ("seeds", "daily", "fronts", "leans", "events")}
        yield WorldTables(stretch.point, every._replace(**own))


def _said(name: str, measure: Measure, world: WorldTables) -> float:
    where = f"{name}, of the world at point {world.point} with seed {world.seed}"
    try:
        value = measure(world)
    except (Exception, SystemExit) as error:
        place = place_of(error, (measure.__code__.co_filename,) if hasattr(measure, "__code__") else ())
        line = f", in {place.told}" if place else ""
        raise RequestError(f"{where}, failed: {said_by(error)}{line}.{_hint(error, world)}") from error
    try:
        return math.nan if value is None else float(value)
    except (TypeError, ValueError):
        raise RequestError(
            f"{where}, is {type(value).__name__}: it must be a number, or None where there is none."
        ) from None


def _hint(error: BaseException, world: WorldTables) -> str:
    """What there is in place of a name or a day that there is not."""
    asked = error.args[0] if isinstance(error, KeyError) and error.args else getattr(error, "name", None)
    if asked == BY_DAY:
        return " days has its rows by the number of the day, which is their index."
    if isinstance(asked, str):
        names = {table: [column.name for column in columns] for table, columns in COLUMNS.items()}
        elsewhere = [table for table, columns in names.items() if asked in columns]
        if elsewhere:
            return f" It is a column of {quoted(elsewhere)}."
        return did_you_mean(asked, [*TABLES, *(name for columns in names.values() for name in columns)])
    days = world.recorded.n_days
    return f" days has a row for each day from 1 to {days}." if isinstance(error, KeyError) else ""
