"""How recorded worlds came out, by the rule that every engine and every page has."""

import numpy as np
from numpy.typing import NDArray

from microdeals.conflicts.slots import SETTLEMENT
from microdeals.rulebook.events import Happening
from microdeals.rulebook.outcome import FREEZE_DAYS, Outcome, outcome_of, unless_won
from microdeals.tidy.deals import lives_of
from microdeals.tidy.recorded import Recorded, RecordedEvent


def outcomes_of_worlds(found: Recorded) -> NDArray[np.int64]:
    """The `Outcome` of each world on its last day, (worlds,)."""
    quiet = found.conflict.front.freeze_fire
    fire = found.series("fighting")[:, -FREEZE_DAYS:].mean(axis=1).tolist()
    gap = found.series("gap_total")[:, -1].tolist()
    outcomes = []
    for world, events in enumerate(found.events):
        calm = outcome_of(is_settled(found, events), found.n_days, fire[world], gap[world], quiet)
        outcomes.append(unless_won(_winner(events), calm))
    return np.array(outcomes, dtype=np.int64)


def is_settled(found: Recorded, events: tuple[RecordedEvent, ...]) -> bool:
    """Whether a settlement is in force on the last day."""
    lives = lives_of(found.slots, events)
    return any(life.slot.kind.key == SETTLEMENT and life.end is None for life in lives)


def _winner(events: tuple[RecordedEvent, ...]) -> int:
    return next((moment.side for moment in events if moment.happening == Happening.WON), -1)


def count_of_outcomes(found: Recorded) -> dict[Outcome, int]:
    """In how many worlds each `Outcome` came."""
    outcomes = outcomes_of_worlds(found).tolist()
    return {outcome: outcomes.count(int(outcome)) for outcome in Outcome}
