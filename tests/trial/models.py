"""Conflict models as nobody should write them, and what nobody knows about them."""

import random
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from microdeals import paths
from microdeals.conflicts import load
from microdeals.unknowns import unknowns_of
from trial.counting import counted
from trial.hostile_text import hostile
from trial.trial import Trial

FILES = ("conflict.toml", "unknowns.toml")


def tried(seed: int, n: int) -> Trial:
    """Load shipped models with one of their two files changed."""
    with tempfile.TemporaryDirectory() as place:
        return counted("conflict models and their unknowns", _cases(Path(place), random.Random(seed), n))


def _cases(folder: Path, rng: random.Random, n: int) -> Iterator[Callable[[], object]]:
    models = sorted(path.parent for path in paths.room("models").glob("*/unknowns.toml"))
    for number in range(n):
        model, changed, own = rng.choice(models), rng.choice(FILES), folder / f"m{number}"
        own.mkdir()
        for file in model.iterdir():
            if file.is_file():
                (own / file.name).write_bytes(file.read_bytes())
        (own / changed).write_bytes(hostile((model / changed).read_text(encoding="utf-8"), rng))
        yield lambda own=own: unknowns_of(load(own))  # type: ignore[misc]
