"""A user's own table of deals: a row a deal, read whole or refused with all that is wrong, line by line.

``docs/fit.md`` has the layout.
"""

import csv
import datetime
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from microdeals.calibration.own_war.record import SETTLEMENT, WarRecord
from microdeals.calibration.own_war.row import COLUMNS, NEEDED, NONE, OBSERVED, Row, deal_of, problems_of
from microdeals.conflicts import Conflict
from microdeals.conflicts.slots import slots_of
from microdeals.documents.csv_lines import CsvLine, lines_of_csv
from microdeals.documents.problems import in_order, sentence
from microdeals.documents.reading import FileSort, near, read_bytes
from microdeals.documents.wording import counted_as, did_you_mean, quoted, shown
from microdeals.errors import RecordError

SORT = FileSort("a table of deals", 5_000_000, RecordError, least="It needs a header and a row a deal.")
MOST_ROWS = 20_000
FEWEST_DAYS, MOST_DAYS = 60, 7_305


class WhatIsWrong:
    """Problems of a file, each with its line."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.found: list[tuple[int, str]] = []

    def add(self, line: int, says: str) -> None:
        """One more."""
        self.found.append((line, sentence(self.source, says, line)))

    def raise_any(self) -> None:
        """Raise RecordError with all of them, in the order of the file."""
        if self.found:
            raise RecordError(in_order(self.found))


def lines_of_table(file: Path) -> list[CsvLine]:
    """The lines of a table in UTF-8 that are not empty. Raises RecordError for what is none."""
    source = near(file)
    content = read_bytes(file, SORT)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as failed:
        line = content.count(b"\n", 0, failed.start) + 1
        raise RecordError([f"{source}: not UTF-8. Save the table as CSV in UTF-8. (line {line})"]) from None
    if "\0" in text:
        raise RecordError([f"{source}: a binary file. Save the table as CSV in UTF-8."])
    if not text.strip():
        raise RecordError([f"{source}: empty. {SORT.least}"])
    if len(text.splitlines()) > MOST_ROWS + 1:
        raise RecordError([f"{source}: {len(text.splitlines()) - 1:,} rows; at most {MOST_ROWS:,} can be."])
    try:
        return lines_of_csv(text)
    except csv.Error as failed:
        raise RecordError([f"{source}: cannot be read as a table ({failed})."]) from None


def read_table(file: Path, conflict: Conflict) -> WarRecord:
    """The record in a table of deals of this war. Raises RecordError with everything that is wrong."""
    wrong = WhatIsWrong(near(file))
    lines = lines_of_table(file)
    header = lines[0]
    for says in _problems_of_header(header.cells):
        wrong.add(header.number, says)
    if any(column not in header.cells for column in NEEDED):
        wrong.add(header.number, "with a column missing the rows have not been looked at")
        wrong.raise_any()
    rows = list(_rows(lines, wrong))
    first, last = _observed(rows, wrong)
    deals = [row for row in rows if row.cells["kind"] != OBSERVED]
    for row in deals:
        for says in problems_of(row, conflict, first, last):
            wrong.add(row.line, says)
    _doubled(deals, conflict, wrong)
    if all(line.cells[0] == OBSERVED for line in lines[1:]):
        wrong.add(0, f"no deal. Write a row for each, or one that says '{NONE}' for each kind without any")
    wrong.raise_any()
    kinds = tuple(dict.fromkeys(row.cells["kind"] for row in deals))
    signed = [row for row in deals if row.cells["ending"] != NONE]
    days = (last - first).days + 1
    return WarRecord(days, kinds, tuple(deal_of(row, first, last) for row in signed))


def _problems_of_header(header: list[str]) -> Iterator[str]:
    for column in NEEDED:
        if column not in header:
            yield f"no column '{column}'; the first line names {', '.join(NEEDED)}"
    for column in header:
        if column not in COLUMNS:
            hint = did_you_mean(column, COLUMNS) or f" Columns are {quoted(COLUMNS)}."
            yield f"column {shown(column)} is not known.{hint}"
    for column, n in Counter(header).items():
        if n > 1 and column in COLUMNS:
            yield f"column '{column}' stands there twice"


def _rows(lines: list[CsvLine], wrong: WhatIsWrong) -> Iterator[Row]:
    """The rows; cells that a row leaves out at its end are empty."""
    header = lines[0].cells
    for line, cells in lines[1:]:
        if len(cells) > len(header):
            wrong.add(line, f"{counted_as(len(cells), 'cell')} under a header of {len(header)}")
        if len(cells) <= len(header) or cells[0] == OBSERVED:
            yield Row(line, dict.fromkeys(COLUMNS, "") | dict(zip(header, cells, strict=False)))


def _observed(rows: list[Row], wrong: WhatIsWrong) -> tuple[datetime.date, datetime.date]:
    """The first and the last day that were observed; all days where it is not told as it should be."""
    everything = datetime.date.min, datetime.date.max
    told = [row for row in rows if row.cells["kind"] == OBSERVED]
    if not told:
        wrong.add(0, f"no row says which time was observed; add one, as in {OBSERVED},2031-03-01,2033-02-28")
        return everything
    for row in told[1:]:
        wrong.add(row.line, f"a second row '{OBSERVED}'; keep one")
    row = told[0]
    first, last = row.date("signed"), row.date("ended")
    if first is None or last is None:
        wrong.add(row.line, f"{OBSERVED}: give its first day under signed and its last under ended, as dates")
        return everything
    days = (last - first).days + 1
    if last < first:
        wrong.add(
            row.line,
            f"{OBSERVED}: its last day, {last}, is before its first, {first}; put them the other way",
        )
        return everything
    if not FEWEST_DAYS <= days <= MOST_DAYS:
        rule = f"must be {FEWEST_DAYS} to {MOST_DAYS:,} days, from the first day to the last"
        wrong.add(row.line, f"{OBSERVED}: {counted_as(days, 'day')}; {rule}")
    return first, last


def _doubled(rows: list[Row], conflict: Conflict, wrong: WhatIsWrong) -> None:
    """Rows that say the same more often than the front has room for."""
    room = Counter(slot.kind.key for slot in slots_of(conflict)[0]) | Counter({SETTLEMENT: 1})
    seen: dict[tuple[str, ...], list[int]] = {}
    nothing: dict[str, int] = {}
    for row in rows:
        kind = row.cells["kind"]
        lines = seen.setdefault(tuple(row.cells.values()), [])
        if lines and len(lines) >= room.get(kind, 1):
            wrong.add(row.line, f"the same as line {lines[0]}; keep one")
        lines.append(row.line)
        if row.cells["ending"] == NONE:
            nothing.setdefault(kind, row.line)
    for row in rows:
        if row.cells["kind"] in nothing and row.cells["ending"] != NONE:
            line = nothing[row.cells["kind"]]
            wrong.add(row.line, f"a deal of a kind of which line {line} says that there was none")
