"""A chart in a page: the drawing, with the words that every chart brings along."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import solara
from reacton.core import Element

from dashboards.charts.looks import ChartPicture, Json
from dashboards.charts.widget import NO_FACTS, Chart, Fact, ignore
from dashboards.panels.chart_words import worded
from dashboards.panels.element import element_of, use_widget


@solara.component
def ChartView(
    picture: ChartPicture,
    frame: Json,
    facts: Mapping[str, Fact] = NO_FACTS,
    on_widget: Callable[[Chart], None] = ignore,
    on_pick: Callable[[str], None] = ignore,
) -> Element[Chart]:
    """A chart in a Solara page; draws `frame` when it is new.

    A page that plays takes the widget itself by `on_widget` (called once, when it is there) and calls its
    `draw` from its loop; the page is not rendered again for that, and rendering it again with the same
    `frame` leaves alone what the loop has drawn.
    """
    element = element_of(Chart, spec=worded(picture.spec()), on_picked=on_pick)
    # Not as arguments of the element: each rendering would set them again, over what the loop drew.
    solara.use_effect(lambda: solara.get_widget(element).draw(frame, facts=facts), [frame, dict(facts)])
    use_widget(element, on_widget)
    return element
