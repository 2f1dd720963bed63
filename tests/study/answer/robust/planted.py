"""Outcomes with a known answer: policies in states of the world, with luck that they share in a run."""

import numpy as np

from microdeals.study.answer.robust.robustness import Robustness, finding_from
from microdeals.study.question.designs import Column, Points
from microdeals.study.question.experiment import Design, DesignKind, Experiment, Factor, RobustQuestion

COLD, DRY = "weather.cold", "weather.dry"


def experiment_of(states: int, policies: int, within: float, more: bool = True) -> Experiment:
    """An experiment about coats: which, whatever the weather."""
    levers = (Factor("coat.kind", True, (), 0.0, policies, True, 0),)
    unknown = tuple(Factor(path, False, (), 0.0, 1.0, False, 0.5) for path in (COLD, DRY))
    asked = RobustQuestion("closing", more, within, states, policies, (COLD, DRY), "the weather")
    design = Design(DesignKind.GRID, 0, policies)
    return Experiment(
        "coats", "Which coat?", "weather", "0" * 64, {}, (*levers, *unknown), ("closing",), design, 8, 1,
        "0", "0", asked,
    )  # fmt: skip


def weather(states: int, seed: int) -> np.ndarray:
    """(states, 2) how cold and how dry it is."""
    return np.random.default_rng((seed, 7)).random((states, 2))


def found_in(
    expected: np.ndarray, seed: int, within: float = 0.02, runs: int = 8, more: bool = True
) -> Robustness:
    """What is found where so much is expected of each policy in each state, (states, policies)."""
    states, policies = expected.shape
    points = Points(
        states * policies,
        (
            Column("coat.kind", (), True, np.tile(np.arange(policies, dtype=float), states)),
            *(
                Column(path, (), False, np.repeat(numbers, policies))
                for path, numbers in zip((COLD, DRY), weather(states, seed).T, strict=True)
            ),
        ),
    )
    experiment = experiment_of(states, policies, within, more)
    return finding_from(experiment, points, outcomes_around(expected, seed, runs))


def outcomes_around(expected: np.ndarray, seed: int, runs: int = 8) -> np.ndarray:
    """(states, policies, runs) what is expected, luck that policies share, and luck of their own."""
    luck = np.random.default_rng(seed)
    shared = luck.normal(0.0, 0.3, (len(expected), 1, runs))
    return expected[:, :, None] + shared + luck.normal(0.0, 0.1, (*expected.shape, runs))
