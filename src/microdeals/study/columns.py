"""The columns of a result: one row is one twin pair.

``point``, ``seed``; each factor by its path; ``label``; ``closing`` and its five channels (shares of the
stake, positive where deals brought the sides closer); ``relief`` (share of harm spared); ``days_sooner``;
whether each twin settled or froze (a quiet last month with the gap still open); of the twin with deals,
whether any was signed, how many were signed, left by a side and broken, and the share of them left; and the
digest of the conflict model and the version of the package.

A world ends on the day of its settlement, after the day's reviews: the settlement can be neither left nor
broken there, and is no deal in these counts. A deal begun alone is one, answered or not. The share left is
0 where none was signed.
"""

from collections.abc import Sequence
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]

from microdeals.conflicts.declared import Value
from microdeals.rulebook.gap import CHANNELS
from microdeals.verdict.labels import Label

LABELS = tuple(label.name.lower() for label in sorted(Label))
"""The judge's labels, in the order of their numbers."""
EFFECTS = ("closing", *(f"closing_{channel}" for channel in CHANNELS), "relief", "days_sooner")
"""What deals did: above 0 is good."""
COUNTS = ("deals_signed", "deals_left", "breaches")
NUMBERS = (*EFFECTS, *COUNTS, "share_left")
FLAGS = ("settled_with", "settled_without", "frozen_with", "frozen_without", "signed_any")
OUTCOMES = (*NUMBERS, *FLAGS, *LABELS)
"""What an experiment may ask about: numbers, or the shares of pairs that have a flag or a label."""

UNITS = {"relief": "share of the harm", "days_sooner": "days", "share_left": "share of the deals signed"}
WORDS = pa.dictionary(pa.int32(), pa.string())
_NUMBER = dict.fromkeys(("days_sooner", *COUNTS), pa.int64())


def schema_of(bases: Sequence[tuple[str, Value]]) -> Any:
    """The columns of a result whose factors have these paths and these values in the model."""
    fields: list[tuple[str, Any]] = [("point", pa.int64()), ("seed", pa.int64())]
    fields += [(path, _type_of(base)) for path, base in bases]
    fields += [("label", WORDS), *((name, _NUMBER.get(name, pa.float64())) for name in NUMBERS)]
    fields += [(name, pa.bool_()) for name in FLAGS]
    fields += [("model", WORDS), ("version", WORDS)]
    return pa.schema([pa.field(name, kind, nullable=False) for name, kind in fields])


def _type_of(base: Value) -> Any:
    if isinstance(base, bool):
        return pa.bool_()
    if isinstance(base, int):
        return pa.int64()
    return pa.float64() if isinstance(base, float) else WORDS


def unit_of(outcome: str) -> str:
    """In what an outcome is measured."""
    if outcome in COUNTS:
        return "deals" if outcome != "breaches" else "breaches"
    return UNITS.get(outcome, "share of the stake" if outcome in EFFECTS else "share of pairs")
