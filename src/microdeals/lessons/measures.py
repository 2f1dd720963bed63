"""Measures: one number a world from the library's own runs and verdicts, and what a class sees of it."""

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.conflicts import Conflict
from microdeals.ensemble import Ensemble, Wanted, run_ensemble
from microdeals.ensemble.pairs import run_pairs
from microdeals.lessons.tables import Measure, Of
from microdeals.rulebook.labels import key_of
from microdeals.rulebook.series import DAILY
from microdeals.unknowns import unknowns_of
from microdeals.verdict import Fit, Label, Thresholds, Verdict, fit_of, twins_of
from microdeals.verdict.varied_worlds import run_varied_worlds
from microdeals.verdict.verdict import joined

MONTH = 30
FIRST_SEED = 0
MOST_DAYS = 60
"""Days of a course, at most."""
COLUMN = {series.name: number for number, series in enumerate(DAILY)}
OUTCOME = {
    Of.GAP: ("gap",),
    Of.HARM: ("harm",),
    Of.DEALS_SIGNED: ("n_signed",),
    Of.BREACHES: ("n_breaches",),
    Of.WITHDRAWALS: ("n_withdrawn", "n_resumed"),
}
LABEL = {Of(key_of(label)): label for label in Label}


class WorldCourse(NamedTuple):
    """Worlds through the days: their values (days, worlds), on the last day those that are counted."""

    days: tuple[int, ...]
    values: NDArray[np.float64]


class Worlds:
    """The worlds of one setting, seeds 0 to ``runs`` - 1; each kind of run is made when first asked for.

    Each draws from its seed what nobody knows, as a pair of ``judge`` does; what differs from the model's
    file, or is in ``kept`` (paths), is not drawn.
    """

    def __init__(
        self, conflict: Conflict, runs: int, threads: int | None = None, kept: Collection[str] = ()
    ) -> None:
        self.conflict, self.runs, self.threads, self.kept = conflict, runs, threads, kept
        self.seeds = np.arange(FIRST_SEED, FIRST_SEED + runs)

    @cached_property
    def fit(self) -> Fit | None:
        """What is drawn; None where no unknowns.toml says what."""
        unknowns = unknowns_of(self.conflict)
        return fit_of(twins_of(self.conflict), unknowns, self.kept) if unknowns else None

    @cached_property
    def daily(self) -> NDArray[np.float64]:
        """Daily series (runs, days, series)."""
        return self._run(Wanted(daily=True)).daily

    @cached_property
    def ends(self) -> Any:
        """Outcomes (runs,) at the horizon."""
        return self._run(Wanted()).outcomes

    @cached_property
    def wars(self) -> Any:
        """Outcomes (runs,) at the settlement, or at the horizon where there was none."""
        return self._run(Wanted(stops_settled=True)).outcomes

    @cached_property
    def verdict(self) -> Verdict:
        """What deals did, against twins without them."""
        return self.judged(self.pairs())

    def pairs(self) -> Iterator[Any]:
        """The worlds with deals and without, some pairs at a time."""
        if self.fit is None:
            twins = twins_of(self.conflict)
            return run_pairs(twins.with_deals, twins.without, self.seeds, self.threads)
        return self.fit.pairs(self.seeds, threads=self.threads)

    def judged(self, pairs: Iterable[Any]) -> Verdict:
        """What deals did in pairs that have been run."""
        return Verdict(twins_of(self.conflict), joined(pairs), Thresholds(), self.fit)

    def _run(self, wanted: Wanted) -> Ensemble:
        if self.fit is None:
            return run_ensemble(self.conflict, self.seeds, wanted, self.threads)
        return run_varied_worlds(self.fit.wars, self.seeds, wanted, self.threads)

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

    def course(self, measure: Measure, scale: float = 1.0) -> WorldCourse:
        """What a measure was, day by day.

        A series: its mean over as many days as are measured, up to each day. The days of a war: a world stays
        where it was settled, the others move on. Anything else is only at its end.
        """
        last = measure.last_day or self.conflict.horizon_days
        days = days_of_course(measure, last)
        if measure.of is Of.DAYS_OF_WAR:
            values = np.minimum(self._raw(measure), days[:, None].astype(np.float64))
        elif measure.of is Of.SERIES:
            values = _trailing(self.series(measure.series), measure, last)[:, days - 1].T
        else:
            values = self._raw(measure)[None, :]
        return WorldCourse(tuple(days.tolist()), np.asarray(values * scale, dtype=np.float64))

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


def days_of_course(measure: Measure, last: int) -> NDArray[np.int64]:
    """The days (n,) on which a course is told, up to the last one: alone, of what is only at the end."""
    if measure.of not in (Of.SERIES, Of.DAYS_OF_WAR):
        return np.array([last], dtype=np.int64)
    return np.unique(np.linspace(1, last, min(last, MOST_DAYS)).round().astype(np.int64))


def _trailing(series: NDArray[np.float64], measure: Measure, last: int) -> NDArray[np.float64]:
    """The mean (runs, days) over the days up to each, as many as the measure has; a line's own days."""
    wide = last - max(1, measure.first_day) + 1 if measure.first_day or measure.counts else 1
    summed = np.cumsum(np.pad(series, ((0, 0), (1, 0))), axis=1)
    ends = np.arange(1, series.shape[1] + 1)
    begins = np.maximum(0, ends - wide)
    return np.asarray((summed[:, ends] - summed[:, begins]) / (ends - begins), dtype=np.float64)
