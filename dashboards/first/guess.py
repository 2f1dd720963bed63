"""What the guess is about, and what a guess may be."""

from __future__ import annotations

from typing import NamedTuple

from dashboards.asked.run import FIRST_CONFLICT, Asked, asked_from, given_in

HUNDRED = 100
DECLINED = -1
NOT_YET = -2


def guess_from(query: str | None) -> int:
    """The guess that an address holds: 0..100, DECLINED, or NOT_YET for none or anything else."""
    given = given_in(query).get("guess", [""])[0]
    if given == "none":
        return DECLINED
    is_number = given.isascii() and given.isdigit() and len(given) <= len(str(HUNDRED))
    return int(given) if is_number and int(given) <= HUNDRED else NOT_YET


def own_part(guess: int) -> str:
    """A guess as a part of the address."""
    return {NOT_YET: "", DECLINED: "guess=none"}.get(guess, f"guess={guess}")


class GuessStanding(NamedTuple):
    """How far the visitor is: the guess, and the values that the sliders are at."""

    guess: int
    asked: Asked


def standing_from(query: str | None) -> GuessStanding:
    """Where an address leads. Before a guess the screen shows the model as it is."""
    guess, asked = guess_from(query), asked_from(query)[0]
    if guess == NOT_YET or asked.name != FIRST_CONFLICT:
        return GuessStanding(guess, Asked())
    return GuessStanding(guess, asked)
