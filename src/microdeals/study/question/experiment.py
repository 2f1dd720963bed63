"""An experiment: one question asked of many worlds, as data."""

import json
from enum import StrEnum
from typing import Any, NamedTuple

from microdeals.conflicts.declared import Value


class DesignKind(StrEnum):
    """How the points of a design are chosen."""

    GRID = "grid"
    LATIN_HYPERCUBE = "latin_hypercube"
    SOBOL = "sobol"
    MORRIS = "morris"
    ONE_AT_A_TIME = "one_at_a_time"
    POINTS = "points"


class Factor(NamedTuple):
    """A value that varies: over the range ``low`` to ``high``, or over ``choices`` if there are any."""

    path: str
    is_lever: bool  # what a policy can choose; else what nobody knows
    choices: tuple[Value, ...]
    low: float
    high: float
    is_whole: bool
    base: Value  # what the conflict model has


class Design(NamedTuple):
    """How many points, and where. What a kind does not use is 0 or empty.

    ``points``: of latin_hypercube; base sample of sobol (a power of 2); trajectories of morris.
    ``steps``: values taken from a range, of grid, one_at_a_time and morris. ``file``: a CSV of points.
    """

    kind: DesignKind
    points: int = 0
    steps: int = 0
    file: str = ""


class Experiment(NamedTuple):
    """An experiment, checked. Point p, run r is the twin pair with seed ``seed + r``.

    Every point meets the same seeds, so points differ by their values and not by their luck.
    """

    name: str
    question: str
    model: str
    model_digest: str  # of the conflict model with the experiment's own settings
    settings: dict[str, Value]
    factors: tuple[Factor, ...]
    outcomes: tuple[str, ...]
    design: Design
    runs: int
    seed: int
    version: str
    rules_digest: str  # of the source that shapes rows


def told_as_json(experiment: Experiment) -> dict[str, Any]:
    """The experiment as JSON can hold it; ``from_json`` gives it back."""
    parts = experiment._asdict()
    parts["factors"] = [factor._asdict() for factor in experiment.factors]
    parts["design"] = experiment.design._asdict()
    found: dict[str, Any] = json.loads(json.dumps(parts, allow_nan=False, default=str))
    return found


def from_json(parts: dict[str, Any]) -> Experiment:
    """The experiment that ``told_as_json`` wrote down."""
    factors = tuple(Factor(**(factor | {"choices": tuple(factor["choices"])})) for factor in parts["factors"])
    design = Design(**(parts["design"] | {"kind": DesignKind(parts["design"]["kind"])}))
    return Experiment(
        **(parts | {"factors": factors, "design": design, "outcomes": tuple(parts["outcomes"])})
    )
