"""Figures of a sample by their names, and what is known of each: a figure with its interval."""

from typing import NamedTuple, TypeVar

Figures = dict[str, float]
"""Figures by name; NaN where a sample cannot tell one."""
Sample = TypeVar("Sample")
"""What a sample is made of: worlds, say."""


class Finding(NamedTuple):
    """A figure, and an interval of 95 %; NaN: it cannot be told."""

    figure: float
    low: float
    high: float
