"""A world's story in a Solara page, drawn by the script that a page of one file has, too."""

from __future__ import annotations

import anywidget
import traitlets

LOADER = """
export default {
  async render({ model, el }) {
    const { chapters } = await import(`${window.location.origin}/assets/stage/chapters.js`);
    const show = () => el.replaceChildren(chapters(model.get("story"), model.get("words")));
    model.on("change:story", show);
    show();
    return () => model.off("change:story", show);
  },
};
"""


class StoryInChapters(anywidget.AnyWidget):
    """The story (`story.StoryOfWar.as_data`), a section a month; those with a turning point are open."""

    _esm = LOADER
    story = traitlets.Dict().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    """The words of the stage, without the name of their table."""
