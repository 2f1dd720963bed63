"""The worlds of one point: all with the model's numbers, or each with its own draw of what nobody knows."""

from typing import Any, NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from microdeals.conflicts import Conflict, with_values
from microdeals.ensemble.engine import Plan
from microdeals.ensemble.kernel import Kernels, alone, kernel_of
from microdeals.ensemble.pairs import Traced
from microdeals.ensemble.places import Places, places_of
from microdeals.ensemble.records import blank
from microdeals.ensemble.runs import check_finite, most_events, run_each
from microdeals.ensemble.tape import Tape, Trace, new_tape
from microdeals.ensemble.world import new_world
from microdeals.rulebook.events import Format, Happening
from microdeals.study.question.draws import NumbersOfWorlds
from microdeals.unknowns.limits import limits_of
from microdeals.verdict.varied_pairs import kernels_of

AT_ONCE = 100
"""Worlds that are on one tape with all their events."""
EVENTS_A_DAY = 2
"""Room for events at first; a tape that was too short is written again. Assumed."""


class LivedWorlds(NamedTuple):
    """Worlds of one point (n,): their outcomes and days, the meetings that were held, and how power moved."""

    traced: Traced
    meetings: NDArray[np.int64]  # (n, formats); 0 where events were not asked for
    power_moved: NDArray[np.float64]  # by how much the prospects of the first party moved, either way


class KnownPlaces:
    """Where numbers lie in packed kernels: found once for all points that have the same tables."""

    def __init__(self) -> None:
        self._found: dict[tuple[Any, ...], Places] = {}

    def of(self, conflict: Conflict) -> Places:
        """The places of a conflict model."""
        teams = tuple(entry.values.teams for entry in conflict.monitors)
        shape = (tuple(kind.key for kind in conflict.kinds), teams)
        if shape not in self._found:
            self._found[shape] = places_of(conflict)
        return self._found[shape]


class WorldsAsked(NamedTuple):
    """The luck of each world (n,), its numbers (None: the model's own), and whether events are kept."""

    seeds: NDArray[np.int64]
    numbers: NumbersOfWorlds | None
    events: bool

    def some(self, worlds: slice) -> "WorldsAsked":
        """Some of the worlds."""
        numbers = self.numbers.some(worlds) if self.numbers else None
        return self._replace(seeds=self.seeds[worlds], numbers=numbers)


def lived(conflict: Conflict, asked: WorldsAsked, known: KnownPlaces) -> LivedWorlds:
    """Live one world a seed to the horizon. Raises RunError as ``pairs.run_pairs`` does.

    Raises ConflictError for a draw that changes how many there are of something, and does not fit the point.
    """
    places = known.of(conflict) if asked.numbers else None
    if asked.numbers and places and any(path not in places for path in asked.numbers.paths):
        return _joined([_packed_anew(conflict, asked, world, known) for world in range(len(asked.seeds))])
    places_of_parts = (slice(first, first + AT_ONCE) for first in range(0, len(asked.seeds), AT_ONCE))
    return _joined([_lived(conflict, asked.some(some), places) for some in places_of_parts])


def _lived(conflict: Conflict, asked: WorldsAsked, places: Places | None) -> LivedWorlds:
    """The same for as many worlds as one tape has room for."""
    kernel, n = kernel_of(conflict), len(asked.seeds)
    kernels = kernels_of(kernel, places, asked.numbers) if places and asked.numbers else alone(kernel)
    days, seeds = conflict.horizon_days, cast(Any, asked.seeds)
    traces = blank(Trace, (n, days))
    room = EVENTS_A_DAY * days if asked.events else 0
    while True:
        tape = new_tape(kernel, n, days, daily=False, events=room)
        run_each(kernels, new_world(kernel), tape, Plan(seeds, traces, days, stops_settled=False))
        most = most_events(tape.outcomes)
        if most <= room:
            break
        room = most
    check_finite(conflict, asked.seeds, tape.outcomes)
    return LivedWorlds(Traced(tape.outcomes, traces), _meetings(tape, n), _moved(tape, kernels))


def _meetings(tape: Tape, n: int) -> NDArray[np.int64]:
    """Meetings of each format in each world (n, formats)."""
    events: Any = tape.events
    if len(events) == 0:
        return np.zeros((n, len(Format)), np.int64)
    is_meeting = np.asarray(events["happening"]) == Happening.MEETING
    formats = np.asarray(events["slot"])
    return np.stack([(is_meeting & (formats == form)).sum(axis=1) for form in Format], axis=1)


def _moved(tape: Tape, kernels: Kernels) -> NDArray[np.float64]:
    parties, outcomes = cast(Any, kernels.parties), cast(Any, tape.outcomes)
    return np.asarray(np.abs(outcomes["prospects_0"] - parties["prospects"][:, 0]), dtype=np.float64)


def _packed_anew(conflict: Conflict, asked: WorldsAsked, world: int, known: KnownPlaces) -> LivedWorlds:
    """One world whose draw changes the shape of the kernel, such as the number of teams."""
    numbers = asked.numbers
    if numbers is None:
        raise ValueError("a world with the model's own numbers needs no packing anew")
    drawn = zip(numbers.paths, numbers.values[world].tolist(), strict=True)
    values = {path: int(value) if limits_of(path).is_whole else value for path, value in drawn}
    own = WorldsAsked(asked.seeds[world : world + 1], None, asked.events)
    return lived(with_values(conflict, values), own, known)


def _joined(parts: list[LivedWorlds]) -> LivedWorlds:
    """Worlds one after the other."""
    if len(parts) == 1:
        return parts[0]
    outcomes, traces = (
        np.concatenate(columns).view(np.recarray)
        for columns in zip(*(part.traced for part in parts), strict=True)
    )
    meetings, moved = (np.concatenate([part[place] for part in parts]) for place in (1, 2))
    return LivedWorlds(Traced(outcomes, traces), meetings, moved)
