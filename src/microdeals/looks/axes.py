"""Where a picture is drawn: on the Axes that are given, or on new ones. Only here is matplotlib asked for."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

from microdeals.documents.wording import shown
from microdeals.errors import RequestError
from microdeals.looks.style import SETTINGS

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

NARROWEST = 7.5
LETTERS_AN_INCH = 10.5
FOLDED = 48
"""Letters of a title above Axes of which only their owner knows how wide they are."""
BELOW = 0.6
"""Inches from the axis to its legend."""
OWN = "microdeals"
"""Label of a figure that was made here, and belongs to one picture."""
MISSING = (
    "plot(): there is no matplotlib, which draws pictures and comes with microdeals; install it again,"
    " pip install matplotlib. summary() has the same numbers without it."
)


NO_AXES = (
    "ax = {}: must be Axes of matplotlib, to draw on. To save a picture: "
    'plot().figure.savefig("picture.png").'
)


def axes_of(ax: Axes | None, height: float, width: float = NARROWEST) -> Axes:
    """The Axes that are given, or those of a new figure of this size (inches).

    Raises RequestError where matplotlib is not installed, and for what are no Axes.
    """
    if ax is not None:
        if not hasattr(ax, "get_figure"):
            raise RequestError(NO_AXES.format(shown(ax)))
        return ax
    try:
        import matplotlib as mpl
        from matplotlib import pyplot
    except ImportError as missing:
        raise RequestError(MISSING) from missing
    # Loads the backend. A notebook's turns interaction on as it's loaded, which the settings would undo.
    pyplot.draw_if_interactive()  # type: ignore[no-untyped-call]
    with mpl.rc_context(SETTINGS):  # type: ignore[arg-type]
        figure, axes = pyplot.subplots(figsize=(max(width, NARROWEST), height), layout="constrained")
    figure.set_label(OWN)
    return axes


def entitle(axes: Axes, title: str, across: str = "") -> Axes:
    """Set the title, and what is drawn across, with its unit; give the Axes back."""
    if across:
        axes.set_xlabel(across)
    figure = axes.get_figure()
    if figure is not None and figure.get_label() == OWN:
        folded = textwrap.fill(title, int(NARROWEST * LETTERS_AN_INCH))
        figure.suptitle(folded, x=0.01, ha="left", fontsize=11, fontweight="bold")
    else:
        axes.set_title(textwrap.fill(title, FOLDED), loc="left", fontsize=10)
    return axes


def explain_below(axes: Axes, handles: Sequence[Artist], columns: int = 1) -> None:
    """A legend below the axis and what is written there."""
    figure = axes.get_figure(root=True)
    inches = figure.get_size_inches()[1] if figure else NARROWEST
    down = BELOW / (axes.get_position().height * inches)
    axes.legend(
        handles=list(handles), loc="upper left", bbox_to_anchor=(0.0, -down), frameon=False, ncols=columns
    )
