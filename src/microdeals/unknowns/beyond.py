"""Numbers of a model's own file that draws hardly ever come to, so that verdicts pass them by."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from microdeals.conflicts import Conflict
from microdeals.documents.wording import tidy
from microdeals.unknowns.cuts import more_paths, numbers_of
from microdeals.unknowns.draw import Unknowns
from microdeals.unknowns.inputs import Inputs, Target, inputs_of
from microdeals.unknowns.paths import values_in

MIDDLE: NDArray[np.float64] = np.array([0.005, 0.995])
"""Parts (0..1) between which all but one in a hundred draws lie. Assumed: beyond is not what is meant."""
ROUNDING = 1e-9
"""How far beyond a number may be, as a share of itself, and still count as the last of them."""


class BeyondDraws(NamedTuple):
    """A draw that hardly ever comes to the file's own number: its path, what stands there, what is drawn."""

    name: str
    """Of the draw; "" for joint draws."""
    path: str
    own: float
    drawn: tuple[float, float]
    """Between which numbers all but one in a hundred draws lie."""
    others: int
    """More paths of the same draw of which that is true."""

    def in_words(self) -> str:
        """The sentence, without its full stop."""
        low, high = (tidy(float(f"{end:.3g}")) for end in self.drawn)
        more = f" (so it is with {more_paths(self.others)})" if self.others else ""
        way_out = "draw numbers around it, or take the path out of what is drawn"
        if not self.name:
            way_out = "to keep it, take its column out of the table of draws"
        return (
            f"the model's file has {self.path} at {tidy(round(self.own, 6))}, but what is drawn for it lies"
            f" between {low} and {high}{more}, so the file's number counts only as given; {way_out}"
        )


def beyond_draws(conflict: Conflict, unknowns: Unknowns) -> Iterator[BeyondDraws]:
    """The draws that hardly ever come to the model's own number: in the file's order, joint ones last."""
    inputs = inputs_of(conflict, unknowns)
    given = values_in(conflict)
    for draw in unknowns.draws:
        if draw.sets:
            ends = [
                (target, numbers_of(one, inputs, MIDDLE))
                for one in inputs.single
                if one.draw is draw
                for target in one.targets
            ]
            yield from _of(draw.name, ends, given)
    yield from _of("", _joint(inputs), given)


def _joint(inputs: Inputs) -> Iterator[tuple[Target, NDArray[np.float64]]]:
    """Each path that joint draws set, and what their rows have at both ends, as weights have it."""
    if inputs.joint is None:
        return
    for target, column in zip(inputs.joint_targets, inputs.joint_columns, strict=True):
        numbers = inputs.joint.rows[:, column]
        order = np.argsort(numbers, kind="stable")
        parts = np.cumsum(inputs.joint.weights[order])
        yield target, numbers[order][np.minimum(np.searchsorted(parts, MIDDLE), len(parts) - 1)]


def _of(
    name: str, ends: Iterable[tuple[Target, NDArray[np.float64]]], given: Mapping[str, Any]
) -> Iterator[BeyondDraws]:
    found = []
    for target, drawn in ends:
        values = np.clip(target.offset + target.factor * drawn, target.limits.least, target.limits.most)
        own, low, high = float(given[target.path]), float(values.min()), float(values.max())
        if not low - ROUNDING * abs(low) <= own <= high + ROUNDING * abs(high):
            found.append((target.path, own, (low, high)))
    if found:
        yield BeyondDraws(name, *found[0], len(found) - 1)
