"""A twin pair lived by agents: both worlds of a seed, with what the compiled engine keeps of each.

Whatever a class says of itself, the parts of the gap are worked out by the model's own rules.
"""

import math
from typing import Any, NamedTuple

import numpy as np

from microdeals.agents import ConflictModel
from microdeals.conflicts import Conflict
from microdeals.day.party import audience_of, fear_of, harm_to
from microdeals.ensemble.night import fighting_at, gap_at
from microdeals.ensemble.pairs import Traced, compared
from microdeals.ensemble.records import blank
from microdeals.ensemble.runs import check_finite
from microdeals.ensemble.tape import OutcomeRow, Trace
from microdeals.errors import RunError
from microdeals.rulebook.gap import ground_found
from microdeals.strategies.decisions import PartyClasses
from microdeals.strategies.played import played
from microdeals.strategies.watched_decisions import lines_of, own_files_of


class TwoWars(NamedTuple):
    """The wars of a pair, with deals and without, and the luck of both."""

    with_deals: Conflict
    without: Conflict
    seed: int


class TracedModel(ConflictModel):
    """A world that remembers the day's harm to each side (war days)."""

    def feel(self) -> None:
        """Let pressure and optimism move, and keep the harm from which they do."""
        first, second = self.parties
        harm, fighting = self.conflict.harm, self.front.fighting
        self.harms = (harm_to(first, harm, fighting), harm_to(second, harm, fighting))
        super().feel()


def pair_of(wars: TwoWars, parties: PartyClasses) -> Any:
    """One record (1,) of ``ensemble.pairs.PAIR``: both worlds lived to the horizon, led by these classes.

    Raises StrategyError for a class that fails, RunError for a number that is not finite.
    """
    twins = (lived(war, parties, wars.seed) for war in (wars.with_deals, wars.without))
    return compared(*twins)


def lived(conflict: Conflict, parties: PartyClasses, seed: int) -> Traced:
    """One world lived to its horizon, settled or not: its outcome (1,) and its days (1, days)."""
    days = conflict.horizon_days
    traces, outcomes = blank(Trace, (1, days)), blank(OutcomeRow, 1)
    trace: Any = traces[0]
    for model in played(TracedModel, conflict, parties, seed):
        if model.day:
            _trace_day(model, trace)
    _write_outcome(model, trace, outcomes)
    try:
        check_finite(conflict, np.array([seed]), outcomes)
    except RunError as error:
        raise _by_whom(error, parties) from error
    return Traced(outcomes, traces)


def _by_whom(error: RunError, parties: PartyClasses) -> RunError:
    """The same, with the classes of one's own that may have written what is no number."""
    own = dict.fromkeys(lines_of(one) for one in parties if own_files_of(one))
    return RunError(f"{error} Or {' or '.join(own)} has written it into the model.") if own else error


def _trace_day(model: TracedModel, trace: Any) -> None:
    """What the compiled engine writes of a day: parts of the gap, harm so far, fighting."""
    first, second = model.parties
    place = model.day - 1
    harms = (model.harm, *model.harms)
    if place:
        before = trace[place - 1]
        harms = tuple(
            today + so_far
            for today, so_far in zip(harms, (before.harm, before.harm_0, before.harm_1), strict=True)
        )
    trace[place] = (
        first.optimism, second.optimism,
        fear_of(first, first.character), fear_of(second, second.character),
        audience_of(first, first.character), audience_of(second, second.character),
        first.pressure, second.pressure,
        ground_found(model.talks.explored, model.conflict.joint_gain),
        *harms, model.front.fighting,
    )  # fmt: skip


def _write_outcome(model: TracedModel, trace: Any, outcomes: Any) -> None:
    """What pairs are compared by; the rest of an outcome stays blank."""
    out, last = outcomes[0], trace[model.day - 1]
    settlement = model.in_slot.get(model.settlement_slot.number)
    out.seed, out.days = model.luck_seed, model.day
    out.settled_on = -1 if model.settled_on is None else model.settled_on
    out.standing_since = settlement.signed_on if settlement is not None and settlement.is_active else -1
    out.won_by, out.won_on = model.won_by, model.won_on
    out.gap, out.harm = gap_at(last), last.harm
    out.fighting_at_end = fighting_at(trace, model.day)
    out.bad_day = _first_bad_day(trace)


def _first_bad_day(trace: Any) -> int:
    """The first day (from 1) with a number that is not finite, -1 for none."""
    bad = [day for day, today in enumerate(trace.tolist(), 1) if not all(map(math.isfinite, today))]
    return bad[0] if bad else -1
