"""The evidence in words: as lines for a terminal, and as the tables of the page of the documents."""

import math
from collections.abc import Iterable, Iterator, Sequence

from microdeals.evidence.pattern import Check, Pattern
from microdeals.evidence.validation import Evidence

HEADER = ("pattern", "world", "95 %", "model", "95 %", "", "")


def figure(value: float) -> str:
    """A figure as short as it can be read: two decimals below ten, none from a hundred on.

    >>> figure(0.371), figure(18.04), figure(360.0)
    ('0.37', '18.0', '360')
    """
    if math.isnan(value):
        return "?"
    return f"{value:.2f}" if abs(value) < 10 else f"{value:.1f}" if abs(value) < 100 else f"{value:.0f}"


def between(low: float, high: float) -> str:
    """An interval: ``0.24 to 0.59``; a dash if there is none."""
    return "—" if low == high else f"{figure(low)} to {figure(high)}"


def row_of(check: Check) -> tuple[str, ...]:
    """The cells of one pattern."""
    pattern, finding = check
    return (
        pattern.id,
        figure(pattern.world),
        between(*pattern.interval),
        figure(finding.figure),
        between(finding.low, finding.high),
        "meets" if check.meets else "FAILS",
        standing_of(pattern),
    )


def standing_of(pattern: Pattern) -> str:
    """Whether a pattern is fitted, held out, or shown without being counted."""
    if not pattern.counts:
        return "not counted"
    return "held out" if pattern.held_out else "fitted"


def tally(checks: Sequence[Check]) -> str:
    """How many of the patterns that count the model meets, fitted and held out."""
    told = []
    for name in ("fitted", "held out"):
        group = [check for check in checks if standing_of(check.pattern) == name]
        told.append(f"{sum(check.meets for check in group)} of {len(group)} figures {name}")
    not_counted = sum(not check.pattern.counts for check in checks)
    return f"The model meets {told[0]}, {told[1]}. {not_counted} more are shown and not counted."


def table(evidence: Evidence) -> str:
    """The table for a terminal: a line for each pattern, what it is below."""
    rows = [HEADER, *map(row_of, evidence.checks)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADER))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    names = ["", *(check.pattern.what for check in evidence.checks)]
    told = [f"{line}  {name}".rstrip() for line, name in zip(lines, names, strict=True)]
    return "\n".join([*told, "", tally(evidence.checks), HOW_JUDGED])


HOW_JUDGED = (
    "A pattern is met if the model's figure lies in the world's interval, a ceiling (at most) if it is not\n"
    "above the upper end; what happened once is met if it lies in the middle 95 % of what the model does.\n"
    "A teaching and research model, not a forecast."
)


def page_rows(checks: Iterable[Check]) -> Iterator[str]:
    """The table as Markdown."""
    yield "| id | pattern | world | interval | model | interval | | |"
    yield "|---|---|---|---|---|---|---|---|"
    for check in checks:
        name, *cells = row_of(check)
        cells[4] = f"**{cells[4]}**" if not check.meets else cells[4]
        yield f"| {name} | {check.pattern.what} ({check.pattern.unit}) | {' | '.join(cells)} |"


def uncounted_rows(patterns: Iterable[Pattern]) -> Iterator[str]:
    """What is shown and not counted, as Markdown: one line for each reason."""
    reasons: dict[str, list[str]] = {}
    for pattern in patterns:
        if not pattern.counts:
            reasons.setdefault(pattern.why_not, []).append(pattern.id)
    for why, names in reasons.items():
        yield f"* **{', '.join(names)}** {why}"


def source_rows(patterns: Iterable[Pattern]) -> Iterator[str]:
    """Where the figures and intervals of the world come from, as Markdown."""
    yield "| id | source | n | interval from | model, experiment | note |"
    yield "|---|---|---|---|---|---|"
    for pattern in patterns:
        n = str(pattern.n) if pattern.n else "—"
        where = f"`{pattern.model}`, {pattern.experiment.replace('_', ' ')}"
        cells = (pattern.id, pattern.source, n, pattern.interval_from, where, pattern.note or "—")
        yield f"| {' | '.join(cells)} |"
