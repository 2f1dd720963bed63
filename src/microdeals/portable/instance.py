"""One copy of the module, with a memory of its own: arrays are laid into it, and taken out as written.

The arguments are flattened as numba does it: a tuple is its members; an array is two owners (none here), its
number of items, bytes an item, address, shape and strides; each is a word of 64 bits.
"""

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.portable.reading import Portable

PAGE = 65_536
GRAIN = 16
"""Arrays begin at multiples of so many bytes."""


class Laid(NamedTuple):
    """An array of the caller's, where it lies in the module's memory, and whether it is taken out again."""

    array: NDArray[Any]
    place: int
    is_written: bool


class Instance:
    """A copy of the module for one thread."""

    def __init__(self, found: Portable) -> None:
        import wasmtime

        self.store = wasmtime.Store(found.engine)
        exports = wasmtime.Instance(self.store, found.module, []).exports(self.store)
        self.exports: Any = exports
        self.memory: Any = exports["memory"]
        self.doors: dict[str, Any] = {}  # as asked for so far: asking the runtime takes its time
        self.first = int(exports["__heap_base"].value(self.store))  # type: ignore[union-attr]

    def call(self, name: str, arguments: tuple[Any, ...]) -> None:
        """Call an exported function. The first argument is only read; arrays in the others are written.

        They are written at the end, so after an exception they are as they were.
        """
        words, laid = self.laid_out(arguments)
        block = after(laid[-1].place, laid[-1].array.nbytes)
        self._grow(block + 8 * len(words))
        memory = self._bytes()
        for array, place, _ in laid:
            memory[place : place + array.nbytes] = _bytes_of(array)
        memory[block : block + 8 * len(words)] = np.array(words, dtype=np.int64).view(np.uint8)
        if name not in self.doors:
            self.doors[name] = self.exports[name]
        status = self.doors[name](self.store, block)
        if status != 0:
            raise RuntimeError(f"{name} ended with status {status}")
        memory = self._bytes()
        for array, place, is_written in laid:
            if is_written:
                _bytes_of(array)[:] = memory[place : place + array.nbytes]

    def laid_out(self, arguments: tuple[Any, ...]) -> tuple[list[int], list[Laid]]:
        """The words of the arguments, and where their arrays are to lie."""
        words: list[int] = []
        laid: list[Laid] = []
        place = after(self.first, 0)
        for number, argument in enumerate(arguments):
            for leaf in leaves(argument):
                if isinstance(leaf, np.ndarray):
                    laid.append(Laid(leaf, place, is_written=number > 0))
                    words += [0, 0, leaf.size, leaf.itemsize, place, *leaf.shape, *leaf.strides]
                    place = after(place, leaf.nbytes)
                else:
                    words.append(int(leaf))
        return words, laid

    def _grow(self, n_bytes: int) -> None:
        missing = -(-n_bytes // PAGE) - self.memory.size(self.store)
        if missing > 0:
            self.memory.grow(self.store, missing)

    def _bytes(self) -> NDArray[np.uint8]:
        """The memory as it lies now; growing may move it."""
        begin = ctypes.cast(self.memory.data_ptr(self.store), ctypes.POINTER(ctypes.c_uint8))
        return np.ctypeslib.as_array(begin, (self.memory.data_len(self.store),))


def n_words(argument: Any) -> int:
    """How many words tell of an argument: one of a number, and of an array those that are said above."""
    return sum(5 + 2 * leaf.ndim if isinstance(leaf, np.ndarray) else 1 for leaf in leaves(argument))


def leaves(argument: Any) -> Iterator[Any]:
    """The arrays and numbers of an argument, in order."""
    if isinstance(argument, tuple):
        for member in argument:
            yield from leaves(member)
    else:
        yield np.asarray(argument) if isinstance(argument, np.ndarray) else argument


def _bytes_of(array: NDArray[Any]) -> NDArray[np.uint8]:
    """The same memory as bytes (n,). Arrays of records that run loops lie in one piece."""
    if not array.flags.c_contiguous:
        raise ValueError("an array does not lie in one piece")
    return array.reshape(-1).view(np.uint8) if array.size else np.empty(0, np.uint8)


def after(place: int, n_bytes: int) -> int:
    """Where the next array may begin, after one of so many bytes at this place."""
    return -(-(place + n_bytes) // GRAIN) * GRAIN
