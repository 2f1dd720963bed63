"""A chart of the dashboard in a notebook."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from importlib.machinery import SourceFileLoader
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, cast

from microdeals import paths
from microdeals.agents import ConflictModel
from microdeals.documents.wording import quoted, shown
from microdeals.door.arguments import answered
from microdeals.errors import RequestError
from microdeals.extras import check_extra
from microdeals.study.answer.result import SweepResult
from microdeals.verdict import Attribution, Comparison, Verdict

if TYPE_CHECKING:
    from anywidget import AnyWidget

ROOM = "dashboards"
KINDS: dict[type, tuple[str, ...]] = {
    Verdict: ("trade", "closing"),
    Attribution: ("closing", "relief"),
    ConflictModel: ("deals", "trust", "stage"),
    Comparison: ("trade",),
    SweepResult: ("diagram",),
}
"""The charts of each result, the one that is drawn without a wish first."""
Chartable: TypeAlias = Verdict | Attribution | ConflictModel | Comparison | SweepResult
WHAT = "a verdict, a comparison, an attribution, a world or a sweep"


@answered
def chart(result: Chartable, kind: str | None = None) -> AnyWidget:
    """A chart of the dashboard in a notebook: the same picture, which answers a click, and a table of it.

    None draws the first ``kind`` of a result. Of a verdict: "trade" (every pair a mark: to the right
    suffering spared, upwards peace closer), "closing" (how far deals closed the gap, channel by channel).
    Of a comparison: "trade", each pair with a line from where it was before. Of an attribution: "closing",
    "relief" (what each kind of deal brought about). Of a world: "deals" (a bar a deal over the days),
    "trust", "stage" (it and its twin without deals, played day by day). Of a sweep: "diagram" (the most
    common verdict over the first two paths that vary).

    ``picked`` is the key of what was chosen last: of the trade a seed. Where no widget can be shown, a still
    picture is. Needs ``pip install 'microdeals[notebook]'``, no server and no internet. Raises RequestError
    where that is missing, and for what has no such chart: a sweep that varies only one path, a world before
    its first day.

    >>> chart("arden_borea")
    Traceback (most recent call last):
    microdeals.errors.RequestError: chart() draws a verdict, a comparison, an attribution, a world or
    a sweep, not a str.
    """
    kinds = next((names for types, names in KINDS.items() if isinstance(result, types)), ())
    if not kinds:
        what = type(result).__name__
        raise RequestError(f"chart() draws {WHAT}, not a {what}.")
    if kind is not None and kind not in kinds:
        raise RequestError(f"kind = {shown(kind)}: of this there are the charts {quoted(kinds)}.")
    if isinstance(result, ConflictModel) and result.day == 0:
        raise RequestError("this world has not lived a day yet: step() it, or take run().")
    check_extra("notebook", "chart()")
    _load_room()
    pictures = importlib.import_module(f"{ROOM}.notebook.pictures")
    return cast("AnyWidget", pictures.chart_of(result, kind or kinds[0]))


def _load_room() -> None:
    """Make the dashboards importable under their name, and nothing that lies beside them."""
    try:
        file = paths.room(ROOM) / "__init__.py"
    except FileNotFoundError as missing:
        raise RequestError(str(missing)) from missing
    if ROOM in sys.modules:
        there = getattr(sys.modules[ROOM], "__file__", None) or "elsewhere"
        if Path(there).resolve() != file.resolve():
            raise RequestError(
                f"chart() needs the name '{ROOM}', which is {there} here: call that otherwise."
            )
        return
    loader = SourceFileLoader(ROOM, str(file))
    spec = importlib.util.spec_from_file_location(
        ROOM, file, loader=loader, submodule_search_locations=[str(file.parent)]
    )
    if spec is not None:
        module = importlib.util.module_from_spec(spec)
        sys.modules[ROOM] = module
        loader.exec_module(module)
