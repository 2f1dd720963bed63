"""The state of one world, as arrays of records, reused for world after world by one thread."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.ensemble.draws import LOTS
from microdeals.ensemble.kernel import Kernel
from microdeals.ensemble.records import Column, blank
from microdeals.rulebook.quantities import N_RUNGS, N_SIDES

NOW: list[Column] = [
    ("run", "i8"),
    ("seed", "i8"),
    ("day", "i8"),
    ("leverage", "f8"),
    ("documented", "f8"),
    ("explored", "f8"),
    ("harm", "f8"),
    ("fighting", "f8"),
    ("surge", "f8"),
    ("walkouts", "f8"),
    ("cover", "f8"),
    ("detection", "f8"),
    ("false_alarm", "f8"),
    ("violations", "i8"),
    ("n_running", "i8"),
    ("n_active", "i8"),
    ("stirred", "?"),
    ("highest", "i8"),
    ("target", "i8"),
    ("opened", "i8"),
    ("unanswered", "i8"),
    ("held_bilateral", "?"),
    ("held_trilateral", "?"),
    ("settled_on", "i8"),
    ("n_signed", "i8"),
    ("n_breaches", "i8"),
    ("n_reports", "i8"),
    ("n_withdrawn", "i8"),
    ("n_events", "i8"),
    ("kinds_signed", "i8"),
]
SIDE_NOW: list[Column] = [
    ("trustworthy", "?"),
    ("trust", "f8"),
    ("pressure", "f8"),
    ("optimism", "f8"),
    ("guarantee", "f8"),
    ("tide", "f8"),
    ("support", "f8"),
    ("hardship", "f8"),
    ("grief", "f8"),
    ("learned", "f8"),
    ("broken_news", "f8"),
    ("struck_in", "i8"),
    ("n_for", "i8"),
]
PLACE_NOW: list[Column] = [
    ("calm", "f8"),
    ("fire", "f8"),
    ("detection", "f8"),
    ("false_alarm", "f8"),
    ("attribution", "f8"),
    ("quiet_days", "i8"),
    ("taken", "?"),
    ("watched", "?"),
]
COMMANDER: list[Column] = [("breeding", "f8"), ("grievance", "f8"), ("violations", "i8"), ("struck", "i8")]
TEAM_NOW: list[Column] = [("sector", "i8")]
THIRD_NOW: list[Column] = [("lean", "f8"), ("engaged", "?")]
DEAL: list[Column] = [
    ("status", "i8"),
    ("signed_on", "i8"),
    ("until", "i8"),
    ("ended_on", "i8"),
    ("ever", "?"),
    ("cover", "f8"),
    ("detection", "f8"),
    ("false_alarm", "f8"),
    ("any_report", "?"),
]
BOND: list[Column] = [
    ("bound", "?"),
    ("believed", "f8"),
    ("kept_ahead", "f8"),  # chance, on that belief, that the other keeps it over the horizon
    ("if_trustworthy", "f8"),
    ("if_exploiting", "f8"),
    ("broke", "?"),
    ("reported", "?"),
    ("report_lot", "f8"),
]
CHANNEL: list[Column] = [("kept", "i8"), ("broken", "i8")]


class World(NamedTuple):
    """Everything that changes in one world."""

    now: Any  # (1,)
    sides: Any  # (2,)
    places: Any  # (n_sectors,)
    commanders: Any  # (n_sectors, 2)
    teams: Any  # (n_teams,)
    thirds: Any  # (n_third_parties,)
    deals: Any  # (n_slots + 1,)
    bonds: Any  # (n_slots + 1, 2) each side's part in the deal of a slot
    channels: Any  # (n_kinds + 1, 2) what has been seen of each side in each kind
    running: NDArray[np.int64]  # (n_slots + 1,) slots of the deals running today, the first n_running count
    draws: NDArray[np.int64]  # (3, n_draws + n_slots + 1) purpose, who and where of what the day draws
    lots: NDArray[np.float64]  # (4, n_draws + n_slots + 1) the uniforms of each
    days_held: NDArray[np.int64]  # (7,) by rung
    rung_today: NDArray[np.int64]  # (7,) 0 no deal, 1 kept, 2 with a report
    support: NDArray[np.float64]  # (2, citizens)
    heard: NDArray[np.float64]  # (2, citizens)
    ties: NDArray[np.int64]  # (2, citizens, neighbours)


def new_world(kernel: Kernel) -> World:
    """Room for one world of this kernel; ``begin`` fills it for a seed."""
    publics = kernel.tables[0].publics
    n_sectors, n_slots = len(kernel.places), len(kernel.slots)
    people = (N_SIDES, int(publics.citizens))
    return World(
        now=blank(NOW, 1),
        sides=blank(SIDE_NOW, N_SIDES),
        places=blank(PLACE_NOW, n_sectors),
        commanders=blank(COMMANDER, (n_sectors, N_SIDES)),
        teams=blank(TEAM_NOW, len(kernel.teams)),
        thirds=blank(THIRD_NOW, len(kernel.thirds)),
        deals=blank(DEAL, n_slots),
        bonds=blank(BOND, (n_slots, N_SIDES)),
        channels=blank(CHANNEL, (len(kernel.kinds), N_SIDES)),
        running=np.zeros(n_slots, np.int64),
        draws=np.concatenate([kernel.draws, np.zeros((3, n_slots), np.int64)], axis=1),
        lots=np.zeros((LOTS, kernel.draws.shape[1] + n_slots)),
        days_held=np.zeros(N_RUNGS + 1, np.int64),
        rung_today=np.zeros(N_RUNGS + 1, np.int64),
        support=np.zeros(people),
        heard=np.zeros(people),
        ties=np.zeros((*people, int(publics.neighbours)), np.int64),
    )
