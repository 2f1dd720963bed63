"""Role cards, and slips for what each role decides: for the seats of the table, by the names of the war."""

from microdeals.conflicts import Conflict
from microdeals.handouts.sheets import Block, Card, Grid, Heading, Sheet, Text, Ticks
from microdeals.handouts.words import listed, say

SEATS = ("first", "second", "third")
BOX = "☐"
ROWS_FOR_RUNNING = 8
ROW_HEIGHT = 20.0


def cards_of(conflict: Conflict) -> tuple[Card, ...]:
    """The seats that a war has. Nobody is asked to play a people that is at war: a real one has no names."""
    names = _names(conflict) if conflict.fictional else _no_names()
    return tuple(_card(seat, names) for seat in SEATS if seat != "third" or conflict.third_parties)


def slips_of(conflict: Conflict) -> tuple[Sheet, ...]:
    """A slip to fill in each month, for a side and for the mediator, with the choices of the entry sheet."""
    slips = [Sheet(say("sheet.slip_side"), _side_slip(conflict))]
    if conflict.third_parties:
        slips.append(Sheet(say("sheet.slip_mediator"), _mediator_slip(conflict)))
    return tuple(slips)


def _side_slip(conflict: Conflict) -> tuple[Block, ...]:
    return (
        Text(say("slip.name")),
        Text(say("slip.how"), is_quiet=True),
        Heading(say("slip.running")),
        _choices("slip.running_columns", [""] * ROWS_FOR_RUNNING),
        Heading(say("slip.offers")),
        _choices("slip.offers_columns", [kind.title for kind in conflict.kinds]),
        Heading(say("slip.more")),
        Ticks(tuple(listed("slip.side_ticks"))),
        Text(say("slip.belief")),
    )


def _mediator_slip(conflict: Conflict) -> tuple[Block, ...]:
    return (
        Text(say("slip.name")),
        Text(say("slip.how_mediator"), is_quiet=True),
        Heading(say("slip.table")),
        _choices("slip.table_columns", [kind.title for kind in conflict.kinds]),
        Heading(say("slip.mediates")),
        Ticks((*(third.title for third in conflict.third_parties), *listed("slip.mediator_ticks"))),
    )


def _choices(columns: str, titles: list[str]) -> Grid:
    """A row a deal, and a box for each choice."""
    header = tuple(listed(columns))
    n_boxes = len(header) - 1
    rows = tuple((title, *([BOX] * n_boxes)) for title in titles)
    share = 0.15
    return Grid(header, rows, (1.0 - share * n_boxes, *([share] * n_boxes)), least=ROW_HEIGHT)


def _card(seat: str, names: dict[str, str]) -> Card:
    texts = {key: say(f"card.{seat}.{key}", **names) for key in ("title", "who", "wants", "does", "secret")}
    return Card(texts["title"], (texts["who"], texts["wants"], texts["does"]), texts["secret"])


def _names(conflict: Conflict) -> dict[str, str]:
    first, second = (party.title for party in conflict.parties)
    return {"first": first, "second": second}


def _no_names() -> dict[str, str]:
    return {name: say(f"unnamed.{name}") for name in ("first", "second")}
