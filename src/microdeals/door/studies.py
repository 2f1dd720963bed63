"""Many worlds from Python: levers that are swept, and the model held against data."""

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import pandas as pd  # type: ignore[import-untyped]

from microdeals import evidence
from microdeals._version import __version__
from microdeals.conflicts import Conflict, digest
from microdeals.conflicts.declared import Value
from microdeals.door.wars import ConflictOrName, conflict_of
from microdeals.errors import RequestError
from microdeals.evidence import Evidence
from microdeals.study import Plan, open_store, plan_of, threads
from microdeals.study import sweep as sweep_to
from microdeals.study.question.designs import MOST_POINTS, count_points, points_of
from microdeals.study.question.experiment import Design, DesignKind, Experiment, Factor
from microdeals.study.question.factors import factors_of
from microdeals.study.question.problems import Problems
from microdeals.study.question.rules_digest import RULES_DIGEST
from microdeals.study.run.rows import run_chunk
from microdeals.verdict.verdict import seeds_of

Table: TypeAlias = Any
"""A pandas DataFrame, which comes without types."""

ALL_COMBINATIONS = Design(DesignKind.GRID)


def sweep(
    conflict: ConflictOrName,
    levers: Mapping[str, Sequence[Value]],
    runs: int = 100,
    seed: int = 1,
    out: str | Path | None = None,
) -> Table:
    """Judge a war at every combination of the levers' values: a data frame with a row a pair of worlds.

    ``levers`` maps paths to the values that they take, in the units of docs/parameters.md. Each combination
    meets the same ``runs`` seeds, from ``seed`` on. A row has ``point`` (the combination, from 0), ``seed``,
    ``label``, ``closing`` (share of the stake), ``relief`` (share of the harm), ``days_sooner``, what became
    of the deals, and each lever's value. ``out`` is a folder that keeps the result: the same call goes on
    from it, and ``microdeals report`` draws it. Ranges, samples and clusters: docs/sweep.md.
    Raises ExperimentError for levers that are not there, RequestError for runs, seeds or a folder.

    >>> rows = sweep("arden_borea", {"party.arden.trust": [0.1, 0.4], "ladder.policy": ["leap"]}, runs=5)
    >>> len(rows)
    10
    >>> rows.groupby("party.arden.trust").closing.mean().round(3).to_dict()  # share of the stake
    {0.1: 0.141, 0.4: 0.075}
    """
    seeds_of(runs, seed)
    plan = _plan(conflict_of(conflict), levers, runs, seed)
    with threads() as workers:
        if out is None:
            chunks = (plan.chunk(number) for number in range(plan.n_chunks))
            parts = workers.executor.map(run_chunk, chunks)
            return pd.concat([_read(io.BytesIO(part)) for part in parts], ignore_index=True)
        store = open_store(Path(out), plan)
        sweep_to(plan, store, workers)
        return _read(store.merged)


def validate(size: int = 400, seed: int = 1) -> Evidence:
    """Hold the model against patterns in data: what it meets, and what it fails.

    ``size`` (40 to 20,000) is how many conflicts are lived, and a quarter as many worlds of each named war;
    400 take a minute. Each of ``checks`` has ``pattern`` (with its unit, the world's figure and interval, and
    whether it was held out of fitting), ``finding`` (the model's figure and interval) and ``meets``.

    >>> evidence = validate(size=40)
    >>> len(evidence.checks), evidence.checks[0].pattern.unit
    (101, 'ratio')
    """
    return evidence.validate(size, seed)


def _plan(conflict: Conflict, levers: Mapping[str, Sequence[Value]], runs: int, seed: int) -> Plan:
    factors = _factors(conflict, levers)
    question = f"What do {', '.join(levers)} change in {conflict.title}?"
    experiment = Experiment(
        conflict.name, question, conflict.name, digest(conflict), {}, factors, ("closing", "relief"),
        ALL_COMBINATIONS, runs, seed, __version__, RULES_DIGEST,
    )  # fmt: skip
    return plan_of(experiment, conflict, points_of(experiment))


def _factors(conflict: Conflict, levers: Mapping[str, Sequence[Value]]) -> tuple[Factor, ...]:
    """The levers, checked against the conflict model as those of an experiment's file are."""
    problems = Problems(f"a sweep of {conflict.name}", {})
    listed = {path: list(values) for path, values in levers.items()}
    factors = factors_of({"levers": listed}, conflict, problems)
    problems.raise_any()
    n = count_points(ALL_COMBINATIONS, factors)
    if n > MOST_POINTS:
        raise RequestError(f"{n} combinations of the levers: at most {MOST_POINTS}. Take fewer values.")
    return factors


def _read(rows: Any) -> Table:
    """Rows of a result, words as plain strings."""
    table = pd.read_parquet(rows)
    words = [name for name in table.columns if isinstance(table[name].dtype, pd.CategoricalDtype)]
    return table.astype(dict.fromkeys(words, str))
