"""The daily series that both engines record, each declared once: name, unit, meaning."""

from typing import Annotated, Any, NamedTuple, get_type_hints

from microdeals.rulebook.quantities import Means


class Series(NamedTuple):
    """One recorded daily series."""

    name: str
    unit: str
    meaning: str


class Daily:
    """What is recorded of a day, in this order. ``_0`` is the first party, ``_1`` the second."""

    trust_0: Annotated[
        float, Means("belief of the first party that the second is trustworthy", "probability")
    ]
    trust_1: Annotated[
        float, Means("belief of the second party that the first is trustworthy", "probability")
    ]
    pressure_0: Annotated[float, Means("pressure on the first party to settle", "share of the dispute")]
    pressure_1: Annotated[float, Means("pressure on the second party to settle", "share of the dispute")]
    optimism_0: Annotated[
        float, Means("hope of the first party beyond its prospects", "share of the dispute")
    ]
    optimism_1: Annotated[
        float, Means("hope of the second party beyond its prospects", "share of the dispute")
    ]
    support_0: Annotated[float, Means("citizens of the first party for a compromise", "share of citizens")]
    support_1: Annotated[float, Means("citizens of the second party for a compromise", "share of citizens")]
    guarantee_0: Annotated[float, Means("guarantee felt by the first party", "0 to 1")]
    guarantee_1: Annotated[float, Means("guarantee felt by the second party", "0 to 1")]
    explored: Annotated[float, Means("part of the trades across issues that talks have found", "0 to 1")]
    documented: Annotated[float, Means("documented record of kept, monitored deals", "0 to 1")]
    fighting: Annotated[float, Means("fire along the front, 1 = as before any deal", "war days")]
    hardship_0: Annotated[float, Means("hardship of the first party", "war days")]
    hardship_1: Annotated[float, Means("hardship of the second party", "war days")]
    grief_0: Annotated[float, Means("grief of the first party", "war days")]
    grief_1: Annotated[float, Means("grief of the second party", "war days")]
    harm: Annotated[float, Means("harm of the day, mean of both parties", "war days")]
    violations: Annotated[float, Means("local violations in calm sectors", "count")]
    active: Annotated[float, Means("deals running or waiting to start", "count")]
    opened: Annotated[float, Means("highest rung opened by deals that held", "rung")]
    gap_optimism: Annotated[float, Means("optimism's part of the gap", "share of the dispute")]
    gap_fear: Annotated[float, Means("fear's part of the gap", "share of the dispute")]
    gap_audience: Annotated[float, Means("the publics' part of the gap", "share of the dispute")]
    gap_pressure: Annotated[float, Means("pressure, which closes the gap", "share of the dispute")]
    gap_common_ground: Annotated[float, Means("common ground, which closes the gap", "share of the dispute")]
    gap_total: Annotated[
        float, Means("what keeps both from settling; 0 or below: a bargain exists", "share of the dispute")
    ]


def _series(name: str, hint: Any) -> Series:
    (means,) = hint.__metadata__
    return Series(name, means.unit, means.text)


DAILY: tuple[Series, ...] = tuple(
    _series(name, hint) for name, hint in get_type_hints(Daily, include_extras=True).items()
)
