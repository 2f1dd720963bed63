"""Tables of ceasefires as nobody should hand them in."""

import random
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from microdeals.evidence.reading import COLUMNS, read_ceasefires
from trial.counting import counted
from trial.hostile_text import hostile_table
from trial.trial import Trial

ROWS = 6


def tried(seed: int, n: int) -> Trial:
    """Read tables with some of their cells changed."""
    with tempfile.TemporaryDirectory() as place:
        return counted("tables of ceasefires", _cases(Path(place), random.Random(seed), n))


def _cases(folder: Path, rng: random.Random, n: int) -> Iterator[Callable[[], object]]:
    for number in range(n):
        file = folder / f"c{number}.csv"
        file.write_bytes(hostile_table(_table(rng), rng))
        yield lambda file=file: read_ceasefires(file)  # type: ignore[misc]


def _table(rng: random.Random) -> str:
    """Some ceasefires in the published layout."""
    lines = [",".join(COLUMNS)]
    for number in range(ROWS):
        year, month = rng.randint(1990, 2019), rng.randint(1, 12)
        codes = [rng.randint(1, 3), number, rng.randint(1, 9), 1, 1, rng.randint(1, 3), rng.randint(0, 1)]
        dates = [year, month, 1, year, month, 1, year + 1, month, rng.randint(1, 28)]
        lines.append(",".join(map(str, [*codes, rng.randint(-1, 4), *dates])))
    return "\n".join(lines)
