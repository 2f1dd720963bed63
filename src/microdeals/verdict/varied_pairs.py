"""Twin pairs of which each has numbers of its own: what nobody knows is drawn anew from pair to pair.

The numbers of all pairs of a chunk are written into as many kernels at once, a number at a time, and the
engine runs the chunk as it runs any other: so another draw for every pair costs hardly anything.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache, partial
from typing import Any, NamedTuple, Protocol, TypeAlias, cast

import numpy as np
from numpy.typing import NDArray

from microdeals.conflicts import Conflict
from microdeals.ensemble.in_order import in_order
from microdeals.ensemble.kernel import Kernel, Kernels
from microdeals.ensemble.pairs import Traced, compared, stage_of, traced, worlds_a_chunk
from microdeals.ensemble.places import PlaceInKernel, Places, places_of
from microdeals.ensemble.runs import check_seeds
from microdeals.unknowns import WarsThatFit

WarsOf: TypeAlias = Callable[[NDArray[np.int64]], WarsThatFit]
"""The wars of some draws (n,), given by their numbers."""
NUMBERS = {"f": np.dtype(np.float64), "i": np.dtype(np.int64), "b": np.dtype(np.bool_)}


class Varied(NamedTuple):
    """A conflict model of which some numbers differ from pair to pair."""

    conflict: Conflict
    wars: WarsOf | None
    """None for a twin that starts from the same numbers: what is drawn is that of the other."""


class NumbersByWorld(Protocol):
    """Numbers that differ from world to world: their paths, and their values (worlds, paths)."""

    @property
    def paths(self) -> tuple[str, ...]: ...
    @property
    def values(self) -> NDArray[np.float64]: ...


class DrawnPairs(NamedTuple):
    """Pairs to run: the luck of each (n,), and the number of its draw (n,)."""

    seeds: NDArray[np.int64]
    draws: NDArray[np.int64]


def run_varied_pairs(
    with_deals: Varied, without: Varied, asked: DrawnPairs, threads: int | None = None
) -> Iterator[Any]:
    """Yield records (n,) of ``pairs.PAIR``, chunk by chunk in the order asked for.

    Both twins of a pair have the same luck and the same draw. Raises as ``run_pairs`` does, and ConflictError
    for a draw that changes how many there are of something, and whose values do not fit each other.
    """
    seeds, draws = check_seeds(asked.seeds), asked.draws
    size = worlds_a_chunk(with_deals.conflict)
    chunks = (
        DrawnPairs(seeds[first : first + size], draws[first : first + size])
        for first in range(0, len(seeds), size)
    )
    return in_order(partial(_pairs, with_deals, without), chunks, threads)


def _pairs(with_deals: Varied, without: Varied, asked: DrawnPairs) -> Any:
    wars = _wars_of(with_deals, asked.draws)
    others = _wars_of(without, asked.draws) if without.wars else replace(wars, conflict=without.conflict)
    return compared(_traced(wars, asked.seeds), _traced(others, asked.seeds))


def _wars_of(varied: Varied, draws: NDArray[np.int64]) -> WarsThatFit:
    if varied.wars is None:
        raise ValueError("the first of two twins says what is drawn")
    return varied.wars(draws)


def _traced(wars: WarsThatFit, seeds: NDArray[np.int64]) -> Traced:
    """One world a pair, with its own draw, all on one tape."""
    conflict, places = wars.conflict, places_in(wars.conflict)
    if not have_places(wars):
        return _packed_anew(wars, seeds)
    stage = stage_of(conflict)
    return traced(stage, seeds, kernels_of(stage.kernel, places, wars))


def _packed_anew(wars: WarsThatFit, seeds: NDArray[np.int64]) -> Traced:
    """The same where draws change the shape of a kernel, such as the number of teams."""
    worlds = [traced(stage_of(war), seeds[place : place + 1]) for place, war in enumerate(wars)]
    outcomes, traces = (np.concatenate(parts).view(np.recarray) for parts in zip(*worlds, strict=True))
    return Traced(outcomes, traces)


@lru_cache(maxsize=16)
def places_in(conflict: Conflict) -> Places:
    """The places of a model, found once."""
    return places_of(conflict)


def have_places(wars: WarsThatFit) -> bool:
    """Whether all that is drawn has a place in a kernel, so that none is packed anew."""
    places = places_in(wars.conflict)
    return all(path in places for path in wars.paths)


def kernels_of(kernel: Kernel, places: Places, numbers: NumbersByWorld) -> Kernels:
    """A kernel a world (n,): that of the model with the values of each, which are within their ranges."""
    tables, n = cast(Any, kernel), len(numbers.values)
    kernels = Kernels(*(np.repeat(table[np.newaxis], n, axis=0) for table in tables))
    found = [places[path] for path in numbers.paths]
    for place, values in zip(found, numbers.values.T, strict=True):
        _write(getattr(kernels, place.table), place, values)
    follows = {place.follow for place in found if place.follow is not None}
    if follows:
        for world in range(n):
            own = Kernel(*(table[world] for table in cast(Any, kernels)))
            for follow in follows:
                follow(own)
    return kernels


def _write(table: Any, place: PlaceInKernel, values: NDArray[np.float64]) -> None:
    """Write a number a war at its place in each war's part of a table."""
    apart = table.strides[0]
    for offset in place.offsets:
        kind = NUMBERS[place.kind]
        column: Any = np.ndarray(len(values), kind, buffer=table.data, offset=offset, strides=(apart,))
        column[:] = values
