"""What a browser is asked, and what it tells of a dial that somebody turned there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from dashboards.asked.dials import dials_of, value_in_words
from dashboards.asked.pairs import Judged
from dashboards.asked.run import Asked
from dashboards.browser.files import SEEDS_DRAWN_HERE, WarFiles, files_of
from dashboards.charts.looks import Json
from dashboards.words import text
from microdeals.conflicts.declared import Value
from microdeals.conflicts.horizons import HORIZON
from microdeals.errors import ConflictError


class TurnedHere(NamedTuple):
    """All that is set in a browser, after so many turns; ``key``: the dial that was turned last, or ""."""

    number: int
    key: str
    values: dict[str, Value]
    right: dict[str, Value] | None = None
    """What is set on the right, where two settings are compared; ``values`` are then the left's."""
    is_of_right: bool = False
    """Whether the right's dial was turned last."""


def files_for(judged: Judged) -> WarFiles | None:
    """The files with which a browser can answer; None where the server has to.

    A browser sets what dials set, and draws the first seeds to the last bit.
    """
    files = files_of(judged.asked.name)
    if files is None or {path for path, _ in judged.asked.own_changes()} - files.paths:
        return None
    draws = files.is_drawn and not judged.as_given
    return None if draws and judged.last_seed >= SEEDS_DRAWN_HERE else files


def question_of(judged: Judged, heard: int) -> Json:
    """A question as the browser takes it. ``heard``: so many of its turns are in it."""
    asked = judged.asked
    return {
        "name": asked.name,
        "set": [list(it) for it in asked.own_changes()],
        "days": asked.days,
        "given": judged.as_given,
        "seed": str(asked.seed),
        "n": judged.n,
        "fixed": [list(it) for it in asked.changes if it[0] == HORIZON],
        "heard": heard,
    }


def told_by(told: Mapping[str, object]) -> TurnedHere | None:
    """What a browser tells, read without trusting it; None for nothing that can be understood."""
    number, key = told.get("number"), told.get("key")
    values, right = (_values_in(told.get(name)) for name in ("set", "right"))
    if not isinstance(number, int) or not isinstance(key, str) or values is None:
        return None
    if right is None and "right" in told:
        return None
    return TurnedHere(number, key, values, right, told.get("side") == "right")


def _values_in(told: object) -> dict[str, Value] | None:
    """Values by their paths; None for anything else."""
    if not isinstance(told, dict) or not all(isinstance(it, str) for it in told):
        return None
    if not all(isinstance(it, str | int | float) and not isinstance(it, bool) for it in told.values()):
        return None
    return told


def turned_from(asked: Asked, told: TurnedHere) -> tuple[Asked, str]:
    """The run with what was set in a browser, and what to say of it; what does not fit changes nothing."""
    return turned_to(asked, told.values, told.key)


def turned_to(asked: Asked, values: Mapping[str, Value], key: str) -> tuple[Asked, str]:
    """The run with these values set and no others, of which the dial of ``key`` was turned last."""
    strange = values.keys() - {path for dial in dials_of(asked.conflict()) for path in dial.paths}
    if strange:
        return asked, text("asked.bad.address_set").format(text=", ".join(sorted(strange)))
    try:
        new = asked.own().changed(values)
    except ConflictError as bad:
        return asked, f"{bad} {text('panels.pairs.asked.kept')}"
    return new, said_of(new, key) if new != asked else ""


def said_of(asked: Asked, key: str) -> str:
    """What was done: the dial of this key turned, or all set back."""
    dial = next((dial for dial in dials_of(asked.conflict()) if dial.key == key), None)
    if dial is None:
        return text("panels.pairs.asked.own")
    said = text("panels.pairs.asked.value")
    return said.format(group=dial.group, label=dial.label, value=value_in_words(dial.value))
