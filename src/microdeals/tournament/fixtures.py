"""Fixtures: who plays whom, over which wars, within which limits."""

from collections.abc import Sequence
from typing import NamedTuple

from microdeals.tournament.entrants import Entrant
from microdeals.tournament.limits import MEGABYTES, SECONDS_A_WAR


class Field(NamedTuple):
    """A conflict to play in: a shipped name or a path, and the values changed in it."""

    model: str
    settings: tuple[str, ...] = ()
    asked: str = ""
    """What the reader called it; the model's own name or path if empty."""

    @property
    def title(self) -> str:
        """What results call it."""
        return self.asked or self.model


class Rules(NamedTuple):
    """What every bout is played under."""

    fields: tuple[Field, ...]
    seeds: Sequence[int]
    seconds: float = SECONDS_A_WAR
    """Wall-clock time that one war may take, reading the strategies included."""
    memory: int = MEGABYTES
    """Megabytes that strategies may take beyond what the model itself needs."""
    at_once: int = 1
    """Processes at once."""


class Bout(NamedTuple):
    """Two strategies over all fields and seeds: each on either side, on the same luck."""

    first: Entrant
    second: Entrant

    @property
    def is_mirror(self) -> bool:
        """Whether a strategy meets itself."""
        return self.first is self.second

    @property
    def orders(self) -> tuple[bool, ...]:
        """Whether the second plays the first side, war by war."""
        return (False,) if self.is_mirror else (False, True)

    def n_wars(self, rules: Rules) -> int:
        """How many wars there are in it."""
        return len(self.orders) * len(rules.fields) * len(rules.seeds)


def mirrors(entrants: Sequence[Entrant]) -> list[Bout]:
    """Each against itself. They come first: what goes wrong here is nobody else's doing."""
    return [Bout(entrant, entrant) for entrant in entrants]


def pairs(entrants: Sequence[Entrant]) -> list[Bout]:
    """Each against each other."""
    return [Bout(first, second) for place, first in enumerate(entrants) for second in entrants[place + 1 :]]
