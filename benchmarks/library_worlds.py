"""Whether worlds end otherwise with the C library's exp, log, log1p and erf in place of the package's own.

python benchmarks/library_worlds.py [N]    N worlds (4000) of every shipped model, once with each

Last bits may differ. A count, a day, a kind of end may not: those are compared field by field, and the exit
code is 1 if one differs. Both compile anew, half a minute of a processor each.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from engines import CHOICE, LIBRARYS

MANY = 4000
WORLDS = """
import sys
import numpy as np
from microdeals.conflicts import load, shipped
from microdeals.ensemble import run_ensemble
seeds = range(int(sys.argv[2]))
np.savez(sys.argv[1], **{name: np.asarray(run_ensemble(load(name), seeds).outcomes) for name in shipped()})
"""


def compare(n_worlds: int) -> tuple[list[str], int]:
    """A line for each model, and how many counts, days and kinds of end differ in all."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, name) for name in ("own.npz", "librarys.npz")]
        for file, script in zip(files, (WORLDS, LIBRARYS + WORLDS), strict=True):
            # Machine code is kept by its source, which is the same: each has a cache of its own.
            own_cache = os.environ | {CHOICE: "compiled", "XDG_CACHE_HOME": f"{file}.cache"}
            subprocess.run([sys.executable, "-c", script, file, str(n_worlds)], env=own_cache, check=True)
        own, librarys = (dict(np.load(file)) for file in files)
    lines, n_others = [], 0
    for model, ours in own.items():
        theirs, names = librarys[model], ours.dtype.names
        floats = [name for name in names if ours.dtype[name].kind == "f"]
        others = sum(int((ours[name] != theirs[name]).sum()) for name in names if name not in floats)
        last_bits = int(np.any([ours[name] != theirs[name] for name in floats], axis=0).sum())
        furthest = max(float(np.abs(ours[name] - theirs[name]).max()) for name in floats)
        lines.append(
            f"{model}: {len(ours)} worlds, {others} counts, days or ends differ; "
            f"other last bits in {last_bits}, by {furthest:.1e} at most"
        )
        n_others += others
    return lines, n_others


if __name__ == "__main__":
    told, differ = compare(int(sys.argv[1]) if len(sys.argv) > 1 else MANY)
    print("\n".join(told))
    sys.exit(int(differ > 0))
