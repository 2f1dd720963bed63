"""One world in both engines, and everything that is recorded of it as numbers to compare."""

import hashlib
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.agents import ConflictModel
from microdeals.conflicts import Conflict
from microdeals.ensemble import Ensemble, Wanted, run_ensemble
from microdeals.rulebook.series import DAILY


class Lived(NamedTuple):
    """One world as it was lived: numbers a day, and events."""

    daily: NDArray[np.float64]  # (days, series)
    fronts: NDArray[np.float64]  # (days, sectors, 4)
    leans: NDArray[np.float64]  # (days, third parties)
    events: tuple[tuple[int, int, int, int], ...]  # day, happening, slot, side
    settled_on: int  # -1 if never
    trustworthy: tuple[bool, bool]


def lived_by_agents(conflict: Conflict, seed: int, days: int) -> Lived:
    """The world of a seed, lived by Mesa's agents."""
    model = ConflictModel(conflict, rng=seed, horizon_days=days)
    while model.running:
        model.step()
    series = model.datacollector.model_vars
    first, second = model.parties
    return Lived(
        np.array([series[s.name] for s in DAILY], dtype=np.float64).T,
        np.array(model.front_days, dtype=np.float64),
        np.array(model.lean_days, dtype=np.float64).reshape(days, len(conflict.third_parties)),
        tuple((e.day, int(e.happening), e.slot, e.side) for e in model.log),
        -1 if model.settled_on is None else model.settled_on,
        (first.trustworthy, second.trustworthy),
    )


def lived_in_ensemble(conflict: Conflict, seeds: list[int], days: int, threads: int = 1) -> list[Lived]:
    """The worlds of some seeds, lived in the compiled loops."""
    worlds = run_ensemble(conflict, seeds, Wanted(days=days, daily=True, events=True), threads)
    return [lived_in(worlds, run) for run in range(len(seeds))]


def lived_in(worlds: Ensemble, run: int) -> Lived:
    """One world of an ensemble."""
    out = worlds.outcomes[run]
    return Lived(
        worlds.daily[run],
        worlds.fronts[run],
        worlds.leans[run],
        tuple(tuple(map(int, event)) for event in worlds.events[run][: out.n_events]),
        int(out.settled_on),
        (bool(out.trustworthy_0), bool(out.trustworthy_1)),
    )


def first_difference(one: Lived, other: Lived) -> str:
    """Where two worlds part, in words; empty if they are the same to the last bit."""
    for name in ("daily", "fronts", "leans"):
        left, right = bits(getattr(one, name)), bits(getattr(other, name))
        if left.shape != right.shape:
            return f"{name}: {left.shape} against {right.shape}"
        if (left != right).any():
            day, *place = np.argwhere(left != right)[0].tolist()
            what = DAILY[place[0]].name if name == "daily" else f"{name} {place}"
            values = [float(getattr(lived, name)[(day, *place)]) for lived in (one, other)]
            return f"day {day + 1}, {what}: {values[0]!r} against {values[1]!r}"
    for name in ("events", "settled_on", "trustworthy"):
        if getattr(one, name) != getattr(other, name):
            return f"{name}: {getattr(one, name)} against {getattr(other, name)}"
    return ""


def bits(numbers: NDArray[np.float64]) -> NDArray[np.int64]:
    """Floats as the bits they are made of, so that -0.0 is not 0.0 and a NaN is itself."""
    return np.ascontiguousarray(numbers, dtype=np.float64).view(np.int64)


def digest_of(lived: Lived) -> str:
    """A fingerprint of everything in a world."""
    found = hashlib.sha256()
    for numbers in (lived.daily, lived.fronts, lived.leans):
        found.update(bits(numbers).tobytes())
    found.update(repr((lived.events, lived.settled_on, lived.trustworthy)).encode())
    return found.hexdigest()


def happenings(lived: Lived) -> list[Any]:
    """The codes of all events of a world."""
    return [event[1] for event in lived.events]
