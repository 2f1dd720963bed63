"""The module that comes with the package, read without trusting it: whose it is, and of which rules."""

import atexit
import functools
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from microdeals._compile import SOURCE_HASH

FILE = Path(__file__).with_name("engine.wasm")
RULES, TOOLS = "microdeals rules", "microdeals tools"
"""Names of the sections that say of which rules a module is, and what it was built with."""
START = b"\0asm\1\0\0\0"
RENEW = "make engine"


class Portable(NamedTuple):
    """A module that is of today's rules, with its runtime; or why there is none."""

    engine: Any  # wasmtime.Engine
    module: Any  # wasmtime.Module
    problem: str  # "" if there is none


@functools.cache
def found() -> Portable:
    """The module of this package, compiled for this process."""
    ours = read(FILE)
    if not ours.problem:
        # Let go of while there is still an interpreter to do it.
        atexit.register(ours.module.close)
        atexit.register(ours.engine.close)
    return ours


def read(file: Path) -> Portable:
    """A module from a file, or a sentence that says why it is not used. Raises nothing."""
    try:
        held = file.read_bytes()
    except OSError as error:
        return _none(f"{file.name} cannot be read ({error.strerror or error})")
    problem = problem_of(held)
    if problem:
        return _none(f"{file.name} {problem}")
    try:
        import wasmtime
    except (ImportError, OSError, RuntimeError):
        return _none("there is no WebAssembly runtime for this machine (pip install wasmtime)")
    try:
        engine = wasmtime.Engine()
        return Portable(engine, wasmtime.Module(engine, held), "")
    except wasmtime.WasmtimeError:
        return _none(f"{file.name} is damaged")


def problem_of(held: bytes) -> str:
    """What is wrong with the bytes of a module, as the end of a sentence; "" if it is of today's rules."""
    try:
        named = dict(sections(held))
    except (IndexError, ValueError):
        return "is damaged"
    if RULES not in named:
        return "is not the module of this package"
    if named[RULES].decode("ascii", "replace") != SOURCE_HASH:
        return f"was built from other rules than these (renew it: {RENEW})"
    return ""


def sections(held: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and content of each named section. Raises ValueError or IndexError for what is no module."""
    if not held.startswith(START):
        raise ValueError("no WebAssembly module of version 1")
    place = len(START)
    while place < len(held):
        kind = held[place]
        size, first = number(held, place + 1)
        place = first + size
        if place > len(held):
            raise ValueError("a section is cut off")
        if kind == 0:
            length, begin = number(held, first)
            yield held[begin : begin + length].decode(), held[begin + length : place]


def number(held: bytes, place: int) -> tuple[int, int]:
    """A whole number in base 128, lowest digit first, and the place after it."""
    value = shift = 0
    while True:
        digit = held[place]
        value |= (digit & 127) << shift
        place, shift = place + 1, shift + 7
        if digit < 128:
            return value, place


def _none(problem: str) -> Portable:
    return Portable(None, None, problem)
