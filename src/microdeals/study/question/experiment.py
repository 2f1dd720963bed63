"""An experiment: one question asked of many worlds, as data."""

import json
from enum import StrEnum
from typing import Any, NamedTuple

from microdeals.conflicts.declared import Value
from microdeals.errors import RequestError


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


class RobustQuestion(NamedTuple):
    """The table [robust]: what policies are held against, and by which outcome.

    Its points are every policy in every state of the world, state by state: point s * policies + p.
    """

    outcome: str
    more_is_better: bool
    within: float  # the margin, in the unit of the outcome
    states: int
    policies: int = 0
    drawn: tuple[str, ...] = ()  # one path for each thing that tells states apart
    source: str = ""  # where the states come from, in words


class DrawnNumbers(NamedTuple):
    """What nobody knows, as it is drawn for the runs of every point."""

    digest: str  # of what is drawn, and how
    n: int  # numbers that are drawn


class Experiment(NamedTuple):
    """An experiment, checked. Point p, run r is the twin pair with seed ``first_seed(p) + r``.

    Every point meets the same seeds, so points differ by their values and not by their luck. Only states of
    the world have seeds of their own, which all policies share.
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
    robust: RobustQuestion | None = None  # None: points are compared with each other, as they are
    drawn: DrawnNumbers | None = None  # None: every number is taken as given

    @property
    def held_to(self) -> RobustQuestion:
        """What its policies are held to. Raises RequestError for an experiment that has no policies."""
        if self.robust is None:
            raise RequestError(f"{self.name}: no table [robust]. Run it with 'microdeals sweep'.")
        return self.robust

    def state_of(self, point: int) -> int:
        """The number of the draw that is the state of the world at a point. Raises as ``held_to``."""
        return self.seed + point // self.held_to.policies

    def first_seed(self, point: int) -> int:
        """The seed of the first run at a point."""
        return self.seed if self.robust is None else self.seed + point // self.robust.policies * self.runs


def told_as_json(experiment: Experiment) -> dict[str, Any]:
    """The experiment as JSON can hold it; ``from_json`` gives it back."""
    parts = experiment._asdict()
    parts["factors"] = [factor._asdict() for factor in experiment.factors]
    parts["design"] = experiment.design._asdict()
    for name in ("robust", "drawn"):
        part = parts.pop(name)
        if part is not None:
            parts[name] = part._asdict()
    found: dict[str, Any] = json.loads(json.dumps(parts, allow_nan=False, default=str))
    return found


def from_json(parts: dict[str, Any]) -> Experiment:
    """The experiment that ``told_as_json`` wrote down."""
    factors = tuple(Factor(**(factor | {"choices": tuple(factor["choices"])})) for factor in parts["factors"])
    design = Design(**(parts["design"] | {"kind": DesignKind(parts["design"]["kind"])}))
    rest: dict[str, Any] = {"factors": factors, "design": design, "outcomes": tuple(parts["outcomes"])}
    if asked := parts.get("robust"):
        rest["robust"] = RobustQuestion(**(asked | {"drawn": tuple(asked["drawn"])}))
    if drawn := parts.get("drawn"):
        rest["drawn"] = DrawnNumbers(**drawn)
    return Experiment(**(parts | rest))
