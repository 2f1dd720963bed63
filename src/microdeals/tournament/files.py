"""A tournament as data: JSON for programs, and three CSV files, of standings, wars and verdicts."""

import json
import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from microdeals._version import __version__
from microdeals.documents.tables import ColumnTold, Made, csv_of, dictionary_beside, dictionary_of
from microdeals.documents.whole_files import write_result
from microdeals.rulebook.labels import Label, key_of
from microdeals.statistics.intervals import Mean
from microdeals.tournament.ranks import Standing, standings
from microdeals.tournament.round_robin import Played
from microdeals.tournament.verdicts import own_verdicts

MET = "share of the dispute that a side got of its demand"
STANDINGS_TOLD = (
    ColumnTold("rank", "number", "place by settled, then harm, then demand met; empty: out"),
    ColumnTold("strategy", "name", "class that was played"),
    ColumnTold("built_in", "yes or no", "whether it comes with microdeals"),
    ColumnTold("told_apart_from_above", "yes or no", "whether luck does not explain its place below"),
    ColumnTold("wars", "count", "wars that it played"),
    ColumnTold("settled", "share", "wars that were settled"),
    ColumnTold("settled_low", "share", "lower end of the 95 % interval"),
    ColumnTold("settled_high", "share", "upper end of the 95 % interval"),
    ColumnTold("harm", "war days", "harm to the horizon, mean of its wars"),
    ColumnTold("harm_low", "war days", "lower end of the 95 % interval"),
    ColumnTold("harm_high", "war days", "upper end of the 95 % interval"),
    ColumnTold("demand_met", "share", f"{MET}, mean of its wars that were settled; empty: none was"),
    ColumnTold("demand_met_low", "share", "lower end of the 95 % interval"),
    ColumnTold("demand_met_high", "share", "upper end of the 95 % interval"),
    ColumnTold("breaches", "count", "deals that it broke"),
    ColumnTold("reason", "text", "why it is out; empty: it is not"),
    ColumnTold("line", "text", "line of its file that failed; empty: none did"),
)
WARS_TOLD = (
    ColumnTold("conflict", "name", "war and its settings"),
    ColumnTold("seed", "number", "seed of the war's luck"),
    ColumnTold("first_side", "name", "strategy of the first party"),
    ColumnTold("second_side", "name", "strategy of the second party"),
    ColumnTold("settled_on", "day", "day of the settlement; empty: none"),
    ColumnTold("harm", "war days", "harm to the horizon"),
    ColumnTold("gap_at_end", "share of the dispute", "how far apart the sides are on the last day"),
    ColumnTold("demand_met_first", "share", f"{MET}; empty: not settled"),
    ColumnTold("demand_met_second", "share", f"{MET}; empty: not settled"),
    ColumnTold("breaches_first", "count", "deals that the first party broke"),
    ColumnTold("breaches_second", "count", "deals that the second party broke"),
    ColumnTold("deals", "count", "deals that were signed"),
)
VERDICTS_TOLD = (
    ColumnTold("strategy", "name", "class that both sides were played by"),
    ColumnTold("built_in", "yes or no", "whether it comes with microdeals"),
    ColumnTold("conflict", "name", "war and its settings"),
    ColumnTold("pairs", "count", "pairs of worlds, with deals and without"),
    *(ColumnTold(key_of(label), "count", "pairs in which small deals were this") for label in Label),
    ColumnTold("closing", "share of the dispute", "by how much deals closed the gap, mean of the pairs"),
    ColumnTold("closing_low", "share of the dispute", "lower end of the 95 % interval"),
    ColumnTold("closing_high", "share of the dispute", "upper end of the 95 % interval"),
    ColumnTold("relief", "share", "harm that deals spared, of the harm without deals"),
    ColumnTold("relief_low", "share", "lower end of the 95 % interval"),
    ColumnTold("relief_high", "share", "upper end of the 95 % interval"),
)
STANDINGS, WARS, VERDICTS = (
    tuple(column.name for column in told) for told in (STANDINGS_TOLD, WARS_TOLD, VERDICTS_TOLD)
)


def verdicts_beside(file: Path) -> Path:
    """Where the verdicts go when the standings go to ``file``."""
    return file.with_name(f"{file.stem}.verdicts{file.suffix}")


def wars_beside(file: Path) -> Path:
    """Where the wars go when the standings go to ``file``."""
    return file.with_name(f"{file.stem}.wars{file.suffix}")


def as_json(played: Played) -> str:
    """The tournament as a JSON object.

    Shares are 0..1, harm in days of war without any deal; intervals are 95 % ones, [low, high]. What a war
    without a settlement has not, its day and the demands met, is null.
    """
    rules = played.rules
    tree = {
        "version": __version__,
        "conflicts": [{"model": field.title, "settings": list(field.settings)} for field in rules.fields],
        "seeds": list(rules.seeds),
        "limits": {"seconds_a_war": rules.seconds, "megabytes": rules.memory},
        "ranked_by": ["settled, more first", "harm, less first", "demand_met, more first"],
        "standings": [_standing(standing) for standing in standings(played)],
        "out": [
            {
                "strategy": out.entrant.title,
                "reason": out.why,
                "line": out.line or None,
                "against": out.against.title if out.against else None,
            }
            for out in played.out
        ],
        "void": [
            {"strategies": [one.title for one in void.bout], "reason": void.why} for void in played.void
        ],
        "where_both_sides_play_it": [
            {name: None if cell == "" else cell for name, cell in zip(VERDICTS, row, strict=True)}
            for row in _verdict_rows(played)
        ],
        "wars": [dict(zip(WARS, row, strict=True)) for row in _war_rows(played)],
    }
    return json.dumps(tree, indent=2, ensure_ascii=False, allow_nan=False)


def write(played: Played, file: Path) -> str:
    """Write standings to ``file``, wars and verdicts beside it; return a line that says so."""
    wars, verdicts, told = wars_beside(file), verdicts_beside(file), dictionary_beside(file)
    made = Made(" ".join(field.title for field in played.rules.fields), min(played.rules.seeds))
    texts = {
        file: csv_of(STANDINGS, _standing_rows(played), made),
        wars: csv_of(WARS, _war_rows(played), made),
        verdicts: csv_of(VERDICTS, _verdict_rows(played), made),
        told: dictionary_of({file.name: STANDINGS_TOLD, wars.name: WARS_TOLD, verdicts.name: VERDICTS_TOLD}),
    }
    write_result(f"--out {file}", {place: text.encode() for place, text in texts.items()})
    return (
        f"Wrote {file} (a row a strategy), {wars} (a row a war), {verdicts} (what deals did under each) and "
        f"{told} (their columns)."
    )


def _standing(standing: Standing) -> dict[str, Any]:
    found: dict[str, Any] = {
        "rank": standing.rank,
        "strategy": standing.entrant.title,
        "built_in": standing.entrant.is_built_in,
        "told_apart_from_above": standing.is_told_apart,
        "wars": standing.n_wars,
        "breaches": standing.breaches,
    }
    for name, mean in (("settled", standing.settled), ("harm", standing.harm), ("demand_met", standing.met)):
        found[name] = _finite(mean.mean)
        found[f"{name}_interval"] = [_finite(mean.low), _finite(mean.high)]
    return found


def _standing_rows(played: Played) -> Iterable[Sequence[Any]]:
    for one in standings(played):
        numbers = [_cell(value) for mean in (one.settled, one.harm, one.met) for value in _three(mean)]
        told = "yes" if one.is_told_apart else "no"
        built_in = "yes" if one.entrant.is_built_in else "no"
        yield one.rank, one.entrant.title, built_in, told, one.n_wars, *numbers, one.breaches, "", ""
    for out in played.out:
        built_in = "yes" if out.entrant.is_built_in else "no"
        yield "", out.entrant.title, built_in, "", 0, *[""] * 10, out.why, out.line or ""


def _war_rows(played: Played) -> Iterable[Sequence[Any]]:
    for bout, (field, seed, swapped, war) in played.wars:
        first, second = bout[::-1] if swapped else bout
        settled_on, met = (war.settled_on, war.met) if war.settled_on >= 0 else (None, (None, None))
        yield (
            played.rules.fields[field].title, seed, first.title, second.title, settled_on, war.harm, war.gap,
            *met, *war.breaches, war.n_deals,
        )  # fmt: skip


def _verdict_rows(played: Played) -> Iterable[Sequence[Any]]:
    for entrant, conflict, verdict in own_verdicts(played):
        built_in, counts = "yes" if entrant.is_built_in else "no", verdict.shares
        means = [_cell(it) for mean in (verdict.closing.total, verdict.relief) for it in _three(mean)]
        yield entrant.title, built_in, conflict, verdict.runs, *(counts[it].number for it in Label), *means


def _three(mean: Mean) -> tuple[float, float, float]:
    return mean.mean, mean.low, mean.high


def _finite(number: float) -> float | None:
    return number if math.isfinite(number) else None


def _cell(number: float) -> float | str:
    return number if math.isfinite(number) else ""
