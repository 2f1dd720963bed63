"""What every figure shares: colours and shapes, the words around it, and how it is written."""

import textwrap
from pathlib import Path
from typing import Any, NamedTuple

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from microdeals.rulebook.labels import SIGNS, MarkShape, key_of

BLUE, BLACK, GREY = "#0072B2", "#000000", "#767676"
MARKERS = {
    MarkShape.CIRCLE: "o",
    MarkShape.SQUARE: "s",
    MarkShape.DIAMOND: "D",
    MarkShape.CROSS: "X",
    MarkShape.TRIANGLE_DOWN: "v",
}
LOOKS = {key_of(label): (sign.light, MARKERS[sign.mark]) for label, sign in SIGNS.items()}
"""Colour and shape of each label."""
SIGNED = {key_of(label): sign.name for label, sign in SIGNS.items()}
"""Name of each label."""
RESOLUTION = 150
NARROWEST = 7.5
SETTINGS: dict[str, Any] = {
    "font.family": "sans-serif",
    "font.size": 10.0,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "svg.fonttype": "path",
    "svg.hashsalt": "microdeals",
}


class CaptionedFigure(NamedTuple):
    """A figure with its words. ``title`` is the finding, ``subtitle`` says what is drawn in which unit."""

    name: str
    title: str
    subtitle: str
    note: str
    figure: Figure


def blank(width: float, height: float) -> tuple[Figure, Axes]:
    """An empty figure (inches) with room for the words above and below."""
    with mpl.rc_context(SETTINGS):  # type: ignore[arg-type]
        figure = Figure(figsize=(max(width, NARROWEST), height), layout="constrained")
        return figure, figure.subplots()


def plain(name: str) -> str:
    """``stepping_stone`` -> ``stepping stone``."""
    return name.replace("_", " ")


def write(picture: CaptionedFigure, folder: Path) -> tuple[Path, Path]:
    """Write a picture as SVG and PNG with its words around it; the same picture gives the same bytes."""
    figure = picture.figure
    width = figure.get_size_inches()[0]
    figure.suptitle(_folded(picture.title, width, 8.6), x=0.01, ha="left", fontsize=13, fontweight="bold")
    figure.axes[0].set_title(
        _folded(picture.subtitle, width, 8.0), x=0.0, ha="left", fontsize=10, color="#404040"
    )
    figure.supxlabel(_folded(picture.note, width, 12.5), x=0.01, ha="left", fontsize=8, color="#404040")
    vector, pixels = folder / f"{picture.name}.svg", folder / f"{picture.name}.png"
    with mpl.rc_context(SETTINGS):  # type: ignore[arg-type]
        figure.savefig(vector, metadata={"Date": None, "Creator": None})
        figure.savefig(pixels, dpi=RESOLUTION, metadata={"Software": None})
    return vector, pixels


def _folded(text: str, inches: float, characters_an_inch: float) -> str:
    """Text broken into lines that fit."""
    return "\n".join(textwrap.wrap(text, int(inches * characters_an_inch)))
