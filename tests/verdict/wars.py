"""Short wars for the tests of the verdict: a month and a half, few citizens, deals that come quickly."""

import dataclasses
import zlib
from typing import Any

from microdeals._compile import INTERPRETED
from microdeals.conflicts import Conflict, Entry, load, with_values
from microdeals.rulebook.quantities import DealKind

DAYS = 45
SOME = 4 if INTERPRETED else 40
"""Pairs where their number does not matter; interpreted worlds take a second each."""

SHORT = {
    "conflict.horizon_days": DAYS,
    "publics.citizens": 8,
    "meeting.envoys.days_between": 3.0,
    "meeting.trilateral.days_between": 6.0,
    "meeting.bilateral.days_between": 6.0,
    "ladder.hold_days": 5,
}
TIRED = {
    f"party.{side}.{key}": value
    for side in ("arden", "borea")
    for key, value in {"pressure": 1.0, "recognition_cost": 0.0, "pressure_half_life": 10_000.0}.items()
}
"""Both sides would accept almost anything to end the war, and do so at the next meeting of leaders."""
STUBBORN = {
    f"party.{side}.{key}": value
    for side in ("arden", "borea")
    for key, value in {"optimism": 1.0, "optimism_ceiling": 1.0, "learning": 0.0}.items()
}
"""Neither side would ever settle."""


def war(values: dict[str, Any] | None = None) -> Conflict:
    """A short war, with some values set."""
    return with_values(load("arden_borea"), SHORT | (values or {}))


def kind(key: str, **terms: Any) -> Entry[DealKind]:
    """A kind of deal that both sides like, unless the terms say otherwise."""
    liked = {"benefit": 0.3, "exposure": 0.05, "temptation": 0.05, "detection": 0.9, "calm": 0.4}
    values = DealKind(**(liked | {"relief_hardship": 0.3, "visibility": 0.3} | terms))
    return Entry(key, key.title(), zlib.crc32(key.encode()), values)


def with_kinds(conflict: Conflict, *kinds: Entry[DealKind]) -> Conflict:
    """The same conflict with other kinds of deals."""
    return dataclasses.replace(conflict, kinds=kinds)
