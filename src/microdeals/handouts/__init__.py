"""Handouts of a lesson, as PDF and HTML: the instructor's two pages, the students' three, and role cards.

    parts = parts_of(load_lesson("promise"), findings)
    Path("promise-instructor.pdf").write_bytes(as_pdf(parts[0], "a4"))

Texts are the lesson's own; the fixed words are in words.en.toml. A sheet is one page, or an error.
"""

from microdeals.handouts.html import as_html
from microdeals.handouts.parts import parts_of
from microdeals.handouts.pdf import PAPERS, as_pdf
from microdeals.handouts.sheets import Part, Sheet

__all__ = ["PAPERS", "Part", "Sheet", "as_html", "as_pdf", "parts_of"]
