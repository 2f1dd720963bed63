"""Fingerprints of the worlds of the shipped models, field by field: python -m same_world.kept_worlds

Whole numbers (days, counts, events) are the same on every machine. Floats also hang on the C library's
``exp``, ``log``, ``log1p`` and ``erf``, whose last bits differ between machines, so the file says by
which functions its floats were made.
"""

import hashlib
import json
import math
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from microdeals.conflicts import load, shipped
from microdeals.ensemble import Ensemble, Wanted, run_ensemble
from microdeals.rulebook.series import DAILY

FILE = Path(__file__).with_name("kept_worlds.json")
N_WORLDS = 200
DAYS = 182

WHOLE = (
    "seed", "days", "settled_on", "standing_since", "bad_day", "trustworthy_0", "trustworthy_1", "n_signed",
    "n_breaches", "n_reports", "n_withdrawn", "opened", "n_events", "kinds_signed",
)  # fmt: skip
FLOATS = (
    "optimism_0", "optimism_1", "fear_0", "fear_1", "audience_0", "audience_1", "pressure_0", "pressure_1",
    "common_ground", "gap", "harm", "fighting_at_end", "trust_0", "trust_1",
)  # fmt: skip
"""Every field of an outcome, by name, so that the order in which records keep them does not matter."""
COUNTED = ("violations", "active", "opened")
"""The daily series that are whole numbers."""
EVENT = ("day", "happening", "slot", "side")


def fingerprints() -> dict[str, dict[str, str]]:
    """Fingerprints of whole numbers and of floats, for each shipped model."""
    found = {}
    for name in shipped():
        worlds = run_ensemble(load(name), range(N_WORLDS), Wanted(days=DAYS, daily=True, events=True))
        found[name] = {"whole": digest(whole_numbers(worlds)), "floats": digest(floats(worlds))}
    return found


def whole_numbers(worlds: Ensemble) -> Iterator[Any]:
    """All whole numbers of some worlds, one column at a time."""
    for name in WHOLE:
        yield np.asarray(worlds.outcomes[name], dtype=np.int64)
    for column, series in enumerate(DAILY):
        if series.name in COUNTED:
            yield worlds.daily[..., column].astype(np.int64)
    for field in EVENT:
        for world, n_events in zip(worlds.events, worlds.outcomes.n_events, strict=True):
            yield np.asarray(world[field][:n_events], dtype=np.int64)


def floats(worlds: Ensemble) -> Iterator[Any]:
    """All floats of some worlds, one column at a time."""
    for name in FLOATS:
        yield np.asarray(worlds.outcomes[name], dtype=np.float64)
    for column, series in enumerate(DAILY):
        if series.name not in COUNTED:
            yield worlds.daily[..., column]
    yield worlds.fronts
    yield worlds.leans


def digest(columns: Iterable[Any]) -> str:
    """SHA-256 of columns of numbers, value by value."""
    found = hashlib.sha256()
    for column in columns:
        found.update(np.ascontiguousarray(column).tobytes())
    return found.hexdigest()


def functions_here() -> str:
    """Fingerprint of the C library's functions on this machine, at points that worlds meet."""
    points = np.random.default_rng(1).uniform(1e-6, 5.0, 20_000).tolist()
    values = [f(x) for f in (math.exp, math.log, math.log1p, math.erf) for x in points]
    values += [math.exp(-x) for x in points]
    return digest([np.array(values)])


if __name__ == "__main__":
    told = {"functions": functions_here(), "models": fingerprints()}
    FILE.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
