"""A world of the model lived, and kept with all that the evidence asks of it."""

from typing import NamedTuple

from microdeals.conflicts import Conflict
from microdeals.ensemble import Wanted, run_ensemble
from microdeals.evidence.ceasefire_table import Lived
from microdeals.rulebook.series import DAILY
from microdeals.verdict import without_deals

FIGHTING = [series.name for series in DAILY].index("fighting")


class AskedWorld(NamedTuple):
    """Which world: its number among those asked for, its seed, and whether it is lived without deals too."""

    number: int
    seed: int
    without: bool


def live(conflict: Conflict, asked: AskedWorld, days: int | None = None) -> Lived:
    """Live a world for some days (None: the model's own horizon), and if asked the same one without deals."""
    wanted = Wanted(days=days, daily=True, events=True)
    worlds = run_ensemble(conflict, [asked.seed], wanted, threads=1)
    outcome, fire = worlds.outcomes[0], worlds.daily[0, :, FIGHTING].copy()
    without = None
    if asked.without:
        without = run_ensemble(without_deals(conflict), [asked.seed], Wanted(days=days), threads=1).outcomes[
            0
        ]
    events = worlds.events[0][: int(outcome.n_events)]
    return Lived(asked.number, conflict, events, len(fire), fire, int(outcome.won_on), without)
