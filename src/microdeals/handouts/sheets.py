"""What a handout is made of, whatever it is printed by: parts of sheets of blocks. A sheet is one page."""

from typing import NamedTuple, TypeAlias

from microdeals.handouts.pictures import Drawing


class Heading(NamedTuple):
    """A line that says what follows."""

    text: str


class Text(NamedTuple):
    """A paragraph; a quiet one is set smaller."""

    text: str
    is_quiet: bool = False


class Boxed(NamedTuple):
    """A paragraph that must not be overlooked."""

    text: str


class Items(NamedTuple):
    """A list of sentences."""

    texts: tuple[str, ...]
    is_numbered: bool = False


class Ticks(NamedTuple):
    """Answers to tick."""

    texts: tuple[str, ...]


class Grid(NamedTuple):
    """A table with a header. ``shares`` of the width; rows at least as tall as ``least`` (points).

    Where a cell has two lines, the first is bold. With rows to write in, it takes what room is left.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    least: float = 0.0

    @property
    def grows(self) -> bool:
        """Whether its rows are to be written in."""
        return self.least > 0.0


class Blank(NamedTuple):
    """Lines to write on, at least so many."""

    n_lines: int


class Card(NamedTuple):
    """A role on a card to cut out."""

    title: str
    lines: tuple[str, ...]
    secret: str


class Cards(NamedTuple):
    """Cards, two beside each other."""

    cards: tuple[Card, ...]


Block: TypeAlias = Heading | Text | Boxed | Items | Ticks | Grid | Blank | Drawing | Cards


class Sheet(NamedTuple):
    """A page."""

    title: str
    blocks: tuple[Block, ...]


class Part(NamedTuple):
    """What is printed together, as often as there are readers: one file."""

    name: str
    lesson: str
    sheets: tuple[Sheet, ...]
