"""Measures: one number a world from the library's own runs and verdicts, and what a class sees of it."""

from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from microdeals.conflicts import Conflict
from microdeals.ensemble import Wanted, run_ensemble
from microdeals.lessons.tables import Measure, Of
from microdeals.rulebook.labels import key_of
from microdeals.rulebook.series import DAILY
from microdeals.verdict import Label, Verdict, judge

MONTH = 30
FIRST_SEED = 0
COLUMN = {series.name: number for number, series in enumerate(DAILY)}
OUTCOME = {
    Of.GAP: ("gap",),
    Of.HARM: ("harm",),
    Of.DEALS_SIGNED: ("n_signed",),
    Of.BREACHES: ("n_breaches",),
    Of.WITHDRAWALS: ("n_withdrawn", "n_resumed"),
}
LABEL = {Of(key_of(label)): label for label in Label}


class Worlds:
    """The worlds of one setting, seeds 0 to ``runs`` - 1; each kind of run is made when first asked for."""

    def __init__(self, conflict: Conflict, runs: int, threads: int | None = None) -> None:
        self.conflict, self.runs, self.threads = conflict, runs, threads
        self.seeds = range(FIRST_SEED, FIRST_SEED + runs)

    @cached_property
    def daily(self) -> NDArray[np.float64]:
        """Daily series (runs, days, series)."""
        return run_ensemble(self.conflict, self.seeds, Wanted(daily=True), self.threads).daily

    @cached_property
    def ends(self) -> Any:
        """Outcomes (runs,) at the horizon."""
        return run_ensemble(self.conflict, self.seeds, threads=self.threads).outcomes

    @cached_property
    def wars(self) -> Any:
        """Outcomes (runs,) at the settlement, or at the horizon where there was none."""
        return run_ensemble(self.conflict, self.seeds, Wanted(stops_settled=True), self.threads).outcomes

    @cached_property
    def verdict(self) -> Verdict:
        """What deals did, against twins without them."""
        return judge(self.conflict, runs=self.runs, seed=FIRST_SEED)

    def series(self, name: str) -> NDArray[np.float64]:
        """One daily series (runs, days)."""
        found: NDArray[np.float64] = self.daily[:, :, COLUMN[name]]
        return found

    def each(self, measure: Measure) -> NDArray[np.float64]:
        """The measure of each world (runs,) as it is shown; worlds that count have 100, others 0."""
        values = self._raw(measure)
        if not measure.counts:
            return values * measure.scale
        low = -np.inf if measure.at_least is None else measure.at_least
        high = np.inf if measure.at_most is None else measure.at_most
        is_within = (values >= low) & (values <= high) if measure.of not in LABELLED else values > 0.0
        return np.where(is_within, 100.0, 0.0)

    def _raw(self, measure: Measure) -> NDArray[np.float64]:
        what = measure.of
        if what is Of.SERIES:
            last = measure.last_day or self.conflict.horizon_days
            found: NDArray[np.float64] = self.series(measure.series)[:, max(0, measure.first_day - 1) : last]
            return np.asarray(found.mean(axis=1), dtype=np.float64)
        if what in LABEL:
            return np.asarray(self.verdict.labels == LABEL[what], dtype=np.float64)
        if what in (Of.CLOSING, Of.RELIEF):
            return self.verdict.table()[what.value].to_numpy(dtype=np.float64)  # type: ignore[no-any-return]
        if what in OUTCOME:
            return np.sum([self.ends[field] for field in OUTCOME[what]], axis=0, dtype=np.float64)  # type: ignore[no-any-return]
        if what is Of.SETTLED:
            return np.asarray(self.ends.standing_since >= 0, dtype=np.float64)
        return self._of_wars(what)

    def _of_wars(self, what: Of) -> NDArray[np.float64]:
        """How long and how harmful each war was."""
        days, harm = (np.asarray(self.wars[field], dtype=np.float64) for field in ("days", "harm"))
        return {Of.DAYS_OF_WAR: days, Of.WAR_HARM: harm, Of.HARM_A_MONTH: harm / days * MONTH}[what]


LABELLED = (*LABEL, Of.SETTLED)
