"""Checks at the door of the closed forms: an argument outside the domain is named and refused."""

import math


def check_between(name: str, value: float, lowest: float, highest: float, unit: str) -> None:
    """Refuse a value outside ``lowest`` to ``highest``, both allowed. Raises ValueError.

    >>> check_between("false_alarm", 1.4, 0.0, 1.0, "chance per day")
    Traceback (most recent call last):
    ...
    ValueError: false_alarm = 1.4: must be between 0 and 1 (chance per day).
    """
    if not lowest <= value <= highest:
        raise ValueError(f"{name} = {value}: must be between {lowest:g} and {highest:g} ({unit}).")


def check_inside(name: str, value: float, lowest: float, highest: float, unit: str) -> None:
    """Refuse a value outside ``lowest`` to ``highest``, or on either end. Raises ValueError.

    >>> check_inside("shadow", 1.0, 0.0, 1.0, "discount per round")
    Traceback (most recent call last):
    ...
    ValueError: shadow = 1.0: must be above 0 and below 1 (discount per round).
    """
    if not lowest < value < highest:
        raise ValueError(f"{name} = {value}: must be above {lowest:g} and below {highest:g} ({unit}).")


def check_at_least(name: str, value: float, lowest: float, unit: str) -> None:
    """Refuse a value below ``lowest``, an infinite one, or one that is not a number. Raises ValueError.

    >>> check_at_least("negativity", 0.5, 1.0, "ratio")
    Traceback (most recent call last):
    ...
    ValueError: negativity = 0.5: must be a finite number, at least 1 (ratio).
    """
    if not lowest <= value < math.inf:
        raise ValueError(f"{name} = {value}: must be a finite number, at least {lowest:g} ({unit}).")


def check_that(holds: bool, otherwise: str) -> None:
    """Refuse arguments that do not go together. Raises ValueError with the sentence ``otherwise``."""
    if not holds:
        raise ValueError(otherwise)
