"""Handouts of a lesson, as PDF and HTML: the instructor's two pages, the students' three, and role cards.

    parts = parts_of(load_lesson("promise"), findings)
    write_pdf(parts[0], Path("promise-instructor.pdf"), "a4")

Texts are the lesson's own; the fixed words are in words.en.toml. A sheet is one page, or an error.
"""

from microdeals.handouts.html import write_html
from microdeals.handouts.parts import parts_of
from microdeals.handouts.pdf import PAPERS, write_pdf
from microdeals.handouts.sheets import Part, Sheet

__all__ = ["PAPERS", "Part", "Sheet", "parts_of", "write_html", "write_pdf"]
