"""Short tournaments, what came of them, and what is left of their processes."""

import os
import sys
from pathlib import Path

import pytest

from microdeals.tournament import Field, Played, Rules, in_folder, play
from microdeals.tournament.round_robin import Out
from waits import BOUND

SHORT = Rules((Field("arden_borea", ("conflict.horizon_days=20",)),), seeds=(1,), seconds=BOUND, at_once=2)
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="limits are enforced in full on Linux only")


def played(folder: Path, rules: Rules = SHORT) -> Played:
    """Each against itself and each other."""
    return play(in_folder(folder), rules)


def out_by_name(found: Played) -> dict[str, Out]:
    """Who is out, and why."""
    return {out.entrant.name: out for out in found.out}


def is_gone(pid: int) -> bool:
    """Whether a process has ended, or is only still listed by whoever has to collect it."""
    try:
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (ProcessLookupError, FileNotFoundError):
        return True
