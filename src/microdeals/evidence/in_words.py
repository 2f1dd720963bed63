"""The evidence in words: as lines for a terminal, and as the tables of the page of the documents."""

import math
from collections.abc import Iterable, Iterator, Sequence

from microdeals.evidence.held_out import Frozen
from microdeals.evidence.pattern import BY_CEILING, FARTHEST, Check, Pattern
from microdeals.evidence.validation import Evidence

POPULATION = "population"
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


def asked_of(pattern: Pattern) -> str:
    """What a pattern asks: its interval, or the upper end of its ceiling."""
    if pattern.judged_by == BY_CEILING:
        return f"at most {figure(pattern.interval[1])}"
    return between(*pattern.interval)


def row_of(check: Check) -> tuple[str, ...]:
    """The cells of one pattern."""
    pattern, finding = check
    return (
        pattern.id,
        figure(pattern.world),
        asked_of(pattern),
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


def how_far(checks: Sequence[Check]) -> str:
    """How far off the figures of the population are that count, in half-widths of the world's intervals."""
    asked = [check for check in checks if check.pattern.experiment == POPULATION and check.pattern.counts]
    misses = [check.pattern.miss(check.finding.figure) for check in asked]
    root = math.sqrt(sum(miss * miss for miss in misses) / len(misses))
    return (
        f"The population's {len(asked)} figures that count are off by {figure(root)} half-widths of the"
        f" world's intervals (root mean square, each at most {FARTHEST:g})."
    )


def table(evidence: Evidence) -> str:
    """The table for a terminal: a line for each pattern, what it is below."""
    rows = [HEADER, *map(row_of, evidence.checks)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADER))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    names = ["", *(check.pattern.what for check in evidence.checks)]
    told = [f"{line}  {name}".rstrip() for line, name in zip(lines, names, strict=True)]
    return "\n".join([*told, "", tally(evidence.checks), how_far(evidence.checks), HOW_JUDGED])


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


def uncounted(patterns: Iterable[Pattern]) -> Iterator[tuple[str, list[str]]]:
    """Why some patterns are shown and not counted, and which."""
    reasons: dict[str, list[str]] = {}
    for pattern in patterns:
        if not pattern.counts:
            reasons.setdefault(pattern.why_not, []).append(pattern.id)
    yield from reasons.items()


def uncounted_rows(patterns: Iterable[Pattern]) -> Iterator[str]:
    """What is shown and not counted, as Markdown: one line for each reason."""
    for why, names in uncounted(patterns):
        yield f"* **{', '.join(names)}** {why}"


def held_out_rows(frozen: Frozen) -> Iterator[str]:
    """What is held out, why, and what had been seen of it, as Markdown."""
    yield "| held out | why | what had been seen |"
    yield "|---|---|---|"
    for group in frozen.groups:
        yield f"| {', '.join(group.ids)} | {group.why} | {group.looked_at or 'Nothing.'} |"


def source_rows(patterns: Iterable[Pattern]) -> Iterator[str]:
    """Where the figures and intervals of the world come from, as Markdown."""
    yield "| id | source | n | interval from | model, experiment | note |"
    yield "|---|---|---|---|---|---|"
    for pattern in patterns:
        n = str(pattern.n) if pattern.n else "—"
        where = f"`{pattern.model}`, {pattern.experiment.replace('_', ' ')}"
        cells = (pattern.id, pattern.source, n, pattern.interval_from, where, pattern.note or "—")
        yield f"| {' | '.join(cells)} |"
