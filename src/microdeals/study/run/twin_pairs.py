"""The twin pairs of some points, run in the calling thread."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.conflicts import Conflict
from microdeals.ensemble.pairs import TWINS, Traced, compared
from microdeals.rulebook.events import Format
from microdeals.rulebook.outcome import Outcome
from microdeals.study.question.draws import DrawnValues
from microdeals.study.question.plan import Stretch
from microdeals.study.run.alike import AlikePoints, alike_in
from microdeals.study.run.twins_to_share import TwinsToShare
from microdeals.study.run.worlds import AT_ONCE, KnownPlaces, LivedWorlds, WorldsAsked, lived
from microdeals.verdict.outcomes import outcomes_of
from microdeals.verdict.twins import twins_of
from microdeals.verdict.varied_pairs import places_in


class TwinPairs(NamedTuple):
    """Twin pairs (n,): the comparison, how each twin came out, and what became of talks and deals."""

    compared: Any  # records of ``ensemble.pairs.PAIR``
    frozen: dict[str, NDArray[np.bool_]]  # by twin
    signed_any: NDArray[np.bool_]  # whether a deal other than a settlement was signed
    signed: NDArray[np.int64]  # deals and settlements signed
    withdrawn: NDArray[np.int64]  # of these, how many a side left for want of trust, leverage or support
    left_for_more: NDArray[np.int64]  # how many a side left as more was to be had at the front
    breaches: NDArray[np.int64]
    reports: NDArray[np.int64]  # of breaches, right or wrong
    rung_opened: NDArray[np.int64]  # the highest
    leaders_met: NDArray[np.int64]  # meetings
    envoys_met: NDArray[np.int64]  # meetings
    power_moved: NDArray[np.float64]  # share of the dispute, either way


def pairs_of_points(
    conflict: Conflict, stretches: Sequence[Stretch], drawn: DrawnValues | None = None
) -> TwinPairs:
    """The twin pairs of some points, one point after the other; both twins of a pair have the same draw.

    Points that differ in nothing but their ladder and their deals have the same twins without deals, which
    are lived once. Raises ConflictError for values that the model refuses together, and RunError for a number
    that is not finite.
    """
    there = places_in(conflict)
    packs_anew = drawn is not None and any(path not in there for path in drawn.paths)
    groups = alike_in(conflict, stretches, there, packs_anew=packs_anew)
    parts = [part for group in groups for part in group.in_parts(AT_ONCE)]
    work = _Work(drawn, KnownPlaces(), TwinsToShare(conflict, parts))
    pairs = _joined([_pairs_of(part, work) for part in parts])
    return pairs if len(groups) == 1 else _in_order(pairs, parts)


class _Work(NamedTuple):
    """What all points have in common."""

    drawn: DrawnValues | None
    known: KnownPlaces
    to_share: TwinsToShare

    def lived(self, model: Conflict, points: AlikePoints, *, events: bool) -> LivedWorlds:
        """The worlds of points that are alike."""
        return lived(model, WorldsAsked(*points.worlds(self.drawn), events), self.known)


def _pairs_of(points: AlikePoints, work: _Work) -> TwinPairs:
    """The pairs of points that are alike, in their order."""
    twins = twins_of(points.conflict)
    with_deals = work.lived(twins.with_deals, points, events=True)

    def without(some: AlikePoints) -> Traced:
        return work.lived(twins.without, some, events=False).traced

    return _compared(twins.with_deals, with_deals, work.to_share.of(points, without))


def _compared(model: Conflict, with_deals: LivedWorlds, without: Traced) -> TwinPairs:
    """Worlds with deals beside their twins."""
    pairs = compared(with_deals.traced, without)
    days, quiet = model.horizon_days, model.front.freeze_fire
    frozen = {twin: outcomes_of(pairs, twin, days, quiet) == Outcome.MANAGED_FREEZE for twin in TWINS}
    ends, meetings = with_deals.traced.outcomes, with_deals.meetings
    settlement = 1 << len(model.kinds)
    return TwinPairs(
        pairs,
        frozen,
        signed_any=(ends.kinds_signed & ~settlement) != 0,
        signed=ends.n_signed,
        withdrawn=ends.n_withdrawn,
        left_for_more=ends.n_resumed,
        breaches=ends.n_breaches,
        reports=ends.n_reports,
        rung_opened=ends.opened,
        leaders_met=meetings[:, Format.BILATERAL] + meetings[:, Format.TRILATERAL],
        envoys_met=meetings[:, Format.ENVOYS],
        power_moved=with_deals.power_moved,
    )


def _in_order(pairs: TwinPairs, parts: Sequence[AlikePoints]) -> TwinPairs:
    """Pairs that are part by part, in the order in which their points were asked for."""
    places = [place for part in parts for place in part.places]
    lengths = [stretch.n_seeds for part in parts for stretch in part.stretches]
    order = np.argsort(np.repeat(places, lengths), kind="stable")
    of_twins = {twin: column[order] for twin, column in pairs.frozen.items()}
    rest: Any = (column[order] for column in pairs[2:])
    return TwinPairs(pairs.compared[order], of_twins, *rest)


def _joined(parts: Sequence[TwinPairs]) -> TwinPairs:
    """Pairs of several points, one after the other."""
    first, *_ = columns = list(zip(*parts, strict=True))
    frozen = {twin: np.concatenate([part[twin] for part in columns[1]]) for twin in TWINS}
    rest = (np.concatenate(column) for column in columns[2:])
    return TwinPairs(np.concatenate(first).view(np.recarray), frozen, *rest)
