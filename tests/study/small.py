"""Small experiments for tests: a file, written as a reader would write it; and a disk that stands still."""

import sys
from pathlib import Path

from microdeals.study import Loaded, load_experiment

TWO_LEVERS = """
question = "Does it matter how well deals are watched?"
model = "arden_borea"
runs = {runs}
seed = 5

[settings]
conflict.horizon_days = {days}

[design]
{design}

[levers]
monitors.valley_mission.detection = {{ low = 0.2, high = 0.9 }}

[uncertainties]
ladder.policy = ["gradual", "leap"]
ladder.hold_days = {{ low = 3, high = 8 }}
"""
GRID = 'kind = "grid"\nsteps = 3'


def written(folder: Path, design: str = GRID, runs: int = 4, days: int = 30) -> Path:
    """The file of an experiment with two levels of policy and two ranges."""
    file = folder / "small.toml"
    file.write_text(TWO_LEVERS.format(design=design, runs=runs, days=days))
    return file


def loaded(folder: Path, design: str = GRID, runs: int = 4, days: int = 30, as_given: bool = False) -> Loaded:
    return load_experiment(written(folder, design, runs, days), as_given)


STANDING_STILL = """
import os, pathlib, sys, time

parts, most, held = pathlib.Path(sys.argv.pop(1)), int(sys.argv.pop(1)), pathlib.Path(sys.argv.pop(1))
written = os.fsync

def wait_and_write(handle):
    while held.exists() and len(list(parts.glob("part-*"))) >= most:
        time.sleep(0.01)
    written(handle)

os.fsync = wait_and_write
from microdeals.cli import main
main()
"""


def on_a_disk_that_stands_still(result: Path, parts: int, *words: str) -> list[str]:
    """The command `microdeals`, and so many parts of a result after which its disk stands still.

    So it can be disturbed on its way, however fast the machine is. The disk goes on once the file `held`
    beside the result is gone.
    """
    held = result.parent / "held"
    held.touch()
    return [sys.executable, "-c", STANDING_STILL, str(result / "parts"), str(parts), str(held), *words]
