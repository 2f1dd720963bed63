"""The places of a model's numbers as data, for a page that has the WebAssembly module and no Python."""

import math
from typing import Any

from microdeals.ensemble.places import PlaceInKernel, Places


def places_as_data(places: Places) -> dict[str, Any]:
    """What JSON can hold, by path: the table of the kernel, the bytes from its start to the number in each
    row that has it, how it is kept ("f": float64, "i": int64, "b": a byte), its range (null: none), and the
    numbers that stand for words.

    After numbers are written, the module's ``work_out`` works out what follows from them.
    """
    return {path: _as_data(place) for path, place in places.items()}


def _as_data(place: PlaceInKernel) -> dict[str, Any]:
    low, high = (
        value if math.isfinite(value) else None for value in (place.declared.low, place.declared.high)
    )
    return {
        "table": place.table,
        "field": place.field,
        "offsets": list(place.offsets),
        "kept_as": place.kind,
        "low": low,
        "high": high,
        "words": dict(place.words),
    }
