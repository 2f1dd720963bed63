"""Lessons as nobody should write them."""

import random
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from microdeals import paths
from microdeals.lessons import load_lesson
from trial.counting import counted
from trial.hostile_text import hostile
from trial.trial import Trial


def tried(seed: int, n: int) -> Trial:
    """Read shipped lessons with some of their lines changed."""
    with tempfile.TemporaryDirectory() as place:
        return counted("lessons", _cases(Path(place), random.Random(seed), n))


def _cases(folder: Path, rng: random.Random, n: int) -> Iterator[Callable[[], object]]:
    files = sorted(paths.room("dashboards").glob("lessons/*/lesson.toml"))
    for number in range(n):
        file = rng.choice(files)
        own = folder / str(number) / file.parent.name / file.name
        own.parent.mkdir(parents=True)
        own.write_bytes(hostile(file.read_text(encoding="utf-8"), rng))
        yield lambda own=own: load_lesson(own)  # type: ignore[misc]
