"""The invitation: what the terminal says to whoever serves a class."""

from __future__ import annotations

import io
import sys
from typing import NamedTuple
from urllib.parse import urlsplit

import segno

from dashboards.rooms.pages import said
from dashboards.server.visitor import host_name, is_loopback


class Invitation(NamedTuple):
    """A room and the key of its desk. ``is_again``: whether the class goes on with it."""

    code: str
    title: str
    desk: str
    is_again: bool = False

    @property
    def place(self) -> str:
        """The desk's link, without the server's address."""
        return f"/room/{self.code}/desk#{self.desk}"

    def lines(self, here: str, phones: str) -> list[str]:
        """What to say; ``here``: the server's address on this machine, ``phones``: the one for phones."""
        name = host_name(urlsplit(phones).netloc)
        is_alone = is_loopback(name)
        address = f"{phones}/room/{self.code}"
        return [
            said("class.again" if self.is_again else "class.room", code=self.code, title=self.title),
            *([] if is_alone else [said("class.phones", address=f"{phones}/join", code=self.code)]),
            *([] if is_alone else as_squares(address)),
            said("class.wall", address=f"{here}/room/{self.code}/screen"),
            said("class.desk", address=f"{here}{self.place}"),
            said("class.plain"),
            said("class.alone" if is_alone else "class.unreachable"),
        ]


def as_squares(address: str) -> list[str]:
    """An address as a code that phones read, in lines of a terminal; none where it has no such letters."""
    drawn = io.StringIO()
    segno.make(address, error="l").terminal(drawn, border=2, compact=True)
    try:
        drawn.getvalue().encode(sys.stdout.encoding or "ascii")
    except (LookupError, UnicodeEncodeError):
        return []
    return drawn.getvalue().rstrip("\n").split("\n")
