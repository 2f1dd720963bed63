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


class Format(IntEnum):
    """Formats of meetings."""

    BILATERAL = 0
    TRILATERAL = 1
    ENVOYS = 2
