"""A war's joint draws, weighted by how well each meets the war's own small deals: importance weights."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.calibration.bank import Bank, BankPlan, fill
from microdeals.calibration.carried import DrawnTogether, joint_priors
from microdeals.calibration.emulator import luck_of
from microdeals.calibration.models import FittedModel
from microdeals.calibration.size import Trials
from microdeals.calibration.stages import Request
from microdeals.calibration.targets import FAR, PatternTarget, missed_by, targets_of
from microdeals.conflicts import load
from microdeals.evidence.pattern import Pattern
from microdeals.progress import Bar

TWICE = 60
FULL_WAR, QUICK_WAR = Trials(2_000, 8), Trials(150, 4)


class WeightedWar(NamedTuple):
    """Joint draws (n, paths) of a war, their weights (n,), which sum to one, and the figures of each."""

    model: FittedModel
    joint: DrawnTogether
    weights: NDArray[np.float64]
    bank: Bank
    targets: tuple[PatternTarget, ...]

    @property
    def effective(self) -> float:
        """How many equally weighted draws they are worth [kish1965]."""
        return float(1.0 / np.sum(self.weights**2))


def weighted(
    model: FittedModel, patterns: tuple[Pattern, ...], asked: Request, trials: Trials, bar: Bar
) -> WeightedWar:
    """Draw, live and weigh; the bar counts worlds."""
    joint = joint_priors(load(model.name), trials.points, asked.seed)
    names = tuple(number.name for number in model.numbers)
    order = [joint.paths.index(name) for name in names]
    points = joint.values[:, order]
    twice = np.concatenate([points, points[:TWICE]])
    plan = BankPlan(model.name, names, trials.worlds, 30 + 100 * asked.seed, twice)
    bank = fill(asked.folder / model.name / "weighed", plan, bar, asked.processes)
    targets = tuple(
        target for target in targets_of([one for one in patterns if one.fitted]) if target.id in bank.figures
    )
    logarithms = sum(
        (_log_weight(bank, target, len(points)) for target in targets), start=np.zeros(len(points))
    )
    weights = np.exp(logarithms - np.max(logarithms))
    return WeightedWar(model, DrawnTogether(names, points), weights / weights.sum(), bank, targets)


def _log_weight(bank: Bank, target: PatternTarget, n: int) -> NDArray[np.float64]:
    """Logarithm of each draw's likelihood (n,) by one figure; a draw that cannot tell it misses by far."""
    figures = target.scaled(bank.figures[target.id].to_numpy(dtype=np.float64))
    error = luck_of(bank.points, figures)
    misses = missed_by([target], figures[:n, None], np.array([error]))[:, 0]
    return np.asarray(-0.5 * target.weight * np.where(np.isfinite(misses), misses, FAR) ** 2)
