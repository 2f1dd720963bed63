"""How fast it is on this machine: ``python benchmarks/run.py [--quick] [--json FILE]``.

Each line is one measurement: what, how much, in which unit. Times are the best of a few repeats. Figures
"on a core" count the time that one thread was at work; the others are by the clock on the wall, and
want a machine that does nothing else. Nothing here is a test.
"""

import argparse
import json
import os
import platform
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import engines
import growth
import processes
import speed
import sweeps
import tournaments
from figures import Figure

from microdeals._version import __version__

AS_USERS_MEET_IT = (processes, engines, tournaments)
"""What is measured with whichever engine answers; all else is measured with machine code."""
ALL: tuple[Callable[[bool], Iterator[Figure]], ...] = (
    processes.starts,
    engines.first_verdict,
    engines.module_and_machine_code,
    engines.own_and_librarys_functions,
    speed.pairs,
    speed.drawn_pairs,
    speed.against_batch_run,
    speed.verdicts,
    sweeps.against_the_engine,
    sweeps.many_points,
    sweeps.two_workers,
    sweeps.large,
    sweeps.million_rows,
    growth.figures,
    processes.memory,
    tournaments.figures,
)


def main() -> None:
    """Measure, print as it goes, and write JSON where asked."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--quick", action="store_true", help="fewer worlds: a minute instead of several")
    words.add_argument("--only", metavar="WORD", help="only measurements with this word in their name")
    words.add_argument("--json", type=Path, metavar="FILE", help="also write the figures to FILE")
    asked = words.parse_args()
    if asked.json and not asked.json.parent.is_dir():
        words.error(f"--json {asked.json}: there is no folder {asked.json.parent}")
    machine = {
        "microdeals": __version__,
        "python": platform.python_version(),
        "machine": platform.machine(),
        "cores": os.cpu_count(),
    }
    print(", ".join(f"{name} {value}" for name, value in machine.items()))
    found = []
    for measure in ALL:
        if asked.only and asked.only not in f"{measure.__module__}.{measure.__name__}":
            continue
        as_users_do = sys.modules[measure.__module__] in AS_USERS_MEET_IT
        os.environ[engines.CHOICE] = "" if as_users_do else "compiled"
        for figure in measure(asked.quick):
            print(f"{figure.what:<68}{figure.value:>14,.4g}  {figure.unit}", flush=True)
            found.append(figure._asdict())
    if asked.json:
        asked.json.write_text(json.dumps({"machine": machine, "figures": found}, indent=2) + "\n")
        print(f"Wrote {asked.json}.")


if __name__ == "__main__":
    sys.exit(main())
