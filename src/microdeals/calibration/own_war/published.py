"""The record of one war in a download of the ETH/PRIO Civil Conflict Ceasefire Dataset, in its own layout.

Ceasefires of the first two classes are one kind, as the model's deals that lessen fire are; definitive ones
are settlements. An extended ceasefire is a new row, and so it is in the worlds that it is compared with.
"""

import csv
import datetime
import math
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from microdeals.calibration.own_war.record import (
    CEASEFIRE,
    SETTLEMENT,
    RecordedDeal,
    RecordedEnding,
    WarRecord,
)
from microdeals.calibration.own_war.table import FEWEST_DAYS, MOST_DAYS
from microdeals.documents.reading import near
from microdeals.documents.wording import counted_as
from microdeals.errors import RecordError
from microdeals.evidence.ceasefire_table import DEFINITIVE, CeasefireEnding
from microdeals.evidence.reading import CeasefiresRead, read_ceasefires

MARKS = ("ucdp_acd_id", "cf_id", "ceasefire_class")
"""Columns by which the layout is known."""
CONFLICT, FROM, TO = "--conflict-id", "--from", "--to"
EXAMPLE = f"give its first day and its last, as in {FROM} 1998-06-01 {TO} 2002-03-31"
MOST_LEFT_OUT = 0.1
"""Share of a conflict's ceasefires without a date above which they are not counted. Assumed."""
MOST_NAMED = 8
MEANING = {
    CeasefireEnding.KEPT: RecordedEnding.EXPIRED,
    CeasefireEnding.FAILED: RecordedEnding.FAILED,
    CeasefireEnding.NEVER_BEGAN: RecordedEnding.LAPSED,
    CeasefireEnding.HOLDING: RecordedEnding.STANDING,
    CeasefireEnding.UNCLEAR: RecordedEnding.UNKNOWN,
}


class Excerpt(NamedTuple):
    """Which part of a download is asked for, as it was typed; "" for what was not."""

    conflict: str = ""
    first: str = ""
    last: str = ""


class PublishedRecord(NamedTuple):
    """A war's record, and what was wrong or left out on the way, as sentences."""

    record: WarRecord
    notes: tuple[str, ...]


def is_published(file: Path) -> bool:
    """Whether the first line of a file is the header of that layout; a pipe or a device is no file."""
    if not file.is_file():
        return False
    try:
        with file.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
            header = next(csv.reader([lines.readline(100_000)]), [])
    except (OSError, csv.Error):
        return False
    return all(mark in header for mark in MARKS)


def read_published(file: Path, excerpt: Excerpt) -> PublishedRecord:
    """The record of one conflict over one time. Raises RecordError for all that is missing or wrong."""
    read = read_ceasefires(file)
    conflict, problems = _conflict(file, excerpt, [int(one) for one in read.table["conflict"]])
    time = [_date(option, typed, problems) for option, typed in ((FROM, excerpt.first), (TO, excerpt.last))]
    days = (time[1] - time[0]).days + 1
    if datetime.date.min not in time and days < 1:
        problems.append(f"{FROM} {time[0]}, {TO} {time[1]}: the last day is before the first; swap them.")
    elif datetime.date.min not in time and not FEWEST_DAYS <= days <= MOST_DAYS:
        problems.append(f"{FROM}, {TO}: {counted_as(days, 'day')}; must be {FEWEST_DAYS} to {MOST_DAYS:,}.")
    if problems:
        raise RecordError(problems)
    rows = [row for row in read.table.itertuples(index=False) if row.conflict == conflict]
    return _record(file, read, rows, (time[0], time[1]))


def _record(
    file: Path, read: CeasefiresRead, rows: Sequence[Any], time: tuple[datetime.date, datetime.date]
) -> PublishedRecord:
    """What those rows say of that time, with notes on all that was wrong or is left out."""
    first, last = time
    inside = [row for row in rows if first.toordinal() <= row.start <= last.toordinal()]
    left_out = read.left_out.get(str(rows[0].conflict), 0)
    counts_all = left_out <= MOST_LEFT_OUT * (len(rows) + left_out)
    deals = tuple(_deal(row, first, last) for row in inside)
    notes = [f"{file.name}, {problem}" for problem in read.problems]
    if left_out:
        notes.append(
            f"{counted_as(left_out, 'ceasefire')} of this conflict cannot be used, most for want of a date."
        )
    if len(inside) < len(rows):
        notes.append(f"{len(rows) - len(inside)} more began outside {first} to {last}.")
    record = WarRecord((last - first).days + 1, (CEASEFIRE, SETTLEMENT), deals, True, counts_all)
    return PublishedRecord(record, tuple(notes))


def _date(option: str, typed: str, problems: list[str]) -> datetime.date:
    """The date that was typed; else any, and what is wrong with it among the problems."""
    try:
        return datetime.date.fromisoformat(typed)
    except ValueError:
        said = f"{option} {typed}: must be a date" if typed else f"{option} DATE is missing"
        problems.append(f"{said}. This layout does not say which time was observed; {EXAMPLE}.")
        return datetime.date.min


def _conflict(file: Path, excerpt: Excerpt, found: Sequence[int]) -> tuple[int, list[str]]:
    """The conflict that is asked for, and what is wrong with the question."""
    known = [number for number, _ in Counter(found).most_common() if number > 0]
    if not excerpt.conflict and len(known) == 1:
        return known[0], []
    if excerpt.conflict in map(str, known):
        return int(excerpt.conflict), []
    named = ", ".join(map(str, known[:MOST_NAMED])) + (", …" if len(known) > MOST_NAMED else "")
    said = f"{CONFLICT} {excerpt.conflict}: not in {near(file)}" if excerpt.conflict else near(file)
    return 0, [
        f"{said}: it has {counted_as(len(known), 'conflict')} that can be used ({named}); name one by "
        "its ucdp_acd_id, as "
        f"in {CONFLICT} {known[0] if known else 1}."
    ]


def _deal(row: Any, first: datetime.date, last: datetime.date) -> RecordedDeal:
    kind = SETTLEMENT if row.rank == DEFINITIVE else CEASEFIRE
    signed, ending = int(row.start) - first.toordinal(), MEANING[CeasefireEnding(row.ending)]
    seen = last.toordinal() - int(row.start)
    lasted = None if math.isnan(row.days) else int(row.days)
    if ending is RecordedEnding.STANDING or (lasted is not None and lasted > seen):
        lasted, ending = seen, RecordedEnding.STANDING
    return RecordedDeal(kind, signed, lasted, ending, math.nan, math.nan, math.nan)
