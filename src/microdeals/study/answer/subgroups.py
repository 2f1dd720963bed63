"""The settings at which a result can be looked at: levels of what varied, one by one and two by two."""

import itertools
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import pandas as pd  # type: ignore[import-untyped]

from microdeals.study.answer.points_by_seed import Paired, Which

MOST_LEVELS = 20
THIRDS = 3


class Subgroup(NamedTuple):
    """Some points, and what they have in common."""

    words: str
    which: Which


def levels_of(paired: Paired, path: str) -> list[Subgroup]:
    """Each value of what varied, in order, or the thirds of a range if there are many; words have none."""
    column, in_order = paired.points[path], is_ordered(paired, path)
    known = sorted(column.unique()) if in_order else list(dict.fromkeys(column))
    if len(known) <= MOST_LEVELS or not in_order:
        return [Subgroup(f"`{path}` = {told(value)}", (column == value).to_numpy()) for value in known]
    edges = np.linspace(column.min(), column.max(), THIRDS + 1)
    places = pd.cut(column, edges, labels=False, include_lowest=True).to_numpy()
    return [
        Subgroup(f"`{path}` in {edges[place]:.3g}–{edges[place + 1]:.3g}", places == place)
        for place in range(THIRDS)
    ]


def subgroups_of(paired: Paired, without: set[str]) -> Iterator[Subgroup]:
    """Every level of everything that varied but ``without``, and every pair of levels of two of them."""
    ladders = [
        levels for path in paired.points if path not in without and len(levels := levels_of(paired, path)) > 1
    ]
    for levels in ladders:
        yield from levels
    for first, second in itertools.combinations(ladders, 2):
        for one, other in itertools.product(first, second):
            both = one.which & other.which
            if both.any() and not both.all():
                yield Subgroup(f"{one.words} and {other.words}", both)


def is_ordered(paired: Paired, path: str) -> bool:
    """Whether the values are numbers, and not words or yes and no."""
    return bool(np.issubdtype(np.asarray(paired.points[path]).dtype, np.number))


def told(value: Any) -> str:
    """A value as TOML would write it, words without quotes."""
    if isinstance(value, bool | np.bool_):
        return str(bool(value)).lower()
    return f"{value:.4g}" if isinstance(value, float) else str(value)
