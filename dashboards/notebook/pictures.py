"""What of a result is drawn in a notebook: the pictures of the pages, by the result's type and a name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dashboards.charts import Caption, Shot, Trade
from dashboards.compare.pictures import trade as trade_of_two
from dashboards.notebook.stage import lived_again
from dashboards.notebook.still import still_of
from dashboards.notebook.stills import as_png, still_of_bars, still_of_course, still_of_deals, still_of_lines
from dashboards.notebook.widget import NotebookChart, NotebookStage
from dashboards.panels.chart_words import worded
from dashboards.panels.pairs.pictures import counts_of, traded
from dashboards.stage.course import course_of
from dashboards.sweep.pictures import of_result
from dashboards.verdict.pictures import channels, deals
from dashboards.watch.frames import bars_of
from dashboards.watch.pictures import deals_of, note_of, trust_of
from dashboards.words import counted, text
from microdeals.agents import ConflictModel
from microdeals.errors import RequestError
from microdeals.study.answer.pictures.phase import axes_among, phase_diagram
from microdeals.study.answer.result import SweepResult
from microdeals.verdict import Attribution, Comparison, Verdict


def chart_of(result: Any, name: str) -> NotebookChart | NotebookStage:
    """The chart of this name, of a result that has one."""
    return next(named[name] for kind, named in CHARTS.items() if isinstance(result, kind))(result)


def trade(verdict: Verdict) -> NotebookChart:
    """Every pair as a mark between suffering spared and peace closer; the one that is picked is its seed."""
    caption = Caption(verdict.twins.with_deals.title, text("notebook.trade.unit"), _note(verdict))
    picture = Trade(caption, verdict.thresholds.closing, verdict.thresholds.relief)
    worlds = traded(verdict)
    frame = picture.frame(worlds, counts_of(verdict))
    return NotebookChart(worded(picture.spec()), frame, repr(verdict), still_of(verdict, worlds))


def closing(verdict: Verdict) -> NotebookChart:
    """How far deals closed the gap, as a waterfall of its channels; the one that is picked is its name."""
    return _of_bars(channels(verdict), _note(verdict), repr(verdict))


def of_kinds(measure: str) -> Callable[[Attribution], NotebookChart]:
    """What each kind of deal brought about in a measure; the one that is picked is its key."""

    def drawn(attribution: Attribution) -> NotebookChart:
        numbers = text("notebook.drawn" if attribution.is_drawn else "notebook.as_given")
        how = text("notebook.kinds.exact" if attribution.is_exact else "notebook.kinds.sampled")
        seeds = counted("notebook.seeds", attribution.runs)
        note = text("notebook.kinds.note").format(how=how, seeds=seeds, numbers=numbers)
        return _of_bars(deals(attribution, measure, ""), note, repr(attribution))

    return drawn


def deals_of_world(world: ConflictModel) -> NotebookChart:
    """Every deal of a world as a bar over its days, with the reports on it."""
    picture, bars = deals_of(world, note_of(world)), bars_of(world)
    picture = picture._replace(caption=picture.caption._replace(subtitle=text("notebook.deals.unit")))
    return NotebookChart(
        worded(picture.spec()), picture.frame(bars), repr(world), still_of_deals(picture, bars, world.day)
    )


def trust_of_world(world: ConflictModel) -> NotebookChart:
    """The trust of both sides, day by day."""
    days = world.to_frame("days")
    lines = [days.trust_0.tolist(), days.trust_1.tolist()]
    picture = trust_of(world, [value for line in lines for value in line], note_of(world))
    still = still_of_lines(picture, days.day.tolist(), lines)
    return NotebookChart(worded(picture.spec()), picture.frame(days.day, lines), repr(world), still)


def compared(comparison: Comparison) -> NotebookChart:
    """The trade of the second setting, each mark with a line from where it was in the first."""
    picture, frame = trade_of_two(comparison)
    second, before = comparison.second, traded(comparison.first)
    still = still_of(second, traded(second), before)
    return NotebookChart(worded(picture.spec()), frame, repr(comparison), still)


def diagram(found: SweepResult) -> NotebookChart:
    """The most common verdict over the first two paths that vary; the one that is picked is its cell.

    Raises RequestError for a sweep that varies only one.
    """
    cells = found.cells
    if len(axes_among(cells)) < 2:
        raise RequestError(text("notebook.diagram.one"))
    across, up, *_ = axes_among(cells)
    shot = of_result(cells, found.experiment, across, up)
    still = as_png(phase_diagram(cells, across, up, str(found.experiment.seed)).figure)
    return NotebookChart(worded(shot.picture.spec()), shot.frame, repr(found), still)


def stage(world: ConflictModel) -> NotebookStage:
    """The world and its twin without deals, played day by day, as the Watch page has them."""
    course = course_of(lived_again(world))
    return NotebookStage(course, repr(world), still_of_course(course))


CHARTS: dict[type, dict[str, Callable[[Any], NotebookChart | NotebookStage]]] = {
    Verdict: {"trade": trade, "closing": closing},
    Attribution: {"closing": of_kinds("closing"), "relief": of_kinds("relief")},
    ConflictModel: {"deals": deals_of_world, "trust": trust_of_world, "stage": stage},
    Comparison: {"trade": compared},
    SweepResult: {"diagram": diagram},
}
"""The charts of each result; `microdeals.door.charts` has the same names."""


def _of_bars(shot: Shot, note: str, said: str) -> NotebookChart:
    picture: Any = shot.picture
    noted = picture._replace(caption=picture.caption._replace(note=note))
    return NotebookChart(worded(noted.spec()), shot.frame, said, still_of_bars(noted, shot.frame))


def _note(verdict: Verdict) -> str:
    first, last = verdict.pairs.seed[0], verdict.pairs.seed[-1]
    numbers = "notebook.as_given" if verdict.fit is None else "notebook.drawn"
    return text("notebook.trade.note").format(
        pairs=counted("notebook.pairs", verdict.runs), first=first, last=last, numbers=text(numbers)
    )
