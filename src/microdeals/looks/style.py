"""What every picture shares: colours, shapes and settings, as matplotlib names them."""

from microdeals.language.signs import SIGNS
from microdeals.rulebook.labels import Label, MarkShape, key_of

BLUE, BLACK, GREY, LIGHT = "#0072B2", "#000000", "#767676", "#BFBFBF"
ORANGE = "#B35F00"
SIDE_COLOURS = (BLUE, ORANGE)
"""Of the first and of the second party."""
MARKERS = {
    MarkShape.CIRCLE: "o",
    MarkShape.SQUARE: "s",
    MarkShape.DIAMOND: "D",
    MarkShape.CROSS: "X",
    MarkShape.TRIANGLE_DOWN: "v",
}
LOOKS = {key_of(label): (sign.light, MARKERS[sign.mark]) for label, sign in SIGNS.items()}
"""Colour and shape of each label."""


def name_of_label(key: str) -> str:
    """Name of a label by its key, in the spoken language."""
    return SIGNS[Label[key.upper()]].name


SETTINGS: dict[str, str | float | bool] = {
    "font.family": "sans-serif",
    "font.size": 10.0,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "svg.fonttype": "path",
    "svg.hashsalt": "microdeals",
}
