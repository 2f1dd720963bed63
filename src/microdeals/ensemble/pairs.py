"""Twin worlds: two conflict models and the same luck, both lived to the horizon and compared there.

A world is settled if a settlement is in force on the last day, as of the day on which that one was signed:
one that failed and was not signed again is no peace. The gaps are compared on the last day, or on the first
on which either world settled in this sense: afterwards one war is over and the other is not, and their gaps
say nothing about each other. A war that a side has won is over too, and is no settlement. Harm counts to the
horizon.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple, cast

import numpy as np
from numpy.typing import NDArray

from microdeals.conflicts import Conflict
from microdeals.ensemble.engine import Plan
from microdeals.ensemble.in_order import in_order
from microdeals.ensemble.kernel import Kernel, Kernels, alone, kernel_of
from microdeals.ensemble.night import gap_at
from microdeals.ensemble.records import Column, blank
from microdeals.ensemble.runs import check_finite, check_seeds, run_each
from microdeals.ensemble.tape import PARTS, Trace, new_tape
from microdeals.ensemble.world import World, new_world
from microdeals.rulebook.verdict import day_or_horizon

WITH, WITHOUT = "with", "without"
TWINS = (WITH, WITHOUT)
AT_THE_DAY = (*PARTS, "gap")
"""What is known of each twin on the day on which their gaps are compared."""
HARMS = ("harm", "harm_0", "harm_1")
"""Harm to the horizon, in war days: the mean of both sides, and to each of them."""
AT_THE_END = (*HARMS, "gap_at_end", "fighting_at_end")
AS_IT_CAME_OUT = {
    "settled_on": "standing_since",
    "first_settled_on": "settled_on",
    "won_by": "won_by",
    "won_on": "won_on",
    "gap_at_end": "gap",
    "fighting_at_end": "fighting_at_end",
}
"""What is known of a twin as its outcome, by the name that its outcome has for it."""
PAIR: list[Column] = [
    ("seed", "i8"),
    ("day", "i8"),
    ("days_sooner", "i8"),
    *((f"settled_on_{twin}", "i8") for twin in TWINS),
    *((f"first_settled_on_{twin}", "i8") for twin in TWINS),
    *((f"won_by_{twin}", "i8") for twin in TWINS),
    *((f"won_on_{twin}", "i8") for twin in TWINS),
    *((f"{name}_{twin}", "f8") for twin in TWINS for name in (*AT_THE_DAY, *AT_THE_END)),
]
"""One pair: the day on which the gaps are compared (from 1), days by which settlement came earlier (never
counts as the horizon), day of the settlement that stands at the horizon and of the first that was signed, the
side that won (-1: none) and the day, parts of the gap and gap on the day of comparison; harm to the horizon,
gap and mean fighting of the last month there."""

WORK_OF_A_CHUNK = 2_000_000


class Traced(NamedTuple):
    """Worlds with all their days: ``outcomes`` (n,) of ``OutcomeRow``, ``traces`` (n, days) of ``Trace``."""

    outcomes: Any
    traces: Any


def run_pairs(
    with_deals: Conflict,
    without: Conflict,
    seeds: NDArray[np.int64],
    threads: int | None = None,
) -> Iterator[Any]:
    """Yield records (n,) of ``PAIR``, chunk by chunk in the order of the seeds (0..2**63-1).

    Both models have the same horizon. Memory does not grow with the number of pairs. Raises RequestError
    for seeds out of range, and RunError at the first number that is not finite, with model, seed and day.
    """
    checked = check_seeds(seeds)
    size = worlds_a_chunk(with_deals)
    chunks = (checked[first : first + size] for first in range(0, len(checked), size))
    return in_order(partial(_pairs, with_deals, without), chunks, threads)


def worlds_a_chunk(conflict: Conflict) -> int:
    """Worlds in a chunk (1 to 100): a twentieth of a second of work, so that Ctrl-C is prompt."""
    work = conflict.horizon_days * (100 + conflict.publics.citizens)
    return max(1, min(100, WORK_OF_A_CHUNK // work))


def _pairs(with_deals: Conflict, without: Conflict, seeds: NDArray[np.int64]) -> Any:
    return compared(traced(stage_of(with_deals), seeds), traced(stage_of(without), seeds))


class Stage(NamedTuple):
    """A conflict model made ready to be run in one thread. The kernel may offer less than the model."""

    conflict: Conflict
    kernel: Kernel
    world: World


def stage_of(conflict: Conflict) -> Stage:
    """Pack a conflict model and make room for a world of it."""
    kernel = kernel_of(conflict)
    return Stage(conflict, kernel, new_world(kernel))


def traced(stage: Stage, seeds: NDArray[np.int64], kernels: Kernels | None = None) -> Traced:
    """Run one world a seed to the horizon, settled or not, and keep its days.

    Each world may have a kernel of its own, of the same shape. Raises RunError as ``run_pairs`` does.
    """
    days = stage.conflict.horizon_days
    tape = new_tape(stage.kernel, len(seeds), days, daily=False, events=0)
    traces, checked = blank(Trace, (len(seeds), days)), cast(Any, seeds)
    plan = Plan(checked, traces, days, stops_settled=False)
    run_each(kernels or alone(stage.kernel), stage.world, tape, plan)
    check_finite(stage.conflict, seeds, tape.outcomes)
    return Traced(tape.outcomes, traces)


def compared(first: Traced, second: Traced) -> Any:
    """Records (n,) of ``PAIR`` from worlds with deals and without, of the same seeds."""
    horizon = first.traces.shape[1]
    twins = [Traced(np.asarray(twin.outcomes), np.asarray(twin.traces)) for twin in (first, second)]
    settled = [_or_horizon(twin.outcomes["standing_since"], horizon) for twin in twins]
    won = [_or_horizon(twin.outcomes["won_on"], horizon) for twin in twins]
    pairs = np.asarray(blank(PAIR, len(first.outcomes)))
    pairs["seed"] = twins[0].outcomes["seed"]
    pairs["day"] = np.minimum.reduce([*settled, *won])
    pairs["days_sooner"] = settled[1] - settled[0]
    for name, worlds in zip(TWINS, twins, strict=True):
        _write_twin(pairs, name, worlds)
    return pairs.view(np.recarray)


def _or_horizon(settled_on: NDArray[np.int64], horizon: int) -> NDArray[np.int64]:
    days = (day_or_horizon(day, horizon) for day in settled_on.tolist())
    return np.fromiter(days, np.int64, len(settled_on))


def _write_twin(pairs: Any, twin: str, worlds: Traced) -> None:
    """Write what one twin was like on the day on which the gaps are compared, and at the horizon.

    Plain arrays: records that know their fields by attribute take ten times as long to hand out a column.
    """
    then = worlds.traces[np.arange(len(pairs)), pairs["day"] - 1]
    for part in PARTS:
        pairs[f"{part}_{twin}"] = then[part]
    pairs[f"gap_{twin}"] = gap_at(then.view(np.recarray))
    at_end = worlds.traces[:, -1]
    for harm in HARMS:
        pairs[f"{harm}_{twin}"] = at_end[harm]
    for name, known_as in AS_IT_CAME_OUT.items():
        pairs[f"{name}_{twin}"] = worlds.outcomes[known_as]
