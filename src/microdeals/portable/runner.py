"""Which engine answers: the module at once, machine code once there is some, or plain Python.

The module answers first. Machine code that an earlier process has kept is read once the module has worked
for three seconds. Where there is none it is compiled in a process of its own, behind the work, once that has
taken ten. Then it takes over. The bits are the same, so nobody need know.
"""

import atexit
import os
import threading
import time
from collections.abc import Callable
from typing import Any

from microdeals._compile import INTERPRETED, Engine, first_compile_needed, is_compiled
from microdeals.errors import RequestError
from microdeals.portable.instance import Instance
from microdeals.portable.machine_code import TakeOver
from microdeals.portable.reading import found

CHOICE = "MICRODEALS_ENGINE"
"""The variable that keeps to one engine: ``module`` or ``compiled``."""
MODULE, COMPILED = "module", "compiled"
KEPT_AFTER, COMPILED_AFTER = 3.0, 10.0
"""Seconds of the module's work, over all threads, after which kept code is read, or code is compiled."""


class Runner:
    """An entry point of the package, run by whichever engine is ready."""

    def __init__(self, entry: Callable[..., Any]) -> None:
        self.entry = entry
        self.name = entry.__name__
        self.worked = 0.0
        self.problem = ""
        self.taking_over: TakeOver | None = None
        self._lock = threading.Lock()
        self._own = threading.local()
        atexit.register(self._let_go)

    def __call__(self, *arguments: Any) -> None:
        """Run it. Raises RequestError if the engine that was asked for by name cannot run here."""
        if self.is_module_first():
            try:
                self._by_module(arguments)
                return
            except Exception as error:  # a trap or no memory: nothing has been written yet
                self.problem = f"the module failed here ({type(error).__name__})"
        if chosen() == MODULE:
            raise RequestError(f"{CHOICE} = {MODULE}: {self.problem}.")
        self.entry(*arguments)

    def is_module_first(self) -> bool:
        """Whether the module answers the next call; if not, ``problem`` may say why."""
        if INTERPRETED or self.problem or chosen() == COMPILED:
            return False
        if chosen() != MODULE and is_compiled(self.entry):
            return False
        self.problem = found().problem
        return not self.problem

    def needs_compiling(self) -> bool:
        """Whether the next call has to compile first, so that a caller can say so before."""
        return not self.is_module_first() and first_compile_needed(self.entry)

    def _by_module(self, arguments: tuple[Any, ...]) -> None:
        if not hasattr(self._own, "instance"):
            self._own.instance = Instance(found())
        began = time.perf_counter()
        self._own.instance.call(self.name, arguments)
        with self._lock:
            self.worked += time.perf_counter() - began
            if self.taking_over is None and chosen() != MODULE:
                self._perhaps_take_over(arguments)

    def _let_go(self) -> None:
        """Give this thread's memory back while there is still an interpreter to do it."""
        self._own = threading.local()

    def _perhaps_take_over(self, arguments: tuple[Any, ...]) -> None:
        """Get machine code behind the work, if there has been enough of it."""
        if self.worked < KEPT_AFTER or not isinstance(self.entry, Engine):
            return
        if self.worked < COMPILED_AFTER and first_compile_needed(self.entry):
            return
        self.taking_over = TakeOver(self.entry, arguments, {CHOICE: COMPILED})
        self.taking_over.start()


def chosen() -> str:
    """The engine that was asked for by name, or "". Raises RequestError for one that there is not."""
    name = os.environ.get(CHOICE, "")
    if name not in ("", MODULE, COMPILED):
        raise RequestError(f"{CHOICE} = {name}: must be {MODULE} or {COMPILED}, or not be set.")
    return name
