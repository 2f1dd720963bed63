"""Many worlds from Python: levers that are swept, and the model held against data."""

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import TypeAlias, overload
from weakref import finalize

import numpy as np
import pandas as pd  # type: ignore[import-untyped]
from numpy.typing import NDArray

from microdeals import evidence
from microdeals._version import __version__
from microdeals.conflicts import Conflict, digest
from microdeals.conflicts.declared import Value
from microdeals.documents.one_writer import only_writer
from microdeals.documents.wording import within_sentence
from microdeals.door.arguments import path_given, whole_given
from microdeals.door.bars import PAIRS, counter_of
from microdeals.door.wars import ConflictOrName, conflict_of
from microdeals.errors import RequestError
from microdeals.evidence import Evidence
from microdeals.study import Plan, Store, load_experiment, open_store, plan_of
from microdeals.study import sweep as sweep_to
from microdeals.study import threads as workers_of
from microdeals.study.answer.result import SweepResult, rows_in
from microdeals.study.question.asked import document_of, levers_of
from microdeals.study.question.design_table import DEFAULTS
from microdeals.study.question.designs import MOST_POINTS, count_points, points_of
from microdeals.study.question.draws import inputs_for
from microdeals.study.question.experiment import Design, DesignKind, Experiment, Factor
from microdeals.study.question.factors import LEVERS, factors_of
from microdeals.study.question.problems import Problems
from microdeals.study.question.reading import with_draws
from microdeals.study.question.rules_digest import RULES_DIGEST
from microdeals.study.run.rows import run_chunk
from microdeals.study.run.workers import Workers
from microdeals.verdict.seeds import seeds_of

Table: TypeAlias = pd.DataFrame
Spread: TypeAlias = Sequence[Value] | Mapping[str, float]
"""The values that a lever takes, or the ends of its range, ``low`` and ``high``."""


@overload
def sweep(
    conflict: ConflictOrName | Mapping[str, object],
    levers: None = None,
    *,
    out: str | Path | None = None,
    as_given: bool = False,
    threads: int | None = None,
) -> SweepResult: ...


@overload
def sweep(
    conflict: ConflictOrName,
    levers: Mapping[str, Spread],
    runs: int = 100,
    seed: int = 1,
    out: str | Path | None = None,
    as_given: bool = False,
    threads: int | None = None,
) -> Table: ...


def sweep(  # noqa: PLR0913 - a question of several parts
    conflict: ConflictOrName | Mapping[str, object],
    levers: Mapping[str, Spread] | None = None,
    runs: int = 100,
    seed: int = 1,
    out: str | Path | None = None,
    as_given: bool = False,
    threads: int | None = None,
) -> Table | SweepResult:
    """Judge a war at every combination of the levers' values: a data frame with a row a pair of worlds.

    ``levers`` maps paths to the values that they take, in the units of docs/parameters.md, or to a range with
    ``low`` and ``high``, of which four are taken. Each combination
    meets the same ``runs`` seeds, from ``seed`` on, and the same draws of what nobody knows, two seeds each,
    but of what varies or was set; ``as_given`` takes the war's numbers, as if they were known. A row has
    ``point`` (the combination, from 0), ``seed``, ``draw`` (-1: as given), ``label``, ``closing`` (share of
    the dispute), ``relief`` (share of the harm), ``days_sooner``, what became of the deals, and each lever's
    value. ``out`` is a folder that keeps the result: the same call goes on from it, and ``microdeals report``
    draws it. ``threads``: None is one for each processor that this process may use.

    In place of a war, a whole question: what the file of an experiment says (docs/sweep.md), as a dictionary,
    with every design, ranges, uncertainties and settings; ``model`` may be a war itself. Or the name or the
    path of such a file. The result then has ``rows``, ``points``, ``sensitivity`` (indices with intervals),
    ``boxes`` (with coverage and density), ``plot()`` and ``report()``; runs and seed are the question's.
    Raises ExperimentError for what cannot be swept, RequestError for runs, seeds or a folder.

    >>> rows = sweep("arden_borea", {"party.arden.trust": [0.1, 0.4], "ladder.policy": ["leap"]}, runs=5)
    >>> len(rows)
    10
    >>> rows.groupby("party.arden.trust").closing.mean().round(3).to_dict()  # share of the dispute
    {0.1: -0.002, 0.4: -0.048}
    >>> trust = {"party.arden.trust": {"low": 0.1, "high": 0.4}}
    >>> found = sweep({"model": "arden_borea", "runs": 4, "levers": trust, "as_given": True})
    >>> len(found.rows), found.sensitivity.path.unique().tolist()
    (16, ['party.arden.trust'])
    """
    folder = None if out is None else path_given("out", out)
    if levers is None:
        return _asked(conflict, folder, as_given, threads)
    if isinstance(conflict, Mapping):
        raise RequestError("a whole question has its levers in itself: write them under 'levers'.")
    plan = _plan(conflict_of(conflict), levers, seeds_of(runs, seed), as_given)
    with workers_of(threads) as workers:
        if folder is None:
            with counter_of(PAIRS, plan.n_rows) as count:
                return pd.concat(_parts_of(plan, workers, count), ignore_index=True)
        return rows_in(run_into(folder, plan, workers).merged)


def _parts_of(plan: Plan, workers: Workers, count: Callable[[int], None]) -> Iterator[Table]:
    chunks = (plan.chunk(number) for number in range(plan.n_chunks))
    for number, part in enumerate(workers.executor.map(run_chunk, chunks)):
        count(plan.rows_of(number))
        yield rows_in(io.BytesIO(part))


def run_into(folder: Path, plan: Plan, workers: Workers) -> Store:
    """Run what is missing of a plan's result in this folder, with a bar, and give its store."""
    with only_writer(folder):
        store = open_store(folder, plan)
        missing = sum(plan.rows_of(number) for number in {*range(plan.n_chunks)} - store.finished())
        with counter_of(PAIRS, missing) as count:
            sweep_to(plan, store, workers, lambda number, _part: count(plan.rows_of(number)))
    return store


def _asked(
    asked: ConflictOrName | Mapping[str, object], out: Path | None, as_given: bool, threads: int | None
) -> SweepResult:
    """A whole question, as a dictionary or in a file, run into its folder, or into one for the time being."""
    if isinstance(asked, Conflict):
        raise RequestError("nothing varies: give levers beside the war, or a whole question (docs/sweep.md).")
    if isinstance(asked, Mapping):
        loaded = with_draws(document_of(asked, "the question"), as_given)
    else:
        path_given("an experiment", asked)
        loaded = load_experiment(asked, as_given)
    plan = plan_of(*loaded)
    folder = Path(mkdtemp(prefix="microdeals-")) if out is None else out
    result = SweepResult(folder, plan)
    if out is None:
        finalize(result, rmtree, folder, ignore_errors=True)
    with workers_of(threads) as workers:
        run_into(folder, plan, workers)
    return result


def validate(size: int = 400, seed: int = 1) -> Evidence:
    """Hold the model against patterns in data: what it meets, and what it fails.

    ``size`` (40 to 20,000) is how many conflicts are lived, and a quarter as many worlds of each named war;
    400 take a minute. Each of ``checks`` has ``pattern`` (with its unit, the world's figure and interval, and
    whether it was held out of fitting), ``finding`` (the model's figure and interval) and ``meets``.

    >>> evidence = validate(size=40)
    >>> len(evidence.checks), evidence.checks[0].pattern.unit
    (101, 'ratio')
    """
    return evidence.validate(whole_given("size", size), whole_given("seed", seed))


def _plan(conflict: Conflict, levers: Mapping[str, Spread], seeds: NDArray[np.int64], as_given: bool) -> Plan:
    factors = _factors(conflict, levers)
    asked = f"What {'does' if len(levers) == 1 else 'do'} {', '.join(levers)} change"
    question = f"{asked} in {within_sentence(conflict.title)}?"
    experiment = Experiment(
        conflict.name, question, conflict.name, digest(conflict), {}, factors, ("closing", "relief"),
        _grid_of(factors), len(seeds), int(seeds[0]), __version__, RULES_DIGEST,
    )  # fmt: skip
    inputs = None if as_given else inputs_for(conflict, tuple(levers), ())
    return plan_of(experiment, conflict, points_of(experiment), inputs)


def _factors(conflict: Conflict, levers: Mapping[str, Spread]) -> tuple[Factor, ...]:
    """The levers, checked against the conflict model as those of an experiment's file are."""
    source = f"a sweep of {conflict.name}"
    problems = Problems(source, {})
    factors = factors_of({LEVERS: levers_of(levers, source)}, conflict, problems)
    problems.raise_any()
    n = count_points(_grid_of(factors), factors)
    if n > MOST_POINTS:
        raise RequestError(f"{n} combinations of the levers: at most {MOST_POINTS}. Take fewer values.")
    return factors


def _grid_of(factors: tuple[Factor, ...]) -> Design:
    """Every combination; of a range so many values as a file that does not say it."""
    has_range = any(not factor.choices for factor in factors)
    return Design(DesignKind.GRID, steps=DEFAULTS["steps"] if has_range else 0)
