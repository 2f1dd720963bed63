"""Limits on the process in which strangers' code runs. POSIX only; elsewhere only the clock is watched."""

import contextlib
import os
import sys
from pathlib import Path
from typing import BinaryIO

SECONDS_A_WAR = 10.0
"""Of the wall clock, where nothing else is asked for."""
MEGABYTES = 500
"""That strategies may take beyond what the model itself needs."""
MOST_WRITTEN = 1_000_000
"""Bytes that a file may grow to, printed lines included."""


def keep_apart() -> tuple[BinaryIO, BinaryIO]:
    """Take the pipes to and from the parent away from their usual places: (jobs, results).

    Afterwards standard input is empty, and what is printed goes to the parent's file for errors.
    """
    jobs, results = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb", buffering=0)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace", line_buffering=True)  # type: ignore[union-attr]
    return jobs, results


def limit(megabytes: int, processor_seconds: int) -> None:
    """Limit memory beyond what is in use now, processor time, the size of files, and core dumps."""
    try:
        import resource
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_AS, _in_use() + megabytes * 1_000_000),
        (resource.RLIMIT_FSIZE, MOST_WRITTEN),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_CPU, processor_seconds),
    ):
        with contextlib.suppress(ValueError, OSError):  # not every system knows every limit
            resource.setrlimit(what, (most, most))


def _in_use() -> int:
    """Bytes of address space in use; a guess where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        return pages * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 2_000_000_000
