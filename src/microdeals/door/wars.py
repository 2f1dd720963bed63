"""Conflict models from Python: which there are, loading, checking and changing them."""

import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from microdeals import conflicts
from microdeals.conflicts import Conflict
from microdeals.conflicts.copies import copy_of
from microdeals.conflicts.declared import Value
from microdeals.door.arguments import answered, path_given
from microdeals.errors import RequestError, UnknownsWarning

if TYPE_CHECKING:
    import numpy as np

    from microdeals.looks.frames import Frame

AS_IT_STANDS = "every number is taken as it stands"
ConflictOrName: TypeAlias = Conflict | str | Path
"""A conflict model: itself, a shipped one's name, its folder, or its conflict.toml."""


@answered
def models() -> tuple[str, ...]:
    """Names of the conflict models that come with microdeals, in alphabetical order.

    >>> models()
    ('arden_borea', 'base_rate', 'donbas_2015', 'russia_ukraine_2025')
    """
    return conflicts.shipped()


@answered
def load(name_or_path: str | Path) -> Conflict:
    """A conflict model by the name of a shipped one, by its folder, or by its conflict.toml.

    The model has parties, sectors, deal kinds and all its parameters, each with its unit in
    docs/parameters.md. Raises ConflictError with every problem of the file.

    >>> war = load("arden_borea")
    >>> war.title, war.horizon_days  # days
    ('Arden and Borea: the valley war', 182)
    >>> [kind.key for kind in war.kinds]
    ['swap', 'harvest_days', 'river_barges', 'waterworks', 'quiet_guns', 'watched_line']
    """
    return conflicts.load(name_or_path)


@answered
def copy_war(name_or_path: str | Path, folder: str | Path) -> Conflict:
    """A conflict model of your own to begin with: a copy of one, its file and what is beside it, in a folder.

    Gives the copy, loaded; edit ``folder``/conflict.toml and load it anew. What the copied unknowns.toml
    draws, ``judge`` draws, whatever stands in conflict.toml: edit it there, or judge ``as_given``. Raises
    ConflictError for a model that is none, RequestError for a folder that holds something already, or
    cannot be written.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     copy_war("arden_borea", f"{place}/my_war").name
    'my_war'
    """
    place = path_given("folder", folder)
    copy_of(name_or_path, place)
    return conflicts.load(place)


@answered
def check(conflict: ConflictOrName) -> Conflict:
    """The conflict model, if all is well with it; else ConflictError, with all that is wrong in ``problems``.

    Takes what ``load`` takes, and a model that was changed by hand. Of a model that is read the unknowns.toml
    beside it is read too; what is wrong there is an UnknownsError. What is unlikely to be meant, such as a
    number of the model that hardly any draw comes to, or draws that are cut, is an UnknownsWarning.

    >>> check("arden_borea").name
    'arden_borea'
    >>> from dataclasses import replace
    >>> check(replace(load("arden_borea"), horizon_days=0))  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    microdeals.errors.ConflictError: arden_borea..., [conflict] horizon_days = 0: must be between 1 and ...
    """
    if isinstance(conflict, Conflict):
        return conflicts.with_values(conflict, {})
    from microdeals import unknowns

    found = conflicts.load(conflict)
    beside = unknowns.unknowns_of(found)
    for told in beside.warnings if beside else ():
        warnings.warn(told, UnknownsWarning, stacklevel=3)
    return found


@answered
def with_values(conflict: ConflictOrName, values: "Mapping[str, Value | np.generic]") -> Conflict:
    """The conflict model with some values changed, checked as a file is; the one given stays as it was.

    ``values`` maps paths (table, name, key) to what the file would say, in the units of
    docs/parameters.md. Raises ConflictError with every problem, and the nearest path that there is.

    >>> watched = with_values("arden_borea", {"monitors.valley_mission.detection": 0.95})  # chance per day
    >>> watched.monitors[0].values.detection
    0.95
    """
    return conflicts.with_values(conflict_of(conflict), values)


@answered
def value_at(conflict: ConflictOrName, path: str) -> Value:
    """The value at a path, as the file would write it; choices are words.

    Raises ConflictError, with the nearest path, if there is none.

    >>> value_at("arden_borea", "party.arden.trust")  # probability
    0.2
    >>> value_at("arden_borea", "ladder.policy")
    'gradual'
    """
    return conflicts.value_at(conflict_of(conflict), path)


@answered
def unknowns_of(conflict: ConflictOrName) -> "Frame":
    """What nobody knows about a war, as ``judge`` draws it: a data frame with a row a number that is drawn.

    ``what`` is its path, ``value`` the model's own; of 100 draws 5 lie below ``low``, 50 below ``middle`` and
    95 below ``high``, all in ``unit``. ``number`` is what the unknowns.toml beside the model calls it, and
    ``reason`` why it is not known. What you have set is not drawn. Raises RequestError if there is no such
    file, UnknownsError for a bad one.

    >>> found = unknowns_of("arden_borea").set_index("what")
    >>> rate = found.loc["conduct.base_rate", ["value", "low", "high"]]  # chance per day
    >>> rate.astype(float).round(3).to_dict()
    {'value': 0.02, 'low': 0.005, 'high': 0.043}
    """
    from microdeals import unknowns
    from microdeals.unknowns.summary import summary_of_unknowns

    war = conflict_of(conflict)
    found = unknowns.unknowns_of(war)
    if found is None:
        raise RequestError(f"{war.source or war.name}: there is no unknowns.toml beside it: {AS_IT_STANDS}.")
    return summary_of_unknowns(war, found)


def conflict_of(conflict: ConflictOrName) -> Conflict:
    """The conflict model that is meant: itself, or loaded."""
    return conflict if isinstance(conflict, Conflict) else conflicts.load(conflict)


def war_of(conflict: ConflictOrName, days: int | None) -> Conflict:
    """The conflict model that is meant, with a horizon of so many days; None: its own."""
    war = conflict_of(conflict)
    return war if days is None else conflicts.with_values(war, {"conflict.horizon_days": days})
