"""Games whose writer is killed at any moment: what was answered stands, and the next writer goes on."""

import random
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

from game.classes import session_in
from microdeals.game import Seat, Session, sessions_in
from trial.trial import Trial
from waits import bounded

LONGEST_LIFE = 0.2
"""Seconds that a writer lives at most once it has answered; any moment will do."""
WRITES = """
import itertools, sys
from pathlib import Path
from microdeals.game import Seat, Session, Setup

folder = Path(sys.argv[1])
session = Session.open(folder, "monday")
for number in itertools.count():
    session.believe(Seat.SECOND, number % 101)
    print("monday", len(session.entries), flush=True)
    if number % 5 == 4:
        begun = Session.create(folder, f"g{number}", Setup(seed=number))
        print(begun.name, len(begun.entries), flush=True)
    if number % 7 == 6 and session.state.round < session.state.setup.rounds:
        session.play(session.state.round)
        print("monday", len(session.entries), flush=True)
"""


def tried(seed: int, n: int) -> Trial:
    """Kill a process that writes into one game and begins others, and look what it has left."""
    rng = random.Random(seed)
    lost = tracebacks = 0
    for _ in range(n):
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            session_in(folder)
            answered, errors = _killed(folder, LONGEST_LIFE * rng.random())
            tracebacks += "Traceback" in errors
            try:
                lost += _n_lost(folder, answered)
            except Exception:
                traceback.print_exc(file=sys.stderr)
                tracebacks += 1
    return Trial("killed writers of games", n, 0, lost, tracebacks)


def _killed(folder: Path, seconds: float) -> tuple[dict[str, int], str]:
    """The entries of each game that a writer has answered for when it is killed, and its errors."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITES, folder], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        with bounded(writer):
            first = writer.stdout.readline()
        time.sleep(seconds)
        writer.kill()
        rest, errors = writer.communicate()
    lines = [line.split() for line in (first + rest).splitlines(keepends=True) if line.endswith("\n")]
    return {name: int(n_entries) for name, n_entries in lines}, errors


def _n_lost(folder: Path, answered: dict[str, int]) -> int:
    """Games that lack what was answered, cannot be written on, or were left half."""
    lost = sum(bool(found.problem) for found in sessions_in(folder))
    for name, n_entries in answered.items():
        session = Session.open(folder, name)
        before = list(session.entries)
        session.believe(Seat.FIRST, 50)
        again = Session.open(folder, name).entries
        lost += len(before) < n_entries or again[: len(before)] != before or len(again) != len(before) + 1
    return lost + (not answered)
