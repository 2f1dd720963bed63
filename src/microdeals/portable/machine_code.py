"""Machine code of this very processor, got behind the work of the module."""

import atexit
import os
import subprocess
import sys
import threading
from typing import Any

from microdeals._compile import Engine, cache_folder, first_compile_needed

COMPILE = """
import os
getattr(os, "nice", int)(10)
from microdeals.ensemble.ready import compile_now
compile_now()
"""
"""What the other process does: quietly, and after everybody else's work."""
PATIENCE_SECONDS = 60.0
"""How long the end of this process waits for what cannot be broken off; it takes about a second."""


class TakeOver(threading.Thread):
    """Gets an entry point compiled for some arguments: from the cache, or by another process that fills it.

    The other process is asked to keep to machine code by ``choice``, and ends with this one. Where nothing
    can be kept or no process started, nothing happens: the module goes on answering.
    """

    def __init__(self, entry: Engine[..., Any], arguments: tuple[Any, ...], choice: dict[str, str]) -> None:
        super().__init__(name="machine code", daemon=True)
        self.entry = entry
        self.arguments = arguments
        self.choice = choice
        self._child: subprocess.Popen[bytes] | None = None
        self._is_leaving = False
        atexit.register(self.leave)

    def run(self) -> None:
        """Wait for the other process, if need be, and read what it has kept."""
        try:
            if first_compile_needed(self.entry) and not (cache_folder() and self._by_another_process()):
                return
            if not self._is_leaving:
                self.entry.get_ready(self.arguments)
        except Exception:  # no compiler, or the cache has been cleared under us: the module goes on
            return
        finally:
            self.arguments = ()

    def leave(self) -> None:
        """Break off, as far as that can be done: a compiler that is being read in must not be cut short."""
        self._is_leaving = True
        if self._child is not None:
            self._child.terminate()
        self.join(PATIENCE_SECONDS)

    def _by_another_process(self) -> bool:
        """Whether another process has filled the cache. Compiling here would hold up threads that work."""
        env = {**os.environ, **self.choice, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        none = subprocess.DEVNULL
        self._child = subprocess.Popen(  # noqa: S603 (our own lines)
            [sys.executable, "-c", COMPILE], env=env, stdin=none, stdout=none, stderr=none
        )
        if self._is_leaving:
            self._child.terminate()
        return self._child.wait() == 0
