"""Handouts as HTML: one file that needs nothing else, to read, to change or to print."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from microdeals._version import __version__
from microdeals.handouts.sheets import Part, Sheet
from microdeals.handouts.words import say
from microdeals.language import spoken

PAPERS = {"a4": "A4", "letter": "letter"}


def as_html(part: Part, paper: str) -> bytes:
    """A part as a file in UTF-8. Every text is taken as text, never as markup."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined
    )
    page = environment.get_template("page.html")
    name = say(f"parts.{part.name}")
    said = {"language": spoken(), "name": name, "foot": _foot_of(part)}
    return page.render(part=part, paper=PAPERS[paper], **said).encode()


def _foot_of(part: Part) -> object:
    def foot(sheet: Sheet) -> str:
        return say("sheet.foot", version=__version__, lesson=part.lesson, sheet=sheet.title)

    return foot
