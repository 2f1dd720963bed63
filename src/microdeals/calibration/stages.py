"""A calibration from an empty folder to joint draws, stage by stage; each stage keeps what it made.

screened (which numbers matter) -> waves (trials where data have not ruled numbers out yet) -> draws ->
checked (trials at draws), planted (does the method find what was planted?), left out (does it foretell?).
"""

import warnings
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.stats import qmc  # type: ignore[import-untyped]

from microdeals.calibration.bank import Bank, BankPlan, fill
from microdeals.calibration.emulator import Emulator, learnt
from microdeals.calibration.left_out import LeftOut, left_out
from microdeals.calibration.models import FittedModel
from microdeals.calibration.planted import Planted, Ranks, ranks
from microdeals.calibration.posterior import Plausible, drawn_from, plausible, tempered, walked
from microdeals.calibration.sensitivity import MovedFigures, sensitivity
from microdeals.calibration.size import Size
from microdeals.calibration.targets import FAR, missed_by, targets_of
from microdeals.evidence.pattern import Pattern
from microdeals.progress import Bar

TRIED_AGAIN, AGAIN = 8, 4
"""Draws that are tried once more to choose the one in use, each with so many times the worlds."""
MOST_NUMBERS = 20
"""More could not be told apart by so few figures."""
TEMPERED = (0.15, 0.4)
"""The part of what figures tell by which the third and the fourth wave go: ever nearer to the posterior."""


class Request(NamedTuple):
    """A calibration that is asked for: its folder, its size, its seed, and on how many processes it runs."""

    folder: Path
    size: Size
    seed: int
    processes: int


class Calibrated(NamedTuple):
    """What a calibration has found.

    ``names`` of the numbers that were fitted; ``shares`` (waves,) of the priors that data had not ruled out
    after each wave; ``draws`` (n, numbers) in the unit cube; ``value`` (numbers,) is the one in use; ``rhat``
    (numbers,) of the chain; ``checked``: trials at some of the draws.
    """

    model: FittedModel
    names: tuple[str, ...]
    sensitivity: MovedFigures | None
    severity: Bank
    shares: tuple[float, ...]
    emulator: Emulator
    draws: NDArray[np.float64]
    value: NDArray[np.float64]
    rhat: NDArray[np.float64]
    checked: Bank
    ranks: Ranks | None
    left_out: tuple[LeftOut, ...]


def calibrate(model: FittedModel, patterns: tuple[Pattern, ...], asked: Request, bar: Bar) -> Calibrated:
    """Fit a model to those patterns that may be fitted; the bar counts worlds."""
    run = _Run(model, patterns, asked, bar)
    names, told = run.screened()
    emulators, waves, shares = run.waves(names)
    begin = plausible(emulators, 2_000, len(names), asked.seed, asked.size.searched).points
    chain = walked(emulators[-1], begin, asked.seed, asked.size.last_walk)
    flat = chain.reshape(-1, len(names))
    draws = flat[np.linspace(0, len(flat) - 1, asked.size.draws).astype(np.int64)]
    some = draws[np.linspace(0, len(draws) - 1, asked.size.checked.points).astype(np.int64)]
    checked = run.checked(names, some)
    value = run.chosen(names, some, checked)
    planted = run.planted(names, emulators[0])
    fitted = {pattern.id: pattern for pattern in patterns}
    without = left_out(emulators[-1], fitted, begin, asked.seed)
    severity, rhat = waves[0], rhat_of(chain)
    return Calibrated(
        model, names, told, severity, shares, emulators[-1], draws, value, rhat, checked, planted, without
    )


def rhat_of(chain: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far walkers disagree (numbers,): rank-normalized split R-hat [vehtari2021]; 1: not at all."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # that arviz is going to be renewed
        import arviz  # type: ignore[import-not-found,import-untyped,unused-ignore]

    rhat: Any = arviz.rhat
    walkers_first = np.swapaxes(chain, 0, 1)
    return np.array([float(rhat(walkers_first[:, :, place])) for place in range(chain.shape[2])])


class _Run(NamedTuple):
    """A calibration under way."""

    model: FittedModel
    patterns: tuple[Pattern, ...]
    asked: Request
    bar: Bar

    def screened(self) -> tuple[tuple[str, ...], MovedFigures | None]:
        """The names of the numbers that are fitted, and what the patterns hang on, if there was a choice."""
        names = tuple(number.name for number in self.model.numbers)
        if len(names) <= MOST_NUMBERS:
            return names, None
        points = qmc.LatinHypercube(len(names), rng=self.asked.seed).random(self.asked.size.screened.points)
        bank = self._filled(
            "screened", BankPlan(self.model.name, names, self.asked.size.screened.worlds, 1, points)
        )
        told = sensitivity(bank, names, targets_of(self._fitted()))
        return told.most_telling(MOST_NUMBERS), told

    def waves(self, names: tuple[str, ...]) -> tuple[list[Emulator], list[Bank], tuple[float, ...]]:
        """The emulators, trials and shares of the priors that are left, wave after wave."""
        emulators: list[Emulator] = []
        banks: list[Bank] = []
        shares: list[float] = []
        for number, wave in enumerate(self.asked.size.waves):
            points = self.points_of(number, names, emulators)
            twice = np.concatenate([points, points[: self.asked.size.twice]])
            plan = BankPlan(self.model.name, names, wave.worlds, 2 + number, twice)
            banks.append(self._filled(f"wave-{number + 1}", plan))
            recent = joined(banks[-2:]) if number else banks[0]
            emulators.append(learnt(recent, targets_of(self._fitted())))
            shares.append(self.left(emulators, names, 1).share)
        return emulators, banks, tuple(shares)

    def points_of(
        self, number: int, names: tuple[str, ...], emulators: list[Emulator]
    ) -> NDArray[np.float64]:
        """Where a wave is: all over the priors, then where data leave them, then near the posterior."""
        n, seed = self.asked.size.waves[number].points, self.asked.seed
        if number == 0:
            return np.asarray(qmc.LatinHypercube(len(names), rng=seed + 1).random(n))
        if number == 1:
            return self.left(emulators, names, n).points
        begin = self.left(emulators, names, 2_000).points
        mild = tempered(emulators[-1], TEMPERED[number - 2])
        return drawn_from(mild, begin, n, seed + number, self.asked.size.walk)

    def left(self, emulators: list[Emulator], names: tuple[str, ...], n: int) -> Plausible:
        """``n`` points that no emulator rules out."""
        return plausible(emulators, n, len(names), self.asked.seed, self.asked.size.searched)

    def checked(self, names: tuple[str, ...], some: NDArray[np.float64]) -> Bank:
        """Trials at some of the draws (n, numbers)."""
        worlds = self.asked.size.checked.worlds
        return self._filled("checked", BankPlan(self.model.name, names, worlds, 20, some))

    def chosen(self, names: tuple[str, ...], some: NDArray[np.float64], checked: Bank) -> NDArray[np.float64]:
        """The draw (numbers,) that the model uses: of the likeliest ones, the likeliest with other luck."""
        likeliest = np.argsort(-self._likelihood(checked), kind="stable")[:TRIED_AGAIN]
        worlds = AGAIN * self.asked.size.checked.worlds
        again = self._filled("chosen", BankPlan(self.model.name, names, worlds, 22, some[likeliest]))
        return np.asarray(again.points[np.argmax(self._likelihood(again))])

    def _likelihood(self, bank: Bank) -> NDArray[np.float64]:
        """Logarithm of the likelihood (n,) of trials themselves by what may be fitted."""
        targets = targets_of(self._fitted())
        scaled = [one.scaled(bank.figures[one.id].to_numpy(dtype=np.float64)) for one in targets]
        missed = missed_by(targets, np.column_stack(scaled), np.zeros(len(targets)))
        missed = np.where(np.isfinite(missed), np.clip(missed, -FAR, FAR), FAR)
        return np.asarray(-0.5 * missed**2 @ np.array([one.weight for one in targets]))

    def planted(self, names: tuple[str, ...], emulator: Emulator) -> Ranks | None:
        """Where planted numbers fall among their posterior draws."""
        size = self.asked.size.planted
        if not size.points:
            return None
        points = np.random.default_rng(self.asked.seed + 2).random((size.points, len(names)))
        bank = self._filled("planted", BankPlan(self.model.name, names, size.worlds, 21, points))
        left = self.asked.size.waves[0].worlds / size.worlds
        begin = qmc.Sobol(len(names), rng=self.asked.seed).random(2**13)
        made = Planted(bank, names, left, self.asked.seed)
        file = self.asked.folder / self.model.name / "planted" / f"ranks-{emulator.digest()}.csv"
        if file.exists():
            return Ranks(names, np.atleast_2d(np.loadtxt(file, delimiter=",", dtype=np.int64)))
        found = ranks(emulator, made, begin, self.asked.processes)
        np.savetxt(file, found.places, "%d", ",")
        return found

    def _fitted(self) -> tuple[Pattern, ...]:
        return tuple(pattern for pattern in self.patterns if pattern.fitted)

    def _filled(self, stage: str, plan: BankPlan) -> Bank:
        plan = plan._replace(seed=plan.seed + 100 * self.asked.seed)
        return fill(self.asked.folder / self.model.name / stage, plan, self.bar, self.asked.processes)


def joined(banks: list[Bank]) -> Bank:
    """Several banks as one."""
    import pandas as pd  # type: ignore[import-untyped]

    points = np.concatenate([bank.points for bank in banks])
    return Bank(points, pd.concat([bank.figures for bank in banks], ignore_index=True))
