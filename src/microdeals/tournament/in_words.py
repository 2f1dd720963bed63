"""A tournament in words: the table, who is out and why, and how to read it."""

import io
import math

from rich import box
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from microdeals.documents.wording import WIDTH, counted_as
from microdeals.language.signs import SIGNS
from microdeals.statistics.intervals import Mean
from microdeals.tournament.ranks import Standing, standings
from microdeals.tournament.round_robin import Out, Played
from microdeals.tournament.verdicts import OwnVerdict, own_verdicts

HOW_TO_READ = (
    "° built-in. Ranked by wars settled, then by less harm, then by demand met; there is no score."
    " ≈: not told apart from the line above by more than luck. Intervals are 95 %, over seeds."
    " Harm: 1 is a day of war without any deal. Demand met: part of what a side asked on the first morning,"
    " in wars that settled. A teaching model, not a forecast."
)
WHERE_BOTH_PLAY_IT = (
    "What small deals did where both sides play it, as 'judge' has it: pairs of twins of the same luck, one"
    " of them without small deals. "
    f"{', '.join(f'{sign.mark} {sign.plural}' for sign in SIGNS.values())}."
    " Closer: % of the dispute; spared: % of the harm."
)


def told(played: Played) -> str:
    """The tournament; as wide as the terminal, or 100 columns where there is none."""
    width = None if Console().is_terminal else WIDTH
    paper = Console(file=io.StringIO(), width=width, color_system=None, force_terminal=False)
    with paper.capture() as written:
        paper.print(_parts(played), highlight=False)
    return written.get().rstrip("\n")


def _parts(played: Played) -> RenderableType:
    """Everything there is to say. Names and reasons are a stranger's: never read as markup."""
    parts: list[RenderableType] = [Text(_heading(played)), _table(standings(played))]
    if verdicts := list(own_verdicts(played)):
        parts += [Text(WHERE_BOTH_PLAY_IT), _verdicts(verdicts, len(played.rules.fields) > 1)]
    if played.out:
        parts.append(Text("Could not play to the end, so their wars count for nobody:"))
        parts.extend(Text(f"  {_reason(out)}") for out in played.out)
    for void in played.void:
        first, second = void.bout
        names = f"{first.title} and {second.title}"
        parts.append(Text(f"Void, by nobody knows whose doing: {names}: {void.why}."))
    parts.append(Text(HOW_TO_READ))
    return Group(*parts)


def _heading(played: Played) -> str:
    rules = played.rules
    fields = ", ".join(" ".join((field.title, *field.settings)) for field in rules.fields)
    return f"{counted_as(len(played.wars), 'war')}: {fields}; seeds {rules.seeds[0]} to {rules.seeds[-1]}"


def _table(ranked: list[Standing]) -> Table:
    table = Table(box=box.SIMPLE, pad_edge=False)
    table.add_column("")
    table.add_column("strategy", overflow="fold")
    for name in ("wars", "settled of 100", "harm of a war", "demand met, %", "breaches"):
        table.add_column(name, justify="right")
    for one in ranked:
        rank = f"{one.rank}{'' if one.is_told_apart else ' ≈'}"
        table.add_row(
            rank,
            Text(f"{one.entrant.name} °" if one.entrant.is_built_in else one.entrant.name),
            f"{one.n_wars}",
            _spelt(one.settled, 100.0),
            _spelt(one.harm, 1.0),
            _spelt(one.met, 100.0),
            f"{one.breaches:.1f}",
        )
    return table


def _verdicts(found: list[OwnVerdict], are_several: bool) -> Table:
    """A row a strategy, and a conflict where there are several."""
    table = Table(box=box.SIMPLE, pad_edge=False)
    table.add_column("strategy", overflow="fold")
    for name in (*(str(sign.mark) for sign in SIGNS.values()), "closer", "spared"):
        table.add_column(name, justify="right", no_wrap=True)
    for entrant, conflict, verdict in found:
        name = f"{entrant.name} °" if entrant.is_built_in else entrant.name
        table.add_row(
            Text(f"{name}, {conflict}" if are_several else name),
            *(f"{verdict.shares[label].number}" for label in SIGNS),
            _spelt(verdict.closing.total, 100.0),
            _spelt(verdict.relief, 100.0),
        )
    return table


def _spelt(mean: Mean, unit: float) -> str:
    if not math.isfinite(mean.mean):
        return "–"
    text = f"{mean.mean * unit:.0f}"
    if not math.isfinite(mean.low):
        return f"{text} (one seed)"
    return f"{text} ({mean.low * unit:.0f} to {mean.high * unit:.0f})"


def _reason(out: Out) -> str:
    line = f", line {out.line}" if out.line else ""
    against = f" (against {out.against.title})" if out.against else ""
    ending = "" if out.entrant.is_built_in else ".py"
    return f"{out.entrant.name}{ending}{line}: {out.why}{against}"
