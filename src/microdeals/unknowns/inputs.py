"""Inputs: a file of unknowns spelled out for one conflict model, number by number and path by path."""

import hashlib
from collections.abc import Collection, Iterator
from typing import NamedTuple

import numpy as np

from microdeals.conflicts import Conflict
from microdeals.unknowns.draw import Draw, JointDraws, Unknowns
from microdeals.unknowns.limits import Limits, limits_of
from microdeals.unknowns.paths import PROSPECTS, all_of, other_sides_prospects, sides_of, values_in
from microdeals.unknowns.shares import FEWEST, SHARES, whole_of


class Target(NamedTuple):
    """A path that a drawn number steers: its value is ``offset`` + ``factor`` times the number, cut."""

    path: str
    offset: float
    factor: float
    limits: Limits


class Input(NamedTuple):
    """A number that is drawn by itself, under its own name and side, and the paths that it steers."""

    draw: Draw
    side: str
    """The key of a party; "" for what is not drawn a side at a time."""
    path: str
    """The first path as the file writes it, with the side in place of its star."""
    targets: tuple[Target, ...]
    weight: float | None = None
    """Of a share, which is drawn as a part of a sum: the weight of the part."""

    @property
    def is_factor(self) -> bool:
        """Whether several paths are multiplied by the number, which then is the unit of none of them."""
        return bool(self.draw.scales) and len(self.targets) > 1

    @property
    def group(self) -> tuple[str, str]:
        """What shares that are parts of one sum have in common."""
        return self.draw.name, self.side


class Inputs(NamedTuple):
    """Everything that is drawn for one conflict model. Shares of one sum follow each other."""

    single: tuple[Input, ...]
    joint: JointDraws | None
    joint_targets: tuple[Target, ...]
    """One for each column of the joint draws that is drawn."""
    joint_columns: tuple[int, ...]
    kept: tuple[str, ...]
    """Paths that would be drawn and are not, because somebody has set them."""

    @property
    def n_numbers(self) -> int:
        """How many numbers are drawn, as all answers count them: each by itself, for each side, or jointly.

        A number may steer several paths, so there are more of those.
        """
        return len(self.single) + len(self.joint_targets)

    @property
    def targets(self) -> tuple[Target, ...]:
        """Every path that is set, those of single inputs first."""
        return tuple(target for one in self.single for target in one.targets) + self.joint_targets

    @property
    def digest(self) -> str:
        """SHA-256 over everything that is drawn: names, distributions, numbers, paths and joint draws."""
        found = hashlib.sha256()
        for one in self.single:
            draw = one.draw
            told = (draw.name, one.side, draw.distribution, sorted(draw.numbers.items()), one.targets)
            found.update(repr(told).encode())
        found.update(repr(self.joint_targets).encode())
        if self.joint is not None:
            found.update(np.ascontiguousarray(self.joint.rows[:, list(self.joint_columns)], "<f8").tobytes())
            found.update(np.ascontiguousarray(self.joint.weights, "<f8").tobytes())
        return found.hexdigest()


def inputs_of(conflict: Conflict, unknowns: Unknowns, kept: Collection[str] = ()) -> Inputs:
    """Spell out the unknowns for a model. What is in ``kept`` has been set by hand, and is not drawn.

    A number that was fitted is drawn with its joint draws, and not by itself. A path that the model does not
    have is left out: files were checked against their own model, and a twin may lack some of it.
    """
    fitted = unknowns.joint.paths if unknowns.joint else ()
    passed_over = {*kept, *fitted}
    single, would = [], []
    for draw in unknowns.draws:
        for side in sides_of(draw, conflict):
            targets = tuple(_targets(draw, side, conflict))
            would += [target.path for target in targets]
            if draw.distribution in SHARES:
                single += _parts(draw, side, conflict, passed_over)
                continue
            left = tuple(target for target in targets if target.path not in passed_over)
            if left and not _is_other_sides(left, passed_over):
                single.append(Input(draw, side, draw.paths[0].replace("party.*.", f"party.{side}."), left))
    there = values_in(conflict)
    columns = tuple(place for place, path in enumerate(fitted) if path not in kept and path in there)
    joint_targets = tuple(Target(fitted[place], 0.0, 1.0, limits_of(fitted[place])) for place in columns)
    set_by_hand = tuple(path for path in kept if path in {*would, *fitted})
    joint = unknowns.joint if columns else None
    return Inputs(tuple(single), joint, joint_targets, columns, set_by_hand)


def _parts(draw: Draw, side: str, conflict: Conflict, passed_over: Collection[str]) -> list[Input]:
    """The shares that are drawn: they split what the values of their own paths sum to."""
    weighted = zip(all_of(draw.sets, side, conflict), draw.numbers["weights"], strict=True)
    left = [(path, float(weight)) for path, weight in weighted if path not in passed_over]
    if len(left) < FEWEST:
        return []
    whole = whole_of([path for path, _ in left], conflict)
    return [
        Input(draw, side, path, (Target(path, 0.0, whole, limits_of(path)),), weight) for path, weight in left
    ]


def _is_other_sides(targets: tuple[Target, ...], passed_over: Collection[str]) -> bool:
    """Whether nothing is left but prospects of which one side's have been set: they must sum to 1."""
    prospects = [target for target in targets if target.path.endswith(f".{PROSPECTS}")]
    return len(prospects) == len(targets) and any(path.endswith(f".{PROSPECTS}") for path in passed_over)


def _targets(draw: Draw, side: str, conflict: Conflict) -> Iterator[Target]:
    there = values_in(conflict)
    for path in (path for path in all_of(draw.sets, side, conflict) if path in there):
        yield Target(path, 0.0, 1.0, limits_of(path))
        if other := other_sides_prospects(path, conflict):
            yield Target(other, 1.0, -1.0, limits_of(path))
    for path in (path for path in all_of(draw.scales, side, conflict) if path in there):
        given = float(there[path])
        yield Target(path, 0.0, given, limits_of(path))
        if other := other_sides_prospects(path, conflict):
            yield Target(other, 1.0, -given, limits_of(path))
