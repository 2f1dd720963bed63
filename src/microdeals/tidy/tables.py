"""The four tables by name, each with its units and meanings in ``attrs``."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, TypeAlias

from microdeals.documents.tables import explained
from microdeals.documents.wording import did_you_mean, quoted
from microdeals.errors import RequestError
from microdeals.tidy.agents import agents_of
from microdeals.tidy.columns import COLUMNS
from microdeals.tidy.days import days_of
from microdeals.tidy.deals import deals_of
from microdeals.tidy.events import events_of
from microdeals.tidy.recorded import Recorded

if TYPE_CHECKING:
    from microdeals.looks.frames import Frame

TableName: TypeAlias = Literal["days", "events", "deals", "agents"]

TABLES: dict[TableName, Callable[[Recorded], Frame]] = {
    "days": days_of,
    "events": events_of,
    "deals": deals_of,
    "agents": agents_of,
}


def table_of(found: Recorded, name: TableName) -> Frame:
    """A table as a data frame, its columns explained in ``attrs["units"]`` and ``attrs["meanings"]``.

    Raises RequestError for a table that is not there.
    """
    if name not in TABLES:
        hint = did_you_mean(str(name), TABLES) or f" There are {quoted(list(TABLES))}."
        raise RequestError(f"to_frame({name!r}): no such table.{hint}")
    frame = TABLES[name](found)
    frame.attrs = {**explained(column for column in COLUMNS[name] if column.name in frame.columns)}
    return frame
