"""Fingerprints of the worlds of the models as they were before record 31: python -m same_world.kept_worlds

Whole numbers (days, counts, events) and floats are the same on every machine, to the last bit. They are kept
apart, since a change of floats alone is a smaller one. The worlds of today's models are kept by the digests
that are published, in ``microdeals.bits``.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from microdeals.conflicts import Conflict, declarations, load, with_values
from microdeals.ensemble import Ensemble, Wanted, run_ensemble
from microdeals.rulebook.events import Happening
from microdeals.rulebook.series import DAILY

FILE = Path(__file__).with_name("kept_worlds.json")
THEN = Path(__file__).with_name("then")
"""The shipped models as they were before record 31."""
FORGO_THEN = 0.3
N_WORLDS = 200
DAYS = 182

WHOLE = (
    "seed", "days", "settled_on", "bad_day", "trustworthy_0", "trustworthy_1", "n_signed",
    "n_breaches", "n_reports", "n_withdrawn", "opened", "n_events", "kinds_signed",
)  # fmt: skip
FLOATS = (
    "optimism_0", "optimism_1", "fear_0", "fear_1", "audience_0", "audience_1", "pressure_0", "pressure_1",
    "common_ground", "gap", "harm", "fighting_at_end", "trust_0", "trust_1",
)  # fmt: skip
"""Fields of an outcome, by name, so that the order in which records keep them does not matter."""
COUNTED = ("violations", "active", "opened")
"""The daily series that are whole numbers."""
EVENT = ("day", "happening", "slot", "side")


def fingerprints_without_what_came_later() -> dict[str, dict[str, str]]:
    """Of whole numbers and of floats, by model, with the mechanisms of record 31 at their neutral values."""
    found = {}
    for file in sorted(THEN.glob("*.toml")):
        worlds = lived(as_then(load(str(file))))
        found[file.stem] = {"whole": digest(whole_numbers(worlds)), "floats": digest(floats(worlds))}
    return found


def lived(conflict: Conflict) -> Ensemble:
    """The worlds that are kept of a model."""
    return run_ensemble(conflict, range(N_WORLDS), Wanted(days=DAYS, daily=True, events=True))


def as_then(conflict: Conflict) -> Conflict:
    """The conflict with every parameter that can be neutral at that value, and the defaults of then."""
    kinds = [f"deal.{entry.key}" for entry in conflict.kinds]
    sides = [f"party.{entry.key}" for entry in conflict.parties]
    places = {"deal": kinds, "party": sides}
    neutral = {
        f"{place}.{declared.key}": declared.neutral
        for table, found in declarations().items()
        for declared in found
        for place in places.get(table, [table])
        if declared.neutral is not None
    }
    return with_values(conflict, neutral | {f"{side}.forgo": FORGO_THEN for side in sides})


def whole_numbers(worlds: Ensemble) -> Iterator[Any]:
    """All whole numbers of some worlds, one column at a time."""
    for name in WHOLE:
        yield counted_as_then(name, worlds.outcomes)
    for column, series in enumerate(DAILY):
        if series.name in COUNTED:
            yield worlds.daily[..., column].astype(np.int64)
    for field in EVENT:
        for world, n_events in zip(worlds.events, worlds.outcomes.n_events, strict=True):
            yield told_as_then(field, np.asarray(world[field][:n_events], dtype=np.int64))


def counted_as_then(name: str, outcomes: Any) -> Any:
    """Counts of an outcome as of then: all walk-outs were one."""
    also = outcomes["n_resumed"] if name == "n_withdrawn" else 0
    return np.asarray(outcomes[name] + also, dtype=np.int64)


def told_as_then(field: str, numbers: Any) -> Any:
    """Events by their names of then: one walks out for more to be had under a name of its own now."""
    if field == "happening":
        return np.where(numbers == Happening.RESUMED, int(Happening.WITHDRAWN), numbers)
    return numbers


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


if __name__ == "__main__":
    kept = json.dumps(fingerprints_without_what_came_later(), indent=2)
    FILE.write_text(kept + "\n", encoding="utf-8")
