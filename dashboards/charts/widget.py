"""The one widget that shows every chart (drawn in the browser by `js/widget.js` with ECharts)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import anywidget
import traitlets

from dashboards.charts.looks import Json

Fact = float | int | str | bool
NO_FACTS: Mapping[str, Fact] = MappingProxyType({})

LOADER = """
export default {
  async render(place) {
    const { default: widget } = await import(`${window.location.origin}/assets/charts/widget.js`);
    return widget.render(place);
  },
};
"""
"""The drawing code comes from our own server, once for all charts; a widget's script may not import by a
relative address. It is fetched when there is something to draw, not before the widget is ready: anywidget
gives a widget two seconds for that, and drops all its later changes, silently, when they are over."""


class Chart(anywidget.AnyWidget):
    """A chart in the page.

    `spec` comes from a picture; `draw` shows values. In the page's DOM the figure carries every fact as a
    `data-` attribute (`common_ground` becomes `data-common-ground`), and `data-ready`.
    """

    _esm = LOADER
    spec = traitlets.Dict().tag(sync=True)
    frame = traitlets.Dict().tag(sync=True)
    facts = traitlets.Dict().tag(sync=True)
    picked = traitlets.Unicode("").tag(sync=True)
    """Key of the bar that the user chose last, by click or by its button in the table."""

    def draw(self, frame: Json, facts: Mapping[str, Fact] = NO_FACTS) -> None:
        """Show a frame made by this chart's picture, in one message to the browser.

        `facts` are the latest values, for tests and scripts.
        """
        with self.hold_sync():
            self.frame = frame
            self.facts = dict(facts)


def ignore(_: object) -> None:
    """What a page that does not care does with a pick."""
