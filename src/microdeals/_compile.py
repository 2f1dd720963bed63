"""The one place that knows numba: plain rules in, compiled engines out.

``@rule``, ``@verb`` and ``@loop`` only remember a function and give it back unchanged, so a rule stays plain
Python for readers, for Mesa and for tests. ``@engine`` marks one of the few entry points: its first
call compiles it together with every rule and loop that it calls by name, and keeps the result in a
cache folder, so that the next process starts at once.

    @rule    a formula: scalars in, scalars out
    @verb    what happens to one thing: called by both engines, compiled or not
    @loop    arrays and order: called by an engine or by another loop
    @engine  what the rest of the package calls

Arithmetic below the rules has ``@apart`` for what is not copied into its callers, ``@machine`` for what
a processor does in an instruction or two and plain Python in a detour, and a ``table`` of constants.

The environment variable ``MICRODEALS_INTERPRET=1``, read at import, leaves engines plain Python:
slow, but debuggers and coverage see every line. Results are the same to the last bit.
"""

import functools
import hashlib
import importlib.metadata
import os
import pickle
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Generic, ParamSpec, TypeVar

from microdeals._cache_folder import folder_of, is_sealed, keep, kept, turn

P = ParamSpec("P")
R = TypeVar("R")

RULES: list[Callable[..., Any]] = []
"""Every rule, verb and loop imported so far, in the order of import."""
APART: list[Callable[..., Any]] = []
"""Every function imported so far that is compiled once and called, not copied into its callers."""
MACHINE: list[Callable[..., Any]] = []
"""Every function imported so far that compiled code has in an instruction or two, see `_machine`."""
TABLES: dict[Callable[[int], float], tuple[float, ...]] = {}
"""Every table imported so far: the function that gives the value at a place, and its values."""

INTERPRETED = os.environ.get("MICRODEALS_INTERPRET", "") == "1"
"""Whether engines stay plain Python in this process."""

FLOATS = {"error_model": "numpy", "fastmath": False, "_nrt": False}
# Of numba: floats as Python has them; and no reference counts, which cost three quarters of the time of a day
# (measured) and which code that allocates nothing does not need. Code that allocates does not compile.
KEPT = ".nbc"
"""Ending of a file of machine code."""
COMPILED_ROOMS = ("arithmetic", "rulebook", "day", "ensemble")
"""The rooms whose source ends up in machine code; a change elsewhere keeps the cache."""
_PACKAGE = Path(__file__).resolve().parent
_LOCK = threading.RLock()
_jitable: set[Callable[..., Any]] = set()


def rule(function: Callable[P, R]) -> Callable[P, R]:
    """Remember a formula, so that engines can call it compiled. Returns the function itself."""
    RULES.append(function)
    return function


def verb(function: Callable[P, R]) -> Callable[P, R]:
    """Remember what happens to one thing, whose state it may change. Returns the function itself."""
    RULES.append(function)
    return function


def loop(function: Callable[P, R]) -> Callable[P, R]:
    """Remember a loop that engines call by name, such as one day. Returns the function itself."""
    RULES.append(function)
    return function


def apart(function: Callable[P, R]) -> Callable[P, R]:
    """Remember a function that is compiled once and called. Returns the function itself."""
    APART.append(function)
    return function


def machine(function: Callable[P, R]) -> Callable[P, R]:
    """Remember what a processor has an instruction for. Returns the function itself."""
    MACHINE.append(function)
    return function


def table(values: Sequence[float]) -> Callable[[int], float]:
    """Return the function that gives the value at a place of a table (from 0), which is not checked."""
    kept = tuple(values)

    def at(place: int) -> float:
        return kept[place]

    TABLES[at] = kept
    return at


def engine(function: Callable[P, R]) -> Callable[P, R]:
    """Make an entry point: compiled on its first call, cached for the next process.

    Compiled code cannot call an engine; what it calls is a ``@rule``, a ``@verb`` or a ``@loop``.
    """
    return function if INTERPRETED else Engine(function)


def first_compile_needed(entry: Callable[..., Any]) -> bool:
    """Whether calling ``entry`` now would have to compile it, so that a caller can say so before.

    False for plain functions, for engines already used and for those found in the cache. (A cached
    engine that meets new types of arguments compiles again, unannounced.)
    """
    if not isinstance(entry, Engine) or is_compiled(entry):
        return False
    folder = cache_folder()
    return folder is None or not entry.is_kept(folder)


def is_compiled(entry: Callable[..., Any]) -> bool:
    """Whether ``entry`` is an engine that has been compiled, or read from the cache, in this process."""
    return isinstance(entry, Engine) and entry.compiled is not None


class Engine(Generic[P, R]):
    """An entry point that is compiled when it is first called."""

    def __init__(self, function: Callable[P, R]) -> None:
        functools.update_wrapper(self, function)
        self.plain = function
        self.compiled: Callable[P, R] | None = None

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """Call the compiled function. Without a usable cache it is compiled in memory only."""
        try:
            return self._ready(cache_folder, args)(*args, **kwargs)
        except OSError:
            # Only writing the cache can fail so (a full disk), and that is before the first world.
            self.compiled = None
            return self._ready(_no_folder, args)(*args, **kwargs)

    def _ready(self, place: "Callable[[], Path | None]", args: tuple[Any, ...]) -> Callable[P, R]:
        if self.compiled is None:
            with _LOCK:
                if self.compiled is None:
                    self.compiled = self._made(place(), args)
        return self.compiled

    def get_ready(self, args: tuple[Any, ...]) -> None:
        """Compile for arguments like these, or read that from the cache; until then nothing is compiled."""
        with _LOCK:
            if self.compiled is None:
                numbas = _compile(self.plain, cache_folder())
                numbas.compile(tuple(map(numbas.typeof_pyval, args)))
                self.compiled = numbas

    def _made(self, folder: Path | None, args: tuple[Any, ...]) -> Callable[P, R]:
        """The compiled function. Of several processes that need it, one compiles and the others wait."""
        numbas = _compile(self.plain, folder)
        if folder is not None and not self.is_kept(folder):
            with turn(folder):
                numbas.compile(tuple(map(numbas.typeof_pyval, args)))
        made: Callable[P, R] = numbas
        return made

    def is_kept(self, folder: Path) -> bool:
        """Whether this engine's machine code is in the cache, and whole."""
        name = self.plain.__qualname__.replace("<", "").replace(">", "")
        files = folder.rglob(f"{Path(self.plain.__code__.co_filename).stem}.{name}-*{KEPT}")
        return any(map(is_sealed, files))


def _compile(function: Callable[..., Any], folder: Path | None) -> Any:
    """Compiled ``function``; its machine code is kept in ``folder`` unless that is None."""
    from numba import config, njit

    make_jitable()
    before = config.CACHE_DIR
    config.CACHE_DIR = "" if folder is None else str(folder)
    try:
        compiled = njit(cache=folder is not None, nogil=True, **FLOATS)(function)
    finally:
        config.CACHE_DIR = before
    if folder is not None:
        compiled._cache._cache_file = _sealed_files(compiled._cache, folder)
    return compiled


def make_jitable(copied: bool = True) -> None:
    """Let compiled code call by name what has been imported since the last time.

    Rules are copied into their callers, or, for smaller code, called.
    """
    from numba.extending import register_jitable

    from microdeals._machine import compile_machine, compile_table

    for plain in (*MACHINE, *TABLES, *APART, *RULES):
        if plain in _jitable:
            continue
        _jitable.add(plain)
        if plain in TABLES:
            compile_table(plain, TABLES[plain])
        elif plain in MACHINE:
            compile_machine(plain)
        else:
            # Unpinned, it would inherit the flags of its first caller. Nobody calls it from Python.
            inline = copied and plain not in APART
            register_jitable(**FLOATS, forceinline=inline, no_cpython_wrapper=True)(plain)


def _sealed_files(numbas: Any, folder: Path) -> "SealedFiles":
    """Where a function's machine code is kept.

    An engine of this package is kept by what the source says, so that every copy of it finds it. numba goes
    by the place of the one file: a second checkout or an installed wheel would compile again.
    """
    source = Path(numbas._py_func.__code__.co_filename).resolve()
    name = numbas._impl.filename_base
    if _PACKAGE in source.parents:
        return SealedFiles(folder / source.parent.relative_to(_PACKAGE), name, SOURCE_HASH)
    return SealedFiles(Path(numbas.cache_path), name, repr(numbas._impl.locator.get_source_stamp()))


class SealedFiles:
    """Where numba finds and keeps the machine code of one function, a file for each kind of arguments.

    A file is sealed: code that is not to the last byte what was kept would end the process, so it is never
    loaded, but thrown away and made again.
    """

    def __init__(self, room: Path, name: str, source: str) -> None:
        self.room, self.name, self.source = room, name, source

    def load(self, key: Any) -> Any:
        """What was kept for these arguments and this processor; None if nothing whole was."""
        held = kept(self._file(key))
        return None if held is None else pickle.loads(held)  # noqa: S301 - sealed, in a folder of our own

    def save(self, key: Any, data: Any) -> None:
        """Keep what was compiled. Raises OSError if it cannot be."""
        from numba.core.serialize import dumps

        self.room.mkdir(parents=True, exist_ok=True)
        keep(self._file(key), dumps(data))

    def _file(self, key: Any) -> Path:
        found = hashlib.sha256(f"{self.source} {key}".encode()).hexdigest()
        return self.room / f"{self.name}.{found[:24]}{KEPT}"


def _source_hash() -> str:
    """Fingerprint of the source that is compiled, and of the name by which it finds its types."""
    found = hashlib.sha256(_PACKAGE.name.encode())
    rooms = (file for room in COMPILED_ROOMS for file in (_PACKAGE / room).rglob("*.py"))
    below = (file for file in map(_PACKAGE.joinpath, ("_compile.py", "_machine.py")) if file.is_file())
    for file in sorted([*below, *rooms]):
        lines = file.read_bytes().replace(b"\r\n", b"\n")
        found.update(file.relative_to(_PACKAGE).as_posix().encode() + b"\0" + lines + b"\0")
    return found.hexdigest()


# Taken at import: later the files may already differ from what this process runs.
SOURCE_HASH = _source_hash()


@functools.cache
def cache_folder() -> Path | None:
    """Folder for the compiled code of exactly this source, or None where nothing can be written.

    Every copy of the same source has the same one; `microdeals._cache_folder` says how long it is kept.
    """
    return folder_of(
        f"{SOURCE_HASH[:24]}-{sys.implementation.cache_tag}-numba{importlib.metadata.version('numba')}"
    )


def _no_folder() -> None:
    return None
