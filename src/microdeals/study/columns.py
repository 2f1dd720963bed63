"""The columns of a result: one row is one twin pair. ``docs/sweep.md`` says each in words.

``point``, ``seed``, ``draw``; each factor by its path; ``label``, and what deals were to the first and to the
second party alone; what deals did; the gap that is left; the two questions behind the label; how each twin
ended; what became of talks and deals in the twin that has them; the digest of the conflict model and the
version of the package.

Both worlds are lived to the horizon. A settlement can be left and broken like any deal, and is one in the
counts, but a war that was only settled has signed no deal. A deal begun alone is one, answered or not. The
share left is 0 where none was signed.
"""

from collections.abc import Sequence
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]

from microdeals.conflicts.declared import Value
from microdeals.documents.wording import did_you_mean, quoted
from microdeals.language.signs import SIGNS, called
from microdeals.rulebook.gap import CHANNELS
from microdeals.rulebook.labels import Label, LabelSign, key_of
from microdeals.rulebook.quantities import N_SIDES

LABELS = tuple(key_of(label) for label in sorted(Label))
"""The judge's labels, in the order of their numbers."""
OF_SIDES = tuple(f"{label}_{side}" for side in range(N_SIDES) for label in LABELS)
"""What deals were to one party alone: ``stepping_stone_0`` to the first."""
LABEL_COLUMNS = ("label", *(f"label_{side}" for side in range(N_SIDES)))
FORMER = {"backfire": "setback, or painkiller where suffering was spared"}
"""Labels of earlier versions, and what they are called now."""
EFFECTS = ("closing", *(f"closing_{channel}" for channel in CHANNELS), "relief", "days_sooner")
"""What deals did: above 0 is good."""
GAPS = ("gap_with", "gap_without")
COUNTS = (
    "deals_signed", "deals_left", "deals_withdrawn", "deals_left_for_more", "breaches", "reports",
    "rung_opened", "leaders_met", "envoys_met",
)  # fmt: skip
NUMBERS = (*EFFECTS, *GAPS, *COUNTS, "share_left", "power_moved")
NEVER_BELOW_0 = (*COUNTS, "share_left", "power_moved")
QUESTIONS = ("spared", "peace_closer", "peace_further")
ENDS = tuple(f"{end}_{twin}" for end in ("settled", "won", "frozen") for twin in ("with", "without"))
FLAGS = (*QUESTIONS, *ENDS, "signed_any")
OUTCOMES = (*NUMBERS, *FLAGS, *LABELS, *OF_SIDES)
"""What an experiment may ask about: numbers, or the shares of pairs that have a flag or a label."""
LEVELS = (
    "gap_with",
    *COUNTS,
    "share_left",
    "power_moved",
    "settled_with",
    "won_with",
    "frozen_with",
    "signed_any",
)
"""What is known of the world with deals by itself."""
DIFFERENCES = (*EFFECTS, *QUESTIONS, *LABELS, *OF_SIDES)
"""What deals change: known only of both twins together."""

UNITS = {
    "relief": "share of the harm",
    "days_sooner": "days",
    "share_left": "share of the deals signed",
    "power_moved": "share of the dispute",
    "breaches": "breaches",
    "reports": "reports",
    "rung_opened": "rung",
    "leaders_met": "meetings",
    "envoys_met": "meetings",
}
WORDS = pa.dictionary(pa.int32(), pa.string())
_NUMBER = dict.fromkeys(("days_sooner", *COUNTS), pa.int64())


def sign_of(label: str) -> LabelSign:
    """The sign of a label as it stands in a result."""
    return SIGNS[Label(LABELS.index(label))]


def counted_label(label: str, number: int) -> str:
    """So many of a label as it stands in a result.

    >>> counted_label("setback", 1), counted_label("setback", 2)
    ('1 setback', '2 setbacks')
    """
    return f"{number} {called(Label(LABELS.index(label)), number)}"


def is_label(rows: Any, name: str) -> Any:
    """Which rows (n,) have a label: all in all (``painkiller``), or to one party (``painkiller_1``)."""
    label, _, side = name.rpartition("_") if name in OF_SIDES else (name, "", "")
    return rows[f"label_{side}" if side else "label"] == label


def unknown_outcome(name: str) -> str:
    """What to say of a name that is no outcome: its name now, what it may have meant, or which there are."""
    if name in FORMER:
        return f" It is now {FORMER[name]}."
    return did_you_mean(name, OUTCOMES) or f" They are {quoted(OUTCOMES)}."


def schema_of(bases: Sequence[tuple[str, Value]]) -> Any:
    """The columns of a result whose factors have these paths and these values in the model."""
    fields: list[tuple[str, Any]] = [("point", pa.int64()), ("seed", pa.int64()), ("draw", pa.int64())]
    fields += [(path, _type_of(base)) for path, base in bases]
    fields += [
        *((name, WORDS) for name in LABEL_COLUMNS),
        *((name, _NUMBER.get(name, pa.float64())) for name in NUMBERS),
    ]
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
        return UNITS.get(outcome, "deals")
    is_of_the_dispute = outcome in (*EFFECTS, *GAPS)
    return UNITS.get(outcome, "share of the dispute" if is_of_the_dispute else "share of pairs")
