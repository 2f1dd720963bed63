"""What stands at an address that has no page: that there is none, and the way to those that there are."""

from __future__ import annotations

from html import escape

from dashboards.words import text, under
from microdeals.language import spoken

LONGEST = 60
"""Characters of an address that are shown."""

NO_PAGE = """<!doctype html><html lang="{code}" dir="{direction}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title></head>
<body style="font: 1.1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 3rem auto; padding: 0 1rem">
<h1>{title}</h1>
<p>{said}</p>
<ul>{links}</ul></body></html>"""


def no_page(path: str) -> str:
    """The page for an address, which is shown cut short; nothing in it is taken as HTML."""
    asked = path if len(path) <= LONGEST else path[: LONGEST - 1] + "…"
    pages = under("site.page").items()
    links = "".join(f'<li><a href="/{escape(page)}">{escape(name)}</a></li>' for page, name in pages)
    said = escape(text("site.missing.said").format(path=asked))
    title, language = escape(text("site.missing.title")), spoken()
    return NO_PAGE.format(
        code=language.code, direction=language.direction, title=title, said=said, links=links
    )
