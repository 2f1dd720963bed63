"""Digests over the fields of worlds: over numbers by name, never over records, whose gaps hold anything."""

import hashlib
from collections.abc import Iterator
from typing import Any

import numpy as np

from microdeals.conflicts import Conflict
from microdeals.ensemble import Ensemble, Wanted, run_ensemble
from microdeals.rulebook.series import DAILY

OUTCOMES, DAYS_LIVED, EVENTS = "outcomes", "daily", "events"
PARTS = (OUTCOMES, DAYS_LIVED, EVENTS)
"""What has a digest of its own: the end of each world, its daily series, its events."""
DAYS = 182
"""How long worlds are, whatever the model's horizon."""
Column = tuple[str, Any]


def digests_of(conflict: Conflict, n_worlds: int) -> dict[str, str]:
    """The digest of each part of the worlds with seeds 0 to ``n_worlds`` - 1."""
    worlds = run_ensemble(conflict, range(n_worlds), Wanted(days=DAYS, daily=True, events=True))
    return {part: digest(columns_of(worlds, part)) for part in PARTS}


def columns_of(worlds: Ensemble, part: str) -> Iterator[Column]:
    """Each column of a part with its name, in the order of the names: numbers of 8 bytes, lowest first."""
    named = {OUTCOMES: _outcomes, DAYS_LIVED: _daily, EVENTS: _events}[part](worlds)
    for name in sorted(named):
        numbers = np.asarray(named[name])
        kept = "<f8" if numbers.dtype.kind == "f" else "<i8"
        yield name, np.ascontiguousarray(numbers, dtype=kept)


def digest(columns: Iterator[Column]) -> str:
    """SHA-256 of each name, a zero byte, and the bytes of its column, one after another."""
    found = hashlib.sha256()
    for name, numbers in columns:
        found.update(name.encode() + b"\0")
        found.update(numbers.reshape(-1).view(np.uint8) if numbers.size else b"")
    return found.hexdigest()


def _outcomes(worlds: Ensemble) -> dict[str, Any]:
    """A number a world."""
    return {name: worlds.outcomes[name] for name in worlds.outcomes.dtype.names}


def _daily(worlds: Ensemble) -> dict[str, Any]:
    """A number a world and day; of sectors and third parties one each."""
    series = {declared.name: worlds.daily[..., place] for place, declared in enumerate(DAILY)}
    of_fronts = ("fire", "calm", "violations_0", "violations_1")
    fronts = {f"front_{name}": worlds.fronts[..., place] for place, name in enumerate(of_fronts)}
    return {**series, **fronts, "lean": worlds.leans}


def _events(worlds: Ensemble) -> dict[str, Any]:
    """A number an event, world after world."""
    happened = np.arange(worlds.events.shape[1]) < np.asarray(worlds.outcomes.n_events)[:, None]
    return {name: worlds.events[name][happened] for name in worlds.events.dtype.names}
