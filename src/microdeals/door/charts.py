"""A chart of the dashboard in a notebook."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from importlib.machinery import SourceFileLoader
from pathlib import Path
from typing import TYPE_CHECKING, cast

from microdeals import paths
from microdeals.agents import ConflictModel
from microdeals.documents.wording import quoted, shown
from microdeals.errors import RequestError
from microdeals.extras import check_extra
from microdeals.verdict import Attribution, Verdict

if TYPE_CHECKING:
    from anywidget import AnyWidget

ROOM = "dashboards"
KINDS: dict[type, tuple[str, ...]] = {
    Verdict: ("trade", "closing"),
    Attribution: ("closing", "relief"),
    ConflictModel: ("deals", "trust"),
}
"""The charts of each result, the one that is drawn without a wish first."""


def chart(result: Verdict | Attribution | ConflictModel, kind: str | None = None) -> AnyWidget:
    """A chart of the dashboard in a notebook: the same picture, which answers a click, and a table of it.

    Of a verdict ``kind`` is "trade" (every pair a mark: to the right suffering spared, upwards peace closer)
    or "closing" (how far deals closed the gap, channel by channel); of an attribution "closing" or "relief"
    (what each kind of deal brought about); of a world "deals" (a bar a deal over the days) or "trust". None
    is the first of them. ``picked`` is the key of what was chosen last: of the trade a seed. Where no widget
    can be shown, a still picture is. Needs ``pip install 'microdeals[notebook]'``, no server and no internet.
    Raises RequestError where that is missing, and for what has no such chart.

    >>> chart("arden_borea")
    Traceback (most recent call last):
    microdeals.errors.RequestError: chart() draws a verdict, an attribution or a world, not a str.
    """
    kinds = next((names for types, names in KINDS.items() if isinstance(result, types)), ())
    if not kinds:
        what = type(result).__name__
        raise RequestError(f"chart() draws a verdict, an attribution or a world, not a {what}.")
    if kind is not None and kind not in kinds:
        raise RequestError(f"kind = {shown(kind)}: of this there are the charts {quoted(kinds)}.")
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
