"""The page of a calibration: what was learnt, and a picture a pattern, in one file that opens anywhere."""

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

import numpy as np

from microdeals.calibration.files import drawn_values, write_text
from microdeals.calibration.in_words import told
from microdeals.calibration.predicted import checks_of
from microdeals.calibration.stages import Calibrated, Request
from microdeals.evidence.page import STYLE
from microdeals.evidence.pattern import Check, Pattern

PAGE = "calibration.html"
WIDTH, HEIGHT, MARGIN, BINS = 240, 40, 10, 24
MODEL, WORLD = "#0b6e99", "#b3541e"


def write_page(found: Calibrated, patterns: Sequence[Pattern], asked: Request) -> Path:
    """Write the page beside the draws. Raises RequestError if that fails."""
    path = asked.folder / found.model.name / PAGE
    write_text(path, "\n".join(page(found, patterns)))
    return path


def page(found: Calibrated, patterns: Sequence[Pattern]) -> Iterator[str]:
    """The lines of the page."""
    yield '<!doctype html><html lang="en"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>microdeals: calibration of {escape(found.model.name)}</title>"
    yield f"<style>{STYLE}figure{{display:inline-block;margin:.4rem 1rem .4rem 0;width:15rem}}"
    yield "pre{white-space:pre-wrap}figure{vertical-align:top}svg{width:240px}"
    yield "figcaption{font-size:.8rem;line-height:1.3}</style>"
    yield "</head><body>"
    yield f"<h1>Calibration of {escape(found.model.name)}</h1>"
    yield "<p>A teaching and research model, not a forecast.</p>"
    yield f"<pre>{escape(told(found, patterns))}</pre>"
    yield "<h2>Numbers</h2><p>Each over its prior: how often joint draws fall where.</p>"
    for place, number in enumerate(found.model.some(found.names)):
        values = drawn_values(found)[:, place]
        caption = f"{number.name}: {np.median(values):.3g} (prior {number.low:g} to {number.high:g})"
        yield _figure(_histogram(found.draws[:, place], caption), caption)
    yield "<h2>Patterns</h2><p>The model at joint draws (blue: middle 95 % and the median) and the world"
    yield "(brown: its figure, and the interval that it is judged by).</p>"
    for check in checks_of(found, patterns):
        yield _figure(_strip(check), _caption(check))
    yield "</body></html>"


def _figure(svg: str, caption: str) -> str:
    return f"<figure>{svg}<figcaption>{escape(caption)}</figcaption></figure>"


def _caption(check: Check) -> str:
    pattern, finding = check.pattern, check.finding
    kind = "held out" if pattern.held_out else "fitted"
    verdict = "met" if check.meets else "MISSED"
    counted = f"{kind}, {verdict}" if pattern.counts else "not counted"
    return f"{pattern.id} {pattern.what}: model {finding.figure:.3g}, world {pattern.world:.3g}; {counted}"


def _histogram(places: np.ndarray, caption: str) -> str:
    counts = np.histogram(places, BINS, (0.0, 1.0))[0]
    wide = (WIDTH - 2 * MARGIN) / BINS
    tall = counts / max(1, counts.max()) * (HEIGHT - 4)
    bars = "".join(
        f'<rect x="{MARGIN + place * wide:.1f}" y="{HEIGHT - height:.1f}" '
        f'width="{wide:.1f}" height="{height:.1f}" fill="{MODEL}"/>'
        for place, height in enumerate(tall)
    )
    return _svg(bars, caption)


def _strip(check: Check) -> str:
    pattern, finding = check.pattern, check.finding
    known = [x for x in (*pattern.interval, pattern.world, *finding) if np.isfinite(x)]
    low, high = min(known), max(known)

    def at(x: float) -> str:
        return f"{MARGIN + (x - low) / max(high - low, 1e-12) * (WIDTH - 2 * MARGIN):.1f}"

    lines = [(WORLD, 12, *pattern.interval, pattern.world)]
    if np.isfinite(finding.figure):
        lines.append((MODEL, 28, finding.low, finding.high, finding.figure))
    drawn = "".join(
        f'<line x1="{at(left)}" x2="{at(right)}" y1="{y}" y2="{y}" stroke="{colour}" stroke-width="4"/>'
        f'<circle cx="{at(middle)}" cy="{y}" r="5" fill="{colour}"/>'
        for colour, y, left, right, middle in lines
    )
    return _svg(drawn, _caption(check))


def _svg(inside: str, caption: str) -> str:
    return f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(caption)}">{inside}</svg>'
