"""Getting the engine ready. The module that comes with the package needs nothing; compiling takes a while."""

import dataclasses

import numpy as np

from microdeals._compile import is_compiled
from microdeals.conflicts import Conflict, load, shipped
from microdeals.ensemble.engine import run_worlds
from microdeals.ensemble.pairs import stage_of, traced
from microdeals.ensemble.runs import ENGINE


def needs_compiling() -> bool:
    """Whether the next run of worlds has to compile the engine first."""
    return ENGINE.needs_compiling()


def said_before_compiling() -> str:
    """What to tell those who will wait, and why there is something to compile; "" if there is not."""
    if not needs_compiling():
        return ""
    line = "Compiling the rules, once for this version: about half a minute. Later runs start at once."
    return f"{ENGINE.problem}. {line}" if ENGINE.problem else line


def make_ready(conflict: Conflict) -> None:
    """Compile the engine, or read it from the cache, in this thread, where Ctrl-C can stop it."""
    if not is_compiled(run_worlds) and not ENGINE.is_module_first():
        _live_a_day(conflict)


def compile_now() -> None:
    """Compile the engine and keep it, for processes to come."""
    _live_a_day(load(shipped()[0]))


def _live_a_day(conflict: Conflict) -> None:
    one_day = dataclasses.replace(conflict, horizon_days=1)
    traced(stage_of(one_day), np.zeros(1, dtype=np.int64))
