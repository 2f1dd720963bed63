"""The daily series that both engines record, in order: name, unit, meaning."""

from typing import NamedTuple


class Series(NamedTuple):
    """One recorded daily series."""

    name: str
    unit: str
    meaning: str


DAILY: tuple[Series, ...] = (
    Series("trust_0", "probability", "belief of the first party that the second is trustworthy"),
    Series("trust_1", "probability", "belief of the second party that the first is trustworthy"),
    Series("pressure_0", "share of stake", "pressure on the first party to settle"),
    Series("pressure_1", "share of stake", "pressure on the second party to settle"),
    Series("optimism_0", "share of stake", "hope of the first party beyond its prospects"),
    Series("optimism_1", "share of stake", "hope of the second party beyond its prospects"),
    Series("support_0", "share of citizens", "citizens of the first party for a compromise"),
    Series("support_1", "share of citizens", "citizens of the second party for a compromise"),
    Series("guarantee_0", "0 to 1", "guarantee felt by the first party"),
    Series("guarantee_1", "0 to 1", "guarantee felt by the second party"),
    Series("explored", "0 to 1", "part of the trades across issues that talks have found"),
    Series("documented", "0 to 1", "documented record of kept, monitored deals"),
    Series("fighting", "war days", "fire along the front, 1 = as before any deal"),
    Series("hardship_0", "war days", "hardship of the first party"),
    Series("hardship_1", "war days", "hardship of the second party"),
    Series("grief_0", "war days", "grief of the first party"),
    Series("grief_1", "war days", "grief of the second party"),
    Series("harm", "war days", "harm of the day, mean of both parties"),
    Series("violations", "count", "local violations in calm sectors"),
    Series("active", "count", "deals running or waiting to start"),
    Series("opened", "rung", "highest rung opened by deals that held"),
    Series("gap_optimism", "share of stake", "optimism's part of the gap"),
    Series("gap_fear", "share of stake", "fear's part of the gap"),
    Series("gap_audience", "share of stake", "the publics' part of the gap"),
    Series("gap_pressure", "share of stake", "pressure, which closes the gap"),
    Series("gap_common_ground", "share of stake", "common ground, which closes the gap"),
    Series("gap_total", "share of stake", "what keeps both from settling; 0 or below: a bargain exists"),
)
