"""The ledger of a run: one row a day, and one row an event, in files that anything can read.

FILE.csv (or FILE.parquet) has the columns ``day``, ``date`` and every series of
``microdeals.rulebook.series.DAILY``, where names, units and meanings are; ``_0`` and ``_1`` are the
first and the second party. FILE.events.csv (or .parquet) has ``day``, ``date``, ``happening``,
``who``, ``what``, ``deal`` and ``why``.
"""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from microdeals.documents.destination import check_destination, must_be_writable
from microdeals.documents.tables import csv_of
from microdeals.documents.whole_files import write_result
from microdeals.rulebook.series import DAILY

if TYPE_CHECKING:
    from microdeals.agents import ConflictModel

Table: TypeAlias = Any
"""A pandas DataFrame, which comes without types."""

FORMATS = (".csv", ".parquet")


class Ledger(NamedTuple):
    """The two files of a run, found writable before it."""

    days: Path
    events: Path

    @classmethod
    def to(cls, path: Path) -> "Ledger":
        """A ledger at ``path``. Raises RequestError if it cannot be written there."""
        check_destination(path, FORMATS, "run.csv")
        ledger = cls(path, path.with_name(f"{path.stem}.events{path.suffix}"))
        must_be_writable(ledger.events)
        return ledger

    def write(self, model: "ConflictModel") -> str:
        """Write both files, whole or neither; return a line that says where."""
        days, events = daily_rows(model), event_rows(model)
        if self.days.suffix.lower() == ".parquet":
            contents = {self.days: _as_parquet(days), self.events: _as_parquet(events)}
        else:
            texts = {
                self.days: days.to_csv(index=False, lineterminator="\n"),
                self.events: events_csv(events),
            }
            contents = {file: text.encode() for file, text in texts.items()}
        write_result(f"--out {self.days}", contents)
        return f"Wrote {self.days} (one row a day) and {self.events} (one row an event)."


def daily_rows(model: "ConflictModel") -> Table:
    """One row a day: ``day`` (from 1), ``date``, and every series of ``DAILY``."""
    table = model.datacollector.get_model_vars_dataframe()[[series.name for series in DAILY]]
    table = table.reset_index(drop=True)
    table.insert(0, "day", range(1, len(table) + 1))
    table.insert(1, "date", [_date(model, int(day)) for day in table["day"]])
    return table


def event_rows(model: "ConflictModel") -> Table:
    """One row an event, in the order in which they happened."""
    import pandas as pd  # type: ignore[import-untyped]

    columns = ("day", "date", "happening", "who", "what", "deal", "why")
    rows: list[tuple[Any, ...]] = [
        (e.day, _date(model, e.day), e.happening.name.lower(), e.who, e.what, e.deal, e.why)
        for e in model.log
    ]
    return pd.DataFrame(rows, columns=list(columns))


def events_csv(events: Table) -> str:
    """The rows of ``event_rows`` as CSV, in which names and reasons from a file stay text."""
    return csv_of(list(events.columns), events.itertuples(index=False, name=None))


def _date(model: "ConflictModel", day: int) -> str:
    return (model.conflict.start + datetime.timedelta(days=day - 1)).isoformat()


def _as_parquet(table: Table) -> bytes:
    content: bytes = table.to_parquet(index=False)
    return content
