"""Which deal kinds are on offer: all, one alone, one first, or all but one.

Set as a value is (``offered=swap``), it changes none of the conflict model: it takes kinds away, or reorders
them.
Luck follows names, so whoever is left meets the luck that they would have met with all kinds there.
"""

from dataclasses import replace
from typing import Any

from microdeals.conflicts.conflict import Conflict, Entry
from microdeals.documents.wording import did_you_mean, quoted, shown
from microdeals.errors import ConflictError
from microdeals.rulebook.quantities import DealKind, Policy

OFFERED = "offered"
ALL, ALL_BUT, FIRST = "all", "all but ", " first"
LOWEST_RUNG = 1


def offering(conflict: Conflict, word: Any) -> Conflict:
    """The conflict with only these kinds on offer. ``word`` is one of four:

    ``all``: as the model has it. ``<kind>``: this kind alone; where a ladder has to be climbed (gradual)
    every rung is open instead, for nothing below it could hold. ``<kind> first``: this kind alone on the
    lowest rung, all others at least one above. ``all but <kind>``. Raises ConflictError for other words.
    """
    if word == ALL:
        return conflict
    key = kind_in(conflict, word)
    if word.startswith(ALL_BUT):
        return replace(conflict, kinds=tuple(kind for kind in conflict.kinds if kind.key != key))
    if word.endswith(FIRST):
        return replace(conflict, kinds=tuple(_in_turn(kind, key) for kind in conflict.kinds))
    ladder = conflict.ladder
    if ladder.policy == Policy.GRADUAL:
        ladder = ladder._replace(policy=Policy.LEAP)
    return replace(conflict, ladder=ladder, kinds=tuple(kind for kind in conflict.kinds if kind.key == key))


def kind_in(conflict: Conflict, word: Any) -> str:
    """The key of the kind that a word is about. Raises ConflictError, with the words there are."""
    keys = [kind.key for kind in conflict.kinds]
    key = word.removeprefix(ALL_BUT).removesuffix(FIRST) if isinstance(word, str) else ""
    if key not in keys:
        hint = did_you_mean(key, keys) or f" Kinds are {quoted(keys)}."
        forms = "must be 'all', a deal kind, 'all but' a kind, or a kind and 'first'"
        raise ConflictError([f"{conflict.name}, {OFFERED} = {shown(word)}: {forms}.{hint}"])
    return key


def _in_turn(kind: Entry[DealKind], first: str) -> Entry[DealKind]:
    rung = LOWEST_RUNG if kind.key == first else max(kind.values.rung, LOWEST_RUNG + 1)
    return kind._replace(values=kind.values._replace(rung=rung))
