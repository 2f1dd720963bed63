"""Machine code of this very processor, got behind the work of the module."""

import atexit
import os
import subprocess
import sys
from typing import Any

from microdeals._compile import Engine, cache_folder, first_compile_needed

COMPILE = """
import os
getattr(os, "nice", int)(10)
from microdeals.ensemble.ready import compile_now
compile_now()
"""
"""What the other process does: quietly, and after everybody else's work."""


def compiled_behind(entry: Engine[..., Any], arguments: tuple[Any, ...], choice: dict[str, str]) -> None:
    """Have ``entry`` compiled for such arguments: from the cache, or by another process that fills it.

    The other process is asked to keep to machine code by ``choice``, and ends with this one. Where nothing
    can be kept or no process started, nothing happens: the module goes on answering.
    """
    if first_compile_needed(entry) and not (cache_folder() and _by_another_process(choice)):
        return
    try:
        entry.get_ready(arguments)
    except Exception:  # no compiler, or the cache has been cleared under us: the module goes on
        return


def _by_another_process(choice: dict[str, str]) -> bool:
    """Whether another process has filled the cache. Compiling here would hold up the threads that work."""
    env = {**os.environ, **choice, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    none = subprocess.DEVNULL
    try:
        child = subprocess.Popen(  # noqa: S603 (our own lines)
            [sys.executable, "-c", COMPILE], env=env, stdin=none, stdout=none, stderr=none
        )
    except OSError:
        return False
    atexit.register(child.terminate)
    try:
        return child.wait() == 0
    finally:
        atexit.unregister(child.terminate)
