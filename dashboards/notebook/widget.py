"""The widgets of a notebook: they bring script and style, and a still picture for whoever can run none."""

from __future__ import annotations

import base64
from typing import Any

import anywidget
import traitlets

from dashboards.charts import Chart
from dashboards.charts.looks import Json
from dashboards.notebook.bundle import bundle, library, style, style_of_stage
from dashboards.stage.first_shown import opening_day

LIBRARY = {"kind": "echarts"}
"""What a chart that needs ECharts asks for, and what it is answered."""


class StillBeside(anywidget.AnyWidget):
    """A widget in a cell. Where none can be shown (a site, a forge, a mail) its still picture is."""

    said: str
    still: bytes

    def __repr__(self) -> str:
        """What it shows, in a sentence."""
        return self.said

    def _repr_mimebundle_(self, **how: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """The widget, its still picture (PNG) and its sentence: whoever shows it takes the best it can."""
        found = super()._repr_mimebundle_(**how)
        data, more = found if isinstance(found, tuple) else (found or {}, {})
        still = base64.b64encode(self.still).decode("ascii")
        return {**data, "image/png": still, "text/plain": self.said}, more


class NotebookChart(StillBeside, Chart):
    """A chart in a cell. `picked` is the key of the mark that was chosen last, "" before one is."""

    _esm = bundle("cell.js")
    _css = style()

    def __init__(self, spec: Json, frame: Json, said: str, still: bytes) -> None:
        super().__init__(spec=spec)
        self.draw(frame)
        self.said, self.still = said, still
        self.on_msg(self._hand_out)

    def _hand_out(self, _: object, content: object, _buffers: object) -> None:
        """Send ECharts to a page that asks: once for all of its charts, and never into a notebook's file."""
        if content == LIBRARY:
            self.send(LIBRARY, [library()])


class NotebookStage(StillBeside):
    """A world and its twin without deals, played in a cell; nothing is asked of Python while it plays.

    `day` is where time came to rest last (-1 before it has), `picked` the key of what was chosen last.
    """

    _esm = bundle("stage_cell.js")
    _css = style_of_stage()
    course = traitlets.Dict().tag(sync=True)
    opening = traitlets.Int(0).tag(sync=True)
    day = traitlets.Int(-1).tag(sync=True)
    picked = traitlets.Unicode("").tag(sync=True)

    def __init__(self, course: Json, said: str, still: bytes) -> None:
        super().__init__(course=course, opening=opening_day(course))
        self.said, self.still = said, still
