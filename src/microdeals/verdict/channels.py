"""Channels: through which parts of the gap the sides came closer. The parts sum to the whole."""

from typing import Any, Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from microdeals.rulebook.gap import CHANNELS, CLOSING
from microdeals.statistics.intervals import Mean, averaged

T = TypeVar("T")
Pairwise = NDArray[np.float64]
"""A value of each pair, (n,)."""


class Channels(NamedTuple, Generic[T]):
    """Closing by channel, (n,) or a `Mean`, in shares of the dispute: above 0 brings the sides closer."""

    optimism: T
    fear: T
    audience: T
    pressure: T
    common_ground: T
    total: T


class SideChannels(NamedTuple, Generic[T]):
    """One side's closing by channel. Common ground belongs to both sides, and to none alone."""

    optimism: T
    fear: T
    audience: T
    pressure: T
    total: T


SIDES = (0, 1)
OF_A_SIDE = tuple(channel for channel in CHANNELS if channel != "common_ground")
"""Channels that each side has of its own."""


def closing_by_channel(pairs: Any) -> Channels[Pairwise]:
    """Closing of each pair (n,), split into the five channels, which sum to the total."""
    both = (sum(_closing(pairs, f"{channel}_{side}") for side in SIDES) for channel in OF_A_SIDE)
    ground, total = _closing(pairs, "common_ground"), pairs.gap_without - pairs.gap_with
    return Channels._make((*both, ground, total))


def closing_by_side(pairs: Any) -> tuple[SideChannels[Pairwise], SideChannels[Pairwise]]:
    """Closing of each pair (n,) that each side's own demand brought about, split into four channels."""
    first, second = (_of_side(pairs, side) for side in SIDES)
    return first, second


def _of_side(pairs: Any, side: int) -> SideChannels[Pairwise]:
    parts = [_closing(pairs, f"{channel}_{side}") for channel in OF_A_SIDE]
    return SideChannels._make((*parts, sum(parts)))


def _closing(pairs: Any, part: str) -> NDArray[np.float64]:
    without, with_deals = pairs[f"{part}_without"], pairs[f"{part}_with"]
    taken_off = part.startswith(CLOSING)  # more of these with deals is closing
    closing: NDArray[np.float64] = with_deals - without if taken_off else without - with_deals
    return closing


def mean_closing(pairs: Any) -> Channels[Mean]:
    """The `Mean` closing of each channel over all pairs."""
    return Channels(*map(averaged, closing_by_channel(pairs)))


def mean_closing_by_side(pairs: Any) -> tuple[SideChannels[Mean], SideChannels[Mean]]:
    """The `Mean` closing of each side's own channels over all pairs."""
    first, second = closing_by_side(pairs)
    return SideChannels(*map(averaged, first)), SideChannels(*map(averaged, second))
