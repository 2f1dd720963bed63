"""What only a process of its own can tell: how soon it starts, and how much memory it takes."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator

from figures import Figure, best_seconds

ONE_WORLD = """
from microdeals.conflicts import load
from microdeals.ensemble import run_ensemble
run_ensemble(load("arden_borea"), [1])
"""
MEMORY = """
import resource, sys
from microdeals.conflicts import load
from microdeals.ensemble import run_ensemble
run_ensemble(load("arden_borea"), range(int(sys.argv[1])))
unit = 1 if sys.platform == "darwin" else 1024
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6)
"""
JUDGE = ("-m", "microdeals", "judge", "arden_borea", "--runs", "1", "--no-attribute")


def starts(quick: bool) -> Iterator[Figure]:
    """Seconds from nothing to the first world: without a cache of compiled code, and with one."""
    if not quick:
        with tempfile.TemporaryDirectory() as cache:
            empty = {"XDG_CACHE_HOME": cache}
            taken = best_seconds(lambda: _run("-c", ONE_WORLD, **empty), repeats=1)
            yield Figure("first process: compiles, runs one world", taken, "s")
    _run("-c", ONE_WORLD)
    yield Figure("second process: one world", best_seconds(lambda: _run("-c", ONE_WORLD)), "s")
    yield Figure("second process: microdeals judge, one pair", best_seconds(lambda: _run(*JUDGE)), "s")


def memory(quick: bool) -> Iterator[Figure]:
    """Peak memory of a process that runs many worlds and keeps their outcomes."""
    for n in (1, 10_000) if quick else (1, 10_000, 100_000):
        yield Figure(f"peak memory, outcomes of {n:,} worlds", float(_run("-c", MEMORY, str(n))), "MB")


def _run(*words: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, *words], env=os.environ | environment, capture_output=True, text=True, check=True
    )
    return done.stdout
