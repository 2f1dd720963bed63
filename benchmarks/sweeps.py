"""Sweeps: the engine's own rate against a sweep's, one worker against two, a large one, a million rows."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np
from figures import Figure, best_core_seconds

from microdeals.conflicts import with_values
from microdeals.ensemble.pairs import run_pairs
from microdeals.study import Plan, load_experiment, open_store, plan_of, sweep, threads
from microdeals.verdict import without_deals

FILE = """
question = "How fast is a sweep?"
model = "arden_borea"
runs = {runs}
[settings]
conflict.horizon_days = {days}
[design]
kind = "latin_hypercube"
points = {points}
[levers]
monitors.valley_mission.detection = {{ low = 0.2, high = 0.9 }}
ladder.policy = ["gradual", "leap"]
[uncertainties]
party.arden.trust = {{ low = 0.05, high = 0.5 }}
"""
MEMORY = """
import resource, sys
from pathlib import Path
from microdeals.study import load_experiment, open_store, plan_of, sweep, threads
from microdeals.study.answer.report import write_report
plan = plan_of(*load_experiment(sys.argv[1]))
store = open_store(Path(sys.argv[2]), plan)
with threads() as workers:
    sweep(plan, store, workers)
unit = 1 if sys.platform == "darwin" else 1024
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
print(plan.n_rows, peak(), store.merged.stat().st_size / plan.n_rows)
write_report(store.folder)
print(peak())
"""
HALF_YEAR = 182
SCHEDULE = Path("/proc/self/schedstat")


def against_the_engine(quick: bool) -> Iterator[Figure]:
    """Pairs a second of core time: the engine by itself on the same points, then the whole sweep."""
    plan = planned(20 if quick else 60)
    models = [with_values(plan.conflict, plan.points.values(point)) for point in range(plan.points.n)]
    seeds = np.arange(plan.experiment.seed, plan.experiment.seed + plan.experiment.runs)

    def engine() -> None:
        for model in models:
            list(run_pairs(model, without_deals(model), seeds, 1))

    own = plan.n_rows / best_core_seconds(engine, 3)
    whole = plan.n_rows / best_core_seconds(lambda: swept(plan, 1), 3)
    yield Figure("twin pairs by the engine, 100 at a point", own, "pairs/s of a core")
    yield Figure("twin pairs by a sweep, points, parts and merging included", whole, "pairs/s of a core")
    yield Figure("a sweep's rate of the engine's own", 100.0 * whole / own, "%")


def many_points(quick: bool) -> Iterator[Figure]:
    """What a point costs beside its pairs: as many pairs at points of their own as at two points."""
    n = 600 if quick else 3000
    few, many = (planned(points, n // points) for points in (2, n))
    at_few, at_many = (best_core_seconds(partial(swept, plan, 1), 3) for plan in (few, many))
    yield Figure(
        "one pair at each point, against all pairs at two points", at_many / at_few, "times the work"
    )
    yield Figure("a point beside its pairs", 1000.0 * (at_many - at_few) / (n - 2), "ms of a core")


def two_workers(quick: bool) -> Iterator[Figure]:
    """How much sooner two workers are done than one: by the clock, and as an idle machine would have it.

    The clock is only right where nothing else runs. For a busy machine (and Linux), the second figure counts
    how many threads of the sweep ran or were ready to run on average, whether or not they were given a core,
    and takes off what the same work cost more of core time.
    """
    plan = planned(40 if quick else 120)
    found: dict[int, list[Taken]] = {1: [], 2: []}
    for _ in range(2):
        for n, times in found.items():
            times.append(taken_by(plan, n))
    clock = {n: min(one.clock for one in times) for n, times in found.items()}
    core = {n: min(one.core for one in times) for n, times in found.items()}
    yield Figure("two workers against one, by the clock", clock[1] / clock[2], "times as fast")
    if SCHEDULE.exists():
        ready = {n: max(one.ready / one.clock for one in times) for n, times in found.items()}
        idle = ready[2] / ready[1] * core[1] / core[2]
        yield Figure("two workers against one, had they their cores to themselves", idle, "times as fast")


class Taken(NamedTuple):
    """What a sweep took, in seconds: by the clock, of cores, and of threads that ran or were ready to."""

    clock: float
    core: float
    ready: float


def taken_by(plan: Plan, n_threads: int) -> Taken:
    """Run a sweep on so many workers, and take its times before they leave."""
    with tempfile.TemporaryDirectory() as folder, threads(n_threads) as workers:
        store = open_store(Path(folder) / "result", plan)
        before = Taken(time.perf_counter(), time.process_time(), ready_seconds())
        sweep(plan, store, workers)
        after = Taken(time.perf_counter(), time.process_time(), ready_seconds())
    return Taken(*(late - early for early, late in zip(before, after, strict=True)))


def ready_seconds() -> float:
    """Seconds that the threads of this process have run or waited for a core, by Linux's own account."""
    if not SCHEDULE.exists():
        return 0.0
    accounts = (file.read_text().split() for file in Path("/proc/self/task").glob("*/schedstat"))
    return sum(int(ran) + int(waited) for ran, waited, _ in accounts) / 1e9


def large(quick: bool) -> Iterator[Figure]:
    """A thousand points of a hundred pairs of half a year, on all cores; quick leaves it out."""
    if quick:
        return
    plan = planned(1000)
    began, worked = time.perf_counter(), time.process_time()
    swept(plan, None)
    yield Figure("1,000 points x 100 pairs, by the clock", time.perf_counter() - began, "s")
    yield Figure("1,000 points x 100 pairs", time.process_time() - worked, "s of a core")


def million_rows(quick: bool) -> Iterator[Figure]:
    """Peak memory of a process that writes a million rows (of short wars), and then their report."""
    with tempfile.TemporaryDirectory() as folder:
        file = written(Path(folder), 100, 1000 if quick else 10_000, days=14)
        words = [sys.executable, "-c", MEMORY, str(file), f"{folder}/many"]
        done = subprocess.run(words, capture_output=True, text=True, check=True)
    n_rows, sweeping, size, reporting = map(float, done.stdout.split())
    yield Figure(f"peak memory, {n_rows:,.0f} rows written", sweeping, "MB")
    yield Figure("the same with their report", reporting, "MB")
    yield Figure("disk for a row in rows.parquet", size, "bytes")


def planned(points: int, runs: int = 100) -> Plan:
    """The plan of a sweep over so many points."""
    with tempfile.TemporaryDirectory() as folder:
        return plan_of(*load_experiment(written(Path(folder), points, runs), as_given=True))


def written(folder: Path, points: int, runs: int, days: int = HALF_YEAR) -> Path:
    """The file of an experiment over so many points."""
    file = folder / "speed.toml"
    file.write_text(FILE.format(points=points, runs=runs, days=days))
    return file


def swept(plan: Plan, n_threads: int | None) -> None:
    """Run a sweep into a fresh folder, to the merged file."""
    with tempfile.TemporaryDirectory() as folder, threads(n_threads) as workers:
        sweep(plan, open_store(Path(folder) / "result", plan), workers)
