"""Arrays of records from classes, so that what is declared once is also a field of compiled code."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any, Protocol, TypeVar, get_args, get_origin, get_type_hints

import numpy as np

T = TypeVar("T")
Column = tuple[str, Any]


class Rows(Protocol[T]):
    """Records or numbers (n,). A record gives its fields by attribute, to read and to write."""

    @property
    def shape(self) -> tuple[int, ...]: ...
    def __len__(self) -> int: ...
    def __getitem__(self, row: int, /) -> T: ...
    def __setitem__(self, row: int, value: T, /) -> None: ...


class RowGrid(Protocol[T]):
    """Records or numbers (n, m)."""

    @property
    def shape(self) -> tuple[int, ...]: ...
    def __len__(self) -> int: ...
    def __getitem__(self, place: tuple[int, int], /) -> T: ...
    def __setitem__(self, place: tuple[int, int], value: T, /) -> None: ...


class RowCube(Protocol[T]):
    """Records or numbers (n, m, k)."""

    @property
    def shape(self) -> tuple[int, ...]: ...
    def __len__(self) -> int: ...
    def __getitem__(self, place: tuple[int, int, int], /) -> T: ...
    def __setitem__(self, place: tuple[int, int, int], value: T, /) -> None: ...


def columns_of(holds: type[Any]) -> list[Column]:
    """The (name, NumPy type) of each field of a class: f8, i8, a one-byte bool, or a record of its own."""
    return [(name, _kept_as(kind)) for name, kind in get_type_hints(holds).items()]


def _kept_as(kind: Any) -> Any:
    while get_origin(kind) is not None:
        kind = get_args(kind)[0]
    if kind is bool:
        return "?"
    if kind is float:
        return "f8"
    if issubclass(kind, int | IntEnum):
        return "i8"
    columns = columns_of(kind)
    if not columns:
        raise TypeError(f"{kind}: a field is a float, an int, a bool, an IntEnum or a class of such fields.")
    return record_type(columns)


def record_type(columns: Sequence[Column]) -> np.dtype[Any]:
    """A record type with C alignment, whose rows give their fields by attribute."""
    return np.dtype((np.record, np.dtype(list(columns), align=True)))


RECORDS: dict[type[Any], np.dtype[Any]] = {}
"""The record types of classes, worked out once: short runs ask for them again and again."""


def record_of(holds: type[Any]) -> np.dtype[Any]:
    """The record type with the fields of a class."""
    if holds not in RECORDS:
        RECORDS[holds] = record_type(columns_of(holds))
    return RECORDS[holds]


def rows(holds: type[Any], values: Sequence[tuple[Any, ...]]) -> Any:
    """Records (n,) with the fields of a class, from tuples of values in their order; n may be 0."""
    return np.array(list(values), dtype=record_of(holds)).view(np.recarray)


def blank(holds: type[Any] | Sequence[Column], shape: int | tuple[int, ...]) -> Any:
    """Records of this shape with the fields of a class (or with these columns), all zero."""
    fields = record_of(holds) if isinstance(holds, type) else record_type(holds)
    return np.zeros(shape, dtype=fields).view(np.recarray)


def numbers(kind: type[float], shape: int | tuple[int, ...]) -> Any:
    """Plain numbers of this shape, all zero: float64 or int64."""
    return np.zeros(shape, dtype=np.int64 if kind is int else np.float64)


def as_numbers(records: Any) -> Any:
    """The same memory as float64 with one more axis: records (…,) of k floats become numbers (…, k)."""
    n_fields = len(records.dtype.names)
    return np.asarray(records).view(np.float64).reshape(*records.shape, n_fields)
