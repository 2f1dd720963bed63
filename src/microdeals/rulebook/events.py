"""What can happen on a day, by name: the codes that both engines write into their logs."""

from enum import IntEnum


class Happening(IntEnum):
    """Codes of events. Values are part of stored results: never renumber."""

    MEETING = 1
    SIGNED = 2
    STARTED = 3
    BREACH = 4
    REPORT = 5
    STRIKE = 6
    RENEWED = 7
    EXPIRED = 8
    WITHDRAWN = 9
    LAPSED = 10
    SUPERSEDED = 11
    SETTLED = 12
    FIRST_MOVE = 13
    ANSWERED = 14
    RUNG_OPENED = 15
    RESUMED = 16
    FROZE = 17
    THAWED = 18
    DIED_DOWN = 19
    FLARED_UP = 20
    WON = 21
    NEW_LEADERS = 22
    OVERRUN = 23
    AGREED = 24


class Format(IntEnum):
    """Formats of meetings."""

    BILATERAL = 0
    TRILATERAL = 1
    ENVOYS = 2


class Status(IntEnum):
    """Where a deal is in its life, or how it ended. 0 is a slot in which there has been no deal yet."""

    FREE = 0
    WAITING = 1
    RUNNING = 2
    EXPIRED = 3
    WITHDRAWN = 4
    LAPSED = 5
    SUPERSEDED = 6
    RESUMED = 7
    OVERRUN = 8

    @property
    def words(self) -> str:
        """For a reader."""
        return STATUS_IN_WORDS[self]


STATUS_IN_WORDS = {
    Status.FREE: "never signed",
    Status.WAITING: "waiting for quiet",
    Status.RUNNING: "running",
    Status.EXPIRED: "expired",
    Status.WITHDRAWN: "withdrawn",
    Status.LAPSED: "lapsed before it began",
    Status.SUPERSEDED: "superseded by the settlement",
    Status.RESUMED: "left for what was to be had at the front",
    Status.OVERRUN: "overrun by a victory",
}
