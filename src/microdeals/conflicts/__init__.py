"""Conflict models: finding, reading, checking and changing the conflict.toml of a war.

    conflict = load("arden_borea")
    changed = with_values(conflict, {"party.arden.trust": 0.3, "ladder.policy": "none"})

Every table is one NamedTuple of ``microdeals.rulebook.quantities``; a model that is not valid raises
``ConflictError`` with all of its problems at once.
"""

from microdeals.conflicts.conflict import Conflict, Entry, Issue
from microdeals.conflicts.declared import Declaration, declarations
from microdeals.conflicts.reading import load, shipped
from microdeals.conflicts.settings import digest, value_at, with_settings, with_values

__all__ = [
    "Conflict",
    "Declaration",
    "Entry",
    "Issue",
    "declarations",
    "digest",
    "load",
    "shipped",
    "value_at",
    "with_settings",
    "with_values",
]
