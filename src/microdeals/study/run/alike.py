"""Points that are alike but for numbers: they share a packed model, into which each writes its own.

Checking and packing a model takes longer than living a pair of worlds. What has a place in a packed model,
and is right or wrong by itself, needs neither: a point then costs hardly more than its pairs.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.conflicts import Conflict, with_values
from microdeals.conflicts.checks import is_right_by_itself
from microdeals.conflicts.declared import Value
from microdeals.conflicts.kinds_on_offer import OFFERED
from microdeals.ensemble.places import Places
from microdeals.errors import ConflictError
from microdeals.study.question.draws import DrawnValues, NumbersOfWorlds
from microdeals.study.question.plan import Stretch

OF_DEALS = ("ladder.", "deal.")
"""What a world without deals does not look at, and what `OFFERED` may change as well."""
OF_RUNS = ("front.freeze_fire",)
"""What is asked of worlds once they are over: it has to be the same for all that are asked together."""


class AlikePoints(NamedTuple):
    """Points of one packed model: their places in the order asked for, and what each writes into it."""

    conflict: Conflict
    """With what they have in common."""
    places: tuple[int, ...]
    stretches: tuple[Stretch, ...]
    paths: tuple[str, ...]
    numbers: NDArray[np.float64]
    """(points, paths), as a packed model has them."""

    def some(self, points: Sequence[int], paths: Sequence[int]) -> "AlikePoints":
        """Some of the points, and some of what they write, by their places in this group."""
        return self._replace(
            places=tuple(self.places[point] for point in points),
            stretches=tuple(self.stretches[point] for point in points),
            paths=tuple(self.paths[path] for path in paths),
            numbers=self.numbers[np.ix_(points, paths)],
        )

    def in_parts(self, most: int) -> "Iterator[AlikePoints]":
        """The points in parts of at most so many worlds, or of one point."""
        first = worlds = 0
        for point, stretch in enumerate(self.stretches):
            if point > first and worlds + stretch.n_seeds > most:
                yield self.some(range(first, point), range(len(self.paths)))
                first, worlds = point, 0
            worlds += stretch.n_seeds
        yield self.some(range(first, len(self.stretches)), range(len(self.paths)))

    def worlds(self, drawn: DrawnValues | None) -> tuple[NDArray[np.int64], NumbersOfWorlds | None]:
        """The luck of every world (n,), point by point, and its numbers; None: those of the model."""
        seeds = np.concatenate([stretch.seeds for stretch in self.stretches])
        own = np.repeat(self.numbers, [stretch.n_seeds for stretch in self.stretches], axis=0)
        if drawn is None:
            return seeds, NumbersOfWorlds(self.paths, own) if self.paths else None
        given = drawn.of_seeds(seeds, {kind.key for kind in self.conflict.kinds})
        return seeds, NumbersOfWorlds((*self.paths, *given.paths), np.hstack([own, given.values]))


def alike_in(
    conflict: Conflict, stretches: Sequence[Stretch], there: Places, *, packs_anew: bool = False
) -> list[AlikePoints]:
    """The points in groups that are alike; with ``packs_anew`` each is made by itself.

    ``there`` are the places of the model. Raises ConflictError for values that the model refuses together.
    """
    groups: dict[tuple[object, ...], list[int]] = {}
    for place, stretch in enumerate(stretches):
        own = [] if packs_anew else _own(stretch.values, there)
        shared = ((path, type(it), it) for path, it in stretch.values.items() if path not in own)
        groups.setdefault((tuple(own), *shared), []).append(place)
    return [_group(conflict, stretches, there, key[0], places) for key, places in groups.items()]


def _group(
    conflict: Conflict, stretches: Sequence[Stretch], there: Places, paths: Any, places: list[int]
) -> AlikePoints:
    some = tuple(stretches[place] for place in places)
    shared = {path: value for path, value in some[0].values.items() if path not in paths}
    rows = [[_number(there, path, stretch.values[path]) for path in paths] for stretch in some]
    numbers = np.array(rows, dtype=np.float64).reshape(len(some), len(paths))
    return AlikePoints(with_values(conflict, shared), tuple(places), some, paths, numbers)


def _own(values: Mapping[str, Value], there: Places) -> list[str]:
    """The paths whose values a point can write into a packed model; with the others one has to be made."""
    free = [path for path in values if path in there and path not in OF_RUNS and is_right_by_itself(path)]
    return [path for path in free if not path.startswith(OF_DEALS)] if OFFERED in values else free


def _number(there: Places, path: str, value: Value) -> float:
    number = there[path].number_for(value)
    if number is None:
        with_values(there.conflict, {path: value})
        raise ConflictError([f"{there.conflict.name}, {path} = {value!r}: has no place in a packed model."])
    return number
