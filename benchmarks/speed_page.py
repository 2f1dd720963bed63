"""Write docs/speed.md: ``python benchmarks/speed_page.py [--seeds 100] [--page FILE]``.

One run asks everybody in turn, seed by seed, so that whatever else the machine does meets all of them. Times
are those of a core, but for two threads, which want a machine that does nothing else. Takes some minutes, and
makes environments with other releases of Mesa in a folder that it removes. A Python from 3.12 on for Mesa 3.5
is looked for on the PATH, or named by NEWER_PYTHON.
"""

import argparse
import os
import platform
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import numpy as np
from hot_loops import MODELS as OF_LOOPS
from hot_loops import compiled_c, is_equal, middle_of_a_war, ratios_of, transcribed
from runners import BATCH, BLOCK, LIBRARYS_OWN, MODEL, MODULE, OWN, RELEASES, Runner, runners

from microdeals._version import __version__
from microdeals.conflicts import load
from microdeals.ensemble import run_ensemble

PAGE = Path(__file__).resolve().parents[1] / "docs" / "speed.md"
BATCH_RUN = f"{BATCH}{RELEASES[0]}"


class Asked(NamedTuple):
    """A ratio that was aimed at."""

    what: str
    ratios: list[float]
    least: float


class Estimate(NamedTuple):
    """The median of some measurements and its 95 % interval, from their order alone."""

    median: float
    low: float
    high: float


def estimated(values: list[float]) -> Estimate:
    """Median and interval: the ranks between which it lies in 95 % of samples of this size."""
    in_order, half = sorted(values), 0.98 * np.sqrt(len(values))
    middle = len(values) / 2
    low, high = max(0, int(middle - half)), min(len(values) - 1, int(np.ceil(middle + half)))
    return Estimate(statistics.median(in_order), in_order[low], in_order[high])


def measured(all_of_them: list[Runner], n_seeds: int) -> dict[str, list[float]]:
    """Core seconds a world of each runner, for each seed; who is first changes from seed to seed."""
    workers = {runner.name: runner.worker for runner in all_of_them if runner.worker is not None}
    found: dict[str, list[float]] = {name: [] for name in workers}
    for seed in range(n_seeds):
        names = list(workers) if seed % 2 else list(workers)[::-1]
        for name in names:
            found[name].append(workers[name].seconds(MODEL, seed))
    for worker in workers.values():
        worker.end()
    return found


def ratios(found: dict[str, list[float]], slower: str, faster: str) -> list[float]:
    """How much faster one is than the other, seed by seed; empty if one of them was not measured."""
    pairs = zip(found.get(slower, []), found.get(faster, []), strict=False)
    return [one / other for one, other in pairs]


def of_hot_loops(folder: str, n_times: int) -> dict[str, list[float]]:
    """The loops of a day to plain C, by model. Ends the program if they differ in a bit."""
    from hot_loops import live_hot_days

    live_days, found = compiled_c(folder), {}
    for name in OF_LOOPS:
        stage = middle_of_a_war(name)
        given = transcribed(stage)
        live_hot_days(stage.kernel, stage.world, 100)
        live_days(given, 100)
        if not is_equal(stage, given):
            raise SystemExit(f"{name}: hot_loops.c comes to other numbers than the rules of today")
        found[name] = ratios_of(stage, given, live_days, n_times)
    return found


def of_two_threads(n_times: int) -> list[float]:
    """Time on one thread to that on two, by the clock on the wall."""
    conflict, found = load(MODEL), []
    run_ensemble(conflict, range(500), threads=2)
    for _ in range(n_times):
        taken = []
        for threads in (1, 2):
            began = time.perf_counter()
            run_ensemble(conflict, range(2000), threads=threads)
            taken.append(time.perf_counter() - began)
        found.append(taken[0] / taken[1])
    return found


def page_of(all_of_them: list[Runner], found: dict[str, list[float]], asked: list[Asked]) -> str:
    """The page."""
    beside = statistics.median(found[BATCH_RUN]) if BATCH_RUN in found else float("nan")
    lines = [_head(len(next(iter(found.values()))))]
    lines += [
        "| who runs the worlds | made of | ms a world: median | 95 % interval | speed |",
        "|---|---|---|---|---|",
    ]
    for runner in all_of_them:
        if runner.worker is None:
            lines.append(f"| {runner.name} | {runner.why_not} | not measured | | |")
            continue
        time_taken = estimated([1e3 * seconds for seconds in found[runner.name]])
        speed = 1e3 * beside / time_taken.median
        interval = f"{time_taken.low:.3g} to {time_taken.high:.3g}"
        lines.append(
            f"| {runner.name} | {runner.made_of} | {time_taken.median:.3g} | {interval} | {speed:.3g} |"
        )
    lines += [
        "",
        _BETWEEN,
        "",
        "| ratio | median | 95 % interval | aimed at | reached |",
        "|---|---|---|---|---|",
    ]
    lines += [_row(one) for one in asked]
    return "\n".join([*lines, "", _machine()])


def _row(one: Asked) -> str:
    if not one.ratios:
        return f"| {one.what} | not measured | | {one.least:g} | |"
    ratio = estimated(one.ratios)
    reached, interval = (
        ("yes" if ratio.median >= one.least else "**no**"),
        f"{ratio.low:.3g} to {ratio.high:.3g}",
    )
    return f"| {one.what} | {ratio.median:.3g} | {interval} | {one.least:g} | {reached} |"


def _head(n_seeds: int) -> str:
    return f"""# Speed

One model, `{MODEL}`, to its horizon, on one core, {n_seeds} seeds; the end of each world is kept and no more.
Tests hold all of them to the same worlds to the last bit. Times are those of a core, taken in turn, seed by
seed; of the ensemble each is the mean of {BLOCK} worlds. Speed is beside `mesa.batch_run` of Mesa 3.3.

This page is written by `python benchmarks/speed_page.py`.
"""


_BETWEEN = """Ratios are medians of ratios within a turn, so a busy machine meets both sides. The C is a
transcription by hand of a day's hot loops (its luck, the talk of both publics, the burning of the sectors:
`benchmarks/hot_loops.c`), compiled with -O3 for the processor, and comes to the same numbers to the last bit.
Two threads are measured by the clock on the wall."""


def _machine() -> str:
    load_of_machine = os.getloadavg()[1]
    return (
        f"Measured with microdeals {__version__} on {platform.machine()}, {os.cpu_count()} cores, "
        f"{load_of_machine:.1f} processes at work on average in the five minutes before the end.\n"
    )


def main() -> None:
    """Measure and write."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--seeds", type=int, default=100)
    words.add_argument("--without", nargs="*", default=[], help="leave out who has one of these in the name")
    words.add_argument("--page", type=Path, default=PAGE)
    given = words.parse_args()
    os.environ["MICRODEALS_ENGINE"] = "compiled"
    with tempfile.TemporaryDirectory() as folder:
        all_of_them = list(runners(Path(folder), given.without))
        found = measured(all_of_them, given.seeds)
        loops = of_hot_loops(folder, given.seeds)
    asked = [
        *(
            Asked(f"ensemble to `mesa.batch_run`, Mesa {one}", ratios(found, f"{BATCH}{one}", OWN), 500)
            for one in RELEASES
        ),
        *(Asked(f"hot loops to plain C, `{name}`", values, 0.8) for name, values in loops.items()),
        Asked("own functions to the C library's", ratios(found, LIBRARYS_OWN, OWN), 0.9),
        Asked("module to machine code", ratios(found, OWN, MODULE), 0.9),
        Asked("two threads to one", of_two_threads(max(3, given.seeds // 10)), 1.8),
    ]
    given.page.write_text(page_of(all_of_them, found, asked), encoding="utf-8")
    print(f"Wrote {given.page}.")


if __name__ == "__main__":
    sys.exit(main())
