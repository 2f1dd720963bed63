"""Rights: what whoever has a session open may read and decide. They follow from the log and from who asks."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from microdeals.errors import RequestError
from microdeals.game.keys import hash_of, is_key
from microdeals.game.origin import Origin
from microdeals.game.seats import Seat
from microdeals.game.state import State


class NotYoursError(RequestError):
    """Whoever asks has no key to what they ask for; nothing was written, and nothing is shown."""


class Rights(NamedTuple):
    """Whether somebody leads the session, and may do everything; else which seats they decide for."""

    is_desk: bool = False
    seats: tuple[Seat, ...] = ()

    @property
    def is_any(self) -> bool:
        """Whether they may see anything at all."""
        return self.is_desk or bool(self.seats)


def rights_of(state: State, origin: Origin) -> Rights:
    """What may be done from there.

    The machine itself, and a program on it, lead every session. One that began without a key, as those of
    before did, is led by the browser in which it began as well.
    """
    hashed = hash_of(origin.key) if is_key(origin.key) else ""
    is_beginner = bool(origin.browser) and origin.browser == state.begun_in
    if origin.is_here or hashed in state.desks or is_beginner:
        return Rights(is_desk=True, seats=tuple(Seat))
    return Rights(seats=tuple(seat for seat in Seat if (seat, hashed) in state.keys))


def sees_all(state: State, rights: Rights) -> bool:
    """Whether what every seat decided may be told: teams wait for the end of the last round."""
    return rights.is_desk or (rights.is_any and state.is_over)


def as_seen(state: State, rights: Rights) -> State:
    """The state without what other seats have decided for the round to be played, believed and guessed."""
    if sees_all(state, rights):
        return state
    own = rights.seats
    return replace(
        state,
        drafts={key: orders for key, orders in state.drafts.items() if key[1] in own},
        beliefs={key: percent for key, percent in state.beliefs.items() if key[1] in own},
        guesses={key: percent for key, percent in state.guesses.items() if key[0] in own},
    )


def first_desks(origin: Origin, others: Iterable[str] = ()) -> frozenset[str]:
    """Hashes of the keys of whoever leads a session that begins there. Raises NotYoursError without a key."""
    if origin.is_here and not others:
        return frozenset()
    if not origin.is_here and not is_key(origin.key):
        raise NotYoursError(NO_KEY)
    return frozenset(others) | ({hash_of(origin.key)} if is_key(origin.key) else set())


def check_any(name: str, rights: Rights) -> None:
    """Raise NotYoursError for whoever may see nothing of a session."""
    if not rights.is_any:
        raise NotYoursError(CLOSED.format(name=name))


def check_desk(rights: Rights) -> None:
    """Raise NotYoursError for whoever does not lead the session."""
    if not rights.is_desk:
        raise NotYoursError(NOT_THE_DESK)


def check_seat(rights: Rights, seat: Seat) -> None:
    """Raise NotYoursError for whoever does not decide for a seat."""
    if seat not in rights.seats:
        raise NotYoursError(NOT_THIS_SEAT.format(seat=seat))


def check_sees_all(state: State, rights: Rights) -> None:
    """Raise NotYoursError for whoever may not know yet what other seats have decided."""
    if not sees_all(state, rights):
        raise NotYoursError(NOT_YET)


CLOSED = (
    "Game {name} opens for those who play it: in the browser in which it began, by a link from whoever leads "
    "it, or on the machine that serves this page."
)
NO_KEY = (
    "This browser keeps no cookies, so no game could be kept for it; nothing was written. Leave its private "
    "mode, or load the page again in another browser."
)
NOT_THE_DESK = (
    "Whoever leads the game does that: on the machine that serves this page, in the browser that began the "
    "game, or by its link; nothing was written."
)
NOT_THIS_SEAT = (
    "The seat {seat} is not yours, so nothing was written. Whoever leads the game can give you its link."
)
NOT_YET = "What other seats decide is told after the last month; until then whoever leads the game sees it."
