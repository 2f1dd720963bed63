"""How time grows with runs, days, sectors and citizens."""

import dataclasses
import zlib
from collections.abc import Iterator

from figures import Figure, best_core_seconds

from microdeals.conflicts import Conflict, Entry, load, with_values
from microdeals.ensemble import Wanted, run_ensemble
from microdeals.rulebook.quantities import Sector

MODEL = "arden_borea"


def figures(quick: bool) -> Iterator[Figure]:
    """Seconds or milliseconds at four sizes of each."""
    conflict, runs = load(MODEL), 100 if quick else 500
    for n in (100, 1000) if quick else (100, 1000, 10_000):
        taken = best_core_seconds(lambda size=n: run_ensemble(conflict, range(size), threads=1))
        yield Figure(f"{n:,} worlds", taken, "s on a core")
    for days in (91, 182, 364, 728):
        yield Figure(f"one world of {days} days", _one(conflict, runs, days), "ms on a core")
    for sectors in (1, 4, 16, 32):
        yield Figure(
            f"one world of {sectors} sectors", _one(_with_sectors(conflict, sectors), runs), "ms on a core"
        )
    for citizens in (10, 40, 160, 640):
        larger = with_values(conflict, {"publics.citizens": citizens})
        yield Figure(f"one world of {citizens} citizens a side", _one(larger, runs), "ms on a core")


def _one(conflict: Conflict, runs: int, days: int | None = None) -> float:
    wanted = Wanted(days=days)
    return best_core_seconds(lambda: run_ensemble(conflict, range(runs), wanted, threads=1)) / runs * 1e3


def _with_sectors(conflict: Conflict, n: int) -> Conflict:
    keys = [f"sector_{number}" for number in range(n)]
    sectors = tuple(Entry(key, key, zlib.crc32(key.encode()), Sector()) for key in keys)
    return dataclasses.replace(conflict, sectors=sectors)
