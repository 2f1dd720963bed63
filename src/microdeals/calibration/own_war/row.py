"""A row of a table of deals: its cells, what is wrong with it, and the deal that it is."""

import datetime
import math
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from microdeals.calibration.own_war.record import SETTLEMENT, RecordedDeal, RecordedEnding
from microdeals.conflicts import Conflict
from microdeals.documents.wording import did_you_mean, quoted, shown

OBSERVED, NONE = "observed", "none"
NEEDED = ("kind", "signed", "ended", "ending")
FIRES = ("fire_before", "fire_after")
COUNTS = ("violations", *FIRES)
COLUMNS = (*NEEDED, *COUNTS)
WORDS = [ending.value for ending in RecordedEnding if ending.value] + [NONE]
STANDING = RecordedEnding.STANDING.value


class Row(NamedTuple):
    """A row: its line, and its cells by column, trimmed; "" for a column that the file does not have."""

    line: int
    cells: Mapping[str, str]

    def date(self, column: str) -> datetime.date | None:
        """The date in a cell; None if it is empty or none."""
        try:
            return datetime.date.fromisoformat(self.cells[column])
        except ValueError:
            return None


def problems_of(row: Row, conflict: Conflict, first: datetime.date, last: datetime.date) -> Iterator[str]:
    yield from _problems_of_kind(row.cells["kind"], conflict)
    ending = row.cells["ending"]
    if ending not in [*WORDS, ""]:
        hint = did_you_mean(ending, WORDS)
        yield f"ending {shown(ending)}: must be one of {quoted(WORDS)}, or empty.{hint}"
    if ending == NONE:
        if any(row.cells[column] for column in COLUMNS[1:] if column != "ending"):
            yield f"'{NONE}' says that no such deal was signed; leave the other cells empty"
        return
    yield from _problems_of_dates(row, first, last)
    yield from _problems_of_counts(row)


def _problems_of_kind(kind: str, conflict: Conflict) -> Iterator[str]:
    keys = [entry.key for entry in conflict.kinds] + [SETTLEMENT]
    if kind in keys:
        return
    by_title = {entry.title: entry.key for entry in conflict.kinds}
    known = f"{conflict.name} has {quoted([*keys])}"
    if kind in by_title:
        yield f"kind {shown(kind)}: write its key, '{by_title[kind]}'"
    elif not kind:
        yield f"no kind; {known}, and '{OBSERVED}' for the time that was observed"
    else:
        hint = did_you_mean(kind, [*keys, OBSERVED, *by_title])
        yield f"kind {shown(kind)}: no such deal.{hint or f' {known}.'}"


def _problems_of_dates(row: Row, first: datetime.date, last: datetime.date) -> Iterator[str]:
    signed, ended = row.date("signed"), row.date("ended")
    for column, date in (("signed", signed), ("ended", ended)):
        if date is None and (row.cells[column] or column == "signed"):
            yield f"{column} {shown(row.cells[column])}: must be a date such as 2031-03-01"
    if signed and not first <= signed <= last:
        yield f"signed on {signed}, outside the time that was observed, {first} to {last}; leave the deal out"
    if signed and ended and ended < signed:
        yield f"ended on {ended}, before it was signed on {signed}"
    elif ended and ended > last:
        yield f"ended on {ended}, after the time that was observed; write no date, and '{STANDING}'"
    if ended and row.cells["ending"] == STANDING:
        yield f"'{STANDING}' and an end, {ended}; keep one of them"


def _problems_of_counts(row: Row) -> Iterator[str]:
    for column in COUNTS:
        count = _count(row, column)
        if row.cells[column] and not (math.isfinite(count) and count >= 0.0):
            yield f"{column} {shown(row.cells[column])}: must be a number, 0 or above"
    written = [column for column in FIRES if row.cells[column]]
    if len(written) == 1:
        yield f"{written[0]} without the other; give both or neither"


def _count(row: Row, column: str) -> float:
    try:
        return float(row.cells[column])
    except ValueError:
        return math.nan


def deal_of(row: Row, first: datetime.date, last: datetime.date) -> RecordedDeal:
    """The deal of a row without a problem. Neither an end nor an ending: it stands."""
    signed, ended = row.date("signed") or first, row.date("ended")
    ending = RecordedEnding(row.cells["ending"])
    if ended is None and ending is RecordedEnding.UNKNOWN:
        ending = RecordedEnding.STANDING
    end = last if ending is RecordedEnding.STANDING else ended
    lasted = None if end is None else (end - signed).days
    counts = (_count(row, column) for column in COUNTS)
    return RecordedDeal(row.cells["kind"], (signed - first).days, lasted, ending, *counts)
