"""Run by a test in a process of its own: live the worlds of a file, and print their fingerprints."""

import pickle
import sys
from pathlib import Path

from same_world.two_engines import digest_of, lived_in_ensemble

DAYS = 25
SEEDS_EACH = 2


def digests(wars):
    """Fingerprints of two worlds of each war."""
    return [
        digest_of(lived)
        for conflict, seed in wars
        for lived in lived_in_ensemble(conflict, [seed, seed // SEEDS_EACH], DAYS)
    ]


if __name__ == "__main__":
    wars = pickle.loads(Path(sys.argv[1]).read_bytes())  # noqa: S301 (the test has just written it)
    sys.stdout.write("\n".join(digests(wars)))
