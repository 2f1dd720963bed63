"""What deals can have been in a pair of twins: five labels, each with one name, mark, colour and sentence."""

from enum import IntEnum, StrEnum
from typing import NamedTuple


class Peace(IntEnum):
    """Whether peace came closer. Values are part of stored results."""

    CLOSER = 0
    NEITHER = 1
    FURTHER = 2


class Label(IntEnum):
    """What deals were in a pair. Values are part of stored results."""

    STEPPING_STONE = 0
    """Peace came closer; at a price, where no suffering was spared."""
    PRESSURE_VALVE = 1
    """Suffering was spared, and peace came neither closer nor further away."""
    PAINKILLER = 2
    """Suffering was spared, and peace was pushed away."""
    DEAD_LETTER = 3
    """Neither."""
    SETBACK = 4
    """Peace was pushed away, and no suffering was spared."""


class MarkShape(StrEnum):
    """The shape of a label's mark, as text."""

    CIRCLE = "●"
    SQUARE = "■"
    DIAMOND = "◆"
    CROSS = "✕"
    TRIANGLE_DOWN = "▼"


class LabelSign(NamedTuple):
    """How a label is told and drawn wherever it appears.

    Colours tell the five apart also for eyes without red, green or blue, with at least 4.5 : 1 against a
    white and a dark page; and the shape says the same.
    """

    name: str
    plural: str
    did: str
    """Its sentence, after "small deals"."""
    mark: MarkShape
    light: str
    """Colour on a light page."""
    dark: str
    """Colour on a dark page."""


SIGNS = {
    Label.STEPPING_STONE: LabelSign(
        "stepping stone", "stepping stones", "brought peace closer", MarkShape.CIRCLE, "#006B4E", "#2CC79B"
    ),
    Label.PRESSURE_VALVE: LabelSign(
        "pressure valve",
        "pressure valves",
        "spared suffering, and peace came no closer",
        MarkShape.SQUARE,
        "#9A4FA8",
        "#C58BE0",
    ),
    Label.PAINKILLER: LabelSign(
        "painkiller",
        "painkillers",
        "spared suffering, and pushed peace away",
        MarkShape.DIAMOND,
        "#B35F00",
        "#F5B82E",
    ),
    Label.DEAD_LETTER: LabelSign(
        "dead letter", "dead letters", "changed nothing that counts", MarkShape.CROSS, "#767676", "#8F8F8F"
    ),
    Label.SETBACK: LabelSign(
        "setback",
        "setbacks",
        "pushed peace away, and spared nothing",
        MarkShape.TRIANGLE_DOWN,
        "#1A1A1A",
        "#F2F2F2",
    ),
}
"""Each label's sign. Pages, commands, reports and pictures take them from here."""

AT_A_PRICE = "at a price: no suffering was spared"
"""What is said of stepping stones that spared no suffering."""


def key_of(label: Label) -> str:
    """A label's key in results, files and addresses: ``stepping_stone``."""
    return label.name.lower()
