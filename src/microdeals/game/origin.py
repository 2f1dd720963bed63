"""Origin: where a decision comes from. Nobody's name and nobody's address is kept."""

from typing import NamedTuple

HERE, NETWORK, PROGRAM_WORD = "here", "network", "program"


class Origin(NamedTuple):
    """Where a decision comes from: this machine or the network, and from which browser.

    ``browser`` is a digest of a cookie that only that browser has; empty for a program, and for a browser
    without cookies.
    """

    is_here: bool
    browser: str = ""

    def __str__(self) -> str:
        """As it stands in the log, such as ``network:5f1c``."""
        if self == PROGRAM:
            return PROGRAM_WORD
        return f"{HERE if self.is_here else NETWORK}:{self.browser}"

    @classmethod
    def read(cls, text: str) -> "Origin":
        """An origin as it was written; of what cannot be read, one in the network without a browser."""
        if text == PROGRAM_WORD:
            return PROGRAM
        place, _, browser = text.partition(":")
        return cls(place == HERE, browser)


PROGRAM = Origin(is_here=True)
"""A call from Python, by whoever runs the machine."""


def may_turn(origin: Origin, beginner: str) -> bool:
    """Whether a month may be played, or taken back, from there.

    ``beginner``: the origin, as written, of the entry with which the game began; empty in games of before.
    There are no keys yet: it may be done on the machine itself, and in the browser that began the game.
    """
    return origin.is_here or (bool(origin.browser) and origin.browser == Origin.read(beginner).browser)
