"""Lines of a CSV as spreadsheets save it: with commas or, where numbers have a comma, with semicolons."""

import csv
import re
from typing import NamedTuple

COMMA = ","
OTHERS = (";", "\t")
SAID_FIRST = re.compile(r"sep=([,;\t])\s*")
"""A first line by which some spreadsheets say what stands between cells."""
WITH_COMMA = re.compile(r"[-+]?\d+,\d+(?:[eE][-+]?\d+)?")


class CsvLine(NamedTuple):
    """The cells of a line, trimmed, and its number in the file, from 1."""

    number: int
    cells: list[str]


def lines_of_csv(text: str) -> list[CsvLine]:
    """The lines of a table, its header first; lines whose cells are all empty are left out.

    What stands between cells is what the header has most of; where that is no comma, ``0,3`` is 0.3. Raises
    csv.Error for what is no table.

    >>> lines_of_csv("path;value\\nparty.arden.trust;0,3\\n;\\n")
    [CsvLine(number=1, cells=['path', 'value']), CsvLine(number=2, cells=['party.arden.trust', '0.3'])]
    """
    lines = text.splitlines()
    said = SAID_FIRST.fullmatch(lines[0]) if lines else None
    n_before = 1 if said else 0
    between = said[1] if said else _between(next((line for line in lines if line.strip()), ""))
    reader = csv.reader(lines[n_before:], delimiter=between)
    found = (
        CsvLine(reader.line_num + n_before, [_plain(cell, between) for cell in cells]) for cells in reader
    )
    return [line for line in found if any(line.cells)]


def _between(header: str) -> str:
    return max((COMMA, *OTHERS), key=header.count)


def _plain(cell: str, between: str) -> str:
    cell = cell.strip()
    return cell.replace(",", ".") if between != COMMA and WITH_COMMA.fullmatch(cell) else cell
