"""The words that each kind of chart brings."""

from __future__ import annotations

from dashboards.charts.looks import Json
from dashboards.words import under
from microdeals._version import __version__


def worded(spec: Json) -> Json:
    """A picture's description with the words of its kind of chart, and those that it brings itself."""
    kind, own = spec["kind"], spec.get("words", {})
    made = {"made": f"microdeals {__version__}."}
    return spec | {"words": under("panels.chart.all") | made | under(f"panels.chart.{kind}") | own}
