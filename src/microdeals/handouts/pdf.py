"""Handouts as PDF: each sheet on one page, set as large as it fits."""

import io
from typing import Any, NamedTuple

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfgen.canvas import Canvas

from microdeals._version import __version__
from microdeals.errors import RequestError
from microdeals.handouts.flowables import Room, flowables, heading_height
from microdeals.handouts.fonts import BOLD, REGULAR, register_fonts
from microdeals.handouts.sheets import Part, Sheet
from microdeals.handouts.words import say

PAPERS = {"a4": A4, "letter": LETTER}
MARGIN = 42.0
FOOT = 22.0
LARGEST, SMALLEST, STEP = 1.15, 0.68, 0.02
"""Sizes that are tried, as parts of the usual one; the smallest is 6.5 points."""


class Page(NamedTuple):
    """A page to print on, in points."""

    width: float
    height: float

    @property
    def room(self) -> Room:
        """What is left between the margins, below the title and above the foot."""
        return Room(self.width - 2 * MARGIN, self.height - 2 * MARGIN - heading_height() - FOOT)


def as_pdf(part: Part, paper: str) -> bytes:
    """A part as a file, a page a sheet. Raises RequestError if a sheet does not fit on a page."""
    register_fonts()
    page = Page(*PAPERS[paper])
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=(page.width, page.height), invariant=1)
    canvas.setTitle(f"{part.lesson}: {say(f'parts.{part.name}')}")
    canvas.setAuthor("microdeals")
    for sheet in part.sheets:
        _print(canvas, page, part, sheet)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def _print(canvas: Any, page: Page, part: Part, sheet: Sheet) -> None:
    top = page.height - MARGIN
    canvas.setFont(BOLD, 15)
    canvas.drawString(MARGIN, top - 13, part.lesson)
    canvas.setFont(REGULAR, 9.5)
    canvas.drawRightString(page.width - MARGIN, top - 13, sheet.title)
    canvas.setLineWidth(0.8)
    canvas.line(MARGIN, top - 20, page.width - MARGIN, top - 20)
    foot = say("sheet.foot", version=__version__, lesson=part.lesson, sheet=sheet.title)
    canvas.setFont(REGULAR, 6.5)
    canvas.drawString(MARGIN, MARGIN - 4, foot)
    y = top - heading_height()
    for flowable, above, height in _fitted(sheet, page.room):
        y -= above + height
        flowable.drawOn(canvas, MARGIN, y)


def _fitted(sheet: Sheet, room: Room) -> list[tuple[Any, float, float]]:
    """What is to be drawn, with the space above and the height of each, in the largest size that fits."""
    size = LARGEST
    while size >= SMALLEST:
        placed = flowables(sheet.blocks, room, size)
        if placed is not None:
            return placed
        size -= STEP
    raise RequestError(f"the lesson's texts for '{sheet.title}' are too long for one page; shorten them.")
