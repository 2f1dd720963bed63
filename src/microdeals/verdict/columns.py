"""What the columns of a verdict's and a comparison's tables mean, each with its unit."""

from collections.abc import Sequence

from microdeals.documents.tables import ColumnTold
from microdeals.ensemble.pairs import TWINS
from microdeals.rulebook.gap import CHANNELS

LABELLED = "stepping_stone, pressure_valve, painkiller, dead_letter or setback"
DISPUTE, HARM, DAY = "share of the dispute", "share of the harm", "day"
ON_THE_DAY = "on the day on which the gaps are compared"
_OF_TWINS = {
    "settled_on": (DAY, "day of the settlement that stands on the last day; -1: none"),
    "first_settled_on": (DAY, "day of the first settlement that was signed; -1: none"),
    "won_by": ("number", "side that won, 0 or 1; -1: none"),
    "won_on": (DAY, "day of the victory; -1: none"),
    "outcome": ("name", "how the world came out"),
    "common_ground": (DISPUTE, f"common ground, which closes the gap, {ON_THE_DAY}"),
    "gap": (DISPUTE, f"how far apart the sides are, {ON_THE_DAY}"),
    "harm": ("war days", "harm to the horizon, mean of both sides"),
    "gap_at_end": (DISPUTE, "how far apart the sides are on the last day"),
    "fighting_at_end": ("1 = war", "mean fire of the last month"),
    **{
        f"{channel}_{side}": (DISPUTE, f"part of the gap of the {party} party's {channel}, {ON_THE_DAY}")
        for channel in CHANNELS
        if channel != "common_ground"
        for side, party in enumerate(("first", "second"))
    },
    **{
        f"harm_{side}": ("war days", f"harm of the {party} party to the horizon")
        for side, party in enumerate(("first", "second"))
    },
}
_OF_PAIRS = {
    "seed": ("number", "seed of the pair's luck"),
    "label": ("name", f"what deals were: {LABELLED}"),
    "label_0": ("name", "the same to the first party alone"),
    "label_1": ("name", "the same to the second party alone"),
    "spared": ("True or False", "whether suffering was spared"),
    "peace": ("name", "closer, neither or further: what became of peace with deals"),
    "closing": (DISPUTE, "by how much deals brought the sides closer; below 0: further apart"),
    "relief": (HARM, "harm that deals spared; below 0: added"),
    "day": (DAY, "day on which the gaps are compared, from 1"),
    "days_sooner": (
        "days",
        "by how many deals brought the settlement forward; never: the last day",
    ),
}
TWINS_SAID = {"with": "in the world with deals", "without": "in its twin without deals"}
SETTINGS_SAID = {"first": "in the first setting", "second": "in the second setting"}
CHANGED = "change from the first setting to the second"


def told_of(columns: Sequence[str]) -> tuple[ColumnTold, ...]:
    """The columns with unit and meaning. Raises KeyError for one that nobody has told."""
    return tuple(ColumnTold(name, *_told(name)) for name in columns)


def _told(name: str) -> tuple[str, str]:
    if name in _OF_PAIRS:
        return _OF_PAIRS[name]
    begin, _, end = name.rpartition("_")
    if end == "change":
        unit, meaning = _OF_PAIRS[begin]
        return unit, f"{meaning}: {CHANGED}"
    said, known = (TWINS_SAID, _OF_TWINS) if end in TWINS else (SETTINGS_SAID, _OF_PAIRS)
    unit, meaning = known[begin]
    return unit, f"{meaning}, {said[end]}"
