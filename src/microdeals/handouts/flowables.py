"""Blocks as flowables of ReportLab, with the room that they take."""

from collections.abc import Sequence
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Spacer, Table

from microdeals.handouts.fonts import BOLD, REGULAR
from microdeals.handouts.pictures import GREY, INK, PALE, Drawing, Ink, Patch, Ring, Shape, Stroke, Words
from microdeals.handouts.sheets import Blank, Block, Boxed, Card, Cards, Grid, Heading, Items, Text, Ticks

BODY = 9.5
LEAST_GROWN = 132.0
LINE_TO_WRITE_ON = 19.0
PLACE = list[tuple[Any, float, float]]


class Room(NamedTuple):
    """Room on a page, in points."""

    width: float
    height: float


def heading_height() -> float:
    """What the title of a page takes."""
    return 26.0


def flowables(blocks: Sequence[Block], room: Room, size: float) -> PLACE | None:
    """Each block with the space above it and its height; None if they do not fit in this size."""
    placed: PLACE = []
    for block in blocks:
        flowable = _flowable(block, room, size)
        _, height = flowable.wrap(room.width, 10_000.0)
        above = (9.0 if isinstance(block, Heading) else 4.0) * size
        placed.append((flowable, above, height))
    left = room.height - sum(above + height for _, above, height in placed)
    if left < 0.0:
        return None
    growing = [
        number for number, block in enumerate(blocks) if isinstance(block, Drawing | Grid) and block.grows
    ]
    for number in growing:
        above = placed[number][1]
        flowable = _higher(blocks[number], placed[number], left / len(growing), (room, size))
        placed[number] = (flowable, above, flowable.wrap(room.width, 10_000.0)[1])
    return placed


def _higher(block: Block, placed: tuple[Any, float, float], by: float, within: tuple[Room, float]) -> Any:
    """The same, higher by so much at most: a drawing is stretched, a table has higher rows to write in."""
    room, size = within
    if isinstance(block, Grid):
        return _grid(block._replace(least=block.least + by / size / len(block.rows)), room, size)
    flowable, _, height = placed
    flowable.height = height + by
    return flowable


def _flowable(block: Block, room: Room, size: float) -> Any:
    match block:
        case Heading(text):
            return Paragraph(escape(text), _style(size, 10.5, bold=True))
        case Text(text, is_quiet):
            return Paragraph(escape(text), _style(size, 8.0 if is_quiet else BODY))
        case Boxed(text):
            cell = Paragraph(escape(text), _style(size, BODY))
            return Table([[cell]], [room.width], style=[("BOX", (0, 0), (-1, -1), 1.0, HexColor(INK))])
        case Items(texts, is_numbered):
            marks = [f"{number}." if is_numbered else "–" for number in range(1, len(texts) + 1)]
            return _listed(marks, texts, room, size)
        case Ticks(texts):
            return _listed(["☐"] * len(texts), texts, room, size)
        case Grid():
            return _grid(block, room, size)
        case Blank(n_lines):
            height = LINE_TO_WRITE_ON * n_lines
            lines = tuple(Stroke(0.0, y, 480.0, y) for y in _steps(n_lines))
            return Drawn(Drawing(480.0, height, lines, ""), room.width)
        case Cards(cards):
            return _cards(cards, room, size)
        case Drawing():
            return Drawn(block, room.width)


def _steps(n_lines: int) -> list[float]:
    return [LINE_TO_WRITE_ON * (number + 1) - 1.0 for number in range(n_lines)]


def _style(size: float, points: float, *, bold: bool = False) -> ParagraphStyle:
    name = BOLD if bold else REGULAR
    return ParagraphStyle("ours", fontName=name, fontSize=points * size, leading=points * size * 1.27)


def _listed(marks: Sequence[str], texts: Sequence[str], room: Room, size: float) -> Table:
    style = _style(size, BODY - 0.5)
    rows = [
        [Paragraph(mark, style), Paragraph(escape(text), style)]
        for mark, text in zip(marks, texts, strict=True)
    ]
    wide = 14.0 * size
    spare = [("TOPPADDING", (0, 0), (-1, -1), 0.6), ("BOTTOMPADDING", (0, 0), (-1, -1), 1.4)]
    sides = [("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0)]
    return Table(rows, [wide, room.width - wide], style=[*spare, *sides, ("VALIGN", (0, 0), (-1, -1), "TOP")])


def _grid(grid: Grid, room: Room, size: float) -> Table:
    header = [Paragraph(escape(text), _style(size, 8.0, bold=True)) for text in grid.header]
    rows = [
        [_cell(text, size) if text else Spacer(0.0, grid.least * size) for text in row] for row in grid.rows
    ]
    widths = [share * room.width for share in grid.shares]
    style = [
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, HexColor(GREY)),
        ("LINEABOVE", (0, 0), (-1, 0), 0.8, HexColor(INK)),
        ("BACKGROUND", (0, 0), (-1, 0), HexColor(PALE)),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 1.5 * size),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5 * size),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
    ]
    between = [("LINEAFTER", (0, 0), (-2, -1), 0.4, HexColor(GREY))] if grid.grows else []
    return Table([header, *rows], widths, style=[*style, *between])


def _cell(text: str, size: float) -> Any:
    first, newline, rest = text.partition("\n")
    lines = [Paragraph(escape(first), _style(size, 8.5, bold=bool(newline)))]
    return [*lines, Paragraph(escape(rest), _style(size, 8.5))] if rest else lines


def _cards(cards: Sequence[Card], room: Room, size: float) -> Table:
    pairs = [cards[place : place + 2] for place in range(0, len(cards), 2)]
    rows = [[_card(card, size) for card in pair] + [""] * (2 - len(pair)) for pair in pairs]
    style = [
        ("GRID", (0, 0), (-1, -1), 0.8, HexColor(GREY), "butt", (4, 3)),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        *[(f"{side}PADDING", (0, 0), (-1, -1), 9) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")],
    ]
    return Table(rows, [room.width / 2.0] * 2, style=style)


def _card(card: Card, size: float) -> list[Paragraph]:
    body, title = _style(size, 9.5), _style(size, 11.5, bold=True)
    body.spaceBefore = 6.0 * size
    secret = _style(size, 9.5, bold=True)
    secret.spaceBefore = 9.0 * size
    lines = [Paragraph(escape(text), body) for text in card.lines]
    return [Paragraph(escape(card.title), title), *lines, Paragraph(escape(card.secret), secret)]


class Drawn(Flowable):  # type: ignore[misc]
    """A drawing, as wide as the page if it is wide. One that grows is stretched, but its letters are not."""

    def __init__(self, drawing: Drawing, width: float) -> None:
        super().__init__()
        self.drawing = drawing
        self.scale = width / drawing.width if drawing.width > width / 2.0 else 1.0
        self.height = (LEAST_GROWN if drawing.grows else drawing.height) * self.scale

    def wrap(self, *_: float) -> tuple[float, float]:
        """Width and height that it takes."""
        return self.drawing.width * self.scale, self.height

    def draw(self) -> None:
        """Draw each shape."""
        stretch = self.height / self.drawing.height
        for shape in self.drawing.shapes:
            self._shape(shape, stretch)

    def _shape(self, shape: Shape, stretch: float) -> None:
        pen, by, top = self.canv, self.scale, self.height
        pen.setLineWidth(0.7)
        pen.setStrokeColor(HexColor(GREY))
        match shape:
            case Ring(x, y, radius):
                pen.circle(x * by, top - y * stretch, radius * by)
            case Stroke(x1, y1, x2, y2, colour):
                pen.setStrokeColor(HexColor(colour))
                pen.line(x1 * by, top - y1 * stretch, x2 * by, top - y2 * stretch)
            case Patch(x, y, width, height, fill, rounding):
                if fill:
                    pen.setFillColor(HexColor(fill))
                middle = top - (y + height / 2.0) * stretch
                tall = height * by
                pen.roundRect(x * by, middle - tall / 2.0, width * by, tall, rounding, fill=int(bool(fill)))
            case Ink(x, y, width, height):
                pen.setFillColor(HexColor(INK))
                pen.rect(x * by, top - (y + height) * stretch, width * by, height * by, stroke=0, fill=1)
            case Words(x, y, text, points, anchor):
                pen.setFillColor(HexColor(INK))
                pen.setFont(REGULAR, points)
                put = {"start": pen.drawString, "end": pen.drawRightString, "middle": pen.drawCentredString}[
                    anchor
                ]
                put(x * by, top - y * stretch, text)
