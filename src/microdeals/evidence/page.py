"""The report: one page of HTML that stands by itself, with the table and small pictures."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from microdeals.errors import RequestError
from microdeals.evidence.histories import HELD, YEARS
from microdeals.evidence.in_words import row_of, tally
from microdeals.evidence.pattern import Check
from microdeals.evidence.pictures import Picture, Point, svg
from microdeals.evidence.recommitments import WINDOWS
from microdeals.evidence.validation import Evidence

STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#222}"
    "table{border-collapse:collapse;width:100%}td,th{padding:.25rem .6rem;border-bottom:1px solid #ddd;"
    "text-align:left}.fails{color:#a3130f;font-weight:bold}svg{width:460px;max-width:100%;font-size:12px}"
)
HEADS = ("id", "pattern", "world", "interval", "model", "interval", "", "")


def check_page(file: Path) -> None:
    """Raise RequestError, with the way out, if no page can be written here."""
    if file.is_dir() or file.suffix.lower() not in (".html", ".htm"):
        raise RequestError(f"--report {file}: must be a file that ends in .html, such as validation.html.")
    if not file.parent.is_dir():
        raise RequestError(f"--report {file}: there is no folder {file.parent}; make it first.")


def write_page(evidence: Evidence, file: Path) -> None:
    """Write the report to a file. Raises RequestError if that fails."""
    try:
        file.write_text(report(evidence), encoding="utf-8")
    except OSError as failed:
        raise RequestError(f"--report {file}: cannot be written: {failed.strerror or failed}.") from failed


def report(evidence: Evidence) -> str:
    """The report of a validation, as HTML."""
    pictures = "\n".join(svg(picture) for picture in pictures_of(evidence))
    return "\n".join(
        [
            '<!doctype html><html lang="en"><head><meta charset="utf-8">',
            "<title>microdeals: validation</title>",
            f"<style>{STYLE}</style></head><body><h1>The model held against data</h1>",
            f"<p>{escape(tally(evidence.checks))} A teaching and research model, not a forecast. "
            f"{evidence.size} conflicts, seed {evidence.seed}.</p>",
            f"<p>Lines are the model's, dots the world's with 95 %.</p>{pictures}",
            f"<table><tr>{''.join(f'<th>{head}</th>' for head in HEADS)}</tr>",
            *(_row(check) for check in evidence.checks),
            "</table></body></html>\n",
        ]
    )


def _row(check: Check) -> str:
    name, *cells = (escape(cell) for cell in row_of(check))
    told = "".join(f"<td>{cell}</td>" for cell in cells)
    kind = ' class="fails"' if not check.meets else ""
    return f"<tr{kind}><td>{name}</td><td>{escape(check.pattern.what)}</td>{told}</tr>"


def pictures_of(evidence: Evidence) -> Iterator[Picture]:
    """Violence after a truce, how long truces hold, conflicts that are settled, what follows a cessation."""
    checks = {check.pattern.id: check for check in evidence.checks}
    dip = [(day + 0.5, value) for day, value in enumerate(evidence.dip)]
    middles = {name: (first + last) / 2 for name, (first, last) in WINDOWS.items()}
    yield Picture("Violence after a truce (D1-D4)", "days", dip, _points(checks, middles), 1.6)
    yield _through(checks, "Truces that hold (F1)", "years", {name: day / 365 for name, day in HELD.items()})
    for family, title in (("C2", "Definitive ceasefire (C2)"), ("P1", "Comprehensive agreement (P1)")):
        places = {f"{family}{letter}": float(years) for letter, years in YEARS.items()}
        yield _through(checks, title, "years", places)
    ladder = {"C1a": 1.0, "C1b": 2.0, "C1c": 3.0, "C1d": 4.0}
    title = "After a cessation (C1)"
    yield _through(checks, title, "1 another, 2 preliminary, 3 definitive, 4 none", ladder)


def _through(checks: dict[str, Check], title: str, across: str, places: dict[str, float]) -> Picture:
    curve = [(place, checks[name].finding.figure) for name, place in places.items()]
    known = [(x, y) for x, y in curve if y == y]
    return Picture(title, across, known, _points(checks, places), 1.0)


def _points(checks: dict[str, Check], places: dict[str, float]) -> list[Point]:
    points = []
    for name, place in places.items():
        low, high = checks[name].pattern.interval
        points.append(Point(place, low, checks[name].pattern.world, high))
    return points
