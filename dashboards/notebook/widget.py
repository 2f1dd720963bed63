"""The widget of the charts for a notebook: it brings script and style, and a still picture for others."""

from __future__ import annotations

import base64
from typing import Any

from dashboards.charts import Chart
from dashboards.charts.looks import Json
from dashboards.notebook.bundle import bundle, library, style

LIBRARY = {"kind": "echarts"}
"""What a chart that needs ECharts asks for, and what it is answered."""


class NotebookChart(Chart):
    """A chart in a cell. Where no widget can be shown (a site, a forge, a mail) its still picture is.

    `picked` is the key of the mark that was chosen last, "" before one is.
    """

    _esm = bundle()
    _css = style()

    def __init__(self, spec: Json, frame: Json, said: str, still: bytes) -> None:
        super().__init__(spec=spec)
        self.draw(frame)
        self.said = said
        self.still = still
        self.on_msg(self._hand_out)

    def _hand_out(self, _: object, content: object, _buffers: object) -> None:
        """Send ECharts to a page that asks: once for all of its charts, and never into a notebook's file."""
        if content == LIBRARY:
            self.send(LIBRARY, [library()])

    def __repr__(self) -> str:
        """What it shows, in a sentence."""
        return self.said

    def _repr_mimebundle_(self, **how: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        """The widget, its still picture (PNG) and its sentence: whoever shows it takes the best it can."""
        found = super()._repr_mimebundle_(**how)
        data, more = found if isinstance(found, tuple) else (found or {}, {})
        still = base64.b64encode(self.still).decode("ascii")
        return {**data, "image/png": still, "text/plain": self.said}, more
