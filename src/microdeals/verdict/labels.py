"""Labels: what deals were in one pair of twins. Each pair has exactly one."""

from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from microdeals.verdict.measures import measured
from microdeals.verdict.thresholds import Thresholds


class Label(IntEnum):
    """What deals were: the first of these that fits. Values are part of stored results."""

    STEPPING_STONE = 0
    """The sides came closer, or settled where the twin did not, or much sooner."""
    PRESSURE_VALVE = 1
    """Not that, but harm was relieved; hardening, if the sides also ended further apart."""
    DEAD_LETTER = 2
    """Neither."""
    BACKFIRE = 3
    """No relief, and the sides ended further apart."""


def labels_of(pairs: Any, thresholds: Thresholds) -> NDArray[np.int64]:
    """The `Label` of each pair, (n,), from records (n,) of ``ensemble.pairs.PAIR``."""
    closing, relief, sooner = measured(pairs)
    settles_only_with = (pairs.settled_on_with >= 0) & (pairs.settled_on_without < 0)
    is_stone = (closing >= thresholds.closing) | settles_only_with | (sooner >= thresholds.sooner_days)
    relieves = relief >= thresholds.relief
    is_worse = closing <= -thresholds.closing
    choices = (int(Label.STEPPING_STONE), int(Label.PRESSURE_VALVE), int(Label.BACKFIRE))
    return np.select((is_stone, relieves, is_worse), choices, default=int(Label.DEAD_LETTER))


def hardens(pairs: Any, thresholds: Thresholds) -> NDArray[np.bool_]:
    """Which pairs (n,) are pressure valves that left the sides further apart than without deals."""
    hardening: NDArray[np.bool_] = labels_of(pairs, thresholds) == Label.PRESSURE_VALVE
    hardening &= measured(pairs).closing <= -thresholds.closing
    return hardening
