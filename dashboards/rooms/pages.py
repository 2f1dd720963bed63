"""Pages of rooms: templates, filled with words; nothing that is filled in is taken as HTML."""

from __future__ import annotations

import hashlib
from pathlib import Path

import segno
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from dashboards.words import counted, text
from microdeals.language import spoken

WEB = Path(__file__).parent / "web"
NOT_KEPT = {"cache-control": "no-store"}
"""Pages with somebody's seat on them are not for a browser's memory."""


def said(key: str, **names: object) -> str:
    """A text of this room."""
    return text(f"rooms.{key}").format(**names)


def said_of_many(key: str, n: int, **names: object) -> str:
    """A text of this room with its number."""
    return counted(f"rooms.{key}", n, **names)


def straight(address: str) -> str:
    """An address within a sentence: from left to right whatever stands around it."""
    return address if spoken().direction == "ltr" else f"\u2066{address}\u2069"


TEMPLATES = Environment(
    loader=FileSystemLoader(WEB), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)
TEMPLATES.globals |= {"say": said, "many": said_of_many, "language": spoken, "straight": straight}


def drawn(name: str, **known: object) -> str:
    """A template as HTML."""
    return TEMPLATES.get_template(f"{name}.html").render(**known)


def page(name: str, status: int = 200, **known: object) -> HTMLResponse:
    """A whole page."""
    return HTMLResponse(drawn(name, **known), status_code=status, headers=NOT_KEPT)


def qr(address: str) -> str:
    """An address as a code that phones read, in SVG: HTML of our own."""
    code = segno.make(address, error="m")
    return code.svg_inline(border=2, omitsize=True, dark="#000", light="#fff")


def mark_of(parts: dict[str, str]) -> str:
    """A mark that tells one state of a page from the next."""
    return hashlib.sha256("\0".join(parts.values()).encode()).hexdigest()[:16]
