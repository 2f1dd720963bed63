"""One war held against what is general: how long what it signs stands, and if it settles without deals."""

from collections.abc import Sequence
from functools import partial

from microdeals.conflicts import Conflict
from microdeals.ensemble.in_order import in_order
from microdeals.evidence import measures, settlements
from microdeals.evidence.ceasefire_table import table_of
from microdeals.evidence.histories import History, history_of, stood
from microdeals.evidence.worlds import AskedWorld, live
from microdeals.statistics.figures import Figures

DAYS = 1826
"""Five years, as far as general patterns are fitted."""


def histories_of_war(conflict: Conflict, n_worlds: int, seed: int, threads: int) -> list[History]:
    """Live through worlds of one war, each with deals and without."""
    return list(in_order(partial(_history, conflict), enumerate(range(seed, seed + n_worlds)), threads))


def _history(conflict: Conflict, world: tuple[int, int]) -> History:
    return history_of(live(conflict, AskedWorld(*world, without=True), DAYS))


def figures(worlds: Sequence[History]) -> Figures:
    """Patterns W: N4a, N4e and N3u asked of one war."""
    table = table_of([spell for world in worlds for spell in world.spells])
    standing = settlements.standing_figures(stood(worlds))
    without = settlements.figures_without([world.without for world in worlds if world.without])
    return {
        **{f"W4a{day}": standing[f"N4a{day}"] for day in (30, 180, 730)},
        **{f"W4e{day}": measures.share_of_truces_holding(table, day) for day in (30, 180)},
        "W3u5": without["N3u5"],
    }
