"""Why a room refuses: each kind is told to whom it concerns, and answered otherwise by a server."""

from microdeals.errors import RequestError


class NoRoomError(RequestError):
    """No room has this code, and perhaps none ever had."""


class NoSeatError(RequestError):
    """Whoever asks has no seat here, or not the desk: their key is none of this room's."""


class TooLateError(RequestError):
    """What was sent does not count any more."""


class NotKeptError(RequestError):
    """Nothing was written, for the disk or the file refused; the message is for whoever runs the machine."""
