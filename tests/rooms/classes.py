"""What the tests of rooms share: a clock that goes when it is told to, and a room with a few phones."""

from pathlib import Path

from microdeals.rooms import ClassRoom, new_key


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
