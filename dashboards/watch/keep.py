"""Taking a run away: its command line, its days and events as files, its story."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import reacton.ipyvuetify as v
import solara

from dashboards.asked.run import Asked
from dashboards.charts.looks import Json
from dashboards.panels.address import joined
from dashboards.panels.csv_files import CsvColumns, CsvFile
from dashboards.panels.element import element_of
from dashboards.panels.recipe import Recipe
from dashboards.stage.chapters import StoryInChapters
from dashboards.stage.course import turns_of
from dashboards.stage.story import story_of_war
from dashboards.watch.lived import world_on
from dashboards.words import text, under
from microdeals.agents.files import DAYS, EVENTS, daily_rows, event_rows, made_by
from microdeals.agents.in_words import story_of
from microdeals.documents.tables import csv_of_frame, dictionary_of

DAY = "{day}"
"""Where a command and an address have the day of the stage."""


class StoryTold(NamedTuple):
    """A run as a story, and as the account that the command line gives."""

    story: Json
    account: str


NO_STORY: StoryTold | None = None


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
        story_now = story_of_war(world, twin, turns_of(world)).as_data()
        set_story(StoryTold(story_now, story_of(world)))

    def days() -> str:
        world, _ = world_on(asked, day())
        return csv_of_frame(daily_rows(world), made_by(world))

    def events() -> str:
        world, _ = world_on(asked, day())
        return csv_of_frame(event_rows(world), made_by(world))

    with v.Html(tag="section", class_="md-keep", attributes={"data-rests": ""}):
        v.Html(tag="h3", class_="md-chart-title", children=[text("watch.keep.title")])
        element_of(
            Recipe,
            command=asked.command(0, last),
            query=asked.query(),
            by_day=recipe_by_day(asked, opening, last),
        )
        with solara.Row(gap="8px", classes=["md-keep-row"]):
            for name, content in (("daily", days), ("events", events)):
                CsvFile(text(f"watch.keep.{name}"), f"microdeals-{name}", content)
            CsvColumns("microdeals-run", columns_csv)
            said = text("watch.keep.hide_story" if story else "watch.keep.story")
            solara.Button(said, icon_name="mdi-text", on_click=tell, outlined=True, small=True)
        if story:
            StoryOfRun(story)


def recipe_by_day(asked: Asked, opening: int, last: int) -> dict[str, str | int]:
    """The command and the address of any day, for the browser to put it in."""
    return {
        "command": asked.command(1, last + 1).replace("--days 1", f"--days {DAY}"),
        "query": joined(asked.query(), f"day={DAY}"),
        "opening": opening,
        "last": last,
    }


@solara.component
def StoryOfRun(told: StoryTold) -> None:
    """The story as prose; the account that the command line gives can be opened below."""
    element_of(StoryInChapters, story=told.story, words=under("stage"))
    with v.Html(tag="details"):
        v.Html(tag="summary", children=[text("watch.keep.ledger")])
        solara.Preformatted(told.account)


def columns_csv() -> str:
    """What the columns of both files mean, a row each."""
    return dictionary_of({"microdeals-daily.csv": DAYS, "microdeals-events.csv": EVENTS})
