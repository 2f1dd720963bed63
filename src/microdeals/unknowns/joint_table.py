"""Numbers that were fitted together: a CSV with a row a draw, its header dotted paths and ``weight``."""

import csv
import math
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from microdeals.conflicts import Conflict
from microdeals.documents.problems import in_order, sentence
from microdeals.documents.reading import FileSort, near, read_bytes
from microdeals.documents.wording import shown, tidy
from microdeals.errors import UnknownsError
from microdeals.unknowns.draw import JointDraws
from microdeals.unknowns.limits import limits_of
from microdeals.unknowns.paths import all_spelled_out, problems_of_path

WEIGHT = "weight"
TABLE = FileSort("a table of joint draws", 50_000_000, UnknownsError, least="It needs a header and a row.")
FEWEST_ROWS, MOST_ROWS = 2, 100_000


class CsvLine(NamedTuple):
    """The cells of a line, and its number in the file."""

    number: int
    cells: list[str]


def read_joint(path: Path, conflict: Conflict) -> JointDraws:
    """The joint draws of a file. Raises UnknownsError with everything that is wrong, line by line.

    Every column but ``weight`` is a path of the conflict model (``party.*.lock`` is one path a side). A value
    out of its parameter's range is refused, for a posterior that has one was fitted to another model.
    """
    source = near(path)
    lines = _lines(path, source)
    header = [cell.strip() for cell in lines[0].cells]
    problems = [
        (lines[0].number, sentence(source, rule, lines[0].number))
        for rule in _problems_of_header(header, conflict)
    ]
    if problems:
        raise UnknownsError([text for _, text in problems])
    rows = [_row(line, header, conflict) for line in lines[1:]]
    problems = [
        (line.number, sentence(source, found, line.number))
        for line, row in zip(lines[1:], rows, strict=True)
        for found in row.problems
    ]
    if problems:
        raise UnknownsError(in_order(problems))
    return _joint(header, np.array([row.numbers for row in rows]), conflict, source)


def _lines(path: Path, source: str) -> list[CsvLine]:
    try:
        text = read_bytes(path, TABLE).decode("utf-8-sig")
        reader = csv.reader(text.splitlines())
        lines = [CsvLine(reader.line_num, cells) for cells in reader if cells]
    except (UnicodeDecodeError, csv.Error):
        raise UnknownsError([f"{source}: cannot be read as a table. Write it as CSV in UTF-8."]) from None
    n = len(lines) - 1
    if not FEWEST_ROWS <= n <= MOST_ROWS:
        what = f"has {max(n, 0)} rows; joint draws are {FEWEST_ROWS} to {MOST_ROWS:,} rows below a header"
        raise UnknownsError([f"{source}: {what}."])
    return lines


def _problems_of_header(header: list[str], conflict: Conflict) -> Iterator[str]:
    if WEIGHT not in header:
        yield f"no column '{WEIGHT}': add one, with 1 in every row if all draws count alike"
    if len(header) < 2:
        yield "no column but one: name each by its path, as in conduct.base_rate"
    seen: set[str] = set()
    for column in header:
        if column == WEIGHT:
            paths: tuple[str, ...] = (WEIGHT,)
        else:
            yield from problems_of_path(column, conflict)
            paths = all_spelled_out(column, conflict)
        for path in paths:
            if path in seen:
                yield f"{path}: two columns of the same name; keep one"
            seen.add(path)


class RowRead(NamedTuple):
    """The numbers of a row, and what is wrong with them."""

    numbers: list[float]
    problems: list[str]


def _row(line: CsvLine, header: list[str], conflict: Conflict) -> RowRead:
    if len(line.cells) != len(header):
        return RowRead([], [f"{len(line.cells)} cells under a header of {len(header)}"])
    numbers, problems = [], []
    for column, cell in zip(header, line.cells, strict=True):
        try:
            number = float(cell)
        except ValueError:
            number = math.nan
        if not math.isfinite(number):
            problems.append(f"{column} = {shown(cell)}: must be a finite number")
        elif rule := _out_of_range(column, number, conflict):
            problems.append(f"{column} = {tidy(number)}: {rule}")
        numbers.append(number)
    return RowRead(numbers, problems)


def _out_of_range(column: str, number: float, conflict: Conflict) -> str:
    if column == WEIGHT:
        return "" if number >= 0.0 else "must be 0 or above"
    least, most, is_whole = limits_of(all_spelled_out(column, conflict)[0])
    if not least <= number <= most:
        return f"must be between {tidy(least)} and {tidy(most)}"
    return "must be a whole number" if is_whole and number != int(number) else ""


def _joint(header: list[str], table: np.ndarray, conflict: Conflict, source: str) -> JointDraws:
    weights = table[:, header.index(WEIGHT)]
    if not weights.sum() > 0.0:
        raise UnknownsError([f"{source}, {WEIGHT}: every weight is 0; one at least must be above it."])
    spelled = [
        (path, place)
        for place, column in enumerate(header)
        if column != WEIGHT
        for path in all_spelled_out(column, conflict)
    ]
    rows = table[:, [place for _, place in spelled]]
    return JointDraws(tuple(path for path, _ in spelled), rows, weights / weights.sum(), source)
