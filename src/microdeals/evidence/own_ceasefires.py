"""Patterns C1 to C5 again, from a user's own download of the ceasefire data."""

from collections.abc import Sequence
from pathlib import Path

from microdeals.evidence.ceasefire_table import Ceasefire
from microdeals.evidence.histories import History, ceasefire_figures
from microdeals.evidence.in_words import between, figure
from microdeals.evidence.pattern import Check, load_patterns
from microdeals.evidence.reading import CeasefiresRead, read_ceasefires
from microdeals.statistics.bootstrap import bootstrapped
from microdeals.statistics.figures import Figures, Finding

MOST_PROBLEMS = 20


def recomputed(reading: CeasefiresRead) -> dict[str, Finding]:
    """The figures of patterns C1 to C5 in a table of ceasefires; intervals by bootstrap."""
    by_conflict: dict[int, list[Ceasefire]] = {}
    for row in reading.table.itertuples(index=False, name=None):
        by_conflict.setdefault(row[0], []).append(Ceasefire(*row))
    found = [History(tuple(spells), False, 0, 0) for spells in by_conflict.values()]
    return bootstrapped(found, _renumbered)


def _renumbered(histories: Sequence[History]) -> Figures:
    """The figures, each history a conflict of its own although one may have been drawn twice."""
    spells = [
        tuple(spell._replace(conflict=number) for spell in history.spells)
        for number, history in enumerate(histories)
    ]
    return ceasefire_figures([History(each, False, 0, 0) for each in spells])


def told_again(file: Path) -> str:
    """What a file says to C1 to C5, after what is wrong with it.

    Raises RequestError if nothing of it can be used.
    """
    reading = read_ceasefires(file)
    found = recomputed(reading)
    lines = [f"{file.name}, {problem}" for problem in reading.problems[:MOST_PROBLEMS]]
    if len(reading.problems) > MOST_PROBLEMS:
        lines.append(f"and {len(reading.problems) - MOST_PROBLEMS} more")
    lines.append(
        f"{file.name}: {reading.rows} rows, {reading.ceasefires} ceasefires, of which {len(reading.table)}"
        f" can be used; {len(reading.problems)} things were wrong.\n"
    )
    for pattern in load_patterns():
        if pattern.id in found:
            check = Check(pattern, found[pattern.id])
            figures = f"{figure(check.finding.figure):>6}  {between(*check.finding[1:]):16}"
            ours = f"ours {figure(pattern.world)}"
            lines.append(f"{pattern.id:4} {figures} {ours:12} {pattern.what}")
    return "\n".join(lines)
