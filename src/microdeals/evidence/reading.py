"""A user's own download of the ETH/PRIO Civil Conflict Ceasefire Dataset, read with all that is wrong in it.

One row a ceasefire and participant; rows with the same ``cc`` and ``cf_id`` are one ceasefire, and the
first of them speaks for it. The codes were inferred from known cases, the codebook not being at hand.
"""

import csv
import datetime
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pandas as pd  # type: ignore[import-untyped]

from microdeals.documents.reading import FileSort, read_bytes
from microdeals.documents.wording import name_shown, shown
from microdeals.errors import RequestError, listed
from microdeals.evidence.ceasefire_table import CESSATION, DEFINITIVE, Ceasefire, CeasefireEnding, table_of

START = ("cf_effect_yr", "cf_effect_month", "cf_effect_day")
DECLARED = ("cf_dec_yr", "cf_dec_month", "cf_dec_day")
END = ("end_yr", "end_month", "end_day")
NAMES = ("cc", "cf_id", "ucdp_acd_id", "side", "written", "ceasefire_class", "implement", "ended")
COLUMNS = (*NAMES, *START, *DECLARED, *END)
ENDINGS = {
    "1": CeasefireEnding.KEPT,
    "4": CeasefireEnding.KEPT,
    "2": CeasefireEnding.FAILED,
    "3": CeasefireEnding.NEVER_BEGAN,
    "0": CeasefireEnding.HOLDING,
    "-1": CeasefireEnding.UNCLEAR,
}
MIDDLE_OF_MONTH = 15
DOWNLOAD = FileSort("a table of ceasefires", 200_000_000, lambda problems: RequestError(listed(problems)))
WHOLE_NUMBER = re.compile(r"-?[0-9]{1,9}")
"""What a code or a part of a date is: more digits are in no table of the published kind."""

WordsByColumn = dict[str, str]


class CeasefiresRead(NamedTuple):
    """What a file gave: ceasefires that can be used, what was wrong, and how many rows there were.

    ``left_out``: of each conflict how many ceasefires cannot be used, for want of a date most of them.
    """

    table: pd.DataFrame
    problems: tuple[str, ...]
    rows: int
    ceasefires: int
    left_out: Mapping[str, int]


def read_ceasefires(file: Path) -> CeasefiresRead:
    """Read a file in the published layout. Raises RequestError, listing all, if nothing of it can be used."""
    text, problems = _text_of(file)
    reader = csv.DictReader(io.StringIO(text, newline=""))
    missing = [column for column in COLUMNS if column not in (reader.fieldnames or [])]
    if missing:
        problems.append(f"line 1: no column {', '.join(missing)}. The published layout has them.")
        raise RequestError(_told(file, problems, "No row can be used."))
    spells: list[Ceasefire] = []
    known: set[tuple[str, str]] = set()
    left_out: Counter[str] = Counter()
    rows = 0
    for row in _rows(reader, problems):
        rows += 1
        name = (row["cc"], row["cf_id"])
        if name not in known:
            known.add(name)
            found = _spell(row, reader.line_num, problems)
            spells += found
            left_out[row["ucdp_acd_id"]] += not found
    if not spells:
        raise RequestError(_told(file, problems, "No row can be used."))
    return CeasefiresRead(table_of(spells), tuple(problems), rows, len(known), left_out)


def _told(file: Path, problems: list[str], end: str) -> str:
    return f"{listed([f'{file.name}, {problem}' for problem in problems])}\n{file.name}: {end}"


def _text_of(file: Path) -> tuple[str, list[str]]:
    """The text of a file in UTF-8, or in another encoding, which is then a problem to be told."""
    content = read_bytes(file, DOWNLOAD)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace"), ["line 1: in UTF-16, not UTF-8; read as that."]
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError as failed:
        line = content.count(b"\n", 0, failed.start) + 1
        return content.decode("latin-1"), [f"line {line}: not UTF-8; the file was read as Latin-1."]


def _rows(reader: "csv.DictReader[str]", problems: list[str]) -> Iterator[WordsByColumn]:
    """The rows that have all their cells, each trimmed."""
    try:
        for row in reader:
            if any(row[column] is None for column in COLUMNS):
                problems.append(f"line {reader.line_num}: fewer cells than columns; left out.")
            else:
                yield {column: row[column].strip().removesuffix(".0") for column in COLUMNS}
    except csv.Error as failed:
        problems.append(f"line {reader.line_num}: {failed}; what follows was not read.")


def _spell(row: WordsByColumn, line: int, problems: list[str]) -> list[Ceasefire]:
    """The ceasefire of a row, or nothing if its start, its conflict or its class is not known."""
    start = _date(row, START, line, problems) or _date(row, DECLARED, line, problems)
    end = _date(row, END, line, problems)
    codes = [_code(row, column, line, problems) for column in ("ucdp_acd_id", "ceasefire_class", "side")]
    if row["ended"] not in ENDINGS:
        problems.append(f"line {line}: ended = {shown(row['ended'])}: must be one of {', '.join(ENDINGS)}.")
        return []
    if None in codes or start is None:
        return []
    conflict, rank, side = (code or 0 for code in codes)
    if not CESSATION <= rank <= DEFINITIVE:
        problems.append(f"line {line}: ceasefire_class = {rank}: must be 1, 2 or 3.")
        return []
    if end is not None and end < start:
        problems.append(f"line {line}: ends on {end}, before it starts on {start}; its end is left out.")
        end = None
    days = float((end - start).days) if end else float("nan")
    watched = row["implement"] == "1"
    stratum = rank * 100 + side * 10 + int(row["written"] in ("1", "2"))
    return [Ceasefire(conflict, rank, start.toordinal(), days, days, ENDINGS[row["ended"]], watched, stratum)]


def _code(row: WordsByColumn, column: str, line: int, problems: list[str]) -> int | None:
    if not WHOLE_NUMBER.fullmatch(row[column]):
        rule = "must be a whole number of at most nine digits"
        problems.append(f"line {line}: {column} = {shown(row[column])}: {rule}.")
        return None
    return int(row[column])


def _date(
    row: WordsByColumn, columns: tuple[str, str, str], line: int, problems: list[str]
) -> datetime.date | None:
    """A date; the middle of the month if only the day is missing; nothing if more is."""
    year, month, day = (row[column] for column in columns)
    unknown = ("", "-1", "0", "NA")
    if year in unknown or month in unknown:
        return None
    words = (year, month, str(MIDDLE_OF_MONTH) if day in unknown else day)
    try:
        if all(map(WHOLE_NUMBER.fullmatch, words)):
            return datetime.date(*map(int, words))
    except ValueError:
        pass
    told = "-".join(map(name_shown, (year, month, day)))
    problems.append(f"line {line}: {columns[0][:-3]} {told}: there is no such date.")
    return None
