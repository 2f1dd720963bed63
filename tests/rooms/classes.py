"""What the tests of rooms share: a clock that goes when it is told to, rooms with phones, and a game."""

from pathlib import Path

from microdeals.game import Seat, Session
from microdeals.rooms import ClassRoom, new_key

WAR = "arden_borea_table"


class Hands:
    """Server time that a test moves."""

    def __init__(self, now: float = 1_000_000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


class Taught:
    """A room for a lesson, its desk's key, and phones that have joined."""

    def __init__(self, folder: Path, phones: int = 2, lesson: str = "promise") -> None:
        self.folder, self.hands = folder, Hands()
        self.room, self.desk = ClassRoom.create(folder, lesson, self.hands)
        self.keys = [new_key() for _ in range(phones)]
        self.names = [self.room.join(key).name for key in self.keys]

    def again(self) -> ClassRoom:
        """The room as another program opens it."""
        return ClassRoom.open(self.folder, self.room.code, self.hands)


class Played:
    """A room with a game of two tables, its desk's key, and phones that have joined."""

    def __init__(self, folder: Path, phones: int = 6, tables: int = 2) -> None:
        self.folder, self.hands = folder, Hands()
        self.room, self.desk = ClassRoom.create(folder, WAR, self.hands)
        self.keys = [new_key() for _ in range(phones)]
        for key in self.keys:
            self.room.join(key)
        self.tables = self.room.tables
        self.tables.begin(self.desk, WAR, tables, 6, 7)

    @property
    def game(self):
        return self.room.state.game

    def again(self) -> ClassRoom:
        """The room as another program opens it."""
        return ClassRoom.open(self.folder, self.room.code, self.hands)

    def session(self, table: int) -> Session:
        return self.tables.sessions.of(table)

    def value(self, table: int, seat: Seat, kind: str = "swap") -> object:
        """What a seat says to a kind of deal in the month that comes."""
        return (self.session(table).state.draft_of(seat).says or {}).get(kind)
