"""Getting the engine ready: its first use on a machine compiles it, which takes a while."""

import dataclasses

import numpy as np

from microdeals._compile import first_compile_needed, is_compiled
from microdeals.conflicts import Conflict
from microdeals.ensemble.engine import run_worlds
from microdeals.ensemble.pairs import stage_of, traced


def needs_compiling() -> bool:
    """Whether the next run of worlds has to compile the engine first."""
    return first_compile_needed(run_worlds)


def make_ready(conflict: Conflict) -> None:
    """Compile the engine, or read it from the cache, in this thread, where Ctrl-C can stop it."""
    if not is_compiled(run_worlds):
        one_day = dataclasses.replace(conflict, horizon_days=1)
        traced(stage_of(one_day), np.zeros(1, dtype=np.int64))
