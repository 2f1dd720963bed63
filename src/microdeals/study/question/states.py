"""States of the world: what nobody knows, drawn once a state, for all policies alike."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.conflicts import Conflict, value_at
from microdeals.errors import UnknownsError
from microdeals.study.question.designs import Column, Points, spread_over, unit_sample
from microdeals.study.question.experiment import Design, DesignKind, Experiment, Factor
from microdeals.unknowns import set_by_hand, unknowns_of, wars_that_fit


class States(NamedTuple):
    """What tells states of the world apart, its values in each, and where they come from."""

    factors: tuple[Factor, ...]
    points: Points
    drawn: tuple[str, ...]
    """One path for each thing that is drawn: others that it steers follow."""
    source: str


def states_of(experiment: Experiment, conflict: Conflict, n: int) -> States:
    """``n`` states: over [uncertainties] if the experiment has any, else by the unknowns of its model.

    Raises UnknownsError if there is neither, and for a file of unknowns that is wrong.
    """
    unsure = tuple(factor for factor in experiment.factors if not factor.is_lever)
    if unsure:
        sample = unit_sample(Design(DesignKind.LATIN_HYPERCUBE, n), len(unsure), experiment.seed)
        columns = tuple(spread_over(factor, sample[:, place]) for place, factor in enumerate(unsure))
        paths = tuple(factor.path for factor in unsure)
        return States(unsure, Points(n, columns), paths, "the ranges under [uncertainties]")
    return _by_unknowns(experiment, conflict, n)


def _by_unknowns(experiment: Experiment, conflict: Conflict, n: int) -> States:
    """States by the unknowns of the model; what a policy or the experiment sets is not drawn."""
    unknowns = unknowns_of(conflict)
    way_out = "Say under [uncertainties] what nobody knows, or write an unknowns.toml beside the model"
    if unknowns is None:
        raise UnknownsError([f"{conflict.name} has no unknowns.toml, so no state differs. {way_out}."])
    kept = {*set_by_hand(conflict), *(factor.path for factor in experiment.factors)}
    wars = wars_that_fit(conflict, unknowns, experiment.seed + np.arange(n), kept)
    if not wars.paths:
        raise UnknownsError(
            [f"{unknowns.source}: the experiment sets all that it draws, so no state differs. {way_out}."]
        )
    factors = tuple(
        _factor(conflict, path, is_whole)
        for path, is_whole in ((target.path, target.limits.is_whole) for target in wars.inputs.targets)
    )
    columns = _columns(factors, wars.values.T)
    drawn = [one.targets[0].path for one in wars.inputs.single]
    drawn += [target.path for target in wars.inputs.joint_targets]
    return States(factors, Points(n, columns), tuple(drawn), f"the unknowns of {conflict.name}")


def _columns(factors: Sequence[Factor], values: NDArray[np.float64]) -> tuple[Column, ...]:
    return tuple(
        Column(factor.path, (), factor.is_whole, np.ascontiguousarray(numbers))
        for factor, numbers in zip(factors, values, strict=True)
    )


def _factor(conflict: Conflict, path: str, is_whole: bool) -> Factor:
    """A number that is drawn; how it is distributed stands in the file of unknowns."""
    base: Any = value_at(conflict, path)
    return Factor(path, False, (), 0.0, 0.0, is_whole, base if is_whole else float(base))
