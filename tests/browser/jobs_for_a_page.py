"""Worlds as a job for the module in a page: what lies where in its memory, and where the results will be."""

import base64
from typing import Any, NamedTuple

import numpy as np

from microdeals.bits.fields import DAYS
from microdeals.conflicts import Conflict
from microdeals.ensemble.engine import Plan
from microdeals.ensemble.kernel import alone
from microdeals.ensemble.pairs import stage_of
from microdeals.ensemble.records import blank
from microdeals.ensemble.runs import EVENT_ROOM
from microdeals.ensemble.tape import Tape, Trace, new_tape
from microdeals.portable.instance import Instance, Laid
from microdeals.portable.reading import FILE, found
from microdeals.verdict import Thresholds
from portable.twins_in_the_module import asked_for, least_for

ROW, GRID = 7, 9
"""Words that tell of an array (n,) and (n, m)."""
FRONTS = ("fire", "calm", "violations_0", "violations_1")


class Where(NamedTuple):
    """A field of the records of an array in the module's memory."""

    name: str
    place: int
    size: int
    offset: int
    count: int
    isByte: bool  # noqa: N815 - a name in the page's script


def job_of(conflict: Conflict, n_worlds: int) -> dict[str, Any]:
    """The job for the worlds with seeds 0 to ``n_worlds`` - 1."""
    stage = stage_of(conflict)
    tape = new_tape(stage.kernel, n_worlds, DAYS, daily=True, events=EVENT_ROOM)
    seeds: Any = np.arange(n_worlds)
    plan = Plan(seeds, blank(Trace, (1, DAYS)), DAYS, stops_settled=False)
    words, laid = Instance(found()).laid_out((alone(stage.kernel), stage.world, tape, plan))
    last = laid[-1]
    block = -(-(last.place + last.array.nbytes) // 16) * 16
    filled = [one for one in laid if one.array.size and np.asarray(one.array).view(np.uint8).any()]
    pieces = [(one.place, in_base64(one.array)) for one in filled]
    pieces.append((block, in_base64(np.array(words, dtype=np.int64))))
    parts = parts_of(tape, laid)
    return {
        "module": base64.b64encode(FILE.read_bytes()).decode(),
        "block": block,
        "end": block + 8 * len(words),
        "pieces": pieces,
        "parts": {part: [where._asdict() for where in columns] for part, columns in parts.items()},
        "events_a_world": next(w._asdict() for w in parts["outcomes"] if w.name == "n_events"),
        "room": EVENT_ROOM,
    }


def job_of_pairs(conflict: Conflict, n_pairs: int, thresholds: Thresholds) -> dict[str, Any]:
    """The job for the pairs of seeds 0 to ``n_pairs`` - 1 and their labels."""
    arguments = (*asked_for(conflict, n_pairs), least_for(thresholds))
    words, laid = Instance(found()).laid_out(arguments)
    cuts = np.cumsum([len(words) - GRID - 2 * ROW, GRID, ROW])
    before, twins, pairs, least = np.split(np.array(words, dtype=np.int64), cuts)
    calls, end = [], laid[-1].place + laid[-1].array.nbytes
    filled = [one for one in laid if one.array.size and np.asarray(one.array).view(np.uint8).any()]
    pieces = [(one.place, in_base64(one.array)) for one in filled]
    for name, block in (("run_twins", [before, twins, pairs]), ("label_pairs", [twins, least, pairs])):
        place = -(-end // 16) * 16
        calls.append((name, place))
        pieces.append((place, in_base64(np.concatenate(block))))
        end = place + sum(part.nbytes for part in block)
    return {
        "module": base64.b64encode(FILE.read_bytes()).decode(),
        "end": end,
        "pieces": pieces,
        "calls": calls,
        "columns": [where._asdict() for where in fields(laid[-2])],
    }


def parts_of(tape: Tape, laid: list[Laid]) -> dict[str, list[Where]]:
    """Where the columns of each part will be, in the order of their names."""
    outcomes, daily, fronts, leans, events = (
        next(one for one in laid if np.shares_memory(one.array, column) or one.array.size == column.size == 0)
        for column in map(np.asarray, tape)
    )
    days = [*fields(daily), *fields(fronts, "front_")]
    days.append(Where("lean", leans.place, 8, 0, leans.array.size, False))
    parts = {"outcomes": fields(outcomes), "daily": days, "events": fields(events)}
    return {part: sorted(columns) for part, columns in parts.items()}


def fields(laid: Laid, prefix: str = "") -> list[Where]:
    """Where each field of an array of records will be."""
    of_record = laid.array.dtype.fields
    assert of_record is not None
    return [
        Where(prefix + name, laid.place, laid.array.itemsize, offset, laid.array.size, kind.kind == "b")
        for name, (kind, offset) in of_record.items()
    ]


def in_base64(array: Any) -> str:
    return base64.b64encode(np.ascontiguousarray(array).tobytes()).decode()
