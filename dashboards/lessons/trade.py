"""The trade of a lesson: what small deals did in its hundred wars, at the end of the class."""

from __future__ import annotations

from collections.abc import Callable

import reacton.ipyvuetify as v
import solara

from dashboards.asked.answer import use_answer
from dashboards.asked.lesson_settings import query_of
from dashboards.charts import Caption, Shot, Trade
from dashboards.lessons.question import TradeQuestion, traded_in
from dashboards.panels.answer_bar import AnswerBar
from dashboards.panels.chart_view import ChartView
from dashboards.panels.pairs.pictures import counts_of, traded
from dashboards.words import text
from microdeals.documents.wording import filled
from microdeals.lessons import Lesson
from microdeals.verdict import Label, Verdict


@solara.component
def LessonTrade(lesson: Lesson, is_case: bool) -> None:
    """Each war of a setting as a mark, beside the same war without deals; marks move between settings."""
    settings = solara.use_memo(lambda: traded_in(lesson), [lesson])
    key, set_key = solara.use_state(settings[0])
    shown = use_answer(TradeQuestion(lesson.key, is_case, key), "trade")
    router = solara.use_router()
    with v.Html(tag="div", class_="md-lesson-trade", attributes={"data-setting": key}):
        with v.Html(
            tag="div",
            class_="md-parts-ways",
            attributes={"role": "group", "aria-label": text("lessons.trade.settings")},
        ):
            for one in settings:
                SettingChoice(lesson, one, one == key, set_key)
        if shown.known is None:
            AnswerBar(shown, text("lessons.pairs"))
            return
        shown_key = shown.known.question.setting

        def watch(seed: str) -> None:
            if seed:
                router.push(f"/watch{query_of(lesson, shown_key, int(seed))}")

        shot = trade_of(lesson, shown_key, shown.known.answer)
        ChartView(shot.picture, shot.frame, {"setting": shown_key}, on_pick=watch)
        if shown.is_stale:
            AnswerBar(shown, text("lessons.pairs"))


@solara.component
def SettingChoice(lesson: Lesson, key: str, is_shown: bool, choose: Callable[[str], None]) -> None:
    """A button for a setting."""
    name = text("lessons.result.setting").format(key=key.upper(), title=lesson.settings[key].title)
    pressed = {"aria-pressed": str(is_shown).lower()}
    solara.Button(name, on_click=lambda: choose(key), text=True, small=True, attributes=pressed)


def trade_of(lesson: Lesson, key: str, verdict: Verdict) -> Shot:
    """The picture, with a sentence that counts."""
    counts = counts_of(verdict)
    closer = counts.kinds[Label.STEPPING_STONE]
    further = counts.kinds[Label.PAINKILLER] + counts.kinds[Label.SETBACK]
    title = filled(text("lessons.trade.title"), of=str(counts.of), closer=str(closer), further=str(further))
    caption = Caption(title, text("lessons.trade.unit").format(setting=lesson.settings[key].title), "")
    picture = Trade(caption, verdict.thresholds.closing, verdict.thresholds.relief)
    return Shot(picture, picture.frame(traded(verdict), counts))
