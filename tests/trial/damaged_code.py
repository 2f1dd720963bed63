"""Kept machine code, damaged as disks and people damage files: it is given back whole, or made again."""

import random
import sys
import tempfile
import traceback
from pathlib import Path

from microdeals._cache_folder import keep, kept
from trial.files import damaged
from trial.trial import Trial

SIZE = 20_000


def tried(seed: int, n: int) -> Trial:
    """Keep a content, damage its file, and ask for it; then keep it again, whatever lies in its place."""
    rng = random.Random(seed)
    lost = tracebacks = refused = 0
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "code.nbc"
        content = rng.randbytes(SIZE)
        for _ in range(n):
            try:
                keep(file, content)
                file.write_bytes(next(damaged(file.read_bytes(), rng)))
                found = kept(file)
                refused += found is None
                lost += found not in (None, content)
                if rng.random() < 0.1:
                    file.unlink(missing_ok=True)
                    file.mkdir()
            except Exception:
                traceback.print_exc(file=sys.stderr)
                tracebacks += 1
    return Trial("damaged machine code", n, refused, lost, tracebacks)
