"""Break things on purpose, and write down what came of it: python tools/try_to_break.py (make trial)

Every module of tests/trial that has a ``tried`` is a kind of reader or writer. Each gets the same share of
the time, in rounds that grow, each with another seed, so that the same options try the same things first.
Writes docs/trust.md, or --page FILE for a short run, and ends with 1 if anything was lost or ended in a
traceback.
"""

import argparse
import importlib
import platform
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT)]

from microdeals._version import __version__  # noqa: E402 - found above
from trial.trial import Trial  # noqa: E402

PAGE = ROOT / "docs" / "trust.md"
FIRST_ROUND, LARGEST_ROUND = 4, 400
"""How many things the first round of a kind tries, and the largest one; each round is twice the last."""
HEAD = """# What was tried to break it

Files that users write, files of ours that were damaged, games among them, odd command lines and surroundings,
writers that were killed, and hostile clients of a real server: a seeded trial makes them, and counts what
came of it. A thing that is tried is either taken, or refused with a message that says what, where and how to
mend it. Two numbers must be 0: what was **lost** (a result that was there, half a file, a row that vanished,
a visitor who was kept out) and **tracebacks** (anything but a message of ours, or a hang).

| what was tried | tried | refused | lost | tracebacks |
|---|---:|---:|---:|---:|
"""
FOOT = """
Written by `make trial ARGS='--seed {seed} --minutes {minutes:g}'`, with microdeals {version} under {system}.
The same seed tries the same things first; how many there are depends on the machine. Tests try some of each
kind anew with every change. How each kind is made stands in `tests/trial/`, a file a kind.

What this does not show: that answers are right. For that see [validation.md](validation.md).
"""


def kinds() -> Iterator[Callable[[int, int], Trial]]:
    """The ``tried`` of every module of the trial, by the module's name."""
    for file in sorted((ROOT / "tests" / "trial").glob("*.py")):
        if not file.name.startswith("test_"):
            module = importlib.import_module(f"trial.{file.stem}")
            if hasattr(module, "tried"):
                yield module.tried


def tried_for(tried: Callable[[int, int], Trial], seed: int, seconds: float) -> Trial:
    """Rounds of one kind until its time is over, added up."""
    until, size, rounds = time.monotonic() + seconds, FIRST_ROUND, 0
    total = tried(seed, size)
    while time.monotonic() < until:
        rounds, size = rounds + 1, min(2 * size, LARGEST_ROUND)
        total = _added(total, tried(seed + 1_000 * rounds, size))
    return total


def _added(one: Trial, other: Trial) -> Trial:
    sums = (first + second for first, second in zip(one[1:], other[1:], strict=True))
    return Trial(one.name, *sums)


def page_of(trials: list[Trial], seed: int, minutes: float) -> str:
    """The page: a row a kind, and how it was made."""
    rows = [f"| {it.name} | {it.tried:,} | {it.refused:,} | {it.lost} | {it.tracebacks} |" for it in trials]
    system = f"{platform.system()}, Python {platform.python_version()}"
    foot = FOOT.format(seed=seed, minutes=minutes, version=__version__, system=system)
    return HEAD + "\n".join(rows) + "\n" + foot


def main() -> None:
    """Try every kind for its share of the time, and write the page."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--seed", type=int, default=7)
    options.add_argument("--minutes", type=float, default=20.0)
    options.add_argument("--page", type=Path, default=PAGE, help="where to write it (docs/trust.md)")
    asked = options.parse_args()
    all_kinds, trials = list(kinds()), []
    for tried in all_kinds:
        trials.append(tried_for(tried, asked.seed, 60.0 * asked.minutes / len(all_kinds)))
        print(*trials[-1], sep="  ", flush=True)
    asked.page.write_text(page_of(trials, asked.seed, asked.minutes), encoding="utf-8")
    sys.exit(any(trial.lost or trial.tracebacks for trial in trials))


if __name__ == "__main__":
    main()
