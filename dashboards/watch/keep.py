"""Taking a run away: its command line, its days and events as files, its story."""

from __future__ import annotations

from collections.abc import Callable

import reacton.ipyvuetify as v
import solara

from dashboards.panels.element import element_of, use_widget
from dashboards.panels.recipe import Recipe
from dashboards.watch.watched import Watched
from dashboards.words import text
from dashboards.work.play import Player
from microdeals.agents import ConflictModel
from microdeals.agents.files import daily_rows, event_rows
from microdeals.agents.in_words import story_of


@solara.component
def KeepRun(player: Player[Watched], on_recipe: Callable[[Recipe], None]) -> None:
    """The recipe of the run, its files and its story."""
    story, set_story = solara.use_state("")

    def tell() -> None:
        set_story("" if story else story_of(held(player)))

    with v.Html(tag="section", class_="md-keep"):
        v.Html(tag="h3", class_="md-chart-title", children=[text("watch.keep.title")])
        recipe = element_of(Recipe)
        use_widget(recipe, on_recipe)
        with solara.Row(gap="8px", classes=["md-keep-row"]):
            RunFile("daily", lambda: daily_rows(held(player)).to_csv(index=False, lineterminator="\n"))
            RunFile("events", lambda: event_rows(held(player)).to_csv(index=False, lineterminator="\n"))
            said = text("watch.keep.hide_story" if story else "watch.keep.story")
            solara.Button(said, icon_name="mdi-text", on_click=tell, outlined=True, small=True)
        if story:
            solara.Preformatted(story)


@solara.component
def RunFile(name: str, content: Callable[[], str]) -> None:
    """A button that makes a file when it is pressed."""
    with solara.FileDownload(content, f"microdeals-{name}.csv", mime_type="text/csv"):
        solara.Button(text(f"watch.keep.{name}"), icon_name="mdi-download", outlined=True, small=True)


def held(player: Player[Watched]) -> ConflictModel:
    """The world, held still: paused, and its last frame done."""
    player.step(0)
    return player.world.model
