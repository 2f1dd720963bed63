"""Tables as CSV: each says its war, seed and version, and a dictionary of its columns lies beside it.

Every text stays a text: a spreadsheet takes what begins with = for a formula.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from microdeals._version import __version__

FORMULAS = ("=", "+", "-", "@", "\t")
"""What a cell begins with that a spreadsheet works out instead of showing it."""


class ColumnTold(NamedTuple):
    """A column of a table: its name, the unit of its values, and what it means."""

    name: str
    unit: str
    meaning: str


class Explained(Protocol):
    """Whatever says of a column what it is called, in which unit, and what it means."""

    @property
    def name(self) -> str:
        """What the column is called."""

    @property
    def unit(self) -> str:
        """The unit of its values."""

    @property
    def meaning(self) -> str:
        """What it means, in words."""


def explained(columns: Iterable[Explained]) -> dict[str, dict[str, str]]:
    """What a data frame has in ``attrs`` of its columns: ``units`` and ``meanings``, by name."""
    told = tuple(columns)
    return {
        "units": {one.name: one.unit for one in told},
        "meanings": {one.name: one.meaning for one in told},
    }


MADE_BY = (
    ColumnTold("war", "key", "conflict model of the row"),
    ColumnTold("seed", "number", "seed of the row's luck, or the first of its seeds"),
    ColumnTold("version", "version", "version of microdeals that made the row"),
)
"""What every table says of itself, in its last columns, unless it has them for a row already."""
DICTIONARY = ("file", "column", "unit", "meaning")


class Made(NamedTuple):
    """What made a table: the war, and the seed or the first of its seeds."""

    war: str
    seed: int
    version: str = __version__


def csv_of(names: Sequence[str], rows: Iterable[Sequence[Any]], made: Made | None = None) -> str:
    """Rows below a header, and in the last columns what made them.

    >>> csv_of(["name", "share"], [("=1+1", -0.5)])
    "name,share\\n'=1+1,-0.5\\n"
    >>> csv_of(["seed", "share"], [(7, 0.5)], Made("arden_borea", 1, "0.1"))
    'seed,share,war,version\\n7,0.5,arden_borea,0.1\\n'
    """
    more = {} if made is None else {name: it for name, it in made._asdict().items() if name not in names}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*names, *more))
    writer.writerows([as_text(cell) for cell in (*row, *more.values())] for row in rows)
    return out.getvalue()


def csv_of_frame(frame: Any, made: Made | None = None) -> str:
    """The same of a data frame; what is missing is empty."""
    cells = frame.astype(object).where(frame.notna(), "")
    return csv_of([str(name) for name in frame.columns], cells.itertuples(index=False, name=None), made)


def dictionary_of(tables: Mapping[str, Sequence[ColumnTold]]) -> str:
    """A row a column of each table, by the table's name; what made it is told with each."""
    rows = [
        (name, *column)
        for name, columns in tables.items()
        for column in (
            *columns,
            *(it for it in MADE_BY if it.name not in {own.name for own in columns}),
        )
    ]
    return csv_of(DICTIONARY, rows)


def dictionary_beside(file: Path) -> Path:
    """Where the dictionary of a table lies: ``run.dictionary.csv`` beside ``run.csv``."""
    return file.with_name(f"{file.stem}.dictionary.csv")


def as_text(cell: Any) -> Any:
    """A text that no spreadsheet takes for a formula, and no reader for two lines; a number as it is."""
    if not isinstance(cell, str):
        return cell
    line = cell.replace("\r", " ")
    return f"'{line}" if line.startswith(FORMULAS) else line
