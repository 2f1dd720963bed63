"""What ``microdeals sweep`` and ``microdeals report`` do, and the sentences they print."""

import textwrap
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple

from microdeals.documents.one_writer import only_writer
from microdeals.documents.wording import WIDTH, counted_as
from microdeals.ensemble.ready import said_before_compiling
from microdeals.errors import RequestError
from microdeals.processors import n_threads
from microdeals.statistics.two_sources import Estimate
from microdeals.study.answer.in_words import what_is_drawn
from microdeals.study.answer.notes import doubts
from microdeals.study.answer.points_by_seed import shares_of_result
from microdeals.study.columns import LABELS, OF_SIDES, sign_of
from microdeals.study.question.plan import SweepPlan, plan_of
from microdeals.study.question.reading import load_experiment
from microdeals.study.run.forecast import Forecast, forecast
from microdeals.study.run.progress_line import ProgressLine
from microdeals.study.run.store import Store, open_store
from microdeals.study.run.sweep import sweep
from microdeals.study.run.workers import Workers, cluster, threads
from microdeals.unknowns.reading import beside
from microdeals.verdict.seeds import MOST_RUNS

RESULTS = Path("results")
WIDEST = 18
"""So many letters of a party's name fit above its column."""
NARROW, WIDE = 17, 44
"""Letters of one interval, and of two."""
Tell = Callable[[str], None]


class SweepWish(NamedTuple):
    """What was asked for on the command line. None: as the experiment or the machine has it."""

    file: str
    out: Path | None = None
    runs: int | None = None
    threads: int | None = None
    cluster: str | None = None
    as_given: bool = False


def plan_wished(wish: SweepWish) -> SweepPlan:
    """The plan of the experiment, with the runs that were asked for. Raises ExperimentError."""
    check_runs(wish, 1)
    loaded = load_experiment(wish.file, wish.as_given)
    if wish.runs is not None:
        loaded = loaded._replace(experiment=loaded.experiment._replace(runs=wish.runs))
    return plan_of(*loaded)


def check_runs(wish: SweepWish, fewest: int) -> None:
    """Raise RequestError for a number of runs that cannot be."""
    if wish.runs is not None and not fewest <= wish.runs <= MOST_RUNS:
        raise RequestError(f"--runs {wish.runs}: must be a whole number from {fewest} to {MOST_RUNS}.")


def swept(wish: SweepWish, tell: Tell) -> str:
    """Run a sweep and say what came out. ``tell`` is told what to print while it runs."""
    plan = plan_wished(wish)
    return summary(plan, run_plan(plan, wish.out or RESULTS / plan.experiment.name, wish, tell))


def run_plan(plan: SweepPlan, folder: Path, wish: SweepWish, tell: Tell) -> Store:
    """Run what is missing of a plan's result in this folder, and give its store."""
    with _workers(wish) as workers, only_writer(folder):
        store = open_store(folder, plan)
        _announce(plan, store, wish, tell)
        try:
            with ProgressLine(plan, store.finished()) as line:
                sweep(plan, store, workers, line.part)
        except KeyboardInterrupt:
            tell(f"The parts so far are in {folder}; the same command goes on from them.")
            raise
    return store


def foretold(wish: SweepWish, tell: Tell) -> str:
    """What a sweep would take, without running it or writing anything."""
    plan = plan_wished(wish)
    return forecast_in_words(plan, wish.out or RESULTS / plan.experiment.name, wish, tell)


def forecast_in_words(plan: SweepPlan, folder: Path, wish: SweepWish, tell: Tell) -> str:
    """How many worlds a plan has, and what they take on the threads that were asked for."""
    n = n_threads(wish.threads)
    _tell_of_compiling(tell)
    found = forecast(plan)
    lines = [
        plan.experiment.question,
        f"{counted_as(found.n_points, 'point')} x {counted_as(plan.experiment.runs, 'run')} = "
        f"{counted_as(found.n_pairs, 'twin pair')} ({counted_as(found.n_worlds, 'world')}), "
        f"in {counted_as(found.n_parts, 'part')}",
        f"about {_spell(found.seconds_of_a_core / n)} on {counted_as(n, 'thread')} of this machine "
        f"({_rate(found)} pairs a second and core)",
        f"about {_size(found.n_bytes)} of disk in {folder}",
    ]
    return "\n".join(lines)


def summary(plan: SweepPlan, store: Store) -> str:
    """What a finished sweep found over all its points, in counts with intervals."""
    found = shares_of_result(store, plan.experiment, plan.points.n)
    first, second = (f"to {party.title}"[:WIDEST] for party in plan.conflict.parties)
    width = WIDE if any(share.unknown for share in found.values()) else NARROW
    lines = [
        plan.experiment.question,
        f"Of 100 of the {counted_as(plan.n_rows, 'twin pair')} at {counted_as(plan.points.n, 'point')}, "
        "and to each party alone:",
        f"  {'':<{26 + width}}{first:>{WIDEST + 2}}{second:>{WIDEST + 2}}",
        *(_of_100(label, found, width) for label in LABELS),
    ]
    lines += textwrap.wrap(what_is_drawn(plan.experiment), WIDTH)
    for note in doubts(plan.experiment):
        lines += textwrap.wrap(note, WIDTH)
    lines.append(f"{store.merged}: every pair, sorted by point and seed.")
    lines.append(f"See it: microdeals report {store.folder}")
    return "\n".join(lines)


def _of_100(label: str, found: dict[str, Estimate], width: int) -> str:
    """How common a label is, and how common to each party alone."""
    sign, share = sign_of(label), found[label]
    alone = (found[name] for name in OF_SIDES if name.startswith(f"{label}_"))
    own = "".join(f"{100 * one.mean:>{WIDEST + 2}.1f}" for one in alone)
    ranges = f"{100 * share.low:.1f} to {100 * share.high:.1f}"
    if share.unknown:
        ranges += f"; by luck alone {100 * share.luck[0]:.1f} to {100 * share.luck[1]:.1f}"
    return f"  {100 * share.mean:5.1f}  {sign.mark} {sign.plural:<16} {f'({ranges})':<{width}}{own}"


def _workers(wish: SweepWish) -> AbstractContextManager[Workers]:
    return cluster(wish.cluster) if wish.cluster else threads(wish.threads)


def _announce(plan: SweepPlan, store: Store, wish: SweepWish, tell: Tell) -> None:
    if told := taken_as_given(plan):
        tell(told)
    n_there = len(store.finished())
    if n_there:
        tell(f"Of {counted_as(plan.n_chunks, 'part')} there already: {n_there}.")
    if not wish.cluster and n_there < plan.n_chunks:
        _tell_of_compiling(tell)


def taken_as_given(plan: SweepPlan) -> str:
    """What to say of a sweep whose model has no file of unknowns; "" if there is nothing to say."""
    if plan.experiment.robust or beside(plan.conflict):
        return ""
    return f"{plan.experiment.model}: no unknowns.toml beside it, so numbers are as given (docs/unknowns.md)."


def _tell_of_compiling(tell: Tell) -> None:
    if line := said_before_compiling():
        tell(line)


def _rate(found: Forecast) -> str:
    return f"{found.n_pairs / max(found.seconds_of_a_core, 1e-9):.0f}"


def _spell(seconds: float) -> str:
    """A length of time as people say it."""
    for size, name in ((86_400, "days"), (3_600, "hours"), (60, "minutes")):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {name}"
    return f"{max(1.0, seconds):.0f} seconds" if seconds >= 1.5 else "a second"


def _size(n_bytes: int) -> str:
    for size, name in ((10**12, "TB"), (10**9, "GB"), (10**6, "MB")):
        if n_bytes >= size:
            return f"{n_bytes / size:.1f} {name}"
    return f"{max(1, n_bytes // 1000)} kB"
