"""A chart in a page: the drawing, with the words that every chart brings along."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import solara
from reacton.core import Element

from dashboards.charts.looks import ChartPicture, Json
from dashboards.charts.widget import NO_FACTS, Chart, Fact, ignore
from dashboards.panels.chart_words import worded
from dashboards.panels.element import element_of


@solara.component
def ChartView(
    picture: ChartPicture,
    frame: Json,
    facts: Mapping[str, Fact] = NO_FACTS,
    on_pick: Callable[[str], None] = ignore,
) -> Element[Chart]:
    """A chart in a Solara page; draws `frame` when it is new."""
    element = element_of(Chart, spec=worded(picture.spec()), on_picked=on_pick)
    # Not as arguments of the element: each rendering would send them again, although they are the same.
    solara.use_effect(lambda: solara.get_widget(element).draw(frame, facts=facts), [frame, dict(facts)])
    return element
