"""What a visitor may change. Labels, units and ranges are those of the parameters' one declaration."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dashboards.words import text
from microdeals.conflicts import Conflict, Declaration, declarations, value_at
from microdeals.conflicts.declared import Value
from microdeals.documents.wording import tidy

FINE, COARSE = 0.01, 0.1
"""Steps of a slider: of a parameter up to 1, and of one that goes further."""


class Dial(NamedTuple):
    """One thing to change: where it stands in the model (several places move together), and its value."""

    group: str
    declared: Declaration
    paths: tuple[str, ...]
    value: Value
    high: float
    """Where the slider ends: a number of days beyond the run's last changes nothing."""

    @property
    def key(self) -> str:
        """The dial's name within a page."""
        return self.paths[0]

    @property
    def label(self) -> str:
        """What it means."""
        return self.declared.meaning

    @property
    def step(self) -> float:
        """The slider's step."""
        if self.declared.type is int:
            return 1
        return FINE if self.declared.high <= 1.0 else COARSE

    @property
    def number(self) -> float:
        """The value, of a dial that is a slider. Raises TypeError of one that is a choice."""
        return number_of(self.value)

    def rounded(self, value: float) -> float:
        """A slider's value as the model is to have it: 0.3, not 0.30000000000000004."""
        return round(value) if self.declared.type is int else round(value, 6)


def dials_of(conflict: Conflict) -> tuple[Dial, ...]:
    """The dials of a conflict, with the values that it has."""
    return tuple(_dials(conflict))


def _dials(conflict: Conflict) -> Iterator[Dial]:
    for party in conflict.parties:
        for key in ("trust", "negativity"):
            yield _dial(conflict, party.title, "party", [f"party.{party.key}"], key)
    missions = [f"monitors.{mission.key}" for mission in conflict.monitors]
    for key in ("access", "attribution") if missions else ():
        yield _dial(conflict, text("asked.dials.monitors"), "monitors", missions, key)
    for host in [third for third in conflict.third_parties if third.values.hosts][:1]:
        yield _dial(conflict, host.title, "third_party", [f"third_party.{host.key}"], "fickleness")
    for key in ("policy", "hold_days"):
        yield _dial(conflict, text("asked.dials.ladder"), "ladder", ["ladder"], key)


def _dial(conflict: Conflict, group: str, table: str, places: list[str], key: str) -> Dial:
    declared = next(declared for declared in declarations()[table] if declared.key == key)
    paths = tuple(f"{place}.{key}" for place in places)
    value = value_at(conflict, paths[0])
    high = declared.high
    if declared.unit == "days" and not isinstance(value, str):
        high = min(high, float(max(conflict.horizon_days, int(number_of(value)))))
    return Dial(group, declared, paths, value, high)


def number_of(value: Value) -> float:
    """A value that is a number. Raises TypeError for a word or a date."""
    if isinstance(value, int | float):
        return value
    raise TypeError(f"{value!r} is not a number")


def value_in_words(value: Value) -> str:
    """A value as readers see it: words without underscores, numbers as the file writes them."""
    return tidy(value) if isinstance(value, int | float) else str(value).replace("_", " ")
