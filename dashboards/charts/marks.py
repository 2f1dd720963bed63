"""Worlds as marks, a button each: shape and colour say what became of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from dashboards.charts.looks import Caption, Json, Look, spec_of

NO_GUESS = -1


class WorldMark(NamedTuple):
    """One mark. `title` says which world it is and what became of it."""

    key: str
    title: str
    look: Look


class MarkGroup(NamedTuple):
    """What a look means here."""

    look: Look
    title: str


class Marks(NamedTuple):
    """Marks in rows, in the order given, with the meaning of each look and how many there are."""

    caption: Caption
    groups: tuple[MarkGroup, ...]

    def spec(self) -> Json:
        """What stays the same from frame to frame, for the browser."""
        return spec_of("marks", self.caption, groups=[group._asdict() for group in self.groups])

    def frame(self, worlds: Iterable[WorldMark], guess: int = NO_GUESS) -> Json:
        """The marks; `guess`: so many, from the first one on, were guessed to be of the first look."""
        shown = [world._asdict() for world in worlds]
        if strange := {world["look"] for world in shown} - {group.look for group in self.groups}:
            raise ValueError(f"marks: no group for {sorted(strange)}")
        return {"worlds": shown, "guess": guess}
