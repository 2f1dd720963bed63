"""The way into a room, on paper: a page with its code, and the same as squares that phones read."""

from typing import NamedTuple
from urllib.parse import urlsplit

import segno

from microdeals.documents.wording import shown
from microdeals.errors import RequestError
from microdeals.handouts.pictures import Drawing, Ink, Words
from microdeals.handouts.sheets import Heading, Items, Part, Sheet, Text
from microdeals.handouts.words import say
from microdeals.lessons import Lesson

LONGEST_ADDRESS = 60
"""Letters that stand on a line beside the squares, and still make squares that are large enough."""
SIDE, BORDER = 236.0, 4
"""Of the squares with their white border, in points; the border is as wide as so many of them."""
BESIDE, LETTER_WIDTH = 254.0, 0.62
"""Where letters begin, and how wide they are, as a part of their size."""
WIDTH, HEIGHT = 500.0, 240.0
LOOPBACK = ("localhost", "127.", "[::1]")


class WayIn(NamedTuple):
    """A room's code, and how phones reach its server, such as http://192.168.0.5:8765."""

    code: str
    address: str

    @property
    def door(self) -> str:
        """Where a phone goes that reads the squares."""
        return f"{self.address}/room/{self.code}"

    @property
    def join(self) -> str:
        """Where the code is typed, as it is written on paper."""
        return f"{self.address.removeprefix('http://')}/join"


def way_in(room: str | None, address: str | None) -> WayIn | None:
    """What was asked for, if anything was. ``room``: a code as rooms have it.

    Raises RequestError for half of it, or for an address that is none.
    """
    if room is None and address is None:
        return None
    if room is None:
        raise RequestError(f"--address {shown(address or '')}: say of which room, as in --room RIVER-42.")
    if address is None:
        raise RequestError(
            f"--room {room}: say where phones find it, as microdeals class does: "
            "--address http://192.168.0.5:8765."
        )
    return WayIn(room, checked_address(address))


def checked_address(address: str) -> str:
    """How phones open a server, without what follows. Raises RequestError for what leads no phone there."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        parts, host = urlsplit(""), None
    is_bare = parts.path in ("", "/") and not (parts.query or parts.fragment or "@" in parts.netloc)
    is_plain = address.isascii() and address.isprintable() and " " not in address
    if not (host and is_bare and is_plain and parts.scheme in ("http", "https")):
        raise RequestError(
            f"--address {shown(address)}: must be how phones open the server, such as http://192.168.0.5:8765."
        )
    if len(address) > LONGEST_ADDRESS:
        raise RequestError(f"--address {shown(address)}: has more than {LONGEST_ADDRESS} letters.")
    if parts.netloc.startswith(LOOPBACK):
        raise RequestError(
            f"--address {address}: is this machine's name for itself, and no phone finds it. Take the one "
            "that microdeals class prints."
        )
    return f"{parts.scheme}://{parts.netloc}"


def room_part(lesson: Lesson, way: WayIn) -> Part:
    """A page for the door, or for each desk."""
    scan = say("room.scan", address=way.join, code=way.code)
    steps = Items((say("room.network"), scan, say("room.seat")), is_numbered=True)
    plain = Text(say("room.plain"), is_quiet=True)
    blocks = (Text(say("room.what")), _squares(way), Heading(say("room.how")), steps, plain)
    return Part("room", lesson.title, (Sheet(say("sheet.room"), blocks),))


def _squares(way: WayIn) -> Drawing:
    """The way in as squares, and as letters beside them."""
    rows = [bytes(row) for row in segno.make(way.door, error="m", micro=False).matrix]
    step = SIDE / (len(rows) + 2 * BORDER)
    bars = [
        Ink((BORDER + begin) * step, (BORDER + at) * step, length * step, step)
        for at, row in enumerate(rows)
        for begin, length in _runs(row)
    ]
    size = min(12.0, (WIDTH - BESIDE) / (LETTER_WIDTH * len(way.join)))
    letters = (
        Words(BESIDE, 92.0, way.code, 28.0, "start"),
        Words(BESIDE, 128.0, say("room.at"), 9.0, "start"),
        Words(BESIDE, 146.0, way.join, size, "start"),
    )
    return Drawing(WIDTH, HEIGHT, (*bars, *letters), say("room.squares", code=way.code))


def _runs(row: bytes) -> list[tuple[int, int]]:
    """Where dark squares stand beside each other in a row: where they begin, and how many there are."""
    runs: list[tuple[int, int]] = []
    for at, is_dark in enumerate(row):
        if not is_dark:
            continue
        if runs and sum(runs[-1]) == at:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        else:
            runs.append((at, 1))
    return runs
