"""Twin pairs of which each has numbers of its own: what nobody knows is drawn anew from pair to pair."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from typing import Any, NamedTuple, TypeAlias, cast

import numpy as np
from numpy.typing import NDArray

from microdeals.conflicts import Conflict, with_values
from microdeals.ensemble.engine import Plan
from microdeals.ensemble.in_order import in_order
from microdeals.ensemble.pairs import Stage, Traced, compared, stage_of, worlds_a_chunk
from microdeals.ensemble.places import Places, places_of
from microdeals.ensemble.records import blank
from microdeals.ensemble.runs import check_finite, check_seeds, run_quietly
from microdeals.ensemble.tape import Tape, Trace, new_tape

Values: TypeAlias = Mapping[str, float | int]
"""What a draw sets, by path."""
DrawValues: TypeAlias = Callable[[NDArray[np.int64]], Sequence[Values]]
"""What some draws (n,), given by their numbers, set."""


class Varied(NamedTuple):
    """A conflict model of which some numbers differ from pair to pair."""

    conflict: Conflict
    values: DrawValues


class DrawnPairs(NamedTuple):
    """Pairs to run: the luck of each (n,), and the number of its draw (n,)."""

    seeds: NDArray[np.int64]
    draws: NDArray[np.int64]


def run_varied_pairs(
    with_deals: Varied, without: Varied, asked: DrawnPairs, threads: int | None = None
) -> Iterator[Any]:
    """Yield records (n,) of ``pairs.PAIR``, chunk by chunk in the order asked for.

    Both twins of a pair have the same luck and the same draw. Pairs of one draw that follow each other are
    run together. Raises as ``run_pairs`` does, and ConflictError for values that do not fit each other.
    """
    seeds, draws = check_seeds(asked.seeds), asked.draws
    size = worlds_a_chunk(with_deals.conflict)
    chunks = (
        DrawnPairs(seeds[first : first + size], draws[first : first + size])
        for first in range(0, len(seeds), size)
    )
    return in_order(partial(_pairs, with_deals, without), chunks, threads)


def _pairs(with_deals: Varied, without: Varied, asked: DrawnPairs) -> Any:
    return compared(_traced(with_deals, asked), _traced(without, asked))


def _traced(varied: Varied, asked: DrawnPairs) -> Traced:
    """One world a pair, with its own draw, all on one tape."""
    n, days = len(asked.seeds), varied.conflict.horizon_days
    stages = _Stages(varied.conflict)
    tape = new_tape(stages.own.kernel, n, days, daily=False, events=0)
    traces = blank(Trace, (n, days))
    stretches = list(_stretches(asked.draws))
    values = varied.values(asked.draws[[stretch.start for stretch in stretches]])
    for stretch, changed in zip(stretches, values, strict=True):
        stage = stages.at(changed)
        part: Any = (column[stretch] for column in cast(Any, tape))
        seeds: Any = asked.seeds[stretch]
        plan = Plan(seeds, traces[stretch], days, stops_settled=False)
        run_quietly(stage.kernel, stage.world, Tape(*part), plan)
    check_finite(varied.conflict, asked.seeds, tape.outcomes)
    return Traced(tape.outcomes, traces)


class _Stages:
    """A model made ready once, and made another draw's by writing its numbers into the kernel."""

    def __init__(self, conflict: Conflict) -> None:
        self.conflict = conflict
        self.own = stage_of(conflict)
        self.places = places_in(conflict)

    def at(self, values: Values) -> Stage:
        """The stage with these values: every draw sets the same paths, so none of the last one is left."""
        if any(path not in self.places for path in values):
            return stage_of(with_values(self.conflict, values))
        self.places.put(self.own.kernel, values)
        return self.own


@lru_cache(maxsize=16)
def places_in(conflict: Conflict) -> Places:
    """The places of a model, found once."""
    return places_of(conflict)


def _stretches(draws: NDArray[np.int64]) -> Iterator[slice]:
    """Where one draw after the other begins and ends."""
    ends = [*(np.flatnonzero(np.diff(draws)) + 1).tolist(), len(draws)]
    begin = 0
    for end in ends:
        yield slice(begin, end)
        begin = end
