"""The state of one world, as arrays of records, reused for world after world by one thread."""

from typing import Any, NamedTuple

import numpy as np

from microdeals.day import states
from microdeals.ensemble.draws import LOTS
from microdeals.ensemble.kernel import Kernel
from microdeals.ensemble.records import RowCube, RowGrid, Rows, blank, numbers
from microdeals.rulebook.outcome import FREEZE_DAYS
from microdeals.rulebook.quantities import N_RUNGS, N_SIDES


class Now(states.WarNow, states.FrontNow, states.TalksNow):
    """The war, its front and its talks today, and what loops remember about the world."""

    run: int
    seed: int
    settled_on: int  # -1: never
    violations: int
    n_running: int
    n_active: int
    stirred: bool  # whether a deal was signed, started, answered or ended today
    highest: int  # rung of the most ambitious deal that runs
    target: int  # the slot it is in, or -1
    n_signed: int
    n_breaches: int
    n_reports: int
    n_withdrawn: int
    n_resumed: int
    n_events: int
    kinds_signed: int


class PartyInLoops(states.PartyNow):
    """A side, and what is worked out step by step about it."""

    broken_news: float
    n_for: int
    harm: float


class DealInLoops(states.DealNow):
    """The deal in a slot; the day's reports on either side."""

    any_report: bool


class BondInLoops(states.Bond):
    """A side's part in the deal of a slot; the luck of its report."""

    report_lot: float


class ThirdPartyInLoops(states.ThirdPartyNow):
    """A third party; whether it takes part today."""

    engaged: bool


class World(NamedTuple):
    """Everything that changes in one world."""

    now: Rows[Now]  # (1,)
    parties: Rows[PartyInLoops]  # (2,)
    sectors: Rows[states.SectorNow]  # (n_sectors,)
    commanders: RowGrid[states.CommanderNow]  # (n_sectors, 2)
    monitors: Rows[states.MonitorNow]  # (n_teams,)
    third_parties: Rows[ThirdPartyInLoops]  # (n_third_parties,)
    deals: Rows[DealInLoops]  # (n_slots + 1,)
    bonds: RowGrid[BondInLoops]  # (n_slots + 1, 2) each side's part in the deal of a slot
    channels: RowGrid[states.Channel]  # (n_kinds + 1, 2) what has been seen of each side in each kind
    citizens: RowGrid[states.CitizenNow]  # (2, citizens)
    ties: RowCube[int]  # (2, citizens, neighbours) whom a citizen listens to
    running: Rows[int]  # (n_slots + 1,) slots of the deals running today, the first n_running count
    draws: RowGrid[int]  # (3, n_draws + n_slots + 1) purpose, who and where of what the day draws
    lots: RowGrid[float]  # (4, n_draws + n_slots + 1) the uniforms of each
    days_held: Rows[int]  # (7,) by rung
    rung_today: Rows[int]  # (7,) 0 no deal, 1 kept, 2 with a report
    month: Rows[float]  # (30,) fire of the last 30 days


def new_world(kernel: Kernel) -> World:
    """Room for one world of this kernel; ``begin`` fills it for a seed."""
    publics = kernel.tables[0].publics
    n_sectors, n_slots, n_draws = len(kernel.sectors), len(kernel.slots), kernel.draws.shape[1]
    people = (N_SIDES, int(publics.citizens))
    draws: Any = np.concatenate([np.asarray(kernel.draws), numbers(int, (3, n_slots))], axis=1)
    return World(
        now=blank(Now, 1),
        parties=blank(PartyInLoops, N_SIDES),
        sectors=blank(states.SectorNow, n_sectors),
        commanders=blank(states.CommanderNow, (n_sectors, N_SIDES)),
        monitors=blank(states.MonitorNow, len(kernel.monitors)),
        third_parties=blank(ThirdPartyInLoops, len(kernel.third_parties)),
        deals=blank(DealInLoops, n_slots),
        bonds=blank(BondInLoops, (n_slots, N_SIDES)),
        channels=blank(states.Channel, (len(kernel.kinds), N_SIDES)),
        citizens=blank(states.CitizenNow, people),
        ties=numbers(int, (*people, int(publics.neighbours))),
        running=numbers(int, n_slots),
        draws=draws,
        lots=numbers(float, (LOTS, n_draws + n_slots)),
        days_held=numbers(int, N_RUNGS + 1),
        rung_today=numbers(int, N_RUNGS + 1),
        month=numbers(float, FREEZE_DAYS),
    )
