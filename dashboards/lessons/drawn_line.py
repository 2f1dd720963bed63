"""A line that is drawn with a finger, a mouse or the arrow keys."""

from __future__ import annotations

from pathlib import Path

import anywidget
import traitlets

from dashboards.words import text


class DrawnLine(anywidget.AnyWidget):
    """Points over `days` between `low` and `high`; `values` is what was drawn. Drawn by `drawn_line.js`."""

    _esm = Path(__file__).with_name("drawn_line.js").read_text(encoding="utf-8")
    words = traitlets.Dict({"day": text("lessons.guess.day"), "name": text("lessons.guess.line")}).tag(
        sync=True
    )
    unit = traitlets.Unicode("").tag(sync=True)
    days = traitlets.List(traitlets.Int()).tag(sync=True)
    values = traitlets.List(traitlets.Float()).tag(sync=True)
    low = traitlets.Float(0.0).tag(sync=True)
    high = traitlets.Float(100.0).tag(sync=True)
