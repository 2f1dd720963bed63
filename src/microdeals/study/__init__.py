"""Sweeps: one question in a file, asked of many worlds, resumable, on one machine or a cluster.

    plan = plan_of(*load_experiment("experiments/monitors.toml"))
    store = open_store(Path("results/monitors"), plan)
    with threads() as workers:
        sweep(plan, store, workers)
    pandas.read_parquet(store.merged)

Every row is a twin pair: ``study.columns`` says what is in it. Three rooms: ``question`` (from the file of an
experiment to a plan), ``run`` (from a plan to a finished result) and ``answer`` (what the result says);
``command`` is the command line of all three.
"""

from microdeals.study.question.plan import SweepPlan, plan_of
from microdeals.study.question.reading import Loaded, load_experiment
from microdeals.study.run.store import Store, open_store
from microdeals.study.run.sweep import sweep
from microdeals.study.run.workers import cluster, threads

Plan = SweepPlan
"""The plan of a sweep, by its short name."""

__all__ = [
    "Loaded",
    "Plan",
    "Store",
    "SweepPlan",
    "cluster",
    "load_experiment",
    "open_store",
    "plan_of",
    "sweep",
    "threads",
]
