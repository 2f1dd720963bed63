"""Origin: where a decision comes from, and the key that it comes with. No name and no address is kept."""

from typing import NamedTuple

HERE, NETWORK, PROGRAM_WORD = "here", "network", "program"


class Origin(NamedTuple):
    """Where a decision comes from: this machine or the network, and from which browser.

    ``browser`` is a digest of a cookie that only that browser has; empty for a program, and for a browser
    without cookies. ``key`` is what the browser shows to be who it is (`keys`); it is never written.
    """

    is_here: bool
    browser: str = ""
    key: str = ""

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
