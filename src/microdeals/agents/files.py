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
from microdeals.errors import RequestError
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
        """Write both files; return a line that says where."""
        try:
            for file, table in ((self.days, daily_rows(model)), (self.events, event_rows(model))):
                _write(table, file)
        except OSError as failed:
            raise RequestError(
                f"--out {self.days}: cannot be written: {failed.strerror or failed}."
            ) from failed
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


def _date(model: "ConflictModel", day: int) -> str:
    return (model.conflict.start + datetime.timedelta(days=day - 1)).isoformat()


def _write(table: Table, file: Path) -> None:
    if file.suffix.lower() == ".parquet":
        table.to_parquet(file, index=False)
    else:
        table.to_csv(file, index=False, lineterminator="\n")
