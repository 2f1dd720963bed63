"""What lies where in the memory of the module, for a page that runs a pair of worlds at a time."""

import base64
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from microdeals.conflicts import Conflict
from microdeals.conflicts.horizons import HORIZONS
from microdeals.ensemble.engine import Plan
from microdeals.ensemble.kernel import Kernel
from microdeals.ensemble.pairs import stage_of
from microdeals.ensemble.records import blank
from microdeals.ensemble.tape import Trace, new_tape
from microdeals.ensemble.twins import PairRow, Twin, TwinRow, least_of
from microdeals.portable.instance import Instance, Laid, after, n_words
from microdeals.portable.reading import found
from microdeals.verdict import Twins

Json = dict[str, Any]
WORD = 8
DAYS_FROM_END = 2
"""The words of a twin end in the days of its plan, and whether it stops with a settlement."""


OF_TAPE = {"fronts": ("fire", "calm")}
EVENTS_A_DAY = 6
"""Room for as many events a day: in five years the liveliest of 160 worlds of the real war had 3. What is
empty is not in a file."""
OF_EVENINGS = {
    "sectors": ("share", "watched"),
    "bonds": ("if_exploiting",),
    "third_parties": ("lean", "engaged"),
}
OF_TABLES = {"parties": ("trust", "tolerance"), "third_parties": ("hosts", "heft")}
"""What a page reads of a watched world, by its table: of each day, of an evening, and as it is set."""


def memory_of(twins: Twins, *, watched: bool) -> Json:
    """The memory for one pair of these twins; with daily series and events of both if it is to be watched.

    There is room for the longest horizon, and a page writes into the plan how many days are lived.
    """
    days = max(*HORIZONS, twins.with_deals.horizon_days)
    first, second = (_twin_of(one, days, watched) for one in (twins.with_deals, twins.without))
    rows, pair, least = blank(TwinRow, (1, 2)), blank(PairRow, 1), least_of(0.0, 0.0, 0.0, 0)
    arguments = (first, second, rows, pair, least)
    words, laid = Instance(found()).laid_out(arguments)
    cuts = np.cumsum([n_words(argument) for argument in arguments])
    ours, theirs, of_rows, of_pair, of_least, _ = np.split(np.array(words, dtype=np.int64), cuts)
    kernels = [part[: n_words(twin.kernel)] for part, twin in ((ours, first), (theirs, second))]
    blocks = {
        "run_twins": [ours, theirs, of_rows, of_pair],
        "label_pairs": [of_rows, of_least, of_pair],
        "live_a_day": [_of_a_day(ours, first)],
        "note_the_start": [_of_a_day(ours, first)],
        "note_the_start_of_twin": [_of_a_day(theirs, second)],
        "work_out": [kernels[0]],
        "work_out_twin": [kernels[1]],
    }
    place = laid[-1].place + laid[-1].array.nbytes
    pieces = [[one.place, _in_base64(one.array)] for one in laid if _is_filled(one)]
    calls = {}
    for name, parts in blocks.items():
        calls[name] = place = after(place, 0)
        block = np.concatenate(parts)
        pieces.append([place, _in_base64(block)])
        place += block.nbytes
    n_ours = len(ours)
    at = calls["run_twins"]
    return {
        "end": place,
        "pieces": pieces,
        "calls": calls,
        "days_at": [
            at + WORD * (n_ours - DAYS_FROM_END),
            at + WORD * (n_ours + len(theirs) - DAYS_FROM_END),
        ],
        "twins": [_twin_laid(twin, laid, watched) for twin in (first, second)],
        "rows": _laid_as(rows, laid),
        "pair": _laid_as(pair, laid),
        "least": _laid_as(least, laid),
        "most_days": days,
    }


def _of_a_day(words: NDArray[np.int64], twin: Twin) -> NDArray[np.int64]:
    """The words of a twin's kernel, world and tape: what a single day takes."""
    return words[: sum(map(n_words, (twin.kernel, twin.world, twin.tape)))]


def _twin_of(conflict: Conflict, days: int, watched: bool) -> Twin:
    stage = stage_of(conflict)
    seeds: Any = np.zeros(1, dtype=np.int64)
    tape = new_tape(stage.kernel, 1, days, daily=watched, events=EVENTS_A_DAY * days if watched else 0)
    return Twin(
        stage.kernel, stage.world, tape, Plan(seeds, blank(Trace, (1, days)), days, stops_settled=False)
    )


def _twin_laid(twin: Twin, laid: list[Laid], is_watched: bool) -> Json:
    """Where a twin's tables, its seed, its world and what is recorded of it lie."""
    tables = {name: _laid_at(getattr(twin.kernel, name), laid) for name in Kernel._fields}
    world: Json = {}
    if is_watched:
        records = {"fronts": twin.tape.fronts, **{name: getattr(twin.world, name) for name in OF_EVENINGS}}
        rows = {name: getattr(twin.kernel, name) for name in OF_TABLES}
        world = {name: _named_in(one, laid, OF_EVENINGS | OF_TAPE, name) for name, one in records.items()}
        world |= {f"rows_of_{name}": _named_in(one, laid, OF_TABLES, name) for name, one in rows.items()}
    return {
        **world,
        "kernel": {name: [one.place, one.array.nbytes] for name, one in tables.items()},
        "seed": _laid_at(twin.plan.seeds, laid).place,
        "outcome": _laid_as(twin.tape.outcomes, laid),
        "daily": _laid_as(twin.tape.daily, laid),
        "events": _laid_as(twin.tape.events, laid) | {"n": int(twin.tape.events.shape[1])},
    }


def _laid_at(array: Any, laid: list[Laid]) -> Laid:
    """The same memory: what is laid out is the array without its records' names."""
    plain = np.asarray(array)
    where = plain.ctypes.data
    return next(one for one in laid if one.array.ctypes.data == where and one.array.dtype == plain.dtype)


def _laid_as(records: Any, laid: list[Laid]) -> Json:
    """Where records lie, how many bytes one has, and where its fields are, with the kind of each."""
    one = _laid_at(records, laid)
    of_record = one.array.dtype.fields
    if of_record is None:
        raise TypeError("these are no records")
    fields = {name: [field[1], field[0].kind] for name, field in of_record.items()}
    return {"place": one.place, "size": one.array.itemsize, "fields": fields}


def _named_in(records: Any, laid: list[Laid], wanted: Mapping[str, tuple[str, ...]], name: str) -> Json:
    """Records as laid, with the fields that are wanted of them, and how many there are in a row."""
    if not records.size:
        return {"place": 0, "size": 0, "fields": {}, "n": 0}
    found = _laid_as(records, laid)
    found["fields"] = {field: found["fields"][field] for field in wanted[name]}
    return found | {"n": int(records.shape[-1])}


def _is_filled(one: Laid) -> bool:
    return bool(one.array.size and np.ascontiguousarray(one.array).reshape(-1).view(np.uint8).any())


def _in_base64(array: Any) -> str:
    return base64.b64encode(_tidy(np.ascontiguousarray(array)).tobytes()).decode()


def _tidy(array: Any) -> Any:
    """The same with zeros between the fields of records, where there may be anything: so files are alike."""
    found = np.zeros(array.shape, dtype=array.dtype)
    if array.dtype.names is None:
        found[...] = array
    for name in array.dtype.names or ():
        found[name] = _tidy(array[name])
    return found
