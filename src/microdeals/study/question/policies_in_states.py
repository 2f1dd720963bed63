"""Policies in states of the world: every combination of levers, in every draw of what nobody knows.

loaded = load_robust("which_ladder")
loaded.experiment.robust.policies, loaded.experiment.robust.states, loaded.points.n
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from microdeals.conflicts import Conflict
from microdeals.documents.wording import quoted
from microdeals.errors import MicrodealsError, ProblemsError
from microdeals.rulebook.luck import LARGEST_SEED
from microdeals.study.question.designs import MOST_POINTS, Points
from microdeals.study.question.experiment import DesignKind, Experiment
from microdeals.study.question.experiment_file import ExperimentFile, read_document
from microdeals.study.question.factors import LEVERS
from microdeals.study.question.problems import Problems
from microdeals.study.question.reading import Loaded, check_points, loaded_from
from microdeals.study.question.robust_table import TABLE, robust_in, states_rule
from microdeals.study.question.states import States, states_of

DESIGNS = (DesignKind.GRID, DesignKind.ONE_AT_A_TIME, DesignKind.LATIN_HYPERCUBE, DesignKind.POINTS)
"""Designs whose points can be policies; the others are made for measuring sensitivity."""
ONE_POLICY = "one policy: there is nothing to choose. Name two values of a lever or more"
POINTS_TRIED = 50
"""Policies in states that are tried before any is run, drawn by lot: each value alone has been tried."""
FEWEST_RUNS = 4
"""Half of the pairs of a state pick its best policy, the others tell; luck is known from at least two."""


def load_robust(name_or_path: str | Path, runs: int | None = None, states: int | None = None) -> Loaded:
    """An experiment whose points are all of its policies in each of its states of the world.

    ``runs`` and ``states``: not the file's. Raises ExperimentError or UnknownsError, with every problem.
    """
    return robust_from(read_document(name_or_path), runs, states)


def robust_from(document: ExperimentFile, runs: int | None = None, states: int | None = None) -> Loaded:
    """The same of a file that was read, or of what was asked otherwise."""
    problems = Problems(document.source, document.lines)
    _check_tables(document.values, problems)
    problems.raise_any()
    loaded = loaded_from(document, levers_alone=True)
    experiment, conflict = loaded.experiment, loaded.conflict
    policies, asked = without_doubles(loaded.points), robust_in(document.values, problems)
    if asked is None:
        raise problems.as_error()
    experiment = experiment._replace(
        runs=experiment.runs if runs is None else runs,
        robust=asked._replace(states=asked.states if states is None else states, policies=policies.n),
    )
    _check(experiment, policies, problems)
    problems.raise_any()
    found = _found_states(experiment, conflict, problems)
    points = crossed(policies, found.points)
    some = np.random.default_rng(1).choice(points.n, min(points.n, POINTS_TRIED), replace=False)
    check_points(conflict, points, some.tolist(), problems)
    problems.raise_any()
    return Loaded(_with_states(experiment, found), conflict, points)


def crossed(policies: Points, states: Points) -> Points:
    """Every policy in every state, state by state."""
    levers = (column._replace(numbers=np.tile(column.numbers, states.n)) for column in policies.columns)
    drawn = (column._replace(numbers=np.repeat(column.numbers, policies.n)) for column in states.columns)
    return Points(policies.n * states.n, (*levers, *drawn))


def without_doubles(policies: Points) -> Points:
    """The policies, each once: some designs come back to the same values."""
    first: dict[tuple[Any, ...], int] = {}
    for point in range(policies.n):
        first.setdefault(tuple(policies.values(point).values()), point)
    kept = np.array(list(first.values()))
    columns = tuple(column._replace(numbers=column.numbers[kept]) for column in policies.columns)
    return Points(len(kept), columns)


def _check_tables(values: Mapping[str, Any], problems: Problems) -> None:
    """What would keep a file from having policies at all."""
    design, levers = values.get("design"), values.get(LEVERS)
    kind = design.get("kind") if isinstance(design, Mapping) else None
    if kind in tuple(DesignKind) and kind not in DESIGNS:
        rule = f"kind = '{kind}': its points are no policies. Take one of {quoted(DESIGNS)}"
        problems.add(("design", "kind"), rule)
    if not levers:
        problems.add((LEVERS,), ONE_POLICY)
    if not isinstance(values.get(TABLE), Mapping):
        rule = 'missing. Name what policies are held to, as in outcome = "closing" and better = "more"'
        problems.add((TABLE,), rule)


def _check(experiment: Experiment, policies: Points, problems: Problems) -> None:
    asked = experiment.held_to
    if policies.n < 2:
        problems.add((LEVERS,), ONE_POLICY)
    if rule := states_rule(asked.states):
        problems.add((TABLE, "states"), f"states = {asked.states}: {rule}")
    if experiment.runs < FEWEST_RUNS:
        problems.add(("runs",), f"runs = {experiment.runs}: must be {FEWEST_RUNS} or more in each state")
    if policies.n * asked.states > MOST_POINTS:
        rule = f"{policies.n} policies in {asked.states} states: at most {MOST_POINTS} can be run together"
        problems.add((TABLE, "states"), rule)
    if experiment.seed + asked.states * experiment.runs > LARGEST_SEED:
        problems.add(("seed",), f"seed = {experiment.seed}: too large, the seeds of all states follow it")


def _found_states(experiment: Experiment, conflict: Conflict, problems: Problems) -> States:
    try:
        return states_of(experiment, conflict, experiment.held_to.states)
    except ProblemsError as error:
        problems.add_all(error.problems)
    except MicrodealsError as error:
        problems.add_all([str(error)])
    raise problems.as_error()


def _with_states(experiment: Experiment, found: States) -> Experiment:
    levers = tuple(factor for factor in experiment.factors if factor.is_lever)
    robust = experiment.held_to._replace(drawn=found.drawn, source=found.source)
    return experiment._replace(factors=(*levers, *found.factors), robust=robust)
