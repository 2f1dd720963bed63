"""The time box of a stage: counts down in the browser, and says how far over it is."""

from __future__ import annotations

from pathlib import Path

import anywidget
import traitlets

from dashboards.words import text


class StageClock(anywidget.AnyWidget):
    """A clock for `minutes`; drawn by `time_box.js`."""

    _esm = Path(__file__).with_name("time_box.js").read_text(encoding="utf-8")
    words = traitlets.Dict(
        {word: text(f"lessons.clock.{word}") for word in ("name", "left", "over", "start", "stop")}
    ).tag(sync=True)
    minutes = traitlets.Int(5).tag(sync=True)
