"""Small experiments for tests: a file, written as a reader would write it."""

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


def loaded(folder: Path, design: str = GRID, runs: int = 4, days: int = 30) -> Loaded:
    return load_experiment(written(folder, design, runs, days))
