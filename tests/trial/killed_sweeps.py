"""Sweeps that are killed at any moment: the same command goes on, and the result is the same bytes."""

import random
import subprocess
import tempfile
import time
from pathlib import Path

from cli.terminal import COMMAND, typed_here
from study.small import written
from trial.trial import Trial
from waits import until

RUNS, DAYS = 150, 60
LONGEST_LIFE = 0.5
"""Seconds that a sweep lives at most once it has begun to write; any moment will do."""


def tried(seed: int, n: int) -> Trial:
    """Kill a sweep, type it again, and hold its rows against those of an undisturbed one."""
    rng = random.Random(seed)
    lost = tracebacks = 0
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        written(folder, runs=RUNS, days=DAYS)
        whole = _finished(folder, "whole")
        for number in range(n):
            tracebacks += _killed(folder, f"s{number}", LONGEST_LIFE * rng.random())
            lost += _finished(folder, f"s{number}") != whole
    return Trial("killed sweeps", n, 0, lost, tracebacks)


def _killed(folder: Path, name: str, seconds: float) -> bool:
    """Whether a sweep that is killed after so many seconds has said anything like a traceback."""
    words = [COMMAND, "sweep", "small.toml", "--out", name, "--threads", "1"]
    process = subprocess.Popen(words, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    manifest = folder / name / "manifest.json"
    until(lambda: process.poll() is not None or manifest.exists(), "it has begun to write")
    time.sleep(seconds)
    process.kill()
    _, errors = process.communicate()
    return b"Traceback" in errors


def _finished(folder: Path, name: str) -> bytes | None:
    """The rows of a sweep that is typed again until its end; None if that is refused."""
    answer = typed_here("sweep", "small.toml", "--out", name, folder=folder)
    return (folder / name / "rows.parquet").read_bytes() if answer.code == 0 else None
