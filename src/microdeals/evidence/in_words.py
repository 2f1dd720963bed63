"""The evidence in words: as lines for a terminal, and as the tables of the page of the documents."""

import math
import textwrap
from collections.abc import Iterable, Iterator, Sequence

from microdeals.documents.wording import WIDTH
from microdeals.evidence.failures import Failures
from microdeals.evidence.held_out import Frozen
from microdeals.evidence.pattern import BY_CEILING, FARTHEST, Check, Pattern
from microdeals.evidence.selection import Selection
from microdeals.evidence.validation import DEFAULT_SIZE, Evidence
from microdeals.statistics.figures import Finding
from microdeals.statistics.sums import total_of

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
    """An interval: ``0.24 to 0.59``; a dash if there is none, or if it cannot be told.

    >>> between(0.24, 0.59), between(0.3, 0.3), between(math.nan, math.nan)
    ('0.24 to 0.59', '—', '—')
    """
    known = low != high and not (math.isnan(low) or math.isnan(high))
    return f"{figure(low)} to {figure(high)}" if known else "—"


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
    """How many patterns that count the model meets, fitted and held out, and how many cannot be told."""
    told = []
    for name in ("fitted", "held out"):
        group = [check for check in checks if standing_of(check.pattern) == name]
        told.append(f"{sum(check.meets for check in group)} of {len(group)} figures {name}")
    counting = [check for check in checks if check.pattern.counts]
    unknown = sum(math.isnan(check.finding.figure) for check in counting)
    unmeasured = ""
    if unknown:
        count = "counts" if unknown == 1 else "count"
        unmeasured = f" {unknown} of these could not be measured in so few worlds, and {count} as not met."
    more = f"{len(checks) - len(counting)} more are shown and not counted."
    return f"The model meets {told[0]}, {told[1]}.{unmeasured} {more}"


def few_told(checks: Sequence[Check], size: int) -> str:
    """What so few conflicts as these cannot say; empty if they are as many as the documents have."""
    if size >= DEFAULT_SIZE:
        return ""
    failing = [check for check in checks if check.pattern.counts and not check.meets]
    reach, without = sum(one.reaches for one in failing), sum(not one.has_interval for one in failing)
    return (
        f"So few conflicts ({size}) fail figures by chance: of the {len(failing)} that are not met here"
        f" {reach} have an interval of the model that reaches what the world shows, and {without} have none."
        f" docs/validation.md has {DEFAULT_SIZE} conflicts."
    )


def how_far(checks: Sequence[Check]) -> str:
    """How far off the figures of the population are that count, in half-widths of the world's intervals."""
    asked = [check for check in checks if check.pattern.experiment == POPULATION and check.pattern.counts]
    misses = [check.pattern.miss(check.finding.figure) for check in asked]
    root = math.sqrt(total_of(miss * miss for miss in misses) / len(misses))
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
    said = [tally(evidence.checks), how_far(evidence.checks), HOW_JUDGED, ""]
    also = (failures_told(evidence.failures), *selection_told(evidence.selection))
    said += [textwrap.fill(each, WIDTH) for each in also]
    if few := few_told(evidence.checks, evidence.size):
        said += ["", textwrap.fill(few, WIDTH)]
    return "\n".join([*told, "", *said])


def failures_told(failures: Failures) -> str:
    """Why settlements failed.

    >>> failures_told(Failures(3, 2, 1))
    'Of 6 settlements that failed 3 were left for more to be had at the front, 2 had been broken before, and \
1 (0.17) was left for want of trust though nobody had broken it.'
    """
    together, lone = failures.together, failures.nobody_broke
    if not together:
        return "No settlement failed."
    was, it = ("was", "it") if lone == 1 else ("were", "them")
    return (
        f"Of {together} settlements that failed {failures.left_for_more} were left for more to be had at the"
        f" front, {failures.broken} had been broken before, and {lone} ({figure(lone / together)}) {was} left"
        f" for want of trust though nobody had broken {it}."
    )


def selection_told(selection: Selection) -> tuple[str, str, str]:
    """Who gets deals: what an observer sees, what deals did, and what was there before."""
    both, signers = selection.signers + selection.others, selection.signers
    settled = {name: figure(getattr(selection, name).figure) for name in ARMS}
    seen = (
        f"Who gets deals: of {both} conflicts undecided after a year, {signers} had signed a ceasefire by"
        f" then. {settled['signers_with']} of these and {settled['others_with']} of the others settle within"
        f" five years: an observer sees a difference of {difference(selection.seen)}."
    )
    done = (
        f"Lived again without deals, {settled['signers_without']} of the same signers settle, and"
        f" {settled['others_without']} of the others. So {tested(selection.done, *DONE)}:"
        f" {difference(selection.done)}."
    )
    before = (
        f"What was there before any deal is selection: {difference(selection.before)}."
        f" {tested(selection.before, *BEFORE)}."
    )
    return seen, done, before


ARMS = ("signers_with", "signers_without", "others_with", "others_without")
DONE = (
    "deals brought settlement to more of those who signed",
    "deals kept settlement from some of those who signed",
    "whether deals did anything for those who signed cannot be told",
)
BEFORE = (
    "Easier cases sign, which flatters deals",
    "Harder cases sign, which belittles deals",
    "Whether easier or harder cases sign cannot be told",
)


def tested(finding: Finding, more: str, less: str, unknown: str) -> str:
    """What a difference says: ``unknown`` unless its interval leaves out zero."""
    if finding.low > 0.0:
        return more
    return less if finding.high < 0.0 else unknown


def difference(finding: Finding) -> str:
    """A difference of shares with its sign, and its interval if that is known.

    >>> difference(Finding(0.114, -0.013, 0.241))
    '+0.11 (-0.01 to +0.24)'
    """
    if math.isnan(finding.figure):
        return "?"
    told, low, high = (f"{value:+.2f}".replace("-0.00", "+0.00") for value in finding)
    return f"{told} (too few to say how far off)" if math.isnan(finding.low) else f"{told} ({low} to {high})"


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
