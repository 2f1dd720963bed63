"""The nouns of the room: what is drawn, and from where."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.unknowns.names import called

SIDES = "party.*."
"""A path that begins so is drawn a side at a time."""


class Draw(NamedTuple):
    """One number that nobody knows: which paths it sets or scales, and how it is distributed."""

    name: str
    sets: tuple[str, ...]
    scales: tuple[str, ...]
    distribution: str
    numbers: Mapping[str, Any]
    reason: str

    @property
    def called(self) -> str:
        """Its name in words, as answers call it."""
        return called(self.name)

    @property
    def paths(self) -> tuple[str, ...]:
        """All its paths as the file writes them, set or scaled."""
        return self.sets + self.scales

    @property
    def is_by_side(self) -> bool:
        """Whether each side has a draw of its own."""
        return any(path.startswith(SIDES) for path in self.paths)


class JointDraws(NamedTuple):
    """Draws of numbers that were fitted together, a row each, with its weight. They are set, not scaled."""

    paths: tuple[str, ...]  # (k,)
    rows: NDArray[np.float64]  # (n, k)
    weights: NDArray[np.float64]  # (n,) they sum to 1
    source: str


class PassedBy(NamedTuple):
    """A number of the model's own file that hardly any draw comes to: its path, and the sentence about it."""

    path: str
    told: str
    is_fitted: bool
    """Whether it is drawn together with others that were fitted."""


class Unknowns(NamedTuple):
    """What nobody knows about a war: numbers drawn one by one, and numbers that were fitted together."""

    draws: tuple[Draw, ...]
    joint: JointDraws | None
    source: str
    warnings: tuple[str, ...] = ()
    """What whoever reads an answer should know of the file, as sentences."""
    passed_by: tuple[PassedBy, ...] = ()
    """Those of them on a number of the model's own file that hardly any draw comes to. Joint draws are left
    out: a fit is there to move numbers."""
