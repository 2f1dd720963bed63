"""The worlds that the first screen is painted from: computed once, read in a moment.

`ensemble.json` is written by `make pages` (`tools/write_first_screen.py`); a test computes parts of it again.
"""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any, NamedTuple

from microdeals.conflicts.declared import Value

FILE = Path(__file__).with_name("ensemble.json")
FIRST_SEED = 1
N = 100
WEEK = 7


class ShippedPair(NamedTuple):
    """A world beside its twin without deals: label of the verdict; closing and relief as it measures them.

    `settled`: which of both is settled on the last day: "both", "with" deals, "without", or "neither".
    """

    seed: int
    label: str
    closing: float
    relief: float
    settled: str


class ShippedWeek(NamedTuple):
    """A world at the end of a week: each side's trust (0..1), fighting (1: as before any deal)."""

    day: int
    trust: tuple[float, float]
    fighting: float


class ShippedDeal(NamedTuple):
    """A deal of that world. Days from 1; -1 where there is none. `how` it ended is a `charts.DealEnding`."""

    kind: str
    title: str
    signed: int
    started: int
    ended: int
    how: str
    why: str


class ShippedWorld(NamedTuple):
    """One world, week by week."""

    seed: int
    outcome: str
    weeks: tuple[ShippedWeek, ...]
    deals: tuple[ShippedDeal, ...]


class ShippedEnsemble(NamedTuple):
    """A hundred pairs of the model as it is, and a hundred with the values that the guess is about."""

    version: str
    model: str
    digest: str
    pairs: tuple[ShippedPair, ...]
    changes: tuple[tuple[str, Value], ...]
    changed_digest: str
    changed_pairs: tuple[ShippedPair, ...]
    longer: tuple[tuple[int, tuple[ShippedPair, ...]], ...]
    """Further horizons (days), each with the hundred pairs of the model as it is, lived as long."""
    world: ShippedWorld

    def lived_for(self, days: int) -> tuple[ShippedPair, ...]:
        """The hundred pairs of a horizon; those of the model's own where another is not shipped."""
        return dict(self.longer).get(days, self.pairs)


@functools.cache
def ensemble() -> ShippedEnsemble:
    """What the package ships."""
    return read(json.loads(FILE.read_text(encoding="utf-8")))


def read(tree: dict[str, Any]) -> ShippedEnsemble:
    """An ensemble from the file's tree."""
    world = tree["world"]
    weeks = tuple(ShippedWeek(day, tuple(trust), fighting) for day, trust, fighting in world["weeks"])
    return ShippedEnsemble(
        version=tree["version"],
        model=tree["model"],
        digest=tree["digest"],
        pairs=tuple(ShippedPair(*pair) for pair in tree["pairs"]),
        changes=tuple(sorted(tree["changes"].items())),
        changed_digest=tree["changed_digest"],
        changed_pairs=tuple(ShippedPair(*pair) for pair in tree["changed_pairs"]),
        longer=tuple(
            (int(days), tuple(ShippedPair(*pair) for pair in pairs)) for days, pairs in tree["longer"].items()
        ),
        world=ShippedWorld(
            world["seed"], world["outcome"], weeks, tuple(ShippedDeal(*deal) for deal in world["deals"])
        ),
    )


def written(found: ShippedEnsemble) -> str:
    """The file's text."""
    longer = {str(days): pairs for days, pairs in found.longer}
    tree = found._asdict() | {
        "changes": dict(found.changes),
        "longer": longer,
        "world": found.world._asdict(),
    }
    lines = [f" {json.dumps(key)}: {_lines(value)}" for key, value in tree.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _lines(value: object) -> str:
    """A value as JSON, each pair, week or deal on a line of its own."""
    if isinstance(value, dict):
        parts = [f"  {json.dumps(key)}: {_lines(part)}" for key, part in value.items()]
        return "{\n" + ",\n".join(parts) + "\n }"
    if isinstance(value, tuple):
        return "[\n" + ",\n".join(f"  {json.dumps(part)}" for part in value) + "\n ]"
    return json.dumps(value)
