"""Links: how another browser comes into a session. The key of a link lets the browser's own key in."""

from microdeals.game.keys import hash_of, is_key
from microdeals.game.origin import Origin
from microdeals.game.rights import NO_KEY, NotYoursError, rights_of
from microdeals.game.rows import NewEntry
from microdeals.game.state import EntryKind, State

MOST_KEYS = 200
"""Keys of a session, those of links among them."""


def admitted(name: str, state: State, link: str, origin: Origin) -> NewEntry | None:
    """What lets a browser in by the key of a link; None if it is in already.

    A link opens one seat, or all. Raises NotYoursError for one that opens nothing, or a browser without key.
    """
    by_link, own = rights_of(state, Origin(is_here=False, key=link)), rights_of(state, origin)
    if not by_link.is_any:
        raise NotYoursError(WRONG_LINK.format(name=name))
    seats = [""] if by_link.is_desk else [seat.value for seat in by_link.seats if seat not in own.seats]
    if own.is_desk or not seats:
        return None
    if not is_key(origin.key):
        raise NotYoursError(NO_KEY)
    check_number(state)
    return NewEntry(state.round, seats[0], EntryKind.KEY, {"key": hash_of(origin.key)}, str(origin))


def check_number(state: State) -> None:
    """Raise NotYoursError if a session has as many keys as it may have."""
    if len(state.desks) + len(state.keys) >= MOST_KEYS:
        raise NotYoursError(TOO_MANY.format(n=MOST_KEYS))


WRONG_LINK = (
    "This link does not open game {name}, or not any more; nothing was written. Ask whoever gave it to you "
    "for a new one."
)
TOO_MANY = (
    "This game has {n} keys already, those of its links among them; nothing was written. Use one of "
    "these links, or go on at the machine that serves this page."
)
