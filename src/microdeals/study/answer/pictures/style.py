"""What every figure of a report shares: the words around it, and how it is drawn."""

import io
import re
import textwrap
from typing import NamedTuple

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from microdeals.looks.axes import NARROWEST
from microdeals.looks.style import SETTINGS

RESOLUTION = 150
CLIP = re.compile(rb'(?<=[#"])p[0-9a-f]{10}(?=[)"])')
"""The name of a region to draw in: Matplotlib hashes its size, whose last bit differs between machines."""


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


def worded(picture: CaptionedFigure) -> Figure:
    """The figure with its words around it."""
    figure = picture.figure
    width = figure.get_size_inches()[0]
    figure.suptitle(_folded(picture.title, width, 8.6), x=0.01, ha="left", fontsize=13, fontweight="bold")
    figure.axes[0].set_title(
        _folded(picture.subtitle, width, 9.5), x=0.0, ha="left", fontsize=10, color="#404040"
    )
    figure.supxlabel(_folded(picture.note, width, 12.5), x=0.01, ha="left", fontsize=8, color="#404040")
    return figure


def drawn(picture: CaptionedFigure) -> dict[str, bytes]:
    """A picture with its words around it, as SVG and as PNG, by ending; the same one gives the same bytes."""
    figure = worded(picture)
    vector, pixels = io.BytesIO(), io.BytesIO()
    with mpl.rc_context(SETTINGS):  # type: ignore[arg-type]
        figure.savefig(vector, format="svg", metadata={"Date": None, "Creator": None})
        figure.savefig(pixels, format="png", dpi=RESOLUTION, metadata={"Software": None})
    return {".svg": _with_plain_names(vector.getvalue()), ".png": pixels.getvalue()}


def _with_plain_names(svg: bytes) -> bytes:
    """Regions by their order, so that the same picture has the same names everywhere."""
    places = {name: place for place, name in enumerate(dict.fromkeys(CLIP.findall(svg)), start=1)}
    return CLIP.sub(lambda found: b"clip-%d" % places[found[0]], svg)


def _folded(text: str, inches: float, characters_an_inch: float) -> str:
    """Text broken into lines that fit."""
    return "\n".join(textwrap.wrap(text, int(inches * characters_an_inch)))
