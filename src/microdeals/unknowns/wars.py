"""Wars that fit what we know: a conflict model with its unknowns drawn, a draw a seed.

    hundred = wars_that_fit(conflict, unknowns, range(100))
    hundred[7].conduct.base_rate
    hundred.values[7], hundred.paths

A draw is a function of the seed and of the names of what is drawn, and of nothing else: the order of the
file, other unknowns and what is asked for make no difference, nor does the machine.
"""

import zlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from microdeals.conflicts import Conflict, with_values
from microdeals.errors import ConflictError
from microdeals.rulebook.luck import philox
from microdeals.unknowns.distributions import quantile
from microdeals.unknowns.draw import Unknowns
from microdeals.unknowns.inputs import Input, Inputs, inputs_of
from microdeals.unknowns.shares import part
from microdeals.unknowns.tables import ENDS

PURPOSE = 1_000
"""Beyond every `rulebook.luck.Purpose`: what is not known never shares its luck with the war."""
JOINT = "joint draws"
TRIED = 4
"""Draws that are tried when a file is read, beside the ends of all distributions."""
DIGITS = 12
"""Significant digits of a draw: machines differ in the last bits of elementary functions, not in these."""


@dataclass(frozen=True)
class WarsThatFit(Sequence[Conflict]):
    """A war a seed (n,), each with its own draw of what nobody knows, and made when it is asked for."""

    conflict: Conflict
    inputs: Inputs
    uniforms: NDArray[np.float64]
    """(n, inputs) where in its distribution each number lies; the last, if fitted, picks a row."""
    seeds: NDArray[np.int64]
    values: NDArray[np.float64]
    """(n, paths) what each draw sets, in the units of the parameters, cut to their ranges."""

    def __len__(self) -> int:
        """Number of wars."""
        return len(self.seeds)

    def __getitem__(self, place):  # type: ignore[no-untyped-def]
        """One war. Raises ConflictError, by name, if the values of its draw do not fit each other."""
        values = self.values_of(place)
        try:
            return with_values(self.conflict, values)
        except ConflictError as error:
            told = [
                problem.removeprefix(f"{self.conflict.name} with values set, ") for problem in error.problems
            ]
            names = " or ".join(f"[unknown.{name}]" for name in self._to_blame(values))
            raise ConflictError([f"{names or 'the joint draws'}: a draw does not fit: {told[0]}"]) from None

    def _to_blame(self, values: dict[str, float | int]) -> Iterator[str]:
        """Names of the draws without which the rest fits."""
        for one in self.inputs.single:
            own = {target.path for target in one.targets}
            try:
                with_values(self.conflict, {path: value for path, value in values.items() if path not in own})
                yield one.draw.name
            except ConflictError:
                continue

    def some(self, places: Sequence[int] | NDArray[np.int64]) -> "WarsThatFit":
        """Some of these wars, by their places (m,): one may be asked for twice."""
        chosen = np.asarray(places, dtype=np.int64)
        parts = (self.uniforms[chosen], self.seeds[chosen], self.values[chosen])
        return replace(self, uniforms=parts[0], seeds=parts[1], values=parts[2])

    def __iter__(self) -> Iterator[Conflict]:
        """Every war, in the order of the seeds."""
        return (self[place] for place in range(len(self)))

    def values_of(self, place: int) -> dict[str, float | int]:
        """What the draw of one war sets, by path."""
        drawn = zip(self.inputs.targets, self.values[place].tolist(), strict=True)
        return {target.path: int(value) if target.limits.is_whole else value for target, value in drawn}

    @property
    def paths(self) -> tuple[str, ...]:
        """Every path that is set, in the order of the columns of ``values``."""
        return tuple(target.path for target in self.inputs.targets)

    @property
    def factors(self) -> tuple[str, ...]:
        """What varies, by its first path: the single inputs, then the columns of the joint draws."""
        single = tuple(one.path for one in self.inputs.single)
        return single + tuple(target.path for target in self.inputs.joint_targets)

    @property
    def levels(self) -> NDArray[np.float64]:
        """(n, factors) how high each of them lies: 0 to 1 in its distribution; of joint draws the value."""
        n_single = len(self.inputs.single)
        return np.hstack(
            [self.uniforms[:, :n_single], *(c[:, None] for c in _joint_columns(self.inputs, self.uniforms))]
        )


def wars_that_fit(
    conflict: Conflict,
    unknowns: Unknowns,
    seeds: Sequence[int] | NDArray[np.int64],
    kept: Collection[str] = (),
) -> WarsThatFit:
    """Wars that fit what we know, one a seed (0..2**63-1): the same seed gives the same draw everywhere.

    What is in ``kept`` (paths) has been set by hand, and is not drawn.
    """
    return wars_of_seeds(conflict, inputs_of(conflict, unknowns, kept), np.asarray(seeds, dtype=np.int64))


def wars_of_seeds(conflict: Conflict, inputs: Inputs, seeds: NDArray[np.int64]) -> WarsThatFit:
    """The same from what is drawn, where that has been spelled out before."""
    uniforms = _uniforms(inputs, seeds)
    return WarsThatFit(conflict, inputs, uniforms, seeds, _values(inputs, uniforms))


def wars_at(conflict: Conflict, inputs: Inputs, uniforms: NDArray[np.float64]) -> WarsThatFit:
    """Wars at these places (n, inputs), each from 0 to 1: a design of one's own, as a Latin hypercube."""
    return WarsThatFit(conflict, inputs, uniforms, np.arange(len(uniforms)), _values(inputs, uniforms))


def check_together(conflict: Conflict, unknowns: Unknowns) -> None:
    """Try the ends of all distributions, and some draws. Raises ConflictError, by name, for a misfit."""
    inputs = inputs_of(conflict, unknowns)
    ends = np.repeat(np.array(ENDS)[:, None], n_uniforms(inputs), axis=1)
    for wars in (wars_at(conflict, inputs, ends), wars_that_fit(conflict, unknowns, range(TRIED))):
        for war in wars:
            del war


def unrounded_draws(inputs: Inputs, seeds: NDArray[np.int64]) -> NDArray[np.float64]:
    """What is drawn of each single input (n, inputs), before it is rounded to `DIGITS`."""
    uniforms = _uniforms(inputs, seeds)
    numbers = [_numbers(one, uniforms[:, place]) for place, one in enumerate(inputs.single)]
    return np.stack(numbers, axis=1) if numbers else np.zeros((len(seeds), 0))


def n_uniforms(inputs: Inputs) -> int:
    """How many uniforms a war takes: one a single input, and one for the joint draws."""
    return len(inputs.single) + (inputs.joint is not None)


def _values(inputs: Inputs, uniforms: NDArray[np.float64]) -> NDArray[np.float64]:
    """What draws at these places (n, k) set, (n, paths)."""
    numbers = [_numbers(one, uniforms[:, place]) for place, one in enumerate(inputs.single)]
    sums: dict[tuple[str, str], NDArray[np.float64]] = {}
    for one, drawn in zip(inputs.single, numbers, strict=True):
        if one.weight is not None:
            sums[one.group] = sums.get(one.group, 0.0) + drawn
    columns: list[NDArray[np.float64]] = []
    for one, drawn in zip(inputs.single, numbers, strict=True):
        columns += _columns(one, drawn if one.weight is None else drawn / sums[one.group])
    columns += _joint_columns(inputs, uniforms)
    return np.stack(columns, axis=1) if columns else np.zeros((len(uniforms), 0))


def _uniforms(inputs: Inputs, seeds: NDArray[np.int64]) -> NDArray[np.float64]:
    """A uniform a seed and number (n, k), strictly between 0 and 1, with 52 bits."""
    names = [(one.draw.name, one.side if one.weight is None else one.path) for one in inputs.single]
    names += [(JOINT, "")] * (inputs.joint is not None)
    words = [[zlib.crc32(word.encode()) for word in name] for name in names]
    who, where = np.array(words, dtype=np.uint64).reshape(len(names), 2).T
    keys: Any = seeds.astype(np.uint64)[:, np.newaxis]
    high, low, *_ = philox(keys, np.uint64(0), np.uint64(PURPOSE), who, where)  # type: ignore[arg-type]
    bits = (np.asarray(high) << np.uint64(20)) | (np.asarray(low) >> np.uint64(12))
    return (bits.astype(np.float64) + 0.5) * 2.0**-52


def _numbers(one: Input, uniforms: NDArray[np.float64]) -> NDArray[np.float64]:
    """What is drawn of an input at these places (n,): its number, or its part of a sum."""
    if one.weight is not None:
        return part(one.weight, uniforms)
    return quantile(one.draw.distribution, one.draw.numbers, uniforms)


def _columns(one: Input, drawn: NDArray[np.float64]) -> Iterator[NDArray[np.float64]]:
    """What an input sets at each of its targets, (n,) each."""
    number = _to_digits(drawn)
    for target in one.targets:
        least, most, is_whole = target.limits
        cut = np.clip(target.offset + target.factor * number, least, most)
        yield np.round(cut) if is_whole else cut


def _joint_columns(inputs: Inputs, uniforms: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    if inputs.joint is None:
        return []
    row = _rows(inputs.joint.weights, uniforms)
    return [inputs.joint.rows[row, column] for column in inputs.joint_columns]


def joint_rows(inputs: Inputs, seeds: NDArray[np.int64]) -> NDArray[np.int64]:
    """Which row of the joint draws each seed takes (n,). Raises TypeError where nothing is drawn jointly."""
    if inputs.joint is None:
        raise TypeError("nothing is drawn jointly")
    return _rows(inputs.joint.weights, _uniforms(inputs, seeds))


def _rows(weights: NDArray[np.float64], uniforms: NDArray[np.float64]) -> NDArray[np.int64]:
    ends = np.cumsum(weights)
    return np.minimum(np.searchsorted(ends, uniforms[:, -1], side="right"), len(ends) - 1)


def _to_digits(numbers: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.array([float(f"{number:.{DIGITS}g}") for number in numbers.tolist()])
