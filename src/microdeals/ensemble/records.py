"""Arrays of records from NamedTuples, so that a parameter declared once is also a kernel field."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

import numpy as np

Column = tuple[str, Any]


def columns_of(table: type[NamedTuple]) -> list[Column]:
    """The (name, NumPy type) of each field of a NamedTuple: f8, i8 or a one-byte bool."""
    return [(name, _number(kind)) for name, kind in get_type_hints(table).items()]


def _number(kind: Any) -> str:
    while get_origin(kind) is not None:
        kind = get_args(kind)[0]
    if kind is bool:
        return "?"
    if kind is float:
        return "f8"
    if issubclass(kind, int | IntEnum):
        return "i8"
    raise TypeError(f"{kind}: a parameter is a float, an int, a bool or an IntEnum.")


def record_type(columns: Sequence[Column]) -> np.dtype[Any]:
    """A record type with C alignment, whose rows give their fields by attribute."""
    return np.dtype((np.record, np.dtype(list(columns), align=True)))


def rows(columns: Sequence[Column], values: Sequence[tuple[Any, ...]]) -> Any:
    """Records (n,) of these columns from tuples of values; n may be 0."""
    return np.array(list(values), dtype=record_type(columns)).view(np.recarray)


def blank(columns: Sequence[Column], shape: int | tuple[int, ...]) -> Any:
    """Records of these columns, all zero."""
    return np.zeros(shape, dtype=record_type(columns)).view(np.recarray)
