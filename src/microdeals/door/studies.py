"""Many worlds from Python: levers that are swept, and the model held against data."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from microdeals import conflicts, evidence
from microdeals._version import __version__
from microdeals.conflicts import Conflict, digest
from microdeals.conflicts.declared import Value
from microdeals.conflicts.reading import FILE as MODEL_FILE
from microdeals.documents.one_writer import only_writer
from microdeals.door.arguments import answered, path_given, whole_given, yes_given
from microdeals.door.bars import PAIRS, counter_of
from microdeals.door.wars import ConflictOrName, conflict_of
from microdeals.errors import RequestError
from microdeals.evidence import Evidence
from microdeals.processors import n_threads
from microdeals.study import Plan, Store, open_store, plan_of
from microdeals.study import sweep as sweep_to
from microdeals.study import threads as workers_of
from microdeals.study.answer.for_now import folder_for_now, gone_with
from microdeals.study.answer.result import SweepResult
from microdeals.study.question.asked import document_of, levers_of, question_about
from microdeals.study.question.design_table import DEFAULTS
from microdeals.study.question.designs import MOST_POINTS, count_points, points_of
from microdeals.study.question.draws import inputs_for
from microdeals.study.question.experiment import Design, DesignKind, Experiment, Factor
from microdeals.study.question.experiment_file import ExperimentFile, read_document
from microdeals.study.question.factors import LEVERS, factors_of
from microdeals.study.question.problems import Problems
from microdeals.study.question.reading import AS_GIVEN, RUNS_AT_A_POINT, with_draws
from microdeals.study.question.rules_digest import RULES_DIGEST
from microdeals.study.run.workers import Workers
from microdeals.verdict.seeds import seeds_of

Spread: TypeAlias = Sequence[Value] | Mapping[str, float]
"""The values that a lever takes, or the ends of its range, ``low`` and ``high``."""


@answered
def sweep(  # noqa: PLR0913 - a question of several parts
    conflict: ConflictOrName | Mapping[str, object],
    levers: Mapping[str, Spread] | None = None,
    runs: int | None = None,
    seed: int | None = None,
    out: str | Path | None = None,
    as_given: bool | None = None,
    threads: int | None = None,
) -> SweepResult:
    """Judge a war at every combination of the levers' values, each pair of worlds a row of the result.

    ``levers`` maps paths to the values that they take, in the units of docs/parameters.md, or to a range with
    ``low`` and ``high``, of which four are taken. Each combination
    meets the same ``runs`` seeds (100 if left out), from ``seed`` (1) on, and the same draws of what nobody
    knows, two seeds each, but of what varies or was set; ``as_given`` takes the war's numbers, as if they
    were known. ``out`` is a folder that keeps the result: the same call goes on from it, and
    ``microdeals report`` draws it. ``threads``: None is one for each processor that this process may use.

    In place of a war, a whole question: what the file of an experiment says (docs/sweep.md), as a dictionary,
    with every design, ranges, uncertainties and settings; ``model`` may be a war itself. Or the name or the
    path of such a file. ``runs``, ``seed`` and ``as_given`` then go before what the question says.

    The result has ``rows``, a data frame with a row a pair: ``point`` (the combination, from 0), ``seed``,
    ``draw`` (-1: as given), ``label``, ``closing`` (share of the dispute), ``relief`` (share of the harm),
    ``days_sooner``, what became of the deals, and each lever's value. What a data frame can do, the result
    does with its rows. Beside them it has ``points``, ``sensitivity`` (with intervals), ``boxes`` (with
    coverage and density), ``summary()``, ``measured()``, ``plot()``, ``report()`` and ``notes``.
    Raises ExperimentError for what cannot be swept, RequestError for runs, seeds or a folder.

    >>> found = sweep("arden_borea", {"party.arden.trust": [0.1, 0.4], "ladder.policy": ["leap"]}, runs=5)
    >>> len(found.rows)
    10
    >>> found.groupby("party.arden.trust").closing.mean().round(3).to_dict()  # share of the dispute
    {0.1: -0.002, 0.4: -0.048}
    >>> trust = {"party.arden.trust": {"low": 0.1, "high": 0.4}}
    >>> found = sweep({"model": "arden_borea", "runs": 4, "levers": trust, "as_given": True})
    >>> len(found.rows), found.sensitivity.path.unique().tolist()
    (16, ['party.arden.trust'])
    """
    folder = None if out is None else path_given("out", out)
    if levers is None:
        words = {"runs": _whole("runs", runs), "seed": _whole("seed", seed), AS_GIVEN: as_given}
        return _swept(plan_of(*with_draws(_question(conflict).saying(words))), folder, threads)
    if isinstance(conflict, Mapping):
        raise RequestError("a whole question has its levers in itself: write them under 'levers'.")
    if as_given is not None:
        yes_given("as_given", as_given)
    seeds = seeds_of(RUNS_AT_A_POINT if runs is None else runs, 1 if seed is None else seed)
    return _swept(_plan(conflict_of(conflict), levers, seeds, bool(as_given)), folder, threads)


def _whole(name: str, value: int | None) -> int | None:
    return None if value is None else whole_given(name, value)


def _question(asked: ConflictOrName | Mapping[str, object]) -> ExperimentFile:
    """A whole question, of a dictionary or a file."""
    if isinstance(asked, Conflict):
        raise RequestError("nothing varies: give levers beside the war, or a whole question (docs/sweep.md).")
    if isinstance(asked, Mapping):
        return document_of(asked, "the question")
    path_given("an experiment", asked)
    return question_in_file(asked)


def question_in_file(asked: str | Path) -> ExperimentFile:
    """The whole question of an experiment's file or name. Raises RequestError for a war, which asks none."""
    is_war = asked in conflicts.shipped() or (Path(asked) / MODEL_FILE).is_file()
    if is_war and not Path(asked).is_file():
        raise RequestError(
            f"{asked}: is a war, and nothing varies: give levers beside it, such as "
            '{"party.arden.trust": [0.1, 0.4]}, or the name or the file of an experiment.'
        )
    return read_document(asked)


def _swept(plan: Plan, out: Path | None, threads: int | None) -> SweepResult:
    """A plan run into its folder, or into one for the time being."""
    with workers_of(threads) as workers:
        folder = folder_for_now() if out is None else out
        result = gone_with(SweepResult(folder, plan, is_kept=out is not None))
        run_into(folder, plan, workers)
    return result


def run_into(folder: Path, plan: Plan, workers: Workers) -> Store:
    """Run what is missing of a plan's result in this folder, with a bar, and give its store."""
    with only_writer(folder):
        store = open_store(folder, plan)
        missing = sum(plan.rows_of(number) for number in {*range(plan.n_chunks)} - store.finished())
        with counter_of(PAIRS, missing) as count:
            sweep_to(plan, store, workers, lambda number, _part: count(plan.rows_of(number)))
    return store


@answered
def validate(size: int = 400, seed: int = 1, threads: int | None = None) -> Evidence:
    """Hold the model against patterns in data: what it meets, and what it fails.

    ``size`` (40 to 20,000) is how many conflicts are lived, and a quarter as many worlds of each named war;
    400 take a minute, and of fewer more figures miss the world's intervals by luck. Each of ``checks`` has
    ``pattern`` (with its unit, the world's figure and interval, and whether it was held out of fitting),
    ``finding`` (the model's figure and interval) and ``meets``. ``threads``: None is one for each processor
    that this process may use.

    >>> evidence = validate(size=40)
    >>> len(evidence.checks), evidence.checks[0].pattern.unit
    (101, 'ratio')
    """
    return evidence.validate(whole_given("size", size), whole_given("seed", seed), n_threads(threads))


def _plan(conflict: Conflict, levers: Mapping[str, Spread], seeds: NDArray[np.int64], as_given: bool) -> Plan:
    factors = _factors(conflict, levers)
    question = question_about(list(levers), conflict.title)
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
