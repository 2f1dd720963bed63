"""The Lessons page: the list of lessons, or one of them."""

from __future__ import annotations

from pathlib import Path

import reacton.ipyvuetify as v
import solara

from dashboards.asked.run import shown
from dashboards.lessons.guesses import GUESSES, columns_csv, guesses_csv
from dashboards.lessons.place import At, at_from
from dashboards.lessons.player import Go, LessonPlayer
from dashboards.panels.address import Address
from dashboards.words import text
from microdeals.lessons import load_lesson, shipped_lessons

STYLE = Path(__file__).with_name("lessons.css")


@solara.component
def LessonsPage() -> None:
    """The whole page below the title."""
    search = solara.use_router().search
    first, strange = solara.use_memo(lambda: at_from(search), [])
    at, set_at = solara.use_state(first)
    solara.Style(STYLE)
    if at.lesson:
        LessonPlayer(at, set_at).key(f"{at.lesson} {at.is_case}")
    else:
        LessonList(set_at, strange)


@solara.component
def LessonList(go: Go, strange: str) -> None:
    """Every lesson: its title, the stage of a conflict that it is about, and how long it takes. No goal: that
    would tell the surprise."""
    Address("")
    with v.Html(tag="section", class_="md-lesson-list", attributes={"aria-label": text("lessons.title")}):
        v.Html(tag="h2", children=[text("lessons.title")])
        v.Html(tag="p", class_="md-lesson-text", children=[text("lessons.what")])
        if strange:
            said = text("lessons.no_lesson").format(text=shown(strange))
            v.Html(tag="p", class_="md-answer", attributes={"role": "status"}, children=[said])
        with v.Html(tag="ol", class_="md-lesson-cards"):
            for key in shipped_lessons():
                LessonCard(key, go)
        TakeAway()


@solara.component
def TakeAway() -> None:
    """The guesses of everybody at this server, as a file: pseudonyms, times, and who went to the end."""
    with v.Html(tag="div", class_="md-lesson-foot"):
        v.Html(tag="p", class_="md-note", children=[text("lessons.export.what")])
        with solara.FileDownload(
            lambda: guesses_csv(GUESSES.told()), "microdeals-guesses.csv", mime_type="text/csv"
        ):
            solara.Button(text("lessons.export.csv"), icon_name="mdi-download", text=True, small=True)
        with solara.FileDownload(columns_csv, "microdeals-guesses-columns.csv", mime_type="text/csv"):
            solara.Button(text("panels.csv.columns"), icon_name="mdi-download", text=True, small=True)


@solara.component
def LessonCard(key: str, go: Go) -> None:
    """One lesson."""
    lesson = load_lesson(key)
    about = text("lessons.about").format(stage=lesson.lesson.stage, n=lesson.clock.total)
    with v.Html(tag="li", class_="md-lesson-card", attributes={"data-lesson": key}):
        v.Html(tag="h3", children=[lesson.title])
        v.Html(tag="p", class_="md-note", children=[about])
        v.Html(tag="p", children=[lesson.hook[0]])
        solara.Button(
            text("lessons.open").format(title=lesson.title),
            on_click=lambda: go(At(key)),
            outlined=True,
            small=True,
        )
