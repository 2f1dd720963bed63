"""A chart of the dashboard in a notebook."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from importlib.machinery import SourceFileLoader
from pathlib import Path
from typing import TYPE_CHECKING, cast

from microdeals import paths
from microdeals.errors import RequestError
from microdeals.extras import check_extra
from microdeals.verdict import Verdict

if TYPE_CHECKING:
    from anywidget import AnyWidget

ROOM = "dashboards"


def chart(verdict: Verdict) -> AnyWidget:
    """The trade of a verdict in a notebook, as the dashboard draws it: every pair a mark that can be chosen.

    To the right suffering spared, upwards peace closer. ``picked`` is the seed of the mark that was chosen
    last. Where no widget can be shown, a still picture of the same marks is. Needs
    ``pip install 'microdeals[notebook]'``, no server and no internet. Raises RequestError where that is
    missing, and for anything but a verdict.

    >>> chart("arden_borea")
    Traceback (most recent call last):
    microdeals.errors.RequestError: chart() draws a verdict, such as judge("arden_borea"), not a str.
    """
    if not isinstance(verdict, Verdict):
        raise RequestError(
            f'chart() draws a verdict, such as judge("arden_borea"), not a {type(verdict).__name__}.'
        )
    check_extra("notebook", "chart()")
    _load_room()
    pictures = importlib.import_module(f"{ROOM}.notebook.pictures")
    return cast("AnyWidget", pictures.trade(verdict))


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
