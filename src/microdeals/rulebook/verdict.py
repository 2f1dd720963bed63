"""The verdict on one pair of twins: was suffering spared, and did peace come closer?

The two answers make a plane of two by three cells, and five labels. Swapping the twins swaps closer and
further, and nothing else in the second answer.
"""

from microdeals._compile import rule
from microdeals.rulebook.labels import Label, Peace


@rule
def day_or_horizon(settled_on: int, horizon: int) -> int:
    """The day of a settlement, -1 for none: a world that never settles counts as settling on the last day.

    >>> day_or_horizon(-1, 182), day_or_horizon(90, 182)
    (182, 90)
    """
    return horizon if settled_on < 0 else settled_on


@rule
def part_spared(harm_with: float, harm_without: float) -> float:
    """Part of the harm that was spared (up to 1; below 0 if there was more), of harm in war days.

    Nothing is relieved where there was no harm to begin with.

    >>> part_spared(75.0, 100.0), part_spared(150.0, 100.0), part_spared(0.0, 0.0)
    (0.25, -0.5, 0.0)
    """
    if harm_without <= 0.0:
        return 0.0
    return (harm_without - harm_with) / harm_without


@rule
def is_spared(relief: float, least: float) -> bool:
    """Whether suffering was spared: a part of the harm of at least so much. Assumed: how much counts.

    >>> is_spared(0.05, 0.05), is_spared(-0.2, 0.05)
    (True, False)
    """
    return relief >= least


@rule
def way_to_peace(
    settled_with: int, settled_without: int, closing: float, least_closing: float, least_days: int
) -> int:
    """`Peace`: whether it came closer with deals than without.

    ``settled_with`` and ``settled_without``: the day on which the settlement was signed that stands at the
    horizon, -1 for none. ``closing``: by how much the gap is smaller with deals (share of the dispute), on
    the day on which the gaps are compared. A difference in settlement outranks one in the gap: peace made is
    more than peace near. Assumed: from how many days and how much closing on there is a difference.

    >>> [Peace(way_to_peace(day, twin, 0.2, 0.05, 30)).name for day, twin in [(-1, 90), (90, -1), (-1, -1)]]
    ['FURTHER', 'CLOSER', 'CLOSER']
    >>> [Peace(way_to_peace(day, 90, 0.0, 0.05, 30)).name for day in (60, 61, 119, 120)]
    ['CLOSER', 'NEITHER', 'NEITHER', 'FURTHER']
    """
    if settled_without < 0 <= settled_with:
        return Peace.CLOSER + 0
    if settled_with < 0 <= settled_without:
        return Peace.FURTHER + 0
    sooner = settled_without - settled_with
    if sooner >= least_days:
        return Peace.CLOSER + 0
    if sooner <= -least_days:
        return Peace.FURTHER + 0
    if closing >= least_closing:
        return Peace.CLOSER + 0
    if closing <= -least_closing:
        return Peace.FURTHER + 0
    return Peace.NEITHER + 0


@rule
def label_of(spared: bool, peace: int) -> int:
    """`Label` of a cell of the plane: whether suffering was spared, and what became of peace (`Peace`).

    >>> [Label(label_of(True, peace)).name for peace in Peace]
    ['STEPPING_STONE', 'PRESSURE_VALVE', 'PAINKILLER']
    >>> [Label(label_of(False, peace)).name for peace in Peace]
    ['STEPPING_STONE', 'DEAD_LETTER', 'SETBACK']
    """
    if peace == Peace.CLOSER:
        return Label.STEPPING_STONE + 0
    if peace == Peace.FURTHER:
        return Label.PAINKILLER + 0 if spared else Label.SETBACK + 0
    return Label.PRESSURE_VALVE + 0 if spared else Label.DEAD_LETTER + 0
