"""Taking a run away: its command line, its days and events as files, its story."""

from __future__ import annotations

from collections.abc import Callable

import reacton.ipyvuetify as v
import solara

from dashboards.asked.run import Asked
from dashboards.panels.address import joined
from dashboards.panels.element import element_of
from dashboards.panels.recipe import Recipe
from dashboards.stage.story import story_of_war
from dashboards.watch.lived import world_on
from dashboards.words import text
from microdeals.agents.files import daily_rows, event_rows, events_csv
from microdeals.agents.in_words import story_of

DAY = "{day}"
"""Where a command and an address have the day of the stage."""
NO_STORY: tuple[str, ...] = ()


@solara.component
def KeepRun(asked: Asked, opening: int, last: int, day: Callable[[], int]) -> None:
    """The recipe of the run, its files and its story, up to the day on which time rests."""
    story, set_story = solara.use_state(NO_STORY)
    solara.use_effect(lambda: set_story(NO_STORY), [asked])

    def tell() -> None:
        if story:
            set_story(NO_STORY)
            return
        world, twin = world_on(asked, day())
        set_story((*story_of_war(world, twin), story_of(world)))

    def days() -> str:
        return str(daily_rows(world_on(asked, day())[0]).to_csv(index=False, lineterminator="\n"))

    def events() -> str:
        return events_csv(event_rows(world_on(asked, day())[0]))

    with v.Html(tag="section", class_="md-keep", attributes={"data-rests": ""}):
        v.Html(tag="h3", class_="md-chart-title", children=[text("watch.keep.title")])
        element_of(
            Recipe,
            command=asked.command(0, last),
            query=asked.query(),
            by_day=recipe_by_day(asked, opening, last),
        )
        with solara.Row(gap="8px", classes=["md-keep-row"]):
            RunFile("daily", days)
            RunFile("events", events)
            said = text("watch.keep.hide_story" if story else "watch.keep.story")
            solara.Button(said, icon_name="mdi-text", on_click=tell, outlined=True, small=True)
        if story:
            StoryOfRun(story[:-1], story[-1])


def recipe_by_day(asked: Asked, opening: int, last: int) -> dict[str, str | int]:
    """The command and the address of any day, for the browser to put it in."""
    return {
        "command": asked.command(1, last + 1).replace("--days 1", f"--days {DAY}"),
        "query": joined(asked.query(), f"day={DAY}"),
        "opening": opening,
        "last": last,
    }


@solara.component
def StoryOfRun(paragraphs: tuple[str, ...], account: str) -> None:
    """The story as prose; the account that the command line gives can be opened below."""
    with v.Html(tag="div", class_="md-story"):
        for paragraph in paragraphs:
            v.Html(tag="p", children=[paragraph])
        with v.Html(tag="details"):
            v.Html(tag="summary", children=[text("watch.keep.ledger")])
            solara.Preformatted(account)


@solara.component
def RunFile(name: str, content: Callable[[], str]) -> None:
    """A button that makes a file when it is pressed."""
    with solara.FileDownload(content, f"microdeals-{name}.csv", mime_type="text/csv"):
        solara.Button(text(f"watch.keep.{name}"), icon_name="mdi-download", outlined=True, small=True)
