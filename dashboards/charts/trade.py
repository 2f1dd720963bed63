"""The trade: each world a mark between suffering spared and peace closer, in the verdict's regions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dashboards.charts.looks import Caption, Json, spec_of
from microdeals.page.plane import kind_of
from microdeals.rulebook.labels import Label, Peace
from microdeals.rulebook.verdict import label_of

NO_GUESS = -1
ROUNDED = 1e-4
"""By so much a figure may be rounded, and its mark lie across the border of its region."""


class TradeWorlds(NamedTuple):
    """The worlds (n,), of seeds in a row. Their key is the seed: it stays theirs whatever is asked of them.

    `relief` and `closing` are shares; `kinds` are values of `Label`; `days`: by how many a settlement came
    earlier where that decides the label and not the gap, else NaN.
    """

    first: int
    relief: ArrayLike
    closing: ArrayLike
    kinds: ArrayLike
    days: ArrayLike

    def columns(self) -> NDArray[np.float64]:
        """Relief, closing, kinds and days, (4, n)."""
        return np.asarray(self[1:], np.float64)


class TradeCounts(NamedTuple):
    """Worlds of so many: by label, stepping stones that spared no suffering, and at peace on the last day.

    `peace`: in how many with deals and without, as it is told.
    """

    of: int
    kinds: Sequence[int]
    price: int
    peace: tuple[str, str]


class Trade(NamedTuple):
    """The plane, cut at the thresholds of the verdict.

    A world whose label a settlement decides has no place by its gap: it lies in a band above or below.
    """

    caption: Caption
    closing: float
    relief: float
    told: str = ""
    """A name by which something else in the browser may show other worlds here."""

    def spec(self) -> Json:
        """What stays the same from frame to frame, for the browser."""
        return spec_of(
            "trade",
            self.caption,
            kinds=[kind_of(label) for label in Label],
            closing=self.closing,
            relief=self.relief,
            **({"told": self.told} if self.told else {}),
        )

    def frame(
        self,
        worlds: TradeWorlds,
        counts: TradeCounts,
        guess: int = NO_GUESS,
        before: TradeWorlds | None = None,
        named: Sequence[str] = (),
    ) -> Json:
        """The marks as float32 bytes, column by column, and what the regions say.

        `guess`: so many were guessed to be stepping stones. `before`: the same worlds as they were with other
        values. `named`: the last marks are none of the many, and have these names. Raises ValueError for a
        mark outside the region of its label.
        """
        shown = {
            "counts": counts._asdict() | {"kinds": list(counts.kinds), "peace": list(counts.peace)},
            "guess": guess,
            "named": list(named),
        }
        if before is None:
            return self._checked(worlds) | shown
        return self._checked(worlds) | shown | {"before": self._checked(before)}

    def _checked(self, worlds: TradeWorlds) -> Json:
        columns = worlds.columns()
        if outside := np.flatnonzero(~self._is_inside(*columns)).tolist():
            seed, place = worlds.first + outside[0], columns[:3, outside[0]].tolist()
            raise ValueError(f"trade: world {seed} is no {Label(int(place[2])).name} at {place[:2]}")
        return {
            "n": columns.shape[1],
            "first": str(worlds.first),
            "values": columns.astype("<f4").tobytes(),
        }

    def _is_inside(self, *columns: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Which worlds (n,) lie in the region of their label.

        One that a settlement decides may have any gap.
        """
        relief, closing, kinds, days = columns
        spared = [relief >= self.relief - ROUNDED, relief <= self.relief + ROUNDED]
        ways = {
            Peace.CLOSER: closing >= self.closing - ROUNDED,
            Peace.NEITHER: np.abs(closing) <= self.closing + ROUNDED,
            Peace.FURTHER: closing <= -self.closing + ROUNDED,
        }
        inside = np.zeros(len(kinds), np.bool_)
        for is_spared, across in zip((True, False), spared, strict=True):
            for peace, up in ways.items():
                inside |= (kinds == label_of(is_spared, peace)) & across & (up | ~np.isnan(days))
        return inside
