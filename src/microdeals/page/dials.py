"""What a visitor of a page may change. Labels, units and ranges are those of the one declaration."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from microdeals.conflicts import Conflict, Declaration, declarations, value_at
from microdeals.conflicts.declared import Value

FINE, COARSE = 0.01, 0.1
"""Steps of a slider: of a parameter up to 1, and of one that goes further."""
WATCHED = ("access", "attribution")
"""How often a team may work, and how much of what it sees it can tell from an order: for the guess."""


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


def dials_of(conflict: Conflict, groups: Mapping[str, str]) -> tuple[Dial, ...]:
    """The dials of a conflict, with the values that it has. ``groups`` are titles of what has none itself."""
    return tuple(_dials(conflict, groups))


def _dials(conflict: Conflict, groups: Mapping[str, str]) -> Iterator[Dial]:
    for party in conflict.parties:
        for key in ("trust", "negativity"):
            yield _dial(conflict, party.title, "party", [f"party.{party.key}"], key)
    missions = [f"monitors.{mission.key}" for mission in conflict.monitors]
    for key in ("access", "attribution") if missions else ():
        yield _dial(conflict, groups["monitors"], "monitors", missions, key)
    for host in [third for third in conflict.third_parties if third.values.hosts][:1]:
        yield _dial(conflict, host.title, "third_party", [f"third_party.{host.key}"], "fickleness")
    for key in ("policy", "hold_days"):
        yield _dial(conflict, groups["ladder"], "ladder", ["ladder"], key)


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


def better_watched(conflict: Conflict) -> dict[str, Value]:
    """The values with which monitors miss half as much as they do: of the days and of the violations."""
    paths = [f"monitors.{mission.key}.{key}" for mission in conflict.monitors for key in WATCHED]
    return {path: round(1.0 - (1.0 - number_of(value_at(conflict, path))) / 2, 6) for path in paths}
