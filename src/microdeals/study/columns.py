"""The columns of a result: one row is one twin pair.

``point``, ``seed``; each factor by its path; ``label``; ``closing`` and its five channels (shares of the
stake, positive where deals brought the sides closer); ``relief`` (share of harm spared); ``days_sooner``;
the two questions behind the label (was suffering spared, did peace come closer or go further); whether each
twin is settled at the horizon, or froze (a quiet last month with the gap still open); of the twin with deals,
whether any was signed, how many were signed, left by a side and broken, and the share of them left; and the
digest of the conflict model and the version of the package.

Both worlds are lived to the horizon. A settlement can be left and broken like any deal, and is one in the
counts, but a war that was only settled has signed no deal. A deal begun alone is one, answered or not. The
share left is 0 where none was signed.
"""

from collections.abc import Sequence
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]

from microdeals.conflicts.declared import Value
from microdeals.documents.wording import did_you_mean, quoted
from microdeals.rulebook.gap import CHANNELS
from microdeals.rulebook.labels import SIGNS, Label, LabelSign, key_of

LABELS = tuple(key_of(label) for label in sorted(Label))
"""The judge's labels, in the order of their numbers."""
FORMER = {"backfire": "setback, or painkiller where suffering was spared"}
"""Labels of earlier versions, and what they are called now."""
EFFECTS = ("closing", *(f"closing_{channel}" for channel in CHANNELS), "relief", "days_sooner")
"""What deals did: above 0 is good."""
COUNTS = ("deals_signed", "deals_left", "breaches")
NUMBERS = (*EFFECTS, *COUNTS, "share_left")
QUESTIONS = ("spared", "peace_closer", "peace_further")
FLAGS = (*QUESTIONS, "settled_with", "settled_without", "frozen_with", "frozen_without", "signed_any")
OUTCOMES = (*NUMBERS, *FLAGS, *LABELS)
"""What an experiment may ask about: numbers, or the shares of pairs that have a flag or a label."""

UNITS = {"relief": "share of the harm", "days_sooner": "days", "share_left": "share of the deals signed"}
WORDS = pa.dictionary(pa.int32(), pa.string())
_NUMBER = dict.fromkeys(("days_sooner", *COUNTS), pa.int64())


def sign_of(label: str) -> LabelSign:
    """The sign of a label as it stands in a result."""
    return SIGNS[Label(LABELS.index(label))]


def unknown_outcome(name: str) -> str:
    """What to say of a name that is no outcome: its name now, what it may have meant, or which there are."""
    if name in FORMER:
        return f" It is now {FORMER[name]}."
    return did_you_mean(name, OUTCOMES) or f" They are {quoted(OUTCOMES)}."


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
