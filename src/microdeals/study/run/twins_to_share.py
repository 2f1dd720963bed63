"""Twins without deals: points that differ in ladder and deals alone have the same, which are lived once."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeAlias

import numpy as np

from microdeals.conflicts import Conflict
from microdeals.ensemble.pairs import Traced
from microdeals.study.run.alike import OF_DEALS, AlikePoints

TwinKey: TypeAlias = tuple[object, ...]
"""What shapes the twins of a point that have no deals: what is drawn follows from the seeds."""


class TwinsToShare:
    """The twins of some points; those that a later point has too are kept until the last one has had them."""

    def __init__(self, base: Conflict, parts: Sequence[AlikePoints]) -> None:
        self._base = base
        self._models: dict[Conflict, int] = {}
        self._to_come = Counter(key for part in parts for key in self._keys(part))
        self._kept: dict[TwinKey, Traced] = {}

    def of(self, points: AlikePoints, live: Callable[[AlikePoints], Traced]) -> Traced:
        """The twins of points that are alike, in their order; ``live`` lives those that nobody had before."""
        keys = self._keys(points)
        firsts = {key: point for point, key in reversed(list(enumerate(keys))) if key not in self._kept}
        new = sorted(firsts.values())
        self._to_come -= Counter(keys)
        found = live(points.some(new, _looked_at(points))) if new else None
        if found and len(new) == len(keys) and not any(key in self._to_come for key in keys):
            return found
        here = dict(self._kept)
        if found:
            last = np.cumsum([points.stretches[point].n_seeds for point in new]).tolist()
            for point, begin, end in zip(new, [0, *last[:-1]], last, strict=True):
                here[keys[point]] = Traced(found.outcomes[begin:end], found.traces[begin:end])
        self._kept = {key: twins for key, twins in here.items() if key in self._to_come}
        parts = zip(*(here[key] for key in keys), strict=True)
        outcomes, traces = (np.concatenate(part).view(np.recarray) for part in parts)
        return Traced(outcomes, traces)

    def _keys(self, points: AlikePoints) -> list[TwinKey]:
        """A key a point."""
        model = self._models.setdefault(self._without_terms(points.conflict), len(self._models))
        looked_at = _looked_at(points)
        paths = tuple(points.paths[place] for place in looked_at)
        return [
            (model, paths, numbers.tobytes(), stretch.first_seed, stretch.n_seeds)
            for numbers, stretch in zip(points.numbers[:, looked_at], points.stretches, strict=True)
        ]

    def _without_terms(self, conflict: Conflict) -> Conflict:
        """A model with the base model's ladder and kinds of deals, at which nobody without deals looks."""
        return replace(conflict, ladder=self._base.ladder, kinds=self._base.kinds)


def _looked_at(points: AlikePoints) -> list[int]:
    """Which of the paths a world without deals looks at."""
    return [place for place, path in enumerate(points.paths) if not path.startswith(OF_DEALS)]
