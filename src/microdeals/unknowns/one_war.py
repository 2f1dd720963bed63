"""One war that fits what we know: the one that a verdict lives, twice, in the pair of the same seed."""

from collections.abc import Collection
from typing import NamedTuple

import numpy as np

from microdeals.conflicts import Conflict
from microdeals.unknowns.draw import Unknowns
from microdeals.unknowns.inputs import Inputs, inputs_of
from microdeals.unknowns.paths import values_in
from microdeals.unknowns.reading import set_by_hand
from microdeals.unknowns.wars import wars_of_seeds


class DrawnNumber(NamedTuple):
    """A number that was drawn, and what the model says in its place (in the unit of its parameter)."""

    path: str
    value: float
    given: float
    name: str
    """What its file calls it, in words; "" if it was fitted together with others."""


class DrawnWar(NamedTuple):
    """A conflict model with the draw of a seed, every number that was drawn, and the file that says so."""

    conflict: Conflict
    numbers: tuple[DrawnNumber, ...]
    source: str
    inputs: Inputs
    """What is drawn, spelled out for it: fewer numbers than there are parameters that they set."""


def war_of_seed(conflict: Conflict, unknowns: Unknowns, seed: int, kept: Collection[str] = ()) -> DrawnWar:
    """The war of a seed (0..2**63-1).

    What differs from the model's file, or is in ``kept`` (paths), was set by hand and is not drawn. Raises
    ConflictError, by name, for a draw that does not fit.
    """
    inputs = inputs_of(conflict, unknowns, sorted({*kept, *set_by_hand(conflict)}))
    wars = wars_of_seeds(conflict, inputs, np.array([seed], dtype=np.int64))
    given = values_in(conflict)
    values = zip(names_in(inputs), wars.values_of(0).items(), strict=True)
    numbers = (DrawnNumber(path, value, float(given[path]), name) for name, (path, value) in values)
    return DrawnWar(wars[0], tuple(numbers), unknowns.source, inputs)


def names_in(inputs: Inputs) -> list[str]:
    """What the file calls each number that is set, in the order of ``inputs.targets``."""
    single = [one.draw.called for one in inputs.single for _ in one.targets]
    return single + [""] * len(inputs.joint_targets)
