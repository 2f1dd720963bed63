"""Experiments as nobody should write them, and tables of points for them."""

import random
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from microdeals import paths
from microdeals.study import load_experiment
from trial.counting import counted
from trial.hostile_text import hostile, hostile_table
from trial.trial import Trial

OF_POINTS = """question = "Which of these points?"
model = "arden_borea"
runs = 2
seed = 5

[design]
kind = "points"
file = "points.csv"

[levers]
monitors.valley_mission.detection = { low = 0.2, high = 0.9 }

[uncertainties]
ladder.policy = ["gradual", "leap"]
ladder.hold_days = { low = 3, high = 8 }
"""
POINTS = """monitors.valley_mission.detection,ladder.policy,ladder.hold_days
0.25,gradual,3
0.5,leap,4
0.875,leap,8
"""


def tried(seed: int, n: int) -> Trial:
    """Read shipped experiments with some of their lines changed, and points with some of their cells."""
    with tempfile.TemporaryDirectory() as place:
        return counted("experiments and tables of points", _cases(Path(place), random.Random(seed), n))


def _cases(folder: Path, rng: random.Random, n: int) -> Iterator[Callable[[], object]]:
    shipped = [file.read_text(encoding="utf-8") for file in sorted(paths.room("experiments").glob("*.toml"))]
    for number in range(n):
        file = folder / f"e{number}.toml"
        if number % 3:
            file.write_bytes(hostile(rng.choice(shipped), rng))
        else:
            file.write_text(OF_POINTS, encoding="utf-8")
            (folder / "points.csv").write_bytes(hostile_table(POINTS, rng))
        yield lambda file=file: load_experiment(file)  # type: ignore[misc]
