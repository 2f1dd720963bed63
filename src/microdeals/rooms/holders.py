"""Holders of keys: whose a key is, whether it is the desk's, and whether there is a game to hold one in."""

from microdeals.rooms.errors import NoSeatError, TooLateError
from microdeals.rooms.game_state import GameState
from microdeals.rooms.keys import hash_of, is_key
from microdeals.rooms.state import Phone, RoomState

MOST_PHONES = 200


def phone_of(state: RoomState, key: str) -> Phone:
    """Whose key this is. Raises NoSeatError if it is nobody's here."""
    name = state.keys.get(hash_of(key)) if is_key(key) else None
    if name is None:
        raise NoSeatError("this phone has no seat in this room; join it first.")
    return state.phones[name]


def check_desk(state: RoomState, key: str) -> None:
    """Raise NoSeatError unless this is a key of the desk."""
    if not is_key(key) or hash_of(key) not in state.desks:
        raise NoSeatError("this is not the desk of this room; open the link that the terminal shows.")


def check_free(state: RoomState) -> None:
    """Raise TooLateError where nobody else may sit down."""
    if state.is_shut:
        raise TooLateError("the door of this room is shut; ask your teacher to open it.")
    if len(state.phones) >= MOST_PHONES:
        raise TooLateError(f"all {MOST_PHONES} seats of this room are taken.")


def game_of(state: RoomState) -> GameState:
    """The game of a room. Raises TooLateError where none is played."""
    if state.game is None:
        raise TooLateError("no game is played in this room now.")
    return state.game
