"""The tables of a verdict or a comparison to take home, and what their columns mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import solara

from dashboards.panels.csv_files import CsvColumns, CsvFile
from dashboards.words import text
from microdeals.documents.tables import Made, csv_of_frame, dictionary_of
from microdeals.verdict import Verdict
from microdeals.verdict.columns import told_of
from microdeals.verdict.written import made_by

Tables = Mapping[str, Callable[[], Any]]
"""Data frames that are made when their button is pressed, by the names of their files."""


@solara.component
def TableFiles(words: str, tables: Tables, of: Verdict) -> None:
    """A button a table, which says ``words.name``; ``of`` tells which war and seeds they are of."""
    for name, table in tables.items():
        CsvFile(text(f"{words}.{name}"), f"microdeals-{name}", partial(as_csv, table, made_by(of)))
    CsvColumns("microdeals-verdict", partial(columns_csv, tables))


def as_csv(table: Callable[[], Any], made: Made) -> str:
    """A table as CSV."""
    return csv_of_frame(table(), made)


def columns_csv(tables: Tables) -> str:
    """What the columns of all tables mean, a row each."""
    return dictionary_of(
        {f"microdeals-{name}.csv": told_of(list(table().columns)) for name, table in tables.items()}
    )
