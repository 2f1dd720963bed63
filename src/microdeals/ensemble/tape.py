"""The tape: what is kept of worlds. What is not asked for takes no memory."""

from typing import NamedTuple

from microdeals.ensemble.kernel import Kernel
from microdeals.ensemble.records import RowCube, RowGrid, Rows, blank, columns_of, numbers
from microdeals.rulebook.series import Daily


class PartsOfGap:
    """The parts of the gap per side; the gap is the sum of the first six less the last three."""

    optimism_0: float
    optimism_1: float
    fear_0: float
    fear_1: float
    audience_0: float
    audience_1: float
    pressure_0: float
    pressure_1: float
    common_ground: float


PARTS = tuple(name for name, _ in columns_of(PartsOfGap))


class Trace(PartsOfGap):
    """A day's trace: the parts of the gap, the harm so far (also of each side), and the fighting."""

    harm: float
    harm_0: float
    harm_1: float
    fighting: float


class FrontRow:
    """A sector on a day. Violations are counts, kept as floats."""

    fire: float
    calm: float
    violations_0: float
    violations_1: float


class EventRow:
    """An event. ``slot`` and ``side`` are -1 where they do not apply."""

    day: int
    happening: int
    slot: int
    side: int


class HowFar:
    """Which world, and how far it went.

    ``settled_on`` is the day of its first settlement, ``standing_since`` that of the settlement in force on
    its last day; -1: none.
    """

    seed: int
    days: int
    settled_on: int
    standing_since: int
    bad_day: int


class OutcomeRow(PartsOfGap, HowFar):
    """How a world came out. ``kinds_signed`` has bit k set if a deal of kind k was ever signed or begun."""

    gap: float
    harm: float
    fighting_at_end: float
    trust_0: float
    trust_1: float
    trustworthy_0: bool
    trustworthy_1: bool
    n_signed: int
    n_breaches: int
    n_reports: int
    n_withdrawn: int
    opened: int
    n_events: int
    kinds_signed: int
    n_resumed: int
    won_by: int
    won_on: int
    lull_days: int
    froze_on: int
    frozen_days: int
    frozen_gain: float
    prospects_0: float


class Tape(NamedTuple):
    """Where worlds are recorded; a part that was not asked for has length 0."""

    outcomes: Rows[OutcomeRow]  # (n_worlds,)
    daily: RowGrid[Daily]  # (n_worlds or 0, days)
    fronts: RowCube[FrontRow]  # (n_worlds or 0, days, n_sectors)
    leans: RowCube[float]  # (n_worlds or 0, days, n_third_parties)
    events: RowGrid[EventRow]  # (n_worlds or 0, room)


def new_tape(kernel: Kernel, n_worlds: int, days: int, daily: bool, events: int) -> Tape:
    """Room for ``n_worlds`` worlds: outcomes always, daily series and ``events`` a world if asked for."""
    n_daily = n_worlds if daily else 0
    return Tape(
        outcomes=blank(OutcomeRow, n_worlds),
        daily=blank(Daily, (n_daily, days)),
        fronts=blank(FrontRow, (n_daily, days, len(kernel.sectors))),
        leans=numbers(float, (n_daily, days, len(kernel.third_parties))),
        events=blank(EventRow, (n_worlds if events else 0, events)),
    )
