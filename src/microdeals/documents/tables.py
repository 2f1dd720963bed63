"""Tables as CSV, in which every text stays a text: a spreadsheet takes what begins with = for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

FORMULAS = ("=", "+", "-", "@", "\t")
"""What a cell begins with that a spreadsheet works out instead of showing it."""


def csv_of(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Rows below a header.

    >>> csv_of(["name", "share"], [("=1+1", -0.5)])
    "name,share\\n'=1+1,-0.5\\n"
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([as_text(cell) for cell in row] for row in rows)
    return out.getvalue()


def as_text(cell: Any) -> Any:
    """A text that no spreadsheet takes for a formula, and no reader for two lines; a number as it is."""
    if not isinstance(cell, str):
        return cell
    line = cell.replace("\r", " ")
    return f"'{line}" if line.startswith(FORMULAS) else line
