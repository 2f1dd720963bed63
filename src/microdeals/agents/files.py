"""The ledger of a run: one row a day, and one row an event, in files that anything can read.

FILE.csv (or FILE.parquet) has the columns ``day``, ``date`` and every series of
``microdeals.rulebook.series.DAILY``, where names, units and meanings are; ``_0`` and ``_1`` are the
first and the second party. FILE.events.csv (or .parquet) has ``day``, ``date``, ``happening``,
``who``, ``what``, ``deal`` and ``why``. Both end in ``war``, ``seed`` and ``version``; FILE.dictionary.csv
says what each column means.
"""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from microdeals.documents.destination import check_destination, must_be_new, must_be_writable
from microdeals.documents.tables import (
    ColumnTold,
    Made,
    csv_of_frame,
    dictionary_beside,
    dictionary_of,
)
from microdeals.documents.whole_files import write_result
from microdeals.rulebook.series import DAILY

if TYPE_CHECKING:
    from microdeals.agents import ConflictModel

Table: TypeAlias = Any
"""A pandas DataFrame, which comes without types."""

FORMATS = (".csv", ".parquet")
OF_DAY = (ColumnTold("day", "day", "day of the war, from 1"), ColumnTold("date", "date", "date of the day"))
DAYS = (*OF_DAY, *(ColumnTold(*series) for series in DAILY))
EVENTS = (
    *OF_DAY,
    ColumnTold("happening", "name", "what happened"),
    ColumnTold("who", "text", "who acted, as readers see it"),
    ColumnTold("what", "text", "what they did, in words"),
    ColumnTold("deal", "key", "kind of the deal, and its sector; empty: it is no deal's"),
    ColumnTold("why", "text", "why, in words"),
)


class Ledger(NamedTuple):
    """The two files of a run, found writable before it."""

    days: Path
    events: Path

    @classmethod
    def to(cls, path: Path, *, is_forced: bool = False) -> "Ledger":
        """A ledger at ``path``. Raises RequestError if it cannot be written, or is there and not forced."""
        check_destination(path, FORMATS, "run.csv")
        ledger = cls(path, path.with_name(f"{path.stem}.events{path.suffix}"))
        told = dictionary_beside(path)
        must_be_writable(ledger.events)
        must_be_writable(told)
        must_be_new((*ledger, told), is_forced=is_forced)
        return ledger

    def write(self, model: "ConflictModel") -> str:
        """Write both files, whole or neither; return a line that says where."""
        days, events, made = daily_rows(model), event_rows(model), made_by(model)
        if self.days.suffix.lower() == ".parquet":
            contents = {
                self.days: _as_parquet(days.assign(**made._asdict())),
                self.events: _as_parquet(events.assign(**made._asdict())),
            }
        else:
            texts = {self.days: csv_of_frame(days, made), self.events: csv_of_frame(events, made)}
            contents = {file: text.encode() for file, text in texts.items()}
        told = dictionary_beside(self.days)
        contents[told] = dictionary_of({self.days.name: DAYS, self.events.name: EVENTS}).encode()
        write_result(f"--out {self.days}", contents)
        return (
            f"Wrote {self.days} (one row a day), {self.events} (one row an event) and {told} (their columns)."
        )


def made_by(model: "ConflictModel") -> Made:
    """What made the rows of a run."""
    return Made(model.conflict.name, int(model.luck_seed))


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


def _as_parquet(table: Table) -> bytes:
    content: bytes = table.to_parquet(index=False)
    return content
