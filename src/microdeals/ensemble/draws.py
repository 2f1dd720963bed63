"""The list of a day's draws, and where on it everyone finds its own.

What is always drawn comes first, then what only active deals need; running deals add their own.
"""

from collections.abc import Sequence
from typing import NamedTuple

from microdeals.conflicts import Conflict
from microdeals.rulebook.luck import Purpose

Draw = tuple[int, int, int]
"""Purpose, who, where."""

BATTLE = 0
MEETING = 1
LEADERS = 2
"""Places on the list."""
LOTS = 4
"""Uniforms in a draw."""


class Draws(NamedTuple):
    """The list, and for each family the places of its members on it."""

    listed: list[Draw]
    parties: list[int]  # the first of a side's draws for the talk among its citizens
    third_parties: list[int]
    n_always: int
    monitors: list[int]
    sectors: list[int]
    spoilers: list[int]


def draws_of(conflict: Conflict) -> Draws:
    """List what a day of this conflict may have to draw, but for running deals."""
    listed: list[Draw] = [(Purpose.BATTLE, 0, 0), (Purpose.MEETING, 0, 0), (Purpose.LEADERS, 0, 0)]
    thirds = _add(listed, [(Purpose.LEAN, entry.luck_id, 0) for entry in conflict.third_parties])
    groups = _talk_groups(conflict)
    sides = [
        _add(listed, [(Purpose.TALK_AT_HOME, party.luck_id, group) for group in range(groups)])[0]
        for party in conflict.parties
    ]
    n_always = len(listed)
    teams = [
        (Purpose.ACCESS, entry.luck_id, team)
        for entry in conflict.monitors
        for team in range(entry.values.teams)
    ]
    return Draws(
        listed,
        sides,
        thirds,
        n_always,
        _add(listed, teams),
        _add(listed, [(Purpose.VIOLATIONS, entry.luck_id, 0) for entry in conflict.sectors]),
        _add(listed, [(Purpose.STRIKE, entry.luck_id, 0) for entry in conflict.spoilers]),
    )


def _talk_groups(conflict: Conflict) -> int:
    """Draws a day for the talk of one side's citizens: one for every four conversations."""
    most_turns = -(-conflict.publics.citizens // conflict.publics.talk_days)
    return -(-most_turns // LOTS)


def _add(listed: list[Draw], draws: Sequence[Draw]) -> list[int]:
    """Put draws on the list; return where they are."""
    first = len(listed)
    listed += draws
    return list(range(first, len(listed)))
