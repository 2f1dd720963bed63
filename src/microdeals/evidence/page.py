"""The report: one page of HTML that stands by itself, with the table and small pictures."""

from html import escape
from pathlib import Path

from microdeals.documents.destination import check_destination, must_be_new
from microdeals.documents.whole_files import write_result
from microdeals.evidence.in_words import (
    failures_told,
    few_told,
    how_far,
    row_of,
    selection_told,
    tally,
    uncounted,
)
from microdeals.evidence.pattern import Check
from microdeals.evidence.pictures import pictures_of, svg
from microdeals.evidence.validation import Evidence

STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#222}"
    "table{border-collapse:collapse;width:100%}td,th{padding:.25rem .6rem;border-bottom:1px solid #ddd;"
    "text-align:left}.fails{color:#a3130f;font-weight:bold}svg{width:460px;max-width:100%;font-size:12px}"
)
HEADS = ("id", "pattern", "world", "interval", "model", "interval", "met?", "used how")


def check_page(file: Path, *, is_forced: bool) -> None:
    """Raise RequestError if no page can be written here, or one is there already and not forced."""
    check_destination(file, (".html", ".htm"), "validation.html", "--report")
    must_be_new((file,), is_forced=is_forced, option="--report")


def write_page(evidence: Evidence, file: Path) -> None:
    """Write the report to a file. Raises RequestError if that fails."""
    write_result(f"--report {file}", {file: report(evidence).encode()})


def report(evidence: Evidence) -> str:
    """The report of a validation, as HTML."""
    pictures = "\n".join(svg(picture) for picture in pictures_of(evidence))
    return "\n".join(
        [
            '<!doctype html><html lang="en"><head><meta charset="utf-8">',
            "<title>microdeals: validation</title>",
            f"<style>{STYLE}</style></head><body><h1>The model held against data</h1>",
            f"<p>{escape(tally(evidence.checks))} {escape(how_far(evidence.checks))} "
            "A teaching and research model, not a forecast. "
            f"{evidence.size} conflicts, seed {evidence.seed}.</p>",
            *(f"<p><b>{escape(few)}</b></p>" for few in [few_told(evidence.checks, evidence.size)] if few),
            f"<p>{escape(failures_told(evidence.failures))}</p>",
            *(f"<p>{escape(said)}</p>" for said in selection_told(evidence.selection)),
            f"<p>Lines and squares are the model's, dots the world's, with 95 % intervals.</p>{pictures}",
            f"<table><tr>{''.join(f'<th>{head}</th>' for head in HEADS)}</tr>",
            *(_row(check) for check in evidence.checks),
            "</table><h2>What is shown and not counted</h2><ul>",
            *(
                f"<li><b>{', '.join(names)}</b> {escape(why)}</li>"
                for why, names in uncounted(check.pattern for check in evidence.checks)
            ),
            "</ul></body></html>\n",
        ]
    )


def _row(check: Check) -> str:
    name, *cells = (escape(cell) for cell in row_of(check))
    told = "".join(f"<td>{cell}</td>" for cell in cells)
    kind = ' class="fails"' if check.pattern.counts and not check.meets else ""
    return f"<tr{kind}><td>{name}</td><td>{escape(check.pattern.what)}</td>{told}</tr>"
