"""A verdict written to a file: the whole of it, a row a pair of worlds, or its trade as a picture."""

import io
from pathlib import Path
from typing import TYPE_CHECKING

from microdeals.documents.destination import check_destination, must_be_new, must_be_writable
from microdeals.documents.tables import MADE_BY, Made, csv_of_frame, dictionary_beside, dictionary_of
from microdeals.documents.whole_files import write_result
from microdeals.tidy.parquet import parquet_of
from microdeals.verdict.columns import told_of
from microdeals.verdict.command import Answer
from microdeals.verdict.files import as_json
from microdeals.verdict.verdict import Verdict

if TYPE_CHECKING:
    from microdeals.looks.frames import Frame

CSV, PARQUET = ".csv", ".parquet"
FORMATS = (".json", CSV, PARQUET, ".svg", ".png")


def made_by(verdict: Verdict) -> Made:
    """What made the pairs of a verdict: the war with deals, and the first seed."""
    return Made(verdict.twins.with_deals.name, int(verdict.pairs.seed[0]))


def check_file(file: Path, *, is_forced: bool) -> None:
    """Raise RequestError, before a run, if its verdict cannot be written here, or is there and not forced."""
    check_destination(file, FORMATS, "verdict.json")
    files = [file]
    if file.suffix.lower() in (CSV, PARQUET):
        files.append(dictionary_beside(file))
        must_be_writable(files[-1])
    must_be_new(files, is_forced=is_forced)


def write(answer: Answer, file: Path) -> str:
    """Write the answer to a file found good by ``check_file``; return a line that says so."""
    ending = file.suffix.lower()
    if ending in (CSV, PARQUET):
        return _write_pairs(answer.verdict, file)
    is_whole = ending == ".json"
    content = f"{as_json(answer)}\n".encode() if is_whole else _drawn_as(answer.verdict, ending[1:])
    write_result(f"--out {file}", {file: content})
    return f"Wrote {file} ({'the whole verdict' if is_whole else 'the trade, a mark a pair of worlds'})."


def _write_pairs(verdict: Verdict, file: Path) -> str:
    table, made, told = verdict.table(), made_by(verdict), dictionary_beside(file)
    is_csv = file.suffix.lower() == CSV
    content = csv_of_frame(table, made).encode() if is_csv else _parquet(table, made)
    dictionary = dictionary_of({file.name: told_of(list(table.columns))})
    write_result(f"--out {file}", {file: content, told: dictionary.encode()})
    return f"Wrote {file} (one row a pair of worlds) and {told} (its columns)."


def write_pairs(verdict: Verdict, file: str | Path) -> Path:
    """Write the pairs to a Parquet file. Raises RequestError for a place that cannot be written."""
    place = Path(file)
    check_destination(place, (PARQUET,), "pairs.parquet", "to_parquet")
    write_result(f"to_parquet {place}", {place: _parquet(verdict.table(), made_by(verdict))})
    return place


def _parquet(table: "Frame", made: Made) -> bytes:
    """The table with the war and the version in each row, too, as other tables have them."""
    told, manifest = table.attrs, table.attrs["manifest"]
    table = table.assign(war=made.war, version=made.version)
    more = [one for one in MADE_BY if one.name in ("war", "version")]
    table.attrs = {
        "units": told["units"] | {one.name: one.unit for one in more},
        "meanings": told["meanings"] | {one.name: one.meaning for one in more},
    }
    return parquet_of(table, manifest)


def _drawn_as(verdict: Verdict, kind: str) -> bytes:
    """The trade as a picture, ``svg`` or ``png``: the same verdict gives the same bytes."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    from microdeals.looks.axes import OWN
    from microdeals.looks.style import SETTINGS
    from microdeals.verdict.trade import HEIGHT, WIDTH

    out = io.BytesIO()
    with mpl.rc_context(SETTINGS):  # type: ignore[arg-type]
        figure = Figure(figsize=(WIDTH, HEIGHT), layout="constrained")
        figure.set_label(OWN)
        verdict.plot_trade(figure.subplots())
        told = {"Date": None, "Creator": None} if kind == "svg" else {"Software": None}
        figure.savefig(out, format=kind, dpi=150, metadata=told)
    return out.getvalue()
