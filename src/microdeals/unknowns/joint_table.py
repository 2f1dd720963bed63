"""Numbers that were fitted together: a CSV with a row a draw, its header dotted paths and ``weight``."""

import csv
import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np

from microdeals.conflicts import Conflict
from microdeals.documents.csv_lines import CsvLine, lines_of_csv
from microdeals.documents.problems import in_order, sentence
from microdeals.documents.reading import FileSort, near, read_bytes
from microdeals.documents.wording import counted_as, shown, tidy
from microdeals.errors import UnknownsError
from microdeals.unknowns.draw import JointDraws
from microdeals.unknowns.limits import Limits, limits_of
from microdeals.unknowns.paths import all_spelled_out, problems_of_path

WEIGHT = "weight"
TABLE = FileSort("a table of joint draws", 50_000_000, UnknownsError, least="It needs a header and a row.")
LARGEST_WEIGHT = 1e9
"""Of a row: the weights of all rows have a sum, whatever a file says."""
FEWEST_ROWS, MOST_ROWS = 2, 100_000


def read_joint(path: Path, conflict: Conflict) -> JointDraws:
    """The joint draws of a file. Raises UnknownsError with everything that is wrong, line by line.

    Every column but ``weight`` is a path of the conflict model (``party.*.lock`` is one path a side). A value
    out of its parameter's range is refused, for a posterior that has one was fitted to another model.
    """
    source = near(path)
    header, *lines = _lines(path, source)
    columns = header.cells
    problems = [(header.number, rule) for rule in _problems_of_header(columns, conflict)]
    n = len(lines)
    if not FEWEST_ROWS <= n <= MOST_ROWS:
        rule = (
            f"has {counted_as(n, 'row')}; joint draws are {FEWEST_ROWS} to {MOST_ROWS:,} rows below a header"
        )
        raise UnknownsError(in_order(_sentences(source, [*problems, (0, rule)])))
    ranges = {column: _range_of(column, conflict) for column in columns}
    rows = [_row(line, columns, ranges) for line in lines]
    problems += [(line.number, rule) for line, row in zip(lines, rows, strict=True) for rule in row.problems]
    if problems:
        raise UnknownsError(in_order(_sentences(source, problems)))
    return _joint(columns, np.array([row.numbers for row in rows]), conflict, source)


def _sentences(source: str, problems: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    return ((line, sentence(source, rule, line)) for line, rule in problems)


def _lines(path: Path, source: str) -> list[CsvLine]:
    try:
        lines = lines_of_csv(read_bytes(path, TABLE).decode("utf-8-sig"))
    except (UnicodeDecodeError, csv.Error):
        raise UnknownsError([f"{source}: cannot be read as a table. Write it as CSV in UTF-8."]) from None
    if not lines:
        raise UnknownsError([f"{source}: empty. {TABLE.least}"])
    return lines


def _problems_of_header(header: list[str], conflict: Conflict) -> Iterator[str]:
    if WEIGHT not in header:
        yield f"no column '{WEIGHT}': add one, with 1 in every row if all draws count alike"
    if header == [WEIGHT]:
        yield (
            f"no column beside '{WEIGHT}': add one for each parameter, named by its path, as "
            "conduct.base_rate"
        )
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


def _row(line: CsvLine, header: list[str], ranges: Mapping[str, Limits | None]) -> RowRead:
    if len(line.cells) != len(header):
        return RowRead([], [f"{counted_as(len(line.cells), 'cell')} under a header of {len(header)}"])
    numbers, problems = [], []
    for column, cell in zip(header, line.cells, strict=True):
        try:
            number = float(cell)
        except ValueError:
            number = math.nan
        if not math.isfinite(number):
            problems.append(f"{column} = {shown(cell)}: must be a finite number")
        elif rule := _out_of_range(number, ranges[column]):
            problems.append(f"{column} = {tidy(number)}: {rule}")
        numbers.append(number)
    return RowRead(numbers, problems)


def _range_of(column: str, conflict: Conflict) -> Limits | None:
    """What the numbers of a column may be; None for a column that is no path of the model."""
    if column == WEIGHT:
        return Limits(0.0, LARGEST_WEIGHT, False)
    if any(problems_of_path(column, conflict)):
        return None
    return limits_of(all_spelled_out(column, conflict)[0])


def _out_of_range(number: float, limits: Limits | None) -> str:
    if limits is None:
        return ""
    least, most, is_whole = limits
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
