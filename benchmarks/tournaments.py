"""What a tournament costs besides its wars: many small files, forked by fork servers or started anew."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from figures import Figure

from microdeals.tournament import Bout, Field, Rules, in_folder
from microdeals.tournament.bout_process import BoutProcess, OneWar
from microdeals.tournament.fixtures import mirrors, pairs
from microdeals.tournament.processes import Processes, can_fork

RULES = Rules((Field("arden_borea", ("conflict.horizon_days=20",)),), seeds=(1,), seconds=600.0, at_once=2)
N_FILES = 46
ONE_IN = 23
"""Of the pairs, one in so many is played where each process is started anew: all would take an hour."""
STRATEGY = """from microdeals.agents import Party

class Moody(Party):
    def keeps(self, deal):
        return (self.model.day + {}) % 7 > 0
"""


def figures(quick: bool) -> Iterator[Figure]:
    """Core seconds of all processes together, the fork servers' own included."""
    if not can_fork():
        return
    n_files = 6 if quick else N_FILES
    with tempfile.TemporaryDirectory() as place:
        for number in range(n_files):
            (Path(place) / f"moody_{number}.py").write_text(STRATEGY.format(number), encoding="utf-8")
        entrants = in_folder(Path(place))
    every = [*mirrors(entrants), *pairs(entrants)]
    some = [*mirrors(entrants), *pairs(entrants)[:: 1 if quick else ONE_IN]]
    anew, wars = _core_seconds(some, are_forked=False)
    yield Figure(f"{n_files} small files, {len(some):,} bouts, each process started anew", anew, "s on cores")
    forked, same_wars = _core_seconds(some, are_forked=True)
    yield Figure(f"{n_files} small files, the same {len(some):,} bouts, forked", forked, "s on cores")
    yield Figure("started anew to forked", anew / forked, "times")
    yield Figure(
        "bouts whose wars are the very same", sum(map(_are_same, wars, same_wars)), f"of {len(some)}"
    )
    forked, _ = _core_seconds(every, are_forked=True)
    yield Figure(f"{n_files} small files, all {len(every):,} bouts, forked", forked, "s on cores")


def _are_same(wars: list[OneWar], others: list[OneWar]) -> bool:
    return bool(wars) and wars == others


def _core_seconds(bouts: list[Bout], are_forked: bool) -> tuple[float, list[list[OneWar]]]:
    """What it takes to play these bouts, and their wars."""
    before = _used()
    with contextlib.closing(Processes(RULES.fields, are_forked)) as processes:

        def played(bout: Bout) -> list[OneWar]:
            return list(BoutProcess(bout, RULES, processes))

        with ThreadPoolExecutor(RULES.at_once) as pool:
            wars = list(pool.map(played, bouts))
    return _used() - before, wars


def _used() -> float:
    """Core seconds of this process and of those that it has had (s)."""
    return sum(os.times()[:4])
