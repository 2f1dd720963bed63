"""Seats: who plays what, for how many rounds of a month."""

import re
from enum import StrEnum
from typing import NamedTuple

from microdeals.conflicts import Conflict
from microdeals.errors import RequestError
from microdeals.game.table_wars import load_war
from microdeals.rulebook.luck import LARGEST_SEED

FEWEST_ROUNDS, MOST_ROUNDS = 6, 10
SHORTEST_ROUND, LONGEST_ROUND = 7, 31
LONGEST_NAME = 40
NAME = re.compile(rf"[a-z0-9][a-z0-9_-]{{0,{LONGEST_NAME - 1}}}")
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
    """What a session plays. ``teams``: a pseudonym for each seat; an empty one is played by the model.

    ``keeps``: a team's running deals are kept as long as it says nothing of them. Games of before left them
    to the model, and are lived again as they were played. ``refuses``: a team's silence is a no to whatever
    it is asked to sign, a settlement among it; else the model decides that.
    """

    conflict: str = "arden_borea"
    seed: int = 1
    rounds: int = 6
    days: int = 30  # of a round
    teams: tuple[str, str, str] = ("", "", "")
    keeps: bool = True
    refuses: bool = False

    @property
    def horizon_days(self) -> int:
        """Days of all rounds together."""
        return self.rounds * self.days

    def loaded(self) -> Conflict:
        """The war (`table_wars`). Raises ConflictError when there is none of that name."""
        return load_war(self.conflict)


def check_setup(setup: Setup) -> None:
    """Raise RequestError or ConflictError for a session that cannot be played."""
    setup.loaded()
    check_lengths(setup)
    for team in setup.teams:
        check_pseudonym(team)


def check_lengths(setup: Setup) -> None:
    """Raise RequestError for a seed that there is not, or a session that is too short or too long."""
    if not _is_whole(setup.seed, 0, LARGEST_SEED):
        raise RequestError(f"seed = {setup.seed}: must be a whole number from 0 to 2**63 - 1.")
    for name, value, low, high in (
        ("rounds", setup.rounds, FEWEST_ROUNDS, MOST_ROUNDS),
        ("days", setup.days, SHORTEST_ROUND, LONGEST_ROUND),
    ):
        if not _is_whole(value, low, high):
            raise RequestError(f"{name} = {value}: must be a whole number from {low} to {high}.")


def check_pseudonym(team: str) -> str:
    """The name. Raises RequestError if it is not a short pseudonym; an empty one means the model."""
    if team and not PSEUDONYM.fullmatch(team):
        raise RequestError(
            f"team {team[:40]!r}: a pseudonym begins with a letter and has at most 30 letters, digits, "
            "spaces, dots, - or _. Leave it empty to let the model play the seat."
        )
    return team


def check_name(name: str) -> None:
    """Raise RequestError for a name that a session's file cannot have."""
    if not NAME.fullmatch(name):
        raise RequestError(
            f"session {name[:50]!r}: a name has 1 to {LONGEST_NAME} small letters, digits, - or _, and "
            "begins with a letter or a digit, such as monday-group-2."
        )


def check_percent(percent: int) -> int:
    """The number. Raises RequestError for what is no whole number from 0 to 100."""
    if not _is_whole(percent, 0, 100):
        raise RequestError(f"{percent!r}: must be a whole number from 0 (surely not) to 100 (surely).")
    return percent


def _is_whole(value: object, low: int, high: int) -> bool:
    """Whether a value, which may come from a file, is a whole number of this range."""
    return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high
