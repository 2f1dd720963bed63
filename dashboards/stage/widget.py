"""The stage in a Solara page. The browser plays it; the server hears of a day when time has come to rest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import anywidget
import solara
import traitlets
from reacton.core import Element

from dashboards.charts.looks import Json
from dashboards.panels.element import element_of

ROOM = Path(__file__).parent
STYLE = ROOM / "stage.css"
SCRIPTS = ROOM / "js"

LOADER = """
const load = (name) => import(`${window.location.origin}/assets/stage/${name}.js`);

export default {
  async render({ model, el }) {
    const [{ draw }, { tell }] = await Promise.all([load("stage"), load("day")]);
    const send = (name, value) => {
      model.set(name, value);
      model.save_changes();
    };
    let shown = null;
    const show = () => {
      const onPick = (key) => {
        if (model.get("picked") === key) send("picked", "");
        send("picked", key);
      };
      const onRest = (day) => send("day", day);
      shown = draw(el, model.get("course"), { day: model.get("opening"), onDay: tell, onRest, onPick });
    };
    const rest = (event) => shown.isPlaying() && event.target.closest?.("[data-rests]") && shown.pause();
    document.addEventListener("pointerdown", rest, true);
    document.addEventListener("keydown", rest, true);
    model.on("change:course", show);
    show();
    return () => {
      document.removeEventListener("pointerdown", rest, true);
      document.removeEventListener("keydown", rest, true);
      model.off("change:course", show);
      shown.close();
    };
  },
};
"""
"""`[data-rests]`: pressing what is in there brings time to rest first, so that the server knows the day."""


class WarStage(anywidget.AnyWidget):
    """A course that plays. Nothing is sent while it plays."""

    _esm = LOADER
    _css = STYLE.read_text(encoding="utf-8")
    course = traitlets.Dict().tag(sync=True)
    opening = traitlets.Int(0).tag(sync=True)
    """The day on which a new course stands."""
    day = traitlets.Int(-1).tag(sync=True)
    """The day on which time came to rest last; -1 before it has."""
    picked = traitlets.Unicode("").tag(sync=True)
    """Key of the sector that was chosen last."""


def nothing(_: object) -> None:
    """What a page does that does not care."""


@solara.component
def WarStageView(
    course: Json,
    opening: int,
    on_rest: Callable[[int], None] = nothing,
    on_pick: Callable[[str], None] = nothing,
) -> Element[WarStage]:
    """The stage in a page."""
    return element_of(WarStage, course=course, opening=opening, on_day=on_rest, on_picked=on_pick)
