"""Seats: who plays what, for how many rounds of a month."""

import re
from enum import StrEnum
from typing import NamedTuple

from microdeals.conflicts import Conflict, load
from microdeals.errors import RequestError
from microdeals.rulebook.luck import LARGEST_SEED

FEWEST_ROUNDS, MOST_ROUNDS = 6, 10
SHORTEST_ROUND, LONGEST_ROUND = 7, 31
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
PSEUDONYM = re.compile(r"[^\W\d_][\w .-]{0,29}")
"""Begins with a letter, so that no spreadsheet takes it for a formula."""


class Seat(StrEnum):
    """What a team can play. Values are part of stored sessions."""

    FIRST = "first"
    SECOND = "second"
    MEDIATOR = "mediator"


SIDES = (Seat.FIRST, Seat.SECOND)
"""The seats of side 0 and side 1."""


class Question(StrEnum):
    """What is guessed before the first round, as a chance of 0 to 100. Values are part of stored sessions."""

    SETTLED = "settled"
    CLOSER = "closer"


class Setup(NamedTuple):
    """What a session plays. ``teams``: a pseudonym for each seat; an empty one is played by the model."""

    conflict: str = "arden_borea"
    seed: int = 1
    rounds: int = 6
    days: int = 30  # of a round
    teams: tuple[str, str, str] = ("", "", "")

    @property
    def horizon_days(self) -> int:
        """Days of all rounds together."""
        return self.rounds * self.days

    def loaded(self) -> Conflict:
        """The conflict model. Raises ConflictError when there is none of that name."""
        return load(self.conflict)


def check_setup(setup: Setup) -> None:
    """Raise RequestError or ConflictError for a session that cannot be played."""
    setup.loaded()
    if not 0 <= setup.seed <= LARGEST_SEED:
        raise RequestError(f"seed = {setup.seed}: must be a whole number from 0 to 2**63 - 1.")
    for name, value, low, high in (
        ("rounds", setup.rounds, FEWEST_ROUNDS, MOST_ROUNDS),
        ("days", setup.days, SHORTEST_ROUND, LONGEST_ROUND),
    ):
        if not low <= value <= high:
            raise RequestError(f"{name} = {value}: must be a whole number from {low} to {high}.")
    for team in setup.teams:
        check_pseudonym(team)


def check_pseudonym(team: str) -> None:
    """Raise RequestError for a name that is not a short pseudonym; an empty one means the model."""
    if team and not PSEUDONYM.fullmatch(team):
        raise RequestError(
            f"team {team[:40]!r}: a pseudonym begins with a letter and has at most 30 letters, digits, "
            "spaces, dots, - or _. Leave it empty to let the model play the seat."
        )


def check_name(name: str) -> None:
    """Raise RequestError for a name that a session's file cannot have."""
    if not NAME.fullmatch(name):
        raise RequestError(
            f"session {name[:50]!r}: a name has 1 to 40 small letters, digits, - or _, and begins with a "
            "letter or a digit, such as monday-group-2."
        )


def check_percent(percent: int) -> None:
    """Raise RequestError for what is no whole number from 0 to 100."""
    if isinstance(percent, bool) or not isinstance(percent, int) or not 0 <= percent <= 100:
        raise RequestError(f"{percent!r}: must be a whole number from 0 (surely not) to 100 (surely).")
